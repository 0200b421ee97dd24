import ExactNumbers

/// An affine map x ↦ Wx + b between spaces of at least one dimension, with rational entries.
public struct AffineMap: Equatable, Hashable, Sendable {
  /// The number of coordinates of x.
  public let inputDimension: Int
  /// The number of coordinates of Wx + b.
  public let outputDimension: Int
  /// The entries of W, row after row: `outputDimension * inputDimension` of them.
  public let entries: [Rational]
  /// The vector b, `outputDimension` long.
  public let bias: [Rational]

  /// The map with the given matrix rows and bias.
  /// - Throws: `NetworkError` (told about layer 1) for an empty matrix, a ragged row or a bias of another length.
  public init(rows: [[Rational]], bias: [Rational]) throws(NetworkError) {
    guard let first = rows.first, !first.isEmpty else { throw .emptyLayer(layer: 1) }
    for (index, row) in rows.enumerated() where row.count != first.count {
      throw .raggedRow(layer: 1, row: index + 1, found: row.count, expected: first.count)
    }
    guard bias.count == rows.count else { throw .biasLength(layer: 1, found: bias.count, expected: rows.count) }
    self.init(inputDimension: first.count, entries: rows.flatMap { $0 }, bias: bias)
  }

  /// For callers that have counted already: `entries.count == inputDimension * bias.count`.
  init(inputDimension: Int, entries: [Rational], bias: [Rational]) {
    assert(inputDimension >= 1 && !bias.isEmpty && entries.count == inputDimension * bias.count)
    self.inputDimension = inputDimension
    self.outputDimension = bias.count
    self.entries = entries
    self.bias = bias
  }

  /// The linear form x ↦ ⟨coefficients, x⟩ + constant.
  /// - Throws: `NetworkError.emptyLayer` when there are no coefficients.
  public init(coefficients: [Rational], constant: Rational) throws(NetworkError) {
    try self.init(rows: [coefficients], bias: [constant])
  }

  /// The identity of a space.
  /// - Precondition: `dimension` is at least 1.
  public static func identity(dimension: Int) -> AffineMap {
    precondition(dimension >= 1, "identity of an empty space")
    var entries = [Rational](repeating: 0, count: dimension * dimension)
    for index in 0..<dimension { entries[index * dimension + index] = 1 }
    return AffineMap(
      inputDimension: dimension, entries: entries, bias: [Rational](repeating: 0, count: dimension))
  }

  /// The rows of W.
  public var rows: [[Rational]] { (0..<outputDimension).map { Array(row($0)) } }

  /// One row of W without copying.
  /// - Precondition: `index` is in `0..<outputDimension`.
  public func row(_ index: Int) -> ArraySlice<Rational> {
    entries[index * inputDimension..<(index + 1) * inputDimension]
  }

  /// The entry of W in the given row and column, counted from 0.
  public subscript(row: Int, column: Int) -> Rational { entries[row * inputDimension + column] }

  /// The point Wx + b.
  /// - Throws: `NetworkError.dimension` when `point` has another length than `inputDimension`.
  /// - Complexity: O(inputDimension · outputDimension) rational operations.
  public func callAsFunction(_ point: [Rational]) throws(NetworkError) -> [Rational] {
    guard point.count == inputDimension else {
      throw .dimension(operation: "affine map", found: point.count, expected: inputDimension)
    }
    return image(of: point)
  }

  /// Wx + b for a point of the right length.
  func image(of point: [Rational]) -> [Rational] {
    (0..<outputDimension).map { row in
      var sum = bias[row]
      let start = row * inputDimension
      for column in 0..<inputDimension where !point[column].isZero {
        let entry = entries[start + column]
        if !entry.isZero { sum += entry * point[column] }
      }
      return sum
    }
  }

  /// The map "first `inner`, then this one".
  /// - Throws: `NetworkError.dimension` when the dimensions do not meet.
  public func composed(with inner: AffineMap) throws(NetworkError) -> AffineMap {
    guard inner.outputDimension == inputDimension else {
      throw .dimension(operation: "composition", found: inner.outputDimension, expected: inputDimension)
    }
    let columns = inner.inputDimension
    var product = [Rational](repeating: 0, count: outputDimension * columns)
    for row in 0..<outputDimension {
      for middle in 0..<inputDimension {
        let entry = self[row, middle]
        if entry.isZero { continue }
        for column in 0..<columns { product[row * columns + column] += entry * inner[middle, column] }
      }
    }
    return AffineMap(inputDimension: columns, entries: product, bias: image(of: inner.bias))
  }

  /// The map x ↦ factor · (Wx + b).
  public func scaled(by factor: Rational) -> AffineMap {
    AffineMap(inputDimension: inputDimension, entries: entries.map { factor * $0 }, bias: bias.map { factor * $0 })
  }
}
