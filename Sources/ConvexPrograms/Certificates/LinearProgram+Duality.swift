import ExactAlgebra
import ExactNumbers

extension LinearProgram {
  /// The bound on the objective that multipliers of the constraints prove.
  ///
  /// For a minimum and any y, c·x = Σ yᵢ (aᵢ·x) + Σ dⱼ xⱼ with d = c − Aᵀy, and every product is at least its least value
  /// on its interval; the sum of these least values bounds c·x from below at all points of the program (weak duality). For
  /// a maximum the same with greatest values.
  /// - Returns: nil if the number of multipliers is wrong, or a product is not bounded.
  public func dualBound(_ multipliers: [Rational]) -> Rational? {
    guard multipliers.count == constraints.count else { return nil }
    let flip: Rational = sense == .minimize ? 1 : -1
    guard let bound = leastValue(of: objective, multipliers: multipliers, flip: flip) else { return nil }
    return flip * bound + objectiveConstant
  }

  /// Whether multipliers of the constraints prove that no point satisfies the program (Farkas 1902): the sum of the least
  /// values of yᵢ (aᵢ·x) and of dⱼ xⱼ with d = −Aᵀy, which would add up to 0, is positive; or an interval is empty.
  public func refutes(_ multipliers: [Rational]) -> Bool {
    guard multipliers.count == constraints.count else { return false }
    if let bound = leastValue(of: LinearExpression([] as [Rational]), multipliers: multipliers, flip: 1),
      bound.signum() > 0
    {
      return true
    }
    return hasEmptyInterval
  }

  /// Whether the ends of an interval are the wrong way round, which refutes the program by itself.
  var hasEmptyInterval: Bool { variables.contains(where: \.isEmpty) || constraints.contains { $0.bounds.isEmpty } }

  /// Whether a point and a direction prove that the objective is unbounded.
  public func isUnbounded(from point: [Rational], along direction: [Rational]) -> Bool {
    guard contains(point), direction.count == variables.count else { return false }
    let common = CommonDenominatorVector(direction)
    let slope = objective.value(at: common)
    return (sense == .minimize ? slope.signum() < 0 : slope.signum() > 0)
      && zip(variables, direction).allSatisfy { $0.allowsDirection($1) }
      && constraints.allSatisfy { $0.bounds.allowsDirection($0.expression.value(at: common)) }
  }

  /// Whether an outcome is proved by the numbers it carries.
  /// - Complexity: one pass over the nonzero coefficients.
  public func isProved(_ outcome: LinearOutcome) -> Bool {
    switch outcome {
    case .optimal(let optimum):
      contains(optimum.point) && objectiveValue(at: optimum.point) == optimum.value
        && dualBound(optimum.multipliers) == optimum.value
    case .infeasible(let multipliers): refutes(multipliers)
    case .unbounded(let point, let direction): isUnbounded(from: point, along: direction)
    }
  }

  private func leastValue(of objective: LinearExpression, multipliers: [Rational], flip: Rational) -> Rational? {
    // Everything over the common denominator of the multipliers; integers and fractions are added up apart.
    let common = CommonDenominatorVector(multipliers)
    let scale = Rational(common.denominator)
    var integers = [BigInteger](repeating: 0, count: variables.count)
    var fractions = [Rational](repeating: 0, count: variables.count)
    for term in objective.terms { fractions[term.variable] = flip * term.coefficient * scale }
    var sum = BigInteger(0)
    var rest = Rational(0)
    func add(_ bounds: Bounds, times multiplier: Rational) -> Bool {
      guard let least = bounds.least(times: multiplier) else { return false }
      if least.isInteger { sum += least.numerator } else { rest += least }
      return true
    }
    for (constraint, numerator) in zip(constraints, common.numerators) where !numerator.isZero {
      // Multipliers of a maximum bound from above, so they carry the opposite sign of those for the negated objective.
      let signed = flip.isNegative ? -numerator : numerator
      guard add(constraint.bounds, times: Rational(signed)) else { return nil }
      for term in constraint.expression.terms {
        if term.coefficient.isInteger {
          integers[term.variable] -= signed * term.coefficient.numerator
        } else {
          fractions[term.variable] -= Rational(signed) * term.coefficient
        }
      }
    }
    for (index, bounds) in variables.enumerated() {
      guard add(bounds, times: Rational(integers[index]) + fractions[index]) else { return nil }
    }
    return (Rational(sum) + rest) / scale
  }
}
