import ExactNumbers

/// Linear bounds of a network's output on a bounded part of the input space, in floating point with all errors accounted for.
///
/// The gates of the layer where the part is cut are affine on it. From there on each gate has an affine function below and
/// one above it; where a gate may change, it is 0 or the function below, and at most the chord (symbolic intervals: S. Wang,
/// K. Pei, J. Whitehouse, J. Yang and S. Jana, Efficient formal safety analysis of neural networks, 2018; the triangle:
/// R. Ehlers 2017). Extreme values of affine functions are taken at the vertices of the part, not of a box around it.
///
/// Each function carries a number e such that it differs by at most e from the true one on the part. Rounding one sum of n
/// products adds at most (n + 8) 2⁻⁵² times the sum of their magnitudes.
struct OutputBounds: Sendable {
  private struct Layer: Sendable {
    let inputs: Int
    let weights: [Double]
    let bias: [Double]
  }

  /// Affine functions of the kept coordinates: coefficients and constant, and the error.
  private struct Functions {
    var coefficients: [Double]
    var errors: [Double]
  }

  /// The vertices of a part, each `coordinates` numbers and 1, how far they may be off, and the greatest magnitudes.
  private struct Points {
    let values: [Double]
    let errors: [Double]
    let sizes: [Double]
  }

  private let layers: [Layer]
  /// The scale of the forms of each layer in an `InputFrame`.
  private let scales: [BigInteger]
  /// The inequalities of each case as rows and constants in the outputs.
  private let cases: [Layer]

  init(_ network: ReLUNetwork, _ cases: [[(normal: [Rational], constant: Rational)]]) {
    var scale = BigInteger(1)
    var scales: [BigInteger] = []
    for map in network.layers {
      scale *= (map.entries + map.bias).reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
      scales.append(scale)
    }
    self.scales = scales
    layers = network.layers.map { map in
      Layer(
        inputs: map.inputDimension, weights: map.entries.map(\.approximateDouble),
        bias: map.bias.map(\.approximateDouble))
    }
    self.cases = cases.map { inequalities in
      Layer(
        inputs: network.outputDimension, weights: inequalities.flatMap { $0.normal.map(\.approximateDouble) },
        bias: inequalities.map(\.constant.approximateDouble))
    }
  }

  private static let unit = 0x1p-52

  /// Whether no output of a part of the space belongs to any case.
  ///
  /// - Parameter gate: The first gate of the layer that has not been used for cutting.
  func exclude(_ walk: borrowing RegionWalk, _ cone: RegionCone, _ layer: Int, _ gate: Int) -> Bool {
    guard let points = points(walk, cone) else { return false }
    let d = walk.frame.dimension
    let exact = walk.forms[layer].exact
    let scale = scales[layer].approximateDouble
    var below = Functions(coefficients: [], errors: [])
    for start in stride(from: 0, to: exact.count, by: d) {
      var size = 0.0
      for k in 0..<d {
        let value = exact[start + k].approximateDouble / scale
        below.coefficients.append(value)
        size += value.magnitude * points.sizes[k]
      }
      below.errors.append(4 * Self.unit * size)
    }
    var above = below
    for next in (layer + 1)..<layers.count {
      relax(&below, &above, points, decided: next == layer + 1 ? walk.pattern[layer].prefix(gate) : [])
      (below, above) = image(layers[next], below, above, points)
    }
    return cases.allSatisfy { inequalities in
      let upper = image(inequalities, below, above, points).above
      return inequalities.bias.indices.contains { greatest(upper, $0, points) < 0 }
    }
  }

  private func points(_ walk: borrowing RegionWalk, _ cone: RegionCone) -> Points? {
    let d = walk.frame.dimension
    var values: [Double] = []
    var errors = [Double](repeating: 0, count: d)
    var sizes = [Double](repeating: 0, count: d)
    for ray in cone.rays {
      let (start, error) = (Int(ray) * d, walk.pool.errors[Int(ray)])
      let t = walk.pool.approximate[start + d - 1]
      // Directions have no end, and neither have errors where t may be zero.
      guard t > 4 * error, error < 0x1p-20 else { return nil }
      for k in 0..<d {
        let value = k == d - 1 ? 1 : walk.pool.approximate[start + k] / t
        values.append(value)
        if k == d - 1 {
          sizes[k] = 1
          continue
        }
        let own = 1.01 * (error * (1 + value.magnitude) / (t - error)) + 4 * Self.unit * value.magnitude
        errors[k] = max(errors[k], own)
        sizes[k] = max(sizes[k], value.magnitude + own)
      }
    }
    guard (values + errors).allSatisfy(\.isFinite) else { return nil }
    return Points(values: values, errors: errors, sizes: sizes)
  }

