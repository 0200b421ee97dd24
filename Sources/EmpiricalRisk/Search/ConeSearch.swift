import ConvexPrograms
import ExactNumbers

/// Branch and bound over cones for the parameters of the gates.
///
/// Each gate starts in one of n + 2 cones that cover the space of its parameters; gates are interchangeable, so only sets of
/// signed cones count. A set is bounded by its relaxation, or one cone is cut in two by the hyperplane of a point.
final class ConeSearch {
  let problem: TrainingProblem
  let data: ScaledData
  private var solver: RelaxationSolver
  private let local: LocalSearch
  private let certification: BoundCertification
  private var nextIdentifier = 0
  private var cutCones: [CutKey: (on: ParameterCone, off: ParameterCone)] = [:]
  private var heap: [Entry] = []

  private(set) var best: CellProgram.Solution
  private(set) var bestSigns: [Int]
  private var bestValue: Double
  private(set) var roots: [ProofTree] = []
  let axes: [(own: BigInteger, last: BigInteger)]
  private(set) var statistics = TrainingStatistics()

  private struct CutKey: Hashable {
    let cone: Int
    let point: Int
  }

  private struct Entry {
    let bound: Double
    let tree: ProofTree
    /// Where to split, unless nothing is undecided.
    let cut: (gate: Int, point: Int)?
  }

  init(_ problem: TrainingProblem) throws(ConvexProgramError) {
    self.problem = problem
    data = ScaledData(problem)
    solver = RelaxationSolver(data, width: problem.width)
    local = LocalSearch(data)
    certification = BoundCertification(data: data)
    axes = Self.axes(data)
    // Without gates the output is the bias alone.
    let off = CellProgram(
      data: data, signs: [Int](repeating: 1, count: problem.width),
      active: [[Bool]](repeating: [Bool](repeating: false, count: data.count), count: problem.width))
    guard let start = try off.solve() else { preconditionFailure("the empty cell has an optimum") }
    best = start
    bestSigns = off.signs
    bestValue = start.value.approximateDouble
  }

  func run() throws(ConvexProgramError) {
    try train()
    roots = makeRoots()
    // A loss is never below its least values; often nothing more is needed.
    let zeros = [BigInteger](repeating: 0, count: data.count)
    let none = [BigInteger](repeating: 0, count: data.count * problem.width)
    for root in roots {
      guard let bound = data.bound(root.model, slopes: zeros, multipliers: none, denominator: 1),
        bound.value >= best.value
      else { break }
      root.kind = .bounded(bound)
    }
    if roots.allSatisfy(\.isClosed) { return }
    for root in roots { try process(root) }
    while let entry = popHeap() { try branch(entry) }
  }

  // MARK: incumbents

  private func train() throws(ConvexProgramError) {
    var generator = SplitMix(state: 1)
    for round in 0..<(20 * (problem.width + 1)) {
      let start = local.randomStart(
        width: problem.width, positive: round % (problem.width + 1), using: &generator)
      try consider(start)
    }
  }

  private func consider(_ start: LocalSearch.Candidate) throws(ConvexProgramError) {
    let (candidate, loss) = local.improve(start)
    guard loss < bestValue * (1 - 1e-9) else { return }
    statistics.cells += 1
    let cell = CellProgram(data: data, signs: candidate.signs, active: local.pattern(candidate))
    guard let solution = try cell.solve(), solution.value < best.value else { return }
    best = solution
    bestSigns = candidate.signs
    bestValue = solution.value.approximateDouble
    let next = LocalSearch.Candidate(
      signs: candidate.signs, parameters: solution.parameters.map { $0.map(\.approximateDouble) },
      outputBias: solution.outputBias.approximateDouble)
    try consider(next)
  }

  // MARK: the tree

