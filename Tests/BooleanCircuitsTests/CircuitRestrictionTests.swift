import BooleanCircuits
import ExactNumbers
import Testing

/// A circuit on a subcube computes the function of the circuit on that subcube.
struct CircuitRestrictionTests {
  private func circuit(_ alphabet: BooleanAlphabet) throws -> BooleanCircuit {
    try BooleanCircuit(
      inputCount: 4, alphabet: alphabet,
      gates: [
        BooleanGate(.relu, WeightedSum(bias: -1, weights: [2, -3, 1, Rational(1, 2)])),
        BooleanGate(.threshold, WeightedSum(bias: 1, weights: [-1, 0, 2, -2, 1])),
      ],
      outputKind: .threshold, output: WeightedSum(bias: Rational(-1, 3), weights: [1, 0, -2, 0, 1, 3]))
  }

  @Test(arguments: BooleanAlphabet.allCases)
  func agreesWithTheTable(_ alphabet: BooleanAlphabet) throws {
    let circuit = try circuit(alphabet)
    let table = try circuit.table()
    for free in [[], [2], [3, 0], [1, 2, 0], [0, 1, 2, 3]] {
      for point in 0..<16 {
        let restricted = try circuit.restricted(to: free, at: point)
        #expect(restricted.inputCount == free.count)
        #expect(restricted.size == circuit.size)
        #expect(try restricted.table() == table.restricted(to: free, at: point))
      }
    }
  }

  @Test func refusesWrongInputs() throws {
    let circuit = try circuit(.zeroOne)
    #expect(throws: BooleanFunctionError.self) { try circuit.restricted(to: [0, 0], at: 0) }
    #expect(throws: BooleanFunctionError.self) { try circuit.restricted(to: [4], at: 0) }
    #expect(throws: BooleanFunctionError.self) { try circuit.restricted(to: [-1], at: 0) }
    #expect(throws: BooleanFunctionError.self) { try circuit.restricted(to: [0], at: 16) }
  }
}
