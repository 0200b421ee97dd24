import Foundation
import Testing

/// `one-layer` and `compare`: answers as text and JSON, files, errors, interruption.
@Suite(.timeLimit(.minutes(5))) struct DecisionTests {
  /// σ(σ(x) − σ(−x)) = σ(x).
  private static let ramp =
    #"{"layers": [{"W": [[1], [-1]], "b": [0, 0]}, {"W": [[1, -1]], "b": [0]}, {"W": [[1]], "b": [0]}]}"#
  /// max(0, x, y).
  private static let maximum = """
    {"layers": [{"W": [[1, -1], [0, 1], [0, -1]], "b": [0, 0, 0]}, {"W": [[1, 1, -1]], "b": [0]}, {"W": [[1]], "b": [0]}]}
    """
  private static let line = #"{"layers": [{"W": [[1]], "b": [0]}]}"#

  private let scratch: Scratch
  private let ramp: String
  private let maximum: String
  private let line: String

  init() throws {
    scratch = try Scratch()
    ramp = try scratch.file("ramp.json", Self.ramp)
    maximum = try scratch.file("maximum.json", Self.maximum)
    line = try scratch.file("line.json", Self.line)
  }

  private func expectRefused(
    _ code: Int32, _ fragment: String, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try scratch.contents()
    let run = try Tool.lemmata.run(arguments)
    #expect(run.code == code, "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(run.error.contains(fragment), "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(try scratch.contents() == before, sourceLocation: sourceLocation)
  }

  @Test func oneLayerIsEnough() throws {
    let run = try Tool.lemmata.run("one-layer", ramp)
    #expect(run.code == 0 && run.error.isEmpty)
    #expect(
      run.text == """
        ramp.json: R^1 → R^1, widths 1-2-1-1
        one hidden layer is enough: 1 gate, the fewest possible
        f(x) = max(0, x1)

        """)
    let smallest = scratch.path("smallest.json")
    let json = try Tool.lemmata.run("one-layer", ramp, "--json", "--output", smallest).json()
    #expect(
      Set(json.keys) == [
        "report", "version", "name", "widths", "oneHiddenLayer", "gates", "fewestGates", "breaks", "layers", "output",
        "notes",
      ])
    #expect(json["report"] as? String == "lemmata one-layer" && json["version"] as? Int == 1)
    #expect(json["oneHiddenLayer"] as? Bool == true && json["gates"] as? Int == 1)
    #expect(json["fewestGates"] as? [String: Int] == ["atLeast": 1, "atMost": 1])
    // The file is a network for the same function, and stays when it is there.
    let comparison = try Tool.lemmata.run("compare", ramp, smallest)
    #expect(comparison.code == 0 && comparison.text.contains("equal on all of R^1"))
    try expectRefused(3, "not overwritten", "one-layer", ramp, "--output", smallest)
    try expectRefused(3, "not overwritten", "one-layer", ramp, "--output", ramp)
  }

  @Test func oneLayerIsNotEnough() throws {
    let file = scratch.path("nothing.json")
    let run = try Tool.lemmata.run("one-layer", maximum, "--output", file)
    #expect(run.code == 0 && run.error.isEmpty && !FileManager.default.fileExists(atPath: file))
    #expect(run.lines[1] == "no network with one hidden layer computes it, of whatever size")
    #expect(run.text.contains("not at all at (") && run.text.contains("1 times its normal at ("))
    let json = try Tool.lemmata.run("one-layer", maximum, "--json", "--threads", "1").json()
    #expect(
      Set(json.keys) == ["report", "version", "name", "widths", "oneHiddenLayer", "hyperplane", "jumps", "notes"])
    #expect(json["oneHiddenLayer"] as? Bool == false)
    let jumps = try #require(json["jumps"] as? [[String: Any]])
    #expect(jumps.count == 2 && jumps[1]["jump"] as? String == "0")
    #expect((jumps[0]["point"] as? [String])?.count == 2)
    let hyperplane = try #require(json["hyperplane"] as? [String: Any])
    #expect((hyperplane["normal"] as? [String])?.count == 2 && hyperplane["constant"] as? String == "0")
  }

  @Test func comparisons() throws {
    let run = try Tool.lemmata.run("compare", ramp, line)
    #expect(run.code == 0 && run.error.isEmpty)
    #expect(
      run.text == """
        ramp.json: R^1 → R^1, widths 1-2-1-1
        line.json: R^1 → R^1, widths 1-1
        different at x = (−1)
          ramp.json: (0)
          line.json: (−1)

        """)
    let different = try Tool.lemmata.run("compare", ramp, line, "--json").json()
    #expect(Set(different.keys) == ["report", "version", "networks", "equal", "point", "outputs", "notes"])
    #expect(different["equal"] as? Bool == false && different["point"] as? [String] == ["-1"])
    #expect(different["outputs"] as? [[String]] == [["0"], ["-1"]])
    let equal = try Tool.lemmata.run("compare", maximum, maximum, "--json").json()
    #expect(Set(equal.keys) == ["report", "version", "networks", "equal", "regions", "notes"])
    #expect(equal["equal"] as? Bool == true && equal["report"] as? String == "lemmata compare")
    #expect((equal["regions"] as? Int ?? 0) > 0)
  }

  @Test func errors() throws {
    try expectRefused(3, "inputs of networks to compare: dimension 2, expected 1", "compare", ramp, maximum)
    let two = try scratch.file("two.json", #"{"layers": [{"W": [[1], [2]], "b": [0, 0]}]}"#)
    try expectRefused(3, "outputs of networks to compare: dimension 2, expected 1", "compare", ramp, two)
    try expectRefused(3, "one hidden layer is decided: dimension 2, expected 1", "one-layer", two)
    try expectRefused(3, "No such file", "one-layer", scratch.path("none.json"))
    try expectRefused(3, "No such file", "compare", ramp, scratch.path("none.json"))
    try expectRefused(3, "line", "one-layer", try scratch.file("bad.json", "{"))
    try expectRefused(2, "--threads: found 0", "one-layer", ramp, "--threads", "0")
    try expectRefused(2, "--threads: found 0", "compare", ramp, line, "--threads", "0")
    try expectRefused(2, "Missing expected argument", "compare", ramp)
  }

  @Test func interruption() throws {
    // 2^20 first cones, each cut by twenty gates.
    let row = "[" + (1...20).map(String.init).joined(separator: ", ") + "]"
    let unit = (0..<20).map { i in "[" + (0..<20).map { $0 == i ? "1" : "0" }.joined(separator: ", ") + "]" }
    let first = "{\"W\": [\(unit.joined(separator: ", "))], \"b\": \(row)}"
    let large = try scratch.file("large.json", "{\"layers\": [\(first), \(first), {\"W\": [\(row)], \"b\": [0]}]}")
    let (output, error) = (scratch.path("stdout"), scratch.path("stderr"))
    let process = try Tool.lemmata.started(["compare", large, large], output: output, error: error)
    usleep(700_000)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    #expect(FileManager.default.contents(atPath: output) == Data())
  }
}
