import BooleanCircuits
import ExactNumbers
import Testing

@Suite("Random restrictions")
struct RestrictionTests {
  /// By enumeration of the restrictions and of all points of each subcube.
  private func reference(
    _ sum: WeightedSum, _ survival: GateSurvival, _ partition: BlockPartition, _ alphabet: BooleanAlphabet
  ) -> Rational {
    let low: Rational = alphabet == .signs ? -1 : 0
    var survivors = 0
    partition.forEachRestriction { free, point in
      let values = (0..<(1 << free.count)).map { index in
        var place = point
        for (position, variable) in free.enumerated() where index >> position & 1 == 1 { place |= 1 << variable }
        return sum.value((0..<partition.variableCount).map { place >> $0 & 1 == 1 ? 1 : low })
      }
      switch survival {
      case .thresholdNotConstant: if Set(values.map(\.isNegative)).count > 1 { survivors += 1 }
      case .reluNotRemovable:
        let gate = values.map { max(0, $0) }
        if gate != values && gate.contains(where: { $0 != 0 }) { survivors += 1 }
      case .reluNotAffine:
        let gate = values.map { max(0, $0) }
        let isAffine = gate.indices.allSatisfy { index in
          let steps = free.indices.filter { index >> $0 & 1 == 1 }.map { gate[1 << $0] - gate[0] }
          return gate[index] == steps.reduce(gate[0], +)
        }
        if !isAffine { survivors += 1 }
      }
    }
    return Rational(BigInteger(survivors), partition.restrictionCount)
  }

  private let shapes: [[[Int]]] = [
    [], [[0]], [[0], [1]], [[1, 0]], [[0, 2], [1]], [[3, 0, 1], [2]], [[0, 1], [2, 3], [4]], [[4, 1, 2], [0, 3, 5]],
  ]

