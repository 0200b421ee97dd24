import Foundation
import NetworkFiles
import ReLUNetworks
import Testing

/// `regions`: text, JSON, definitions, boxes, slices, pictures, formats, errors.
@Suite(.timeLimit(.minutes(5))) struct RegionsTests {
  /// The plane cut in four, σ(x) + σ(y).
  private static let plus = #"{"layers": [{"W": [[1, 0], [0, 1]], "b": [0, 0]}, {"W": [[1, 1]], "b": [0]}]}"#
  /// σ(x − y) + σ(y) − σ(−y) = max(x, y): all counts but two are 2.
  private static let maximum =
    #"{"layers": [{"W": [[1, -1], [0, 1], [0, -1]], "b": [0, 0, 0]}, {"W": [[1, 1, -1]], "b": [0]}]}"#
  private static let cube = """
    {"layers": [{"W": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], "b": [0, 0, "-1/2"]}, {"W": [[1, 1, 1], [1, 0, -1]], "b": [0, 0]}]}
    """

  private let scratch: Scratch
  private let plus: String
  private let maximum: String
  private let cube: String

  init() throws {
    scratch = try Scratch()
    plus = try scratch.file("plus.json", Self.plus)
    maximum = try scratch.file("maximum.json", Self.maximum)
    cube = try scratch.file("cube.json", Self.cube)
  }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let run = try Tool.lemmata.run(["regions"] + arguments + ["--json"])
    #expect(run.code == 0 && run.error.isEmpty, "\(run.error)")
    return try run.json()
  }

  private func counts(_ arguments: String...) throws -> [String: Int] {
    let run = try Tool.lemmata.run(["regions"] + arguments + ["--json"])
    #expect(run.code == 0 && run.error.isEmpty, "\(run.error)")
    let regions = try #require(try run.json()["regions"] as? [String: Any])
    return regions.compactMapValues { $0 as? Int }
  }

  private func expectRefused(
    _ code: Int32, _ fragment: String, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try scratch.contents()
    let run = try Tool.lemmata.run(["regions"] + arguments)
    #expect(run.code == code, "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(run.error.contains(fragment), "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(run.error.utf8.count < 1_500, sourceLocation: sourceLocation)
    #expect(try scratch.contents() == before, sourceLocation: sourceLocation)
  }

  @Test func text() throws {
    let run = try Tool.lemmata.run("regions", maximum)
    #expect(run.code == 0 && run.error.isEmpty)
    #expect(run.lines.first == "maximum.json: R^2 → R^1, widths 2-3-1")
    let words = run.lines.dropFirst().map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
    #expect(
      words == [
        "activation 6", "proper-activation 4", "convex 2", "open-connected 2", "closed-connected 2", "affine 2", "0 of",
        "",
      ])
  }

  @Test func everyFieldOfTheJSON() throws {
    let json = try json(maximum)
    #expect(Set(json.keys) == ["report", "version", "name", "widths", "regions", "notes", "bounded"])
    #expect(json["report"] as? String == "lemmata regions" && json["version"] as? Int == 1)
    #expect(json["name"] as? String == "maximum.json" && json["widths"] as? [Int] == [2, 3, 1])
    #expect(json["bounded"] as? Int == 0 && (json["notes"] as? [String])?.isEmpty == true)
    let regions = try #require(json["regions"] as? [String: Any])
    #expect(regions["convex"] as? [String: Int] == ["atLeast": 2, "atMost": 2])
    #expect(
      regions.compactMapValues { $0 as? Int } == [
        "activation": 6, "proper-activation": 4, "open-connected": 2, "closed-connected": 2, "affine": 2,
      ])
    // The same bytes with any number of threads.
    let one = try Tool.lemmata.run("regions", cube, "--json", "--threads", "1")
    #expect(try Tool.lemmata.run("regions", cube, "--json", "--threads", "3").output == one.output)
  }

  @Test(arguments: [
    ("activation", 6), ("proper-activation", 4), ("convex", 2), ("open-connected", 2), ("closed-connected", 2),
    ("affine", 2),
  ])
  func definitions(_ name: String, _ count: Int) throws {
    let run = try Tool.lemmata.run("regions", maximum, "--definition", name)
    #expect(run.code == 0 && run.error.isEmpty && run.lines.count == 3)
    #expect(run.lines[1].hasPrefix("\(name)  \(count)  "))
    let json = try json(maximum, "--definition", name)
    let regions = try #require(json["regions"] as? [String: Any])
    #expect(Array(regions.keys) == [name])
    if name != "convex" { #expect(regions[name] as? Int == count) }
  }

  @Test func boxesAndSlices() throws {
    #expect(try counts(plus, "--box", "1:2,-1:1")["proper-activation"] == 2)
    #expect(try counts(plus, "--box=0:1/2, 0:1e3")["proper-activation"] == 1)
    #expect(try counts(plus, "--box", "-1:1,-1:1", "--definition", "proper-activation") == ["proper-activation": 4])
    #expect(try json(plus, "--box", "-1:1,-1:1")["bounded"] as? Int == 4)
    // The cube's three planes cut the plane x + y + z = 1 in three lines.
    #expect(try counts(cube)["proper-activation"] == 8)
    #expect(try counts(cube, "--slice", "1,0,0;0,1,0;0,0,1")["proper-activation"] == 7)
    #expect(try counts(cube, "--slice", "0,0,0;1,0,0;0,1,0")["proper-activation"] == 4)
    #expect(try counts(cube, "--slice", "0,0,0;1,0,0;0,1,0", "--box", "0:1,0:1")["proper-activation"] == 1)
  }

  @Test func usage() throws {
    try expectRefused(2, "--box: found 1 ranges, expected 2", plus, "--box", "0:1")
    try expectRefused(2, "--box: found 1 ranges, expected 2", plus, "--box", "")
    try expectRefused(2, "--box: found 3 ranges, expected 2", plus, "--slice", "0,0;1,0;0,1", "--box", "0:1,0:1,0:1")
    try expectRefused(2, "--box: found '0', expected low:high", plus, "--box", "0,0:1")
    try expectRefused(2, "--box: found '0:1:2', expected low:high", plus, "--box", "0:1:2,0:1")
    try expectRefused(2, "expected a lower end below the upper one", plus, "--box", "0:1,2:2")
    try expectRefused(2, "expected a lower end below the upper one", plus, "--box", "1:-1,2:3")
    for word in ["x", "", "inf", "nan", "1/0", "0x1"] {
      try expectRefused(2, "--box: '\(word)' is not an exact number", plus, "--box", "\(word):1,0:1")
      try expectRefused(2, "--slice: '\(word)' is not an exact number", plus, "--slice", "\(word),0;1,0;0,1")
    }
    try expectRefused(2, "--slice: found 2 points, expected 3", plus, "--slice", "0,0;1,0")
    try expectRefused(2, "--slice: found a point with 3 coordinates", plus, "--slice", "0,0;1,0;0,1,2")
    try expectRefused(2, "--slice: found three points on a line", plus, "--slice", "0,0;1,1;2,2")
    try expectRefused(2, "--slice: found three points on a line", plus, "--slice", "1,0;1,0;2,2")
    for threads in ["0", "-1", "1025"] {
      try expectRefused(2, "--threads: found \(threads), expected 1 to 1024", plus, "--threads", threads)
    }
    try expectRefused(2, "proper-activation", plus, "--definition", "linear")
    try expectRefused(2, "name the same file", plus, "--plot", plus)
    try expectRefused(2, "Missing expected argument", "--json")
    try expectRefused(2, "--plot: found 3 inputs, expected 2, or --slice", cube, "--plot", scratch.path("map.svg"))
  }

  @Test func pictures() throws {
    let file = scratch.path("map.svg")
    for (arguments, cells) in [
      ([plus], 4), ([maximum], 4), ([plus, "--box", "-1:1,-1:1"], 4), ([plus, "--box", "1:3,2:5"], 1),
      ([cube, "--slice", "1,0,0;0,1,0;0,0,1"], 7), ([plus, "--definition", "proper-activation"], 4),
    ] {
      let run = try Tool.lemmata.run(["regions"] + arguments + ["--plot", file])
      #expect(run.code == 0 && run.error.isEmpty)
      let svg = try String(contentsOfFile: file, encoding: .utf8)
      #expect(svg.hasPrefix("<?xml") && svg.hasSuffix("</svg>\n"))
      #expect(svg.contains("\(cells) proper activation regions"))
      #expect(svg.split(separator: "\n").count { $0.hasPrefix("<path fill") } == cells)
      // One colour for each function.
      let colours = Set(
        svg.split(separator: "\n").filter { $0.hasPrefix("<path fill") }.map { $0.split(separator: "\"")[1] })
      #expect(arguments != [maximum] || colours.count == 2)
    }
    // Names are text, not markup, and lines that belong to a sum of the inputs are not those of one input.
    let sum = try scratch.file(
      "a<b.json", #"{"layers": [{"W": [[1, 2]], "b": [-1]}, {"W": [[1]], "b": [0]}]}"#)
    #expect(try Tool.lemmata.run("regions", sum, "--plot", file).code == 0)
    let svg = try String(contentsOfFile: file, encoding: .utf8)
    #expect(svg.contains("a&lt;b.json: 2 proper") && !svg.contains("a<b"))
    #expect(try counts(sum, "--box", "0:1,0:1")["proper-activation"] == 2)
  }

  @Test func otherFormats() throws {
    let nnet = try scratch.file(
      "plus.nnet",
      """
      // σ(x) + σ(y)
      2,2,1,2,
      2,2,1,
      0,
      -1,-1,
      1,1,
      0,0,0,
      1,1,1,
      1,0,
      0,1,
      0,
      0,
      1,1,
      0,

      """)
    let network = try ReLUNetwork(json: Array(Self.plus.utf8))
    let onnx = try scratch.file("plus.onnx", Data(try network.onnx().output))
    let expected = try counts(plus)
    for file in [nnet, onnx] {
      #expect(try counts(file) == expected)
      let json = try json(file)
      #expect((json["notes"] as? [String])?.isEmpty == false)
      #expect(try Tool.lemmata.run("regions", file).text.contains("\nnote: "))
    }
    // Without a telling name the bytes decide.
    let bytes = try Data(contentsOf: URL(fileURLWithPath: onnx))
    #expect(try counts(scratch.file("network", bytes)) == expected)
  }

  @Test func wrongFiles() throws {
    try expectRefused(3, "No such file", scratch.path("nothing.json"))
    try expectRefused(3, "Is a directory", scratch.url.path)
    let onnx = Data(try ReLUNetwork(json: Array(Self.plus.utf8)).onnx().output)
    for (name, data) in [
      ("a.json", Data("hello".utf8)), ("b.onnx", Data("hello".utf8)), ("c.nnet", Data("hello".utf8)),
      ("d.json", Data()), ("e.onnx", Data()), ("f.nnet", Data()), ("g", Data()), ("h.onnx", onnx.dropLast(9)),
      ("i.json", Data(#"{"layers": []}"#.utf8)), ("j.json", Data(Self.plus.replacing("[0, 1]", with: "[0]").utf8)),
    ] {
      let file = try scratch.file(name, data)
      try expectRefused(3, "lemmata: \(file): ", file)
    }
  }

  @Test func interruption() throws {
    // 2^20 first cones, each cut by twenty gates.
    let row = "[" + (1...20).map(String.init).joined(separator: ", ") + "]"
    let unit = (0..<20).map { i in "[" + (0..<20).map { $0 == i ? "1" : "0" }.joined(separator: ", ") + "]" }
    let first = "{\"W\": [\(unit.joined(separator: ", "))], \"b\": \(row)}"
    let large = try scratch.file(
      "large.json", "{\"layers\": [\(first), \(first), {\"W\": [\(row)], \"b\": [0]}]}")
    let (output, error) = (scratch.path("stdout"), scratch.path("stderr"))
    let process = try Tool.lemmata.started(["regions", large], output: output, error: error)
    usleep(700_000)
    let start = Date()
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    #expect(Date().timeIntervalSince(start) < 10)
    #expect(FileManager.default.contents(atPath: output) == Data())
    #expect(
      String(decoding: FileManager.default.contents(atPath: error) ?? Data(), as: UTF8.self).contains("interrupted"))
  }
}
