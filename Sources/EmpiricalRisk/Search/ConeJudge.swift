import ConvexPrograms
import ExactNumbers

/// A network found on the way, with its exact loss.
struct Incumbent: Sendable {
  let signs: [Int]
  let solution: CellProgram.Solution

  var value: Rational { solution.value }
}

/// What has become of a set of cones.
struct ConeVerdict: Sendable {
  enum Kind: Sendable {
    /// The set is bounded by at least the best loss known at the time.
    case bounded(RelaxationBound)
    /// Its relaxation has about this value, and is worst at a gate and a point; none if nothing is undecided.
    case open(value: Double, cut: Cut?)
  }

  /// A gate and a point at which to split.
  struct Cut: Hashable, Sendable {
    let gate: Int
    let point: Int
  }

  var kind: Kind
  /// A better network, if one was found.
  var incumbent: Incumbent?
  var statistics = TrainingStatistics()
}

/// Judges sets of cones; each thread has one of its own.
struct ConeJudge: Sendable {
  private let data: ScaledData
  private var solver: RelaxationSolver
  private let local: LocalSearch
  private let certification: BoundCertification

  init(_ data: ScaledData, width: Int) {
    self.data = data
    solver = RelaxationSolver(data, width: width)
    local = LocalSearch(data)
    certification = BoundCertification(data: data)
  }

  /// Bounds a set if its relaxation allows it, and tries the parameters that the relaxation suggests.
  mutating func judge(_ model: RelaxationModel, best: Incumbent) throws(ConvexProgramError) -> ConeVerdict {
    let bestValue = best.value.approximateDouble
    let solution = solver.solve(model, threshold: bestValue)
    var verdict = ConeVerdict(kind: .open(value: solution.dual, cut: chooseCut(model, solution)))
    verdict.statistics.nodes = 1
    verdict.statistics.steps = solution.steps
    verdict.incumbent = try improvement(on: best, from: candidate(model, solution), &verdict.statistics)
    if solution.dual > bestValue * (1 + 1e-7) {
      if let (bound, isRounded) = certification.bound(model, solution, target: best.value) {
        verdict.statistics.rounded += isRounded ? 1 : 0
        verdict.statistics.repaired += isRounded ? 0 : 1
        verdict.kind = .bounded(bound)
        return verdict
      }
      verdict.statistics.missed += 1
    } else if solution.dual > bestValue * (1 - 1e-5), let bound = tie(model, solution, best) {
      verdict.statistics.tight += 1
      verdict.kind = .bounded(bound)
      return verdict
    }
    if case .open(_, cut: nil) = verdict.kind { try settle(model, best, &verdict) }
    return verdict
  }

  /// The best exact bound of a set that its relaxation gives, what the relaxation says, and where to split the set.
  mutating func bound(
    _ model: RelaxationModel
  ) -> (bound: RelaxationBound?, expected: Double, cut: ConeVerdict.Cut?) {
    let solution = solver.solve(model, threshold: .infinity)
    return (certification.bestBound(model, solution), solution.dual, chooseCut(model, solution))
  }

  /// Goes downhill from a start, solves the cell that is reached exactly, and goes on from there while that helps.
  func improvement(
    on best: Incumbent, from start: LocalSearch.Candidate, _ statistics: inout TrainingStatistics
  ) throws(ConvexProgramError) -> Incumbent? {
    var candidate = start
    var found: Incumbent?
    while true {
      let current = found ?? best
      let (next, loss) = local.improve(candidate)
      guard loss < current.value.approximateDouble * (1 - 1e-9) else { return found }
      statistics.cells += 1
      let cell = CellProgram(data: data, signs: next.signs, active: local.pattern(next))
      guard let solution = try cell.solve(), solution.value < current.value else { return found }
      found = Incumbent(signs: next.signs, solution: solution)
      candidate = LocalSearch.Candidate(
        signs: next.signs, parameters: solution.parameters.map { $0.map(\.approximateDouble) },
        outputBias: solution.outputBias.approximateDouble)
    }
  }

  /// A bound of exactly the best value, where the relaxation has the same optimum.
  private func tie(_ model: RelaxationModel, _ solution: RelaxationSolution, _ best: Incumbent) -> RelaxationBound? {
    if data.isSquared {
      guard let bound = certification.bound(model, slopes: best.solution.slopes), bound.value >= best.value else {
        return nil
      }
      return bound
    }
    return certification.bound(model, solution, target: best.value)?.bound
  }

  /// A set whose gates are all decided everywhere lies in one cell, whose program says all.
  private func settle(
    _ model: RelaxationModel, _ best: Incumbent, _ verdict: inout ConeVerdict
  ) throws(ConvexProgramError) {
    let cell = CellProgram(
      data: data, signs: model.signs, active: model.cones.map { $0.statuses.map { $0 == .on } })
    verdict.statistics.cells += 1
    guard let solution = try cell.solve() else { preconditionFailure("a closed cell has an optimum") }
    let least = min(solution.value, best.value)
    if solution.value < (verdict.incumbent ?? best).value {
      verdict.incumbent = Incumbent(signs: model.signs, solution: solution)
    }
    guard let bound = certification.bound(model, slopes: solution.slopes), bound.value >= least else {
      preconditionFailure("the optimum of a cell proves itself")
    }
    verdict.kind = .bounded(bound)
  }

  private func candidate(_ model: RelaxationModel, _ solution: RelaxationSolution) -> LocalSearch.Candidate {
    let parameters = model.cones.enumerated().map { j, cone in
      (0..<data.parameterCount).map { k in
        var sum = 0.0
        for r in 0..<cone.rayCount {
          sum += cone.rays[r][k].approximateDouble * cone.rayScales[r] * solution.rayWeights[model.offsets[j] + r]
        }
        return sum
      }
    }
    return LocalSearch.Candidate(signs: model.signs, parameters: parameters, outputBias: solution.outputBias)
  }

  /// The gate and point where the output of the relaxation is farthest from that of the gate it proposes.
  ///
  /// How much the loss depends on the output there must not count: the slopes change when the gap is closed, and weighing
  /// with them takes two to seven times as many sets at 30 and 60 points with random labels.
  private func chooseCut(_ model: RelaxationModel, _ solution: RelaxationSolution) -> ConeVerdict.Cut? {
    var chosen: ConeVerdict.Cut?
    var worst = -1.0
    for (j, cone) in model.cones.enumerated() {
      let m = cone.rayCount
      for i in 0..<data.count where cone.statuses[i] == .undecided {
        var value = 0.0
        for r in 0..<m { value += cone.scaledValues[i * m + r] * solution.rayWeights[model.offsets[j] + r] }
        let gap = (solution.outputs[j * data.count + i] - max(0, value)).magnitude
        if gap > worst { (chosen, worst) = (ConeVerdict.Cut(gate: j, point: i), gap) }
      }
    }
    return chosen
  }
}
