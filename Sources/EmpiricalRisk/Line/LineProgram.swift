import ConvexPrograms
import ExactAlgebra
import ExactNumbers

/// The exact convex program of nonnegative combinations of hinges.
struct LineProgram {
  let data: LineData
  let free: LineData.FreePart

  /// The least loss, with what attains and what proves it.
  struct Solution: Sendable {
    /// The hinges with positive coefficients.
    let coefficients: [Hinge: Rational]
    /// The constant and the slope of the free part, in terms of the scaled place.
    let constant: Rational
    let slope: Rational
    /// The loss of the integer data.
    let value: Rational
    /// The derivatives of the loss at the places that prove it: see `DualSigns`.
    let slopes: [Rational]
    /// Those at the samples; nil if they have to be found from those at the places.
    let sampleSlopes: [Rational]?
  }

  /// The least loss over the combinations of all allowed hinges, starting with some of them: a hinge is added as long as
  /// one would improve the combination (column generation; Dantzig and Wolfe 1960).
  func solve(_ allowed: AllowedHinges, from start: [Hinge]) throws(ConvexProgramError) -> Solution {
    var hinges = start
    while true {
      let solution = try solve(hinges)
      let violated = DualSigns(data, solution.slopes).mostViolated(allowed)
      if violated.isEmpty { return solution }
      precondition(violated.allSatisfy { !hinges.contains($0) }, "an optimum proves itself")
      hinges += violated
    }
  }

  /// The least loss over the combinations of the given hinges.
  func solve(_ hinges: [Hinge]) throws(ConvexProgramError) -> Solution {
    var columns: [[(place: Int, value: Rational)]] = hinges.map { hinge in
      let kink = data.places[hinge.place]
      let range = hinge.isLeftFacing ? 0..<hinge.place : (hinge.place + 1)..<data.count
      return range.map { ($0, Rational(hinge.sign) * Rational((data.places[$0] - kink).magnitude)) }
    }
    if free != .nothing { columns.append((0..<data.count).map { ($0, 1) }) }
    if free == .affine { columns.append((0..<data.count).map { ($0, Rational(data.places[$0])) }) }
    var bounds = hinges.map { _ in Bounds.nonnegative }
    bounds += [Bounds](repeating: .free, count: columns.count - hinges.count)
    let point: [Rational]
    let slopes: [Rational]
    var sampleSlopes: [Rational]?
    if data.scaled.isSquared {
      (point, slopes) = try solveSquared(columns, bounds)
    } else {
      (point, slopes, sampleSlopes) = try solvePiecewiseLinear(columns, bounds)
    }
    let outputs = outputs(columns, point)
    if data.scaled.isSquared { sampleSlopes = squaredSlopes(outputs) }
    var coefficients: [Hinge: Rational] = [:]
    for (hinge, value) in zip(hinges, point) where !value.isZero { coefficients[hinge] = value }
    return Solution(
      coefficients: coefficients, constant: free == .nothing ? 0 : point[hinges.count],
      slope: free == .affine ? point[hinges.count + 1] : 0, value: data.loss(outputs), slopes: slopes,
      sampleSlopes: sampleSlopes)
  }

  private func squaredSlopes(_ outputs: [Rational]) -> [Rational] {
    var slopes = [Rational](repeating: 0, count: data.scaled.count)
    for (place, samples) in data.members.enumerated() {
      for sample in samples {
        slopes[sample] =
          Rational(2 * data.scaled.weights[sample]) * (outputs[place] - Rational(data.scaled.labels[sample]))
      }
    }
    return slopes
  }

  private func outputs(_ columns: [[(place: Int, value: Rational)]], _ point: [Rational]) -> [Rational] {
    var outputs = [Rational](repeating: 0, count: data.count)
    for (column, factor) in zip(columns, point) where !factor.isZero {
      for (place, value) in column { outputs[place] += factor * value }
    }
    return outputs
  }

