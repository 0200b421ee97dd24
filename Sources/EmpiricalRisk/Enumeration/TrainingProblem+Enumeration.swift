import ConvexPrograms
import ExactNumbers

/// The partitions of the points that an enumeration tries for each gate.
public enum EnumeratedPartitions: Hashable, Sendable {
  /// Those by a hyperplane that meets no point.
  case dichotomies
  /// All 2^D, as the pseudo-code of the source reads literally; those that no hyperplane makes add nothing but time.
  case all
}

/// The global optimum of a training problem, found by solving the convex program of every pattern.
public struct EnumerationOptimum: Sendable {
  /// The least loss.
  public let value: Rational
  /// A network that attains it.
  public let network: ShallowNetwork
  /// The number of partitions that were tried for each gate.
  public let partitions: Int
  /// The number of convex programs solved: one for each multiset of w pairs of a partition and a sign.
  public let programs: Int
  /// The number of programs of Algorithm 1 as printed, which tries sequences: 2^w · partitions^w.
  public let algorithmPrograms: BigInteger
  /// All patterns whose closed cell contains an optimal network, in the order of their enumeration; empty unless asked for.
  public let optimalPatterns: [ActivationPattern]
  /// The proof that no network is better, with the slopes of every program; nil unless asked for.
  public let proof: LowerBoundProof?
}

extension TrainingOptimum {
  /// What an enumeration with proof has found.
  public init?(_ enumeration: EnumerationOptimum) {
    guard let proof = enumeration.proof else { return nil }
    var statistics = TrainingStatistics()
    statistics.cells = enumeration.programs
    self.init(
      value: enumeration.value, network: enumeration.network, lowerBound: enumeration.value, proof: proof,
      statistics: statistics, history: [])
  }
}

extension TrainingProblem {
  /// Finds the global optimum by trying everything: the slow, simple method against which others are tested.
  ///
  /// Algorithm 1 of Arora, Basu, Mianjy and Mukherjee (Understanding deep neural networks with rectified linear units, ICLR
  /// 2018; Mukherjee 2020, section 2.4), repaired: for each gate a sign and a partition of the points into those where it is
  /// on and off; the loss of the sum of all gates over all points is convex on such a closed cell, and has a least value
  /// there, found exactly. The inequalities are weak, so that optima on the border of cells count. As gates are
  /// interchangeable, multisets are enough.
  ///
  /// - Parameters:
  ///   - partitions: The partitions tried for each gate.
  ///   - listsPatterns: Whether the result lists all optimal patterns.
  ///   - proves: Whether the result has a proof. Only with dichotomies: they are what the tree of the proof shows complete.
  ///   - control: Interruption and progress.
  /// - Throws: `TrainingError.interrupted`.
  /// - Complexity: C(2p + w − 1, w) convex programs with w (n + 1) variables, p the number of partitions.
  public func optimumByEnumeration(
    over partitions: EnumeratedPartitions = .dichotomies, listsPatterns: Bool = false, proves: Bool = false,
    control: TrainingControl? = nil
  ) throws(TrainingError) -> EnumerationOptimum {
    let cells =
      switch partitions {
      case .dichotomies: try set.dichotomies(control: control)
      case .all: set.allPartitions()
      }
    let data = ScaledData(self)
    let choices = [1, -1].flatMap { sign in cells.map { ActivationPattern.Gate(sign: sign, isOn: $0) } }
    var chosen = [Int](repeating: 0, count: width)
    var best: Incumbent?
    var optimal: [ActivationPattern] = []
    var programs = 0
    var slopes: [ActivationPattern: [Rational]] = [:]
    while true {
      if control?.isInterrupted == true { throw .interrupted }
      let gates = chosen.map { choices[$0] }
      let solution = try data.cellOptimum(gates)
      programs += 1
      if proves { slopes[ActivationPattern(gates)] = solution.slopes }
      if solution.value < best?.value ?? solution.value + 1 {
        best = Incumbent(signs: gates.map(\.sign), solution: solution)
        optimal = []
      }
      if listsPatterns, solution.value == best?.value { optimal.append(ActivationPattern(gates)) }
      if programs.isMultiple(of: 256), let value = best?.value {
        control?.report(
          TrainingProgress(
            nodes: programs, waiting: 0, best: (value / data.lossFactor).approximateDouble, bound: -.infinity))
      }
      // The next nondecreasing sequence.
      guard let place = chosen.lastIndex(where: { $0 < choices.count - 1 }) else { break }
      let next = chosen[place] + 1
      for later in place..<width { chosen[later] = next }
    }
    guard let best else { preconditionFailure("there is at least one pattern") }
    let count = BigInteger(2 * cells.count)
    let proof = proves && partitions == .dichotomies ? try enumerationProof(slopes) : nil
    return EnumerationOptimum(
      value: best.value / data.lossFactor,
      network: data.network(
        signs: best.signs, parameters: best.solution.parameters, outputBias: best.solution.outputBias),
      partitions: cells.count, programs: programs,
      algorithmPrograms: (0..<width).reduce(BigInteger(1)) { product, _ in product * count },
      optimalPatterns: optimal, proof: proof)
  }

  /// All patterns whose closed cell contains an optimal network.
  ///
  /// - Throws: `TrainingError.interrupted`.
  /// - Complexity: as `optimumByEnumeration`.
  public func optimalPatterns(control: TrainingControl? = nil) throws(TrainingError) -> [ActivationPattern] {
    try optimumByEnumeration(listsPatterns: true, control: control).optimalPatterns
  }
}

extension ScaledData {
  /// The optimum of the closed cell of a pattern.
  fileprivate func cellOptimum(_ gates: [ActivationPattern.Gate]) throws(TrainingError) -> CellProgram.Solution {
    let program = CellProgram(data: self, signs: gates.map(\.sign), active: gates.map(\.isOn))
    do {
      guard let solution = try program.solve() else { preconditionFailure("a closed cell has an optimum") }
      return solution
    } catch { throw .interrupted }
  }
}
