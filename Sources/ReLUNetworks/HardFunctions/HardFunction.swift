import ExactNumbers

/// The composition H = h_{aᵏ} ∘ … ∘ h_{a¹} of zigzags on [0, M], the functions for which depth pays
/// (Arora, Basu, Mianjy, Mukherjee, 2018, Definition 5; M. Telgarsky, 2015).
///
/// For a point a with 0 < a₁ < … < a_p < M the function h_a is 0 up to 0, alternates between M and 0 at a₁, …, a_p,
/// heads for the other value at M and goes on along its last line. It has p + 2 pieces, p + 1 of them on [0, M]. The
/// points may have different lengths.
public struct HardFunction: Equatable, Hashable, Sendable {
  /// The length M of the interval.
  public let maximum: Rational
  /// The points a¹, …, aᵏ, in the order in which the zigzags are applied.
  public let points: [[Rational]]

  /// The function with the given parameters.
  /// - Throws: `HardFunctionError` naming the point and the coordinate that breaks 0 < a₁ < … < a_p < M.
  public init(maximum: Rational, points: [[Rational]]) throws(HardFunctionError) {
    guard maximum.signum() > 0 else { throw .maximumNotPositive(maximum) }
    guard !points.isEmpty else { throw .noPoints }
    for (index, point) in points.enumerated() {
      guard !point.isEmpty else { throw .emptyPoint(point: index + 1) }
      var previous: Rational = 0
      for (place, coordinate) in point.enumerated() {
        guard previous < coordinate, coordinate < maximum else {
          throw .coordinate(
            point: index + 1, coordinate: place + 1, found: coordinate, above: previous, below: maximum)
        }
        previous = coordinate
      }
    }
    self.maximum = maximum
    self.points = points
  }

  /// The function with `layers` equal zigzags of `pieces` pieces of equal length on [0, 1]: the uniform sawtooth with
  /// pieces^layers pieces on [0, 1].
  /// - Throws: `HardFunctionError` for fewer than two pieces or no layer.
  public static func uniform(pieces: Int, layers: Int) throws(HardFunctionError) -> HardFunction {
    guard layers >= 1 else { throw .noPoints }
    guard pieces >= 2 else { throw .emptyPoint(point: 1) }
    let point = (1..<pieces).map { Rational($0, pieces) }
    return try HardFunction(maximum: 1, points: Array(repeating: point, count: layers))
  }

  /// The number of pieces of each zigzag on [0, M].
  public var factors: [Int] { points.map { $0.count + 1 } }

  /// The number of pieces on the whole line: the product w₁⋯w_k of the factors, one for the left half-line, and one more
  /// when some zigzag before the last has an even number of pieces, since beyond M it falls below 0, where the next is
  /// flat.
  public var pieceCount: BigInteger {
    let product = factors.reduce(BigInteger(1)) { $0 * BigInteger($1) }
    return product + 1 + (factors.dropLast().contains { $0 % 2 == 0 } ? 1 : 0)
  }

  /// h_a for one of the points.
  /// - Precondition: `index` is an index of `points`.
  public func layerFunction(_ index: Int) -> PiecewiseLinearFunction {
    let zigzag = zigzag(index)
    return PiecewiseLinearFunction(
      merging: [0] + zigzag.breakpoints, slopes: [0] + zigzag.slopes, intercepts: [0] + zigzag.intercepts)
  }

  /// The line through 0 with the breaks of h_a: h_a without the break at 0.
  func zigzag(_ index: Int) -> PiecewiseLinearFunction {
    var previous: Rational = 0
    var slopes: [Rational] = []
    var intercepts: [Rational] = []
    for (place, end) in (points[index] + [maximum]).enumerated() {
      let rises = place % 2 == 0
      let slope = (rises ? maximum : -maximum) / (end - previous)
      slopes.append(slope)
      intercepts.append((rises ? 0 : maximum) - slope * previous)
      previous = end
    }
    return PiecewiseLinearFunction(canonicalBreakpoints: points[index], slopes: slopes, intercepts: intercepts)
  }

  /// H as a function on the line.
  /// - Complexity: O(pieceCount); the number of pieces is the product of the factors.
  public var function: PiecewiseLinearFunction {
    points.indices.dropFirst().reduce(layerFunction(0)) { layerFunction($1).composed(with: $0) }
  }

  /// The network of the theorem: k hidden layers, of width p + 1 for a point with p coordinates, one gate a breakpoint of
  /// each h_a.
  public var network: ReLUNetwork {
    joined(points.indices.map { Self.rightTurned(layerFunction($0)) })
  }

  /// A network for H with k hidden layers where each layer but the last saves one gate whenever possible.
  ///
  /// Before the last zigzag, h_a may go on below 0 on the left instead of being flat, because all that follows sends
  /// negative numbers to 0. That zigzag has p breaks and takes p gates exactly when its jumps satisfy the subset-sum
  /// criterion of `MinimalOneHiddenLayerNetwork`. If all of them do, the size is Σ p_i + 1.
  /// - Throws: `SubsetSumBudgetExceeded` when the criterion needs more than `budget` partial sums.
  public func compactNetwork(
    budget: Int = MinimalOneHiddenLayerNetwork.defaultBudget
  ) throws(SubsetSumBudgetExceeded) -> ReLUNetwork {
    var layers: [ReLUNetwork] = []
    for index in points.indices.dropLast() {
      layers.append(try MinimalOneHiddenLayerNetwork(of: zigzag(index), budget: budget).network)
    }
    layers.append(Self.rightTurned(layerFunction(points.count - 1)))
    return joined(layers)
  }

  /// The network Σ δᵢ σ(x - aᵢ) of a function that is 0 on the left.
  private static func rightTurned(_ function: PiecewiseLinearFunction) -> ReLUNetwork {
    let jumps = MinimalOneHiddenLayerNetwork.jumps(of: function)
    return ReLUNetwork(fitting: [
      AffineMap(
        inputDimension: 1, entries: [Rational](repeating: 1, count: jumps.count),
        bias: function.breakpoints.map { -$0 }),
      AffineMap(inputDimension: jumps.count, entries: jumps, bias: [0]),
    ])
  }

  /// The composition of networks with one hidden layer, one input and one output.
  private func joined(_ networks: [ReLUNetwork]) -> ReLUNetwork {
    var layers = [networks[0].layers[0]]
    for (inner, outer) in zip(networks, networks.dropFirst()) {
      let last = inner.layers[1]
      let next = outer.layers[0]
      // A product of a column and a row.
      layers.append(
        AffineMap(
          inputDimension: last.inputDimension,
          entries: next.entries.flatMap { entry in last.entries.map { entry * $0 } },
          bias: zip(next.entries, next.bias).map { $0 * last.bias[0] + $1 }))
    }
    layers.append(networks[networks.count - 1].layers[1])
    return ReLUNetwork(fitting: layers)
  }
}
