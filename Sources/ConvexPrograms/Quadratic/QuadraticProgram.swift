import ExactAlgebra
import ExactNumbers

/// A convex quadratic program over the rationals: the least value of ½ xᵀHx + c·x + c₀ over the points of a linear program,
/// with H positive semidefinite (or the greatest value, with H negative semidefinite).
public struct QuadraticProgram: Hashable, Sendable {
  /// The linear part of the objective, and the constraints.
  public let linear: LinearProgram
  /// The Hessian H, symmetric, with a row for each variable.
  public let hessian: Matrix

  /// The program with the given parts.
  /// - Throws: `ConvexProgramError.wrongHessian` unless H is symmetric with a row for each variable, `.notConvex` with a
  ///   direction in which the objective curves the wrong way, `.unknownVariable` as for linear programs.
  /// - Complexity: O(n³) exact operations for the test of convexity.
  public init(_ linear: LinearProgram, hessian: Matrix) throws(ConvexProgramError) {
    try linear.validate()
    let n = linear.variables.count
    guard hessian.rowCount == n, hessian.columnCount == n else {
      throw .wrongHessian(found: "\(hessian.rowCount) × \(hessian.columnCount)", expected: "\(n) × \(n)")
    }
    for row in 0..<n {
      for column in 0..<row where hessian[row, column] != hessian[column, row] {
        throw .wrongHessian(
          found: "\(hessian[row, column]) at \(row + 1), \(column + 1)",
          expected: "\(hessian[column, row]) as at \(column + 1), \(row + 1)")
      }
    }
    let upwards = linear.sense == .minimize ? hessian : hessian.scaled(by: -1)
    if case .notPositiveSemidefinite(let direction)? = try? upwards.semidefiniteness() {
      throw .notConvex(direction: direction.entries)
    }
    self.linear = linear
    self.hessian = hessian
  }

  /// The value of the objective at a point.
  /// - Precondition: the point has a coordinate for each variable.
  public func objectiveValue(at point: [Rational]) -> Rational {
    linear.objectiveValue(at: point) + curvature(at: point, point) * Rational(1, 2)
  }

  /// The linear program whose objective is the derivative of the objective at a point.
  ///
  /// The objective is convex, so a point that is optimal for its own linearisation is optimal (the first-order condition).
  public func linearisation(at point: [Rational]) -> LinearProgram {
    var program = linear
    let gradient = gradient(at: point)
    program.objective = LinearExpression(gradient)
    program.objectiveConstant = 0
    return program
  }

  func gradient(at point: [Rational]) -> [Rational] {
    var result = applyingHessian(to: point)
    for term in linear.objective.terms { result[term.variable] += term.coefficient }
    return result
  }

  func applyingHessian(to point: [Rational]) -> [Rational] {
    (0..<point.count).map { row in
      var sum = Rational(0)
      for column in 0..<point.count where !point[column].isZero && !hessian[row, column].isZero {
        sum += hessian[row, column] * point[column]
      }
      return sum
    }
  }

  private func curvature(at first: [Rational], _ second: [Rational]) -> Rational {
    zip(first, applyingHessian(to: second)).reduce(Rational(0)) { $0 + $1.0 * $1.1 }
  }

  /// Whether an outcome is proved by the numbers it carries: an optimum by a feasible point and multipliers that prove the
  /// point optimal for its linearisation, infeasibility by Farkas multipliers, unboundedness by a point and a direction
  /// without curvature in which the objective improves.
  public func isProved(_ outcome: LinearOutcome) -> Bool {
    switch outcome {
    case .optimal(let optimum):
      guard linear.contains(optimum.point), objectiveValue(at: optimum.point) == optimum.value else { return false }
      let linearisation = linearisation(at: optimum.point)
      return linearisation.dualBound(optimum.multipliers) == linearisation.objectiveValue(at: optimum.point)
    case .infeasible(let multipliers): return linear.refutes(multipliers)
    case .unbounded(let point, let direction):
      return linear.isUnbounded(from: point, along: direction)
        && applyingHessian(to: direction).allSatisfy(\.isZero)
    }
  }
}
