import BooleanCircuits
import EmpiricalRisk
import ExactNumbers

// The least number of ReLU gates of a function on the cube, as theorems about training without loss: FORMAT.md 4.37 to
// 4.40 with the points of {0, 1}ⁿ as data.
extension CertificateBuilder {
  /// Proves the least number of gates: a network without loss, and that every network with one gate less has a loss.
  public mutating func proveLeastGates(_ name: String, _ target: CubeTarget, _ least: LeastGates, hasOutputBias: Bool)
    throws
  {
    let problem = try target.problem(width: least.count, hasOutputBias: hasOutputBias)
    proveTrainingAtMost(training(name, problem), 0, by: least.network)
    if let (problem, optimum) = least.fewer {
      proveTrainingAtLeast(training("\(name)-fewer", problem), optimum.lowerBound, by: optimum.proof)
    }
  }

  /// Proves that a network with one hidden layer has the values of a function at the points of {0, 1}ⁿ.
  /// - Returns: Whether it has; nothing is written if not.
  public mutating func decideValues(_ name: String, _ function: PseudoBooleanFunction, _ network: ShallowNetwork) throws
    -> Bool
  {
    let problem = try CubeTarget.values(function).problem(width: network.gates.count, hasOutputBias: true)
    guard problem.set.points.indices.allSatisfy({ network.value(at: problem.set.points[$0]) == function[$0] }) else {
      return false
    }
    proveTrainingAtMost(training(name, problem), 0, by: network)
    return true
  }
}
