import ExactNumbers

/// A proof that the sign-rank of a matrix A is at most r: integer vectors u_i of the rows and v_j of the columns in r
/// dimensions with A_ij·⟨u_i, v_j⟩ > 0 for all i and j.
public struct SignRankFactorisation: Hashable, Sendable {
  /// The dimension r ≥ 1 of the vectors.
  public let rank: Int
  /// The vectors of the rows.
  public let rowVectors: [[BigInteger]]
  /// The vectors of the columns.
  public let columnVectors: [[BigInteger]]

  /// The factorisation with the given vectors.
  /// - Throws: ``BooleanFunctionError`` if the rank is not positive or a vector has another number of coordinates.
  public init(rank: Int, rowVectors: [[BigInteger]], columnVectors: [[BigInteger]]) throws {
    guard rank > 0 else { throw BooleanFunctionError.parameter(name: "the rank", found: rank, expected: "at least 1") }
    for vector in rowVectors + columnVectors where vector.count != rank {
      throw BooleanFunctionError.wrongCount(what: "coordinates of a vector", found: vector.count, expected: rank)
    }
    self.init(unchecked: rank, rowVectors, columnVectors)
  }

  /// The factorisation with vectors known to have `rank` coordinates each.
  init(unchecked rank: Int, _ rowVectors: [[BigInteger]], _ columnVectors: [[BigInteger]]) {
    self.rank = rank
    self.rowVectors = rowVectors
    self.columnVectors = columnVectors
  }

  /// Whether the factorisation proves the sign-rank of the matrix to be at most ``rank``, decided exactly.
  /// - Complexity: M·N·r multiplications.
  public func isValid(for matrix: SignMatrix) -> Bool {
    guard rank > 0, rowVectors.count == matrix.rowCount, columnVectors.count == matrix.columnCount,
      rowVectors.allSatisfy({ $0.count == rank }), columnVectors.allSatisfy({ $0.count == rank })
    else { return false }
    if let rows = Self.words(rowVectors), let columns = Self.words(columnVectors) {
      return Self.isValid(rank, rows, columns, matrix)
    }
    for (index, row) in rowVectors.enumerated() {
      for (position, column) in columnVectors.enumerated() {
        var product: BigInteger = 0
        for coordinate in 0..<rank { product += row[coordinate] * column[coordinate] }
        if product.signum() != matrix[index, position] { return false }
      }
    }
    return true
  }

  /// The coordinates one after the other if all have at most 40 bits; then sums of 2⁴⁰ products fit 128 bits.
  private static func words(_ vectors: [[BigInteger]]) -> [Int]? {
    var result: [Int] = []
    for vector in vectors {
      for coordinate in vector {
        guard coordinate.bitLength <= 40, let word = Int(exactly: coordinate) else { return nil }
        result.append(word)
      }
    }
    return result
  }

  static func isValid(_ rank: Int, _ rows: [Int], _ columns: [Int], _ matrix: SignMatrix) -> Bool {
    for row in 0..<matrix.rowCount where !agrees(rank, rows[(row * rank)..<((row + 1) * rank)], columns, matrix, row) {
      return false
    }
    return true
  }

  /// Whether the products of one row vector with all column vectors have the signs of the matrix' row.
  static func agrees(
    _ rank: Int, _ vector: ArraySlice<Int>, _ columns: [Int], _ matrix: SignMatrix, _ row: Int
  ) -> Bool {
    for column in 0..<matrix.columnCount {
      var sum: Int128 = 0
      for coordinate in 0..<rank {
        sum += Int128(vector[vector.startIndex + coordinate]) * Int128(columns[column * rank + coordinate])
      }
      guard sum != 0, (sum > 0) == matrix.isPositive(row, column) else { return false }
    }
    return true
  }

  /// The same proof for the transposed matrix.
  public var transposed: SignRankFactorisation {
    SignRankFactorisation(unchecked: rank, columnVectors, rowVectors)
  }

  /// The factorisation of the original from one of its reduced matrix: repeated lines repeat the vector, or its negative.
  public func lifted(from reduction: ReducedSignMatrix) -> SignRankFactorisation {
    func spread(_ vectors: [[BigInteger]], _ classes: SignMatrixLineClasses) -> [[BigInteger]] {
      classes.classOfLine.indices.map { line in
        let vector = vectors[classes.classOfLine[line]]
        return classes.isNegated[line] ? vector.map { -$0 } : vector
      }
    }
    return SignRankFactorisation(
      unchecked: rank, spread(rowVectors, reduction.rows), spread(columnVectors, reduction.columns))
  }
}
