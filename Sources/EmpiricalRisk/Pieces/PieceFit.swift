import ConvexPrograms
import ExactAlgebra
import ExactNumbers

/// The problem of fitting a continuous piecewise linear function with at most p pieces to data on the line.
///
/// For a guess where the breaks lie and which way they bend it is a convex program. There are two such families: that of
/// Arora, Basu, Mianjy and Mukherjee (2018) in slopes and intercepts (`guesses`), and that of nonnegative combinations of
/// hinges (`bends`). The least value of either family is the least loss, so one checks the other.
public struct PieceFit: Hashable, Sendable {
  /// The data, with the points in ascending order.
  public let set: TrainingSet
  /// The greatest number p of pieces.
  public let pieces: Int
  /// The loss.
  public let loss: Loss

  /// The problem with the given parts.
  /// - Throws: `TrainingError.notOnTheLine` unless points have one coordinate, `.pieces` for less than one piece, and the
  ///   errors of `TrainingProblem` if the loss does not fit.
  public init(_ set: TrainingSet, pieces: Int, loss: Loss = .squared) throws(TrainingError) {
    guard set.dimension == 1 else { throw .notOnTheLine(dimension: set.dimension) }
    if pieces < 1 { throw .pieces(found: pieces) }
    try loss.validate(set)
    let order = set.points.indices.sorted { (set.points[$0][0], $0) < (set.points[$1][0], $1) }
    self.set = try TrainingSet(
      dimension: 1, points: order.map { set.points[$0] }, labels: order.map { set.labels[$0] },
      weights: order.map { set.weights[$0] })
    self.pieces = pieces
    self.loss = loss
  }

  /// The points in ascending order; they may coincide.
  public var places: [Rational] { self.set.points.map { $0[0] } }

  /// The program of the least loss where each output is a linear form in some variables, among the points that satisfy
  /// constraints.
  func program(
    outputs: [LinearExpression], variables: [Bounds], constraints: [LinearProgram.Constraint]
  ) throws(ConvexProgramError) -> FitProgram {
    if loss == .squared { return try squaredProgram(outputs, variables, constraints) }
    var variables = variables
    var constraints = constraints
    let first = variables.count
    let tops = loss == .chebyshev ? min(1, set.count) : set.count
    variables += [Bounds](repeating: .free, count: tops)
    for (index, output) in outputs.enumerated() {
      let top = LinearExpression.Term(variable: first + min(index, tops - 1), coefficient: 1)
      let weight = set.weights[index]
      for piece in loss.pieces(label: set.labels[index]) {
        let terms = output.terms.map {
          LinearExpression.Term(variable: $0.variable, coefficient: -weight * piece.slope * $0.coefficient)
        }
        constraints.append(
          LinearProgram.Constraint(LinearExpression(terms + [top]), .atLeast(weight * piece.intercept)))
      }
    }
    let objective = (0..<tops).map { LinearExpression.Term(variable: first + $0, coefficient: 1) }
    return .linear(
      try LinearProgram(.minimize, LinearExpression(objective), variables: variables, constraints: constraints))
  }

  private func squaredProgram(
    _ outputs: [LinearExpression], _ variables: [Bounds], _ constraints: [LinearProgram.Constraint]
  ) throws(ConvexProgramError) -> FitProgram {
    let n = variables.count
    var hessian = [Rational](repeating: 0, count: n * n)
    var linear = [Rational](repeating: 0, count: n)
    var constant = Rational(0)
    for (index, output) in outputs.enumerated() {
      let (weight, label) = (set.weights[index], set.labels[index])
      constant += weight * label * label
      for first in output.terms {
        linear[first.variable] -= 2 * weight * label * first.coefficient
        for second in output.terms {
          hessian[first.variable * n + second.variable] += 2 * weight * first.coefficient * second.coefficient
        }
      }
    }
    let program = try LinearProgram(
      .minimize, LinearExpression(linear), constant: constant, variables: variables, constraints: constraints)
    return .quadratic(
      try QuadraticProgram(program, hessian: Matrix(rows: n, columns: n) { hessian[$0 * n + $1] }))
  }
}
