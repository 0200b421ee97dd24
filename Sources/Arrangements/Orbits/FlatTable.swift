/// A table of flats, kept as bit sets of rows, with a sum for each.
///
/// Flats are compared word by word; the hash only says where to look.
///
/// A table belongs to one thread at a time.
final class FlatTable: @unchecked Sendable {
  /// The number of words of a flat.
  let words: Int
  private(set) var count = 0
  private var capacity: Int
  private var keys: UnsafeMutablePointer<UInt64>
  private(set) var sums: UnsafeMutablePointer<UInt128>
  private var slots: UnsafeMutablePointer<Int32>
  private var slotMask: Int

  init(words: Int) {
    self.words = words
    capacity = 64
    keys = .allocate(capacity: capacity * words)
    sums = .allocate(capacity: capacity)
    slots = .allocate(capacity: 4 * capacity)
    slots.initialize(repeating: -1, count: 4 * capacity)
    slotMask = 4 * capacity - 1
  }

  deinit {
    keys.deallocate()
    sums.deallocate()
    slots.deallocate()
  }

  /// The flat with an index.
  @inline(__always)
  func key(_ index: Int) -> UnsafePointer<UInt64> { UnsafePointer(keys + index * words) }

  @inline(__always)
  private func slot(of key: UnsafePointer<UInt64>) -> Int {
    var hash: UInt64 = 0
    for word in 0..<words {
      hash = (hash ^ key[word]) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    var slot = Int(truncatingIfNeeded: hash) & slotMask
    while true {
      let index = Int(slots[slot])
      if index < 0 { return slot }
      let other = keys + index * words
      var word = 0
      while word < words, other[word] == key[word] { word &+= 1 }
      if word == words { return slot }
      slot = (slot &+ 1) & slotMask
    }
  }

  /// The index of a flat, if it is in the table.
  func index(of key: UnsafePointer<UInt64>) -> Int? {
    let index = Int(slots[slot(of: key)])
    return index < 0 ? nil : index
  }

  /// Adds a value to the sum of a flat, which need not be in the table yet.
  ///
  /// - Returns: whether the sum stayed below 2^128.
  func add(_ value: UInt128, to key: UnsafePointer<UInt64>) -> Bool {
    let slot = slot(of: key)
    let index = Int(slots[slot])
    if index >= 0 {
      let (sum, overflow) = sums[index].addingReportingOverflow(value)
      sums[index] = sum
      return !overflow
    }
    slots[slot] = Int32(truncatingIfNeeded: count)
    if count == capacity { grow() }
    for word in 0..<words { keys[count * words + word] = key[word] }
    (sums + count).initialize(to: value)
    count += 1
    if 2 * count > slotMask { rehash() }
    return true
  }

  /// Adds all sums of another table.
  func add(_ other: FlatTable) -> Bool {
    for index in 0..<other.count where !add(other.sums[index], to: other.key(index)) { return false }
    return true
  }

  private func grow() {
    let larger = 2 * capacity
    let newKeys = UnsafeMutablePointer<UInt64>.allocate(capacity: larger * words)
    newKeys.moveInitialize(from: keys, count: count * words)
    keys.deallocate()
    keys = newKeys
    let newSums = UnsafeMutablePointer<UInt128>.allocate(capacity: larger)
    newSums.moveInitialize(from: sums, count: count)
    sums.deallocate()
    sums = newSums
    capacity = larger
  }

  private func rehash() {
    let number = 4 * (slotMask + 1)
    slots.deallocate()
    slots = .allocate(capacity: number)
    slots.initialize(repeating: -1, count: number)
    slotMask = number - 1
    for index in 0..<count { slots[slot(of: key(index))] = Int32(truncatingIfNeeded: index) }
  }

  /// The indices of the flats in the lexicographic order of their words.
  func sortedIndices() -> [Int] {
    (0..<count).sorted { left, right in
      let (first, second) = (key(left), key(right))
      for word in 0..<words where first[word] != second[word] { return first[word] < second[word] }
      return false
    }
  }
}
