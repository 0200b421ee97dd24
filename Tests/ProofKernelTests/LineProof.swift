import ConvexPrograms
import EmpiricalRisk
import ExactAlgebra
import ExactNumbers

/// A training problem on the line, in the integers of a `training` record.
struct LineProblem {
  enum Kind: CaseIterable {
    case squared, absolute, hinge, chebyshev, record
  }

  var kind: Kind
  var points: [Int]
  var labels: [Int]
  var weights: [Int]
  var scales = (point: 1, label: 1, weight: 1)
  var width: Int
  var hasConstant: Bool

  /// The `loss` record: max(t, −2t − 1, 0)/2, and a piece that is never the greatest.
  private static let record = [(1, 0), (-2, -1), (0, 0), (1, -3)]

  private var word: String { kind == .record ? "bent" : "\(kind)" }

  /// The objects, and all of the head but the bound.
  var opening: String {
    var lines = ["training data 1 \(points.count) \(scales.point) \(scales.label) \(scales.weight)"]
    for sample in points.indices { lines.append("sample \(weights[sample]) \(labels[sample]) \(points[sample])") }
    if kind == .record { lines += ["loss bent 4 2"] + Self.record.map { "piece \($0.0) \($0.1)" } }
    lines.append("line-training-at-least data \(word) \(width) \(hasConstant ? 1 : 0) ")
    return lines.joined(separator: "\n")
  }

  /// The loss in the integers is this times the loss.
  var factor: Rational {
    let (label, weight) = (Rational(scales.label), Rational(scales.weight))
    return kind == .squared ? label * label * weight : (kind == .record ? 2 : 1) * label * weight
  }

  /// The pieces of the loss at a sample as functions of outputs times L, without weight.
  func pieces(_ sample: Int) -> [(slope: Rational, intercept: Rational)] {
    let (y, l) = (Rational(labels[sample]), Rational(scales.label))
    switch kind {
    case .squared: return []
    case .absolute, .chebyshev: return [(1, -y), (-1, y)]
    case .hinge: return [(0, 0), (-y / l, l)]
    case .record:
      return Self.record.map { (Rational($0.0), Rational($0.1) * l - Rational($0.0) * y) }
    }
  }

  /// The least loss, by the search over cones of parameters.
  func optimum() throws -> Rational {
    func over(_ values: [Int], _ scale: Int) -> [Rational] { values.map { Rational($0, scale) } }
    let set = try TrainingSet(
      dimension: 1, points: over(points, scales.point).map { [$0] }, labels: over(labels, scales.label),
      weights: over(weights, scales.weight))
    let loss: Loss =
      switch kind {
      case .squared: .squared
      case .absolute: .absolute
      case .hinge: .hinge
      case .chebyshev: .chebyshev
      case .record:
        .piecewiseLinear(
          Self.record.map { LossPiece(slope: Rational($0.0, 2), intercept: Rational($0.1, 2)) })
      }
    return try TrainingProblem(set, width: width, hasOutputBias: hasConstant, loss: loss).optimum(threads: 1).value
  }

  static func random(using generator: inout SeededGenerator) -> LineProblem {
    func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    let kind = Kind.allCases[random(0...4)]
    let width = [0, 1, 1, 2, 2, 3][random(0...5)]
    let count = random(2...(width == 3 ? 5 : 6))
    let scales = (random(1...2), random(1...2), random(1...3))
    var points = (0..<count).map { _ in random(-4...4) }
    if Set(points).count == 1 { points[0] = 7 }
    return LineProblem(
      kind: kind, points: points,
      labels: (0..<count).map { _ in kind == .hinge ? scales.1 * (2 * random(0...1) - 1) : random(-4...4) },
      weights: (0..<count).map { _ in random(1...3) }, scales: scales, width: width, hasConstant: random(0...1) == 1)
  }
}

/// The sets of FORMAT.md 4.39, written down from its definitions, with exact programs over them.
struct LineProof {
  struct HingeRange: Hashable {
    let direction: Character
    let sign: Int
    /// Numbers of places, from 1.
    let first: Int
    let last: Int
    let gates: Int
  }

