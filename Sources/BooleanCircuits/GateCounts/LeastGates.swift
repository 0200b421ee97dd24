import ConvexPrograms
import EmpiricalRisk
import ExactNumbers

/// What a network with one hidden layer must do at the points of a cube.
public enum CubeTarget: Sendable {
  /// Have the values of a function: a Sum-of-ReLU.
  case values(PseudoBooleanFunction)
  /// Be positive where a function is true, and negative elsewhere: an LTF-of-ReLU. On a finite set of points a network that
  /// is ≥ 0 and < 0 there can be shifted to be so if it has an output bias.
  case signs(TruthTable)

  /// The number of variables.
  public var variableCount: Int {
    switch self {
    case .values(let function): function.variableCount
    case .signs(let table): table.variableCount
    }
  }

  /// The problem of fitting the target at the points of {0, 1}ⁿ; its least loss is 0 exactly if enough gates are there.
  ///
  /// - Parameter width: The number of gates.
  /// - Parameter hasOutputBias: Whether the sum may have a constant.
  /// - Throws: `TrainingError` for a negative width.
  public func problem(width: Int, hasOutputBias: Bool) throws -> TrainingProblem {
    let points = (0..<1 << variableCount).map { index in
      (0..<variableCount).map { Rational(index >> $0 & 1) }
    }
    let labels =
      switch self {
      case .values(let function): points.indices.map { function[$0] }
      case .signs(let table): points.indices.map { table[$0] ? Rational(1) : -1 }
      }
    let set = try TrainingSet(dimension: variableCount, points: points, labels: labels)
    let loss: Loss = if case .values = self { .chebyshev } else { .hinge }
    return try TrainingProblem(set, width: width, hasOutputBias: hasOutputBias, loss: loss)
  }
}

/// The least number of ReLU gates that reach a target, with the proof.
public struct LeastGates: Sendable {
  /// The number of gates.
  public let count: Int
  /// A network with so many gates that reaches the target: its loss in ``CubeTarget/problem(width:hasOutputBias:)`` is 0.
  public let network: ShallowNetwork
  /// With one gate less: the problem and its optimum, which is positive; nil if `count` is 0.
  public let fewer: (problem: TrainingProblem, optimum: TrainingOptimum)?
}

extension CubeTarget {
  /// The least number of ReLU gates of a network with one hidden layer that reaches the target at the points of {0, 1}ⁿ
  /// (or of {−1, 1}ⁿ: an affine change of the inputs is part of the gates).
  ///
  /// The question whether w gates are enough is the one whether the best network with w gates has no loss, which the
  /// exact search of ``EmpiricalRisk`` decides, with proof; w goes up from 0.
  ///
  /// - Parameter hasOutputBias: Whether the sum may have a constant.
  /// - Parameter limit: No more gates are tried.
  /// - Returns: The least number, or nil if more gates than the limit are needed.
  /// - Throws: `TrainingError.interrupted`.
  /// - Complexity: exponential in n and in the number of gates: n = 3 takes less than a second, n = 4 seconds to minutes.
  public func leastGates(
    hasOutputBias: Bool = true, limit: Int = 100, threads: Int? = nil, control: TrainingControl? = nil
  ) throws -> LeastGates? {
    var fewer: (TrainingProblem, TrainingOptimum)?
    for width in 0...max(limit, 0) {
      let problem = try problem(width: width, hasOutputBias: hasOutputBias)
      let optimum = try problem.optimum(threads: threads, control: control)
      if optimum.value.isZero { return LeastGates(count: width, network: optimum.network, fewer: fewer) }
      fewer = (problem, optimum)
    }
    return nil
  }
}
