import ExactNumbers

/// A vector of rationals.
public struct Vector: Hashable, Sendable {
  /// The coordinates in order.
  public var entries: [Rational]

  /// The vector with the given coordinates.
  public init(_ entries: [Rational]) { self.entries = entries }

  /// The zero vector with `count` coordinates.
  public init(zeros count: Int) { entries = [Rational](repeating: 0, count: count) }

  /// The number of coordinates.
  public var count: Int { entries.count }

  /// The coordinate at a position.
  public subscript(index: Int) -> Rational {
    get { entries[index] }
    set { entries[index] = newValue }
  }

  /// Whether every coordinate is zero.
  public var isZero: Bool { entries.allSatisfy(\.isZero) }

  /// The sum of coordinate products.
  /// - Throws: `LinearAlgebraError.dimensionMismatch` for different counts.
  public func dot(_ other: Vector) throws(LinearAlgebraError) -> Rational {
    try requireCount(of: other, operation: "dot product")
    var sum = Rational(0)
    for index in 0..<count { sum += entries[index] * other.entries[index] }
    return sum
  }

  /// The sum of two vectors.
  /// - Throws: `LinearAlgebraError.dimensionMismatch` for different counts.
  public func adding(_ other: Vector) throws(LinearAlgebraError) -> Vector {
    try requireCount(of: other, operation: "vector sum")
    return Vector(zip(entries, other.entries).map { $0 + $1 })
  }

  /// The difference of two vectors.
  /// - Throws: `LinearAlgebraError.dimensionMismatch` for different counts.
  public func subtracting(_ other: Vector) throws(LinearAlgebraError) -> Vector {
    try requireCount(of: other, operation: "vector difference")
    return Vector(zip(entries, other.entries).map { $0 - $1 })
  }

  /// The vector with every coordinate multiplied by `factor`.
  public func scaled(by factor: Rational) -> Vector { Vector(entries.map { $0 * factor }) }

  private func requireCount(of other: Vector, operation: String) throws(LinearAlgebraError) {
    if other.count != count { throw .dimensionMismatch(operation: operation, found: other.count, expected: count) }
  }
}

extension Vector: ExpressibleByArrayLiteral {
  /// The vector with the listed coordinates.
  public init(arrayLiteral elements: Rational...) { entries = elements }
}
