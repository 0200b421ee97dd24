import ExactNumbers

/// Labelled points with weights as their record describes them.
struct OracleTrainingSet: Hashable {
  /// The coordinates, and a 1.
  var points: [[Rational]] = []
  var labels: [Rational] = []
  var weights: [Rational] = []
  var dimension: Int
}

/// A loss of the theorems about training. The pieces (slope, intercept) are functions of output minus label.
enum OracleLoss: Hashable {
  case squared, greatest
  case pieces([[Rational]])
  /// max(0, 1 − label·output)
  case hinge
}

/// The least loss of networks with one hidden layer, for a handful of points: every choice of cells is tried.
///
/// The outputs of a gate at the points, as long as it is on at the same ones, are the sums of nonnegative multiples of
/// those at the extreme rays of a cell of the arrangement of the points' hyperplanes. With signs, and ±1 for a constant,
/// the outputs of the networks are a union of cones with finitely many generators. By Carathéodory each point of a cone is
/// reached with independent generators; with as few of them as possible, the optimum is a stationary point (square), or
/// as many pieces meet at it as there are generators.
struct OracleTraining {
  enum Optimum: Equatable {
    case least(Rational)
    case unbounded
  }

  let data: OracleTrainingSet
  let loss: OracleLoss

  private var count: Int { data.labels.count }

