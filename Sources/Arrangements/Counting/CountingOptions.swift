/// How the chambers of an arrangement are counted. Every method is exact.
public enum CountingMethod: String, Sendable, CaseIterable {
  /// The method that promises to be fastest.
  case automatic
  /// Deletion and restriction, b_k(A) = Σ_i b_{k−1}(A_{<i} restricted to H_i).
  case restriction
  /// Orbits of flats under symmetries of the arrangement.
  case flatOrbits
}

/// How to count.
public struct CountingOptions: Sendable {
  /// The number of threads; nil for one a core. The result does not depend on it.
  public var threads: Int?
  /// The method.
  public var method: CountingMethod
  /// Interrupts the count and hears of its progress.
  public var control: CountingControl?

  /// These options.
  public init(threads: Int? = nil, method: CountingMethod = .automatic, control: CountingControl? = nil) {
    self.threads = threads
    self.method = method
    self.control = control
  }

  /// At least 1 and, as more help nobody, at most 1024.
  var threadCount: Int { min(1024, max(1, threads ?? ProcessorCount.online)) }
}

/// One of n parts into which a count is split, to be done by different processes.
public struct CountingShard: Hashable, Sendable, CustomStringConvertible {
  /// The number of this part, from 1.
  public let index: Int
  /// The number n of parts.
  public let count: Int

  /// All of it, the first part of one.
  public static let whole = CountingShard()

  private init() {
    index = 1
    count = 1
  }

  /// Part `index` of `count`: every `count`-th item, beginning with the `index`-th.
  ///
  /// - Throws: `CountingError.mismatch` unless 1 ≤ index ≤ count.
  public init(index: Int, count: Int) throws(CountingError) {
    guard count >= 1 else { throw .mismatch(field: "number of shards", found: "\(count)", expected: "at least 1") }
    guard index >= 1, index <= count else {
      throw .mismatch(field: "shard", found: "\(index)", expected: "1 to \(count)")
    }
    self.index = index
    self.count = count
  }

  /// As in "2/3".
  public var description: String { "\(index)/\(count)" }

  /// How many of `total` items belong to this part.
  func itemCount(of total: Int) -> Int { total < index ? 0 : (total - index) / count + 1 }

  /// The number of the item at a position in this part.
  func item(at position: Int) -> Int { position * count + (index - 1) }
}
