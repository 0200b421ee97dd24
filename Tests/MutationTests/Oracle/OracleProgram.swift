import ExactNumbers

/// A linear or quadratic program as its record describes it.
struct OracleProgram {
  /// A condition form·x ≥ side, or form·x = side.
  struct Condition {
    let form: [Rational]
    let side: Rational
  }

  /// The objective is constant + cost·x + ½ xᵀHx, with all signs turned if it is to be greatest.
  var constant: Rational = 0
  var cost: [Rational]
  var hessian: [[Rational]]
  var isMaximum = false
  var inequalities: [Condition] = []
  var equations: [Condition] = []

  init(variables: Int) {
    cost = [Rational](repeating: 0, count: variables)
    hessian = [[Rational]](repeating: cost, count: variables)
  }

  /// The same program without the variables that do not occur in it.
  var withoutIdleVariables: OracleProgram {
    let used = cost.indices.filter { variable in
      !cost[variable].isZero || hessian[variable].contains { !$0.isZero }
        || (equations + inequalities).contains { !$0.form[variable].isZero }
    }
    func kept(_ condition: Condition) -> Condition {
      Condition(form: used.map { condition.form[$0] }, side: condition.side)
    }
    var program = OracleProgram(variables: 0)
    program.constant = constant
    program.cost = used.map { cost[$0] }
    program.hessian = used.map { row in used.map { hessian[row][$0] } }
    program.isMaximum = isMaximum
    program.inequalities = inequalities.map(kept)
    program.equations = equations.map(kept)
    return program
  }

  private static func product(_ left: [Rational], _ right: [Rational]) -> Rational {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  func value(_ x: [Rational]) -> Rational {
    constant + Self.product(cost, x) + Self.product(x, hessian.map { Self.product($0, x) }) / 2
  }

  /// Some solution of equations, or nil if they contradict each other.
  private static func solution(_ equations: [Condition], variables: Int) -> [Rational]? {
    var rows = equations.map { $0.form + [$0.side] }
    var pivots: [Int] = []
    for column in 0..<variables where pivots.count < rows.count {
      let top = pivots.count
      guard let found = rows[top...].firstIndex(where: { !$0[column].isZero }) else { continue }
      rows.swapAt(top, found)
      let lead = rows[top][column]
      rows[top] = rows[top].map { $0 / lead }
      for row in rows.indices where row != top && !rows[row][column].isZero {
        let factor = rows[row][column]
        rows[row] = zip(rows[row], rows[top]).map { $0 - factor * $1 }
      }
      pivots.append(column)
    }
    if rows[pivots.count...].contains(where: { !($0.last ?? 0).isZero }) { return nil }
    var result = [Rational](repeating: 0, count: variables)
    for (row, pivot) in zip(rows, pivots) { result[pivot] = row.last ?? 0 }
    return result
  }

  /// A point that satisfies conditions, if there is one: a nonempty polyhedron has a face on which all conditions are
  /// constant, cut out by some of them as equations, so that every solution of these belongs to it.
  private static func point(_ equations: [Condition], _ inequalities: [Condition], variables: Int) -> [Rational]? {
    for tight in 0..<(1 << inequalities.count) {
      let chosen = inequalities.indices.filter { tight >> $0 & 1 == 1 }.map { inequalities[$0] }
      if chosen.count > variables { continue }
      guard let point = solution(equations + chosen, variables: variables) else { continue }
      if inequalities.allSatisfy({ product($0.form, point) >= $0.side }) { return point }
    }
    return nil
  }

  /// Whether the objective has no direction in which it curves downwards: symmetric elimination meets no negative pivot.
  private var isConvex: Bool {
    var matrix = hessian
    for index in matrix.indices {
      let pivot = matrix[index][index]
      if pivot.isNegative { return false }
      if pivot.isZero {
        if matrix[index][index...].contains(where: { !$0.isZero }) { return false }
        continue
      }
      for row in matrix.indices where row > index {
        let factor = matrix[row][index] / pivot
        for column in matrix.indices where column > index { matrix[row][column] -= factor * matrix[index][column] }
      }
    }
    return true
  }

  enum Outcome: Equatable {
    case least(Rational)
    case empty, unbounded, notConvex
  }

  /// What is true of a program; of one that is not convex only whether it is empty, or falls for ever along a line without
  /// curvature.
  ///
  /// Unless it improves along a direction without curvature for ever, the optimum is stationary on the face in whose
  /// relative interior it lies, and the objective is constant on the stationary points of the span of a face.
  func outcome() -> Outcome {
    let n = cost.count
    guard Self.point(equations, inequalities, variables: n) != nil else { return .empty }
    let level = hessian.map { Condition(form: $0, side: 0) } + [Condition(form: cost, side: -1)]
    let fixed = equations.map { Condition(form: $0.form, side: 0) }
    let kept = inequalities.map { Condition(form: $0.form, side: 0) }
    if Self.point(level + fixed, kept, variables: n) != nil { return .unbounded }
    guard isConvex else { return .notConvex }
    var best: Rational?
    for tight in 0..<(1 << inequalities.count) {
      let active = equations + inequalities.indices.filter { tight >> $0 & 1 == 1 }.map { inequalities[$0] }
      // The unknowns are x and a multiplier for each active condition.
      func lifted(_ condition: Condition) -> Condition {
        Condition(form: condition.form + [Rational](repeating: 0, count: active.count), side: condition.side)
      }
      let stationary = (0..<n).map { row in
        Condition(form: hessian[row] + active.map { -$0.form[row] }, side: -cost[row])
      }
      let found = Self.point(
        stationary + active.map(lifted), inequalities.map(lifted), variables: n + active.count)
      guard let found else { continue }
      let value = value(Array(found.prefix(n)))
      best = best.map { min($0, value) } ?? value
    }
    return best.map(Outcome.least) ?? .empty
  }
}
