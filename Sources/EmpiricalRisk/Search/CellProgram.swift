import ConvexPrograms
import ExactAlgebra
import ExactNumbers

/// The convex program of a cell: which gates are on at which points is given, and the parameters are to be found.
struct CellProgram {
  let data: ScaledData
  let signs: [Int]
  /// For each gate, at which points it is on.
  let active: [[Bool]]

  /// What the program finds.
  struct Solution: Sendable {
    let parameters: [[Rational]]
    let outputBias: Rational
    let outputs: [Rational]
    /// The loss of the integer data.
    let value: Rational
    /// The derivatives of the loss at the outputs that prove the value: no parameters of the cell make their sum of products
    /// with the outputs negative.
    let slopes: [Rational]
  }

  /// The least loss over the closed cell, exactly.
  ///
  /// It is attained: the outputs of a closed cell form a polyhedral cone, and the loss has a least value there.
  func solve() throws(ConvexProgramError) -> Solution? {
    let m = data.parameterCount
    let q = signs.count * m
    let bias = q
    var variables = [Bounds](repeating: .free, count: q + (data.hasOutputBias ? 1 : 0))
    var constraints: [LinearProgram.Constraint] = []
    for (j, on) in active.enumerated() {
      for (i, point) in data.points.enumerated() {
        let form = LinearExpression(
          point.enumerated().map {
            LinearExpression.Term(variable: j * m + $0.offset, coefficient: Rational($0.element))
          })
        constraints.append(LinearProgram.Constraint(form, on[i] ? .atLeast(0) : .atMost(0)))
      }
    }
    let outputs = data.points.indices.map { i -> LinearExpression in
      var terms: [LinearExpression.Term] = []
      for (j, on) in active.enumerated() where on[i] {
        for (k, coordinate) in data.points[i].enumerated() {
          terms.append(
            LinearExpression.Term(variable: j * m + k, coefficient: Rational(coordinate) * Rational(signs[j])))
        }
      }
      if data.hasOutputBias { terms.append(LinearExpression.Term(variable: bias, coefficient: 1)) }
      return LinearExpression(terms)
    }
    let outcome: LinearOutcome
    // For each of the constraints after those of the cell, its point and the derivative for which it stands.
    var pieces: [(point: Int, slope: Rational)] = []
    let cellConstraints = constraints.count
    if data.isSquared {
      let n = variables.count
      var hessian = [Rational](repeating: 0, count: n * n)
      var linear = [Rational](repeating: 0, count: n)
      for (i, output) in outputs.enumerated() {
        let weight = Rational(2 * data.weights[i])
        for first in output.terms {
          linear[first.variable] -= weight * Rational(data.labels[i]) * first.coefficient
          for second in output.terms {
            hessian[first.variable * n + second.variable] += weight * first.coefficient * second.coefficient
          }
        }
      }
      let program = try LinearProgram(
        .minimize, LinearExpression(linear), variables: variables, constraints: constraints)
      outcome = try QuadraticProgram(program, hessian: Matrix(rows: n, columns: n) { hessian[$0 * n + $1] }).solve()
    } else {
      let first = variables.count
      variables += [Bounds](repeating: .free, count: data.isChebyshev ? 1 : data.count)
      var objective: [LinearExpression.Term] = []
      for (i, output) in outputs.enumerated() {
        let bound = data.isChebyshev ? first : first + i
        let weight = data.isChebyshev ? Rational(data.weights[i]) : 1
        if !data.isChebyshev {
          objective.append(LinearExpression.Term(variable: bound, coefficient: Rational(data.weights[i])))
        }
        for piece in data.pieces[i] {
          let terms = output.terms.map {
            LinearExpression.Term(variable: $0.variable, coefficient: -weight * piece.slope * $0.coefficient)
          }
          constraints.append(
            LinearProgram.Constraint(
              LinearExpression(terms + [LinearExpression.Term(variable: bound, coefficient: 1)]),
              .atLeast(weight * piece.intercept)))
          pieces.append((i, weight * piece.slope))
        }
      }
      if data.isChebyshev { objective = [LinearExpression.Term(variable: first, coefficient: 1)] }
      outcome = try LinearProgram(
        .minimize, LinearExpression(objective), variables: variables, constraints: constraints
      ).solve()
    }
    guard case .optimal(let optimum) = outcome else { return nil }
    let values = outputs.map { $0.value(at: optimum.point) }
    var slopes = [Rational](repeating: 0, count: data.count)
    if data.isSquared {
      for i in slopes.indices { slopes[i] = Rational(2 * data.weights[i]) * (values[i] - Rational(data.labels[i])) }
    } else {
      for (piece, multiplier) in zip(pieces, optimum.multipliers.dropFirst(cellConstraints)) {
        slopes[piece.point] += piece.slope * multiplier
      }
    }
    return Solution(
      parameters: signs.indices.map { Array(optimum.point[$0 * m..<($0 + 1) * m]) },
      outputBias: data.hasOutputBias ? optimum.point[bias] : 0, outputs: values, value: data.loss(values),
      slopes: slopes)
  }
}

extension ScaledData {
  /// The loss of outputs for the integer data.
  func loss(_ outputs: [Rational]) -> Rational {
    var sum = Rational(0)
    for (i, output) in outputs.enumerated() {
      if isSquared {
        let residual = output - Rational(labels[i])
        sum += Rational(weights[i]) * residual * residual
        continue
      }
      let value =
        pieces[i].reduce(nil as Rational?) { best, piece in
          let value = piece.slope * output + piece.intercept
          return best.map { max($0, value) } ?? value
        } ?? 0
      if isChebyshev {
        sum = max(sum, Rational(weights[i]) * value)
      } else {
        sum += Rational(weights[i]) * value
      }
    }
    return sum
  }

  /// The loss of outputs in floating point.
  func approximateLoss(_ outputs: [Double]) -> Double {
    var sum = 0.0
    for (i, output) in outputs.enumerated() {
      let weight = weights[i].approximateDouble
      if isSquared {
        let residual = output - labels[i].approximateDouble
        sum += weight * residual * residual
        continue
      }
      var value = -Double.infinity
      for piece in pieces[i] {
        value = max(value, piece.slope.approximateDouble * output + piece.intercept.approximateDouble)
      }
      sum = isChebyshev ? max(sum, weight * value) : sum + weight * value
    }
    return sum
  }
}
