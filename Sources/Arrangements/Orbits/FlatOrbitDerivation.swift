import ExactNumbers

/// A sweep over the orbits of flats in which every step is written down, so that it can be checked without any search.
///
/// For each representative and each flat that covers it, the derivation names the representative of the cover's orbit and
/// generators of the group whose product maps the cover onto it. With m_X |μ(X)| = Σ (m_X − m_Y) |μ(Y)| this proves the
/// weights, and so the Whitney numbers, whether or not the representatives lie in different orbits.
package struct FlatOrbitDerivation: Sendable {
  /// A flat that covers a representative.
  package struct Cover: Sendable, Equatable {
    /// The rows that it adds, increasing.
    package let added: [Int]
    /// The index, in the next rank, of the representative onto which the word maps the cover.
    package let target: Int
    /// Indices of generators, to be applied in this order.
    package let word: [Int]
  }

  /// A flat that stands for its orbit.
  package struct Representative: Sendable, Equatable {
    /// The rows of the flat, increasing.
    package let rows: [Int]
    /// Σ |μ| over the orbit.
    package let weight: BigInteger
    /// The covers in the order of the smallest row that they add; empty in the last rank recorded.
    package let covers: [Cover]
  }

  /// The generators of the group; none if only the identity is used.
  package let generators: [SymmetryGenerator]
  /// The representatives of rank 0, 1, … up to the last rank recorded.
  package let levels: [[Representative]]

  /// Sweeps the flats up to a rank (by default the rank of the arrangement) on one thread.
  ///
  /// - Throws: `ArrangementError.interrupted`; `.internal` if a check fails or numbers exceed 128 bits.
  package init(
    _ arrangement: HyperplaneArrangement, configuration: CentralConfiguration, through lastRank: Int? = nil,
    control: CountingControl? = nil, usingSymmetry: Bool = true
  ) throws(ArrangementError) {
    let symmetry = usingSymmetry && configuration.rank > 1 ? FrameSearch.symmetry(of: configuration) : nil
    let words = symmetry.map { FrameWords($0.group) }
    let tables = symmetry.map { FrameTables($0.group) }
    if let symmetry, let words, let tables {
      generators = try SymmetryGenerator.generators(
        words.generators, of: symmetry, tables: tables, arrangement: arrangement, configuration: configuration)
    } else {
      generators = []
    }
    let last = min(lastRank ?? configuration.rank, configuration.rank)
    let recorder = Recorder(configuration, tables: tables, words: words, control: control, last: last)
    levels =
      switch try FlatFieldChoice(configuration) {
      case .small(let modulus): try recorder.levels(SmallPrimeField(modulus: modulus))
      case .word: try recorder.levels(MersenneWordField())
      case .doubleWord: try recorder.levels(MersenneDoubleWordField())
      case .large(let exponent): try recorder.levels(MersenneLargeField(exponent: exponent))
      }
  }
}

extension FlatOrbitDerivation {
  /// Does the sweep.
  private struct Recorder {
    let configuration: CentralConfiguration
    let tables: FrameTables?
    let words: FrameWords?
    let control: CountingControl?
    let last: Int

    init(
      _ configuration: CentralConfiguration, tables: FrameTables?, words: FrameWords?, control: CountingControl?,
      last: Int
    ) {
      self.configuration = configuration
      self.tables = tables
      self.words = words
      self.control = control
      self.last = last
    }

    func levels<Field: FlatField>(_ field: Field) throws(ArrangementError) -> [[Representative]] {
      let projector = FlatProjector(configuration, field: field)
      let canonicalizer = tables.map { FlatCanonicalizer($0) }
      var level = FlatLevel(words: (configuration.rows.count + 63) / 64)
      var result: [[Representative]] = []
      while level.rank < last {
        let table = FlatTable(words: level.words)
        var covers: [[Cover]] = []
        for index in 0..<level.count {
          if let control {
            if control.isInterrupted { throw .interrupted }
            if index & 255 == 0 { control.report("flats of rank \(level.rank + 1)", done: index, total: level.count) }
          }
          guard projector.project(level.flat(index), rank: level.rank) else {
            throw .internal("rank \(level.rank): found a set of rows that is not a flat of this rank")
          }
          covers.append(
            try self.covers(of: index, in: level, projector: projector, canonicalizer: canonicalizer, table: table))
        }
        var places = [Int](repeating: 0, count: table.count)
        for (place, index) in table.sortedIndices().enumerated() { places[index] = place }
        result.append(
          covers.enumerated().map { index, covers in
            representative(
              level, index, covers.map { Cover(added: $0.added, target: places[$0.target], word: $0.word) })
          })
        level = try FlatLevel(rank: level.rank + 1, sums: table)
      }
      result.append((0..<level.count).map { representative(level, $0, []) })
      return result
    }

    private func representative(_ level: FlatLevel, _ index: Int, _ covers: [Cover]) -> Representative {
      let flat = level.flat(index)
      let rows = (0..<configuration.rows.count).filter { flat[$0 >> 6] & (1 << UInt64($0 & 63)) != 0 }
      return Representative(rows: rows, weight: BigInteger(doubleWord: level.weights[index]), covers: covers)
    }

    /// The covers of one representative, with indices of the table as targets.
    private func covers<Field: FlatField>(
      of index: Int, in level: FlatLevel, projector: FlatProjector<Field>, canonicalizer: FlatCanonicalizer?,
      table: FlatTable
    ) throws(ArrangementError) -> [Cover] {
      let flat = level.flat(index)
      canonicalizer?.begin(flat)
      let cover = UnsafeMutablePointer<UInt64>.allocate(capacity: max(level.words, 1))
      defer { cover.deallocate() }
      var result: [Cover] = []
      for group in 0..<projector.groupCount {
        let begin = Int(projector.starts[group])
        let size = Int(projector.starts[group + 1]) - begin
        cover.initialize(from: flat, count: level.words)
        let added = (0..<size).map { Int(projector.members[begin + $0]) }
        for row in added { cover[row >> 6] |= 1 << UInt64(row & 63) }
        let (sum, overflow) = level.weights[index].multipliedReportingOverflow(by: UInt128(size))
        var form = UnsafePointer(cover)
        var word: [Int] = []
        if let canonicalizer, let words {
          canonicalizer.canonicalize(cover, adding: projector.members + begin, count: size)
          form = UnsafePointer(canonicalizer.form)
          word = words.word(positions: canonicalizer.positions, signs: canonicalizer.signs)
        }
        guard !overflow, table.add(sum, to: form) else { throw .internal("a sum of m |μ| exceeds 128 bits") }
        result.append(Cover(added: added, target: table.index(of: form) ?? 0, word: word))
      }
      return result
    }
  }
}

extension BigInteger {
  /// The value of a double word.
  init(doubleWord value: UInt128) {
    self = (BigInteger(UInt64(value >> 64)) << 64) + BigInteger(UInt64(truncatingIfNeeded: value))
  }
}
