import ExactNumbers

/// A count by deletion and restriction, with certified residues.
///
/// Every item is computed modulo the first prime; if a vanishing residue mattered that proves nothing, modulo both primes;
/// if even that leaves a doubt, over the integers. So every item is exact by itself. See `RestrictionCounter` for the method.
package struct RestrictionWork<First: PrimeModulus, Second: PrimeModulus>: CountingWork {
  let rows: [[BigInteger]]
  let rank: Int
  let bounds: MinorBounds
  /// For items that are pairs: the number of items of the rows after row i, for i from the last row down, and the total.
  private let pairOffsets: [Int]?

  /// The work for a configuration.
  ///
  /// - Parameter splitsPairs: whether items are pairs of rows; by default if there is much to do.
  package init(_ configuration: CentralConfiguration, splitsPairs: Bool? = nil) {
    rows = configuration.rows
    rank = configuration.rank
    bounds = MinorBounds(rows, rank: rank)
    let cost = RestrictionCost.pairSteps(rows: rows.count, rank: rank)
    guard rank >= 4, rows.count > rank, splitsPairs ?? (rank >= 5 && cost > 2_000_000) else {
      pairOffsets = nil
      return
    }
    var worker = RestrictionWorker<First, Second>(rows: rows, rank: rank, bounds: bounds)
    var offsets = [0]
    var total = 0
    for row in rows.indices.reversed() {
      total += worker.restrictedCount(to: row)
      offsets.append(total)
    }
    pairOffsets = offsets
  }

  package var itemCount: Int {
    if rank < 3 || rows.count == rank { return 0 }
    return pairOffsets?.last ?? (rows.count - 1)
  }

  package func makeWorker() -> Worker { Worker(work: self) }

  package func whitneyNumbers(from counters: Counters) throws(ArrangementError) -> [BigInteger] {
    let count = BigInteger(rows.count)
    switch rank {
    case 0: return [1]
    case 1: return [1, 1]
    case 2: return [1, count, count - 1]
    default: break
    }
    var numbers: [BigInteger] = [1]
    if rows.count == rank {
      // Independent hyperplanes: every set of them meets in a flat of its own.
      for index in 0..<rank {
        numbers.append((numbers[index] * BigInteger(rank - index)).exactlyDivided(by: BigInteger(index + 1)))
      }
      return numbers
    }
    numbers.append(count)
    for index in 2..<rank { numbers.append(counters[CounterKey(index)]) }
    // χ(1) = 0 for every central arrangement with a hyperplane.
    var last: BigInteger = 0
    for (index, number) in numbers.reversed().enumerated() { last += index.isMultiple(of: 2) ? number : -number }
    numbers.append(last)
    for (index, number) in numbers.enumerated() where number < 1 {
      throw .internal("the sums of the count give the Whitney number \(number) of rank \(index), expected at least 1")
    }
    return numbers
  }

  /// The item of an index; the largest come first.
  fileprivate func item(_ index: Int) -> RestrictionItem {
    guard let pairOffsets else { return .row(rows.count - 1 - index) }
    var (low, high) = (0, pairOffsets.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if pairOffsets[middle] <= index { low = middle } else { high = middle }
    }
    return .pair(row: rows.count - 1 - low, second: pairOffsets[low + 1] - 1 - index)
  }

  /// Does items, with memory of its own.
  package struct Worker: CountingWorker {
    private let work: RestrictionWork
    private var worker: RestrictionWorker<First, Second>

    fileprivate init(work: RestrictionWork) {
      self.work = work
      worker = RestrictionWorker(rows: work.rows, rank: work.rank, bounds: work.bounds)
    }

    package mutating func perform(item: Int, adding counters: inout Counters) {
      worker.perform(work.item(item), adding: &counters)
    }

    /// How many items had to be repeated modulo both primes, and over the integers.
    package var repetitions: (pair: Int, integers: Int) { (worker.pairRepetitions, worker.integerRepetitions) }
  }
}

/// Counts items with ever larger types of numbers until the result is certain.
struct RestrictionWorker<First: PrimeModulus, Second: PrimeModulus> {
  private let rows: [[BigInteger]]
  private let rank: Int
  private let bounds: MinorBounds
  private var single: RestrictionStage<Residue<First>>
  private var pair: RestrictionStage<ResiduePair<First, Second>>?
  private var integers: RestrictionStage<BigInteger>?
  private(set) var pairRepetitions = 0
  private(set) var integerRepetitions = 0

  init(rows: [[BigInteger]], rank: Int, bounds: MinorBounds) {
    self.rows = rows
    self.rank = rank
    self.bounds = bounds
    single = RestrictionStage(rows: rows, rank: max(2, rank), bounds: bounds)
  }

  mutating func perform(_ item: RestrictionItem, adding counters: inout Counters) {
    if single.perform(item) {
      add(single.counter.rowTotals, to: &counters)
      return
    }
    pairRepetitions += 1
    var pairStage = pair ?? RestrictionStage(rows: rows, rank: rank, bounds: bounds)
    let isCertain = pairStage.perform(item)
    pair = pairStage
    if isCertain {
      add(pairStage.counter.rowTotals, to: &counters)
      return
    }
    integerRepetitions += 1
    var integerStage = integers ?? RestrictionStage(rows: rows, rank: rank, bounds: bounds)
    // Certain by construction: every zero test of integers is.
    _ = integerStage.perform(item)
    integers = integerStage
    add(integerStage.counter.rowTotals, to: &counters)
  }

  /// The number of rows of the restriction of the rows before a row to its hyperplane.
  mutating func restrictedCount(to row: Int) -> Int {
    if let count = single.restrictedCount(to: row) { return count }
    var pairStage = pair ?? RestrictionStage(rows: rows, rank: rank, bounds: bounds)
    let count = pairStage.restrictedCount(to: row)
    pair = pairStage
    if let count { return count }
    var integerStage = integers ?? RestrictionStage(rows: rows, rank: rank, bounds: bounds)
    let exactCount = integerStage.restrictedCount(to: row)
    integers = integerStage
    return exactCount ?? 0
  }

  private func add(_ totals: UnsafeMutablePointer<UInt64>, to counters: inout Counters) {
    // Level k − 1 holds b_k; b_1 is known, and b_rank follows from the others.
    for level in 1..<max(1, rank - 1) where totals[level] > 0 {
      counters.add(UInt128(totals[level]), to: CounterKey(level + 1))
    }
  }
}

/// A forecast of the effort of deletion and restriction.
enum RestrictionCost {
  /// Steps on pairs of lines in all base cases if nothing merged, C(m, r − 1); the largest word if there are more.
  static func pairSteps(rows count: Int, rank: Int) -> UInt64 {
    guard rank > 1, count >= rank else { return 0 }
    let size = min(rank - 1, count - rank + 1)
    var result: UInt64 = 1
    for index in 0..<max(0, size) {
      let (product, overflow) = result.multipliedReportingOverflow(by: UInt64(count - index))
      if overflow { return .max }
      result = product / UInt64(index + 1)
    }
    return result
  }
}