  /// No value of a function on the part is above this.
  private func greatest(_ functions: Functions, _ index: Int, _ points: Points) -> Double {
    -least(functions, index, points, sign: -1)
  }

  /// No value of a function (or its negative) on the part is below this; not a number where nothing is known.
  private func least(_ functions: Functions, _ index: Int, _ points: Points, sign: Double = 1) -> Double {
    let d = points.sizes.count
    let start = index * d
    var least = Double.infinity
    for vertex in stride(from: 0, to: points.values.count, by: d) {
      var sum = 0.0
      for k in 0..<d { sum += functions.coefficients[start + k] * points.values[vertex + k] }
      // Not `min`: what is not a number has to stay.
      if !(sign * sum >= least) { least = sign * sum }
      if least.isNaN { return least }
    }
    var (size, error) = (0.0, functions.errors[index])
    for k in 0..<d {
      let magnitude = functions.coefficients[start + k].magnitude
      size += magnitude * points.sizes[k]
      error += magnitude * points.errors[k]
    }
    return least - 1.01 * (error + size * (Double(d + 8) * Self.unit)) - 0x1p-1000
  }

  /// Functions below and above the outputs of gates, from those of their inputs.
  private func relax(
    _ below: inout Functions, _ above: inout Functions, _ points: Points, decided: ArraySlice<Bool>
  ) {
    let d = points.sizes.count
    func clear(_ functions: inout Functions, _ gate: Int) {
      for k in 0..<d { functions.coefficients[gate * d + k] = 0 }
      functions.errors[gate] = 0
    }
    for gate in below.errors.indices {
      if gate < decided.count {
        if !decided[gate] {
          clear(&below, gate)
          clear(&above, gate)
        }
        continue
      }
      let (low, high) = (least(below, gate, points), greatest(above, gate, points))
      if low >= 0 { continue }
      if high <= 0 {
        clear(&below, gate)
        clear(&above, gate)
        continue
      }
      if !(high > -low) { clear(&below, gate) }
      // The chord from (low, 0) to (high, high), a little steeper.
      let slope = high / (high - low) * (1 + 8 * Self.unit)
      var size = slope * -low
      for k in 0..<d {
        size += slope * above.coefficients[gate * d + k].magnitude * points.sizes[k]
        above.coefficients[gate * d + k] *= slope
      }
      above.coefficients[gate * d + d - 1] += slope * -low
      above.errors[gate] = 1.01 * (slope * above.errors[gate] + 8 * Self.unit * size)
    }
  }

  /// Functions below and above the sums of a layer.
  private func image(
    _ layer: Layer, _ below: Functions, _ above: Functions, _ points: Points
  ) -> (below: Functions, above: Functions) {
    let d = points.sizes.count
    func size(_ functions: Functions, _ gate: Int) -> Double {
      (0..<d).reduce(0) { $0 + functions.coefficients[gate * d + $1].magnitude * points.sizes[$1] }
    }
    let sizes = (0..<layer.inputs).map { max(size(below, $0), size(above, $0)) }
    let count = layer.bias.count
    var newBelow = Functions(coefficients: [Double](repeating: 0, count: count * d), errors: [])
    var newAbove = newBelow
    for row in 0..<count {
      newBelow.coefficients[row * d + d - 1] = layer.bias[row]
      newAbove.coefficients[row * d + d - 1] = layer.bias[row]
      var (size, belowError, aboveError) = (layer.bias[row].magnitude, 0.0, 0.0)
      for input in 0..<layer.inputs {
        let weight = layer.weights[row * layer.inputs + input]
        if weight == 0 { continue }
        size += weight.magnitude * sizes[input]
        let isPositive = weight > 0
        belowError += weight.magnitude * (isPositive ? below : above).errors[input]
        aboveError += weight.magnitude * (isPositive ? above : below).errors[input]
        for k in 0..<d {
          let (low, high) = (below.coefficients[input * d + k], above.coefficients[input * d + k])
          newBelow.coefficients[row * d + k] += weight * (isPositive ? low : high)
          newAbove.coefficients[row * d + k] += weight * (isPositive ? high : low)
        }
      }
      let rounding = Double(layer.inputs + 8) * Self.unit * size + 0x1p-1000
      newBelow.errors.append(1.01 * (belowError + rounding))
      newAbove.errors.append(1.01 * (aboveError + rounding))
    }
    return (newBelow, newAbove)
  }
}
