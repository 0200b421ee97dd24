import ConvexPrograms
import ExactNumbers

/// The interval of values of the objective, found by eliminating the variables one by one (Fourier 1826, Motzkin 1936): slow,
/// and without anything in common with the simplex method.
struct FourierMotzkin {
  /// Σ coefficients · x ≤ bound; the last coefficient belongs to the objective.
  private struct Inequality: Hashable {
    var coefficients: [Rational]
    var bound: Rational
  }

  /// nil if no point exists; otherwise the least and the greatest value, nil where unbounded.
  static func objectiveRange(of program: LinearProgram) -> (least: Rational?, greatest: Rational?)? {
    let n = program.variables.count
    var system: Set<Inequality> = []
    func add(_ row: [Rational], _ bounds: Bounds) {
      if let upper = bounds.upper { system.insert(normalised(Inequality(coefficients: row, bound: upper))) }
      if let lower = bounds.lower {
        system.insert(normalised(Inequality(coefficients: row.map { -$0 }, bound: -lower)))
      }
    }
    func dense(_ form: LinearExpression) -> [Rational] {
      var row = [Rational](repeating: 0, count: n + 1)
      for term in form.terms { row[term.variable] = term.coefficient }
      return row
    }
    for (index, bounds) in program.variables.enumerated() {
      add(dense(LinearExpression([.init(variable: index, coefficient: 1)])), bounds)
    }
    for constraint in program.constraints { add(dense(constraint.expression), constraint.bounds) }
    var objective = dense(program.objective)
    objective[n] = -1
    add(objective, .equal(-program.objectiveConstant))
    for variable in 0..<n {
      let (with, without) = (
        system.filter { !$0.coefficients[variable].isZero }, system.filter { $0.coefficients[variable].isZero }
      )
      var next = without
      for a in with where a.coefficients[variable].signum() > 0 {
        for b in with where b.coefficients[variable].signum() < 0 {
          let (p, q) = (a.coefficients[variable], -b.coefficients[variable])
          next.insert(
            normalised(
              Inequality(
                coefficients: zip(a.coefficients, b.coefficients).map { q * $0 + p * $1 },
                bound: q * a.bound + p * b.bound)))
        }
      }
      system = next
    }
    var (least, greatest): (Rational?, Rational?) = (nil, nil)
    for inequality in system {
      let slope = inequality.coefficients[n]
      if slope.isZero {
        if inequality.bound.signum() < 0 { return nil }
      } else if slope.signum() > 0 {
        greatest = min(greatest ?? inequality.bound / slope, inequality.bound / slope)
      } else {
        least = max(least ?? inequality.bound / slope, inequality.bound / slope)
      }
    }
    if let least, let greatest, least > greatest { return nil }
    return (least, greatest)
  }

  private static func normalised(_ inequality: Inequality) -> Inequality {
    guard let first = inequality.coefficients.first(where: { !$0.isZero })?.magnitude else {
      return Inequality(coefficients: inequality.coefficients, bound: Rational(inequality.bound.signum()))
    }
    return Inequality(coefficients: inequality.coefficients.map { $0 / first }, bound: inequality.bound / first)
  }
}
