import ExactNumbers

/// What it means that a gate is still needed on a subcube. The argument runs there from a least to a greatest value.
public enum GateSurvival: String, Sendable, Hashable, CaseIterable {
  /// A threshold gate is not constant: least < 0 ≤ greatest.
  case thresholdNotConstant
  /// A ReLU gate is neither 0 everywhere nor its argument everywhere: least < 0 < greatest.
  case reluNotRemovable
  /// A ReLU gate is no affine function of the free variables: least < 0 < greatest, and at least two of the free
  /// variables have weights other than 0. (On a face of two such variables max(0, ·) is affine only if the argument has
  /// weakly one sign there; along a path from the least to the greatest vertex that excludes a change of sign.)
  case reluNotAffine
}

extension WeightedSum {
  /// The exact probability that a gate with this argument survives a random restriction.
  ///
  /// Part by part the distribution of (least value, greatest value) of the argument is kept in a dictionary; the sum of
  /// the fixed variables of a part is the distribution of a subset sum. (Setting of Kane and Williams 2016, Lemma 1.1.)
  /// - Parameter survival: What it means to survive.
  /// - Parameter partition: The parts of the variables.
  /// - Parameter alphabet: The values of the inputs.
  /// - Parameter stateLimit: How many pairs of values may be kept at once.
  /// - Throws: ``BooleanFunctionError`` if the sum reads other wires than the variables of the partition, or if more
  ///   pairs than allowed occur.
  /// - Complexity: Polynomial in n and the number of different values of the argument.
  public func survivalProbability(
    _ survival: GateSurvival, under partition: BlockPartition, alphabet: BooleanAlphabet, stateLimit: Int = 1 << 20
  ) throws -> Rational {
    let circuit = try BooleanCircuit(
      inputCount: partition.variableCount, alphabet: alphabet, gates: [], outputKind: .threshold, output: self)
    guard let node = IntegerPlan(circuit).nodes.last else { return 0 }
    var weights = [BigInteger](repeating: 0, count: partition.variableCount)
    for term in node.inputs { weights[term.wire] = term.weight }
    if let bias = node.bias.inlineValue, node.bound <= BigInteger(Int.max) {
      return try SurvivalDistribution<Int>(
        bias: bias, weights: weights.map { $0.inlineValue ?? 0 }, partition, stateLimit
      ).probability(survival)
    }
    return try SurvivalDistribution<BigInteger>(bias: node.bias, weights: weights, partition, stateLimit)
      .probability(survival)
  }
}

/// The distribution of the least and the greatest value of an argument over all restrictions.
private struct SurvivalDistribution<Number: SignedNumeric & Comparable & Hashable> {
  private struct State: Hashable {
    var least: Number
    var greatest: Number
    /// The number of free variables with weights other than 0, at most 2.
    var activeCount: Int
  }

  private var counts: [State: BigInteger]
  private let total: BigInteger

  init(bias: Number, weights: [Number], _ partition: BlockPartition, _ limit: Int) throws {
    total = partition.restrictionCount
    counts = [State(least: bias, greatest: bias, activeCount: 0): 1]
    for part in partition.parts {
      let choices = try Self.choices(part.map { weights[$0] }, limit)
      var next: [State: BigInteger] = [:]
      for (state, count) in counts {
        for (choice, ways) in choices {
          let sum = State(
            least: state.least + choice.least, greatest: state.greatest + choice.greatest,
            activeCount: min(2, state.activeCount + choice.activeCount))
          next[sum, default: 0] += count * ways
        }
        guard next.count <= limit else { throw Self.tooMany(limit) }
      }
      counts = next
    }
  }

  private static func tooMany(_ limit: Int) -> BooleanFunctionError {
    .tooLarge(what: "pairs of values of an argument", limit: limit)
  }

  /// The contributions of a part, with the number of choices of the free variable and the coins that give them.
  private static func choices(_ weights: [Number], _ limit: Int) throws -> [State: BigInteger] {
    var choices: [State: BigInteger] = [:]
    var multiplicities: [Number: Int] = [:]
    for weight in weights { multiplicities[weight, default: 0] += 1 }
    for (free, multiplicity) in multiplicities {
      var others = weights
      if let index = others.firstIndex(of: free) { others.remove(at: index) }
      var sums: [Number: BigInteger] = [0: 1]
      for weight in others {
        var next = sums
        for (sum, ways) in sums { next[sum + weight, default: 0] += ways }
        guard next.count <= limit else { throw tooMany(limit) }
        sums = next
      }
      for (sum, ways) in sums {
        let state = State(
          least: sum + min(0, free), greatest: sum + max(0, free), activeCount: free == 0 ? 0 : 1)
        choices[state, default: 0] += ways * BigInteger(multiplicity)
      }
    }
    return choices
  }

  func probability(_ survival: GateSurvival) -> Rational {
    var survivors: BigInteger = 0
    for (state, count) in counts where state.least < 0 {
      let survives =
        switch survival {
        case .thresholdNotConstant: state.greatest >= 0
        case .reluNotRemovable: state.greatest > 0
        case .reluNotAffine: state.greatest > 0 && state.activeCount > 1
        }
      if survives { survivors += count }
    }
    return Rational(survivors, total)
  }
}
