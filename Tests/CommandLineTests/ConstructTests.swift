import Foundation
import Testing

/// `construct`: networks for functions, as text, JSON and files with proofs; errors.
@Suite(.timeLimit(.minutes(5))) struct ConstructTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func expectRefused(
    _ code: Int32, _ fragment: String, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try scratch.contents()
    let run = try Tool.lemmata.run(["construct"] + arguments)
    #expect(run.code == code, "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(run.error.contains(fragment), "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(try scratch.contents() == before, sourceLocation: sourceLocation)
  }

  @Test func cells() throws {
    let absolute = try scratch.file(
      "abs.json",
      #"{"cells": [{"inequalities": [[1, 0]], "piece": [1, 0]}, {"inequalities": [[-1, 0]], "piece": [-1, 0]}]}"#)
    let (net, proof) = (scratch.path("net.json"), scratch.path("net.cert"))
    let run = try Tool.lemmata.run("construct", absolute, "--output", net, "--certificate", proof)
    #expect(run.code == 0 && run.error.isEmpty)
    #expect(
      run.text.hasPrefix(
        """
        abs.json: R^1 → R, 2 cells, 2 affine functions
        f(x) = max(x1, −x1)
        1 hidden layer,
        """))
    #expect(run.text.contains("written: \(net)"))
    #expect(try Tool.lemmata.run("check", proof).code == 0)
    let other = try scratch.file(
      "other.json", #"{"layers": [{"W": [[1], [-1]], "b": [0, 0]}, {"W": [[1, 1]], "b": [0]}]}"#)
    #expect(try Tool.lemmata.run("compare", net, other).text.contains("equal on all of R^1"))
    try expectRefused(3, "not overwritten", absolute, "--output", net)
    try expectRefused(2, "name the same file", absolute, "--certificate", absolute)
  }

  @Test func maximaOfMinima() throws {
    let file = try scratch.file(
      "f.json", #"{"functions": [[1, 0, 0], [0, 1, 0], [0, 0, 0]], "maximumOfMinima": [[0], [1, 2]]}"#)
    let (net, proof) = (scratch.path("net.json"), scratch.path("net.cert"))
    let json = try Tool.lemmata.run("construct", file, "--json", "--output", net, "--certificate", proof).json()
    #expect(
      Set(json.keys) == [
        "report", "version", "name", "dimension", "functions", "maxima", "hiddenLayers", "gates", "widths", "output",
        "certificate",
      ])
    #expect(json["report"] as? String == "lemmata construct" && json["version"] as? Int == 1)
    #expect(json["hiddenLayers"] as? Int == 2 && json["dimension"] as? Int == 2)
    #expect(try Tool.lemmata.run("check", proof).code == 0)
  }

  @Test func maximumOfFive() throws {
    let (net, proof) = (scratch.path("five.json"), scratch.path("five.cert"))
    let run = try Tool.lemmata.run("construct", "maximum-5", "--output", net, "--certificate", proof)
    #expect(run.code == 0)
    #expect(
      run.text.hasPrefix(
        """
        maximum-5: R^5 → R, 5 affine functions
        f(x) = max(x1, x2, x3, x4, x5)
        2 hidden layers, 19 gates, widths 5-10-9-1
        """))
    #expect(try Tool.lemmata.run("check", proof).code == 0)
  }

  @Test func whatIsNoFunction() throws {
    func file(_ text: String) throws -> String { try scratch.file("bad.json", text) }
    try expectRefused(
      3, "the point (-1) is in no cell", try file(#"{"cells": [{"inequalities": [[1, 0]], "piece": [1, 0]}]}"#))
    try expectRefused(
      3, "the function has two values at (0): 1 in cell 0, 0 in cell 1",
      try file(
        #"{"cells": [{"inequalities": [[1, 0]], "piece": [1, 1]}, {"inequalities": [[-1, 0]], "piece": [-1, 0]}]}"#))
    try expectRefused(
      3, "cell 0 has no interior", try file(#"{"cells": [{"inequalities": [[1, 0], [-1, 0]], "piece": [1, 0]}]}"#))
    try expectRefused(3, "neither cells nor maximumOfMinima", try file("{}"))
    try expectRefused(3, "cells: found", try file(#"{"cells": 1}"#))
    try expectRefused(
      3, "cells[0].inequalities[0]: found 3 numbers",
      try file(
        #"{"cells": [{"inequalities": [[1, 0, 0]], "piece": [1, 0]}]}"#))
    try expectRefused(3, "cells[0].inequalities", try file(#"{"cells": [{"piece": [1, 0]}]}"#))
    try expectRefused(3, "functions[1][0]", try file(#"{"functions": [[1, 0], ["a", 1]], "maximumOfMinima": [[0]]}"#))
    try expectRefused(3, "found the place 2", try file(#"{"functions": [[1, 0], [1, 1]], "maximumOfMinima": [[2]]}"#))
    try expectRefused(3, "maximumOfMinima[0][0]", try file(#"{"functions": [[1, 0]], "maximumOfMinima": [[0.5]]}"#))
    try expectRefused(3, "line", try file("{"))
    try expectRefused(3, "No such file", scratch.path("none.json"))
    try expectRefused(2, "--threads: found 0", "maximum-5", "--threads", "0")
  }
}
