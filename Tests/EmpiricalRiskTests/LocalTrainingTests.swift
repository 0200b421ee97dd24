import ExactNumbers
import Testing

@testable import EmpiricalRisk

/// Local training against exact losses, differences, and certified optima.
struct LocalTrainingTests {
  private static func sizes(_ seed: Int) -> (dimension: Int, count: Int, width: Int) {
    [(1, 5, 2), (2, 4, 1), (2, 5, 2), (3, 4, 2), (1, 1, 1), (2, 3, 0), (1, 6, 3)][seed % 7]
  }

  private static func problem(_ seed: Int) throws -> TrainingProblem {
    let (dimension, count, width) = sizes(seed)
    return try RandomProblems.problem(dimension: dimension, count: count, width: width, seed: 5000 + seed)
  }

  private static func line(
    _ points: [Int], _ labels: [Int], width: Int, bias: Bool = false, loss: Loss = .squared
  ) throws -> TrainingProblem {
    let set = try TrainingSet(
      dimension: 1, points: points.map { [Rational($0)] }, labels: labels.map { Rational($0) })
    return try TrainingProblem(set, width: width, hasOutputBias: bias, loss: loss)
  }

  /// The loss in floating point is that of the exact network.
  @Test(arguments: 0..<70)
  func valueIsTheLoss(_ seed: Int) throws {
    let problem = try Self.problem(seed)
    var loss = NetworkLoss(problem)
    var generator = SeededGenerator(state: UInt64(seed))
    let parameters = (0..<loss.variableCount).map { _ in Double.random(in: -2...2, using: &generator) }
    var gradient = parameters
    let value = loss.value(at: parameters, gradient: &gradient) * loss.unit
    let network = try #require(loss.network(parameters))
    let exact = problem.value(outputs: problem.set.points.map { network.value(at: $0) }).approximateDouble
    #expect(abs(value - exact) <= 1e-12 * max(1, abs(exact)))
  }

  /// Where the loss has no kink, its gradient is what differences to both sides say.
  @Test(arguments: 0..<70)
  func gradientIsThatOfDifferences(_ seed: Int) throws {
    var loss = NetworkLoss(try Self.problem(seed))
    var generator = SeededGenerator(state: UInt64(seed))
    let parameters = (0..<loss.variableCount).map { _ in Double.random(in: -2...2, using: &generator) }
    var gradient = [Double](repeating: .nan, count: parameters.count)
    var ignored = gradient
    let value = loss.value(at: parameters, gradient: &gradient)
    for k in parameters.indices {
      let step = 1e-6
      var (left, right) = (parameters, parameters)
      left[k] -= step
      right[k] += step
      let down = (value - loss.value(at: left, gradient: &ignored)) / step
      let up = (loss.value(at: right, gradient: &ignored) - value) / step
      if abs(up - down) > 1e-3 { continue }
      #expect(abs((up + down) / 2 - gradient[k]) < 1e-5 * max(1, abs(gradient[k])))
    }
  }

  @Test(arguments: 0..<35)
  func neverBelowTheOptimum(_ seed: Int) throws {
    let problem = try Self.problem(seed)
    let optimum = try problem.optimum(threads: 1).value
    let local = problem.localTraining(restarts: 20, seed: UInt64(seed))
    let value = optimum.approximateDouble
    #expect(local.best >= value - 1e-9 * max(1, abs(value)))
    #expect(local.losses.count == 20 && local.losses == local.losses.sorted())
    #expect(local.best <= local.median && local.median <= local.worst)
    for (network, loss) in [(local.bestNetwork, local.best), (local.typicalNetwork, local.median)] {
      let network = try #require(network)
      let exact = problem.value(outputs: problem.set.points.map { network.value(at: $0) })
      #expect(RandomProblems.attains(problem, network, exact))
      #expect(exact >= optimum)
      #expect(abs(exact.approximateDouble - loss) <= 1e-9 * max(1, abs(loss)))
    }
  }

  @Test func descentNeverRises() throws {
    for seed in 0..<35 {
      var loss = NetworkLoss(try Self.problem(seed))
      var generator = SeededGenerator(state: UInt64(seed))
      var start = [Double](repeating: 0, count: loss.variableCount)
      var descent = QuasiNewtonDescent(variableCount: start.count)
      for round in 0..<4 {
        loss.start(round, &start, using: &generator)
        var last = Double.infinity
        descent.descend(&loss, from: start) { value in
          #expect(value <= last)
          last = value
        }
      }
    }
  }

