import ExactNumbers

/// Names one of the sums that a count adds up; what it means is the business of the method.
package struct CounterKey: Hashable, Comparable, Sendable {
  package let first: Int32
  package let second: Int32

  package init(_ first: Int, _ second: Int = 0) {
    self.first = Int32(first)
    self.second = Int32(second)
  }

  package static func < (left: CounterKey, right: CounterKey) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }
}

/// Sums of non-negative integers by key. Adding them up in any order gives the same result.
package struct Counters: Equatable, Sendable {
  private var words: [CounterKey: UInt128] = [:]
  private var large: [CounterKey: BigInteger] = [:]

  package init() {}

  /// Adds a value; sums beyond 128 bits are carried in GMP integers.
  package mutating func add(_ value: UInt128, to key: CounterKey) {
    let (sum, overflow) = words[key, default: 0].addingReportingOverflow(value)
    words[key] = sum
    if overflow { large[key, default: 0] += BigInteger(1) << 128 }
  }

  /// Adds a value of any size, which must not be negative.
  package mutating func add(_ value: BigInteger, to key: CounterKey) {
    if let word = Int(exactly: value) { add(UInt128(word), to: key) } else { large[key, default: 0] += value }
  }

  /// Adds all sums of another collection.
  package mutating func add(_ other: Counters) {
    for (key, value) in other.words { add(value, to: key) }
    for (key, value) in other.large { large[key, default: 0] += value }
  }

  /// The sum of a key, zero if nothing was added.
  package subscript(key: CounterKey) -> BigInteger {
    let word = words[key, default: 0]
    let value = (BigInteger(UInt64(word >> 64)) << 64) + BigInteger(UInt64(truncatingIfNeeded: word))
    return value + large[key, default: 0]
  }

  /// The keys with a nonzero sum, in increasing order.
  package var keys: [CounterKey] { Set(words.keys).union(large.keys).filter { !self[$0].isZero }.sorted() }
}

/// A count split into numbered items that can be done in any order, on any thread, in any process.
///
/// The items and their results depend on the arrangement and the method alone, never on the number of threads, so that a
/// count can be interrupted, resumed, or split over machines, and the sums stay the same.
package protocol CountingWork: Sendable {
  associatedtype Worker: CountingWorker
  /// The number of items.
  var itemCount: Int { get }
  /// A worker with the scratch memory for one thread.
  func makeWorker() -> Worker
  /// The Whitney numbers b_0…b_r of the central configuration, from the sums over all items.
  func whitneyNumbers(from counters: Counters) throws(ArrangementError) -> [BigInteger]
}

/// Does items of a work one after the other.
package protocol CountingWorker {
  /// Adds the results of one item.
  mutating func perform(item: Int, adding counters: inout Counters)
}
