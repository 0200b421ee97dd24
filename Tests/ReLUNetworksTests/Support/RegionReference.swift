import ConvexPrograms
import ExactAlgebra
import ExactNumbers
import ReLUNetworks

/// normal · x + constant.
struct ReferenceForm: Hashable {
  var normal: [Rational]
  var constant: Rational

  var isZero: Bool { constant.isZero && normal.allSatisfy(\.isZero) }
  var negated: ReferenceForm { ReferenceForm(normal: normal.map { -$0 }, constant: -constant) }

  static func - (left: ReferenceForm, right: ReferenceForm) -> ReferenceForm {
    ReferenceForm(normal: zip(left.normal, right.normal).map { $0 - $1 }, constant: left.constant - right.constant)
  }

  func value(at point: [Rational]) -> Rational { zip(normal, point).reduce(constant) { $0 + $1.0 * $1.1 } }
}

/// Numbers of regions.
struct ReferenceCounts: Hashable {
  var activation: Int?
  var properActivation = 0
  /// Convex components need one convex set each, others two or more.
  var convexAtLeast = 0
  var convexAtMost = 0
  var openConnected = 0
  var closedConnected = 0
  var affine = 0
  var bounded = 0

  init() {}

  init(_ counts: RegionCounts) {
    activation = counts.activation
    properActivation = counts.properActivation
    (convexAtLeast, convexAtMost) = (counts.convex.lowerBound, counts.convex.upperBound)
    openConnected = counts.openConnected
    closedConnected = counts.closedConnected
    affine = counts.affine
    bounded = counts.bounded
  }
}

/// The regions of a network by linear programs: every pattern is tried, and every question about sets is asked anew.
struct RegionReference {
  /// A proper activation region, closed.
  struct Cell {
    let pattern: [[Bool]]
    /// Forms that are nonnegative on it, none of them zero.
    let sides: [ReferenceForm]
    let output: [ReferenceForm]
  }

  let dimension: Int
  /// All patterns of points of the polyhedron.
  private(set) var patterns: Set<[[Bool]]> = []
  private(set) var cells: [Cell] = []
  private let polyhedron: [ReferenceForm]
  private let network: ReLUNetwork

  init(_ network: ReLUNetwork, inequalities: [(normal: [Rational], constant: Rational)] = []) throws {
    self.network = network
    dimension = network.inputDimension
    polyhedron = inequalities.map { ReferenceForm(normal: $0.normal, constant: $0.constant) }
    let inputs = (0..<dimension).map { place in
      ReferenceForm(normal: (0..<dimension).map { Rational($0 == place ? 1 : 0) }, constant: 0)
    }
    try search(layer: 0, values: inputs, on: [], off: [], pattern: [])
  }

  private static func image(_ map: AffineMap, _ values: [ReferenceForm]) -> [ReferenceForm] {
    map.rows.enumerated().map { row, weights in
      var sum = ReferenceForm(normal: values[0].normal.map { _ in 0 }, constant: map.bias[row])
      for (weight, value) in zip(weights, values) {
        sum.constant += weight * value.constant
        for k in sum.normal.indices { sum.normal[k] += weight * value.normal[k] }
      }
      return sum
    }
  }

  private mutating func search(
    layer: Int, values: [ReferenceForm], on: [ReferenceForm], off: [ReferenceForm], pattern: [[Bool]]
  ) throws {
    let forms = Self.image(network.layers[layer], values)
    if layer == network.hiddenLayerCount {
      patterns.insert(pattern)
      let walls = on + off.filter { !$0.isZero }.map(\.negated) + polyhedron.filter { !$0.isZero }
      if try Self.hasPoint(dimension, positive: walls) {
        cells.append(Cell(pattern: pattern, sides: walls, output: forms))
      }
      return
    }
    // Bit patterns of the layer, gate by gate, as long as there are points.
    var open: [(signs: [Bool], on: [ReferenceForm], off: [ReferenceForm])] = [([], on, off)]
    for form in forms {
      var next: [(signs: [Bool], on: [ReferenceForm], off: [ReferenceForm])] = []
      for state in open {
        for isOn in [true, false] {
          let on = isOn ? state.on + [form] : state.on
          let off = isOn ? state.off : state.off + [form]
          if try Self.hasPoint(dimension, positive: on, nonnegative: off.map(\.negated) + polyhedron) {
            next.append((state.signs + [isOn], on, off))
          }
        }
      }
      open = next
    }
    let zero = ReferenceForm(normal: values[0].normal.map { _ in 0 }, constant: 0)
    for state in open {
      try search(
        layer: layer + 1, values: zip(forms, state.signs).map { $1 ? $0 : zero }, on: state.on, off: state.off,
        pattern: pattern + [state.signs])
    }
  }

  // MARK: Linear programs

