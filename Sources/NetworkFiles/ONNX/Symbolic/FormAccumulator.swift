import ExactNumbers

/// Adds multiples of affine forms; one is used again and again, so that a form costs only the terms it gets.
struct FormAccumulator {
  private var coefficients: [Rational] = []
  private var isTouched: [Bool] = []
  private var touched: [Int] = []
  private var constant: Rational = 0

  /// Adds `factor` times a form.
  mutating func add(
    _ form: AffineForm, times factor: Rational, budget: inout LoweringBudget, at place: String
  ) throws(NetworkFileError) {
    if factor.isZero { return }
    try budget.spend(form.terms.count, at: place)
    if !form.constant.isZero { try add(factor * form.constant, to: &constant, &budget, place) }
    for term in form.terms {
      let variable = term.variable
      if variable >= coefficients.count {
        let more = variable + 1 - coefficients.count
        coefficients += [Rational](repeating: 0, count: more)
        isTouched += [Bool](repeating: false, count: more)
      }
      if !isTouched[variable] {
        isTouched[variable] = true
        touched.append(variable)
      }
      try add(factor * term.coefficient, to: &coefficients[variable], &budget, place)
    }
  }

  /// Adds a number.
  mutating func add(_ number: Rational, budget: inout LoweringBudget, at place: String) throws(NetworkFileError) {
    try add(number, to: &constant, &budget, place)
  }

  private func add(
    _ number: Rational, to sum: inout Rational, _ budget: inout LoweringBudget, _ place: String
  ) throws(NetworkFileError) {
    sum += number
    try budget.check(sum, at: place)
  }

  /// The sum; what follows begins with zero again.
  mutating func finish(budget: inout LoweringBudget, at place: String) throws(NetworkFileError) -> AffineForm {
    try budget.add(terms: touched.count, at: place)
    if zip(touched, touched.dropFirst()).contains(where: { $0 > $1 }) { touched.sort() }
    var terms: [AffineForm.Term] = []
    terms.reserveCapacity(touched.count)
    for variable in touched {
      let coefficient = coefficients[variable]
      if !coefficient.isZero { terms.append(AffineForm.Term(variable: variable, coefficient: coefficient)) }
      coefficients[variable] = 0
      isTouched[variable] = false
    }
    let result = AffineForm(constant: constant, terms: terms)
    touched.removeAll(keepingCapacity: true)
    constant = 0
    return result
  }
}
