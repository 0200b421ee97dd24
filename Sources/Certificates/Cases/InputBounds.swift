import ExactNumbers

/// The forms of a polyhedron that bound one variable each, the first two of every variable.
struct InputBounds {
  /// For each variable the places of a form that grows with it, and of one that falls.
  private let places: [(rising: Int?, falling: Int?)]

  /// - Parameter forms: Vectors of a constant and coefficients.
  init(_ forms: [[BigInteger]], variables: Int) {
    var places = [(rising: Int?, falling: Int?)](repeating: (nil, nil), count: variables)
    for (place, form) in forms.enumerated() {
      let support = (1...variables).filter { !form[$0].isZero }
      guard support.count == 1, let variable = support.first else { continue }
      if form[variable].isNegative {
        places[variable - 1].falling = places[variable - 1].falling ?? place
      } else {
        places[variable - 1].rising = places[variable - 1].rising ?? place
      }
    }
    self.places = places
  }

  /// Multipliers by which forms with single variables add up to the linear part of a target; nil if one is missing.
  func multipliers(for target: [BigInteger], _ forms: [[BigInteger]]) -> [(place: Int, factor: Rational)]? {
    var multipliers: [(place: Int, factor: Rational)] = []
    for variable in places.indices where !target[variable + 1].isZero {
      let own = target[variable + 1].isNegative ? places[variable].falling : places[variable].rising
      guard let own else { return nil }
      multipliers.append((own, Rational(target[variable + 1], forms[own][variable + 1])))
    }
    return multipliers.sorted { $0.place < $1.place }
  }
}
