/// The least loss over all nonnegative combinations of the allowed hinges, in floating point: an interior point method
/// (Mehrotra 1992) that takes time linear in the number of places, as the dual variables G couple only to their neighbours.
struct LineRelaxation {
  /// What the method finds.
  struct Result {
    /// The dual variables; see `LineScale`.
    var dual: [Double]
    /// The coefficients of right- and left-facing hinges; positive minus negative where both are allowed.
    var right: [Double]
    var left: [Double]
    /// The scaled loss of nearly feasible outputs, and what the dual variables prove nearly.
    var primalValue: Double
    var dualValue: Double
    /// What the shares of the pieces prove nearly. Where slopes must vanish for some combination of hinges and must not be
    /// positive, as for the hinge loss, the dual variables have no interior, and `dualValue` says nothing.
    var estimate: Double
  }

  /// A condition that the sum over a hinge is nonnegative (or, with sign 0, zero).
  private struct Row {
    let place: Int
    let isLeft: Bool
    let sign: Double
  }

  private struct Piece {
    let place: Int
    let slope: Double
    let intercept: Double
  }

  private let scale: LineScale
  private var system: BandedSystem
  private let pieces: [Piece]
  private let tops: [Double]
  private var rows: [Row] = []
  /// Where the unknown of the system is the sum over the left-facing hinge.
  private var isLeft: [Bool] = []

  /// - Precondition: there are at least two places.
  init(_ scale: LineScale) {
    self.scale = scale
    system = BandedSystem(count: scale.count)
    var pieces: [Piece] = []
    var tops: [Double] = []
    for (place, loss) in scale.losses.enumerated() {
      guard case .pieces(let own) = loss else { continue }
      pieces += own.map { Piece(place: place, slope: $0.slope, intercept: $0.intercept) }
      tops.append((own.map(\.intercept).max() ?? 0) + 1)
    }
    self.pieces = pieces
    self.tops = tops
  }

