import ExactNumbers

/// Writes a vector as a combination of others with nonnegative coefficients.
///
/// The first phase of the simplex method with exact numbers and Bland's rule, which cannot cycle (R. Bland, 1977).
enum ConicCombination {
  /// Nonnegative rational coefficients of the `generators` that give `target`; nil if there are none.
  ///
  /// - Precondition: all vectors have the same length.
  static func coefficients(of target: [BigInteger], over generators: [[BigInteger]]) -> [Rational]? {
    let rows = target.count
    let columns = generators.count
    // A tableau with one artificial variable a row; they are never entered again, so their columns are left out.
    var tableau: [[Rational]] = (0..<rows).map { row in
      let turn: BigInteger = target[row].isNegative ? -1 : 1
      return generators.map { Rational(turn * $0[row]) } + [Rational(turn * target[row])]
    }
    var basis = [Int?](repeating: nil, count: rows)
    func cost(_ column: Int) -> Rational {
      var sum: Rational = 0
      for row in 0..<rows where basis[row] == nil { sum += tableau[row][column] }
      return sum
    }
    while let entering = (0..<columns).first(where: { cost($0).signum() > 0 }) {
      var leaving: Int?
      var least: Rational = 0
      for row in 0..<rows where tableau[row][entering].signum() > 0 {
        let ratio = tableau[row][columns] / tableau[row][entering]
        // Among equal ratios artificial variables, and then small indices, leave first.
        let precedes = leaving.map { ratio == least && (basis[row] ?? -1) < (basis[$0] ?? -1) } ?? true
        if precedes || ratio < least {
          leaving = row
          least = ratio
        }
      }
      guard let leaving else { return nil }
      let pivot = tableau[leaving][entering]
      tableau[leaving] = tableau[leaving].map { $0 / pivot }
      for row in 0..<rows where row != leaving && !tableau[row][entering].isZero {
        let factor = tableau[row][entering]
        for column in 0...columns { tableau[row][column] -= factor * tableau[leaving][column] }
      }
      basis[leaving] = entering
    }
    guard cost(columns).isZero else { return nil }
    var result = [Rational](repeating: 0, count: columns)
    for row in 0..<rows { if let column = basis[row] { result[column] = tableau[row][columns] } }
    return result
  }
}
