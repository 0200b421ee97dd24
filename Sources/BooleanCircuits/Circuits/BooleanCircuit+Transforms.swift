import Arrangements
import ExactNumbers

/// How far below a threshold gate's argument the second of the two ReLU gates that replace it begins.
public enum ThresholdGap: String, Sendable, Hashable, CaseIterable {
  /// The step of the grid that holds all values of the argument; for integer weights without a common divisor it is 1.
  case grid
  /// The distance of the greatest negative value of the argument to 0, found at all points; 1 if there is none.
  case greatestNegative
}

extension BooleanCircuit {
  /// The circuit with each threshold gate below the output replaced by two ReLU gates.
  ///
  /// On the finite domain LTF(z) = −1 + (2/p)·[max(0, z + p) − max(0, z)] for any p > 0 such that z ≤ −p wherever z < 0;
  /// with the values 0 and 1 it is (1/p)·[…]. The constant goes into the bias of the readers, so a bias may be needed
  /// where there was none.
  /// - Parameter gap: How p is chosen.
  /// - Throws: ``BooleanFunctionError`` when interrupted, or for ``ThresholdGap/greatestNegative`` if n >
  ///   ``TruthTable/greatestVariableCount``.
  public func replacingThresholdGates(
    gap: ThresholdGap = .grid, control: CountingControl? = nil
  ) throws -> BooleanCircuit {
    let plan = IntegerPlan(self, foldsWeights: false)
    // For each old gate its new wires with their factors, and the constant.
    var images: [(terms: [WeightedSum.Term], constant: Rational)] = []
    var newGates: [BooleanGate] = []
    func image(_ sum: WeightedSum) -> WeightedSum {
      var bias = sum.bias
      var terms: [WeightedSum.Term] = []
      for term in sum.terms {
        guard term.wire >= inputCount else {
          terms.append(term)
          continue
        }
        let image = images[term.wire - inputCount]
        bias += term.weight * image.constant
        terms += image.terms.map { WeightedSum.Term(wire: $0.wire, weight: term.weight * $0.weight) }
      }
      return WeightedSum(bias: bias, terms: terms)
    }
    for (index, gate) in gates.enumerated() {
      let wire = inputCount + newGates.count
      let argument = image(gate.argument)
      switch gate.kind {
      case .relu:
        newGates.append(BooleanGate(.relu, argument))
        images.append(([WeightedSum.Term(wire: wire, weight: 1)], 0))
      case .threshold:
        var step = plan.nodes[index].scale
        if gap == .greatestNegative {
          let values = try argumentCircuit(ofGate: index).outputArguments(control: control)
          step = values.greatestNegativeValue.map { -$0 } ?? 1
        }
        let signs = alphabet == .signs
        let weight = Rational(signs ? 2 : 1) / step
        newGates.append(
          BooleanGate(.relu, WeightedSum(bias: argument.bias + step, terms: argument.terms)))
        newGates.append(BooleanGate(.relu, argument))
        images.append(
          (
            [WeightedSum.Term(wire: wire, weight: weight), WeightedSum.Term(wire: wire + 1, weight: -weight)],
            signs ? -1 : 0
          ))
      }
    }
    return try BooleanCircuit(
      inputCount: inputCount, alphabet: alphabet, gates: newGates, outputKind: outputKind, output: image(output))
  }

  /// The circuit with the output's bias raised so that no argument of the output is 0 and all signs stay.
  ///
  /// The bias is raised by half the distance of the greatest negative argument to 0, or by 1 if no argument is negative.
  /// - Throws: ``BooleanFunctionError`` if n > ``TruthTable/greatestVariableCount`` or when interrupted.
  public func removingOutputZeros(control: CountingControl? = nil) throws -> BooleanCircuit {
    let greatest = try outputArguments(control: control).greatestNegativeValue
    let shift = greatest.map { -$0 / 2 } ?? 1
    return try BooleanCircuit(
      inputCount: inputCount, alphabet: alphabet, gates: gates, outputKind: outputKind,
      output: WeightedSum(bias: output.bias + shift, terms: output.terms))
  }
}