  @Test(arguments: [Loss.squared, .absolute, .chebyshev])
  func easyProblemsAreSolvedMostly(_ loss: Loss) throws {
    // A line: one gate that is on everywhere, and the output bias, are enough.
    let straight = try Self.line([0, 1, 2, 3, 4], [3, 5, 7, 9, 11], width: 2, bias: true, loss: loss)
    #expect(straight.localTraining(restarts: 100).hits(of: 0) > 60)
  }

  @Test func gateIsFound() throws {
    let gate = try Self.line([-4, -3, -2, -1, 0, 1, 2, 3, 4], [0, 0, 0, 0, 0, 2, 4, 6, 8], width: 2)
    let local = gate.localTraining(restarts: 100)
    #expect(local.hits(of: 0) > 50)
    #expect(local.worst > 1, "a dead gate never comes back")
  }

  @Test func doesNotDependOnThreads() throws {
    let problem = try Self.problem(2)
    let one = problem.localTraining(restarts: 30, seed: 3, threads: 1)
    #expect(one == problem.localTraining(restarts: 30, seed: 3, threads: 3))
    #expect(one != problem.localTraining(restarts: 30, seed: 4, threads: 1))
  }

  @Test func degenerateProblems() throws {
    let none = try Self.line([], [], width: 2, bias: true).localTraining(restarts: 5)
    #expect(none.losses == [0, 0, 0, 0, 0] && none.hits(of: 0) == 5)
    let closed = try Self.line([0, 1], [3, 4], width: 0).localTraining(restarts: 3)
    #expect(closed.losses.allSatisfy { abs($0 - 25) < 1e-12 } && closed.hits(of: 25) == 3)
    let constant = try Self.line([0, 1, 5], [3, 4, 8], width: 0, bias: true).localTraining(restarts: 3)
    #expect(constant.hits(of: 14) == 3)
    // Equal labels, equal points, one point, conflicts.
    #expect(try Self.line([0, 1, 2], [0, 0, 0], width: 1).localTraining(restarts: 20).hits(of: 0) == 20)
    #expect(try Self.line([1, 1, 1], [5, 5, 5], width: 2).localTraining(restarts: 20).hits(of: 0) > 0)
    #expect(try Self.line([2], [-7], width: 1).localTraining(restarts: 20).hits(of: 0) > 0)
    #expect(try Self.line([3, 3], [1, -1], width: 2, bias: true).localTraining(restarts: 20).hits(of: 2) == 20)
    let empty = try Self.line([0, 1], [3, 4], width: 1).localTraining(restarts: -1)
    #expect(empty.losses.isEmpty && empty.bestNetwork == nil && empty.best == .infinity && empty.worst == .infinity)
    let noCoordinates = try TrainingProblem(
      TrainingSet(dimension: 0, points: [[], []], labels: [1, 3]), width: 2, hasOutputBias: false)
    #expect(noCoordinates.localTraining(restarts: 20).hits(of: 2) > 0)
  }

  @Test func weightsCount() throws {
    let set = try TrainingSet(
      dimension: 1, points: [[0], [0]], labels: [0, 4], weights: [Rational(3, 2), Rational(1, 2)])
    let squared = try TrainingProblem(set, width: 1, hasOutputBias: true).localTraining(restarts: 20)
    // 3/2 · 1² + 1/2 · 3² at f = 1.
    #expect(squared.hits(of: 6) == 20)
    let absolute = try TrainingProblem(set, width: 1, hasOutputBias: true, loss: .absolute).localTraining(restarts: 20)
    #expect(absolute.hits(of: 2) > 10)
  }

  /// Numbers far beyond floating point, whose differences are ordinary.
  @Test func dataFarFromZero() throws {
    let far = Rational(10).power(400)
    let set = try TrainingSet(dimension: 1, points: [0, 1, 2, 3].map { [far + $0] }, labels: [0, 1, 2, 3])
    let local = try TrainingProblem(set, width: 1).localTraining(restarts: 40)
    #expect(local.hits(of: 0) > 10)
    let large = try TrainingSet(dimension: 1, points: [[0], [1]], labels: [far, -far])
    #expect(try TrainingProblem(large, width: 1).localTraining(restarts: 4).best == .infinity)
  }

  @Test func ratios() {
    #expect(LocalTraining.ratio(3, to: 2) == 1.5)
    #expect(LocalTraining.ratio(3, to: 0) == nil)
    #expect(LocalTraining.ratio(-3, to: -4) == nil)
    #expect(LocalTraining.ratio(.infinity, to: 1) == nil)
  }
}
