import ExactNumbers

/// Divides a configuration by flats, one after the other, and finds the flats that cover them.
///
/// Modulo a flat of rank ρ the remaining rows are vectors with r − ρ coordinates; rows that become proportional form a
/// group, and adding one group to the flat gives a flat that covers it. All memory is allocated once.
final class FlatProjector<Field: FlatField> {
  let field: Field
  let rowCount: Int
  let rank: Int
  /// The rows, column by column.
  private let columns: UnsafeMutablePointer<Field.Element>
  /// The rows of a basis of the flat in reduced echelon form.
  private let basis: UnsafeMutablePointer<Field.Element>
  private var pivots: [Int] = []
  /// The projected rows, column by column.
  private let projected: UnsafeMutablePointer<Field.Element>
  private let leads: UnsafeMutablePointer<Field.Element>
  private let scratch: UnsafeMutablePointer<Field.Element>
  /// The rows outside the flat.
  private let outside: UnsafeMutablePointer<Int32>
  private let slots: UnsafeMutablePointer<Int32>
  private let slotMask: Int
  private let groupOfRow: UnsafeMutablePointer<Int32>
  private let fill: UnsafeMutablePointer<Int32>
  /// The number of groups of the last flat.
  private(set) var groupCount = 0
  /// Group i consists of members[starts[i]..<starts[i + 1]], increasing; groups are in the order of their first rows.
  let starts: UnsafeMutablePointer<Int32>
  let members: UnsafeMutablePointer<Int32>
  /// The coordinates of the groups, one after the other, the first nonzero one being 1.
  let points: UnsafeMutablePointer<Field.Element>
  /// The number of coordinates of a group.
  private(set) var width = 0

  init(_ configuration: CentralConfiguration, field: Field) {
    self.field = field
    rowCount = configuration.rows.count
    rank = configuration.rank
    func elements(_ count: Int) -> UnsafeMutablePointer<Field.Element> {
      let pointer = UnsafeMutablePointer<Field.Element>.allocate(capacity: max(count, 1))
      pointer.initialize(repeating: field.zero, count: count)
      return pointer
    }
    func indices(_ count: Int) -> UnsafeMutablePointer<Int32> {
      let pointer = UnsafeMutablePointer<Int32>.allocate(capacity: max(count, 1))
      pointer.initialize(repeating: 0, count: max(count, 1))
      return pointer
    }
    columns = elements(rowCount * rank)
    for (row, vector) in configuration.rows.enumerated() {
      for (column, entry) in vector.enumerated() { columns[column * rowCount + row] = field.residue(entry) }
    }
    basis = elements((rank + 1) * rank)
    projected = elements(rowCount * rank)
    points = elements(rowCount * rank)
    leads = elements(rowCount)
    scratch = elements(rowCount)
    outside = indices(rowCount)
    groupOfRow = indices(rowCount)
    fill = indices(rowCount)
    starts = indices(rowCount + 1)
    members = indices(rowCount)
    var slotCount = 16
    while slotCount < 2 * rowCount { slotCount *= 2 }
    slots = indices(slotCount)
    slotMask = slotCount - 1
  }

  deinit {
    for (pointer, count) in [
      (columns, rowCount * rank), (basis, (rank + 1) * rank), (projected, rowCount * rank), (points, rowCount * rank),
      (leads, rowCount), (scratch, rowCount),
    ] {
      pointer.deinitialize(count: count)
      pointer.deallocate()
    }
    for pointer in [outside, slots, groupOfRow, fill, starts, members] { pointer.deallocate() }
  }

  /// Finds the groups modulo a flat of the given rank; the flat is a bit set of rows.
  ///
  /// - Returns: whether the rows have that rank and no other row depends on them.
  /// - Complexity: O(m ρ (r − ρ)) field operations.
  func project(_ flat: UnsafePointer<UInt64>, rank flatRank: Int) -> Bool {
    guard findBasis(flat, rank: flatRank) else { return false }
    width = rank - flatRank
    var free: [Int] = []
    for column in 0..<rank where !pivots.contains(column) { free.append(column) }
    for (index, column) in free.enumerated() {
      var terms: [UnsafePointer<Field.Element>] = []
      var factors: [Field.Element] = []
      for (line, pivot) in pivots.enumerated() where basis[line * rank + column] != field.zero {
        terms.append(UnsafePointer(columns + pivot * rowCount))
        factors.append(basis[line * rank + column])
      }
      field.reduce(
        UnsafePointer(columns + column * rowCount), by: terms, factors: factors, into: projected + index * rowCount,
        count: rowCount)
    }
    var count = 0
    for row in 0..<rowCount where flat[row >> 6] & (1 << UInt64(row & 63)) == 0 {
      outside[count] = Int32(truncatingIfNeeded: row)
      count += 1
    }
    return group(count)
  }

