import ExactNumbers

/// An arrangement by its name and parameters, such as `resonance 7` or `generic 4 20 --seed 3`.
///
/// What every name means is in `ArrangementFamilyKind.definition` and its neighbours; the parameters have been checked, so
/// that the arrangement has at most `ArrangementLimits.forms` forms.
public struct ArrangementFamily: Hashable, Sendable {
  /// The name.
  public let kind: ArrangementFamilyKind
  /// The parameter n, for most families the dimension.
  public let n: Int
  /// The number m of hyperplanes that was asked for, for the families that take it.
  public let m: Int?
  /// The seed of the random numbers, for the families that take one.
  public let seed: UInt64?
  /// The greatest absolute value of the coefficients, for the families that take one.
  public let range: Int?

  /// The seed if none is given.
  public static let standardSeed: UInt64 = 1
  /// The greatest absolute value of random coefficients if none is given; small, so that degenerate positions are frequent.
  public static let standardRange = 2

  /// A member of a family.
  ///
  /// - Parameters:
  ///   - kind: the name.
  ///   - n: the first parameter.
  ///   - m: the number of hyperplanes, for `generic`, `generic-affine`, `moment-curve`, `random` and `random-affine` only.
  ///   - seed: for the families with random numbers only; `standardSeed` if nil.
  ///   - range: for `random` and `random-affine` only; `standardRange` if nil.
  /// - Throws: `ArrangementError.family` for a parameter that is missing, not taken by the family, or out of its range.
  public init(
    _ kind: ArrangementFamilyKind, n: Int, m: Int? = nil, seed: UInt64? = nil, range: Int? = nil
  ) throws(ArrangementError) {
    func failure(_ found: String, _ expected: String) -> ArrangementError {
      .family(name: kind.rawValue, found: found, expected: expected)
    }
    let dimensions: ClosedRange<Int>
    var takes = (seed: false, range: false)
    switch kind.shape {
    case .number(let allowed):
      dimensions = allowed
      if let m { throw failure("a second parameter \(m)", "one parameter n") }
    case .dimensionAndCount(let allowed, let takesSeed, let takesRange):
      dimensions = allowed
      takes = (takesSeed, takesRange)
      guard let m else { throw failure("one parameter", "two, the dimension n and the number m of hyperplanes") }
      guard (0...ArrangementLimits.forms).contains(m) else {
        throw failure("m = \(m)", "m from 0 to \(ArrangementLimits.forms)")
      }
    }
    guard dimensions.contains(n) else {
      let few = dimensions.count == 1 ? "n = \(dimensions.lowerBound)" : nil
      throw failure("n = \(n)", few ?? "n from \(dimensions.lowerBound) to \(dimensions.upperBound)")
    }
    if let m, m * n > ArrangementLimits.coefficients {
      throw failure(
        "\(m) forms with \(n) coefficients", "at most \(ArrangementLimits.coefficients) coefficients in all")
    }
    if seed != nil, !takes.seed { throw failure("a seed", "none: nothing in this family is random") }
    if let range {
      if !takes.range { throw failure("a range of coefficients", "none: this family has its own") }
      guard (1...ArrangementFamilyKind.largestRange).contains(range) else {
        throw failure("range \(range)", "a range from 1 to \(ArrangementFamilyKind.largestRange)")
      }
    }
    self.kind = kind
    self.n = n
    self.m = m
    self.seed = takes.seed ? seed ?? Self.standardSeed : nil
    self.range = takes.range ? range ?? Self.standardRange : nil
  }

  /// The dimension of the space.
  public var dimension: Int {
    switch kind {
    case .threshold, .typeA: n + 1
    default: n
    }
  }

  /// The number of forms; their hyperplanes are distinct, except possibly in the random families and, for central families
  /// with a parameter m, in dimension 1.
  public var formCount: Int {
    switch kind {
    case .resonance: 1 << n - 1
    case .threshold: 1 << n
    case .allSigns: ((0..<n).reduce(1) { power, _ in 3 * power } - 1) / 2
    case .boolean: n
    case .braid, .linial: n * (n - 1) / 2
    case .typeA: n * (n + 1) / 2
    case .typeB: n * n
    case .typeD, .shi, .semiorder: n * (n - 1)
    case .typeE: [6: 36, 7: 63][n] ?? 120
    case .typeF: 24
    case .typeG: 6
    case .catalan: 3 * n * (n - 1) / 2
    case .generic, .genericAffine, .momentCurve, .random, .randomAffine: m ?? 0
    }
  }
}

extension ArrangementFamily: CustomStringConvertible {
  /// The name with all parameters, also those that were not given; reading it gives this member again.
  public var description: String {
    var words = [kind.rawValue, "\(n)"]
    if let m { words.append("\(m)") }
    if let seed { words += ["--seed", "\(seed)"] }
    if let range { words += ["--range", "\(range)"] }
    return words.joined(separator: " ")
  }
}
