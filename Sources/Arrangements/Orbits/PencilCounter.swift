/// Sums over all flags (cover X of the flat Y, cover Z of X) of flats Y of corank 3.
///
/// Modulo Y the covers X are points of a projective plane, and the flats Z that cover some X are the lines through at least
/// two of these points. For the identity m_X |μ(X)| = Σ_{Y < X} (m_X − m_Y) |μ(Y)| the counter adds up, over all orbit
/// representatives Y with weight W,
/// first[m_X] = Σ W g with g = m_X − m_Y, and second[m_X][m_Z] = Σ W g h with h = m_Z − m_X.
final class PencilCounter<Field: FlatField> {
  let projector: FlatProjector<Field>
  private let field: Field
  private let rowCount: Int
  /// Indexed by m_X.
  private(set) var first: [UInt128]
  /// Indexed by m_X, then m_Z; empty where nothing was added.
  private(set) var second: [[UInt128]]
  private let horizontal: UnsafeMutablePointer<Field.Element>
  private let vertical: UnsafeMutablePointer<Field.Element>
  private let slopes: UnsafeMutablePointer<Field.Element>
  private let scratch: UnsafeMutablePointer<Field.Element>
  private let sizes: UnsafeMutablePointer<UInt32>
  /// Inverses of horizontal distances for the points blockBegin..<blockEnd, unused for small fields.
  private let blockRuns: UnsafeMutablePointer<Field.Element>
  private let blockValues: UnsafeMutablePointer<Field.Element>
  private let blockScratch: UnsafeMutablePointer<Field.Element>
  private let blockCapacity: Int
  private var blockBegin = 0
  private var blockEnd = 0
  private static var blockSize: Int { 1024 }
  /// For each slope, or each slot of a hash table, the number of rows on the line.
  private let lines: UnsafeMutablePointer<UInt32>
  private let slotCount: Int
  private let slotOfPoint: UnsafeMutablePointer<Int32>
  private let slotKeys: UnsafeMutablePointer<Int32>
  /// For each h, the sum of h over the flags found since the last change of g.
  private let sums: UnsafeMutablePointer<UInt64>
  private let touched: UnsafeMutablePointer<Int32>
  private var touchedCount = 0

  init(_ projector: FlatProjector<Field>) {
    self.projector = projector
    field = projector.field
    rowCount = projector.rowCount
    let count = max(rowCount, 1)
    first = [UInt128](repeating: 0, count: rowCount + 1)
    second = [[UInt128]](repeating: [], count: rowCount + 1)
    func elements(_ count: Int) -> UnsafeMutablePointer<Field.Element> {
      let pointer = UnsafeMutablePointer<Field.Element>.allocate(capacity: count)
      pointer.initialize(repeating: projector.field.zero, count: count)
      return pointer
    }
    horizontal = elements(count)
    vertical = elements(count)
    slopes = elements(count)
    scratch = elements(count)
    blockCapacity = max(Self.blockSize, count)
    blockRuns = elements(blockCapacity)
    blockValues = elements(blockCapacity)
    blockScratch = elements(blockCapacity)
    var slots = 16
    while slots < 2 * count { slots *= 2 }
    if let small = projector.field as? SmallPrimeField { slots = max(slots, Int(small.modulus) + 1) }
    slotCount = slots
    sizes = .allocate(capacity: count)
    sizes.initialize(repeating: 0, count: count)
    slotOfPoint = .allocate(capacity: count)
    slotOfPoint.initialize(repeating: 0, count: count)
    touched = .allocate(capacity: count + 1)
    touched.initialize(repeating: 0, count: count + 1)
    sums = .allocate(capacity: count + 1)
    sums.initialize(repeating: 0, count: count + 1)
    lines = .allocate(capacity: slots)
    lines.initialize(repeating: 0, count: slots)
    slotKeys = .allocate(capacity: slots)
    slotKeys.initialize(repeating: 0, count: slots)
  }

  deinit {
    for pointer in [horizontal, vertical, slopes, scratch] {
      pointer.deinitialize(count: max(rowCount, 1))
      pointer.deallocate()
    }
    for pointer in [blockRuns, blockValues, blockScratch] {
      pointer.deinitialize(count: blockCapacity)
      pointer.deallocate()
    }
    sizes.deallocate()
    lines.deallocate()
    sums.deallocate()
    for pointer in [slotOfPoint, slotKeys, touched] { pointer.deallocate() }
  }

