import ExactAlgebra
import ExactNumbers

/// The distinct hyperplanes of an arrangement as primitive integer vectors in a space of their own rank.
///
/// An affine arrangement in R^n is replaced by its cone: the central arrangement in R^(n+1) of the homogenised forms
/// (constant first) together with the hyperplane at infinity. Vectors that span a subspace of rank r are projected to r
/// coordinates on which they still have rank r; this changes no linear dependence, so all flats stay the same.
package struct CentralConfiguration: Sendable {
  /// The rank r of the vectors, and their number of coordinates.
  package let rank: Int
  /// One primitive vector for each distinct hyperplane, its first nonzero coordinate positive, in order of first appearance.
  /// In a cone, the hyperplane at infinity comes last.
  package let rows: [[BigInteger]]
  /// For each form of the arrangement, the row of its hyperplane and the sign (1 or −1) of the factor; nil for constant forms.
  package let places: [(row: Int, sign: Int)?]
  /// Whether the last row is the hyperplane at infinity of a cone.
  package let hasInfinity: Bool
  /// The coordinates, of the space or of the cone (0 is the homogenising one), on which the vectors were projected, increasing.
  package let columns: [Int]

  /// The configuration of an arrangement.
  ///
  /// - Complexity: O(m) hash operations and one elimination of an m × n matrix.
  package init(_ arrangement: HyperplaneArrangement) {
    hasInfinity = !arrangement.isCentral
    var vectors: [[BigInteger]] = []
    var indices: [[BigInteger]: Int] = [:]
    var places: [(row: Int, sign: Int)?] = []
    for form in arrangement.forms {
      guard !form.isConstant else {
        places.append(nil)
        continue
      }
      let (primitive, sign) = Self.primitive(hasInfinity ? [form.constant] + form.normal : form.normal)
      let row = indices[primitive] ?? vectors.count
      if row == vectors.count {
        indices[primitive] = row
        vectors.append(primitive)
      }
      places.append((row, sign))
    }
    if hasInfinity { vectors.append([1] + [BigInteger](repeating: 0, count: arrangement.dimension)) }
    let width = arrangement.dimension + (hasInfinity ? 1 : 0)
    let pivots = Self.pivotColumns(vectors, width: width)
    columns = pivots
    rank = pivots.count
    rows = pivots.count == width ? vectors : vectors.map { vector in Self.primitive(pivots.map { vector[$0] }).vector }
    self.places =
      pivots.count == width
      ? places
      : places.map { place in
        guard let place else { return nil }
        // The projection may make another coordinate the first nonzero one.
        let projected = pivots.map { vectors[place.row][$0] }
        return (place.row, place.sign * Self.primitive(projected).sign)
      }
  }

  /// A vector divided by the greatest common divisor of its coordinates and by its sign: that of the first nonzero one.
  ///
  /// - Precondition: the vector is not zero.
  static func primitive(_ vector: [BigInteger]) -> (vector: [BigInteger], sign: Int) {
    var divisor: BigInteger = 0
    for entry in vector where divisor != 1 { divisor = .greatestCommonDivisor(divisor, entry) }
    let sign = vector.first { !$0.isZero }?.signum() ?? 1
    if sign < 0 { divisor = -divisor }
    return (divisor == 1 ? vector : vector.map { $0.exactlyDivided(by: divisor) }, sign)
  }

  /// The first columns, in order, on which the rows have full rank.
  private static func pivotColumns(_ rows: [[BigInteger]], width: Int) -> [Int] {
    // Rows beyond a basis change nothing, and a basis is usually found among the first few rows.
    var count = min(rows.count, 2 * width)
    while true {
      // The rank modulo a prime is much cheaper than the echelon form, and nearly always says that every column is needed.
      if width >= 20, count >= width {
        let entries = rows[..<count].flatMap { $0 }
        if IntegerMatrix(rows: count, columns: width, entries: entries).rank == width { return Array(0..<width) }
      }
      let matrix = Matrix(rows: count, columns: width) { Rational(rows[$0][$1]) }
      let pivots = matrix.reducedRowEchelonForm.pivotColumns
      if pivots.count == width || count == rows.count { return pivots }
      count = min(rows.count, 4 * count)
    }
  }
}
