import ExactAlgebra
import ExactNumbers

/// A linear program over the rationals: the least (or greatest) value of a linear objective over the points whose variables
/// and constraint forms lie in given intervals.
///
/// Minimise (or maximise) c·x + c₀ subject to Lᵢ ≤ aᵢ·x ≤ Uᵢ and lⱼ ≤ xⱼ ≤ uⱼ, where any end may be missing, equal ends make
/// an equation, and any number of variables or constraints may be zero.
public struct LinearProgram: Hashable, Sendable {
  /// A linear form with the interval of its values.
  public struct Constraint: Hashable, Sendable {
    /// The form.
    public var expression: LinearExpression
    /// The values it may take.
    public var bounds: Bounds

    /// The constraint that the form lies within the bounds.
    public init(_ expression: LinearExpression, _ bounds: Bounds) {
      self.expression = expression
      self.bounds = bounds
    }
  }

  /// Whether the objective is to be small or large.
  public enum Sense: String, Hashable, Sendable {
    /// Small.
    case minimize
    /// Large.
    case maximize
  }

  /// The objective without its constant.
  public var objective: LinearExpression
  /// The constant of the objective.
  public var objectiveConstant: Rational
  /// Whether the objective is to be small or large.
  public var sense: Sense
  /// The values that each variable may take.
  public var variables: [Bounds]
  /// The constraints.
  public var constraints: [Constraint]

  /// The program with the given parts.
  /// - Throws: `ConvexProgramError.unknownVariable` if a form names a variable that is not there.
  public init(
    _ sense: Sense = .minimize, _ objective: LinearExpression, constant: Rational = 0, variables: [Bounds],
    constraints: [Constraint]
  ) throws(ConvexProgramError) {
    self.objective = objective
    objectiveConstant = constant
    self.sense = sense
    self.variables = variables
    self.constraints = constraints
    try validate()
  }

  /// - Throws: `ConvexProgramError.unknownVariable` if a form names a variable that is not there.
  func validate() throws(ConvexProgramError) {
    try Self.validate(objective, "the objective", variables.count)
    for (index, constraint) in constraints.enumerated() {
      try Self.validate(constraint.expression, "constraint \(index + 1)", variables.count)
    }
  }

  static func validate(_ form: LinearExpression, _ place: String, _ count: Int) throws(ConvexProgramError) {
    // Terms ascend, so the ends are enough.
    for term in [form.terms.first, form.terms.last] {
      if let variable = term?.variable, !(0..<count).contains(variable) {
        throw .unknownVariable(place: place, found: variable, count: count)
      }
    }
  }

  /// The value of the objective at a point, the constant included.
  /// - Precondition: the point has a coordinate for each variable.
  public func objectiveValue(at point: [Rational]) -> Rational {
    objective.value(at: CommonDenominatorVector(point)) + objectiveConstant
  }

  /// Whether a point satisfies all constraints and bounds. Points of another dimension do not.
  public func contains(_ point: [Rational]) -> Bool {
    guard point.count == variables.count, zip(variables, point).allSatisfy({ $0.contains($1) }) else { return false }
    let common = CommonDenominatorVector(point)
    return constraints.allSatisfy { $0.bounds.contains($0.expression.value(at: common)) }
  }
}
