import Arrangements
import Dispatch
import ExactNumbers
import Synchronization

/// How local training in floating point does on a problem, for comparison with the certified optimum only.
public struct LocalTraining: Hashable, Sendable {
  /// The losses that the restarts ended with, in ascending order.
  public let losses: [Double]
  /// The network of the best restart, with its numbers read as exact ones.
  public let bestNetwork: ShallowNetwork?
  /// The network of the restart in the middle.
  public let typicalNetwork: ShallowNetwork?

  /// The loss of the function 0.
  let trivialLoss: Double

  /// The least loss; infinite without restarts.
  public var best: Double { losses.first ?? .infinity }
  /// The loss in the middle.
  public var median: Double { losses.isEmpty ? .infinity : losses[losses.count / 2] }
  /// The greatest loss; infinite without restarts.
  public var worst: Double { losses.last ?? .infinity }

  /// How many restarts reached the optimum.
  public func hits(of optimum: Rational) -> Int { losses.count { reaches(optimum, $0) } }

  /// Whether a loss is within a ten-thousandth of the optimum; a millionth of the loss of the function 0 is allowed too, as an
  /// optimum that is zero is reached by none exactly.
  public func reaches(_ optimum: Rational, _ loss: Double) -> Bool {
    let value = optimum.approximateDouble
    return loss - value <= max(1e-4 * value.magnitude, 1e-6 * trivialLoss.magnitude)
  }

  /// How many times the optimum a loss is.
  /// - Returns: nil unless both are positive and finite.
  public static func ratio(_ loss: Double, to optimum: Rational) -> Double? {
    let value = optimum.approximateDouble
    return value > 0 && value.isFinite && loss > 0 && loss.isFinite ? loss / value : nil
  }
}

extension TrainingProblem {
  /// Trains locally from random starts, as is done in practice: by a quasi-Newton method (L-BFGS) in all numbers of the
  /// network, output weights of both signs among them, on scaled data, until the loss hardly falls.
  ///
  /// - Parameters:
  ///   - restarts: How many starts; every other one is uniform, and normal with kinks through points of the data.
  ///   - seed: The seed of the starts; the same seed gives the same losses.
  ///   - threads: The number of threads, as many as processors if nil; the result does not depend on it.
  /// - Complexity: some hundred steps of O(D n w) a start.
  public func localTraining(restarts: Int = 200, seed: UInt64 = 7, threads: Int? = nil) -> LocalTraining {
    let count = max(0, restarts)
    let loss = NetworkLoss(self)
    let ends = Mutex([Double](repeating: .infinity, count: count))
    let next = Atomic<Int>(0)
    let block = 8
    let workers = min(max(1, threads ?? CountingOptions.coreCount), (count + block - 1) / block)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      var restart = LocalRestart(loss, seed: seed)
      while case let first = next.wrappingAdd(block, ordering: .relaxed).oldValue, first < count {
        let values = (first..<min(count, first + block)).map { restart.run($0) * loss.unit }
        ends.withLock { $0.replaceSubrange(first..<first + values.count, with: values) }
      }
    }
    let losses = ends.withLock { $0 }
    let order = losses.indices.sorted { (losses[$0], $0) < (losses[$1], $1) }
    // Training a second time costs less than keeping all networks.
    var restart = LocalRestart(loss, seed: seed)
    func network(_ place: Int) -> ShallowNetwork? {
      if order.isEmpty { return nil }
      _ = restart.run(order[place])
      return restart.network
    }
    return LocalTraining(
      losses: order.map { losses[$0] }, bestNetwork: network(0), typicalNetwork: network(order.count / 2),
      trivialLoss: value(outputs: [Rational](repeating: 0, count: set.count)).approximateDouble)
  }
}

/// Local training from one start at a time.
struct LocalRestart {
  private var loss: NetworkLoss
  private var descent: QuasiNewtonDescent
  private var start: [Double]
  private let seed: UInt64

  init(_ loss: NetworkLoss, seed: UInt64) {
    self.loss = loss
    self.seed = seed
    descent = QuasiNewtonDescent(variableCount: loss.variableCount)
    start = [Double](repeating: 0, count: loss.variableCount)
  }

  /// Trains from the start of the given number, which depends on nothing else and the seed, and gives the loss in units of
  /// `NetworkLoss`.
  mutating func run(_ round: Int) -> Double {
    var generator = SplitMix(state: seed &+ UInt64(truncatingIfNeeded: round) &* 0xd1b5_4a32_d192_ed03)
    loss.start(round, &start, using: &generator)
    let value = descent.descend(&loss, from: start)
    return value.isNaN ? .infinity : value
  }

  /// The network that the last run ended with.
  var network: ShallowNetwork? { loss.network(descent.point) }
}
