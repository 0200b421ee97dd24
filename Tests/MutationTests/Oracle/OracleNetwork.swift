import ExactNumbers
import ReLUNetworks

/// A network as its record describes it.
struct OracleNetwork {
  struct Layer {
    /// One list of weights for each row, divided by the denominator of the layer.
    var weights: [[Rational]]
    var biases: [Rational]
  }

  let inputs: Int
  var layers: [Layer] = []

  var hidden: [Layer] { Array(layers.dropLast()) }
  var outputs: Int { layers.last?.biases.count ?? 0 }
  var size: Int { hidden.reduce(0) { $0 + $1.biases.count } }
  var isBiasFree: Bool { layers.allSatisfy { $0.biases.allSatisfy(\.isZero) } }

  /// The outputs at a point.
  func values(at point: [Rational]) -> [Rational] {
    var values = point
    for (number, layer) in layers.enumerated() {
      values = zip(layer.weights, layer.biases).map { weights, bias in
        let sum = zip(weights, values).reduce(bias) { $0 + $1.0 * $1.1 }
        return number + 1 < layers.count ? max(0, sum) : sum
      }
    }
    return values
  }

  /// The outputs and the gates along the line t ↦ base + t·direction, built gate by gate by sums and positive parts.
  func restricted(
    base: [Rational], direction: [Rational]
  ) -> (outputs: [PiecewiseLinearFunction], gates: [PiecewiseLinearFunction]) {
    var values = zip(base, direction).map { PiecewiseLinearFunction(slope: $1, constant: $0) }
    var gates: [PiecewiseLinearFunction] = []
    for (number, layer) in layers.enumerated() {
      values = zip(layer.weights, layer.biases).map { weights, bias in
        let sum = zip(weights, values).reduce(PiecewiseLinearFunction.constant(bias)) { $0 + $1.1.scaled(by: $1.0) }
        return number + 1 < layers.count ? sum.positivePart : sum
      }
      if number + 1 < layers.count { gates += values }
    }
    return (values, gates)
  }
}
