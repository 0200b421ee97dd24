import ExactNumbers

/// A training problem on the line in floating point, with places between 0 and 1 and labels of about 1 at most.
///
/// The dual variables are the sums of the slopes g over the right-facing hinges, Gᵢ = Σ gₖ max(0, xₖ − xᵢ), and their sum
/// M = Σ gₖ. All else follows: g is the second divided difference of G, and the sums over left-facing hinges are
/// Hᵢ = Gᵢ − G₀ + (xᵢ − x₀) M.
struct LineScale: Sendable {
  /// The loss at a place: weight · (f − label)², or the pieces.
  enum PlaceLoss: Sendable {
    case squared(weight: Double, label: Double)
    case pieces([(slope: Double, intercept: Double)])
  }

  let places: [Double]
  /// 1 / (xᵢ₊₁ − xᵢ).
  let inverseGaps: [Double]
  let losses: [PlaceLoss]
  /// The slopes g are this times the scaled ones.
  let slopeFactor: Double
  /// The outputs are this times the scaled ones.
  let outputFactor: Double
  /// The distance of the outermost places.
  let span: Double

  var count: Int { places.count }
  /// The loss without the constant is this times the scaled one.
  var lossFactor: Double { slopeFactor * outputFactor }

  init(_ data: LineData) {
    let first = data.places.first ?? 0
    let span = max(1, (data.places.last ?? 0) - first).approximateDouble
    self.span = span
    let places = data.places.map { ($0 - first).approximateDouble / span }
    self.places = places
    inverseGaps = places.indices.dropLast().map { span / (data.places[$0 + 1] - data.places[$0]).approximateDouble }
    var (output, slope) = (0.0, 0.0)
    for loss in data.losses {
      switch loss {
      case .squared(let weight, let label):
        output = max(output, label.magnitude.approximateDouble)
        slope = max(slope, weight.approximateDouble)
      case .pieces(let pieces):
        for piece in pieces where !piece.slope.isZero {
          output = max(output, (piece.intercept / piece.slope).magnitude.approximateDouble)
          slope = max(slope, piece.slope.magnitude.approximateDouble)
        }
      }
    }
    output = output > 0 ? output : 1
    slope = slope > 0 ? slope : 1
    outputFactor = output
    slopeFactor = data.scaled.isSquared ? slope * output : slope
    losses = data.losses.map { loss in
      switch loss {
      case .squared(let weight, let label):
        .squared(weight: weight.approximateDouble / slope, label: label.approximateDouble / output)
      case .pieces(let pieces):
        .pieces(
          pieces.map {
            ($0.slope.approximateDouble / slope, $0.intercept.approximateDouble / (slope * output))
          })
      }
    }
  }

  /// A loss of the integer data in terms of the scaled losses at the places.
  func threshold(_ value: Rational, _ data: LineData) -> Double {
    (value - data.constant).approximateDouble / lossFactor
  }

  /// The loss of outputs.
  func loss(_ outputs: [Double]) -> Double {
    var sum = 0.0
    for (index, loss) in losses.enumerated() {
      switch loss {
      case .squared(let weight, let label):
        let residual = outputs[index] - label
        sum += weight * residual * residual
      case .pieces(let pieces):
        var value = -Double.infinity
        for piece in pieces { value = max(value, piece.slope * outputs[index] + piece.intercept) }
        sum += value
      }
    }
    return sum
  }

  /// The bound that slopes prove, or −∞ outside the domain.
  func conjugate(_ slopes: [Double]) -> Double {
    var sum = 0.0
    for (index, loss) in losses.enumerated() {
      let g = slopes[index]
      switch loss {
      case .squared(let weight, let label): sum -= g * label + g * g / (4 * weight)
      case .pieces(let pieces):
        // Slopes ascend, and the pieces are an upper hull.
        guard let first = pieces.first, let last = pieces.last, g >= first.slope, g <= last.slope else {
          return -.infinity
        }
        var value = first.intercept
        for (low, high) in zip(pieces, pieces.dropFirst()) where g >= low.slope {
          value = low.intercept + (g - low.slope) / (high.slope - low.slope) * (high.intercept - low.intercept)
        }
        sum += value
      }
    }
    return sum
  }

  /// A factor up to 1 that brings slopes into the domain of the conjugate, if one does.
  func factorIntoDomain(_ slopes: [Double]) -> Double {
    var factor = 1.0
    for (index, loss) in losses.enumerated() {
      guard case .pieces(let pieces) = loss, let low = pieces.first?.slope, let high = pieces.last?.slope else {
        continue
      }
      let g = slopes[index]
      if g > high, high > 0 { factor = min(factor, high / g) }
      if g < low, low < 0 { factor = min(factor, low / g) }
    }
    return factor < 1 ? factor * (1 - 1e-12) : 1
  }

  /// The slopes g from G and M: `dual` holds G at all places but the last, where it is 0, and M.
  func slopes(_ dual: [Double]) -> [Double] {
    let m = count
    var result = [Double](repeating: 0, count: m)
    var previous = dual[m - 1]
    for index in 0..<(m - 1) {
      let next = index + 1 < m - 1 ? dual[index + 1] : 0
      let tail = (dual[index] - next) * inverseGaps[index]
      result[index] = previous - tail
      previous = tail
    }
    result[m - 1] = previous
    return result
  }

  /// The transpose of `slopes`.
  func transposed(_ values: [Double]) -> [Double] {
    let m = count
    var result = [Double](repeating: 0, count: m)
    result[m - 1] = values[0]
    for index in 0..<(m - 1) {
      let tail = (values[index + 1] - values[index]) * inverseGaps[index]
      result[index] += tail
      if index + 1 < m - 1 { result[index + 1] -= tail }
    }
    return result
  }
}
