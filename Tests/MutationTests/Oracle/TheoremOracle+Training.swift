import ExactNumbers
import Synchronization

/// Decides 4.37 to 4.39: the least loss, by trying every choice of cells.
extension TheoremOracle {
  /// More points, dimensions and gates than these are not tried.
  static let mostPoints = 5
  static let mostDimensions = 2
  static let mostGates = 2

  private struct Problem: Hashable {
    let data: OracleTrainingSet
    let loss: OracleLoss
    let width: Int
    let hasConstant: Bool
  }

  /// Most mutants are about the same few problems.
  private static let known = Mutex<[Problem: OracleTraining.Optimum]>([:])

  private func optimum(_ problem: Problem) -> OracleTraining.Optimum {
    if let found = Self.known.withLock({ $0[problem] }) { return found }
    let optimum = OracleTraining(data: problem.data, loss: problem.loss)
      .optimum(width: problem.width, hasConstant: problem.hasConstant)
    Self.known.withLock { $0[problem] = optimum }
    return optimum
  }

  func trainingSet(of record: CertificateRecord) throws -> OracleObject {
    let head = record.head
    guard head.count == 7 else { throw OracleError("training data have five numbers") }
    let dimension = try OracleNumber.word(head[2])
    guard String(record.body.count) == head[3] else { throw OracleError("\(record.body.count) samples found") }
    var data = OracleTrainingSet(dimension: dimension)
    for line in record.body {
      guard line[0] == "sample", line.count == dimension + 3 else { throw OracleError("expected a sample") }
      let weight = try OracleNumber.rational(line[1], head[6])
      guard weight.signum() > 0 else { throw OracleError("a weight that is not positive") }
      data.weights.append(weight)
      data.labels.append(try OracleNumber.rational(line[2], head[5]))
      data.points.append(try OracleNumber.rationals(line.dropFirst(3), over: head[4]) + [1])
    }
    return .training(data)
  }

  func loss(of record: CertificateRecord) throws -> OracleObject {
    guard record.head.count == 4, String(record.body.count) == record.head[2], !record.body.isEmpty else {
      throw OracleError("a loss with another number of pieces")
    }
    return .loss(
      try record.body.map { line in
        guard line[0] == "piece", line.count == 3 else { throw OracleError("expected a piece") }
        return try OracleNumber.rationals(line.dropFirst(), over: record.head[3])
      })
  }

  private func loss(named name: String, for data: OracleTrainingSet) throws -> OracleLoss {
    switch name {
    case "squared": return .squared
    case "chebyshev": return .greatest
    case "absolute": return .pieces([[1, 0], [-1, 0]])
    case "hinge":
      guard data.labels.allSatisfy({ $0.magnitude == 1 }) else { throw OracleError("labels that are not ±1") }
      return .hinge
    default:
      guard case .loss(let pieces) = try object(named: name) else { throw OracleError("\(name) is no loss") }
      return .pieces(pieces)
    }
  }

  func decideTraining(_ theorem: [String]) throws -> Decision {
    guard theorem.count == 7, case .training(let data) = try object(named: theorem[1]) else {
      throw OracleError("expected data and five fields")
    }
    let loss = try loss(named: theorem[2], for: data)
    let (width, bound) = (try OracleNumber.word(theorem[3]), try OracleNumber.rational(theorem[5], theorem[6]))
    guard (0...100).contains(width), theorem[4] == "0" || theorem[4] == "1" else {
      throw OracleError("no such networks")
    }
    guard data.labels.count <= Self.mostPoints, data.dimension <= Self.mostDimensions else {
      return .undecided("\(data.labels.count) points in dimension \(data.dimension)")
    }
    func optimum(_ width: Int) -> OracleTraining.Optimum {
      self.optimum(Problem(data: data, loss: loss, width: width, hasConstant: theorem[4] == "1"))
    }
    if theorem[0] == "training-at-least" {
      if width > Self.mostGates {
        let training = OracleTraining(data: data, loss: loss)
        guard case .least(let value) = training.optimumOfAllFunctions() else { return .undecided("\(width) gates") }
        if value >= bound { return .holds }
        return width >= training.distinctPoints ? .fails("the least loss is \(value)") : .undecided("\(width) gates")
      }
      switch optimum(width) {
      case .least(let value): return Decision(value >= bound, "the least loss is \(value)")
      case .unbounded: return .fails("the loss has no least value")
      }
    }
    // More gates do no harm.
    for fewer in 0...min(width, Self.mostGates) {
      switch optimum(fewer) {
      case .least(let value):
        if value <= bound { return .holds }
        if fewer == width { return .fails("the least loss is \(value)") }
      case .unbounded: return .holds
      }
    }
    return .undecided("\(width) gates")
  }
}
