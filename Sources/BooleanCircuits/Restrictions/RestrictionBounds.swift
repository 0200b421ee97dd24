import ExactNumbers

/// Bounds for random restrictions that leave one variable of each of p parts of b variables free.
public enum RestrictionBounds {
  /// How many diagonals ``survival(parts:partSize:)`` may run through.
  private static let greatestDiagonalCount = 1 << 20

  /// U(p, b), a bound for the probability that a unate function of p·b variables (a threshold function, say) is not
  /// constant after the restriction: 2^(−p(b−1)) · Σ over the diagonals {N + t·(1, …, 1)} of {0, …, b−1}^p of
  /// max_t ∏ C(b−1, N_i + t).
  ///
  /// Order every part at random; the free variable follows the N_i ones in that order. Along a diagonal the points form
  /// a chain, on which a monotone function changes at most once.
  /// - Throws: ``BooleanFunctionError`` if p is negative, b less than 1, or there are too many diagonals.
  /// - Complexity: C(p + b − 2, p − 1) diagonals up to order, b products for each.
  public static func survival(parts p: Int, partSize b: Int) throws -> Rational {
    guard 0...1000 ~= p else {
      throw BooleanFunctionError.parameter(name: "the number of parts", found: p, expected: "0 to 1000")
    }
    guard 1...10_000 ~= b else {
      throw BooleanFunctionError.parameter(name: "the size of a part", found: b, expected: "1 to 10000")
    }
    guard p > 0 else { return 0 }
    var binomials: [BigInteger] = [1]
    for k in 1..<max(1, b) where k < b {
      binomials.append((binomials[k - 1] * BigInteger(b - k)).exactlyDivided(by: BigInteger(k)))
    }
    var orders: [BigInteger] = [1]
    for k in 1...p { orders.append(orders[k - 1] * BigInteger(k)) }
    var diagonals = 0
    var sum: BigInteger = 0
    // Corners in ascending order, starting with 0; each stands for all its orders.
    var corner = [Int](repeating: 0, count: p)
    while true {
      diagonals += 1
      guard diagonals <= greatestDiagonalCount else {
        throw BooleanFunctionError.tooLarge(what: "diagonals", limit: greatestDiagonalCount)
      }
      var greatest: BigInteger = 0
      for step in 0..<b - corner[p - 1] {
        greatest = max(greatest, corner.reduce(1) { $0 * binomials[$1 + step] })
      }
      var ways = orders[p]
      var run = 1
      for index in 1..<p + 1 {
        if index < p && corner[index] == corner[index - 1] {
          run += 1
        } else {
          ways = ways.exactlyDivided(by: orders[run])
          run = 1
        }
      }
      sum += ways * greatest
      // The next ascending corner; the first entry stays 0.
      guard let last = corner.indices.dropFirst().last(where: { corner[$0] < b - 1 }) else { break }
      let value = corner[last] + 1
      for index in last..<p { corner[index] = value }
    }
    return Rational(sum, BigInteger(1) << (p * (b - 1)))
  }

  /// The weaker bound ⌊p/2⌋·U(2, b) + (p mod 2)·U(1, b), by the union over pairs of parts; it may exceed 1.
  /// - Throws: As ``survival(parts:partSize:)``.
  public static func pairwiseSurvival(parts p: Int, partSize b: Int) throws -> Rational {
    guard p >= 0 else {
      throw BooleanFunctionError.parameter(name: "the number of parts", found: p, expected: "0 or more")
    }
    let pairs = try Rational(p / 2) * survival(parts: 2, partSize: b)
    return p % 2 == 0 ? pairs : pairs + (try survival(parts: 1, partSize: b))
  }

  /// A bound for the probability that more than s gates survive if E survive on average: min(1, E/(s + 1)) (Markov).
  /// - Precondition: E ≥ 0 and s ≥ 0.
  public static func moreThan(_ s: Int, expected: Rational) -> Rational {
    min(1, expected / (Rational(s) + 1))
  }
}

extension BooleanCircuit {
  /// The expected number of gates that survive a random restriction, the sum of the exact probabilities of the gates.
  ///
  /// The output is not counted. A threshold gate survives if it is not constant.
  /// - Parameter relu: What it means for a ReLU gate to survive.
  /// - Throws: ``BooleanFunctionError`` if the partition has another number of variables, a gate reads other gates, or
  ///   the distribution of an argument is too large.
  public func expectedSurvivingGates(
    under partition: BlockPartition, relu: GateSurvival = .reluNotRemovable, stateLimit: Int = 1 << 20
  ) throws -> Rational {
    guard partition.variableCount == inputCount else {
      throw BooleanFunctionError.wrongCount(
        what: "variables of the partition", found: partition.variableCount, expected: inputCount)
    }
    return try gates.reduce(0) { sum, gate in
      sum
        + (try gate.argument.survivalProbability(
          gate.kind == .relu ? relu : .thresholdNotConstant, under: partition, alphabet: alphabet,
          stateLimit: stateLimit))
    }
  }
}