  /// Solves the relaxation until it is clear on which side of a threshold its value lies, and if below, where up to a
  /// relative precision.
  mutating func solve(
    _ allowed: AllowedHinges, free: LineData.FreePart, threshold: Double, precision: Double = 1e-3
  ) -> Result {
    let m = scale.count
    rows = []
    for (signs, isLeft) in [(allowed.right, false), (allowed.left, true)] {
      for (place, bits) in signs.enumerated() where bits != 0 {
        rows.append(Row(place: place, isLeft: isLeft, sign: bits == 3 ? 0 : bits == 1 ? 1 : -1))
      }
    }
    isLeft = (0..<m).map { place in
      let (right, left) = (allowed.right[place], allowed.left[place])
      return place > 0 && place < m - 1 && left != 0 && (right == 0 || left == 3 && right != 3)
    }
    let reach = Double(m).squareRoot()
    var dual = [Double](repeating: 0, count: m)
    var unknowns = dual
    var outputs = [Double](repeating: 0, count: m)
    var multipliers = rows.map { $0.sign == 0 ? 0 : 1.0 }
    var slacks = rows.map { _ in reach }
    // For piecewise linear losses: shares p of the pieces, and how far they are below the top t.
    var tops = tops
    var shares = [Double](repeating: 0, count: pieces.count)
    var gaps = shares
    if !pieces.isEmpty {
      var number = [Double](repeating: 0, count: m)
      for piece in pieces { number[piece.place] += 1 }
      for (index, piece) in pieces.enumerated() {
        shares[index] = 1 / number[piece.place]
        gaps[index] = tops[piece.place] - piece.intercept
      }
    }
    let pairs = rows.count(where: { $0.sign != 0 }) + pieces.count
    var result = Result(
      dual: dual, right: [], left: [], primalValue: .infinity, dualValue: -.infinity, estimate: -.infinity)
    for _ in 0..<60 {
      // Residuals.
      let slopes = scale.slopes(dual)
      var curvature = [Double](repeating: 0, count: m)
      var offset = curvature
      var own = curvature
      let topSums = pieceSums(shares, gaps)
      for (place, loss) in scale.losses.enumerated() {
        if case .squared(let weight, let label) = loss {
          curvature[place] = 2 * weight
          own[place] = 2 * weight * (outputs[place] - label)
        }
      }
      for (index, piece) in pieces.enumerated() { own[piece.place] += shares[index] * piece.slope }
      if !pieces.isEmpty {
        for place in 0..<m {
          curvature[place] = max(
            topSums.second[place] - topSums.first[place] * topSums.first[place] / topSums.zeroth[place], 1e-16)
        }
      }
      var stationarity = scale.transposed(outputs)
      var rowValues = [Double](repeating: 0, count: rows.count)
      for (index, row) in rows.enumerated() {
        rowValues[index] = isOwn(row) ? unknowns[row.place] : value(row, dual)
        spread(row, -(row.sign == 0 ? 1 : row.sign) * multipliers[index], &stationarity)
      }
      var complementarity = 0.0
      for (index, row) in rows.enumerated() where row.sign != 0 {
        complementarity += multipliers[index] * slacks[index]
      }
      for index in pieces.indices { complementarity += shares[index] * gaps[index] }
      let mean = pairs > 0 ? complementarity / Double(pairs) : 0

      // Where are we?
      var roughness = 0.0
      for (index, value) in stationarity.enumerated() where !isFixed(index, free) {
        roughness = max(roughness, value.magnitude)
      }
      let (feasible, bound) = scale.cleaned(dual, allowed, free)
      if bound >= result.dualValue { (result.dual, result.dualValue) = (feasible, bound) }
      result.primalValue = scale.loss(outputs)
      let gap = result.primalValue - result.dualValue
      let magnitude = 1e-9 + result.primalValue.magnitude
      if result.dualValue > threshold + 1e-5 * magnitude { break }
      result.estimate = result.dualValue
      if !pieces.isEmpty {
        var (value, distance) = (0.0, 0.0)
        for (index, piece) in pieces.enumerated() { value += shares[index] * piece.intercept }
        for place in 0..<m { distance = max(distance, (slopes[place] - own[place]).magnitude) }
        if distance < 1e-6, roughness < 1e-4, (result.primalValue - value).magnitude < 1e-5 * magnitude {
          result.estimate = max(value, result.estimate)
          if value > threshold - 1e-6 * magnitude { break }
        }
      }
      if roughness < 1e-7 {
        if gap < 1e-10 * magnitude { break }
        if result.primalValue < threshold - 1e-6 * magnitude, gap < precision * magnitude { break }
      }

      // The matrix.
      system.clear()
      for place in 0..<m { addSlope(place, 1 / curvature[place]) }
      for (index, row) in rows.enumerated() {
        addRow(row, row.sign == 0 ? penalty(row) : multipliers[index] / slacks[index])
      }
      if free != .nothing { system.fix(last: true) }
      if free == .affine { system.fix(last: false) }
      system.factor()

      // Predictor, then corrector.
      var target = 0.0
      var rowCross = [Double](repeating: 0, count: rows.count)
      var pieceCross = [Double](repeating: 0, count: pieces.count)
      var step = Step()
      var length = 0.0
      for round in 0..<2 {
        step = direction(
          dual: dual, outputs: outputs, slopes: slopes, own: own, curvature: curvature, offset: &offset,
          stationarity: stationarity, rowValues: rowValues, multipliers: multipliers, slacks: slacks, shares: shares,
          gaps: gaps, tops: tops, sums: topSums, target: target, rowCross: rowCross, pieceCross: pieceCross,
          free: free)
        length = 1
        for (index, row) in rows.enumerated() where row.sign != 0 {
          if step.slacks[index] < 0 { length = min(length, -slacks[index] / step.slacks[index]) }
          if step.multipliers[index] < 0 { length = min(length, -multipliers[index] / step.multipliers[index]) }
        }
        for index in pieces.indices {
          if step.shares[index] < 0 { length = min(length, -shares[index] / step.shares[index]) }
          if step.gaps[index] < 0 { length = min(length, -gaps[index] / step.gaps[index]) }
        }
        if round == 1 || pairs == 0 { break }
        var predicted = 0.0
        for (index, row) in rows.enumerated() where row.sign != 0 {
          predicted +=
            (multipliers[index] + length * step.multipliers[index])
            * (slacks[index] + length * step.slacks[index])
          rowCross[index] = step.multipliers[index] * step.slacks[index]
        }
        for index in pieces.indices {
          predicted += (shares[index] + length * step.shares[index]) * (gaps[index] + length * step.gaps[index])
          pieceCross[index] = step.shares[index] * step.gaps[index]
        }
        let ratio = complementarity > 0 ? predicted / complementarity : 0
        target = mean * ratio * ratio * ratio
      }
      if !length.isFinite || step.dual.contains(where: { !$0.isFinite }) { break }
      length = length < 1 ? 0.99 * length : 1
      for index in 0..<m {
        dual[index] += length * step.dual[index]
        unknowns[index] += length * step.unknowns[index]
        outputs[index] += length * step.outputs[index]
      }
      for (index, row) in rows.enumerated() {
        multipliers[index] += length * step.multipliers[index]
        if row.sign != 0 { slacks[index] += length * step.slacks[index] }
      }
      for index in pieces.indices {
        shares[index] += length * step.shares[index]
        gaps[index] += length * step.gaps[index]
      }
      for index in tops.indices { tops[index] += length * step.tops[index] }
    }
    result.right = [Double](repeating: 0, count: m)
    result.left = result.right
    for (index, row) in rows.enumerated() {
      let value = (row.sign == 0 ? 1 : row.sign) * multipliers[index]
      if row.isLeft { result.left[row.place] = value } else { result.right[row.place] = value }
    }
    return result
  }

