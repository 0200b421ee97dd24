/// Finds, for a set of rows, the member of its orbit under a frame group that stands for the orbit.
///
/// Two sets have the same form exactly if an element of the group maps one to the other. The method is individualisation and
/// refinement (McKay 1981) on the points of the frame: points get colours from the values of the rows of the set there, from
/// the values at pairs of points, and, where that leaves ties, from the rows as a hypergraph; ties that are not exchanges
/// which keep the set are broken in every way, except where an automorphism found earlier shows that nothing new can come.
/// Colours are hash words; chance collisions make the search longer and change no result. Of the images of the set at the
/// leaves of the search the least one wins, compared exactly.
final class FlatCanonicalizer {
  let tables: FrameTables
  let words: Int
  let points: Int
  private let columns: Int
  /// The rows of the set.
  private let rows: UnsafeMutablePointer<Int32>
  private var rowCount = 0
  private var flat: UnsafePointer<UInt64>
  private let basePairs: UnsafeMutablePointer<UInt32>
  private var baseCount = 0
  let pairs: UnsafeMutablePointer<UInt32>
  /// The canonical image.
  let form: UnsafeMutablePointer<UInt64>
  let image: UnsafeMutablePointer<UInt64>
  /// For each column, the column to which the element that gives the form moves it, and whether it changes the sign.
  let positions: UnsafeMutablePointer<Int>
  let signs: UnsafeMutablePointer<Bool>
  let leafPositions: UnsafeMutablePointer<Int>
  let leafSigns: UnsafeMutablePointer<Bool>
  /// Colours and the order of the points by colour, for each depth of the search.
  let colours: UnsafeMutablePointer<UInt64>
  let order: UnsafeMutablePointer<Int>
  private let spare: UnsafeMutablePointer<UInt64>
  private let ranks: UnsafeMutablePointer<Int>
  private let sums: UnsafeMutablePointer<UInt64>
  private let keyStarts: UnsafeMutablePointer<Int>
  private let keySteps: UnsafeMutablePointer<Int>
  var search: FlatCanonicalSearch
  /// How often a leaf was reached, for statistics.
  private(set) var leafCount = 0

  init(_ tables: FrameTables) {
    self.tables = tables
    words = (tables.rowCount + 63) / 64
    points = tables.pointCount
    columns = tables.columnCount
    func cleared<Value>(_ count: Int, _ value: Value) -> UnsafeMutablePointer<Value> {
      let pointer = UnsafeMutablePointer<Value>.allocate(capacity: count)
      pointer.initialize(repeating: value, count: count)
      return pointer
    }
    rows = cleared(tables.rowCount, 0)
    basePairs = cleared(points * points, 0)
    pairs = cleared(points * points, 0)
    form = cleared(words, 0)
    image = cleared(words, 0)
    flat = UnsafePointer(image)
    positions = cleared(columns, 0)
    signs = cleared(columns, false)
    leafPositions = cleared(columns, 0)
    leafSigns = cleared(columns, false)
    colours = cleared((points + 2) * points, 0)
    order = cleared((points + 2) * points, 0)
    spare = cleared(points, 0)
    ranks = cleared(points, 0)
    sums = cleared(points, 0)
    keyStarts = cleared(columns, 0)
    keySteps = cleared(columns, 0)
    search = FlatCanonicalSearch(tables)
  }

  deinit {
    for pointer in [form, image, colours, spare, sums] { pointer.deallocate() }
    for pointer in [positions, leafPositions, order, ranks, keyStarts, keySteps] { pointer.deallocate() }
    rows.deallocate()
    basePairs.deallocate()
    pairs.deallocate()
    signs.deallocate()
    leafSigns.deallocate()
  }

