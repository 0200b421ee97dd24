import ExactAlgebra
import ExactNumbers

/// A primal-dual interior point method in floating point (Mehrotra 1992), which guesses the active bounds of a convex
/// quadratic program; nothing it says is believed unchecked.
struct InteriorPointMethod {
  /// A side of an interval: normal · x ≥ bound.
  private struct Side {
    var bound: ActiveBound
    var normal: [Double]
    var value: Double
  }

  private let count: Int
  private let hessian: [Double]
  private let costs: [Double]
  private var sides: [Side] = []
  private var equations: [Side] = []

  init(_ program: QuadraticProgram) {
    let linear = program.linear
    let n = linear.variables.count
    count = n
    let sign: Double = linear.sense == .minimize ? 1 : -1
    let curvature = program.hessian.entries.map { sign * $0.approximateDouble }
    let scale = 1 / max(curvature.reduce(0) { max($0, $1.magnitude) }, 1e-300)
    hessian = curvature.map { $0 * scale }
    var costs = [Double](repeating: 0, count: n)
    for term in linear.objective.terms { costs[term.variable] = sign * scale * term.coefficient.approximateDouble }
    self.costs = costs
    func normal(_ form: LinearExpression) -> [Double] {
      var row = [Double](repeating: 0, count: n)
      for term in form.terms { row[term.variable] = term.coefficient.approximateDouble }
      return row
    }
    for (index, bounds) in linear.variables.enumerated() {
      let unit = normal(LinearExpression([LinearExpression.Term(variable: index, coefficient: 1)]))
      add(bounds, unit) { .variable(index, $0) }
    }
    for (index, constraint) in linear.constraints.enumerated() where !constraint.expression.terms.isEmpty {
      add(constraint.bounds, normal(constraint.expression)) { .constraint(index, $0) }
    }
  }

  private mutating func add(_ bounds: Bounds, _ normal: [Double], _ active: (Rational) -> ActiveBound) {
    let length = normal.reduce(0) { max($0, $1.magnitude) }
    func side(_ value: Rational, _ sign: Double) -> Side {
      Side(
        bound: active(value), normal: normal.map { sign * $0 / length }, value: sign * value.approximateDouble / length)
    }
    if let lower = bounds.lower, let upper = bounds.upper, lower == upper {
      equations.append(side(lower, 1))
      return
    }
    if let lower = bounds.lower { sides.append(side(lower, 1)) }
    if let upper = bounds.upper { sides.append(side(upper, -1)) }
  }