  private struct Step {
    var dual: [Double] = []
    var unknowns: [Double] = []
    var outputs: [Double] = []
    var multipliers: [Double] = []
    var slacks: [Double] = []
    var shares: [Double] = []
    var gaps: [Double] = []
    var tops: [Double] = []
  }

  private struct PieceSums {
    var zeroth: [Double] = []
    var first: [Double] = []
    var second: [Double] = []
  }

  private func pieceSums(_ shares: [Double], _ gaps: [Double]) -> PieceSums {
    if pieces.isEmpty { return PieceSums() }
    let zero = [Double](repeating: 0, count: scale.count)
    var sums = PieceSums(zeroth: zero, first: zero, second: zero)
    for (index, piece) in pieces.enumerated() {
      let ratio = shares[index] / gaps[index]
      sums.zeroth[piece.place] += ratio
      sums.first[piece.place] += ratio * piece.slope
      sums.second[piece.place] += ratio * piece.slope * piece.slope
    }
    return sums
  }

  private func isFixed(_ index: Int, _ free: LineData.FreePart) -> Bool {
    index == scale.count - 1 && free != .nothing || index == 0 && free == .affine
  }

  /// Newton's direction towards complementarity products `target` minus the cross terms of the predictor.
  private func direction(
    dual: [Double], outputs: [Double], slopes: [Double], own: [Double], curvature: [Double], offset: inout [Double],
    stationarity: [Double], rowValues: [Double], multipliers: [Double], slacks: [Double], shares: [Double],
    gaps: [Double], tops: [Double], sums: PieceSums, target: Double, rowCross: [Double], pieceCross: [Double],
    free: LineData.FreePart
  ) -> Step {
    let m = scale.count
    // δp = e − d (δt − a δf) with d = p / z; the sum of the shares is 1, which gives δt.
    var errors = [Double](repeating: 0, count: pieces.count)
    var errorSums = [Double](repeating: 0, count: pieces.isEmpty ? 0 : m)
    var errorSlopes = errorSums
    var shareSums = errorSums
    for (index, piece) in pieces.enumerated() {
      let residual = tops[piece.place] - piece.slope * outputs[piece.place] - piece.intercept - gaps[index]
      let product = target - shares[index] * gaps[index] - pieceCross[index]
      errors[index] = (product - shares[index] * residual) / gaps[index]
      errorSums[piece.place] += errors[index]
      errorSlopes[piece.place] += piece.slope * errors[index]
      shareSums[piece.place] += shares[index]
    }
    var right = [Double](repeating: 0, count: m)
    for place in 0..<m {
      offset[place] = 0
      if !pieces.isEmpty {
        let sum: Double = errorSums[place] + shareSums[place] - 1
        offset[place] = errorSlopes[place] - sums.first[place] * sum / sums.zeroth[place]
      }
      right[place] = -(slopes[place] - own[place] - offset[place]) / curvature[place]
    }
    var side = scale.transposed(right)
    for index in 0..<m { side[index] -= stationarity[index] }
    var products = [Double](repeating: 0, count: rows.count)
    for (index, row) in rows.enumerated() {
      if row.sign == 0 {
        spread(row, -penalty(row) * rowValues[index], &side)
      } else {
        let residual = row.sign * rowValues[index] - slacks[index]
        products[index] = target - multipliers[index] * slacks[index] - rowCross[index]
        spread(row, row.sign * (products[index] - multipliers[index] * residual) / slacks[index], &side)
      }
    }
    var step = Step()
    step.unknowns = solveSystem(&side, free)
    step.dual = side
    let change = scale.slopes(side)
    step.outputs = right
    for place in 0..<m { step.outputs[place] = change[place] / curvature[place] - right[place] }
    step.multipliers = products
    step.slacks = products
    for (index, row) in rows.enumerated() {
      let moved = isOwn(row) ? step.unknowns[row.place] : value(row, side)
      if row.sign == 0 {
        step.multipliers[index] = -penalty(row) * (rowValues[index] + moved)
        step.slacks[index] = 0
      } else {
        step.slacks[index] = row.sign * (rowValues[index] + moved) - slacks[index]
        step.multipliers[index] = (products[index] - multipliers[index] * step.slacks[index]) / slacks[index]
      }
    }
    if !pieces.isEmpty {
      step.tops = [Double](repeating: 0, count: m)
      for place in 0..<m {
        let sum: Double = errorSums[place] + shareSums[place] - 1
        step.tops[place] = (sum + sums.first[place] * step.outputs[place]) / sums.zeroth[place]
      }
      step.shares = errors
      step.gaps = errors
      for (index, piece) in pieces.enumerated() {
        let moved = step.tops[piece.place] - piece.slope * step.outputs[piece.place]
        step.shares[index] = errors[index] - shares[index] / gaps[index] * moved
        step.gaps[index] =
          moved + tops[piece.place] - piece.slope * outputs[piece.place] - piece.intercept - gaps[index]
      }
    }
    return step
  }

