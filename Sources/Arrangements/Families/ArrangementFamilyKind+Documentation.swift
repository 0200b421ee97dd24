extension ArrangementFamilyKind {
  /// How the family is called, with its parameters; what stands in brackets may be left out.
  public var usage: String {
    switch shape {
    case .number(let range) where range.count == 1: "\(rawValue) \(range.lowerBound)"
    case .number: "\(rawValue) n"
    case .dimensionAndCount(_, let seed, let range):
      "\(rawValue) n m" + (seed ? " [--seed s]" : "") + (range ? " [--range k]" : "")
    }
  }

  /// Other spellings of the name; those of one letter may be written together with the number, as in E8.
  public var aliases: [String] {
    switch self {
    case .typeA: ["a"]
    case .typeB: ["b", "c", "type-c"]
    case .typeD: ["d"]
    case .typeE: ["e"]
    case .typeF: ["f"]
    case .typeG: ["g"]
    default: []
    }
  }

  /// The definition, in one sentence.
  public var definition: String {
    switch self {
    case .resonance: "the normals are all nonzero vectors of {0,1}^n; the zonotope is the White Whale"
    case .threshold:
      "the normals are all vectors (1,x) with x in {0,1}^n; chambers are threshold functions of n variables"
    case .allSigns: "the normals are all nonzero vectors of {-1,0,1}^n, one of each pair of opposite ones"
    case .boolean: "the coordinate hyperplanes x_i = 0"
    case .braid: "x_i = x_j for i < j, the reflection arrangement A_(n-1) in R^n; chambers are permutations"
    case .typeA: "the reflection arrangement A_n in R^(n+1), the same as braid n+1"
    case .typeB: "the reflection arrangement B_n (the same as C_n): x_i = 0 and x_i = x_j, x_i = -x_j for i < j"
    case .typeD: "the reflection arrangement D_n: x_i = x_j and x_i = -x_j for i < j"
    case .typeE:
      "the reflection arrangement E_6, E_7 or E_8; the normals are the positive roots in coordinates of simple ones"
    case .typeF: "the reflection arrangement F_4; the normals are the positive roots in coordinates of simple ones"
    case .typeG:
      "the reflection arrangement G_2, six lines; the normals are the positive roots in coordinates of simple ones"
    case .shi: "affine: x_i - x_j = 0 and 1 for i < j"
    case .catalan: "affine: x_i - x_j = -1, 0 and 1 for i < j"
    case .linial: "affine: x_i - x_j = 1 for i < j"
    case .semiorder: "affine: x_i - x_j = -1 and 1 for i < j"
    case .generic:
      "m random integer normals of which any n are independent, proved by construction: the moment curve modulo a prime, "
        + "scaled and mixed at random, entries below half the prime"
    case .genericAffine:
      "affine: m random forms whose hyperplanes are in general position, proved by construction as for generic"
    case .momentCurve: "the normals (1,t,...,t^(n-1)) for t = 1,...,m, of which any n are independent (Vandermonde)"
    case .random:
      "m random nonzero normals with entries from -k to k, in no particular position; hyperplanes may repeat"
    case .randomAffine:
      "affine: m random forms with coefficients from -k to k and nonzero normals; hyperplanes may repeat"
    }
  }

  /// The dimension of the space, as a formula.
  public var dimensionFormula: String {
    switch self {
    case .threshold, .typeA: "n+1"
    case .typeF: "4"
    case .typeG: "2"
    default: "n"
    }
  }

  /// The number of hyperplanes, as a formula.
  public var hyperplaneFormula: String {
    switch self {
    case .resonance: "2^n-1"
    case .threshold: "2^n"
    case .allSigns: "(3^n-1)/2"
    case .boolean: "n"
    case .braid, .linial: "n(n-1)/2"
    case .typeA: "n(n+1)/2"
    case .typeB: "n^2"
    case .typeD, .shi, .semiorder: "n(n-1)"
    case .typeE: "36, 63, 120"
    case .typeF: "24"
    case .typeG: "6"
    case .catalan: "3n(n-1)/2"
    case .generic, .momentCurve: "m (1 if n = 1)"
    case .genericAffine: "m"
    case .random, .randomAffine: "at most m"
    }
  }

  /// What is known about the number of chambers, with its source.
  public var chamberFormula: String {
    switch self {
    case .resonance: "OEIS A034997, known to n = 9"
    case .threshold: "OEIS A000609, known to n = 9"
    case .allSigns: "2^n n! times OEIS A009997, known to n = 7"
    case .boolean: "2^n"
    case .braid: "n!, the order of the Weyl group"
    case .typeA: "(n+1)!, the order of the Weyl group"
    case .typeB: "2^n n!, the order of the Weyl group"
    case .typeD: "2^(n-1) n!, the order of the Weyl group"
    case .typeE: "51840, 2903040, 696729600, the orders of the Weyl groups"
    case .typeF: "1152, the order of the Weyl group"
    case .typeG: "12, the order of the Weyl group"
    case .shi: "(n+1)^(n-1) (Shi 1986)"
    case .catalan: "n! times the Catalan number (2n)!/(n!(n+1)!) (Stanley 1996)"
    case .linial: "2^-n times the sum of binomial(n,k) (k+1)^(n-1) over k (Postnikov and Stanley 2000), OEIS A007889"
    case .semiorder:
      "the sum of (-1)^(n-k) S(n,k) k! Catalan(k) over k, S the Stirling numbers (Stanley 1996), OEIS A006531"
    case .generic, .momentCurve: "2 times the sum of binomial(m-1,i) over i < n (Schlaefli)"
    case .genericAffine: "the sum of binomial(m,i) over i <= n (Schlaefli; Zaslavsky 1975)"
    case .random, .randomAffine: "depends on the seed"
    }
  }

  /// The parameters that are accepted.
  public var parameterRanges: String {
    func words(_ range: ClosedRange<Int>) -> String {
      range.count == 1 ? "n = \(range.lowerBound)" : "n from \(range.lowerBound) to \(range.upperBound)"
    }
    switch shape {
    case .number(let range): return words(range)
    case .dimensionAndCount(let dimensions, let seed, let range):
      return words(dimensions)
        + ", m from 0 to \(ArrangementLimits.forms) with n m at most \(ArrangementLimits.coefficients)"
        + (seed ? ", seed s from 0 to \(UInt64.max), \(ArrangementFamily.standardSeed) if not given" : "")
        + (range ? ", k from 1 to \(Self.largestRange), \(ArrangementFamily.standardRange) if not given" : "")
    }
  }
}
