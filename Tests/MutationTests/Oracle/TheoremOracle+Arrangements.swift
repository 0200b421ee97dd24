import ExactNumbers

/// Decides 4.21 to 4.25.
extension TheoremOracle {
  func arrangement(named name: String, central: Bool = false) throws(OracleError) -> OracleArrangement {
    guard case .arrangement(let arrangement) = try object(named: name) else {
      throw OracleError("\(name) is no arrangement")
    }
    guard !central || arrangement.isCentral else { throw OracleError("\(name) is not central") }
    return arrangement
  }

  func decideArrangement(_ theorem: [String]) throws -> Decision {
    let arrangement = try arrangement(named: try theorem.token(1), central: theorem[0] == "uniform")
    switch theorem[0] {
    case "uniform", "dependent":
      guard theorem.count == 2 else { throw OracleError("expected a name only") }
      guard let isUniform = arrangement.isUniform else { return .undecided("too many choices of vectors") }
      return Decision(
        isUniform == (theorem[0] == "uniform"), "the vectors are\(isUniform ? "" : " not") in general position")
    case "whitney":
      let claimed = try theorem.dropFirst(2).map { try OracleNumber.integer($0) }
      guard claimed.count == arrangement.dimension + 1 else { throw OracleError("\(claimed.count) numbers") }
      guard var numbers = arrangement.whitneyNumbers else { return .undecided("too many hyperplanes") }
      numbers += [Int](repeating: 0, count: max(0, claimed.count - numbers.count))
      return Decision(claimed == numbers.map { BigInteger($0) }, "they are \(numbers)")
    default:
      guard theorem.count == 3 else { throw OracleError("expected a name and a number") }
      let claimed = try OracleNumber.integer(theorem[2])
      guard let chambers = arrangement.chambers else { return .undecided("too many hyperplanes") }
      let (isRight, word) =
        theorem[0] == "chambers"
        ? (claimed == BigInteger(chambers), "") : (0 <= claimed && claimed <= BigInteger(chambers), " only")
      return Decision(isRight, "there are\(word) \(chambers) chambers")
    }
  }

  /// The value of `measure:A` or `measure:A:i`, or nil if it is no measure of arrangements.
  func measure(_ parts: [String]) throws -> BigInteger? {
    func count(_ value: Int?) throws -> BigInteger {
      guard let value else { throw OracleError("too many hyperplanes to count") }
      return BigInteger(value)
    }
    switch (parts[0], parts.count) {
    case ("dimension", 2): return BigInteger(try arrangement(named: parts[1]).dimension)
    case ("planes", 2): return BigInteger(try arrangement(named: parts[1]).forms.count)
    case ("hyperplanes", 2): return BigInteger(try arrangement(named: parts[1]).hyperplanes.count)
    case ("chambers", 2): return try count(arrangement(named: parts[1]).chambers)
    case ("vertices", 2): return try count(arrangement(named: parts[1], central: true).chambers)
    case ("bounded", 2):
      let alternating = try arrangement(named: parts[1]).whitneyNumbers.map { $0.reduce(0) { $1 - $0 } }
      return try count(alternating.map(abs))
    case ("whitney", 3):
      let (arrangement, index) = (try arrangement(named: parts[1]), try OracleNumber.word(parts[2]))
      guard (0...arrangement.dimension).contains(index) else { throw OracleError("no number \(index)") }
      let numbers = arrangement.whitneyNumbers
      return try count(numbers.map { index < $0.count ? $0[index] : 0 })
    default: return nil
    }
  }

  /// m(m − 1)…(m − k + 1) / k!, factor by factor.
  static func binomial(_ m: BigInteger, _ k: BigInteger) throws(OracleError) -> BigInteger {
    guard m.signum() >= 0, k.signum() >= 0 else { throw OracleError("\(m) \(k) choose") }
    if k > m { return 0 }
    guard let steps = Int(exactly: min(k, m - k)), steps <= 10_000 else { throw OracleError("\(m) \(k) choose") }
    var product: Rational = 1
    for step in 0..<steps { product = product * Rational(m - BigInteger(step), BigInteger(step + 1)) }
    return product.numerator
  }
}