  /// Whether a point satisfies form > 0, form ≥ 0, form = 0 for the forms of three lists.
  static func hasPoint(
    _ dimension: Int, positive: [ReferenceForm], nonnegative: [ReferenceForm] = [], zero: [ReferenceForm] = []
  ) throws -> Bool {
    func expression(_ form: ReferenceForm, _ slack: Rational) -> LinearExpression {
      LinearExpression(form.normal + [slack])
    }
    let program = try LinearProgram(
      .maximize, LinearExpression([Rational](repeating: 0, count: dimension) + [1]),
      variables: [Bounds](repeating: .free, count: dimension) + [Bounds(lower: 0, upper: 1)],
      constraints: positive.map { .init(expression($0, -1), .atLeast(-$0.constant)) }
        + nonnegative.map { .init(expression($0, 0), .atLeast(-$0.constant)) }
        + zero.map { .init(expression($0, 0), .equal(-$0.constant)) })
    guard case .optimal(let optimum) = try program.solve(method: .exact) else { return false }
    return positive.isEmpty || optimum.value.signum() > 0
  }

  /// The dimension of the set where forms are nonnegative; −1 if it is empty.
  static func dimension(of forms: [ReferenceForm], in space: Int) throws -> Int {
    if try !hasPoint(space, positive: [], nonnegative: forms) { return -1 }
    var equations: [[Rational]] = []
    for form in forms where try !hasPoint(space, positive: [form], nonnegative: forms) { equations.append(form.normal) }
    return space - (equations.isEmpty ? 0 : try Matrix(rows: equations).rank)
  }

  // MARK: Counts

  /// What `RegionCounts` should be.
  func counts() throws -> ReferenceCounts {
    var counts = ReferenceCounts()
    counts.activation = patterns.count
    counts.properActivation = cells.count
    let functions = Set(cells.map(\.output))
    counts.affine = functions.count
    for function in functions {
      let own = cells.indices.filter { cells[$0].output == function }
      let open = try Self.classes(own) {
        try Self.dimension(of: cells[$0].sides + cells[$1].sides, in: dimension) >= dimension - 1
      }
      counts.openConnected += open.count
      for members in open {
        let isConvex = members.count == 1 ? true : try self.isConvex(members)
        counts.convexAtLeast += isConvex ? 1 : 2
        counts.convexAtMost += isConvex ? 1 : members.count
      }
      // A closed region may go on through parts of other cells without interior where the functions agree.
      if open.count == 1 {
        counts.closedConnected += 1
        continue
      }
      let touched = try cells.indices.filter { cell in
        try Self.hasPoint(dimension, positive: [], nonnegative: cells[cell].sides, zero: difference(cell, function))
      }
      let closed = try Self.classes(touched) {
        try Self.hasPoint(
          dimension, positive: [], nonnegative: cells[$0].sides + cells[$1].sides, zero: difference($0, function))
      }
      counts.closedConnected += closed.count { !Set($0).isDisjoint(with: own) }
    }
    counts.bounded = try cells.count { try isBounded($0) }
    return counts
  }

  private func difference(_ cell: Int, _ function: [ReferenceForm]) -> [ReferenceForm] {
    zip(cells[cell].output, function).map { $0 - $1 }.filter { !$0.isZero }
  }

  private func isBounded(_ cell: Cell) throws -> Bool {
    let recession = cell.sides.map { ReferenceForm(normal: $0.normal, constant: 0) }
    return try (0..<dimension).allSatisfy { place in
      try [1, -1].allSatisfy { (sign: Int) in
        let unit = ReferenceForm(
          normal: (0..<dimension).map { Rational($0 == place ? sign : 0) }, constant: 0)
        return try !Self.hasPoint(dimension, positive: [unit], nonnegative: recession)
      }
    }
  }

  /// A union of polyhedra is convex if it contains the set of all inequalities of its members that hold on all of it
  /// (Bemporad, Fukuda and Torrisi 2001); what it lacks would be part of other cells.
  private func isConvex(_ members: [Int]) throws -> Bool {
    var valid: [ReferenceForm] = []
    for side in Set(members.flatMap { cells[$0].sides }) {
      let holds = try members.allSatisfy { member in
        try !Self.hasPoint(dimension, positive: [side.negated], nonnegative: cells[member].sides)
      }
      if holds { valid.append(side) }
    }
    return try cells.indices.filter { !members.contains($0) }.allSatisfy { other in
      try !Self.hasPoint(dimension, positive: cells[other].sides + valid)
    }
  }

  private static func classes(_ members: [Int], _ areJoined: (Int, Int) throws -> Bool) rethrows -> [[Int]] {
    var classes: [[Int]] = []
    for member in members {
      var own = [member]
      var others: [[Int]] = []
      for known in classes {
        if try known.contains(where: { try areJoined($0, member) }) { own += known } else { others.append(known) }
      }
      classes = others + [own]
    }
    return classes
  }
}
