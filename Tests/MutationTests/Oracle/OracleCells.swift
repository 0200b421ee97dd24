import ConvexPrograms
import ExactNumbers

/// The closed sets on which the gates of networks have given signs, one for each choice of them all, by linear programs.
struct OracleCells {
  /// A constant and coefficients.
  typealias Form = [Rational]

  /// A choice of signs that is possible somewhere in the polyhedron.
  struct Cell {
    /// Nonnegative exactly there.
    let forms: [Form]
    /// For each network its outputs there.
    let maps: [[Form]]
    /// Whether no gate is taken as positive whose form is zero.
    let isProper: Bool
  }

  let dimension: Int
  let cells: [Cell]
  private let polyhedron: [Form]

  /// - Parameter polyhedron: Forms that are nonnegative there.
  init(_ networks: [OracleNetwork], polyhedron: [Form]) throws {
    let dimension = networks[0].inputs
    self.dimension = dimension
    self.polyhedron = polyhedron
    let inputs: [Form] = (1...dimension).map { axis in (0...dimension).map { $0 == axis ? 1 : 0 } }
    var partial = [(forms: polyhedron, maps: [[Form]](), isProper: true)]
    for network in networks {
      partial = partial.map { ($0.forms, $0.maps + [inputs], $0.isProper) }
      for (number, layer) in network.layers.enumerated() {
        var next = partial.map { (forms: $0.forms, before: $0.maps, values: [Form](), isProper: $0.isProper) }
        for (weights, bias) in zip(layer.weights, layer.biases) {
          next = try next.flatMap { state in
            let last = state.before[state.before.count - 1]
            var form: Form = (0...dimension).map { $0 == 0 ? bias : 0 }
            for (weight, input) in zip(weights, last) { form = zip(form, input).map { $0 + weight * $1 } }
            if number == network.layers.count - 1 {
              return [(state.forms, state.before, state.values + [form], state.isProper)]
            }
            let isZero = form.allSatisfy(\.isZero)
            let on = (state.forms + [form], state.before, state.values + [form], state.isProper && !isZero)
            let zero = form.map { _ in Rational(0) }
            let off = (state.forms + [form.map { -$0 }], state.before, state.values + [zero], state.isProper)
            return try [on, off].filter { try Self.greatest(zero, where: $0.0) != nil }
          }
        }
        partial = next.map { ($0.forms, $0.before.dropLast() + [$0.values], $0.isProper) }
      }
    }
    cells = partial.map { Cell(forms: $0.forms, maps: $0.maps, isProper: $0.isProper) }
  }

  enum Extremum: Equatable {
    case value(Rational)
    case unbounded
    var isPositive: Bool { if case .value(let value) = self { value.signum() > 0 } else { true } }
  }

  /// The greatest value of a form where others are nonnegative; nil if that is nowhere.
  static func greatest(_ form: Form, where forms: [Form]) throws -> Extremum? {
    let constraints = forms.map {
      LinearProgram.Constraint(LinearExpression(Array($0.dropFirst())), .atLeast(-$0[0]))
    }
    let program = try LinearProgram(
      .maximize, LinearExpression(Array(form.dropFirst())), constant: form[0],
      variables: [Bounds](repeating: .free, count: form.count - 1), constraints: constraints)
    switch try program.solve() {
    case .optimal(let optimum): return .value(optimum.value)
    case .infeasible: return nil
    case .unbounded: return .unbounded
    }
  }

  /// The forms with one variable more, t: that they are at least t.
  private static func raised(_ forms: [Form]) -> [Form] { forms.map { $0 + [-1] } }

  /// The cells with interior whose gates are positive or not as they say.
  func properCells() throws -> [Cell] {
    let top: Form = [Rational](repeating: 0, count: dimension + 1) + [1]
    return try cells.filter { cell in
      guard cell.isProper else { return false }
      // Forms that are zero bound nothing.
      let forms = Self.raised(cell.forms.filter { form in form.contains { !$0.isZero } })
      let bound: Form = [1] + [Rational](repeating: 0, count: dimension) + [-1]
      guard case .value(let value)? = try Self.greatest(top, where: forms + [bound]) else { return false }
      return value.signum() > 0
    }
  }

  /// The patterns, maps and open connected regions of the first network.
  func counts() throws -> (patterns: Int, maps: Int, regions: Int) {
    let proper = try properCells()
    var classes = Array(proper.indices)
    for first in proper.indices {
      for second in proper.indices.dropFirst(first + 1)
      where classes[first] != classes[second] && proper[first].maps[0] == proper[second].maps[0] {
        if try shareFacet(proper[first], proper[second]) {
          let (old, new) = (classes[second], classes[first])
          classes = classes.map { $0 == old ? new : $0 }
        }
      }
    }
    return (proper.count, Set(proper.map { $0.maps[0] }).count, Set(classes).count)
  }

  /// Whether the common points of two cells make up a set of codimension 1: of the forms that are zero on all of them,
  /// not all being zero themselves, the linear parts have rank 1.
  private func shareFacet(_ first: Cell, _ second: Cell) throws -> Bool {
    let forms = first.forms + second.forms
    var normals: [[Rational]] = []
    for form in forms where form.contains(where: { !$0.isZero }) {
      guard let greatest = try Self.greatest(form, where: forms) else { return false }
      if greatest == .value(0) { normals.append(Array(form.dropFirst())) }
    }
    return TheoremOracle.rank(normals) == 1
  }
}
