/// Tables for canonical forms under a frame group, shared by all threads and never changed.
///
/// The columns of a frame become points: one for a column of a plain block, two for a column with signs, one for each sign.
/// The value of a row at the negative point of a column is the opposite of its value at the positive one.
final class FrameTables: @unchecked Sendable {
  let rowCount: Int
  let columnCount: Int
  let pointCount: Int
  let valueCount: Int
  let blocks: [FrameBlock]
  /// For each column its positive point.
  let pointOfColumn: [Int]
  /// For each point its column, whether it is the negative one, and the other point of its column or itself.
  let columnOfPoint: [Int]
  let isNegativePoint: [Bool]
  let antipodes: UnsafeMutablePointer<Int>
  /// The colour of each point before anything is known about a flat: that of its block.
  let startColours: UnsafeMutablePointer<UInt64>
  /// The codes of the values of the rows, row by row, in the sign chosen for the row.
  let codes: UnsafeMutablePointer<UInt8>
  /// The codes of the values at the points.
  let pointCodes: UnsafeMutablePointer<UInt8>
  /// A word for each code, in no way related to the values.
  let valueWords: UnsafeMutablePointer<UInt64>
  /// A word for the orbit of each row.
  let rowWords: UnsafeMutablePointer<UInt64>
  /// Whether the sign of a row is arbitrary because its opposite lies in the same orbit of vectors.
  let hasBothSigns: UnsafeMutablePointer<Bool>
  /// For each row, a word for each pair of points that depends on the values there.
  let pairWords: UnsafeMutablePointer<UInt32>
  /// The words of the key of a vector: (column, code).
  let keyWords: UnsafeMutablePointer<UInt64>
  private let slotRows: UnsafeMutablePointer<Int32>
  private let slotKeys: UnsafeMutablePointer<UInt64>
  private let slotMask: Int
  private let permutations: UnsafeMutablePointer<UInt16>
  private var permutationOf: [Int]
  /// Whether the opposite of the identity belongs to the group; it moves no row.
  let hasOpposite: Bool

  init(_ group: FrameGroup) {
    var patterns = group.patterns
    let rows = patterns.rowCount
    rowCount = rows
    columnCount = patterns.columnCount
    valueCount = patterns.values.count
    blocks = group.blocks
    var blockOfColumn = [Int](repeating: 0, count: patterns.columnCount)
    for (index, block) in blocks.enumerated() { for column in block.columns { blockOfColumn[column] = index } }
    hasOpposite = blocks.allSatisfy { $0.kind == .full || ($0.kind == .even && $0.columns.count.isMultiple(of: 2)) }

    var columnOfPoint: [Int] = []
    var isNegative: [Bool] = []
    var pointOfColumn: [Int] = []
    for column in 0..<patterns.columnCount {
      pointOfColumn.append(columnOfPoint.count)
      let count = group.blocks[blockOfColumn[column]].kind == .plain ? 1 : 2
      columnOfPoint += [Int](repeating: column, count: count)
      isNegative += count == 1 ? [false] : [false, true]
    }
    let points = columnOfPoint.count
    pointCount = points
    self.pointOfColumn = pointOfColumn
    self.columnOfPoint = columnOfPoint
    isNegativePoint = isNegative
    antipodes = .allocate(capacity: points)
    startColours = .allocate(capacity: points)
    for point in 0..<points {
      let block = blockOfColumn[columnOfPoint[point]]
      let isSigned = blocks[block].kind != .plain
      antipodes[point] = isSigned ? (isNegative[point] ? point - 1 : point + 1) : point
      startColours[point] = Self.mix(UInt64(block) &+ 0x1234_5678) | 1 << 63
    }

    hasBothSigns = .allocate(capacity: rows)
    rowWords = .allocate(capacity: rows)
    var orbits: [[UInt8]: Int] = [:]
    for row in 0..<rows {
      let (invariant, sign) = Self.orbitInvariant(row, patterns, group.blocks)
      if sign < 0 { patterns.negate(row: row) }
      hasBothSigns[row] = sign == 0
      let orbit = orbits[invariant, default: orbits.count]
      orbits[invariant] = orbit
      rowWords[row] = Self.mix(UInt64(orbit) &+ 0xABCD)
    }

    let values = patterns.values.count
    codes = .allocate(capacity: rows * patterns.columnCount)
    for index in patterns.codes.indices { codes[index] = patterns.codes[index] }
    valueWords = .allocate(capacity: values)
    for code in 0..<values { valueWords[code] = Self.mix(UInt64(code) &+ 0x77_0001) }
    pointCodes = .allocate(capacity: rows * points)
    for row in 0..<rows {
      for point in 0..<points {
        let code = patterns.codes[row * patterns.columnCount + columnOfPoint[point]]
        pointCodes[row * points + point] = isNegative[point] ? patterns.negative(code) : code
      }
    }
    pairWords = .allocate(capacity: rows * points * points)
    for row in 0..<rows {
      for first in 0..<points {
        for second in 0..<points {
          let relation: UInt64 = first == second ? 1 : antipodes[first] == second ? 2 : 3
          var word: UInt64 = 0
          for negated in hasBothSigns[row] ? [false, true] : [false] {
            let (a, b) = (pointCodes[row * points + first], pointCodes[row * points + second])
            let left = valueWords[Int(negated ? patterns.negative(a) : a)]
            let right = valueWords[Int(negated ? patterns.negative(b) : b)]
            word &+= Self.mix(rowWords[row] &+ relation &+ (left &* 3) &+ Self.mix(right))
          }
          pairWords[(row * points + first) * points + second] = UInt32(truncatingIfNeeded: word >> 20)
        }
      }
    }
    keyWords = .allocate(capacity: patterns.columnCount * values)
    for index in patterns.words.indices { keyWords[index] = patterns.words[index] }
    let table = patterns.table
    slotMask = table.rows.count - 1
    slotRows = .allocate(capacity: table.rows.count)
    slotKeys = .allocate(capacity: table.rows.count)
    for index in table.rows.indices {
      slotRows[index] = table.rows[index]
      slotKeys[index] = table.keys[index]
    }

    let columns = patterns.columnCount
    permutationOf = [Int](repeating: -1, count: 2 * columns * columns)
    var lists: [[UInt16]] = []
    for block in blocks {
      for (index, first) in block.columns.enumerated() {
        for second in block.columns[index...] {
          for negated in [false, true] {
            guard first != second || negated,
              !negated || block.kind == .full || (block.kind == .even && first != second)
            else { continue }
            guard let images = patterns.permutation(exchanging: first, second, negated: negated) else { continue }
            for (a, b) in [(first, second), (second, first)] {
              permutationOf[2 * (a * columns + b) + (negated ? 1 : 0)] = lists.count
            }
            lists.append(images)
          }
        }
      }
    }
    permutations = .allocate(capacity: max(1, lists.count * rows))
    for (index, list) in lists.enumerated() {
      for row in 0..<rows { permutations[index * rows + row] = list[row] }
    }
  }

