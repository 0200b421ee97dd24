import ExactNumbers

/// A function as a sum Σ c · max of affine functions.
///
/// Every continuous piecewise linear function on Rⁿ is one in which each maximum is of at most n + 1 functions (S. Wang and
/// X. Sun, Generalization of hinging hyperplanes, 2005).
public struct SignedMaximumSum: Equatable, Sendable {
  /// c times the maximum of some of the functions.
  public struct Term: Hashable, Sendable {
    /// The number c, not zero.
    public let coefficient: Rational
    /// Places in `functions`, in increasing order; at least one.
    public let members: [Int]
  }

  /// The number of variables.
  public let dimension: Int
  /// Affine functions with one output, all different.
  public let functions: [AffineMap]
  /// The terms, those of fewest functions first; none for the function 0.
  public let terms: [Term]

  /// The number of functions in the largest maximum; 1 if there is none.
  public var largestMaximum: Int { terms.map(\.members.count).max() ?? 1 }

  /// The number of hidden layers of `network`: ⌈log₂ m⌉ for maxima of at most m functions, but 2 for m = 5.
  public var hiddenLayerCount: Int { Self.hiddenLayers(forMaximumOf: largestMaximum) }

  /// The number of hidden layers in which a maximum of so many functions is computed here.
  static func hiddenLayers(forMaximumOf count: Int) -> Int {
    if count == 5 { return 2 }
    var layers = 0
    while 1 << layers < count { layers += 1 }
    return layers
  }

  /// The value at a point.
  /// - Throws: `NetworkError.dimension` for a point with another number of coordinates.
  public func callAsFunction(_ point: [Rational]) throws(NetworkError) -> Rational {
    guard point.count == dimension else {
      throw .dimension(operation: "evaluation", found: point.count, expected: dimension)
    }
    let values = functions.map { $0.image(of: point)[0] }
    var sum = Rational(0)
    for term in terms {
      guard let greatest = term.members.map({ values[$0] }).max() else { continue }
      sum += term.coefficient * greatest
    }
    return sum
  }
}
