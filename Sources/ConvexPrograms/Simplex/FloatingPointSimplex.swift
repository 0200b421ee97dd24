import ExactNumbers

/// The primal simplex method with bounds in floating point, which proposes a basis; nothing it says is believed unchecked.
///
/// A dense dictionary, basic = T · nonbasic, starts with all rows basic. First the sum of infeasibilities is minimised, with
/// steps across several bounds at once, then the objective. Entering variables are chosen by steepest edge, whose exact
/// norms come with the update of the dictionary for half its price (Goldfarb and Reid 1977).
struct FloatingPointSimplex {
  let rowCount: Int
  let columnCount: Int
  /// Row after row.
  var table: [Double]
  var basic: [Int]
  var nonbasic: [Int]
  var costs: [Double]
  let lower: [Double]
  let upper: [Double]
  /// The values of variables and rows by number.
  var values: [Double]
  /// 1 + the squared length of each column of the dictionary.
  var norms: [Double]
  private let original: [Double]
  private let originalCosts: [Double]
  private var random = SplitMix(state: 1)

  private static let feasibility = 1e-9
  private static let optimality = 1e-9
  private static let pivot = 1e-9

  init(_ program: ScaledProgram) {
    let (m, n) = (program.rowCount, program.variableCount)
    rowCount = m
    columnCount = n
    let scale = FloatingPointScale(program)
    var table = [Double](repeating: 0, count: m * n)
    for (i, row) in program.rows.enumerated() {
      for entry in row { table[i * n + entry.index] = scale.scaled(entry.value, row: i, column: entry.index) }
    }
    original = table
    self.table = table
    costs = scale.costs
    originalCosts = costs
    lower = scale.lower
    upper = scale.upper
    basic = Array(n..<(n + m))
    nonbasic = Array(0..<n)
    norms = [Double](repeating: 1, count: n)
    values = [Double](repeating: 0, count: n + m)
    for j in 0..<n { values[j] = Self.start(lower[j], upper[j]) }
    refreshNorms()
    refreshValues()
  }

  /// The bound nearest to zero, or zero for a free variable.
  private static func start(_ lower: Double, _ upper: Double) -> Double {
    if lower.isFinite { return upper.isFinite && upper.magnitude < lower.magnitude ? upper : lower }
    return upper.isFinite ? upper : 0
  }

  /// Runs until the method believes to know the answer, or the number of steps is too large to go on.
  mutating func run() -> SimplexProposal {
    let limit = 200 + 40 * (rowCount + columnCount)
    var stalled = 0
    var sinceRefresh = 0
    var isFresh = false
    for _ in 0..<limit {
      let (gradient, infeasible) = phaseOneGradient()
      let isPhaseOne = !infeasible.isEmpty
      guard let (column, direction) = entering(isPhaseOne ? gradient : costs, isStalled: stalled > 20) else {
        // Before an answer is believed the dictionary is computed anew.
        if !isFresh, sinceRefresh > 30 {
          rebuild()
          isFresh = true
          sinceRefresh = 0
          continue
        }
        if !isPhaseOne { return .optimal(basis()) }
        var violations = [Int](repeating: 0, count: rowCount)
        for row in infeasible { violations[row] = values[basic[row]] < lower[basic[row]] ? -1 : 1 }
        return .infeasible(basis(), violations: violations)
      }
      let step = ratioTest(column, direction, slope: (isPhaseOne ? gradient : costs)[column], isPhaseOne: isPhaseOne)
      guard let step else {
        if isPhaseOne { return .exhausted(basis()) }
        return .unbounded(basis(), entering: column, direction: direction > 0 ? 1 : -1)
      }
      stalled = step.length > 1e-12 ? 0 : stalled + 1
      move(column, by: direction * step.length)
      if let row = step.row {
        let leaving = basic[row]
        values[leaving] = step.toUpper ? upper[leaving] : lower[leaving]
        exchange(row, column)
        sinceRefresh += 1
      } else {
        let variable = nonbasic[column]
        values[variable] = direction > 0 ? upper[variable] : lower[variable]
      }
      if sinceRefresh >= 150 {
        rebuild()
        sinceRefresh = 0
      }
      isFresh = sinceRefresh == 0
    }
    return .exhausted(basis())
  }

