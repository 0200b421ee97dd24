/// A proof of a lower bound for the sign-rank of a matrix A by the method of J. Forster (2002), weighted.
///
/// Let A' be the M×N submatrix of the chosen rows and columns, B_ij = A'_ij·b_ij with integers b_ij ≥ γ > 0, and let d1 > 0
/// and the diagonal matrix D2 ≥ 0 be such that d1·D2 − BᵀB is positive semidefinite, which says that the block matrix
/// [[d1·I, −B], [−Bᵀ, D2]] is. Then the sign-rank is at least 2γMN/(M·d1 + tr D2).
///
/// Proof: a matrix of rank d with the signs of A' may be written ⟨u_i, v_j⟩ with Σ u_i·u_iᵀ = (M/d)·I and unit vectors
/// (Forster), so that Σ B_ij⟨u_i, v_j⟩ ≥ γ·Σ⟨u_i, v_j⟩² = γMN/d; and it is at most (M·d1 + tr D2)/2, the block matrix
/// being semidefinite.
///
/// That it is semidefinite is proved in integers: with a scale s ≥ 1 and a lower triangular matrix L, the matrix
/// R = s²·(d1·D2 − BᵀB) − L·Lᵀ has R_kk ≥ Σ_{l≠k} |R_kl| for every k, so that R is semidefinite, and L·Lᵀ is anyway. (Hence
/// L needs only to be near a factor, as floating-point arithmetic gives it.)
public struct ForsterCertificate: Hashable, Sendable {
  /// The chosen rows; a row may be chosen more than once.
  public let rows: [Int]
  /// The chosen columns; a column may be chosen more than once.
  public let columns: [Int]
  /// The weights b_ij, all 1 or greater, row by row.
  public let weights: [Int]
  /// The number d1 that is on the diagonal for every row.
  public let rowDiagonal: Int
  /// The diagonal of D2, one number for each column.
  public let columnDiagonal: [Int]
  /// The scale s.
  public let scale: Int
  /// The rows of L, the k-th with k + 1 numbers.
  public let factor: [[Int]]

  /// The greatest weight, scale and magnitude of a number of L.
  public static let greatestEntry = 1 << 30

  /// The certificate with the given parts, which may be wrong; see ``isValid(for:)``.
  public init(
    rows: [Int], columns: [Int], weights: [Int], rowDiagonal: Int, columnDiagonal: [Int], scale: Int, factor: [[Int]]
  ) {
    self.rows = rows
    self.columns = columns
    self.weights = weights
    self.rowDiagonal = rowDiagonal
    self.columnDiagonal = columnDiagonal
    self.scale = scale
    self.factor = factor
  }

  /// The bound as a fraction, 2γMN over M·d1 + tr D2; nil if the certificate has no weights or the numbers are too large
  /// for 128 bits.
  public var fraction: (numerator: Int128, denominator: Int128)? {
    guard let least = weights.min(), least > 0, rowDiagonal > 0 else { return nil }
    let size = Int128(rows.count) * Int128(columns.count)
    let denominator = columnDiagonal.reduce(Int128(rows.count) * Int128(rowDiagonal)) { $0 + Int128($1) }
    guard denominator > 0, size < 1 << 60 else { return nil }
    return (2 * Int128(least) * size, denominator)
  }

  /// The least integer that is at least the bound, which the sign-rank cannot fall below; 1 if there is no bound.
  ///
  /// Since sign-ranks are integers, it is enough for the bound R that the fraction exceeds R − 1: so diagonals can be a
  /// little greater than the best ones even where these would give an integer exactly.
  public var bound: Int {
    guard let (numerator, denominator) = fraction else { return 1 }
    return max(1, Int(clamping: (numerator + denominator - 1) / denominator))
  }