  static func product(_ left: [Rational], _ right: [Rational]) -> Rational {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  // MARK: Linear equations

  /// The rows in reduced echelon form, with the columns of their pivots.
  private static func reduced(_ rows: [[Rational]], columns: Int) -> (rows: [[Rational]], pivots: [Int]) {
    var (rows, pivots) = (rows, [Int]())
    for column in 0..<columns where pivots.count < rows.count {
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
    return (rows, pivots)
  }

  /// The vectors that are orthogonal to the rows.
  private static func kernel(_ rows: [[Rational]], columns: Int) -> [[Rational]] {
    let (rows, pivots) = reduced(rows, columns: columns)
    return (0..<columns).filter { !pivots.contains($0) }.map { free in
      var vector = [Rational](repeating: 0, count: columns)
      vector[free] = 1
      for (row, pivot) in zip(rows, pivots) { vector[pivot] = -row[free] }
      return vector
    }
  }

  /// The only solution of as many equations as unknowns; each row ends with its right side.
  private static func solution(_ rows: [[Rational]]) -> [Rational]? {
    let (rows, pivots) = reduced(rows, columns: rows.count)
    return pivots.count == rows.count ? rows.compactMap(\.last) : nil
  }

  static func subsets(_ size: Int, of count: Int) -> [[Int]] {
    guard size > 0 else { return [[]] }
    return size > count ? [] : (size - 1..<count).flatMap { last in subsets(size - 1, of: last).map { $0 + [last] } }
  }

  // MARK: Cells

  /// For each maximal cell the outputs of a positive gate at its extreme rays.
  private func cells() -> [Set<[Rational]>] {
    let dimension = data.dimension + 1
    let lines = Self.kernel(data.points, columns: dimension)
    let rank = dimension - lines.count
    var rays: Set<[Rational]> = []
    for chosen in Self.subsets(rank - 1, of: count) {
      let directions = Self.kernel(chosen.map { data.points[$0] } + lines, columns: dimension)
      guard directions.count == 1, let direction = directions.first else { continue }
      let values = data.points.map { Self.product($0, direction) }
      guard let length = values.first(where: { !$0.isZero })?.magnitude else { continue }
      rays.formUnion([values.map { $0 / length }, values.map { -$0 / length }])
    }
    var cells: Set<Set<[Rational]>> = []
    for signs in 0..<1 << count {
      let inside = rays.filter { ray in
        ray.enumerated().allSatisfy { $1.isZero || $1.isNegative == (signs >> $0 & 1 == 1) }
      }
      let outputs = inside.map { $0.map { max(0, $0) } }.filter { $0.contains { !$0.isZero } }
      cells.insert(Set(outputs))
    }
    return Self.maximal(cells)
  }

  private static func maximal(_ sets: Set<Set<[Rational]>>) -> [Set<[Rational]>] {
    sets.filter { small in !sets.contains { small.isStrictSubset(of: $0) } }
  }

  /// All sets of generators that are small enough to be independent and belong to one cone of networks.
  private func generators(width: Int, hasConstant: Bool) -> Set<[[Rational]]> {
    let ones = [Rational](repeating: 1, count: count)
    var cones: Set<Set<[Rational]>> = [hasConstant ? [ones, ones.map { -$0 }] : []]
    if width > 0 {
      let positive = cells()
      let signed = positive + positive.map { Set($0.map { $0.map { -$0 } }) }
      for _ in 0..<width {
        cones = Set(Self.maximal(Set(cones.flatMap { cone in signed.map { cone.union($0) } })))
      }
    }
    var sets: Set<[[Rational]]> = []
    for cone in cones {
      let vectors = cone.sorted { $0.lexicographicallyPrecedes($1) }
      for size in 0...min(count, vectors.count) {
        for chosen in Self.subsets(size, of: vectors.count) { sets.insert(chosen.map { vectors[$0] }) }
      }
    }
    return sets
  }

  // MARK: Losses

  /// The pieces at a point, as functions of output minus label.
  private func pieces(at point: Int) -> [[Rational]] {
    switch loss {
    case .squared, .greatest: []
    case .pieces(let pieces): pieces
    case .hinge: [[0, 0], [-data.labels[point], 0]]
    }
  }

  /// The loss of these outputs.
  func value(_ outputs: [Rational]) -> Rational {
    let errors = zip(outputs, data.labels).map { $0 - $1 }
    let terms = errors.indices.map { point -> Rational in
      let error = errors[point]
      switch loss {
      case .squared: return data.weights[point] * error * error
      case .greatest: return data.weights[point] * error.magnitude
      case .pieces, .hinge:
        return data.weights[point] * (pieces(at: point).map { $0[0] * error + $0[1] }.max() ?? 0)
      }
    }
    if loss == .greatest { return terms.max() ?? 0 }
    return terms.reduce(0, +)
  }

  /// How fast the loss grows in a direction, far away.
  private func growth(_ direction: [Rational]) -> Rational {
    direction.indices.reduce(0) { sum, point in
      sum + data.weights[point] * (pieces(at: point).map { $0[0] * direction[point] }.max() ?? 0)
    }
  }

  /// The outputs at which pieces meet.
  private func corners(at point: Int) -> Set<Rational> {
    let pieces = pieces(at: point)
    var corners: Set<Rational> = []
    for pair in Self.subsets(2, of: pieces.count) {
      let (one, two) = (pieces[pair[0]], pieces[pair[1]])
      if one[0] != two[0] { corners.insert(data.labels[point] + (two[1] - one[1]) / (one[0] - two[0])) }
    }
    return corners
  }

  /// The coefficients of the generators where the optimum may be.
  private func candidates(_ generators: [[Rational]]) -> [[Rational]?] {
    let size = generators.count
    guard size > 0 else { return [[]] }
    func equation(_ point: Int, _ right: Rational) -> [Rational] { generators.map { $0[point] } + [right] }
    switch loss {
    case .squared:
      func weighted(_ left: [Rational], _ right: [Rational]) -> Rational {
        zip(data.weights, zip(left, right)).reduce(0) { $0 + $1.0 * $1.1.0 * $1.1.1 }
      }
      let equations = generators.map { row in generators.map { weighted(row, $0) } + [weighted(row, data.labels)] }
      return [Self.solution(equations)]
    case .greatest:
      // Errors with a sign that are equal to the greatest one, which is the last unknown.
      return Self.subsets(size + 1, of: 2 * count).map { chosen in
        let equations = chosen.map { number -> [Rational] in
          let (point, sign) = (number / 2, Rational(number.isMultiple(of: 2) ? 1 : -1))
          return generators.map { $0[point] } + [-sign / data.weights[point], data.labels[point]]
        }
        return Self.solution(equations).map { Array($0.dropLast()) }
      }
    case .pieces, .hinge:
      return Self.subsets(size, of: count).flatMap { chosen in
        var systems: [[[Rational]]] = [[]]
        for point in chosen {
          systems = systems.flatMap { system in corners(at: point).map { system + [equation(point, $0)] } }
        }
        return systems.map(Self.solution)
      }
    }
  }

  /// Whether the loss falls for ever in the cone of the generators: along a ray where pieces change.
  private func isUnbounded(_ generators: [[Rational]]) -> Bool {
    if loss == .squared || loss == .greatest || generators.isEmpty { return false }
    return Self.subsets(generators.count - 1, of: count).contains { chosen in
      let equations = chosen.map { point in generators.map { $0[point] } + [0] }
      let sum = [Rational](repeating: 1, count: generators.count + 1)
      guard let factors = Self.solution(equations + [sum]), !factors.contains(where: \.isNegative) else { return false }
      return growth(combination(generators, factors)).isNegative
    }
  }

  private func combination(_ generators: [[Rational]], _ factors: [Rational]) -> [Rational] {
    (0..<count).map { point in zip(factors, generators).reduce(0) { $0 + $1.0 * $1.1[point] } }
  }

  /// The least loss of networks with so many gates.
  func optimum(width: Int, hasConstant: Bool) -> Optimum {
    optimum(over: generators(width: width, hasConstant: hasConstant))
  }

  /// The least loss of all functions, which have any value at each point; as many gates as points have it, too.
  func optimumOfAllFunctions() -> Optimum {
    var values: [Rational] = []
    for point in Set(data.points) {
      let own = data.points.indices.filter { data.points[$0] == point }
      var part = data
      part.points = own.map { data.points[$0] }
      part.labels = own.map { data.labels[$0] }
      part.weights = own.map { data.weights[$0] }
      let ones = own.map { _ in Rational(1) }
      guard
        case .least(let value) = OracleTraining(data: part, loss: loss).optimum(over: [[], [ones], [ones.map { -$0 }]])
      else { return .unbounded }
      values.append(value)
    }
    return .least(loss == .greatest ? values.max() ?? 0 : values.reduce(0, +))
  }

  /// The number of different points.
  var distinctPoints: Int { Set(data.points).count }

  private func optimum(over cones: some Sequence<[[Rational]]>) -> Optimum {
    if count == 0 { return .least(0) }
    var best: Rational?
    for generators in cones {
      if isUnbounded(generators) { return .unbounded }
      for case let factors? in candidates(generators) where !factors.contains(where: \.isNegative) {
        let value = value(combination(generators, factors))
        best = best.map { min($0, value) } ?? value
      }
    }
    return best.map(Optimum.least) ?? .unbounded
  }
}
