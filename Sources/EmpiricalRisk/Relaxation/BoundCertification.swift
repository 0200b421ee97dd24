import ConvexPrograms
import ExactAlgebra
import ExactNumbers

/// Makes exact bounds of what the floating-point method finds.
struct BoundCertification: Sendable {
  let data: ScaledData

  /// A bound of at least the target: first by rounding, then by a linear program near the floating-point solution.
  func bound(
    _ model: RelaxationModel, _ solution: RelaxationSolution, target: Rational
  ) -> (bound: RelaxationBound, isRounded: Bool)? {
    let largest = solution.slopes.reduce(0) { max($0, $1.magnitude) }
    guard largest.isFinite, largest > 0 || !data.isSquared else { return nil }
    if largest > 0, !data.hasOutputBias {
      for bits in [10, 18] {
        let scale = Self.powerOfTwo(bits, over: largest)
        if let found = rounded(model, solution, scale), found.value >= target { return (found, true) }
      }
    }
    for tightness in data.isSquared ? [0.01, 0.0001] : [1] {
      guard let found = repaired(model, solution, tightness), found.value >= target else { continue }
      return (found, false)
    }
    return nil
  }

  /// The best bound that rounding or a linear program gives.
  func bestBound(_ model: RelaxationModel, _ solution: RelaxationSolution) -> RelaxationBound? {
    let largest = solution.slopes.reduce(0) { max($0, $1.magnitude) }
    guard largest.isFinite else { return nil }
    var found: [RelaxationBound] = []
    if largest > 0, !data.hasOutputBias {
      found += [12, 20, 30].compactMap { rounded(model, solution, Self.powerOfTwo($0, over: largest)) }
    }
    let best = found.map(\.value).max()
    // Rounding loses little where nothing has to be exact.
    if best.map({ $0.approximateDouble < 0.999 * solution.dual }) ?? true {
      found += (data.isSquared ? [0.01, 0.0001] : [1]).compactMap { repaired(model, solution, $0) }
    }
    // Rather a poor bound than none.
    for tightness in [0.05, 0.2] where found.isEmpty && data.isSquared {
      if let bound = repaired(model, solution, tightness) { found.append(bound) }
    }
    return found.max { $0.value < $1.value }
  }

  /// 2^k with largest · 2^k just below 2^bits.
  private static func powerOfTwo(_ bits: Int, over largest: Double) -> Int {
    largest > 0 ? bits - Int(largest.exponent) - 1 : bits
  }

  private func rounded(_ model: RelaxationModel, _ solution: RelaxationSolution, _ exponent: Int) -> RelaxationBound? {
    func integer(_ value: Double) -> BigInteger {
      BigInteger(exactly: Double(sign: .plus, exponent: exponent, significand: value).rounded()) ?? 0
    }
    let slopes = solution.slopes.map(integer)
    var multipliers = [BigInteger](repeating: 0, count: model.cones.count * data.count)
    for (j, cone) in model.cones.enumerated() {
      for i in 0..<data.count where cone.statuses[i] != .off {
        let slope = model.signs[j] > 0 ? slopes[i] : -slopes[i]
        if slope.signum() <= 0 { continue }
        let index = j * data.count + i
        multipliers[index] = cone.statuses[i] == .on ? slope : min(slope, integer(solution.lowerMultipliers[index]))
      }
    }
    let denominator = exponent >= 0 ? BigInteger(1) << exponent : 1
    if exponent < 0 {
      let factor = BigInteger(1) << -exponent
      return data.bound(
        model, slopes: slopes.map { $0 * factor }, multipliers: multipliers.map { $0 * factor }, denominator: 1)
    }
    return data.bound(model, slopes: slopes, multipliers: multipliers, denominator: denominator)
  }

