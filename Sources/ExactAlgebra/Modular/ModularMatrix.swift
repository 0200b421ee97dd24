import ExactNumbers

/// A matrix modulo a word prime, factored in place.
///
/// Entries are kept below 2p instead of p: with p < 2^62 a Shoup product (below 2p) added to an entry stays below 2^64,
/// and one conditional subtraction of 2p restores the range.
final class ModularMatrix {
  let rowCount: Int
  let columnCount: Int
  let prime: WordPrime
  private let entries: UnsafeMutablePointer<UInt64>
  private(set) var rowOrder: [Int]

  init(_ matrix: IntegerMatrix, prime: WordPrime) {
    rowCount = matrix.rowCount
    columnCount = matrix.columnCount
    self.prime = prime
    entries = .allocate(capacity: max(1, rowCount * columnCount))
    rowOrder = Array(0..<rowCount)
    for (index, value) in matrix.entries.enumerated() { (entries + index).initialize(to: prime.residue(value)) }
  }

  deinit { entries.deallocate() }

  @inline(__always)
  private func canonical(_ index: Int) -> UInt64 {
    let value = entries[index]
    return value >= prime.modulus ? value - prime.modulus : value
  }

  /// Gaussian elimination with row exchanges. Below each pivot the multiplier is stored, so that a square matrix of full
  /// rank ends as its factors L (unit lower) and U.
  /// - Returns: the rank, and the determinant (0 unless the matrix is square and nonsingular).
  /// - Complexity: O(rows * columns * rank), about 1.3 ns a step.
  func factor() -> (rank: Int, determinant: UInt64) {
    let p = prime.modulus
    var rank = 0
    var determinant: UInt64 = 1
    var odd = false
    for column in 0..<columnCount where rank < rowCount {
      guard let found = (rank..<rowCount).first(where: { canonical($0 * columnCount + column) != 0 }) else {
        determinant = 0
        continue
      }
      if found != rank {
        odd.toggle()
        rowOrder.swapAt(found, rank)
        for j in 0..<columnCount {
          let a = found * columnCount + j
          let b = rank * columnCount + j
          (entries[a], entries[b]) = (entries[b], entries[a])
        }
      }
      let source = entries + rank * columnCount
      let pivot = canonical(rank * columnCount + column)
      source[column] = pivot
      determinant = prime.multiply(determinant, pivot)
      let inverse = prime.inverse(pivot)
      for row in (rank + 1)..<max(rank + 1, rowCount) {
        let target = entries + row * columnCount
        let entry = canonical(row * columnCount + column)
        if entry == 0 {
          target[column] = 0
          continue
        }
        let multiplier = prime.multiply(entry, inverse)
        Self.addMultiple(
          target + column + 1, source + column + 1, columnCount - column - 1, factor: p - multiplier,
          quotient: prime.shoupQuotient(p - multiplier), modulus: p)
        target[column] = multiplier
      }
      rank += 1
    }
    if rank < rowCount || rowCount != columnCount { determinant = 0 }
    return (rank, odd ? prime.negate(determinant) : determinant)
  }

  /// target[i] += factor * source[i] modulo p, all entries below 2p before and after.
  ///
  /// Shoup: with q = floor(factor * 2^64 / p) and h = floor(q x / 2^64), `factor * x - h p` lies in [0, 2p) for every
  /// word x, so the wrapped difference is exact.
  @inline(__always)
  static func addMultiple(
    _ target: UnsafeMutablePointer<UInt64>, _ source: UnsafePointer<UInt64>, _ count: Int, factor: UInt64,
    quotient: UInt64, modulus: UInt64
  ) {
    let twice = modulus &* 2
    var index = 0
    while index < count {
      let x = source[index]
      let product = factor &* x &- quotient.multipliedFullWidth(by: x).high &* modulus
      let sum = target[index] &+ product
      // sum < 4p; when sum < 2p the difference wraps above it and the minimum keeps the sum.
      target[index] = min(sum, sum &- twice)
      index &+= 1
    }
  }

  /// The factors by columns, canonical residues: entry (i, j) at `j * n + i`, for `solve`.
  func factorsByColumns() -> [UInt64] {
    var result = [UInt64](repeating: 0, count: rowCount * columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount { result[column * rowCount + row] = canonical(row * columnCount + column) }
    }
    return result
  }
}