  private func solveSquared(
    _ columns: [[(place: Int, value: Rational)]], _ bounds: [Bounds]
  ) throws(ConvexProgramError) -> (point: [Rational], slopes: [Rational]) {
    var weights: [Rational] = []
    var labels: [Rational] = []
    for case .squared(let weight, let label) in data.losses {
      weights.append(weight)
      labels.append(label)
    }
    let n = columns.count
    let dense = columns.map { column in
      var values = [Rational](repeating: 0, count: data.count)
      for (place, value) in column { values[place] = value }
      return values
    }
    var hessian = [Rational](repeating: 0, count: n * n)
    var linear = [Rational](repeating: 0, count: n)
    for (row, column) in columns.enumerated() {
      for (place, value) in column {
        let weighted = 2 * weights[place] * value
        linear[row] -= weighted * labels[place]
        for other in 0...row where !dense[other][place].isZero {
          hessian[row * n + other] += weighted * dense[other][place]
        }
      }
      for other in 0..<row { hessian[other * n + row] = hessian[row * n + other] }
    }
    let program = try LinearProgram(.minimize, LinearExpression(linear), variables: bounds, constraints: [])
    let outcome = try QuadraticProgram(program, hessian: Matrix(rows: n, columns: n) { hessian[$0 * n + $1] }).solve()
    guard case .optimal(let optimum) = outcome else { preconditionFailure("a sum of squares has a least value") }
    let outputs = outputs(columns, optimum.point)
    return (optimum.point, outputs.indices.map { 2 * weights[$0] * (outputs[$0] - labels[$0]) })
  }

  private func solvePiecewiseLinear(
    _ columns: [[(place: Int, value: Rational)]], _ bounds: [Bounds]
  ) throws(ConvexProgramError) -> (point: [Rational], slopes: [Rational], sampleSlopes: [Rational]?) {
    let n = columns.count
    var rows = [[LinearExpression.Term]](repeating: [], count: data.count)
    for (index, column) in columns.enumerated() {
      for (place, value) in column { rows[place].append(LinearExpression.Term(variable: index, coefficient: value)) }
    }
    var constraints: [LinearProgram.Constraint] = []
    var owners: [(place: Int, piece: LossPiece)] = []
    for (place, loss) in data.losses.enumerated() {
      guard case .pieces(let pieces) = loss else { continue }
      let top = LinearExpression.Term(variable: n + (data.isChebyshev ? 0 : place), coefficient: 1)
      for piece in pieces {
        let terms = rows[place].map {
          LinearExpression.Term(variable: $0.variable, coefficient: -piece.slope * $0.coefficient)
        }
        constraints.append(LinearProgram.Constraint(LinearExpression(terms + [top]), .atLeast(piece.intercept)))
        owners.append((place, piece))
      }
    }
    let tops = data.isChebyshev ? 1 : data.count
    let objective = (0..<tops).map { LinearExpression.Term(variable: n + $0, coefficient: 1) }
    let outcome = try LinearProgram(
      .minimize, LinearExpression(objective), variables: bounds + [Bounds](repeating: .free, count: tops),
      constraints: constraints
    ).solve()
    guard case .optimal(let optimum) = outcome else { preconditionFailure("the loss is bounded from below") }
    var slopes = [Rational](repeating: 0, count: data.count)
    var sampleSlopes = [Rational](repeating: 0, count: data.scaled.count)
    for (owner, multiplier) in zip(owners, optimum.multipliers) where !multiplier.isZero {
      slopes[owner.place] += owner.piece.slope * multiplier
      if data.isChebyshev, let sample = data.sample(of: owner.piece, at: owner.place) {
        sampleSlopes[sample] += owner.piece.slope * multiplier
      }
    }
    return (Array(optimum.point.prefix(n)), slopes, data.isChebyshev ? sampleSlopes : nil)
  }
}

extension LineData {
  /// The sample at a place whose weighted loss has a piece.
  fileprivate func sample(of piece: LossPiece, at place: Int) -> Int? {
    members[place].first { sample in
      let weight = Rational(scaled.weights[sample])
      return scaled.pieces[sample].contains {
        weight * $0.slope == piece.slope && weight * $0.intercept == piece.intercept
      }
    }
  }

  /// The loss of outputs, one a place, for the integer data.
  func loss(_ outputs: [Rational]) -> Rational {
    var values: [Rational] = []
    for (loss, output) in zip(losses, outputs) {
      switch loss {
      case .squared(let weight, let label): values.append(weight * (output - label) * (output - label))
      case .pieces(let pieces): values.append(pieces.map { $0.slope * output + $0.intercept }.max() ?? 0)
      }
    }
    return isChebyshev ? values.max() ?? 0 : values.reduce(constant, +)
  }
}