  deinit {
    antipodes.deallocate()
    startColours.deallocate()
    codes.deallocate()
    pointCodes.deallocate()
    valueWords.deallocate()
    rowWords.deallocate()
    hasBothSigns.deallocate()
    pairWords.deallocate()
    keyWords.deallocate()
    slotRows.deallocate()
    slotKeys.deallocate()
    permutations.deallocate()
  }

  /// A bijection of the words that spreads their bits.
  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    let word = (value ^ (value >> 31)) &* 0x9E37_79B9_7F4A_7C15
    return word ^ (word >> 29)
  }

  /// What all images of a row under the group have in common, and the sign that makes it greatest: 0 if both do.
  private static func orbitInvariant(
    _ row: Int, _ patterns: FramePatterns, _ blocks: [FrameBlock]
  ) -> (invariant: [UInt8], sign: Int) {
    var direct: [UInt8] = []
    var opposite: [UInt8] = []
    for block in blocks {
      let codes = block.columns.map { patterns.codes[row * patterns.columnCount + $0] }
      if block.kind == .plain {
        direct += codes.sorted()
        opposite += codes.map(patterns.negative).sorted()
      } else {
        let magnitudes = codes.map { max($0, patterns.negative($0)) }.sorted()
        direct += magnitudes
        opposite += magnitudes
      }
    }
    if direct == opposite { return (direct, 0) }
    return opposite.lexicographicallyPrecedes(direct) ? (direct, 1) : (opposite, -1)
  }

  /// The images of all rows under an exchange of two columns, or under a change of sign of one, if the group has it.
  @inline(__always)
  func images(exchanging first: Int, _ second: Int, negated: Bool) -> UnsafePointer<UInt16>? {
    let index = permutationOf[2 * (first * columnCount + second) + (negated ? 1 : 0)]
    return index < 0 ? nil : UnsafePointer(permutations + index * rowCount)
  }

  /// The row with a key that is known to be that of a row.
  @inline(__always)
  func row(key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key) & slotMask
    // An empty slot would mean that the key is that of no row; verified elements of the group never lead there.
    while slotKeys[slot] != key, slotRows[slot] >= 0 { slot = (slot &+ 1) & slotMask }
    return Int(slotRows[slot])
  }
}
