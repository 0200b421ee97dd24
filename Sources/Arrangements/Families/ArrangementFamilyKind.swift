/// The families of arrangements that are known by name.
public enum ArrangementFamilyKind: String, CaseIterable, Sendable {
  /// All nonzero vectors of {0, 1}^n.
  case resonance
  /// All vectors (1, x) with x in {0, 1}^n.
  case threshold
  /// All nonzero vectors of {−1, 0, 1}^n, up to sign.
  case allSigns = "all-signs"
  /// The coordinate hyperplanes.
  case boolean
  /// x_i = x_j in R^n, the reflection arrangement A_(n−1).
  case braid
  /// The reflection arrangement A_n: `braid` of n + 1.
  case typeA = "type-a"
  /// The reflection arrangement B_n, the same as C_n.
  case typeB = "type-b"
  /// The reflection arrangement D_n.
  case typeD = "type-d"
  /// The reflection arrangements E_6, E_7 and E_8.
  case typeE = "type-e"
  /// The reflection arrangement F_4.
  case typeF = "type-f"
  /// The reflection arrangement G_2.
  case typeG = "type-g"
  /// x_i − x_j = 0, 1.
  case shi
  /// x_i − x_j = −1, 0, 1.
  case catalan
  /// x_i − x_j = 1.
  case linial
  /// x_i − x_j = −1, 1.
  case semiorder
  /// Vectors in general position.
  case generic
  /// Affine hyperplanes in general position.
  case genericAffine = "generic-affine"
  /// Vectors (1, t, …, t^(n−1)) for t = 1, …, m.
  case momentCurve = "moment-curve"
  /// Random vectors with small entries, in no particular position.
  case random
  /// Random affine forms with small coefficients, in no particular position.
  case randomAffine = "random-affine"

  /// Which parameters a family has.
  enum Shape {
    /// One number n in this range.
    case number(ClosedRange<Int>)
    /// A dimension n in this range and a number m of hyperplanes; then what else it takes.
    case dimensionAndCount(ClosedRange<Int>, seed: Bool, range: Bool)
  }

  /// The greatest absolute value that coefficients of the random families may be asked to have.
  static let largestRange = 1_000_000_000

  var shape: Shape {
    switch self {
    case .resonance: .number(1...16)
    case .threshold: .number(0...16)
    case .allSigns: .number(1...11)
    case .boolean: .number(1...1000)
    case .braid: .number(1...200)
    case .typeA: .number(1...199)
    case .typeB: .number(1...150)
    case .typeD: .number(2...150)
    case .typeE: .number(6...8)
    case .typeF: .number(4...4)
    case .typeG: .number(2...2)
    case .shi, .catalan, .linial, .semiorder: .number(1...100)
    case .generic, .genericAffine: .dimensionAndCount(1...50, seed: true, range: false)
    case .momentCurve: .dimensionAndCount(1...20, seed: false, range: false)
    case .random, .randomAffine: .dimensionAndCount(1...1000, seed: true, range: true)
    }
  }
}