  /// The bound with the given slopes, if there are multipliers for it.
  func bound(_ model: RelaxationModel, slopes: [Rational]) -> RelaxationBound? {
    guard data.conjugateBound(slopes) != nil else { return nil }
    if data.hasOutputBias, !slopes.reduce(Rational(0), +).isZero { return nil }
    // One program a gate: multipliers between 0 and the slopes with nonnegative sums at the rays.
    var multipliers = [Rational](repeating: 0, count: model.cones.count * data.count)
    for (j, cone) in model.cones.enumerated() {
      let m = cone.rayCount
      var variables: [Int] = []
      var sums = [Rational](repeating: 0, count: m)
      for i in 0..<data.count where cone.statuses[i] != .off {
        let slope = model.signs[j] > 0 ? slopes[i] : -slopes[i]
        let index = j * data.count + i
        if cone.statuses[i] == .on { multipliers[index] = max(0, slope) }
        for r in 0..<m {
          let v = cone.values[i * m + r]
          if cone.statuses[i] == .on || slope.isNegative && v.signum() > 0 { sums[r] += slope * Rational(v) }
        }
        if cone.statuses[i] == .undecided, slope.signum() > 0 { variables.append(i) }
      }
      if variables.isEmpty {
        if sums.contains(where: \.isNegative) { return nil }
        continue
      }
      let rows = (0..<m).map { r in
        LinearProgram.Constraint(
          LinearExpression(variables.map { Rational(cone.values[$0 * m + r]) }), .atLeast(-sums[r]))
      }
      let bounds = variables.map { Bounds(lower: 0, upper: model.signs[j] > 0 ? slopes[$0] : -slopes[$0]) }
      guard
        let program = try? LinearProgram(
          .minimize, LinearExpression([] as [Rational]), variables: bounds, constraints: rows),
        case .optimal(let optimum)? = try? program.solve()
      else { return nil }
      for (variable, value) in zip(variables, optimum.point) { multipliers[j * data.count + variable] = value }
    }
    return assembled(model, slopes, multipliers)
  }

  private func assembled(_ model: RelaxationModel, _ slopes: [Rational], _ multipliers: [Rational]) -> RelaxationBound?
  {
    let common = CommonDenominatorVector(slopes + multipliers)
    return data.bound(
      model, slopes: Array(common.numerators.prefix(slopes.count)),
      multipliers: Array(common.numerators.dropFirst(slopes.count)), denominator: common.denominator)
  }

