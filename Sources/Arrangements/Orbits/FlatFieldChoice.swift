import ExactNumbers

/// Which field is large enough for a configuration.
enum FlatFieldChoice: Equatable {
  case small(modulus: Int)
  case word
  case doubleWord
  case large(exponent: Int)

  /// The cheapest field whose prime exceeds the absolute value of every minor of the rows.
  ///
  /// The bound is Hadamard's: the product of the `rank` greatest Euclidean lengths. If all entries lie between 0 and B there
  /// is a better one, B^n (n + 1)^((n+1)/2) / 2^n for minors of n rows (Hadamard's bound for the bordered matrix with
  /// entries ±1, Faddeev and Sominskii 1965).
  ///
  /// - Throws: `ArrangementError.limit` if the bound has more bits than the largest field.
  init(_ configuration: CentralConfiguration) throws(ArrangementError) {
    let bound = Self.minorBound(configuration)
    // Points of a projective plane need a line that misses all of them: twice their number of residues suffices.
    let least = 2 * configuration.rows.count + 3
    if let bound = Int(exactly: bound), max(bound, least) < 32_000 {
      self = .small(modulus: Self.prime(above: max(bound, least)))
    } else if bound < BigInteger(MersenneWordField.modulus) {
      self = .word
    } else if bound.bitLength < 127 {
      self = .doubleWord
    } else if let exponent = MersenneLargeField.exponents.first(where: { bound.bitLength < $0 }) {
      self = .large(exponent: exponent)
    } else {
      throw .limit(
        subject: "method flat-orbits", found: "minors of up to \(bound.bitLength) bits",
        expected: "fewer than \(MersenneLargeField.exponents.max() ?? 127) bits")
    }
  }

  /// A number that no minor of the rows exceeds in absolute value.
  static func minorBound(_ configuration: CentralConfiguration) -> BigInteger {
    let rank = configuration.rank
    let squares = configuration.rows.map { row in row.reduce(BigInteger(0)) { $0 + $1 * $1 } }
    var square = BigInteger(1)
    for length in squares.sorted(by: >).prefix(rank) { square *= length }
    var bound = square.squareRoot()
    let entries = configuration.rows.joined()
    if let least = entries.min(), let greatest = entries.max(), least.signum() >= 0 {
      var bordered: BigInteger = 1
      // The bound of fewer rows is smaller only for B = 1 and by rounding, so take the greatest over all sizes.
      for size in 1...max(rank, 1) {
        let power = (greatest * greatest).power(UInt(size)) * BigInteger(size + 1).power(UInt(size + 1))
        bordered = max(bordered, (power >> (2 * size)).squareRoot())
      }
      bound = min(bound, bordered)
    }
    return bound
  }

  /// The smallest prime above a number.
  private static func prime(above number: Int) -> Int {
    var candidate = max(3, (number + 1) | 1)
    while !isPrime(candidate) { candidate += 2 }
    return candidate
  }

  private static func isPrime(_ number: Int) -> Bool {
    var divisor = 3
    while divisor * divisor <= number {
      if number.isMultiple(of: divisor) { return false }
      divisor += 2
    }
    return true
  }
}