  /// Prepares for sets that contain this one.
  func begin(_ base: UnsafePointer<UInt64>) {
    baseCount = 0
    for index in 0..<points * points { basePairs[index] = 0 }
    for word in 0..<words {
      var rest = base[word]
      while rest != 0 {
        let row = word * 64 + rest.trailingZeroBitCount
        rest &= rest &- 1
        rows[baseCount] = Int32(truncatingIfNeeded: row)
        baseCount += 1
        let source = tables.pairWords + row * points * points
        for index in 0..<points * points { basePairs[index] &+= source[index] }
      }
    }
  }

  /// Computes the form of the prepared set with some rows added, into `form`; `set` is the whole set.
  func canonicalize(_ set: UnsafePointer<UInt64>, adding added: UnsafePointer<Int32>, count: Int) {
    flat = set
    let size = points * points
    for index in 0..<size { pairs[index] = basePairs[index] }
    rowCount = baseCount
    for index in 0..<count {
      rows[rowCount] = added[index]
      rowCount += 1
      let source = tables.pairWords + Int(added[index]) * size
      for index in 0..<size { pairs[index] &+= source[index] }
    }
    for point in 0..<points { colours[point] = tables.startColours[point] }
    refineByPairs(0)
    refineByPairs(0)
    joinAntipodes(0)
    var cells = sort(0)
    if cells < points, !allTiesAreTwins(0) {
      while true {
        refineByRows(0)
        refineByPairs(0)
        joinAntipodes(0)
        let found = sort(0)
        if found <= cells { break }
        cells = found
        if cells == points { break }
      }
      if cells < points, !allTiesAreTwins(0) {
        FlatCanonicalSearch.run(self)
        return
      }
    }
    labelLeaf(0)
    for word in 0..<words { form[word] = image[word] }
    for column in 0..<columns {
      positions[column] = leafPositions[column]
      signs[column] = leafSigns[column]
    }
  }

  // MARK: - Refinement

  /// New colours from the colours of all points and the pair words towards them.
  @inline(__always)
  func refineByPairs(_ depth: Int) {
    let current = colours + depth * points
    for point in 0..<points {
      let line = pairs + point * points
      var sum: UInt64 = 0
      for other in 0..<points {
        let word = (UInt64(line[other]) &* 0xD6E8_FEB8_6659_FD93 &+ current[other]) &* 0x9E37_79B9_7F4A_7C15
        sum &+= word ^ (word >> 32)
      }
      spare[point] = FrameTables.mix(sum &+ current[point] &* 0xC2B2_AE3D_27D4_EB4F) | 1 << 63
    }
    adopt(depth)
  }

  /// New colours from the rows of the set, each coloured by the colours of the points and its values there.
  func refineByRows(_ depth: Int) {
    let current = colours + depth * points
    let values = tables.valueWords
    let last = tables.valueCount - 1
    for point in 0..<points { sums[point] = 0 }
    for index in 0..<rowCount {
      let row = Int(rows[index])
      let codes = tables.pointCodes + row * points
      for pass in 0..<(tables.hasBothSigns[row] ? 2 : 1) {
        var word = tables.rowWords[row]
        for point in 0..<points {
          let code = pass == 0 ? Int(codes[point]) : last - Int(codes[point])
          word &+= FrameTables.mix(current[point] &+ values[code])
        }
        word = FrameTables.mix(word)
        for point in 0..<points {
          let code = pass == 0 ? Int(codes[point]) : last - Int(codes[point])
          sums[point] &+= FrameTables.mix(word ^ values[code])
        }
      }
    }
    for point in 0..<points { spare[point] = FrameTables.mix(sums[point] &+ current[point] &* 5) | 1 << 63 }
    adopt(depth)
  }

  /// Makes the colour of a point depend on that of its antipode, so that cells come in antipodal pairs.
  func joinAntipodes(_ depth: Int) {
    guard points > columns else { return }
    let current = colours + depth * points
    for point in 0..<points {
      spare[point] = FrameTables.mix(current[point] &* 3 &+ FrameTables.mix(current[tables.antipodes[point]])) | 1 << 63
    }
    adopt(depth)
  }