  @Test("the dynamic program agrees with enumeration", arguments: GateSurvival.allCases)
  func dynamicProgram(survival: GateSurvival) throws {
    var generator = SeededGenerator(seed: 31)
    for parts in shapes {
      let partition = try BlockPartition(variableCount: parts.joined().count, parts: parts)
      for scale in [Rational(1), Rational(1, 3), Rational(BigInteger(1) << 100)] {
        for alphabet in BooleanAlphabet.allCases {
          let sum = WeightedSum(
            bias: scale * Rational(Int.random(in: -2...2, using: &generator)),
            weights: (0..<partition.variableCount).map { _ in
              // Without a common divisor the great scale would go away again.
              scale * Rational(Int.random(in: -2...2, using: &generator))
                + (scale > 1 && Bool.random(using: &generator) ? 1 : 0)
            })
          #expect(
            try sum.survivalProbability(survival, under: partition, alphabet: alphabet)
              == reference(sum, survival, partition, alphabet))
        }
      }
    }
  }

  private func gate(_ weights: [Int], parts: Int, size: Int, threshold: Int) throws -> Rational {
    let all = weights.flatMap { Array(repeating: Rational($0), count: size) }
    return try WeightedSum(bias: Rational(-threshold), weights: all).survivalProbability(
      .thresholdNotConstant, under: BlockPartition(partCount: parts, partSize: size), alphabet: .zeroOne)
  }

  @Test("majority is not extremal from three parts on")
  func majority() throws {
    #expect(try gate([2, 3, 3], parts: 3, size: 4, threshold: 16) == Rational(337, 512))
    #expect(try gate([1, 1, 1], parts: 3, size: 4, threshold: 6) == Rational(336, 512))
    #expect(try RestrictionBounds.survival(parts: 3, partSize: 4) == Rational(339, 512))
    #expect(try gate([1, 2, 2, 2], parts: 4, size: 3, threshold: 11) == Rational(106, 128))
    #expect(try gate([1, 1, 1, 1], parts: 4, size: 3, threshold: 6) == Rational(105, 128))
    #expect(try RestrictionBounds.survival(parts: 4, partSize: 3) == Rational(107, 128))
  }

  @Test("majority attains the bound for one and two parts", arguments: 1...9)
  func extremal(size: Int) throws {
    for parts in 1...2 {
      let best = try (0...parts * size + 1).map {
        try gate(Array(repeating: 1, count: parts), parts: parts, size: size, threshold: $0)
      }.max()
      #expect(try best == RestrictionBounds.survival(parts: parts, partSize: size))
    }
    // The cheap bound is weaker.
    for parts in 0...5 {
      #expect(
        try RestrictionBounds.survival(parts: parts, partSize: size)
          <= RestrictionBounds.pairwiseSurvival(parts: parts, partSize: size))
    }
  }

  @Test("the bound is the sum over all diagonals, point by point")
  func diagonals() throws {
    for (p, b) in [(1, 1), (1, 5), (2, 1), (2, 4), (3, 1), (3, 3), (3, 4), (4, 2), (4, 3)] {
      var best: [[Int]: Int] = [:]
      let row = (0..<b).map { k in (0..<k).reduce(1) { $0 * (b - 1 - $1) / ($1 + 1) } }
      var total = 1
      for _ in 0..<p { total *= b }
      for number in 0..<total {
        var rest = number
        let point = (0..<p).map { _ in
          defer { rest /= b }
          return rest % b
        }
        let least = point.min() ?? 0
        best[point.map { $0 - least }, default: 0] = max(
          best[point.map { $0 - least }, default: 0], point.reduce(1) { $0 * row[$1] })
      }
      #expect(
        try RestrictionBounds.survival(parts: p, partSize: b)
          == Rational(best.values.reduce(0, +), 1 << (p * (b - 1))))
    }
  }

  @Test("tables: parity always survives, monotone functions obey the bound")
  func tables() throws {
    for (p, b) in [(1, 4), (2, 2), (4, 1)] {
      let partition = try BlockPartition(partCount: p, partSize: b)
      let bound = try RestrictionBounds.survival(parts: p, partSize: b)
      #expect(try TruthTable.parity(4).survivalProbability(under: partition) == 1)
      var greatest: Rational = 0
      for values in UInt64(0)..<65536 {
        let table = try TruthTable(variableCount: 4, words: [values])
        let isMonotone = (0..<4).allSatisfy { variable in
          (0..<16).allSatisfy { $0 >> variable & 1 == 1 || !table[$0] || table[$0 | 1 << variable] }
        }
        if isMonotone { greatest = max(greatest, try table.survivalProbability(under: partition)) }
      }
      #expect(greatest == bound)
    }
  }

  @Test("the expected number of survivors bounds their number")
  func survivors() throws {
    let partition = try BlockPartition(partCount: 2, partSize: 3)
    let circuit = try BooleanCircuit.oneHiddenLayer(
      .relu, inputCount: 6, alphabet: .signs,
      rows: [
        ([1, 1, 1, 1, 1, 1], 0), ([3, 1, 0, 0, -1, 2], -1), ([0, 0, 0, 0, 0, 0], 5), ([1, -1, 2, 0, 0, 0], 0),
      ],
      outputKind: .threshold, outputBias: 0, outputWeights: [1, 1, 1, 1])
    let expected = try circuit.expectedSurvivingGates(under: partition)
    #expect(
      expected
        == circuit.gates.reduce(0) { $0 + reference($1.argument, .reluNotRemovable, partition, .signs) })
    #expect(try circuit.expectedSurvivingGates(under: partition, relu: .reluNotAffine) <= expected)
    #expect(RestrictionBounds.moreThan(0, expected: 3) == 1)
    #expect(RestrictionBounds.moreThan(5, expected: 3) == Rational(1, 2))
  }

  @Test("bad partitions and too large distributions are refused")
  func refusals() throws {
    for parts in [[[0]], [[0, 1], []], [[0, 0]], [[0], [2]], [[0, 1], [1]]] {
      #expect(throws: BooleanFunctionError.self) { try BlockPartition(variableCount: 2, parts: parts) }
    }
    #expect(throws: BooleanFunctionError.self) { try BlockPartition(partCount: 2, partSize: 0) }
    #expect(throws: BooleanFunctionError.self) { try BlockPartition(partCount: 9, partSize: 9) }
    #expect(throws: BooleanFunctionError.self) { try RestrictionBounds.survival(parts: -1, partSize: 1) }
    #expect(throws: BooleanFunctionError.self) { try RestrictionBounds.survival(parts: 1, partSize: 0) }
    let powers = WeightedSum(bias: 0, weights: (0..<40).map { Rational(1 << $0) })
    #expect(throws: BooleanFunctionError.self) {
      try powers.survivalProbability(
        .thresholdNotConstant, under: BlockPartition(partCount: 1, partSize: 40), alphabet: .signs, stateLimit: 1000)
    }
    let other = WeightedSum(bias: 0, weights: [1, 1, 1])
    #expect(throws: BooleanFunctionError.self) {
      try other.survivalProbability(
        .reluNotAffine, under: BlockPartition(partCount: 1, partSize: 2), alphabet: .signs)
    }
  }
}
