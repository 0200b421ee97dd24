/// Representatives of the orbits of flats of one rank, with the sum of |μ| over each orbit.
final class FlatLevel: @unchecked Sendable {
  let rank: Int
  let words: Int
  let count: Int
  /// The flats, `words` words each, in lexicographic order.
  let flats: UnsafeMutablePointer<UInt64>
  /// Σ |μ(X)| over the flats X of each orbit.
  let weights: UnsafeMutablePointer<UInt128>

  /// The level of rank 0: the empty flat.
  init(words: Int) {
    rank = 0
    self.words = words
    count = 1
    flats = .allocate(capacity: words)
    flats.initialize(repeating: 0, count: words)
    weights = .allocate(capacity: 1)
    weights.initialize(to: 1)
  }

  /// The level of a table of sums m_X |μ(X)| over orbits.
  ///
  /// - Throws: `ArrangementError.internal` if a sum is not a multiple of the number of rows of its flat.
  init(rank: Int, sums table: FlatTable) throws(ArrangementError) {
    self.rank = rank
    words = table.words
    count = table.count
    flats = .allocate(capacity: max(1, count * words))
    weights = .allocate(capacity: max(1, count))
    var isExact = true
    for (place, index) in table.sortedIndices().enumerated() {
      let key = table.key(index)
      (flats + place * words).initialize(from: key, count: words)
      var size = 0
      for word in 0..<words { size += key[word].nonzeroBitCount }
      let (quotient, remainder) = table.sums[index].quotientAndRemainder(dividingBy: UInt128(max(size, 1)))
      isExact = isExact && remainder == 0
      (weights + place).initialize(to: quotient)
    }
    guard isExact else {
      throw .internal("flats of rank \(rank): found a sum of m |μ| over an orbit that is not a multiple of m")
    }
  }

  deinit {
    flats.deallocate()
    weights.deallocate()
  }

  /// The bit set of a flat.
  @inline(__always)
  func flat(_ index: Int) -> UnsafePointer<UInt64> { UnsafePointer(flats + index * words) }

  /// The number of rows of a flat.
  func size(_ index: Int) -> Int {
    var size = 0
    for word in 0..<words { size += flats[index * words + word].nonzeroBitCount }
    return size
  }

  /// Σ |μ| over all flats of the rank, or nil if it exceeds 128 bits.
  var total: UInt128? {
    var total: UInt128 = 0
    for index in 0..<count {
      let (sum, overflow) = total.addingReportingOverflow(weights[index])
      if overflow { return nil }
      total = sum
    }
    return total
  }
}
