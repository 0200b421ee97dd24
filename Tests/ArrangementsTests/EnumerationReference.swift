import Arrangements
import ExactAlgebra
import ExactNumbers

/// SplitMix64 (Steele, Lea, Flood 2014): the same sequence on every run for a given seed.
struct EnumerationGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// An integer between −bound and bound, times a factor.
  mutating func integer(_ bound: Int, times factor: BigInteger = 1) -> BigInteger {
    BigInteger(Int.random(in: -bound...bound, using: &self)) * factor
  }

  /// Forms with small entries, so that repeated, opposite, parallel and constant ones are frequent.
  mutating func forms(_ count: Int, dimension: Int, bound: Int, isCentral: Bool) -> [AffineForm] {
    (0..<count).map { _ in
      AffineForm(
        normal: (0..<dimension).map { _ in integer(bound) }, constant: isCentral ? 0 : integer(bound))
    }
  }
}

/// Slow ways to the same results, by other means than extreme rays.
enum EnumerationReference {
  /// A strict inequality: coefficients · x + constant > 0.
  typealias Inequality = (coefficients: [Rational], constant: Rational)

  /// Whether strict inequalities have a common solution, by eliminating one variable after the other (Fourier, 1826).
  static func isFeasible(_ system: [Inequality], variables: Int) -> Bool {
    var system = system
    for variable in (0..<variables).reversed() {
      var next = system.filter { $0.coefficients[variable].isZero }
      let lower = system.filter { $0.coefficients[variable].signum() > 0 }
      let upper = system.filter { $0.coefficients[variable].isNegative }
      for low in lower {
        for up in upper {
          let (a, b) = (low.coefficients[variable], -up.coefficients[variable])
          next.append(
            (
              zip(low.coefficients, up.coefficients).map { $0 * b + $1 * a },
              low.constant * b + up.constant * a
            ))
        }
      }
      system = next
    }
    return system.allSatisfy { $0.constant.signum() > 0 }
  }

  /// The sign vectors of all chambers in lexicographic order, each of the 2^m candidates decided by elimination.
  static func signVectors(_ arrangement: HyperplaneArrangement) -> [[Int]] {
    var prefixes: [[Int]] = [[]]
    for form in arrangement.forms {
      prefixes = prefixes.flatMap { prefix -> [[Int]] in
        if form.isConstant { return [prefix + [form.constant.signum()]] }
        return [prefix + [-1], prefix + [1]].filter { isNonempty($0, arrangement) }
      }
    }
    return prefixes
  }

  /// Whether some point has these signs at the first forms.
  static func isNonempty(_ signs: [Int], _ arrangement: HyperplaneArrangement) -> Bool {
    let system: [Inequality] = zip(signs, arrangement.forms).filter { !$1.isConstant }.map { sign, form in
      (form.normal.map { Rational($0) * Rational(sign) }, Rational(form.constant) * Rational(sign))
    }
    return isFeasible(system, variables: arrangement.dimension)
  }

  /// The number of chambers by Whitney's theorem: Σ (−1)^(|B| − rank B) over the sets B of hyperplanes with a common
  /// point, up to sign. The forms must be distinct hyperplanes.
  static func chamberCount(_ arrangement: HyperplaneArrangement) -> Int {
    let forms = arrangement.forms
    var sum = 0
    for subset in 0..<(1 << forms.count) {
      let chosen = forms.indices.filter { subset >> $0 & 1 == 1 }.map { forms[$0] }
      let normals = Matrix(rows: chosen.count, columns: arrangement.dimension) { Rational(chosen[$0].normal[$1]) }
      let augmented = Matrix(rows: chosen.count, columns: arrangement.dimension + 1) {
        Rational($1 < arrangement.dimension ? chosen[$0].normal[$1] : chosen[$0].constant)
      }
      let rank = normals.reducedRowEchelonForm.pivotColumns.count
      guard augmented.reducedRowEchelonForm.pivotColumns.count == rank else { continue }
      sum += (chosen.count - rank).isMultiple(of: 2) ? 1 : -1
    }
    return sum
  }
}

/// Named arrangements.
enum EnumerationFamily {
  /// A form with machine integers.
  static func form(_ normal: [Int], _ constant: Int = 0) -> AffineForm {
    AffineForm(normal: normal.map { BigInteger($0) }, constant: BigInteger(constant))
  }

  /// All nonzero 0/1 vectors.
  static func resonance(_ n: Int) -> [[Int]] { (1..<(1 << n)).map { v in (0..<n).map { v >> $0 & 1 } } }

  /// (1, x) for all 0/1 vectors x.
  static func threshold(_ n: Int) -> [[Int]] { (0..<(1 << n)).map { v in [1] + (0..<n).map { v >> $0 & 1 } } }

  /// e_i − e_j.
  static func braid(_ n: Int) -> [[Int]] { pairs(n).map { i, j in difference(n, i, j) } }

  static func pairs(_ n: Int) -> [(Int, Int)] { (0..<n).flatMap { i in ((i + 1)..<max(n, i + 1)).map { (i, $0) } } }

  static func difference(_ n: Int, _ i: Int, _ j: Int) -> [Int] { (0..<n).map { $0 == i ? 1 : $0 == j ? -1 : 0 } }

  /// e_i ± e_j.
  static func typeD(_ n: Int) -> [[Int]] {
    pairs(n).flatMap { i, j in [difference(n, i, j), (0..<n).map { $0 == i || $0 == j ? 1 : 0 }] }
  }

  /// e_i ± e_j and e_i.
  static func typeB(_ n: Int) -> [[Int]] { typeD(n) + (0..<n).map { i in (0..<n).map { $0 == i ? 1 : 0 } } }

  /// The reflections of the 24-cell.
  static var f4: [[Int]] {
    typeB(4) + (0..<8).map { signs in [1] + (0..<3).map { signs >> $0 & 1 == 0 ? 1 : -1 } }
  }

  /// x_i − x_j = c for the given constants, i < j.
  static func deformedBraid(_ n: Int, _ constants: [Int]) -> [AffineForm] {
    pairs(n).flatMap { i, j in
      constants.map { c in
        AffineForm(normal: difference(n, i, j).map { BigInteger($0) }, constant: BigInteger(-c))
      }
    }
  }

  /// Points on the moment curve (1, t, t², …): any n of them are independent.
  static func generic(_ count: Int, _ n: Int) -> [[Int]] {
    (0..<count).map { index in
      var powers = [1]
      for _ in 1..<n { powers.append(powers[powers.count - 1] * (index - count / 2)) }
      return powers
    }
  }

  static func binomial(_ n: Int, _ k: Int) -> Int {
    k < 0 || k > n ? 0 : (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
  }
}
