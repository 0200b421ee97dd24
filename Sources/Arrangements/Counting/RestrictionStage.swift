import ExactNumbers

/// A part of a count by deletion and restriction that can be done on its own.
enum RestrictionItem: Equatable, Sendable {
  /// Everything in which the row with this index is the last one chosen.
  case row(Int)
  /// Everything in which this row is the last one chosen, and `second` the last one of its restriction.
  case pair(row: Int, second: Int)
}

/// Counts items with one type of numbers; keeps what consecutive items have in common.
struct RestrictionStage<Scalar: CertifiedScalar> {
  let counter: RestrictionCounter<Scalar>
  /// Whether the chart of the whole configuration is ready, if that has been tried; only for rank 3.
  private var hasChart: Bool?
  /// The row to which level 1 is restricted, and the number of rows there.
  private var restriction: (row: Int, count: Int)?

  init(rows: [[BigInteger]], rank: Int, bounds: MinorBounds) {
    counter = RestrictionCounter(rows: rows, rank: rank, bounds: bounds)
  }

  /// Counts an item into the emptied totals of the counter; false if that was not certain.
  mutating func perform(_ item: RestrictionItem) -> Bool {
    counter.reset()
    switch item {
    case .row(let row):
      if counter.rank == 3, chartIsReady() {
        counter.countChart(level: 0, rows: counter.rowCount, lines: row..<(row + 1))
      } else {
        restriction = nil
        let count = counter.restrict(level: 0, to: row)
        if !counter.isUncertain { counter.countNode(level: 1, rows: count) }
      }
    case .pair(let row, let second):
      guard restrictedCount(to: row) != nil else { return false }
      counter.rowTotals[1] += 1
      let count = counter.restrict(level: 1, to: second)
      if !counter.isUncertain { counter.countNode(level: 2, rows: count) }
    }
    return !counter.isUncertain
  }

  /// The number of rows of the restriction to a row, which is then at level 1; nil if not certain.
  mutating func restrictedCount(to row: Int) -> Int? {
    if let restriction, restriction.row == row { return restriction.count }
    counter.reset()
    restriction = nil
    let count = counter.restrict(level: 0, to: row)
    guard !counter.isUncertain else { return nil }
    restriction = (row, count)
    return count
  }

  private mutating func chartIsReady() -> Bool {
    if let hasChart { return hasChart }
    let ready = counter.prepareChart(level: 0, rows: counter.rowCount)
    hasChart = ready
    return ready
  }
}
