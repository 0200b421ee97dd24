import ExactNumbers
import ReLUNetworks

/// Decides 4.19.
///
/// A continuous piecewise linear function is computed by one hidden layer if and only if, for each hyperplane, the jump
/// of its gradient across it is the same all along it: gates then take the kinks away, and what is left is affine.
extension TheoremOracle {
  private typealias Row = (weights: [Rational], bias: Rational)

  func decideOneHiddenLayer(_ theorem: [String]) throws -> Decision {
    guard case .affineMaximum(let inputs, let rows) = try object(named: try theorem.token(1)) else {
      throw OracleError("\(theorem[1]) is no affine-maximum")
    }
    // Every continuous piecewise linear function of one variable is computed by one hidden layer.
    if inputs == 1 { return .fails("one variable") }
    for i in rows.indices {
      for j in rows.indices.dropFirst(i + 1) where rows[i].weights != rows[j].weights {
        let normal = zip(rows[i].weights, rows[j].weights).map { $0 - $1 }
        for (base, direction) in Self.lines(in: normal, offset: rows[i].bias - rows[j].bias) {
          if Self.jumpChanges(of: rows, normal: normal, base: base, direction: direction) { return .holds }
        }
      }
    }
    return inputs == 2
      ? .fails("the gradient jumps evenly along every line") : .undecided("no line shows an uneven jump")
  }

  /// Lines inside the hyperplane {normal·x + offset = 0}: the whole of it in the plane, otherwise some of them.
  private static func lines(
    in normal: [Rational], offset: Rational
  ) -> [(base: [Rational], direction: [Rational])] {
    guard let pivot = normal.firstIndex(where: { !$0.isZero }) else { return [] }
    /// The vector with these coordinates besides the pivot's, on the hyperplane or, without the offset, parallel to it.
    func completed(_ others: [Rational], offset: Rational) -> [Rational] {
      var vector = others
      vector.insert(0, at: pivot)
      let sum = zip(normal, vector).reduce(offset) { $0 + $1.0 * $1.1 }
      vector[pivot] = -sum / normal[pivot]
      return vector
    }
    let others = normal.count - 1
    if others == 1 { return [(completed([0], offset: offset), completed([1], offset: 0))] }
    var generator = SeededGenerator(seed: 5)
    func random() -> [Rational] { (0..<others).map { _ in Rational(Int.random(in: -4...4, using: &generator)) } }
    return (0..<40).map { _ in (completed(random(), offset: offset), completed(random(), offset: 0)) }
      .filter { line in line.direction.contains { !$0.isZero } }
  }

  /// Whether the jump of the gradient of max rows along the normal is not the same all along a line of the hyperplane.
  private static func jumpChanges(
    of rows: [Row], normal: [Rational], base: [Rational], direction: [Rational]
  ) -> Bool {
    func product(_ left: [Rational], _ right: [Rational]) -> Rational {
      zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
    // The rows along the line, constant + slope·t, and their slopes across it.
    let forms = rows.map {
      (
        constant: product($0.weights, base) + $0.bias, slope: product($0.weights, direction),
        across: product($0.weights, normal)
      )
    }
    var ties: Set<Rational> = []
    for (index, form) in forms.enumerated() {
      for other in forms.dropFirst(index + 1) where other.slope != form.slope {
        ties.insert((form.constant - other.constant) / (other.slope - form.slope))
      }
    }
    let sorted = ties.sorted()
    guard let first = sorted.first, let last = sorted.last else { return false }
    // One point between each two ties: between them the order of the rows does not change. Rows of equal values there
    // are equal on the line.
    let samples = [first - 1] + zip(sorted, sorted.dropFirst()).map { ($0 + $1) / 2 } + [last + 1]
    var jumps: [Rational] = []
    for t in samples {
      let values = forms.map { $0.constant + $0.slope * t }
      let greatest = values.max() ?? 0
      let active = forms.indices.filter { values[$0] == greatest }
      // Rows that are greatest together here but not on a part of the hyperplane: the line is in a special position.
      for row in active {
        let difference = zip(rows[row].weights, rows[active[0]].weights).map { $0 - $1 }
        if TheoremOracle.rank([difference, normal]) > 1 { return false }
      }
      let across = active.map { forms[$0].across }
      jumps.append((across.max() ?? 0) - (across.min() ?? 0))
    }
    return jumps.contains { $0 != jumps[0] }
  }
}
