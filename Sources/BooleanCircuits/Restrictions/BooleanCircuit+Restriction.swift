import ExactNumbers

extension BooleanCircuit {
  /// The circuit on a subcube: some inputs stay free, the others are fixed and become part of the biases. The gates stay.
  ///
  /// - Parameter freeInputs: The free inputs counted from 0; the first becomes the first input of the result, and so on.
  /// - Parameter point: A point by its number, as in ``TruthTable``; its bits at free inputs do not matter.
  /// - Throws: ``BooleanFunctionError`` if an input is repeated or not in 0…n−1, or the point not in 0…2ⁿ−1.
  /// - Complexity: Linear in the size of the circuit.
  public func restricted(to freeInputs: [Int], at point: Int) throws -> BooleanCircuit {
    guard 0..<1 << inputCount ~= point else {
      throw BooleanFunctionError.parameter(
        name: "the point", found: point, expected: "0 to 2^\(inputCount) - 1")
    }
    var places: [Int: Int] = [:]
    for (place, input) in freeInputs.enumerated() {
      guard 0..<inputCount ~= input, places.updateValue(place, forKey: input) == nil else {
        throw BooleanFunctionError.parameter(
          name: "a free input", found: input, expected: "0 to \(inputCount) - 1, each at most once")
      }
    }
    let low: Rational = alphabet == .signs ? -1 : 0
    let removed = inputCount - freeInputs.count
    func onSubcube(_ sum: WeightedSum) -> WeightedSum {
      var bias = sum.bias
      var terms: [WeightedSum.Term] = []
      for term in sum.terms {
        if term.wire >= inputCount {
          terms.append(WeightedSum.Term(wire: term.wire - removed, weight: term.weight))
        } else if let place = places[term.wire] {
          terms.append(WeightedSum.Term(wire: place, weight: term.weight))
        } else {
          bias += term.weight * (point >> term.wire & 1 == 1 ? 1 : low)
        }
      }
      return WeightedSum(bias: bias, terms: terms)
    }
    return try BooleanCircuit(
      inputCount: freeInputs.count, alphabet: alphabet,
      gates: gates.map { BooleanGate($0.kind, onSubcube($0.argument)) },
      outputKind: outputKind, output: onSubcube(output))
  }
}
