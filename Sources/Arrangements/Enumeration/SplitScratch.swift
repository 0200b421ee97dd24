/// The rays of a cone sorted by their side of a hyperplane, while the cone is split.
struct SplitScratch<Value>: ~Copyable {
  private let words: Int
  private let zero: Value
  private(set) var capacity = 64
  /// Three lists of rays: positive, on the hyperplane, negative.
  private(set) var lists: UnsafeMutablePointer<Int32>
  /// For each entry of the lists the rows, among those that do not cut the cone, that vanish on the ray.
  private(set) var zeros: UnsafeMutablePointer<UInt64>
  /// For the positive and the negative list: the magnitude of the hyperplane's form, where it is known.
  private(set) var values: UnsafeMutablePointer<Value>
  private(set) var hasValue: UnsafeMutablePointer<Bool>
  /// The places in the negative list of the rays adjacent to one of the positive list.
  private(set) var hits: UnsafeMutablePointer<Int32>

  init(words: Int, zero: Value) {
    self.words = words
    self.zero = zero
    lists = .allocate(capacity: 3 * capacity)
    zeros = .allocate(capacity: 3 * capacity * words)
    hits = .allocate(capacity: capacity)
    hasValue = .allocate(capacity: 3 * capacity)
    values = .allocate(capacity: 3 * capacity)
    values.initialize(repeating: zero, count: 3 * capacity)
  }

  deinit {
    lists.deallocate()
    zeros.deallocate()
    values.deinitialize(count: 3 * capacity)
    values.deallocate()
    hasValue.deallocate()
    hits.deallocate()
  }

  /// Makes room for cones with `count` rays; the contents are lost.
  @inline(__always)
  mutating func reserve(_ count: Int) {
    if count > capacity { grow(count) }
  }

  /// Starts a new split: no value is known.
  @inline(__always)
  func forgetValues(positiveCount: Int, negativeCount: Int) {
    for index in 0..<positiveCount { hasValue[index] = false }
    for index in 2 &* capacity..<2 &* capacity &+ negativeCount { hasValue[index] = false }
  }

  private mutating func grow(_ count: Int) {
    values.deinitialize(count: 3 * capacity)
    lists.deallocate()
    zeros.deallocate()
    values.deallocate()
    hasValue.deallocate()
    hits.deallocate()
    capacity = max(count, 2 * capacity)
    lists = .allocate(capacity: 3 * capacity)
    zeros = .allocate(capacity: 3 * capacity * words)
    hits = .allocate(capacity: capacity)
    hasValue = .allocate(capacity: 3 * capacity)
    values = .allocate(capacity: 3 * capacity)
    values.initialize(repeating: zero, count: 3 * capacity)
  }
}
