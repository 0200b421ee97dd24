import ExactNumbers

/// A linear form in numbered variables, Σ cⱼ xⱼ, as its nonzero coefficients in the order of the variables.
public struct LinearExpression: Hashable, Sendable {
  /// A variable with its coefficient.
  public struct Term: Hashable, Sendable {
    /// The number of the variable, from 0.
    public let variable: Int
    /// The coefficient, not zero.
    public let coefficient: Rational

    /// A variable times a coefficient.
    public init(variable: Int, coefficient: Rational) {
      self.variable = variable
      self.coefficient = coefficient
    }
  }

  /// The terms, each variable once, in ascending order, without zeros.
  public let terms: [Term]

  /// The sum of the terms, in any order; a variable may occur several times.
  public init(_ terms: [Term]) {
    var previous = -1
    let isClean = terms.allSatisfy { term in
      defer { previous = term.variable }
      return term.variable > previous && !term.coefficient.isZero
    }
    if isClean {
      self.terms = terms
    } else {
      var sums: [Int: Rational] = [:]
      for term in terms { sums[term.variable, default: 0] += term.coefficient }
      self.terms = sums.filter { !$0.value.isZero }.sorted { $0.key < $1.key }
        .map { Term(variable: $0.key, coefficient: $0.value) }
    }
  }

  /// The form with coefficient `coefficients[j]` at variable j.
  public init(_ coefficients: [Rational]) {
    terms = coefficients.enumerated().filter { !$0.element.isZero }
      .map { Term(variable: $0.offset, coefficient: $0.element) }
  }

  /// The value at a point.
  /// - Precondition: the point has a coordinate for each variable of the form.
  public func value(at point: [Rational]) -> Rational {
    terms.reduce(Rational(0)) { $0 + $1.coefficient * point[$1.variable] }
  }
}