  struct Family {
    var ranges: [HingeRange]
    let free: String
  }

  let problem: LineProblem
  /// The different points in ascending order.
  let places: [Int]

  init(_ problem: LineProblem) {
    self.problem = problem
    places = Set(problem.points).sorted()
  }

  // MARK: Sets

  private func families(_ gates: Int, _ free: String) -> [Family] {
    guard gates >= 0 else { return [] }
    let (isAffine, m) = (free == "affine", places.count)
    var families: [Family] = []
    for left in 0...(isAffine ? 0 : gates) {
      for up in 0...gates - left {
        for down in 0...left {
          let ranges = [
            HingeRange(direction: "R", sign: 1, first: isAffine ? 2 : 1, last: m - 1, gates: up),
            HingeRange(direction: "R", sign: -1, first: isAffine ? 2 : 1, last: m - 1, gates: gates - left - up),
            HingeRange(direction: "L", sign: 1, first: 2, last: m, gates: down),
            HingeRange(direction: "L", sign: -1, first: 2, last: m, gates: left - down),
          ]
          families.append(Family(ranges: ranges.filter { $0.gates > 0 }, free: free))
        }
      }
    }
    return families
  }

  var firstSets: [Family] {
    let w = problem.width
    if problem.hasConstant { return families(w, "constant") + families(w - 1, "affine") }
    return families(w, "nothing") + families(w - 1, "+") + families(w - 1, "-") + families(w - 2, "affine")
  }

  /// The range and the places where sets can be split.
  func splits(_ family: Family) -> [(range: Int, place: Int)] {
    family.ranges.indices.flatMap { range in
      (1...places.count).filter { family.ranges[range].first < $0 && $0 < family.ranges[range].last }
        .map { (range + 1, $0) }
    }
  }

  func children(_ family: Family, _ split: (range: Int, place: Int)) -> [Family] {
    let range = family.ranges[split.range - 1]
    return (0...range.gates).map { k in
      var child = family
      child.ranges.remove(at: split.range - 1)
      for (first, last, gates) in [(range.first, split.place, k), (split.place, range.last, range.gates - k)]
      where gates > 0 {
        child.ranges.append(
          HingeRange(direction: range.direction, sign: range.sign, first: first, last: last, gates: gates))
      }
      return child
    }
  }

  // MARK: Programs

  /// A function whose multiples belong to a set.
  struct Member: Hashable {
    /// At the samples.
    let values: [Int]
    /// Whether negative multiples do, too.
    let isFree: Bool
  }

  private func hinge(_ direction: Character, _ sign: Int, _ place: Int) -> Member {
    let turn = direction == "R" ? 1 : -1
    return Member(values: problem.points.map { sign * max(0, turn * ($0 - places[place - 1])) }, isFree: false)
  }

  func members(_ family: Family) -> [Member] {
    var members: [Member] = []
    for range in family.ranges where range.first <= range.last {
      members += (range.first...range.last).map { hinge(range.direction, range.sign, $0) }
    }
    let one = Member(values: problem.points.map { _ in 1 }, isFree: true)
    switch family.free {
    case "+", "-":
      let sign = family.free == "+" ? 1 : -1
      members += [hinge("R", sign, 1), hinge("L", sign, places.count)]
    case "constant": members.append(one)
    case "affine": members += [one, Member(values: problem.points, isFree: true)]
    default: break
    }
    return Array(Set(members)).sorted { $0.values.lexicographicallyPrecedes($1.values) }
  }