  private func basis() -> SimplexBasis {
    SimplexBasis(
      basic: basic, nonbasic: nonbasic,
      positions: nonbasic.map { variable in
        if !lower[variable].isFinite, !upper[variable].isFinite { return .atZero }
        if !lower[variable].isFinite { return .atUpper }
        if !upper[variable].isFinite { return .atLower }
        return values[variable] - lower[variable] <= upper[variable] - values[variable] ? .atLower : .atUpper
      })
  }

  private func violation(_ variable: Int) -> Int {
    let value = values[variable]
    if value < lower[variable] - Self.feasibility * max(1, lower[variable].magnitude) { return -1 }
    if value > upper[variable] + Self.feasibility * max(1, upper[variable].magnitude) { return 1 }
    return 0
  }

  /// The derivatives of the sum of infeasibilities, and the rows that are infeasible.
  private func phaseOneGradient() -> ([Double], [Int]) {
    var rows: [Int] = []
    for row in 0..<rowCount where violation(basic[row]) != 0 { rows.append(row) }
    if rows.isEmpty { return ([], []) }
    var gradient = [Double](repeating: 0, count: columnCount)
    for row in rows {
      let sign = Double(violation(basic[row]))
      for column in 0..<columnCount { gradient[column] += sign * table[row * columnCount + column] }
    }
    return (gradient, rows)
  }

  private mutating func entering(_ gradient: [Double], isStalled: Bool) -> (column: Int, direction: Double)? {
    var best: (column: Int, direction: Double)?
    var bestScore = 0.0
    for column in 0..<columnCount {
      let slope = gradient[column]
      guard slope.magnitude > Self.optimality else { continue }
      let variable = nonbasic[column]
      let direction: Double = slope < 0 ? 1 : -1
      if direction > 0 ? values[variable] >= upper[variable] : values[variable] <= lower[variable] { continue }
      var score = slope * slope / norms[column]
      // Ties are broken at random when nothing moves, which ends cycles with probability 1.
      if isStalled { score *= random.unit() }
      if score > bestScore { (best, bestScore) = ((column, direction), score) }
    }
    return best
  }

  private struct Step {
    var length: Double
    var row: Int?
    var toUpper = false
  }

  private struct Breakpoint {
    var length: Double
    var row: Int
    var size: Double
    var toUpper: Bool
  }

  /// How far a nonbasic variable moves, and which basic one leaves at one of its bounds.
  private func ratioTest(_ column: Int, _ direction: Double, slope: Double, isPhaseOne: Bool) -> Step? {
    let variable = nonbasic[column]
    let room = direction > 0 ? upper[variable] - values[variable] : values[variable] - lower[variable]
    var breakpoints: [Breakpoint] = []
    for row in 0..<rowCount {
      let rate = direction * table[row * columnCount + column]
      guard rate.magnitude > Self.pivot else { continue }
      let name = basic[row]
      let (value, low, high) = (values[name], lower[name], upper[name])
      let side = violation(name)
      func add(_ bound: Double, _ toUpper: Bool) {
        let length = max(0, (bound - value) / rate)
        breakpoints.append(Breakpoint(length: length, row: row, size: rate.magnitude, toUpper: toUpper))
      }
      if rate > 0 {
        if side < 0 { add(low, false) }
        if side <= 0, high.isFinite { add(high, true) }
      } else {
        if side > 0 { add(high, true) }
        if side >= 0, low.isFinite { add(low, false) }
      }
    }
    if !isPhaseOne {
      guard let nearest = breakpoints.map(\.length).min() else { return room.isFinite ? Step(length: room) : nil }
      if room <= nearest { return Step(length: room) }
      // Of the bounds reached almost together, the one with the largest pivot.
      let reach = breakpoints.reduce(Double.infinity) { min($0, $1.length + Self.feasibility / $1.size) }
      let chosen = breakpoints.filter { $0.length <= reach }.max { $0.size < $1.size }
      return chosen.map { Step(length: min($0.length, room), row: $0.row, toUpper: $0.toUpper) }
    }
    // The sum of infeasibilities is convex along the way: go on while it falls.
    breakpoints.sort { $0.length < $1.length }
    var rate = -slope.magnitude
    var index = 0
    while index < breakpoints.count {
      rate += breakpoints[index].size
      if rate >= 0 { break }
      index += 1
    }
    guard index < breakpoints.count else { return room.isFinite ? Step(length: room) : nil }
    var chosen = breakpoints[index]
    for other in breakpoints where other.length <= chosen.length && other.length >= chosen.length - 1e-12 {
      if other.size > chosen.size { chosen = other }
    }
    if room <= chosen.length { return Step(length: room) }
    return Step(length: chosen.length, row: chosen.row, toUpper: chosen.toUpper)
  }

