import ConvexPrograms
import ExactNumbers

/// Why an affine function is nonnegative where others are: unit·target = constant + Σ factor·form (Farkas 1902).
struct ConeCombination {
  /// At least 1.
  let unit: BigInteger
  /// At least 0.
  let constant: BigInteger
  /// Places of forms, increasing, with positive factors.
  let terms: [(place: Int, factor: BigInteger)]

  /// The fields of a line that states it; without the unit for a combination that is 0.
  func text(withUnit: Bool) -> String {
    (withUnit ? "\(unit) " : "") + "\(constant)" + terms.map { " \($0.place + 1) \($0.factor)" }.joined()
  }

  /// The combination for a target; nil if the target is negative somewhere where the forms are nonnegative.
  ///
  /// All are vectors of a constant and coefficients. The multipliers of an optimum of the linear program that minimises the
  /// target are the factors.
  /// - Precondition: the forms are nonnegative at some point in common.
  /// - Parameter bounds: Forms with single variables among them, which are tried first: they need no program.
  init?(of forms: [[BigInteger]], for target: [BigInteger], bounds: InputBounds? = nil) {
    if target.dropFirst().allSatisfy(\.isZero) {
      if target[0].isNegative { return nil }
      self.init(unit: 1, constant: target[0], terms: [])
      return
    }
    if let multipliers = bounds?.multipliers(for: target, forms) {
      let least = multipliers.reduce(Rational(target[0])) { $0 - $1.factor * Rational(forms[$1.place][0]) }
      if least.signum() >= 0 {
        let (unit, numerators) = overCommonDenominator([least] + multipliers.map(\.factor))
        let terms = zip(multipliers, numerators.dropFirst()).map { (place: $0.place, factor: $1) }
        self.init(unit: unit, constant: numerators[0], terms: terms)
        return
      }
    }
    guard let program = Self.program(target, forms), case .optimal(let optimum) = try? program.solve(),
      optimum.value.signum() >= 0
    else { return nil }
    self.init(optimum.multipliers, constant: optimum.value)
  }

  /// The combination with the value 0 and a constant of at least 1, for forms that are nowhere nonnegative in common; nil
  /// if they are somewhere.
  init?(contradicting forms: [[BigInteger]]) {
    let width = forms.first?.count ?? 1
    let nothing = [BigInteger](repeating: 0, count: width)
    guard let program = Self.program(nothing, forms), case .infeasible(let multipliers) = try? program.solve() else {
      return nil
    }
    let sum = zip(multipliers, forms).reduce(Rational(0)) { $0 + $1.0 * Rational($1.1[0]) }
    self.init(multipliers, constant: -sum)
  }

  /// The same with other places for the forms: that of form i is `places[i]`.
  func renumbered(_ places: [Int]) -> ConeCombination {
    ConeCombination(unit: unit, constant: constant, terms: terms.map { (places[$0.place], $0.factor) })
  }

  private init(unit: BigInteger, constant: BigInteger, terms: [(place: Int, factor: BigInteger)]) {
    (self.unit, self.constant, self.terms) = (unit, constant, terms)
  }

  private init(_ multipliers: [Rational], constant: Rational) {
    let (unit, numerators) = overCommonDenominator([constant] + multipliers)
    let terms = numerators.dropFirst().enumerated().filter { !$0.element.isZero }
    self.init(unit: unit, constant: numerators[0], terms: terms.map { ($0.offset, $0.element) })
  }

  private static func program(_ target: [BigInteger], _ forms: [[BigInteger]]) -> LinearProgram? {
    func expression(_ form: [BigInteger]) -> LinearExpression {
      LinearExpression(form.dropFirst().map { Rational($0) })
    }
    let constraints = forms.map {
      LinearProgram.Constraint(expression($0), .atLeast(Rational(-$0[0])))
    }
    return try? LinearProgram(
      .minimize, expression(target), constant: Rational(target[0]),
      variables: [Bounds](repeating: .free, count: target.count - 1), constraints: constraints)
  }
}
