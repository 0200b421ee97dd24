import ExactNumbers

/// The search of a subset sum through lists of different partial sums.
///
/// First summand by summand, keeping the different sums from which the target is still in range (R. Bellman, 1957); when
/// these become too many, by halves (E. Horowitz, S. Sahni, 1974), with equal sums kept once.
struct PartialSums<Number: Comparable & SignedNumeric> {
  let summands: [Number]
  let target: Number
  let budget: Int

  func subset() throws(SubsetSumBudgetExceeded) -> [Int]? {
    if case .decided(let subset) = subsetByRows() { return subset }
    return try subsetByHalves()
  }

  private enum RowOutcome {
    case decided([Int]?)
    case tooMany
  }

  private func subsetByRows() -> RowOutcome {
    // What the summands from an index on can still subtract and add.
    var lowest = [Number](repeating: 0, count: summands.count + 1)
    var highest = lowest
    for index in summands.indices.reversed() {
      lowest[index] = lowest[index + 1] + Swift.min(0, summands[index])
      highest[index] = highest[index + 1] + Swift.max(0, summands[index])
    }
    var rows: [[Number]] = [[0]]
    var kept = 1
    for (index, summand) in summands.enumerated() {
      let row = Self.union(rows[index], shiftedBy: summand) { sum in
        sum + lowest[index + 1] <= target && target <= sum + highest[index + 1]
      }
      if row.isEmpty { return .decided(nil) }
      kept += row.count
      if kept > budget / 4 { return .tooMany }
      rows.append(row)
    }
    // After the last summand only the target itself is in range.
    var subset: [Int] = []
    var sum = target
    for index in summands.indices.reversed() where !Self.contains(rows[index], sum) {
      subset.append(index)
      sum -= summands[index]
    }
    return .decided(subset.reversed())
  }

  /// The increasing union of `sums` and `sums + shift`, restricted to the sums that satisfy `condition`.
  private static func union(_ sums: [Number], shiftedBy shift: Number, where condition: (Number) -> Bool) -> [Number] {
    var result: [Number] = []
    var i = 0
    var j = 0
    while i < sums.count || j < sums.count {
      let plain: Number? = i < sums.count ? sums[i] : nil
      let shifted: Number? = j < sums.count ? sums[j] + shift : nil
      let next: Number
      switch (plain, shifted) {
      case (let a?, let b?): next = Swift.min(a, b)
      case (let a?, nil): next = a
      case (nil, let b?): next = b
      case (nil, nil): return result
      }
      if plain == next { i += 1 }
      if shifted == next { j += 1 }
      if condition(next) { result.append(next) }
    }
    return result
  }

  private static func contains(_ sorted: [Number], _ value: Number) -> Bool {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = low + (high - low) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low] == value
  }

  /// A partial sum and the summands of its half that make it, one bit each.
  private struct Entry {
    var sum: Number
    var members: UInt64
  }

  private func subsetByHalves() throws(SubsetSumBudgetExceeded) -> [Int]? {
    let middle = summands.count / 2
    guard summands.count - middle <= 64 else { throw exceeded }
    let left = try entries(of: summands[..<middle])
    let right = try entries(of: summands[middle...])
    var i = 0
    var j = right.count - 1
    while i < left.count && j >= 0 {
      let sum = left[i].sum + right[j].sum
      if sum == target {
        return (0..<64).filter { left[i].members >> $0 & 1 == 1 }
          + (0..<64).filter { right[j].members >> $0 & 1 == 1 }.map { $0 + middle }
      }
      if sum < target { i += 1 } else { j -= 1 }
    }
    return nil
  }

  private func entries(of half: ArraySlice<Number>) throws(SubsetSumBudgetExceeded) -> [Entry] {
    var list = [Entry(sum: 0, members: 0)]
    for (place, summand) in half.enumerated() {
      var merged: [Entry] = []
      merged.reserveCapacity(2 * list.count)
      var i = 0
      var j = 0
      while i < list.count || j < list.count {
        let shifted = j < list.count ? list[j].sum + summand : 0
        if j == list.count || (i < list.count && list[i].sum <= shifted) {
          if j < list.count && list[i].sum == shifted { j += 1 }
          merged.append(list[i])
          i += 1
        } else {
          merged.append(Entry(sum: shifted, members: list[j].members | 1 << UInt64(place)))
          j += 1
        }
      }
      if merged.count > budget { throw exceeded }
      list = merged
    }
    return list
  }

  private var exceeded: SubsetSumBudgetExceeded {
    SubsetSumBudgetExceeded(summands: summands.count, budget: budget)
  }
}
