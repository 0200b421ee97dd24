import ExactNumbers

/// Points with short numbers near others, inside what forms allow. All forms are vectors of a constant and coefficients.
enum ShortPoint {
  /// A point where all forms are positive, as they are at the given one.
  static func interior(near point: [Rational], _ forms: [[BigInteger]]) -> [Rational] {
    rounded(point) { candidate in forms.allSatisfy { value($0, candidate).signum() > 0 } ? candidate : nil }
  }

  /// A point where one form vanishes and all others are positive, as at the given one.
  static func onFacet(near point: [Rational], _ facet: Int, _ forms: [[BigInteger]]) -> [Rational] {
    let own = forms[facet]
    let lead = own.indices.dropFirst().max { own[$0].magnitude < own[$1].magnitude } ?? 0
    guard lead > 0, !own[lead].isZero else { return point }
    return rounded(point) { candidate in
      // The coordinate with the greatest coefficient is given by the others.
      var moved = candidate
      moved[lead - 1] = 0
      moved[lead - 1] = -value(own, moved) / Rational(own[lead])
      let isInside = forms.indices.allSatisfy { $0 == facet || value(forms[$0], moved).signum() > 0 }
      return isInside ? moved : nil
    }
  }

  /// The first admissible one of the roundings to integers, halves, and so on; else the point itself.
  private static func rounded(_ point: [Rational], _ admissible: ([Rational]) -> [Rational]?) -> [Rational] {
    var scale = BigInteger(1)
    for _ in 0..<14 {
      let unit = Rational(scale)
      let candidate = point.map { Rational(($0 * unit + Rational(1, 2)).floor, scale) }
      if let found = admissible(candidate) { return found }
      scale *= 8
    }
    return point
  }

  static func value(_ form: [BigInteger], _ point: [Rational]) -> Rational {
    var sum = Rational(form[0])
    for (place, coordinate) in point.enumerated() where !form[place + 1].isZero {
      sum += Rational(form[place + 1]) * coordinate
    }
    return sum
  }
}