  private mutating func move(_ column: Int, by amount: Double) {
    if amount == 0 { return }
    values[nonbasic[column]] += amount
    for row in 0..<rowCount { values[basic[row]] += amount * table[row * columnCount + column] }
  }

  /// Exchanges a basic and a nonbasic variable and brings dictionary, costs and norms up to date.
  private mutating func exchange(_ row: Int, _ column: Int) {
    let n = columnCount
    let reciprocal = 1 / table[row * n + column]
    table.withUnsafeMutableBufferPointer { buffer in
      norms.withUnsafeMutableBufferPointer { norms in
        guard let table = buffer.baseAddress, let norms = norms.baseAddress else { return }
        let source = table + row * n
        for j in 0..<n { source[j] *= -reciprocal }
        source[column] = reciprocal
        for j in 0..<n { norms[j] = 1 + source[j] * source[j] }
        for i in 0..<rowCount where i != row {
          let target = table + i * n
          let factor = target[column]
          if factor == 0 {
            for j in 0..<n { norms[j] += target[j] * target[j] }
          } else {
            target[column] = 0
            for j in 0..<n {
              let value = target[j] + factor * source[j]
              target[j] = value
              norms[j] += value * value
            }
          }
        }
      }
    }
    let factor = costs[column]
    costs[column] = 0
    if factor != 0 { for j in 0..<n { costs[j] += factor * table[row * n + j] } }
    (basic[row], nonbasic[column]) = (nonbasic[column], basic[row])
  }

  private mutating func refreshNorms() {
    for column in 0..<columnCount { norms[column] = 1 }
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        let value = table[row * columnCount + column]
        norms[column] += value * value
      }
    }
  }

  private mutating func refreshValues() {
    for row in 0..<rowCount {
      var sum = 0.0
      for column in 0..<columnCount { sum += table[row * columnCount + column] * values[nonbasic[column]] }
      values[basic[row]] = sum
    }
  }

  /// The dictionary of the same basis, computed from the program.
  private mutating func rebuild() {
    let target = Set(basic)
    table = original
    costs = originalCosts
    basic = Array(columnCount..<(columnCount + rowCount))
    nonbasic = Array(0..<columnCount)
    for column in 0..<columnCount where target.contains(nonbasic[column]) {
      var best: (row: Int, size: Double)?
      for row in 0..<rowCount where !target.contains(basic[row]) {
        let size = table[row * columnCount + column].magnitude
        if size > best?.size ?? Self.pivot { best = (row, size) }
      }
      if let best { exchange(best.row, column) }
    }
    // A variable that could not come back stands at a bound.
    for variable in nonbasic {
      let value = values[variable]
      if value > lower[variable], value < upper[variable] {
        values[variable] = Self.start(lower[variable], upper[variable])
      }
      values[variable] = min(max(values[variable], lower[variable]), upper[variable])
    }
    refreshNorms()
    refreshValues()
  }
}

/// A small generator of numbers that look random (Steele, Lea and Flood 2014).
struct SplitMix {
  var state: UInt64

  /// A number in [1/2, 1).
  mutating func unit() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double(value >> 12) * 0x1p-53 + 0.5
  }
}
