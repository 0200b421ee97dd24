import Foundation
import Testing

/// `regions --list`, `--polyhedron`, `--checkpoint` and `--resume`.
@Suite(.timeLimit(.minutes(5)), .serialized) struct RegionListTests {
  private static let plus = #"{"layers": [{"W": [[1, 0], [0, 1]], "b": [0, 0]}, {"W": [[1, 1]], "b": [0]}]}"#

  /// A network with about a hundred thousand regions.
  private static let large: String = {
    var generator = SeededGenerator(seed: 31)
    func numbers(_ count: Int) -> String {
      "[" + (0..<count).map { _ in "\(Int.random(in: -9...9, using: &generator))" }.joined(separator: ", ") + "]"
    }
    let widths = [4, 14, 10, 1]
    let layers = zip(widths, widths.dropFirst()).map { inputs, outputs in
      let rows = (0..<outputs).map { _ in numbers(inputs) }.joined(separator: ", ")
      return "{\"W\": [\(rows)], \"b\": \(numbers(outputs))}"
    }
    return "{\"layers\": [" + layers.joined(separator: ", ") + "]}"
  }()

  private let scratch: Scratch
  private let streams: Scratch

  init() throws {
    scratch = try Scratch()
    streams = try Scratch()
    _ = try scratch.file("plus.json", Self.plus)
    _ = try scratch.file("large.json", Self.large)
    _ = try scratch.file("other.json", Self.large.replacingOccurrences(of: "7", with: "8"))
  }

  private func run(_ arguments: String...) throws -> Tool.Run {
    try Tool.lemmata.run(["regions"] + arguments, in: scratch.url)
  }

  private func expectRefused(
    _ code: Int32, _ fragment: String, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try scratch.contents()
    let run = try Tool.lemmata.run(["regions"] + arguments, in: scratch.url)
    #expect(run.code == code && run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(run.error.contains(fragment), "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(try scratch.contents() == before, sourceLocation: sourceLocation)
  }

  @Test func everyFieldOfALine() throws {
    let run = try run("plus.json", "--list", "-")
    #expect(run.code == 0 && run.error.isEmpty)
    #expect(
      run.lines.first == """
        {"region": 1, "pattern": ["11"], "point": ["1", "1"], "function": {"W": [["1", "1"]], "b": ["0"]}, "vertices": 1, \
        "bounded": false, "facets": [{"normal": ["1", "0"], "constant": "0", "walls": [{"layer": 1, "gate": 1}], "neighbour": \
        ["01"]}, {"normal": ["0", "1"], "constant": "0", "walls": [{"layer": 1, "gate": 2}], "neighbour": ["10"]}]}
        """)
    let lines = run.lines.dropLast()
    let objects = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
    #expect(objects.map { $0?["region"] as? Int } == [1, 2, 3, 4])
    #expect(objects.map { $0?["pattern"] as? [String] } == [["11"], ["10"], ["01"], ["00"]])
  }

  @Test func filesAndPolyhedra() throws {
    _ = try scratch.file(
      "p.ine", "* x <= 1, x + y >= -1/2\nH-representation\nbegin\n2 3 rational\n1 -1 0\n1/2 1 1\nend\n")
    let run = try run("plus.json", "--polyhedron", "p.ine", "--list", "list.jsonl", "--json")
    #expect(run.code == 0)
    #expect(try run.json()["regions"] as? [String: Int] == ["proper-activation": 4])
    let text = String(decoding: try #require(try scratch.contents()["list.jsonl"]), as: UTF8.self)
    #expect(text.split(separator: "\n").count == 4)
    #expect(text.contains(#""walls": [{"inequality": 1}], "neighbour": null"#))
    #expect(try Set(scratch.contents().keys) == ["plus.json", "large.json", "other.json", "p.ine", "list.jsonl"])
    #expect(
      try self.run("plus.json", "--polyhedron", "p.ine", "--box", "1/2:2,1/2:2").lines.contains {
        $0.hasPrefix("proper-activation  1")
      })
    // An existing file stays as it is.
    try expectRefused(3, "list.jsonl: exists, and is not overwritten", "plus.json", "--list", "list.jsonl")
  }

  @Test func wrongPolyhedra() throws {
    func file(_ rows: String) throws -> String { try scratch.file("p.ine", "begin\n\(rows)\nend\n") }
    try expectRefused(3, "coordinates, expected 2", "plus.json", "--polyhedron", file("1 4 integer\n1 1 1 1"))
    try expectRefused(
      3, "satisfied by no open set", "plus.json", "--polyhedron", file("2 3 integer\n0 1 0\n0 -1 0"))
    try expectRefused(3, "line 3", "plus.json", "--polyhedron", file("1 3 integer\n1 x 1"))
    try expectRefused(
      3, "expected an H-representation", "plus.json", "--polyhedron",
      scratch.file("v.ext", "V-representation\nbegin\n1 3 integer\n1 0 0\nend\n"))
    try expectRefused(3, "No such file", "plus.json", "--polyhedron", "nowhere.ine")
  }

  @Test func usage() throws {
    try expectRefused(2, "leave out --plot", "plus.json", "--list", "l", "--plot", "p.svg")
    try expectRefused(2, "--definition affine", "plus.json", "--list", "l", "--definition", "affine")
    try expectRefused(2, "have no state", "plus.json", "--checkpoint", "c")
    try expectRefused(
      2, "--checkpoint is for a new one", "plus.json", "--list", "l", "--checkpoint", "c", "--resume", "d")
    try expectRefused(2, "must go into a file", "plus.json", "--list", "-", "--checkpoint", "c")
    try expectRefused(2, "leave out --json", "plus.json", "--list", "-", "--json")
    try expectRefused(
      2, "characteristic polynomial", "plus.json", "--checkpoint", "c", "--definition", "proper-activation")
    try expectRefused(2, "name the same file", "plus.json", "--list", "l", "--checkpoint", "./l")
    try expectRefused(3, "No such file", "plus.json", "--list", "l", "--resume", "nowhere")
    try expectRefused(3, "exists", "plus.json", "--list", "l", "--checkpoint", "large.json")
    try expectRefused(3, "it is no state", "plus.json", "--list", "l", "--resume", "large.json")
  }

  /// Starts `regions`, interrupts it when a file has some bytes or after a while, and waits for its end.
  private func interrupted(_ arguments: [String], after file: String?, _ delay: UInt32) throws -> (Int32, String) {
    let process = try Tool.lemmata.started(
      ["regions"] + arguments, in: scratch.url, output: streams.path("o"), error: streams.path("e"))
    if let file {
      func size() -> Int { (FileManager.default.contents(atPath: scratch.path(file)) ?? Data()).count }
      while process.isRunning, size() == 0 { usleep(1_000) }
    }
    usleep(delay)
    if process.isRunning { kill(process.processIdentifier, SIGINT) }
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    return (process.terminationStatus, String(decoding: try streams.contents()["e"] ?? Data(), as: UTF8.self))
  }

  @Test func aListThatIsInterruptedAgainAndAgain() throws {
    let whole = try run("large.json", "--list", "whole.jsonl", "--box", "-1:1,-1:1,-1:1,-1:1")
    #expect(whole.code == 0)
    var arguments = ["large.json", "--list", "list.jsonl", "--box", "-1:1,-1:1,-1:1,-1:1", "--checkpoint", "state"]
    var (status, message) = try interrupted(arguments, after: "list.jsonl.partial", 100_000)
    var rounds = 0
    while status == 130, rounds < 12 {
      rounds += 1
      #expect(message.contains("interrupted; go on with the same command"))
      let names = try Set(scratch.contents().keys)
      #expect(names == ["plus.json", "large.json", "other.json", "whole.jsonl", "list.jsonl.partial", "state"])
      if rounds == 1 {
        arguments[arguments.count - 2] = "--resume"
        // Another network, other inputs, another task, another list are all refused.
        try expectRefused(3, "another network", ["other.json"] + arguments.dropFirst())
        try expectRefused(3, "other inputs", arguments.filter { $0 != "--box" && !$0.hasPrefix("-1:") })
        try expectRefused(
          3, "not the state of a count", "large.json", "--definition", "proper-activation", "--resume", "state")
        let partial = try #require(try scratch.contents()["list.jsonl.partial"])
        var changed = partial
        changed[7] ^= 1
        _ = try scratch.file("list.jsonl.partial", changed)
        try expectRefused(3, "is not the list that the state", arguments)
        _ = try scratch.file("list.jsonl.partial", Data(partial.prefix(100)))
        try expectRefused(3, "ends before byte", arguments)
        // What was written after the state is cut off.
        _ = try scratch.file("list.jsonl.partial", partial + Data("more".utf8))
      }
      (status, message) = try interrupted(
        arguments + ["--threads", "\(1 + rounds % 3)"], after: nil, 700_000 * UInt32(1 + rounds))
    }
    #expect(status == 0 && rounds > 0, "\(message)")
    let contents = try scratch.contents()
    #expect(contents["list.jsonl"] == contents["whole.jsonl"])
    #expect(Set(contents.keys) == ["plus.json", "large.json", "other.json", "whole.jsonl", "list.jsonl"])
  }

  private func expectRefused(
    _ code: Int32, _ fragment: String, _ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try scratch.contents()
    let run = try Tool.lemmata.run(["regions"] + arguments, in: scratch.url)
    #expect(run.code == code && run.error.contains(fragment), "\(run.error)", sourceLocation: sourceLocation)
    #expect(try scratch.contents() == before, sourceLocation: sourceLocation)
  }

  @Test func aCountThatIsInterrupted() throws {
    let words = ["large.json", "--definition", "proper-activation", "--json"]
    let whole = try Tool.lemmata.run(["regions"] + words, in: scratch.url)
    #expect(whole.code == 0)
    var (status, message) = try interrupted(words + ["--checkpoint", "state", "--threads", "1"], after: nil, 400_000)
    var rounds = 0
    while status == 130, rounds < 12 {
      rounds += 1
      #expect(try scratch.contents()["state"] != nil, "\(message)")
      (status, message) = try interrupted(words + ["--resume", "state"], after: nil, 900_000)
    }
    #expect(status == 0, "\(message)")
    #expect(try streams.contents()["o"] == whole.output)
    #expect(try scratch.contents()["state"] == nil)
  }

  @Test func anInterruptedListWithoutStateLeavesNothing() throws {
    let (status, message) = try interrupted(["large.json", "--list", "l"], after: nil, 500_000)
    #expect(status == 130 && message == "lemmata: interrupted\n")
    #expect(try Set(scratch.contents().keys) == ["plus.json", "large.json", "other.json"])
  }
}
