/// The rows of a configuration as vectors of values over a frame: linear functionals that separate all vectors.
///
/// A signed permutation of the frame that maps the set of these vectors to itself, up to factors, comes from a linear map of
/// the space that permutes the hyperplanes, because the rows span the space and the frame embeds it.
struct FramePatterns: Sendable {
  let rowCount: Int
  let columnCount: Int
  /// The distinct values and their opposites, increasing; so the code of −v is `values.count − 1` minus the code of v.
  let values: [Int]
  /// The codes of the values, row by row.
  private(set) var codes: [UInt8]
  /// Random words for (column, code); the key of a vector is the wrapping sum of the words of its entries.
  let words: [UInt64]
  private var slots: [Int32]
  private var keys: [UInt64]

  /// The most columns of a frame; more would gain little and cost tables of their square.
  static let columnLimit = 24

  /// The patterns with these values, each divided by the greatest common divisor of its entries.
  ///
  /// - Returns: nil if there are more than 256 values or 24 columns, or if two rows are equal up to sign.
  init?(_ rows: [[Int]]) {
    guard let first = rows.first, (1...Self.columnLimit).contains(first.count), rows.count <= 60_000 else { return nil }
    rowCount = rows.count
    columnCount = first.count
    var primitive: [[Int]] = []
    primitive.reserveCapacity(rows.count)
    var distinct: Set<Int> = []
    for row in rows {
      var divisor = 0
      for entry in row where divisor != 1 { divisor = Self.greatestCommonDivisor(divisor, entry.magnitude) }
      guard divisor > 0 else { return nil }
      let vector = divisor == 1 ? row : row.map { $0 / divisor }
      for entry in vector {
        guard entry != .min else { return nil }
        distinct.insert(entry)
        distinct.insert(-entry)
      }
      guard distinct.count <= 256 else { return nil }
      primitive.append(vector)
    }
    values = distinct.sorted()
    var codeOf: [Int: UInt8] = [:]
    for (code, value) in values.enumerated() { codeOf[value] = UInt8(code) }
    codes = []
    codes.reserveCapacity(rowCount * columnCount)
    for vector in primitive { for entry in vector { codes.append(codeOf[entry, default: 0]) } }
    var state: UInt64 = 0x5EED
    words = (0..<columnCount * values.count).map { _ in
      // SplitMix64 (Steele, Lea and Flood 2014).
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return word ^ (word >> 31)
    }
    slots = []
    keys = []
    guard index() else { return nil }
  }

  private static func greatestCommonDivisor(_ left: Int, _ right: UInt) -> Int {
    var (a, b) = (UInt(left), right)
    while b != 0 { (a, b) = (b, a % b) }
    return Int(clamping: a)
  }

  /// The code of the opposite value.
  func negative(_ code: UInt8) -> UInt8 { UInt8(values.count - 1 - Int(code)) }

  /// The key of a row or of its opposite.
  func key(_ row: Int, negated: Bool = false) -> UInt64 {
    var key: UInt64 = 0
    for column in 0..<columnCount {
      let code = codes[row * columnCount + column]
      key &+= words[column * values.count + Int(negated ? negative(code) : code)]
    }
    return key
  }

  /// Enters both signs of all rows in the table.
  private mutating func index() -> Bool {
    var count = 16
    while count < 8 * rowCount { count *= 2 }
    slots = [Int32](repeating: -1, count: count)
    keys = [UInt64](repeating: 0, count: count)
    for row in 0..<rowCount {
      for negated in [false, true] {
        let key = key(row, negated: negated)
        var slot = Int(truncatingIfNeeded: key) & (count - 1)
        while slots[slot] >= 0 {
          // With all keys distinct, the key of a vector known to be a row up to sign identifies the row.
          guard keys[slot] != key else { return false }
          slot = (slot + 1) & (count - 1)
        }
        slots[slot] = Int32(row)
        keys[slot] = key
      }
    }
    return true
  }

  /// The row with this key or the opposite of this key, if there is one.
  func row(key: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
    while slots[slot] >= 0 {
      if keys[slot] == key { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The table: for each slot the row or −1, and the key.
  var table: (rows: [Int32], keys: [UInt64]) { (slots, keys) }

  /// The opposite of all values of a column; the patterns must stay distinct up to sign (they do for a frame).
  mutating func negate(column: Int) -> Bool {
    for row in 0..<rowCount {
      codes[row * columnCount + column] = negative(codes[row * columnCount + column])
    }
    return index()
  }

  /// The opposite of one row, which leaves the table as it is.
  mutating func negate(row: Int) {
    for column in 0..<columnCount {
      codes[row * columnCount + column] = negative(codes[row * columnCount + column])
    }
  }

  /// Where an exchange of two columns sends all rows: column `first` gets the value of `second` and conversely, both with
  /// the opposite sign if `negated`; with equal columns, that column changes sign.
  ///
  /// - Returns: nil unless the image of every row is a row up to sign, compared entry by entry.
  func permutation(exchanging first: Int, _ second: Int, negated: Bool) -> [UInt16]? {
    var images = [UInt16](repeating: 0, count: rowCount)
    let count = values.count
    for row in 0..<rowCount {
      let base = row * columnCount
      var (a, b) = (codes[base + first], codes[base + second])
      var key = key(row) &- words[first * count + Int(a)]
      if first != second { key &-= words[second * count + Int(b)] }
      if negated { (a, b) = (negative(a), negative(b)) }
      key &+= words[first * count + Int(b)]
      if first != second { key &+= words[second * count + Int(a)] }
      guard let image = self.row(key: key) else { return nil }
      guard agrees(image, row, first, b, second, a) else { return nil }
      images[row] = UInt16(image)
    }
    return images
  }

  private func agrees(_ image: Int, _ row: Int, _ first: Int, _ a: UInt8, _ second: Int, _ b: UInt8) -> Bool {
    var same = true
    var opposite = true
    for column in 0..<columnCount {
      let code = column == first ? a : column == second ? b : codes[row * columnCount + column]
      let found = codes[image * columnCount + column]
      same = same && found == code
      opposite = opposite && found == negative(code)
    }
    return same || opposite
  }
}
