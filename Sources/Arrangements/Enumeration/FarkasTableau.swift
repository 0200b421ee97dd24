import ExactNumbers

/// Writes vectors of a cone as non-negative combinations of its generators.
///
/// The dual simplex method for the problem without objective: a basis of generators is changed until the coordinates of the vector
/// are not negative. Bland's rule (1977), always the smallest index, excludes cycles. The tableau goes on from one vector to the next.
struct FarkasTableau {
  /// One row for each basis generator; columns for the generators, then for the vectors.
  private var rows: [[Rational]]
  private let generatorCount: Int
  /// For each row its generator.
  private var basis: [Int] = []

  /// - Precondition: the generators span the space.
  init(generators: [[BigInteger]], vectors: [[BigInteger]], dimension: Int) {
    generatorCount = generators.count
    let columns = generators + vectors
    rows = (0..<dimension).map { row in columns.map { Rational($0[row]) } }
    var row = 0
    for column in generators.indices where row < dimension {
      guard let found = (row..<dimension).first(where: { !rows[$0][column].isZero }) else { continue }
      rows.swapAt(row, found)
      pivot(row, column)
      basis.append(column)
      row += 1
    }
  }

  /// The coefficients of a vector (its index) as generators with positive numbers, or nil if it is not in the cone.
  mutating func combination(of vector: Int) -> [(generator: Int, coefficient: Rational)]? {
    let target = generatorCount + vector
    while true {
      let leaving = basis.indices.filter { rows[$0][target].isNegative }.min { basis[$0] < basis[$1] }
      guard let leaving else { break }
      guard let entering = (0..<generatorCount).first(where: { rows[leaving][$0].isNegative }) else { return nil }
      pivot(leaving, entering)
      basis[leaving] = entering
    }
    return basis.indices.filter { !rows[$0][target].isZero }.map { (basis[$0], rows[$0][target]) }
  }

  /// Makes a column the unit vector of a row.
  private mutating func pivot(_ row: Int, _ column: Int) {
    let inverse = rows[row][column].reciprocal
    let pivotRow = rows[row].map { $0 * inverse }
    rows[row] = pivotRow
    for other in rows.indices where other != row && !rows[other][column].isZero {
      let factor = rows[other][column]
      for index in pivotRow.indices where !pivotRow[index].isZero { rows[other][index] -= factor * pivotRow[index] }
    }
  }
}