  private func makeRoots() -> [ProofTree] {
    let m = data.parameterCount
    let rays = fan()
    let cones = (0...m).map { omitted in
      ParameterCone(
        simplicial: rays.indices.filter { $0 != omitted }.map { rays[$0] }, points: data.points,
        identifier: identifier())
    }
    var trees: [ProofTree] = []
    for positive in 0...problem.width {
      for first in Self.multisets(cones.count, positive) {
        for second in Self.multisets(cones.count, problem.width - positive) {
          trees.append(
            ProofTree(
              RelaxationModel(
                signs: (0..<problem.width).map { $0 < positive ? 1 : -1 }, cones: (first + second).map { cones[$0] })))
        }
      }
    }
    return trees
  }

  /// The numbers of m rays with positive multiples of their own coordinate and any last one: the coordinates of the gate
  /// about the middle of the data, of similar size. With minus their sum they are m + 1 rays, any m of them independent,
  /// whose cones cover the space.
  private static func axes(_ data: ScaledData) -> [(own: BigInteger, last: BigInteger)] {
    var spreads: [BigInteger] = []
    var middles: [BigInteger] = []
    for k in 0..<(data.parameterCount - 1) {
      let values = data.points.map { $0[k] }
      let (low, high) = (values.min() ?? 0, values.max() ?? 0)
      middles.append((low + high).floorDivided(by: 2))
      spreads.append(max(1, (high - low).ceilingDivided(by: 2)))
    }
    let widest = spreads.max() ?? 1
    var axes = zip(spreads, middles).map { spread, middle in
      let factor = max(1, widest / spread)
      return (own: factor * data.pointScale, last: -factor * middle)
    }
    axes.append((own: widest, last: 0))
    return axes
  }

  private func fan() -> [[BigInteger]] {
    let m = data.parameterCount
    var rays = axes.enumerated().map { place, axis in
      (0..<m).map { $0 == place ? axis.own : $0 == m - 1 ? axis.last : 0 }
    }
    rays.append((0..<m).map { k in -rays.reduce(BigInteger(0)) { $0 + $1[k] } })
    return rays
  }

  /// The nondecreasing sequences of the given length.
  private static func multisets(_ count: Int, _ length: Int) -> [[Int]] {
    if length == 0 { return [[]] }
    return multisets(count, length - 1).flatMap { prefix in ((prefix.last ?? 0)..<count).map { prefix + [$0] } }
  }

  private func identifier() -> Int {
    nextIdentifier += 1
    return nextIdentifier
  }

  private func process(_ tree: ProofTree) throws(ConvexProgramError) {
    statistics.nodes += 1
    let solution = solver.solve(tree.model, threshold: bestValue)
    statistics.steps += solution.steps
    try consider(candidate(tree.model, solution))
    if solution.dual > bestValue * (1 + 1e-7) {
      if let (bound, isRounded) = certification.bound(tree.model, solution, target: best.value) {
        statistics.rounded += isRounded ? 1 : 0
        statistics.repaired += isRounded ? 0 : 1
        tree.kind = .bounded(bound)
        return
      }
      statistics.missed += 1
    } else if solution.dual > bestValue * (1 - 1e-5), let bound = tie(tree.model, solution) {
      statistics.tight += 1
      tree.kind = .bounded(bound)
      return
    }
    pushHeap(Entry(bound: solution.dual, tree: tree, cut: chooseCut(tree.model, solution)))
  }

  /// A bound of exactly the best value, where the relaxation has the same optimum.
  private func tie(_ model: RelaxationModel, _ solution: RelaxationSolution) -> RelaxationBound? {
    if data.isSquared {
      guard let bound = certification.bound(model, slopes: best.slopes), bound.value >= best.value else { return nil }
      return bound
    }
    return certification.bound(model, solution, target: best.value)?.bound
  }

  private func candidate(_ model: RelaxationModel, _ solution: RelaxationSolution) -> LocalSearch.Candidate {
    let m = data.parameterCount
    let parameters = model.cones.enumerated().map { j, cone in
      (0..<m).map { k in
        var sum = 0.0
        for r in 0..<cone.rayCount {
          sum += cone.rays[r][k].approximateDouble * cone.rayScales[r] * solution.rayWeights[model.offsets[j] + r]
        }
        return sum
      }
    }
    return LocalSearch.Candidate(signs: model.signs, parameters: parameters, outputBias: solution.outputBias)
  }