  /// The sum over a hinge (without its sign) of the slopes that belong to dual variables.
  private func value(_ row: Row, _ dual: [Double]) -> Double {
    let m = scale.count
    if !row.isLeft { return dual[row.place] }
    return (row.place < m - 1 ? dual[row.place] : 0) - dual[0] + scale.places[row.place] * dual[m - 1]
  }

  /// How strongly a sum is held at zero; most are unknowns of the system themselves.
  private func penalty(_ row: Row) -> Double { isOwn(row) ? 1e22 : 1e11 }

  /// Whether the sum over a hinge is an unknown of the system.
  private func isOwn(_ row: Row) -> Bool { row.place < scale.count - 1 && row.isLeft == isLeft[row.place] }

  /// The transpose of `value`.
  private func spread(_ row: Row, _ factor: Double, _ vector: inout [Double]) {
    let m = scale.count
    if !row.isLeft {
      vector[row.place] += factor
    } else {
      if row.place < m - 1 { vector[row.place] += factor }
      vector[0] -= factor
      vector[m - 1] += scale.places[row.place] * factor
    }
  }

  // MARK: The system

  /// The system's unknown at a place is G or H = G − G₀ + x M: that of the hinge which is held more strongly, so that nothing
  /// large cancels. The two unknowns of the border are G₀ and M.
  private mutating func addSlope(_ place: Int, _ factor: Double) {
    let m = scale.count
    let before = place > 0 ? scale.inverseGaps[place - 1] : 0
    let after = place < m - 1 ? scale.inverseGaps[place] : 0
    // G = H + G₀ − x M, an affine function, of which the slope sees nothing where it is added throughout.
    let gap = isLeft[place]
    if place > 1, place < m - 2 {
      var (start, end) = (0.0, 0.0)
      if isLeft[place - 1] != gap || isLeft[place + 1] != gap {
        // The sum over the three places is that over the places that differ from this one, up to its sign.
        let sign: Double = gap ? -1 : 1
        if isLeft[place - 1] != gap {
          start += sign * before
          end -= sign * before * scale.places[place - 1]
        }
        if isLeft[place + 1] != gap {
          start += sign * after
          end -= sign * after * scale.places[place + 1]
        }
      }
      system.addInner(
        place, factor, before: before, middle: -before - after, after: after, start: start, end: end)
      return
    }
    if place == 0 {
      // M − (G₀ − G₁) / (x₁ − x₀), which is H₁ / (x₁ − x₀).
      if m > 2, isLeft[1] {
        system.addSquare(factor, [(1, after)])
      } else {
        system.addSquare(factor, [(0, -after), (1, m > 2 ? after : 0), (m - 1, 1)])
      }
      return
    }
    var form: [(unknown: Int, coefficient: Double)] = []
    func add(_ unknown: Int, _ coefficient: Double) {
      form.append((unknown, coefficient))
      if isLeft[unknown] {
        form.append((0, coefficient))
        form.append((m - 1, -coefficient * scale.places[unknown]))
      }
    }
    if place == 1, m > 3, gap, isLeft[2] {
      system.addSquare(factor, [(1, -before - after), (2, after)])
      return
    }
    add(place - 1, before)
    if place < m - 1 { add(place, -before - after) }
    if place + 1 < m - 1 { add(place + 1, after) }
    system.addSquare(factor, form)
  }

  private mutating func addRow(_ row: Row, _ factor: Double) {
    let m = scale.count
    let x = scale.places[row.place]
    if isOwn(row) {
      system.add(factor, row.place, row.place)
    } else if row.isLeft {
      system.addSquare(factor, [(0, -1), (m - 1, x)] + (row.place < m - 1 ? [(row.place, 1)] : []))
    } else {
      system.addSquare(factor, [(row.place, 1), (0, 1), (m - 1, -x)])
    }
  }

  /// Solves the system, and turns the solution, which it returns, into G and M.
  private func solveSystem(_ side: inout [Double], _ free: LineData.FreePart) -> [Double] {
    let m = scale.count
    for place in stride(from: 1, to: m - 1, by: 1) where isLeft[place] {
      side[0] += side[place]
      side[m - 1] -= scale.places[place] * side[place]
    }
    for index in [0, m - 1] where isFixed(index, free) { side[index] = 0 }
    system.solve(&side)
    let unknowns = side
    for place in stride(from: 1, to: m - 1, by: 1) where isLeft[place] {
      side[place] += side[0] - scale.places[place] * side[m - 1]
    }
    return unknowns
  }
}
