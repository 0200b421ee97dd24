/// A set of positions, kept as the sorted ranges of its neighbouring elements.
struct PositionRanges: Equatable, Sendable {
  /// Nonempty, increasing, with gaps between them.
  private(set) var ranges: [Range<Int>] = []

  /// The number of elements.
  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// Adds positions none of which is in the set.
  ///
  /// - Complexity: linear in the number of ranges after the new one; in a count that is one a thread.
  mutating func insert(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    var place = ranges.count
    while place > 0, ranges[place - 1].lowerBound > range.lowerBound { place -= 1 }
    var (lower, upper) = (range.lowerBound, range.upperBound)
    var (first, last) = (place, place)
    if place > 0, ranges[place - 1].upperBound == lower {
      lower = ranges[place - 1].lowerBound
      first -= 1
    }
    if place < ranges.count, ranges[place].lowerBound == upper {
      upper = ranges[place].upperBound
      last += 1
    }
    ranges.replaceSubrange(first..<last, with: CollectionOfOne(lower..<upper))
  }

  /// The positions below `end` that are not in the set.
  func complement(below end: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var next = 0
    for range in ranges {
      if next < range.lowerBound { result.append(next..<range.lowerBound) }
      next = range.upperBound
    }
    if next < end { result.append(next..<end) }
    return result
  }
}
