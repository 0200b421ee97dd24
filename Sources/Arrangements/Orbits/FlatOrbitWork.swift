import ExactNumbers

/// Counting by orbits of flats under symmetries that are found, not supplied.
///
/// The flats of rank up to r − 3 are swept rank by rank, one representative for each orbit under the group found, with the
/// sum W of |μ| over the orbit. The last three Whitney numbers come from the restrictions of rank 3: b_(r−2) and b_(r−1)
/// from the flags above each representative, b_r from Σ (−1)^i b_i = 0. The identity behind every step is
/// m_X |μ(X)| = Σ (m_X − m_Y) |μ(Y)| over the flats Y covered by X, where m counts the rows of a flat (Weisner 1935,
/// averaged over the rows of X). Every division is exact and checked.
package struct FlatOrbitWork: CountingWork {
  private let configuration: CentralConfiguration
  private let field: FlatFieldChoice
  /// b_0…b_(r−3), or all numbers if the rank is below 3.
  private let known: [BigInteger]
  private let level: FlatLevel?
  private let chunk: Int
  /// The order of the group of signed permutations of the frame found; 1 if there is only the identity.
  package let groupOrder: UInt128
  /// For each rank up to r − 3 the number of orbits.
  package let orbitCounts: [Int]

  /// Finds the symmetries and sweeps the flats of rank up to r − 3.
  ///
  /// - Throws: `ArrangementError.interrupted`; `.internal` if a check fails or numbers exceed 128 bits.
  /// - Complexity: for each orbit of flats of rank ρ, O(m ρ (r − ρ)) field operations and one canonical form for each cover.
  package init(_ configuration: CentralConfiguration, control: CountingControl?, threads: Int)
    throws(ArrangementError)
  {
    try self.init(configuration, control: control, threads: threads, usingSymmetry: true)
  }

  /// As above; without symmetry this is the sweep over all flats.
  package init(
    _ configuration: CentralConfiguration, control: CountingControl?, threads: Int, usingSymmetry: Bool
  ) throws(ArrangementError) {
    self.configuration = configuration
    field = try FlatFieldChoice(configuration)
    let count = BigInteger(configuration.rows.count)
    guard configuration.rank >= 3 else {
      known = Array([1, count, count - 1].prefix(configuration.rank + 1))
      level = nil
      chunk = 1
      groupOrder = 1
      orbitCounts = []
      return
    }
    // Symmetry is of no use if the plane of all rows is the only restriction.
    let symmetry = usingSymmetry && configuration.rank > 3 ? FrameSearch.symmetry(of: configuration) : nil
    groupOrder = symmetry?.group.order ?? 1
    let tables = symmetry.map { FrameTables($0.group) }
    let levels = try Self.levels(
      configuration, field: field, tables: tables, control: control, threads: threads, last: configuration.rank - 3)
    known = levels.totals
    orbitCounts = levels.counts
    level = levels.last
    chunk = max(1, min(64, levels.last.count / 32))
    // No sum of a worker exceeds m² times the sum of all weights.
    let bound = (levels.totals.last ?? 1) * count * count
    guard bound.bitLength <= 127 else {
      throw .limit(
        subject: "method flat-orbits", found: "sums of up to \(bound.bitLength) bits", expected: "at most 127 bits")
    }
  }

  private static func levels(
    _ configuration: CentralConfiguration, field: FlatFieldChoice, tables: FrameTables?, control: CountingControl?,
    threads: Int, last: Int
  ) throws(ArrangementError) -> (totals: [BigInteger], counts: [Int], last: FlatLevel) {
    switch field {
    case .small(let modulus):
      try sweep(
        FlatSweep(
          configuration: configuration, field: SmallPrimeField(modulus: modulus), tables: tables, control: control),
        threads: threads, last: last)
    case .word:
      try sweep(
        FlatSweep(configuration: configuration, field: MersenneWordField(), tables: tables, control: control),
        threads: threads, last: last)
    case .doubleWord:
      try sweep(
        FlatSweep(configuration: configuration, field: MersenneDoubleWordField(), tables: tables, control: control),
        threads: threads, last: last)
    case .large(let exponent):
      try sweep(
        FlatSweep(
          configuration: configuration, field: MersenneLargeField(exponent: exponent), tables: tables, control: control),
        threads: threads, last: last)
    }
  }

  private static func sweep<Field: FlatField>(
    _ sweep: FlatSweep<Field>, threads: Int, last: Int
  ) throws(ArrangementError) -> (totals: [BigInteger], counts: [Int], last: FlatLevel) {
    var level = FlatLevel(words: (sweep.configuration.rows.count + 63) / 64)
    var totals: [BigInteger] = [1]
    var counts = [1]
    while level.rank < last {
      level = try sweep.next(after: level, threads: threads)
      guard let total = level.total else {
        throw .limit(
          subject: "method flat-orbits", found: "a sum over the flats of rank \(level.rank) of more than 128 bits",
          expected: "at most 128 bits")
      }
      totals.append(BigInteger(doubleWord: total))
      counts.append(level.count)
    }
    return (totals, counts, level)
  }

  package var itemCount: Int { level.map { ($0.count + chunk - 1) / chunk } ?? 0 }

  package func makeWorker() -> FlatOrbitWorker {
    guard let level else { return FlatOrbitWorker(pencils: nil, level: nil, chunk: chunk) }
    let pencils = PencilSums(configuration, field: field)
    return FlatOrbitWorker(pencils: pencils, level: level, chunk: chunk)
  }

  package func whitneyNumbers(from counters: Counters) throws(ArrangementError) -> [BigInteger] {
    guard level != nil else { return known }
    guard counters[FlatOrbitWorker.failure].isZero else {
      throw .internal("rank \(configuration.rank - 3): found a set of rows that is not a flat of this rank")
    }
    var numbers = known
    var first: BigInteger = 0
    var second: [Int32: BigInteger] = [:]
    for key in counters.keys {
      let part = try Self.quotient(counters[key], by: key.first)
      if key.second == 0 { first += part } else { second[key.second, default: 0] += part }
    }
    numbers.append(first)
    var last: BigInteger = 0
    for (size, sum) in second { last += try Self.quotient(sum, by: size) }
    numbers.append(last)
    var top: BigInteger = 0
    for number in numbers { top = number - top }
    guard top.signum() > 0 else { throw .internal("the last Whitney number is \(top), expected a positive number") }
    numbers.append(top)
    return numbers
  }

  private static func quotient(_ sum: BigInteger, by size: Int32) throws(ArrangementError) -> BigInteger {
    guard size > 0 else { throw .internal("found a sum over flats with \(size) hyperplanes, expected at least 1") }
    let (quotient, remainder) = sum.quotientAndRemainder(dividingBy: BigInteger(Int(size)))
    guard remainder.isZero else { throw .internal("found a sum \(sum) that is not a multiple of \(size)") }
    return quotient
  }
}

/// Adds up flags above representatives of rank r − 3.
package struct FlatOrbitWorker: CountingWorker {
  /// The key that tells that a set of rows was not a flat.
  static let failure = CounterKey(-1)
  fileprivate let pencils: PencilSums?
  fileprivate let level: FlatLevel?
  fileprivate let chunk: Int

  package mutating func perform(item: Int, adding counters: inout Counters) {
    guard let pencils, let level else { return }
    for index in item * chunk..<min((item + 1) * chunk, level.count) {
      guard pencils.add(level.flat(index), size: level.size(index), weight: level.weights[index]) else {
        counters.add(UInt128(1), to: Self.failure)
        return
      }
    }
    pencils.flush(into: &counters)
  }
}
