import ExactNumbers
import NetworkFiles
import ReLUNetworks
import Testing

/// Decisions on boxes with and without interior; |x₀| + x₁ on the plane.
@Suite struct PropertyDecisionTests {
  private let network: ReLUNetwork

  init() throws {
    network = try ReLUNetwork(
      weights: [[[1, 0], [-1, 0], [0, 1], [0, -1]], [[1, 1, 1, -1]]], biases: [[0, 0, 0, 0], [0]])
  }

  private func decide(_ box: [(String, String)], _ output: String) throws -> PropertyDecision {
    var text = "(declare-const X_0 Real) (declare-const X_1 Real) (declare-const Y_0 Real)\n"
    for (index, ends) in box.enumerated() {
      text += "(assert (>= X_\(index) \(ends.0))) (assert (<= X_\(index) \(ends.1)))\n"
    }
    return try NetworkProperty(reading: Array((text + "(assert \(output))").utf8)).decide(network)
  }

  @Test func boxes() throws {
    #expect(try decide([("-1", "2"), ("0", "1")], "(>= Y_0 3.01)").counterexample == nil)
    let corner = try #require(try decide([("-1", "2"), ("0", "1")], "(>= Y_0 3)").counterexample)
    #expect(corner.input == [2, 1] && corner.output == [3])
    #expect(try decide([("-1", "2"), ("0", "1")], "(or (>= Y_0 4) (<= Y_0 0))").counterexample?.input == [0, 0])
    #expect(try decide([("-1", "2"), ("0", "1")], "(and (>= Y_0 1) (<= Y_0 0.99))").counterexample == nil)
  }

  @Test func fixedInputs() throws {
    #expect(try decide([("2", "2"), ("0", "1")], "(<= Y_0 1.5)").counterexample == nil)
    let found = try #require(try decide([("2", "2"), ("-1", "1")], "(<= Y_0 1)").counterexample)
    #expect(found.input == [2, -1] && found.output == [1])
    #expect(try decide([("2", "2"), ("-1", "-1")], "(= Y_0 1)").counterexample?.input == [2, -1])
    #expect(try decide([("2", "2"), ("-1", "-1")], "(>= Y_0 2)").counterexample == nil)
  }

  @Test func refusals() throws {
    #expect(throws: PropertyDecisionError.emptyBox(input: 0, lower: 2, upper: 1)) {
      try decide([("2", "1"), ("0", "1")], "(>= Y_0 0)")
    }
    // One point, and none.
    #expect(
      try decide([("0", "1"), ("0", "1")], "(and (<= (+ X_0 X_1) 0) (>= Y_0 0))").counterexample?.input == [0, 0])
    #expect(try decide([("0", "1"), ("0", "1")], "(and (<= (+ X_0 X_1) -1) (>= Y_0 0))").counterexample == nil)
    let other = try ReLUNetwork(weights: [[[1]]], biases: [[0]])
    let property = NetworkProperty(inputDimension: 2, outputDimension: 1, cases: [])
    #expect(throws: PropertyDecisionError.dimension(what: "inputs", found: 2, expected: 1)) {
      try property.decide(other)
    }
    #expect(try property.decide(network).counterexample == nil)
  }
}
