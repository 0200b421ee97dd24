import BooleanCircuits
import ExactNumbers

// Theorems about functions on the cube and circuits: FORMAT.md 4.50 to 4.56, 4.60, 4.67 and 4.68.
extension CertificateBuilder {
  /// Decides whether a circuit computes a function; where it does not, what it does is proved: at how many points it agrees
  /// with a Boolean function, or which values it has instead of those of another one.
  /// - Returns: nil, and nothing is written, if the kinds of values or the numbers of variables differ.
  public mutating func decideComputes(_ circuit: ProofCircuit, _ table: ProofTable) throws -> Bool? {
    guard circuit.circuit.inputCount == table.variableCount else { return nil }
    switch (circuit.circuit.outputKind, table.content) {
    case (.threshold, .truth(let truth)):
      let found = try circuit.circuit.table()
      if found == truth {
        theorem("computes \(circuit.name) \(table.name)")
        return true
      }
      _ = try proveAgreement(circuit, table)
      return false
    case (.sum, .values(let values)):
      let found = try circuit.circuit.outputArguments()
      let holds = found == values
      theorem("computes \(circuit.name) \(holds ? table.name : self.values("computed", found).name)")
      return holds
    default: return nil
    }
  }

  /// Proves at how many points a circuit with a threshold as output agrees with a Boolean function.
  /// - Returns: The number, or nil, and nothing is written, if the kinds or the numbers of variables differ.
  public mutating func proveAgreement(_ circuit: ProofCircuit, _ table: ProofTable) throws -> Int? {
    guard circuit.circuit.inputCount == table.variableCount, circuit.circuit.outputKind == .threshold,
      case .truth(let truth) = table.content
    else { return nil }
    let found = try circuit.circuit.table()
    let count = zip(found.words, truth.words).reduce(truth.pointCount) { $0 - ($1.0 ^ $1.1).nonzeroBitCount }
    theorem("agrees \(circuit.name) \(table.name) \(count)")
    return count
  }

  /// Decides whether a Boolean function is a threshold function; if it is, with integer weights, and a lower bound for their
  /// total as far as the linear program proves it.
  public mutating func decideThreshold(_ table: ProofTable, _ decision: ThresholdDecision) -> Bool {
    switch decision {
    case .notThreshold(let refutation):
      theorem("not-threshold \(table.name)")
      multipliers(refutation)
      return false
    case .threshold(let minimal):
      let weights = minimal.weights
      let name = claim("weights")
      line("circuit \(name) \(table.variableCount) bits 0")
      let terms = weights.weights.enumerated().filter { !$1.isZero }.map { " \($0 + 1) \($1)" }.joined()
      line("output threshold 1 \(weights.bias)\(terms)")
      theorem("computes \(name) \(table.name)")
      if !minimal.bound.terms.isEmpty {
        theorem("threshold-weights-at-least \(table.name) \(minimal.provedTotalWeight)")
        multipliers(minimal.bound)
      }
      return true
    }
  }

  private mutating func multipliers(_ refutation: ThresholdRefutation) {
    line("multipliers " + refutation.terms.map { "\($0.point) \($0.multiplier)" }.joined(separator: " "))
  }

  /// Proves the degree, the number of nonzero coefficients and the greatest one of a function, with the values ±1 if it is
  /// Boolean.
  public mutating func proveSpectrum(_ table: ProofTable) throws {
    let spectrum = try spectrum(of: table)
    var (degree, count, greatest) = (-1, 0, BigInteger(0))
    for set in 0..<spectrum.setCount {
      let value = spectrum.numerator(set)
      if value.isZero { continue }
      degree = max(degree, set.nonzeroBitCount)
      count += 1
      greatest = max(greatest, value.signum() < 0 ? -value : value)
    }
    let top = Rational(greatest) * scaleFactor(table, spectrum)
    theorem("spectrum \(table.name) \(degree) \(count) \(top.numerator)")
  }

  /// Proves one coefficient.
  /// - Precondition: 0 ≤ set < 2ⁿ.
  public mutating func proveCoefficient(_ table: ProofTable, set: Int) throws {
    let value = try spectrum(of: table)[set]
    theorem("coefficient \(table.name) \(set) \(value.numerator) \(value.denominator)")
  }

  private func spectrum(of table: ProofTable) throws -> WalshSpectrum {
    switch table.content {
    case .truth(let truth): try WalshSpectrum(truth, alphabet: .signs)
    case .values(let values): try WalshSpectrum(values)
    }
  }

  /// The file's least common denominator over that of the function's values.
  private func scaleFactor(_ table: ProofTable, _ spectrum: WalshSpectrum) -> Rational {
    guard case .values(let function) = table.content else { return 1 }
    let (denominator, _) = overCommonDenominator((0..<function.pointCount).map { function[$0] })
    return Rational(denominator, spectrum.valueDenominator)
  }

  /// Decides whether the sign matrix of f(x ⊕ y) has a sign-rank of at least so much by Forster's theorem; writes the
  /// greatest bound that it gives.
  /// - Returns: The bound.
  public mutating func proveXorSignRank(_ table: ProofTable) throws -> Int? {
    guard case .truth(let truth) = table.content else { return nil }
    let spectrum = try WalshSpectrum(truth, alphabet: .signs)
    var greatest = 0
    for set in 0..<spectrum.setCount { greatest = max(greatest, abs(Int(exactly: spectrum.numerator(set)) ?? 0)) }
    let bound = (truth.pointCount + greatest - 1) / max(greatest, 1)
    theorem("xor-sign-rank-at-least \(table.name) \(bound)")
    return bound
  }

  /// Decides whether the probability that a gate survives a random restriction stands in a relation to a rational.
  ///
  /// - Parameters:
  ///   - gate: The number of a gate that reads inputs only, from 0.
  ///   - parts: For each input the number of its part, from 0; all numbers up to the greatest occur.
  ///   - probability: The exact probability, as the library has computed it.
  /// - Returns: Whether the relation holds; if not, the probability itself is proved.
  public mutating func decideSurvival(
    _ circuit: ProofCircuit, gate: Int, parts: [Int], probability: Rational, _ relation: Relation, _ bound: Rational
  ) -> Bool {
    let holds = relation.holds(probability, bound)
    let (symbol, value) = holds ? (relation.rawValue, bound) : ("=", probability)
    theorem(
      "survival \(circuit.name) \(gate + 1) \(symbol) \(pair(value)) "
        + parts.map { "\($0 + 1)" }.joined(separator: " "))
    return holds
  }

  /// Proves that a table of values is the sum of others.
  /// - Returns: Whether it is; nothing is written if not.
  public mutating func decideSum(_ sum: ProofTable, of tables: [ProofTable]) -> Bool {
    let functions = ([sum] + tables).compactMap { table -> PseudoBooleanFunction? in
      if case .values(let function) = table.content { function } else { nil }
    }
    guard functions.count == tables.count + 1, !tables.isEmpty,
      Set(functions.map(\.variableCount)).count == 1,
      (0..<functions[0].pointCount).allSatisfy({ index in
        functions.dropFirst().reduce(Rational(0)) { $0 + $1[index] } == functions[0][index]
      })
    else { return false }
    theorem("table-sum " + ([sum] + tables).map(\.name).joined(separator: " "))
    return true
  }
}
