import ExactNumbers

/// Deletion and restriction with one type of numbers, with all memory allocated in advance.
///
/// Rows at level d are linear forms on the intersection X of d chosen hyperplanes, no two of them multiples of each other.
/// Ordering the hyperplanes and removing the last one again and again gives b_k(A) = Σ_i b_{k−1}(A_{<i} restricted to H_i)
/// (Brylawski, 1972; see Orlik and Terao, Arrangements of Hyperplanes, 1992, theorem 2.56), so b_k is the number of rows met
/// at level k − 1 in all.
///
/// Every row entry is a minor of the input times units, so merging two rows at level d asserts that minors of size d + 2
/// vanish. The counter raises `isUncertain` and gives up as soon as such an assertion is not proved by the bounds.
final class RestrictionCounter<Scalar: CertifiedScalar> {
  let rank: Int
  let rowCount: Int
  /// Vanishing minors up to this size are certain.
  private let certifiedSize: Int
  /// The rows of each level from 0 to rank − 2, one after the other.
  private let levels: [UnsafeMutablePointer<Scalar>]
  /// For each level, the number of rows met there, over all nodes; at index rank − 2 only their number.
  let rowTotals: UnsafeMutablePointer<UInt64>
  /// Whether a decision was not certain; what has been counted since the last reset is then void.
  private(set) var isUncertain = false

  private let leads: UnsafeMutablePointer<Int>
  private let keys: UnsafeMutablePointer<UInt64>
  private let words: UnsafeMutablePointer<UInt64>
  private let table: UnsafeMutablePointer<Int32>
  private let chart: UnsafeMutablePointer<UInt64>
  private let slopeScratch: SlopeScratch

  /// Below this number of rows, comparing all pairs is faster than the inversion that hashing needs.
  private var hashingThreshold: Int { 24 }
  private var chartThreshold: Int { 14 }

  /// - Precondition: `rows` are nonzero vectors of `rank` ≥ 2 coordinates, no two of them multiples of each other.
  init(rows: [[BigInteger]], rank: Int, bounds: MinorBounds) {
    self.rank = rank
    rowCount = rows.count
    certifiedSize = bounds.certifiedSize(for: Scalar.self)
    let count = rows.count
    levels = (0..<(rank - 1)).map { level in
      let pointer = UnsafeMutablePointer<Scalar>.allocate(capacity: max(1, count * (rank - level)))
      pointer.initialize(repeating: .zero, count: count * (rank - level))
      return pointer
    }
    for (row, vector) in rows.enumerated() {
      for (column, entry) in vector.enumerated() { levels[0][row * rank + column] = Scalar(reducing: entry) }
    }
    rowTotals = .allocate(capacity: rank + 1)
    rowTotals.initialize(repeating: 0, count: rank + 1)
    leads = .allocate(capacity: count + 1)
    keys = .allocate(capacity: count + 4)
    words = .allocate(capacity: 2 * count + 16)
    table = .allocate(capacity: 4 * max(4, count))
    chart = .allocate(capacity: 2 * count + 4)
    slopeScratch = SlopeScratch(pointCapacity: count)
  }

  deinit {
    for (level, pointer) in levels.enumerated() {
      pointer.deinitialize(count: rowCount * (rank - level))
      pointer.deallocate()
    }
    rowTotals.deallocate()
    leads.deallocate()
    keys.deallocate()
    words.deallocate()
    table.deallocate()
    chart.deallocate()
  }

  /// Forgets what has been counted.
  func reset() {
    rowTotals.update(repeating: 0, count: rank + 1)
    isUncertain = false
  }

  /// Sets the first rows of a level.
  ///
  /// - Precondition: as many coordinates as that level has, and no more rows than the configuration.
  func load(_ vectors: [[Scalar]], level: Int) {
    var target = levels[level]
    for vector in vectors {
      for entry in vector {
        target.pointee = entry
        target += 1
      }
    }
  }

  /// Adds the totals of the node at a level whose first `count` rows are given there.
  ///
  /// - Precondition: level ≤ rank − 2.
  func countNode(level: Int, rows count: Int) {
    rowTotals[level] += UInt64(count)
    guard count > 1 else { return }
    let width = rank - level
    if width == 3 {
      countPoints(level: level, rows: count)
    } else if width > 3 {
      for row in 1..<count {
        let restricted = restrict(level: level, to: row)
        guard !isUncertain else { return }
        countNode(level: level + 1, rows: restricted)
        guard !isUncertain else { return }
      }
    }
  }

  /// The base case, rank 3: adds the number of points on each line that lie on earlier lines too.
  private func countPoints(level: Int, rows count: Int) {
    if count >= chartThreshold, prepareChart(level: level, rows: count) {
      countChart(level: level, rows: count, lines: 1..<count)
    } else {
      var total = 0
      for row in 1..<count { total += restrict(level: level, to: row) }
      rowTotals[level + 1] += UInt64(total)
    }
  }

  /// Writes the rows of a level of width 3 in an affine chart, if possible.
  func prepareChart(level: Int, rows count: Int) -> Bool {
    Scalar.affineChart(levels[level], count: count, chart: chart, scratch: words)
  }

