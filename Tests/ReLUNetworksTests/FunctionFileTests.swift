import ExactNumbers
import FileFormats
import ReLUNetworks
import Testing

/// Functions on Rⁿ as JSON.
@Suite struct FunctionFileTests {
  @Test func readingWhatWasWritten() throws {
    var random = SeededGenerator(seed: 91)
    for _ in 0..<10 {
      let network = try random.network([2, 3, 1], bound: 4, denominators: 1...3)
      let function = ContinuousPiecewiseLinearFunction.cells(try CellwiseAffineFunction(network))
      let read = try ContinuousPiecewiseLinearFunction(json: function.json)
      #expect(read.json == function.json && read.dimension == 2 && read.pieces == function.pieces)
      #expect(try read.firstDifference(from: network) == nil)
      #expect(try read.firstDifference(from: network.shifted(by: 1)) != nil)
      guard case .cells(let cells) = read else { continue }
      let lattice = ContinuousPiecewiseLinearFunction.maximumOfMinima(try cells.maximumOfMinima())
      #expect(try ContinuousPiecewiseLinearFunction(json: lattice.json).firstDifference(from: network) == nil)
      #expect(try lattice.signedMaximumSum().network.firstDifference(network) == nil)
    }
  }

  @Test func exactNumbers() throws {
    let function = try ContinuousPiecewiseLinearFunction(
      json: #"{"functions": [["1/3", "0.1"], [0.5, -9223372036854775809]], "maximumOfMinima": [[0, 1]], "more": 1}"#)
    #expect(
      try function.pieces == [
        AffineMap(coefficients: [Rational(1, 3)], constant: Rational(1, 10)),
        AffineMap(coefficients: [Rational(1, 2)], constant: Rational(parsing: "-9223372036854775809")),
      ])
  }

  @Test(
    "Paths of wrong fields",
    arguments: [
      (#"{"cells": [], "maximumOfMinima": []}"#, "maximumOfMinima"), (#"[]"#, "the text"),
      (#"{"cells": [{"inequalities": [], "piece": [1]}]}"#, "cells[0].piece"),
      (
        #"{"cells": [{"inequalities": [], "piece": [1, 2]}, {"inequalities": 3, "piece": [1, 2]}]}"#,
        "cells[1].inequalities"
      ),
      (#"{"cells": [{"inequalities": [[1, true]], "piece": [1, 2]}]}"#, "cells[0].inequalities[0][1]"),
      (#"{"maximumOfMinima": [[0]]}"#, "functions"),
      (#"{"functions": [[1, 2], [1, 2, 3]], "maximumOfMinima": [[0]]}"#, "functions[1]"),
      (#"{"functions": [[1, 2]], "maximumOfMinima": [0]}"#, "maximumOfMinima[0]"),
    ])
  func paths(text: String, path: String) throws {
    do {
      _ = try ContinuousPiecewiseLinearFunction(json: text)
      Issue.record("\(text) was read")
    } catch FileFormatError.field(let found, _, _) {
      #expect(found == path)
    }
  }

  @Test func emptyLists() throws {
    #expect(throws: CellError.empty(what: "cell")) { try ContinuousPiecewiseLinearFunction(json: #"{"cells": []}"#) }
    #expect(throws: CellError.empty(what: "affine function")) {
      try ContinuousPiecewiseLinearFunction(json: #"{"functions": [], "maximumOfMinima": []}"#)
    }
  }

  @Test("Mutated texts give a function or an error, never a trap")
  func mutations() throws {
    var random = SeededGenerator(seed: 92)
    let texts = [
      #"{"cells": [{"inequalities": [[1, 0, 0]], "piece": [1, 2, 0]}, {"inequalities": [[-1, 0, 0]], "piece": [-1, 2, 0]}]}"#,
      #"{"functions": [[1, 0, 0], [0, 1, "1/2"], [0, 0, 0]], "maximumOfMinima": [[0], [1, 2]]}"#,
    ]
    let bytes = Array("0123456789-,[]{}\"./e".utf8)
    var read = 0
    for _ in 0..<400 {
      var text = Array(texts[random.integer(0...1)].utf8)
      for _ in 0..<random.integer(1...3) {
        let place = random.integer(0...text.count - 1)
        switch random.integer(0...2) {
        case 0: text.remove(at: place)
        case 1: text.insert(bytes[random.integer(0...bytes.count - 1)], at: place)
        default: text[place] = bytes[random.integer(0...bytes.count - 1)]
        }
      }
      guard let function = try? ContinuousPiecewiseLinearFunction(json: text) else { continue }
      read += 1
      #expect(try function.firstDifference(from: function.signedMaximumSum().network) == nil)
    }
    #expect(read > 0)
  }
}
