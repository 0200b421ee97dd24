import ExactNumbers

/// Writes vectors of a cone as non-negative combinations of its generators.
///
/// The dual simplex method for the problem without objective: a basis of generators is changed until the coordinates
/// of the vector are not negative. Bland's rule (1977), always the smallest index, excludes cycles. The tableau is kept
/// in integers over one denominator (Edmonds, 1967): all entries are minors of the given vectors. It goes on from one
/// vector to the next.
struct FarkasTableau {
  /// One row for each basis generator; columns for the generators, then for the vectors.
  private var rows: [[BigInteger]]
  /// What all entries are to be divided by; positive.
  private var denominator: BigInteger = 1
  private let generatorCount: Int
  /// For each row its generator.
  private var basis: [Int] = []

  /// - Precondition: the generators span the space.
  init(generators: [[BigInteger]], vectors: [[BigInteger]], dimension: Int) {
    generatorCount = generators.count
    let columns = generators + vectors
    rows = (0..<dimension).map { row in columns.map { $0[row] } }
    var row = 0
    for column in generators.indices where row < dimension {
      guard let found = (row..<dimension).first(where: { !rows[$0][column].isZero }) else { continue }
      rows.swapAt(row, found)
      pivot(row, column)
      basis.append(column)
      row += 1
    }
  }

  /// The generators with positive coefficients in a combination that gives a vector (its index), or nil if the vector
  /// is not in the cone.
  mutating func combination(of vector: Int) -> [(generator: Int, coefficient: Rational)]? {
    let target = generatorCount + vector
    while true {
      let leaving = basis.indices.filter { rows[$0][target].isNegative }.min { basis[$0] < basis[$1] }
      guard let leaving else { break }
      guard let entering = (0..<generatorCount).first(where: { rows[leaving][$0].isNegative }) else { return nil }
      pivot(leaving, entering)
      basis[leaving] = entering
    }
    return basis.indices.filter { !rows[$0][target].isZero }.map {
      (basis[$0], Rational(rows[$0][target], denominator))
    }
  }

  /// Makes a column the unit vector of a row, with exact divisions only.
  private mutating func pivot(_ row: Int, _ column: Int) {
    let pivotRow = rows[row]
    let pivot = pivotRow[column]
    for other in rows.indices where other != row {
      let factor = rows[other][column]
      for index in pivotRow.indices {
        let entry = pivot * rows[other][index] - factor * pivotRow[index]
        rows[other][index] = denominator == 1 ? entry : entry.exactlyDivided(by: denominator)
      }
    }
    denominator = pivot
    guard pivot.isNegative else { return }
    denominator = -pivot
    for index in rows.indices { rows[index] = rows[index].map { -$0 } }
  }
}
