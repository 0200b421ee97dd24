import ExactAlgebra
import ExactNumbers

extension SignRankFactorisation {
  /// The factorisation with one dimension for each class of rows that are equal up to sign: u_i = ±e_class, and v_j lists
  /// the entries of the representatives.
  public static func ofRowClasses(_ matrix: SignMatrix) -> SignRankFactorisation {
    let classes = matrix.rowClasses
    let rows: [[BigInteger]] = classes.classOfLine.indices.map { line in
      var vector = [BigInteger](repeating: 0, count: classes.count)
      vector[classes.classOfLine[line]] = classes.isNegated[line] ? -1 : 1
      return vector
    }
    let columns: [[BigInteger]] = (0..<matrix.columnCount).map { column in
      classes.representatives.map { BigInteger(matrix[$0, column]) }
    }
    return SignRankFactorisation(unchecked: classes.count, rows, columns)
  }

  /// The factorisation with one dimension for each class of columns that are equal up to sign.
  public static func ofColumnClasses(_ matrix: SignMatrix) -> SignRankFactorisation {
    ofRowClasses(matrix.transposed).transposed
  }

  /// An exact factorisation of the matrix itself, of the rank that it has over the rationals, if that is at most `limit`:
  /// A = C·X with pivot columns C and the reduced row echelon form X, whose columns are multiplied by their denominators.
  /// - Complexity: Elimination modulo a prime first, exactly only where the rank is within the limit.
  public static func ofRank(_ matrix: SignMatrix, atMost limit: Int) -> SignRankFactorisation? {
    guard limit > 0, rankModuloPrime(matrix, stoppingAbove: limit) <= limit else { return nil }
    let classes = matrix.rowClasses
    // Rows that are equal up to sign neither change the rank nor the echelon form.
    let rational = Matrix(rows: classes.count, columns: matrix.columnCount) {
      Rational(matrix[classes.representatives[$0], $1])
    }
    let (form, pivots) = rational.reducedRowEchelonForm
    guard pivots.count <= limit else { return nil }
    let rows: [[BigInteger]] = (0..<matrix.rowCount).map { row in pivots.map { BigInteger(matrix[row, $0]) } }
    let columns: [[BigInteger]] = (0..<matrix.columnCount).map { column in
      let entries = pivots.indices.map { form[$0, column] }
      let denominator = entries.reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
      return entries.map { ($0 * Rational(denominator)).numerator }
    }
    return SignRankFactorisation(unchecked: pivots.count, rows, columns)
  }

  /// The rank modulo 2³¹ − 1, which is at most the rank; elimination stops when it exceeds `limit`.
  static func rankModuloPrime(_ matrix: SignMatrix, stoppingAbove limit: Int) -> Int {
    let prime = 2_147_483_647
    var pivotRows: [(column: Int, row: [Int])] = []
    for index in 0..<matrix.rowCount {
      var row = (0..<matrix.columnCount).map { matrix.isPositive(index, $0) ? 1 : prime - 1 }
      for pivot in pivotRows where row[pivot.column] != 0 {
        let factor = prime - row[pivot.column]
        for column in row.indices { row[column] = (row[column] + factor * pivot.row[column]) % prime }
      }
      guard let column = row.firstIndex(where: { $0 != 0 }) else { continue }
      let inverse = power(row[column], prime - 2, modulo: prime)
      for position in row.indices { row[position] = row[position] * inverse % prime }
      pivotRows.append((column, row))
      if pivotRows.count > limit { break }
    }
    return pivotRows.count
  }

  private static func power(_ base: Int, _ exponent: Int, modulo prime: Int) -> Int {
    var (result, square, rest) = (1, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result * square % prime }
      square = square * square % prime
      rest >>= 1
    }
    return result
  }
}