  /// Takes over the new colours, except for points that have been fixed: these keep their small numbers.
  @inline(__always)
  private func adopt(_ depth: Int) {
    let current = colours + depth * points
    for point in 0..<points where current[point] >> 63 != 0 { current[point] = spare[point] }
  }

  /// Sorts the points by colour.
  ///
  /// - Returns: the number of different colours.
  func sort(_ depth: Int) -> Int {
    let current = colours + depth * points
    let sorted = order + depth * points
    var cells = 1
    sorted[0] = 0
    for point in 1..<max(points, 1) {
      let colour = current[point]
      var place = point
      while place > 0, current[sorted[place - 1]] > colour {
        sorted[place] = sorted[place - 1]
        place -= 1
      }
      sorted[place] = point
    }
    for place in 1..<max(points, 1) where current[sorted[place]] != current[sorted[place - 1]] { cells += 1 }
    return cells
  }

  /// Whether within each cell the first point is exchanged with every other one by an element that keeps the set.
  private func allTiesAreTwins(_ depth: Int) -> Bool {
    let current = colours + depth * points
    let sorted = order + depth * points
    var begin = 0
    while begin < points {
      var end = begin + 1
      while end < points, current[sorted[end]] == current[sorted[begin]] {
        if !areTwins(sorted[begin], sorted[end]) { return false }
        end += 1
      }
      begin = end
    }
    return true
  }

  /// Whether the exchange of two points belongs to the group and keeps the set.
  func areTwins(_ first: Int, _ second: Int) -> Bool {
    let negated = tables.isNegativePoint[first] != tables.isNegativePoint[second]
    guard
      let images = tables.images(
        exchanging: tables.columnOfPoint[first], tables.columnOfPoint[second], negated: negated)
    else { return false }
    for index in 0..<rowCount {
      let target = Int(images[Int(rows[index])])
      if flat[target >> 6] & (1 << UInt64(target & 63)) == 0 { return false }
    }
    return true
  }

  // MARK: - Leaves

  /// The element of the group that sorts the columns as the order of the points at this depth says, and the image of the set.
  func labelLeaf(_ depth: Int) {
    leafCount += 1
    let sorted = order + depth * points
    for place in 0..<points { ranks[sorted[place]] = place }
    for block in tables.blocks {
      let isSigned = block.kind != .plain
      let count = block.columns.count
      var negatives = 0
      var final = 0
      for column in block.columns {
        let point = tables.pointOfColumn[column]
        let isNegative = isSigned && ranks[point] < ranks[point + 1]
        let rank = isNegative ? ranks[point + 1] : ranks[point]
        var place = 0
        for other in block.columns where other != column {
          let otherPoint = tables.pointOfColumn[other]
          let otherRank = isSigned ? max(ranks[otherPoint], ranks[otherPoint + 1]) : ranks[otherPoint]
          if otherRank < rank { place += 1 }
        }
        leafPositions[column] = block.columns[place]
        leafSigns[column] = isNegative
        if isNegative { negatives += 1 }
        if place == count - 1 { final = column }
      }
      // The group has only even changes of sign: the last column of the image absorbs an odd one.
      if block.kind == .even, negatives & 1 == 1 { leafSigns[final].toggle() }
    }
    let values = tables.valueCount
    for column in 0..<columns {
      let start = leafPositions[column] * values
      keyStarts[column] = leafSigns[column] ? start + values - 1 : start
      keySteps[column] = leafSigns[column] ? -1 : 1
    }
    for word in 0..<words { image[word] = 0 }
    for index in 0..<rowCount {
      let codes = tables.codes + Int(rows[index]) * columns
      var key: UInt64 = 0
      for column in 0..<columns {
        key &+= tables.keyWords[keyStarts[column] &+ keySteps[column] &* Int(codes[column])]
      }
      let target = tables.row(key: key)
      image[target >> 6] |= 1 << UInt64(target & 63)
    }
  }
}