  /// A linear program for slopes and multipliers: the bound, linearised at the floating-point solution, is made as large as
  /// possible; for the squared loss the slopes stay near it.
  ///
  /// Where gates of opposite signs share rays, the slopes satisfy equations, and rounding alone never does.
  private func repaired(
    _ model: RelaxationModel, _ solution: RelaxationSolution, _ tightness: Double
  ) -> RelaxationBound? {
    let largest = solution.slopes.reduce(0) { max($0, $1.magnitude) }
    let exponent = Self.powerOfTwo(tightness < 0.001 ? 26 : 16, over: largest)
    func dyadic(_ value: Double) -> Rational {
      let integer = BigInteger(exactly: Double(sign: .plus, exponent: exponent, significand: value).rounded()) ?? 0
      return exponent >= 0 ? Rational(integer, BigInteger(1) << exponent) : Rational(integer << -exponent)
    }
    var variables: [Bounds] = []
    var objective: [LinearExpression.Term] = []
    var constraints: [LinearProgram.Constraint] = []
    for i in 0..<data.count {
      let slope = solution.slopes[i]
      if data.isSquared {
        let room = tightness * max(slope.magnitude, 0.01 * largest)
        variables.append(Bounds(lower: dyadic(slope - room), upper: dyadic(slope + room)))
        let gain = -Rational(data.labels[i]) - dyadic(slope) / Rational(2 * data.weights[i])
        objective.append(LinearExpression.Term(variable: i, coefficient: gain))
      } else {
        variables.append(.free)
      }
    }
    if !data.isSquared { addConjugates(&variables, &objective, &constraints) }
    // Per gate and undecided point: m ≥ 0 and k ≥ 0 with s g ≥ m − k, worth m v − k max(0, v) at a ray.
    var lowers: [(index: Int, variable: Int)] = []
    for (j, cone) in model.cones.enumerated() {
      let sign = Rational(model.signs[j])
      let m = cone.rayCount
      var sums = [[LinearExpression.Term]](repeating: [], count: m)
      for i in 0..<data.count {
        switch cone.statuses[i] {
        case .off: continue
        case .on:
          for r in 0..<m where !cone.values[i * m + r].isZero {
            sums[r].append(LinearExpression.Term(variable: i, coefficient: sign * Rational(cone.values[i * m + r])))
          }
        case .undecided:
          let lower = variables.count
          variables += [.nonnegative, .nonnegative]
          lowers.append((j * data.count + i, lower))
          constraints.append(
            LinearProgram.Constraint(
              LinearExpression([
                LinearExpression.Term(variable: i, coefficient: sign),
                LinearExpression.Term(variable: lower, coefficient: -1),
                LinearExpression.Term(variable: lower + 1, coefficient: 1),
              ]), .atLeast(0)))
          for r in 0..<m {
            let v = cone.values[i * m + r]
            if v.isZero { continue }
            sums[r].append(LinearExpression.Term(variable: lower, coefficient: Rational(v)))
            if v.signum() > 0 {
              sums[r].append(LinearExpression.Term(variable: lower + 1, coefficient: -Rational(v)))
            }
          }
        }
      }
      for sum in sums { constraints.append(LinearProgram.Constraint(LinearExpression(sum), .atLeast(0))) }
    }
    if data.hasOutputBias {
      constraints.append(
        LinearProgram.Constraint(LinearExpression((0..<data.count).map { _ in Rational(1) }), .equal(0)))
    }
    guard
      let program = try? LinearProgram(
        .maximize, LinearExpression(objective), variables: variables, constraints: constraints),
      case .optimal(let optimum)? = try? program.solve()
    else { return nil }
    var multipliers = [Rational](repeating: 0, count: model.cones.count * data.count)
    for (index, variable) in lowers { multipliers[index] = optimum.point[variable] }
    let slopes = Array(optimum.point.prefix(data.count))
    for (j, cone) in model.cones.enumerated() {
      for i in 0..<data.count where cone.statuses[i] == .on {
        multipliers[j * data.count + i] = max(0, model.signs[j] > 0 ? slopes[i] : -slopes[i])
      }
    }
    return assembled(model, slopes, multipliers)
  }

  /// The conjugate of a piecewise linear loss: gᵢ = Σ aₖ pₖ with pₖ ≥ 0 and Σ pₖ = wᵢ is worth Σ bₖ pₖ.
  private func addConjugates(
    _ variables: inout [Bounds], _ objective: inout [LinearExpression.Term],
    _ constraints: inout [LinearProgram.Constraint]
  ) {
    var all: [LinearExpression.Term] = []
    for i in 0..<data.count {
      var slope = [LinearExpression.Term(variable: i, coefficient: -1)]
      var total: [LinearExpression.Term] = []
      let weight = data.isChebyshev ? Rational(data.weights[i]) : 1
      for piece in data.pieces[i] {
        let variable = variables.count
        variables.append(.nonnegative)
        objective.append(LinearExpression.Term(variable: variable, coefficient: weight * piece.intercept))
        slope.append(LinearExpression.Term(variable: variable, coefficient: weight * piece.slope))
        total.append(LinearExpression.Term(variable: variable, coefficient: 1))
      }
      constraints.append(LinearProgram.Constraint(LinearExpression(slope), .equal(0)))
      if data.isChebyshev {
        all += total
      } else {
        constraints.append(LinearProgram.Constraint(LinearExpression(total), .equal(Rational(data.weights[i]))))
      }
    }
    if data.isChebyshev { constraints.append(LinearProgram.Constraint(LinearExpression(all), .equal(1))) }
  }
}
