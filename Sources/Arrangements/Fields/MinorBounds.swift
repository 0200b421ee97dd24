import ExactNumbers

/// Bounds on the minors of the rows of a configuration, which decide what a vanishing residue proves.
///
/// A minor of size s is at most the product of the s greatest Euclidean lengths of rows (Hadamard, 1893). Squares are
/// compared, so there are no roots.
package struct MinorBounds: Sendable {
  /// The squares of the bounds for sizes 0, 1, …, rank.
  private let squares: [BigInteger]

  package init(_ rows: [[BigInteger]], rank: Int) {
    let lengths = rows.map { row in row.reduce(BigInteger(0)) { $0 + $1 * $1 } }.sorted(by: >)
    var squares: [BigInteger] = [1]
    for length in lengths.prefix(rank) { squares.append((squares.last ?? 1) * length) }
    self.squares = squares
  }

  /// The largest size of minors whose vanishing is proved by a vanishing image in this type of numbers.
  ///
  /// Rows are nonzero integer vectors, so the bounds grow with the size.
  package func certifiedSize<Scalar: CertifiedScalar>(for type: Scalar.Type) -> Int {
    guard let magnitude = type.certifiedMagnitude else { return squares.count - 1 }
    let square = magnitude * magnitude
    return (squares.firstIndex { $0 >= square } ?? squares.count) - 1
  }
}