  /// The least loss of the combinations of functions, in the integers of the record, and the slopes of the loss there.
  func solve(_ members: [Member]) throws -> (value: Rational, slopes: [Rational]) {
    let (n, samples) = (members.count, problem.points.indices)
    let variables = members.map { $0.isFree ? Bounds.free : .nonnegative }
    let weights = problem.weights.map { Rational($0) }
    if problem.kind == .squared {
      func sum(_ value: (Int) -> Int) -> Rational {
        Rational(samples.reduce(0) { $0 + 2 * problem.weights[$1] * value($1) })
      }
      let linear = members.map { member in -sum { member.values[$0] * problem.labels[$0] } }
      let hessian = Matrix(rows: n, columns: n) { row, column in
        sum { members[row].values[$0] * members[column].values[$0] }
      }
      let program = try LinearProgram(.minimize, LinearExpression(linear), variables: variables, constraints: [])
      guard case .optimal(let optimum) = try QuadraticProgram(program, hessian: hessian).solve() else {
        throw ConvexProgramError.interrupted
      }
      let errors = samples.map { sample in
        zip(members, optimum.point).reduce(-Rational(problem.labels[sample])) {
          $0 + Rational($1.0.values[sample]) * $1.1
        }
      }
      return (
        samples.reduce(0) { $0 + weights[$1] * errors[$1] * errors[$1] }, samples.map { 2 * weights[$0] * errors[$0] }
      )
    }
    let isChebyshev = problem.kind == .chebyshev
    var constraints: [LinearProgram.Constraint] = []
    var owners: [(sample: Int, slope: Rational)] = []
    for sample in samples {
      for piece in problem.pieces(sample) {
        let slope = weights[sample] * piece.slope
        var terms = members.indices.map {
          LinearExpression.Term(variable: $0, coefficient: -slope * Rational(members[$0].values[sample]))
        }
        terms.append(LinearExpression.Term(variable: n + (isChebyshev ? 0 : sample), coefficient: 1))
        constraints.append(
          LinearProgram.Constraint(LinearExpression(terms), .atLeast(weights[sample] * piece.intercept)))
        owners.append((sample, slope))
      }
    }
    let tops = isChebyshev ? 1 : samples.count
    let objective = (0..<tops).map { LinearExpression.Term(variable: n + $0, coefficient: 1) }
    let program = try LinearProgram(
      .minimize, LinearExpression(objective), variables: variables + [Bounds](repeating: .free, count: tops),
      constraints: constraints)
    guard case .optimal(let optimum) = try program.solve() else { throw ConvexProgramError.interrupted }
    var slopes = samples.map { _ in Rational(0) }
    for (owner, multiplier) in zip(owners, optimum.multipliers) { slopes[owner.sample] += owner.slope * multiplier }
    return (optimum.value, slopes)
  }

  // MARK: Text

  static func line(_ slopes: [Rational]) -> String {
    let scale = slopes.reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
    return "slopes \(scale) " + slopes.map { "\(($0 * Rational(scale)).numerator)" }.joined(separator: " ")
  }

  func text(_ tree: [String], bound: Rational) -> String {
    problem.opening + "\(bound.numerator) \(bound.denominator)\n" + tree.joined(separator: "\n")
  }

  /// A tree that is split until the bound of every leaf reaches the given one (in the integers), or to the end, or
  /// beyond what is needed at random; with its sets that are not split.
  func tree(
    bound: Rational?, using generator: inout SeededGenerator
  ) throws -> (lines: [String], leaves: [(line: Int, family: Family)], least: Rational?) {
    var (lines, leaves, least, last) = ([String](), [(line: Int, family: Family)](), nil as Rational?, "")
    var open = Array(firstSets.reversed())
    while let family = open.popLast() {
      let (value, slopes) = try solve(members(family))
      let isEnough = bound.map { value >= $0 && Int.random(in: 0..<4, using: &generator) > 0 } ?? false
      if !isEnough, let split = splits(family).randomElement(using: &generator) {
        lines.append("split \(split.range) \(split.place)")
        open += children(family, split).reversed()
        continue
      }
      least = least.map { min($0, value) } ?? value
      let line = Self.line(slopes)
      if line != last { lines.append(line) }
      last = line
      lines.append("leaf")
      leaves.append((lines.count - 1, family))
    }
    return (lines, leaves, least)
  }
}