  /// Hands over all sums, under the keys (m_X, 0) and (m_X, m_Z), and forgets them.
  func flush(into counters: inout Counters) {
    for size in first.indices where first[size] != 0 {
      counters.add(first[size], to: CounterKey(size))
      first[size] = 0
      for target in second[size].indices where second[size][target] != 0 {
        counters.add(second[size][target], to: CounterKey(size, target))
        second[size][target] = 0
      }
    }
  }

  /// Adds the flags of one flat.
  ///
  /// - Returns: whether the bit set is a flat of rank r − 3.
  /// - Complexity: O(G²) field operations for G covers.
  func add(_ flat: UnsafePointer<UInt64>, size flatSize: Int, weight: UInt128) -> Bool {
    guard projector.project(flat, rank: projector.rank - 3), place() else { return false }
    let count = projector.groupCount
    (blockBegin, blockEnd) = (0, 0)
    var index = 0
    while index < count {
      let size = Int(sizes[index])
      let begin = index
      while index < count, Int(sizes[index]) == size {
        if let small = field as? SmallPrimeField {
          scanSmall(index, count: count, field: small)
        } else {
          scan(index, count: count)
        }
        index += 1
      }
      first[flatSize + size] &+= weight &* UInt128(truncatingIfNeeded: (index - begin) * size)
      flush(flatSize: flatSize, size: size, weight: weight)
    }
    return true
  }

  /// Adds the sums found for points of one size to the totals.
  private func flush(flatSize: Int, size: Int, weight: UInt128) {
    let target = flatSize + size
    if second[target].isEmpty { second[target] = [UInt128](repeating: 0, count: rowCount + 1) }
    for index in 0..<touchedCount {
      let extra = Int(touched[index])
      // The sum over one flat is at most m², so the bound on all sums makes overflow impossible.
      second[target][target + extra] &+= weight &* UInt128(truncatingIfNeeded: sums[extra] &* UInt64(size))
      sums[extra] = 0
    }
    touchedCount = 0
  }

  /// Sorts the points by size and gives them affine coordinates: those of a chart whose line at infinity misses all.
  private func place() -> Bool {
    let count = projector.groupCount
    let points = projector.points
    let starts = projector.starts
    // Each point (x, y, z) lies on x + t y + t² z = 0 for at most two t, so some t ≤ 2 G serves if the field is as large.
    var parameter = field.zero
    var tries = 0
    search: while true {
      guard tries <= 2 * count else { return false }
      let square = field.product(parameter, parameter)
      var index = 0
      while index < count {
        let point = points + 3 * index
        let part = field.difference(
          field.difference(field.zero, field.product(parameter, point[1])), field.product(square, point[2]))
        let value = field.difference(point[0], part)
        if value == field.zero { break }
        slopes[index] = value
        index += 1
      }
      if index == count { break search }
      parameter = field.difference(parameter, field.one)
      tries += 1
    }
    field.invert(slopes, count: count, scratch: scratch)
    // A counting sort by size; `sums` is all zero between flats and serves as the counter.
    for index in 0..<count { sums[Int(starts[index + 1] &- starts[index])] &+= 1 }
    var total: UInt64 = 0
    for size in 0...rowCount where sums[size] != 0 {
      let number = sums[size]
      sums[size] = total
      total &+= number
    }
    for index in 0..<count {
      let size = Int(starts[index + 1] &- starts[index])
      let place = Int(sums[size])
      sums[size] &+= 1
      sizes[place] = UInt32(truncatingIfNeeded: size)
      horizontal[place] = field.product(slopes[index], points[3 * index + 1])
      vertical[place] = field.product(slopes[index], points[3 * index + 2])
    }
    for index in 0..<count { sums[Int(sizes[index])] = 0 }
    return true
  }

