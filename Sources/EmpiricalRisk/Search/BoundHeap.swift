import ExactNumbers

/// Sets of networks that wait to be split, the one with the least bound first, then the one that came first.
struct BoundHeap<Tree, Cut> {
  /// A set that waits, and where it is to be split.
  struct Entry {
    let value: Double
    let order: Int
    let tree: Tree
    let cut: Cut
    /// The best loss that was known when the set was judged.
    let best: Rational

    func precedes(_ other: Entry) -> Bool { (value, order) < (other.value, other.order) }
  }

  private(set) var entries: [Entry] = []

  var isEmpty: Bool { entries.isEmpty }

  mutating func push(_ entry: Entry) {
    entries.append(entry)
    var place = entries.count - 1
    while place > 0, entries[place].precedes(entries[(place - 1) / 2]) {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func pop() -> Entry? {
    guard let first = entries.first else { return nil }
    let last = entries.removeLast()
    if entries.isEmpty { return first }
    entries[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < entries.count && entries[child].precedes(entries[least]) {
        least = child
      }
      if least == place { return first }
      entries.swapAt(place, least)
      place = least
    }
  }
}