  private func branch(_ entry: Entry) throws(ConvexProgramError) {
    let model = entry.tree.model
    if entry.bound > bestValue * (1 - 1e-5) {
      // The best value has fallen since the set was put aside, or a bound is hard to make exact.
      let solution = solver.solve(model, threshold: bestValue)
      if solution.dual > bestValue * (1 + 1e-7),
        let (bound, _) = certification.bound(model, solution, target: best.value)
      {
        entry.tree.kind = .bounded(bound)
        return
      }
      if solution.dual > bestValue * (1 - 1e-5), let bound = tie(model, solution) {
        entry.tree.kind = .bounded(bound)
        return
      }
    }
    guard let (gate, point) = entry.cut else {
      try settle(entry.tree)
      return
    }
    statistics.splits += 1
    let cone = model.cones[gate]
    let gates = model.cones.indices.filter {
      model.cones[$0].identifier == cone.identifier && model.signs[$0] == model.signs[gate]
    }
    let key = CutKey(cone: cone.identifier, point: point)
    let parts: (on: ParameterCone, off: ParameterCone)
    if let known = cutCones[key] {
      parts = known
    } else {
      parts = cone.parts(point: point, identifiers: (identifier(), identifier()))
      cutCones[key] = parts
    }
    let children = (0...gates.count).map { first in
      var cones = model.cones
      for (place, gate) in gates.enumerated() { cones[gate] = place < first ? parts.on : parts.off }
      return ProofTree(RelaxationModel(signs: model.signs, cones: cones))
    }
    entry.tree.kind = .split(gates: gates, point: point, children: children)
    for child in children { try process(child) }
  }

  /// A set whose gates are all decided everywhere lies in one cell, whose program says all.
  private func settle(_ tree: ProofTree) throws(ConvexProgramError) {
    let cell = CellProgram(
      data: data, signs: tree.model.signs, active: tree.model.cones.map { $0.statuses.map { $0 == .on } })
    guard let solution = try cell.solve() else { preconditionFailure("a closed cell has an optimum") }
    if solution.value < best.value {
      best = solution
      bestSigns = tree.model.signs
      bestValue = solution.value.approximateDouble
    }
    let relaxed = solver.solve(tree.model, threshold: bestValue)
    let bound =
      data.isSquared
      ? certification.bound(tree.model, slopes: solution.slopes)
      : certification.bound(tree.model, relaxed, target: best.value)?.bound
    guard let bound, bound.value >= best.value else { preconditionFailure("the optimum of a cell proves itself") }
    tree.kind = .bounded(bound)
  }

  /// The gate and point where the relaxation is worst.
  private func chooseCut(_ model: RelaxationModel, _ solution: RelaxationSolution) -> (gate: Int, point: Int)? {
    var chosen: (gate: Int, point: Int)?
    var worst = -1.0
    for (j, cone) in model.cones.enumerated() {
      let m = cone.rayCount
      for i in 0..<data.count where cone.statuses[i] == .undecided {
        var value = 0.0
        for r in 0..<m { value += cone.scaledValues[i * m + r] * solution.rayWeights[model.offsets[j] + r] }
        let gap = (solution.outputs[j * data.count + i] - max(0, value)).magnitude
        let score = gap * solution.slopes[i].magnitude
        if score > worst { (chosen, worst) = ((j, i), score) }
      }
    }
    return chosen
  }

  // MARK: the heap, least bound first

  private func pushHeap(_ entry: Entry) {
    heap.append(entry)
    var place = heap.count - 1
    while place > 0, heap[(place - 1) / 2].bound > heap[place].bound {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private func popHeap() -> Entry? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    if heap.isEmpty { return first }
    heap[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count && heap[child].bound < heap[least].bound {
        least = child
      }
      if least == place { break }
      heap.swapAt(place, least)
      place = least
    }
    return first
  }
}