  /// Adds the points that share a line with the current one.
  ///
  /// The sum of h over the lines with h further rows is the number of rows of the points on such lines, so that no line need
  /// be told apart from those already seen.
  @inline(__always)
  private func gather(_ range: Range<Int>) {
    let (lines, slots, sizes, sums) = (lines, slotOfPoint, sizes, sums)
    for other in range {
      let extra = Int(lines[Int(slots[other])])
      if sums[extra] == 0 {
        touched[touchedCount] = Int32(truncatingIfNeeded: extra)
        touchedCount &+= 1
      }
      sums[extra] &+= UInt64(sizes[other])
    }
  }

  /// Distributes the points of a range over the lines through the point `index`.
  @inline(__always)
  private func scatterSmall(_ range: Range<Int>, _ index: Int, field: SmallPrimeField) {
    // The same memory under its concrete type: this is only called if Element is UInt32.
    let x = UnsafeRawPointer(horizontal).assumingMemoryBound(to: UInt32.self)
    let y = UnsafeRawPointer(vertical).assumingMemoryBound(to: UInt32.self)
    let modulus = field.modulus
    let (inverses, reciprocal) = (field.inverses, field.reciprocal)
    let (x0, y0) = (modulus &- x[index], modulus &- y[index])
    let (lines, slots, sizes) = (lines, slotOfPoint, sizes)
    for other in range {
      let run = x[other] &+ x0
      let rise = y[other] &+ y0
      // 0 < run, rise < 2p, and the product is below 2^31.
      let inverse = UInt32(inverses[Int(run)])
      let product = inverse &* rise
      let quotient = UInt32(truncatingIfNeeded: reciprocal.multipliedFullWidth(by: UInt64(product)).high)
      let slope = inverse == 0 ? modulus : product &- quotient &* modulus
      slots[other] = Int32(truncatingIfNeeded: slope)
      lines[Int(slope)] &+= sizes[other]
    }
  }

  private func scanSmall(_ index: Int, count: Int, field: SmallPrimeField) {
    scatterSmall(0..<index, index, field: field)
    scatterSmall(index + 1..<count, index, field: field)
    gather(0..<index)
    gather(index + 1..<count)
    let (lines, slots) = (lines, slotOfPoint)
    slots[index] = 0
    for other in 0..<count { lines[Int(slots[other])] = 0 }
  }

  private func scan(_ index: Int, count: Int) {
    if index == blockEnd { invertRuns(from: index, count: count) }
    let mask = slotCount - 1
    let runs = blockRuns + (index - blockBegin) * count
    for other in 0..<count where other != index {
      let isUpright = runs[other] == field.zero
      let rise = field.difference(vertical[other], vertical[index])
      let slope = isUpright ? field.zero : field.product(runs[other], rise)
      slopes[other] = slope
      // Upright lines are told from level ones by the parity of the key.
      let key = Int32(truncatingIfNeeded: 2 * other + (isUpright ? 1 : 0))
      var slot = Int(truncatingIfNeeded: (field.hashWord(slope) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
      while lines[slot] != 0, slopes[Int(slotKeys[slot] >> 1)] != slope || (slotKeys[slot] ^ key) & 1 != 0 {
        slot = (slot + 1) & mask
      }
      if lines[slot] == 0 { slotKeys[slot] = key }
      lines[slot] &+= sizes[other]
      slotOfPoint[other] = Int32(truncatingIfNeeded: slot)
    }
    gather(0..<index)
    gather(index + 1..<count)
    for other in 0..<count where other != index { lines[Int(slotOfPoint[other])] = 0 }
  }

  /// Inverts the horizontal distances from the next few points to all points together; zeros stay zeros.
  private func invertRuns(from begin: Int, count: Int) {
    blockBegin = begin
    blockEnd = min(count, begin + max(1, Self.blockSize / count))
    var used = 0
    for index in begin..<blockEnd {
      for other in 0..<count {
        let run = field.difference(horizontal[other], horizontal[index])
        blockRuns[(index - begin) * count + other] = run
        if run != field.zero {
          blockValues[used] = run
          used += 1
        }
      }
    }
    field.invert(blockValues, count: used, scratch: blockScratch)
    used = 0
    for place in 0..<(blockEnd - begin) * count where blockRuns[place] != field.zero {
      blockRuns[place] = blockValues[used]
      used += 1
    }
  }
}