  /// - Returns: the bounds that look active; nil if the method does not converge.
  mutating func run() -> [ActiveBound]? {
    let (n, m, e) = (count, sides.count, equations.count)
    var x = [Double](repeating: 0, count: n)
    var y = [Double](repeating: 0, count: e)
    var s = sides.map { max(1, -$0.value) }
    var z = [Double](repeating: 1, count: m)
    let size = 1 + costs.reduce(0) { max($0, $1.magnitude) }
    for _ in 0..<80 {
      var dual = costs
      for row in 0..<n { for column in 0..<n { dual[row] += hessian[row * n + column] * x[column] } }
      for (i, side) in sides.enumerated() { for j in 0..<n { dual[j] -= side.normal[j] * z[i] } }
      for (i, equation) in equations.enumerated() { for j in 0..<n { dual[j] -= equation.normal[j] * y[i] } }
      let primal = sides.indices.map { Self.dot(sides[$0].normal, x) - s[$0] - sides[$0].value }
      let equal = equations.map { Self.dot($0.normal, x) - $0.value }
      let gap = m == 0 ? 0 : zip(s, z).reduce(0) { $0 + $1.0 * $1.1 } / Double(m)
      let residual = (dual + primal + equal).reduce(0) { max($0, $1.magnitude) }
      if !gap.isFinite || !residual.isFinite { return nil }
      if gap < 1e-11 * size, residual < 1e-9 * size {
        return equations.map(\.bound) + sides.indices.filter { s[$0] < z[$0] }.map { sides[$0].bound }
      }
      guard let solver = KKTSolver(hessian, sides.map(\.normal), zip(z, s).map { $0 / $1 }, equations.map(\.normal), n)
      else { return nil }
      func direction(_ complementarity: [Double]) -> (x: [Double], y: [Double], s: [Double], z: [Double]) {
        // s∘dz + z∘ds = complementarity, ds = G dx + primal.
        var right = dual.map { -$0 }
        for i in 0..<m {
          let value = (complementarity[i] - z[i] * primal[i]) / s[i]
          for j in 0..<n { right[j] += sides[i].normal[j] * value }
        }
        let solution = solver.solve(right + equal.map { -$0 })
        let dx = Array(solution[0..<n])
        let ds = (0..<m).map { Self.dot(sides[$0].normal, dx) + primal[$0] }
        let dz = (0..<m).map { (complementarity[$0] - z[$0] * ds[$0]) / s[$0] }
        return (dx, solution[n...].map { -$0 }, ds, dz)
      }
      func reach(_ values: [Double], _ steps: [Double]) -> Double {
        zip(values, steps).reduce(1) { $1.1 < 0 ? min($0, -$1.0 / $1.1) : $0 }
      }
      let affine = direction((0..<m).map { -s[$0] * z[$0] })
      let (primalReach, dualReach) = (reach(s, affine.s), reach(z, affine.z))
      var predicted = 0.0
      for i in 0..<m { predicted += (s[i] + primalReach * affine.s[i]) * (z[i] + dualReach * affine.z[i]) }
      let ratio = m == 0 || gap == 0 ? 0 : predicted / Double(m) / gap
      let centre = gap * ratio * ratio * ratio
      let step = direction((0..<m).map { centre - s[$0] * z[$0] - affine.s[$0] * affine.z[$0] })
      let length = min(1, 0.99 * min(reach(s, step.s) / 0.99, reach(z, step.z) / 0.99))
      let safe = length < 1 ? length * 0.99 : 1
      for j in 0..<n { x[j] += safe * step.x[j] }
      for i in 0..<e { y[i] += safe * step.y[i] }
      for i in 0..<m {
        s[i] = max(s[i] + safe * step.s[i], 1e-300)
        z[i] = max(z[i] + safe * step.z[i], 1e-300)
      }
    }
    return nil
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in 0..<a.count { sum += a[index] * b[index] }
    return sum
  }
}

/// The system (H + GᵀDG, Eᵀ; E, 0), factored with row exchanges.
private struct KKTSolver {
  private var factors: [Double]
  private var order: [Int]
  private let size: Int

  init?(_ hessian: [Double], _ normals: [[Double]], _ weights: [Double], _ equations: [[Double]], _ n: Int) {
    size = n + equations.count
    factors = [Double](repeating: 0, count: size * size)
    for row in 0..<n { for column in 0..<n { factors[row * size + column] = hessian[row * n + column] } }
    for (normal, weight) in zip(normals, weights) {
      for row in 0..<n where normal[row] != 0 {
        let factor = weight * normal[row]
        for column in 0..<n { factors[row * size + column] += factor * normal[column] }
      }
    }
    for (index, equation) in equations.enumerated() {
      for column in 0..<n {
        factors[(n + index) * size + column] = equation[column]
        factors[column * size + n + index] = equation[column]
      }
    }
    // Flat directions and repeated equations would make the system singular.
    for index in 0..<size { factors[index * size + index] += index < n ? 1e-11 : -1e-11 }
    order = Array(0..<size)
    for pivot in 0..<size {
      var best = pivot
      for row in pivot..<size where factors[row * size + pivot].magnitude > factors[best * size + pivot].magnitude {
        best = row
      }
      let value = factors[best * size + pivot]
      if value == 0 || !value.isFinite { return nil }
      if best != pivot {
        for column in 0..<size { factors.swapAt(best * size + column, pivot * size + column) }
        order.swapAt(best, pivot)
      }
      for row in (pivot + 1)..<max(size, pivot + 1) {
        let factor = factors[row * size + pivot] / value
        factors[row * size + pivot] = factor
        if factor == 0 { continue }
        for column in (pivot + 1)..<size { factors[row * size + column] -= factor * factors[pivot * size + column] }
      }
    }
  }

  func solve(_ right: [Double]) -> [Double] {
    var result = order.map { right[$0] }
    for row in 0..<size {
      for column in 0..<row { result[row] -= factors[row * size + column] * result[column] }
    }
    for row in stride(from: size - 1, through: 0, by: -1) {
      for column in (row + 1)..<max(size, row + 1) { result[row] -= factors[row * size + column] * result[column] }
      result[row] /= factors[row * size + row]
    }
    return result
  }
}
