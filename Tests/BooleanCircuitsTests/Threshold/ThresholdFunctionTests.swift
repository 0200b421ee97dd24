import Arrangements
import BooleanCircuits
import ExactNumbers
import Testing

@Suite("Threshold functions")
struct ThresholdFunctionTests {
  /// The functions x ↦ [b + w·x ≥ 0] for all integers w of absolute value at most `greatest`, by listing them.
  private func separable(_ variableCount: Int, upTo greatest: Int) throws -> Set<TruthTable> {
    var found: Set<TruthTable> = []
    var weights = [Int](repeating: -greatest, count: variableCount)
    while true {
      let total = weights.reduce(0) { $0 + abs($1) }
      for bias in -total - 1...total {
        let candidate = ThresholdWeights(bias: BigInteger(bias), weights: weights.map { BigInteger($0) })
        found.insert(try candidate.table())
      }
      guard let place = weights.firstIndex(where: { $0 < greatest }) else { return found }
      weights[place] += 1
      for earlier in 0..<place { weights[earlier] = -greatest }
    }
  }

  @Test("all functions of up to three variables against a list of weights", arguments: [0, 1, 2, 3])
  func allFunctions(variableCount: Int) throws {
    let separable = try separable(variableCount, upTo: 2)
    #expect(separable.count == [2, 4, 14, 104][variableCount])
    for code in 0..<1 << (1 << variableCount) {
      let table = try TruthTable(variableCount: variableCount, words: [UInt64(code)])
      switch try table.thresholdDecision() {
      case .threshold(let minimal):
        #expect(separable.contains(table))
        #expect(try minimal.weights.table() == table)
        #expect(minimal.weights.totalWeight == minimal.provedTotalWeight)
      case .notThreshold(let refutation):
        #expect(!separable.contains(table))
        #expect(refutation.refutes(table))
        #expect(!refutation.refutes(table.negated) || refutation.refutes(table))
      }
    }
  }

  @Test("the total weight is least, by listing all lighter weights")
  func leastTotal() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<25 {
      let weights = (0..<4).map { _ in BigInteger(Int.random(in: -3...3, using: &generator)) }
      let table = try ThresholdWeights(bias: BigInteger(Int.random(in: -4...4, using: &generator)), weights: weights)
        .table()
      guard case .threshold(let minimal) = try table.thresholdDecision() else {
        Issue.record("a threshold function was refuted")
        continue
      }
      #expect(minimal.weights.totalWeight == minimal.provedTotalWeight)
      let total = Int(exactly: minimal.weights.totalWeight) ?? 0
      // All weights of a smaller sum give other functions.
      var lighter: [[Int]] = [[]]
      for _ in 0..<4 {
        lighter = lighter.flatMap { start in
          let rest = total - 1 - start.reduce(0) { $0 + abs($1) }
          return rest < 0 ? [] : (-rest...rest).map { start + [$0] }
        }
      }
      for candidate in lighter {
        for bias in -total...total {
          let other = ThresholdWeights(bias: BigInteger(bias), weights: candidate.map { BigInteger($0) })
          #expect(try other.table() != table)
        }
      }
    }
  }

  @Test("the numbers of threshold functions, by decisions and by chambers")
  func counts() throws {
    for variableCount in 0...3 {
      var count = 0
      for code in 0..<1 << (1 << variableCount) {
        let table = try TruthTable(variableCount: variableCount, words: [UInt64(code)])
        if try table.isThresholdFunction() { count += 1 }
      }
      let arrangement = try ArrangementFamily(.threshold, n: variableCount).arrangement()
      #expect(try arrangement.chamberCount() == BigInteger(count))
    }
    // OEIS A000609.
    for (variableCount, expected) in [4: 1882, 5: 94572, 6: 15_028_134] {
      let arrangement = try ArrangementFamily(.threshold, n: variableCount).arrangement()
      #expect(try arrangement.chamberCount() == BigInteger(expected))
    }
  }

  @Test("a function of twelve variables with large weights, and one that is no threshold function but nearly")
  func twelveVariables() throws {
    var generator = SeededGenerator(seed: 5)
    let weights = (0..<12).map { _ in BigInteger(Int.random(in: -40...40, using: &generator)) }
    let table = try ThresholdWeights(bias: 7, weights: weights).table()
    guard case .threshold(let minimal) = try table.thresholdDecision() else {
      Issue.record("a threshold function was refuted")
      return
    }
    #expect(try minimal.weights.table() == table)
    #expect(minimal.weights.totalWeight <= weights.reduce(0) { $0 + ($1.signum() < 0 ? -$1 : $1) })
    var words = table.words
    words[20] ^= 1 << 33
    let broken = try TruthTable(variableCount: 12, words: words)
    if case .notThreshold(let refutation) = try broken.thresholdDecision() { #expect(refutation.refutes(broken)) }
    // Two halves of the variables, one of which decides: monotone, but not a threshold function.
    let halves = try TruthTable(variableCount: 4) { $0 & 3 == 3 || $0 >> 2 == 3 }
    guard case .notThreshold(let refutation) = try halves.thresholdDecision() else {
      Issue.record("(x1 and x2) or (x3 and x4) was taken for a threshold function")
      return
    }
    #expect(refutation.refutes(halves))
    #expect(!refutation.refutes(try TruthTable(constant: true, variableCount: 4)))
  }

  @Test("weights beyond machine words")
  func large() throws {
    let large = BigInteger(Int.max) * 4
    let weights = ThresholdWeights(bias: -large, weights: [large, large - 1, 1])
    let table = try weights.table()
    for index in 0..<8 { #expect(table[index] == (weights.argument(at: index).signum() >= 0)) }
    #expect(try table.isThresholdFunction())
    #expect(!ThresholdRefutation([]).refutes(table))
    #expect(!ThresholdRefutation([.init(point: 9, multiplier: 1)]).refutes(table))
  }
}