  /// Whether the certificate proves that the sign-rank of the matrix is at least ``bound``, decided exactly.
  /// - Complexity: O(M·N² + N³) multiplications of integers.
  public func isValid(for matrix: SignMatrix) -> Bool {
    let size = columns.count
    let limit = Self.greatestEntry
    guard size > 0, !rows.isEmpty, rows.count <= 1 << 20, size <= 1 << 20,
      rows.allSatisfy({ 0..<matrix.rowCount ~= $0 }), columns.allSatisfy({ 0..<matrix.columnCount ~= $0 }),
      weights.count == rows.count * size, weights.allSatisfy({ 1...limit ~= $0 }), rowDiagonal > 0,
      columnDiagonal.count == size, columnDiagonal.allSatisfy({ $0 >= 0 }), 1...limit ~= scale,
      factor.count == size, factor.indices.allSatisfy({ factor[$0].count == $0 + 1 }),
      factor.allSatisfy({ $0.allSatisfy { $0.magnitude <= limit.magnitude } })
    else { return false }
    let signed = rows.indices.map { row in
      columns.indices.map { matrix[rows[row], columns[$0]] * weights[row * size + $0] }
    }
    var remainder = SquaredRemainder(size)
    guard remainder.add(signed, rowDiagonal, columnDiagonal, scale) else { return false }
    return remainder.isDominant(subtracting: factor)
  }
}

/// The matrix R of a certificate, as its lower triangle in 128 bits.
private struct SquaredRemainder {
  private let size: Int
  private var entries: [Int128]

  init(_ size: Int) {
    self.size = size
    entries = [Int128](repeating: 0, count: size * (size + 1) / 2)
  }

  /// Sets the matrix to s²·(d1·D2 − BᵀB); false if that does not fit.
  mutating func add(_ signed: [[Int]], _ rowDiagonal: Int, _ columnDiagonal: [Int], _ scale: Int) -> Bool {
    let columns = (0..<size).map { column in signed.map { $0[column] } }
    let square = Int128(scale) * Int128(scale)
    // Sums of 2²⁰ products of 60 bits have at most 80 bits; times s² they could exceed 128 bits.
    for row in 0..<size {
      for column in 0...row {
        var entry = -Self.product(columns[row], columns[column], signed.count)
        if row == column { entry += Int128(rowDiagonal) * Int128(columnDiagonal[row]) }
        let (scaled, overflow) = entry.multipliedReportingOverflow(by: square)
        // Half of the range is left for sums along rows.
        guard !overflow, scaled.magnitude < 1 << 100 else { return false }
        entries[row * (row + 1) / 2 + column] = scaled
      }
    }
    return true
  }

  /// Whether R − L·Lᵀ is diagonally dominant.
  func isDominant(subtracting factor: [[Int]]) -> Bool {
    var offDiagonal = [Int128](repeating: 0, count: size)
    var diagonal = [Int128](repeating: 0, count: size)
    for row in 0..<size {
      for column in 0...row {
        let product = Self.product(factor[row], factor[column], column + 1)
        let entry = entries[row * (row + 1) / 2 + column] - product
        if row == column {
          diagonal[row] = entry
        } else {
          let magnitude = entry < 0 ? -entry : entry
          offDiagonal[row] += magnitude
          offDiagonal[column] += magnitude
        }
      }
    }
    return zip(diagonal, offDiagonal).allSatisfy { $0 >= $1 }
  }

  /// The sum of products of at most 2²⁰ pairs of numbers of at most 31 bits; the partial sums of four fit 64 bits.
  private static func product(_ first: [Int], _ second: [Int], _ count: Int) -> Int128 {
    first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        var total: Int128 = 0
        var index = 0
        while index < count {
          let end = min(count, index + 4)
          var sum = 0
          while index < end {
            sum += first[index] * second[index]
            index += 1
          }
          total += Int128(sum)
        }
        return total
      }
    }
  }
}

extension ForsterCertificate {
  /// The bound for the 2ⁿ×2ⁿ matrix of a function f(x ⊕ y) by Forster's theorem: the spectral norm of the matrix is the
  /// greatest |Σ_x f(x)χ_S(x)|, so that the sign-rank is at least 2ⁿ divided by it, rounded up.
  /// - Parameter pointCount: The number 2ⁿ of points.
  /// - Parameter greatestCoefficient: The greatest magnitude of a Walsh coefficient (the sum, not the mean), at least 1.
  public static func walshBound(pointCount: Int, greatestCoefficient: Int) -> Int {
    guard pointCount > 0, greatestCoefficient > 0 else { return 1 }
    return (pointCount - 1) / greatestCoefficient + 1
  }
}
