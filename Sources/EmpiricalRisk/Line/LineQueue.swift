import ExactNumbers

/// Sets of networks on the line that wait to be split, the one with the least bound first, then the one that came first.
struct LineQueue {
  /// A set that waits.
  struct Entry {
    let tree: LineTree
    let cut: LineVerdict.Cut
    let order: Int
    /// The best loss that was known when the set was judged.
    let best: Rational

    func precedes(_ other: Entry) -> Bool { (cut.value, order) < (other.cut.value, other.order) }
  }

  /// A heap.
  private(set) var entries: [Entry] = []

  var isEmpty: Bool { entries.isEmpty }
  var count: Int { entries.count }
  var first: Entry? { entries.first }

  mutating func push(_ entry: Entry) {
    entries.append(entry)
    var place = entries.count - 1
    while place > 0, entries[place].precedes(entries[(place - 1) / 2]) {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func pop() -> Entry? {
    guard let top = entries.first, let last = entries.popLast() else { return nil }
    if entries.isEmpty { return top }
    entries[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < entries.count && entries[child].precedes(entries[least]) {
        least = child
      }
      if least == place { return top }
      entries.swapAt(place, least)
      place = least
    }
  }
}
