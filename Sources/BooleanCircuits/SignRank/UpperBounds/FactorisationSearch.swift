import Arrangements

/// A search for a factorisation of a given rank in floating point, made exact afterwards.
///
/// Wanted is a matrix X of rank r with A_ij·X_ij ≥ 1 for all i and j, a point of two sets of which the second is convex. The
/// iteration of J. Douglas and H. Rachford (1956) is used, Z ← Z + P₂(2·P₁(Z) − Z) − P₁(Z), which leaves local traps better
/// than alternating projections do. P₁ truncates to rank r, by a few steps of subspace iteration from the last subspace,
/// P₂ raises all margins to 1.
struct FactorisationSearch {
  private let matrix: SignMatrix
  private let rank: Int
  private let rowCount: Int
  private let columnCount: Int
  private let signs: [Double]
  /// The iterate Z, row by row.
  private var iterate: [Double]
  /// An orthonormal basis of the column space of P₁(Z), vector after vector.
  private var basis: [Double]
  /// The coordinates of the columns of P₁(Z) in the basis, a row for each basis vector.
  private var coordinates: [Double]

  /// The number of steps done.
  private(set) var stepCount = 0

  init(_ matrix: SignMatrix, rank: Int) {
    self.matrix = matrix
    self.rank = rank
    rowCount = matrix.rowCount
    columnCount = matrix.columnCount
    signs = (0..<matrix.rowCount).flatMap { row in (0..<matrix.columnCount).map { Double(matrix[row, $0]) } }
    iterate = [Double](repeating: 0, count: matrix.rowCount * matrix.columnCount)
    basis = [Double](repeating: 0, count: matrix.rowCount * rank)
    coordinates = [Double](repeating: 0, count: matrix.columnCount * rank)
  }

  /// Tries random starts; a verified factorisation, or nil.
  mutating func run(
    starts: Int, sweeps: Int, source: inout SeededRandomIntegers, control: CountingControl?
  ) -> SignRankFactorisation? {
    guard rank <= min(rowCount, columnCount) else { return nil }
    for _ in 0..<starts {
      for index in iterate.indices { iterate[index] = source.coordinate() + source.coordinate() + source.coordinate() }
      for index in basis.indices { basis[index] = source.coordinate() }
      for _ in 0..<8 { refineSubspace() }
      for _ in 0..<sweeps {
        if control?.isInterrupted == true { return nil }
        stepCount += 1
        refineSubspace()
        refineSubspace()
        project()
        if step() {
          var rounding = FactorisationRounding(
            matrix, rank: rank, rows: interleaved(basis, rowCount), columns: interleaved(coordinates, columnCount))
          if let found = rounding.factorisation() { return found }
        }
      }
    }
    return nil
  }

  /// Coordinates by vector instead of by dimension.
  private func interleaved(_ values: [Double], _ count: Int) -> [Double] {
    (0..<count).flatMap { line in (0..<rank).map { values[$0 * count + line] } }
  }

  /// Sets the coordinates to those of the iterate in the present basis.
  private mutating func project() {
    let (rows, width) = (rowCount, columnCount)
    for index in coordinates.indices { coordinates[index] = 0 }
    coordinates.withUnsafeMutableBufferPointer { coordinates in
      iterate.withUnsafeBufferPointer { iterate in
        for dimension in 0..<rank {
          for row in 0..<rows {
            let factor = basis[dimension * rows + row]
            for column in 0..<width {
              coordinates[dimension * width + column] += factor * iterate[row * width + column]
            }
          }
        }
      }
    }
  }

  /// One step of subspace iteration: the basis becomes an orthonormal one of Z·Zᵀ times its span.
  private mutating func refineSubspace() {
    project()
    let (rows, width) = (rowCount, columnCount)
    basis.withUnsafeMutableBufferPointer { basis in
      iterate.withUnsafeBufferPointer { iterate in
        coordinates.withUnsafeBufferPointer { coordinates in
          for dimension in 0..<rank {
            for row in 0..<rows {
              // Two partial sums, so that additions need not wait for each other.
              var (even, odd) = (0.0, 0.0)
              var column = 0
              while column + 1 < width {
                even += iterate[row * width + column] * coordinates[dimension * width + column]
                odd += iterate[row * width + column + 1] * coordinates[dimension * width + column + 1]
                column += 2
              }
              if column < width { even += iterate[row * width + column] * coordinates[dimension * width + column] }
              basis[dimension * rows + row] = even + odd
            }
          }
        }
      }
      // Gram-Schmidt, twice for each vector since the first time loses digits.
      for dimension in 0..<rank {
        for _ in 0..<2 {
          for earlier in 0..<dimension {
            var product = 0.0
            for row in 0..<rows { product += basis[dimension * rows + row] * basis[earlier * rows + row] }
            for row in 0..<rows { basis[dimension * rows + row] -= product * basis[earlier * rows + row] }
          }
          var square = 0.0
          for row in 0..<rows { square += basis[dimension * rows + row] * basis[dimension * rows + row] }
          let length = max(square, 1e-200).squareRoot()
          for row in 0..<rows { basis[dimension * rows + row] /= length }
        }
      }
    }
  }

  /// One step of the iteration; true if P₁(Z) has all signs right already.
  private mutating func step() -> Bool {
    let (rows, width, rank) = (rowCount, columnCount, rank)
    var isFeasible = true
    var line = [Double](repeating: 0, count: width)
    iterate.withUnsafeMutableBufferPointer { iterate in
      for row in 0..<rows {
        for column in 0..<width { line[column] = 0 }
        for dimension in 0..<rank {
          let factor = basis[dimension * rows + row]
          for column in 0..<width { line[column] += factor * coordinates[dimension * width + column] }
        }
        for column in 0..<width {
          let index = row * width + column
          let truncated = line[column]
          if truncated * signs[index] <= 1e-9 { isFeasible = false }
          let reflected = (2 * truncated - iterate[index]) * signs[index]
          iterate[index] += max(1, reflected) * signs[index] - truncated
        }
      }
    }
    return isFeasible
  }
}

extension SignRankFactorisation {
  /// A factorisation of the given rank found by a seeded search in floating point and verified exactly, or nil if none was
  /// found (which says nothing).
  /// - Parameter starts: How many random starts are tried.
  /// - Parameter sweeps: The greatest number of steps of a start.
  /// - Complexity: O(M·N·r) floating-point operations a step.
  public static func searched(
    _ matrix: SignMatrix, rank: Int, starts: Int = 4, sweeps: Int = 2000, seed: UInt64 = 1,
    control: CountingControl? = nil
  ) -> SignRankFactorisation? {
    guard rank >= 1 else { return nil }
    let reduction = matrix.reduced
    var source = SeededRandomIntegers(seed: seed)
    var search = FactorisationSearch(reduction.matrix, rank: rank)
    return search.run(starts: starts, sweeps: sweeps, source: &source, control: control)?.lifted(from: reduction)
  }
}

extension SeededRandomIntegers {
  /// A number of [−1, 1), a multiple of 2⁻⁵².
  fileprivate mutating func coordinate() -> Double { Double(Int64(word() >> 11)) * 0x1p-52 - 1 }
}
