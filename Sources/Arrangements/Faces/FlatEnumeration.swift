import ExactNumbers

/// All flats of a configuration, level by level, with the chambers of their restrictions.
///
/// Flats are told apart by the exact sets of their rows. All arithmetic is certified as in `RestrictionWork`.
struct FlatEnumeration {
  /// The flats of one rank added up.
  struct Level: Equatable, Sendable {
    /// The number of flats that count.
    var flats: BigInteger = 0
    /// The chambers of the restrictions to them.
    var chambers: BigInteger = 0
  }

  private let configuration: CentralConfiguration
  private let bounds: MinorBounds
  private let single: FlatContraction<Residue<MersennePrime>>
  private var pair: FlatContraction<ResiduePair<MersennePrime, SecondPrime>>?
  private var integers: FlatContraction<BigInteger>?

  init(_ configuration: CentralConfiguration) {
    self.configuration = configuration
    bounds = MinorBounds(configuration.rows, rank: configuration.rank)
    single = FlatContraction(rows: configuration.rows, rank: configuration.rank, bounds: bounds)
  }

  /// The sums for the flats of each rank from 0; in a cone, flats at infinity do not count.
  ///
  /// - Throws: `ArrangementError.interrupted`.
  mutating func levels(control: CountingControl?) throws(ArrangementError) -> [Level] {
    let count = configuration.rows.count
    var level = [Flat(rows: count)]
    var result: [Level] = []
    for rank in 0...configuration.rank {
      var sums = Level()
      var next: [Flat] = []
      var known = Set<[UInt64]>()
      for (index, flat) in level.enumerated() {
        if control?.isInterrupted == true { throw .interrupted }
        if index.isMultiple(of: 256) { control?.report("flats of rank \(rank)", done: index, total: level.count) }
        let found = try surroundings(of: flat)
        for cover in found.covers where known.insert(cover.members).inserted { next.append(cover) }
        sums.flats += 1
        sums.chambers += found.chambers
      }
      result.append(sums)
      // Whatever contains a flat at infinity is at infinity, so such flats need not be pursued.
      level = configuration.hasInfinity ? next.filter { !$0.contains(count - 1) } : next
    }
    return result
  }

  private mutating func surroundings(of flat: Flat) throws(ArrangementError) -> FlatSurroundings {
    if let found = single.surroundings(of: flat) { return found }
    let pair =
      self.pair ?? FlatContraction(rows: configuration.rows, rank: configuration.rank, bounds: bounds)
    self.pair = pair
    if let found = pair.surroundings(of: flat) { return found }
    let integers =
      self.integers ?? FlatContraction(rows: configuration.rows, rank: configuration.rank, bounds: bounds)
    self.integers = integers
    guard let found = integers.surroundings(of: flat) else {
      throw .internal("a hyperplane outside a flat vanishes on it")
    }
    return found
  }
}
