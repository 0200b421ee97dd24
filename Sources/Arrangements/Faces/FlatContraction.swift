import ExactNumbers

/// A flat as the set of the rows that vanish on it, with independent rows that span it.
struct Flat: Sendable {
  /// Bit i of the words tells whether row i belongs to the flat.
  let members: [UInt64]
  /// As many independent members as the rank.
  let basis: [Int]

  /// The flat of rank 0 among `count` rows, no two of them multiples of each other.
  init(rows count: Int) {
    members = [UInt64](repeating: 0, count: (count + 63) / 64)
    basis = []
  }

  init(members: [UInt64], basis: [Int]) {
    self.members = members
    self.basis = basis
  }

  func contains(_ row: Int) -> Bool { members[row >> 6] >> UInt64(row & 63) & 1 == 1 }
}

/// What lies above a flat in the lattice of flats.
struct FlatSurroundings {
  /// The flats of the next rank that contain it, in the order of their first new rows.
  var covers: [Flat]
  /// The number of chambers of the restriction to the flat.
  var chambers: BigInteger
}

/// Contracts flats of one configuration with one type of numbers.
final class FlatContraction<Scalar: CertifiedScalar> {
  private let rank: Int
  private let rows: [[Scalar]]
  private let certifiedSize: Int
  private let counter: RestrictionCounter<Scalar>

  /// - Precondition: `rows` are nonzero vectors of `rank` coordinates, no two of them multiples of each other.
  init(rows: [[BigInteger]], rank: Int, bounds: MinorBounds) {
    self.rank = rank
    self.rows = rows.map { $0.map { Scalar(reducing: $0) } }
    certifiedSize = bounds.certifiedSize(for: Scalar.self)
    counter = RestrictionCounter(rows: rows, rank: max(2, rank), bounds: bounds)
  }

  /// The covers of a flat and the chambers of its restriction; nil if that was not certain.
  ///
  /// - Complexity: O(m r²) for the contraction, O(g²) for g covers, and deletion and restriction for the chambers.
  func surroundings(of flat: Flat) -> FlatSurroundings? {
    guard let contracted = contract(flat) else { return nil }
    let width = rank - flat.basis.count
    // Covers are the classes of parallel vectors.
    var classes: [(lead: Int, vector: [Scalar], members: [Int])] = []
    var hasMerged = false
    next: for (row, vector) in contracted {
      guard let lead = vector.firstIndex(where: \.isUnit) else { return nil }
      for index in classes.indices
      where Self.areParallel(classes[index].vector, vector, lead: classes[index].lead) {
        classes[index].members.append(row)
        hasMerged = true
        continue next
      }
      classes.append((lead, vector, [row]))
    }
    // Parallel in a line needs no proof; elsewhere it means that minors vanish.
    if hasMerged, width > 1, flat.basis.count + 2 > certifiedSize { return nil }
    let covers = classes.map { found -> Flat in
      var members = flat.members
      for row in found.members { members[row >> 6] |= 1 << UInt64(row & 63) }
      return Flat(members: members, basis: flat.basis + [found.members[0]])
    }
    guard let chambers = chambers(of: classes.map(\.vector), level: flat.basis.count) else { return nil }
    return FlatSurroundings(covers: covers, chambers: chambers)
  }

  /// The rows outside a flat as forms on it, in coordinates of the flat.
  private func contract(_ flat: Flat) -> [(row: Int, vector: [Scalar])]? {
    var pivots: [[Scalar]] = []
    var columns: [Int] = []
    func reduced(_ row: Int) -> [Scalar] {
      var vector = rows[row]
      for (pivot, column) in zip(pivots, columns) {
        let factor = vector[column]
        for index in vector.indices where index != column {
          vector[index] = .crossDifference(vector[index], pivot[column], pivot[index], factor)
        }
        vector[column] = .zero
        vector.withUnsafeMutableBufferPointer { buffer in
          if let base = buffer.baseAddress { Scalar.simplify(base, count: buffer.count) }
        }
      }
      return vector
    }
    for row in flat.basis {
      let vector = reduced(row)
      guard let column = vector.firstIndex(where: \.isUnit) else { return nil }
      pivots.append(vector)
      columns.append(column)
    }
    let kept = (0..<rank).filter { !columns.contains($0) }
    return rows.indices.filter { !flat.contains($0) }.map { row in
      let vector = reduced(row)
      return (row, kept.map { vector[$0] })
    }
  }

  private static func areParallel(_ first: [Scalar], _ second: [Scalar], lead: Int) -> Bool {
    for column in first.indices where column != lead {
      if !Scalar.crossDifference(first[lead], second[column], first[column], second[lead]).isZero { return false }
    }
    return true
  }

  /// The chambers of the arrangement of forms on a flat of the given rank.
  private func chambers(of vectors: [[Scalar]], level: Int) -> BigInteger? {
    let width = rank - level
    if width == 0 { return 1 }
    if width == 1 { return 2 }
    if width == 2 { return 2 * BigInteger(vectors.count) }
    counter.reset()
    counter.load(vectors, level: level)
    counter.countNode(level: level, rows: vectors.count)
    guard !counter.isUncertain else { return nil }
    // χ(1) = 0: the Whitney numbers of even and of odd rank have equal sums, and the chambers are both together.
    var sums: (even: BigInteger, odd: BigInteger) = (1, 0)
    for index in 1..<width {
      let number = BigInteger(UInt64(counter.rowTotals[level + index - 1]))
      if index.isMultiple(of: 2) { sums.even += number } else { sums.odd += number }
    }
    return 2 * (width.isMultiple(of: 2) ? sums.odd : sums.even)
  }
}
