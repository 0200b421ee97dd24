import ExactNumbers

/// The support function γ: R^n → R, r ↦ Σ |⟨r, b_i⟩|, of the zonotope Z = {Σ λ_i b_i : |λ_i| ≤ 1}: the greatest ⟨r, z⟩ over
/// the points z of Z (Definition 7 and Theorem 2.3.7 of the thesis of A. Mukherjee; G. Ziegler, Lectures on Polytopes, 1995,
/// section 7.3).
///
/// Any generators b_1, …, b_m are allowed: none, zero, repeated, parallel, fewer than n directions.
public struct SupportFunction: Equatable, Hashable, Sendable {
  /// The dimension n of the space, at least 1.
  public let dimension: Int
  /// The generators, `dimension` coordinates each.
  public let generators: [[Rational]]

  /// The support function of the zonotope of these generators.
  /// - Throws: `NetworkError.dimension` for a dimension below 1 or a generator with another number of coordinates.
  public init(dimension: Int, generators: [[Rational]]) throws(NetworkError) {
    guard dimension >= 1 else { throw .dimension(operation: "zonotope", found: dimension, expected: 1) }
    for generator in generators where generator.count != dimension {
      throw .dimension(operation: "generator of a zonotope", found: generator.count, expected: dimension)
    }
    self.dimension = dimension
    self.generators = generators
  }

  /// The value Σ |⟨r, b_i⟩|.
  /// - Throws: `NetworkError.dimension` when `direction` has another number of coordinates.
  public func value(at direction: [Rational]) throws(NetworkError) -> Rational {
    guard direction.count == dimension else {
      throw .dimension(operation: "support function", found: direction.count, expected: dimension)
    }
    return generators.reduce(0) { $0 + Self.product($1, direction).magnitude }
  }

  /// One generator for each direction: parallel generators are turned the way of the first of them and added, zeros are
  /// left out. The function stays the same.
  public var directions: [[Rational]] {
    var sums: [[Rational]: Rational] = [:]
    var order: [(line: [Rational], positive: Bool)] = []
    for generator in generators {
      guard let leading = generator.first(where: { !$0.isZero }) else { continue }
      let line = generator.map { $0 / leading }
      if let sum = sums[line] {
        sums[line] = sum + leading.magnitude
      } else {
        sums[line] = leading.magnitude
        order.append((line, leading.signum() > 0))
      }
    }
    return order.map { line, positive in
      let sum = sums[line] ?? 0
      return line.map { $0 * (positive ? sum : -sum) }
    }
  }

  static func product(_ left: [Rational], _ right: [Rational]) -> Rational {
    var sum: Rational = 0
    for index in left.indices where !left[index].isZero { sum += left[index] * right[index] }
    return sum
  }
}
