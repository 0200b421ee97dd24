import ExactNumbers
import ReLUNetworks

/// The functions of a network gate by gate, by adding and cutting whole functions: slow, and another way altogether.
func referenceFunctions(of network: ReLUNetwork) -> [PiecewiseLinearFunction] {
  var values = [PiecewiseLinearFunction.identity]
  for (index, layer) in network.layers.enumerated() {
    let sums = (0..<layer.outputDimension).map { row in
      zip(layer.row(row), values).reduce(PiecewiseLinearFunction.constant(layer.bias[row])) { sum, term in
        sum + term.1.scaled(by: term.0)
      }
    }
    values = index < network.hiddenLayerCount ? sums.map(\.positivePart) : sums
  }
  return values
}

/// The preactivation functions of every gate, by the same slow way.
func referencePreactivations(of network: ReLUNetwork) -> [[PiecewiseLinearFunction]] {
  var values = [PiecewiseLinearFunction.identity]
  var result: [[PiecewiseLinearFunction]] = []
  for layer in network.layers.dropLast() {
    let sums = (0..<layer.outputDimension).map { row in
      zip(layer.row(row), values).reduce(PiecewiseLinearFunction.constant(layer.bias[row])) { sum, term in
        sum + term.1.scaled(by: term.0)
      }
    }
    result.append(sums)
    values = sums.map(\.positivePart)
  }
  return result
}

/// The points where the set {f > 0} begins or ends, on the interior side: where σ(f) starts or stops being zero.
func activityChanges(of function: PiecewiseLinearFunction) -> [Rational] {
  let positive = function.positivePart
  return positive.breakpoints.indices.filter { index in
    func isZero(_ piece: Int) -> Bool { positive.slopes[piece].isZero && positive.intercepts[piece].isZero }
    return isZero(index) != isZero(index + 1)
  }.map { positive.breakpoints[$0] }
}

/// The tent map iterated in `layers` hidden layers of two gates: 2^layers pieces on [0, 1].
func sawtooth(layers: Int) throws -> ReLUNetwork {
  let first = try AffineMap(rows: [[2], [2]], bias: [0, -1])
  let middle = try AffineMap(rows: [[2, -4], [2, -4]], bias: [0, -1])
  let last = try AffineMap(rows: [[1, -2]], bias: [0])
  return try ReLUNetwork(layers: [first] + Array(repeating: middle, count: layers - 1) + [last])
}