  /// Adds the points on some of the lines in the chart.
  func countChart(level: Int, rows count: Int, lines: Range<Int>) {
    let found = Scalar.slopes(x: chart, y: chart + count, points: lines, scratch: slopeScratch)
    rowTotals[level + 1] += UInt64(found.distinct)
    if found.hasDependentTriple { assert(vanishingMinorsOfSize: level + 3) }
    if found.hasDependentPair { assert(vanishingMinorsOfSize: level + 2) }
  }

  private func assert(vanishingMinorsOfSize size: Int) {
    if size > certifiedSize { isUncertain = true }
  }

  /// Writes the restriction of the rows before `index` to the hyperplane of that row, without repetitions, to the next level;
  /// returns their number.
  func restrict(level: Int, to index: Int) -> Int {
    let width = rank - level
    let target = levels[level + 1]
    let kept = eliminate(levels[level], width: width, pivotRow: index, target: target, level: level)
    guard kept > 1 else { return kept }
    return kept < hashingThreshold
      ? mergeByComparison(target, count: kept, width: width - 1, level: level)
      : mergeByHashing(target, count: kept, width: width - 1, level: level)
  }

  /// Eliminates the column of a unit of the pivot row from the rows before it. Records where the results have units.
  private func eliminate(
    _ source: UnsafeMutablePointer<Scalar>, width: Int, pivotRow: Int, target: UnsafeMutablePointer<Scalar>, level: Int
  ) -> Int {
    let pivot = source + pivotRow * width
    var column = 0
    while column < width, !pivot[column].isUnit { column += 1 }
    guard column < width else {
      // Not zero in truth: rows are distinct. No pivot can be had with these numbers.
      isUncertain = true
      return 0
    }
    let unit = pivot[column]
    let leads = leads
    var kept = 0
    for row in 0..<pivotRow {
      let from = source + row * width
      let to = target + kept * (width - 1)
      let factor = from[column]
      for index in 0..<column { to[index] = .crossDifference(from[index], unit, pivot[index], factor) }
      for index in (column + 1)..<max(width, column + 1) {
        to[index - 1] = .crossDifference(from[index], unit, pivot[index], factor)
      }
      Scalar.simplify(to, count: width - 1)
      var lead = 0
      while lead < width - 1, !to[lead].isUnit { lead += 1 }
      if lead == width - 1 {
        // Either the row vanishes, which needs proof (and is false for distinct rows), or it has no unit.
        assert(vanishingMinorsOfSize: level + 2)
        for index in 0..<(width - 1) where !to[index].isZero { isUncertain = true }
      } else {
        leads[kept] = lead
        kept += 1
      }
    }
    return kept
  }

  /// Whether two rows are multiples of each other, the first having a unit in column `lead`.
  @inline(__always)
  private func areParallel(
    _ first: UnsafeMutablePointer<Scalar>, _ second: UnsafeMutablePointer<Scalar>, lead: Int, width: Int
  ) -> Bool {
    for column in 0..<width where column != lead {
      if !Scalar.crossDifference(first[lead], second[column], first[column], second[lead]).isZero { return false }
    }
    return true
  }

  private func mergeByComparison(
    _ rows: UnsafeMutablePointer<Scalar>, count: Int, width: Int, level: Int
  ) -> Int {
    let leads = leads
    var kept = 1
    next: for row in 1..<count {
      let candidate = rows + row * width
      for other in 0..<kept where areParallel(rows + other * width, candidate, lead: leads[other], width: width) {
        continue next
      }
      move(rows, from: row, to: kept, width: width)
      kept += 1
    }
    if kept < count { assert(vanishingMinorsOfSize: level + 3) }
    return kept
  }

  private func mergeByHashing(
    _ rows: UnsafeMutablePointer<Scalar>, count: Int, width: Int, level: Int
  ) -> Int {
    let leads = leads
    let keys = keys
    let table = table
    Scalar.hashKeys(rows, leads: leads, count: count, width: width, keys: keys, scratch: words)
    let bits = UInt64.bitWidth - (2 * count - 1).leadingZeroBitCount
    let mask = (1 << bits) - 1
    table.update(repeating: -1, count: mask + 1)
    var kept = 0
    next: for row in 0..<count {
      let key = keys[row]
      var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
      while table[place] >= 0 {
        let other = Int(table[place])
        // Equal keys are a hint; the comparison decides.
        if keys[other] == key, areParallel(rows + other * width, rows + row * width, lead: leads[other], width: width) {
          continue next
        }
        place = (place + 1) & mask
      }
      table[place] = Int32(truncatingIfNeeded: kept)
      keys[kept] = key
      move(rows, from: row, to: kept, width: width)
      kept += 1
    }
    if kept < count { assert(vanishingMinorsOfSize: level + 3) }
    return kept
  }

  @inline(__always)
  private func move(_ rows: UnsafeMutablePointer<Scalar>, from: Int, to: Int, width: Int) {
    guard from != to else { return }
    for column in 0..<width { rows[to * width + column] = rows[from * width + column] }
    leads[to] = leads[from]
  }
}