  /// Eliminates rows of the flat until they have its rank.
  private func findBasis(_ flat: UnsafePointer<UInt64>, rank flatRank: Int) -> Bool {
    pivots.removeAll(keepingCapacity: true)
    var row = 0
    while pivots.count < flatRank {
      guard row < rowCount else { return false }
      defer { row += 1 }
      guard flat[row >> 6] & (1 << UInt64(row & 63)) != 0 else { continue }
      let line = basis + pivots.count * rank
      for column in 0..<rank { line[column] = columns[column * rowCount + row] }
      for (earlier, pivot) in pivots.enumerated() where line[pivot] != field.zero {
        subtract(basis + earlier * rank, pivot, from: line)
      }
      var pivot = 0
      while pivot < rank, line[pivot] == field.zero { pivot += 1 }
      guard pivot < rank else { continue }
      for earlier in pivots.indices where basis[earlier * rank + pivot] != field.zero {
        subtract(line, pivot, from: basis + earlier * rank)
      }
      pivots.append(pivot)
    }
    // One inversion at the end scales all pivots to 1.
    for (line, pivot) in pivots.enumerated() { leads[line] = basis[line * rank + pivot] }
    field.invert(leads, count: flatRank, scratch: scratch)
    for line in 0..<flatRank {
      for column in 0..<rank { basis[line * rank + column] = field.product(leads[line], basis[line * rank + column]) }
    }
    return true
  }

  /// Clears a coordinate of the target by a multiple of the source, without a division.
  @inline(__always)
  private func subtract(
    _ source: UnsafeMutablePointer<Field.Element>, _ pivot: Int, from target: UnsafeMutablePointer<Field.Element>
  ) {
    let (left, right) = (source[pivot], target[pivot])
    for column in 0..<rank {
      target[column] = field.difference(field.product(left, target[column]), field.product(right, source[column]))
    }
  }

  /// Puts proportional ones of the first `count` rows outside the flat together.
  private func group(_ count: Int) -> Bool {
    for index in 0..<count {
      let row = Int(outside[index])
      var column = 0
      while column < width, projected[column * rowCount + row] == field.zero { column += 1 }
      guard column < width else { return false }
      leads[index] = projected[column * rowCount + row]
    }
    field.invert(leads, count: count, scratch: scratch)
    for slot in 0...slotMask { slots[slot] = -1 }
    groupCount = 0
    for index in 0..<count {
      let row = Int(outside[index])
      let point = points + groupCount * width
      var hash: UInt64 = 0
      for column in 0..<width {
        let value = field.product(leads[index], projected[column * rowCount + row])
        point[column] = value
        hash = (hash ^ (hash >> 29) &+ field.hashWord(value)) &* 0x9E37_79B9_7F4A_7C15
      }
      var slot = Int(truncatingIfNeeded: hash >> 32) & slotMask
      while true {
        let found = Int(slots[slot])
        if found < 0 {
          slots[slot] = Int32(truncatingIfNeeded: groupCount)
          groupOfRow[index] = Int32(truncatingIfNeeded: groupCount)
          fill[groupCount] = 1
          groupCount += 1
          break
        }
        let other = points + found * width
        var column = 0
        while column < width, point[column] == other[column] { column += 1 }
        if column == width {
          groupOfRow[index] = slots[slot]
          fill[found] &+= 1
          break
        }
        slot = (slot + 1) & slotMask
      }
    }
    starts[0] = 0
    for index in 0..<groupCount {
      starts[index + 1] = starts[index] &+ fill[index]
      fill[index] = starts[index]
    }
    for index in 0..<count {
      let target = Int(groupOfRow[index])
      members[Int(fill[target])] = outside[index]
      fill[target] &+= 1
    }
    return true
  }
}
