import EmpiricalRisk
import ExactNumbers

/// A training problem: points and labels in integers, a loss and a width.
public struct TrainingInstance: ClaimInstance {
  /// The points, all of one dimension.
  public var points: [[Int]]
  /// The labels.
  public var labels: [Int]
  /// The number of gates.
  public var width: Int
  /// `squared`, `absolute` or `hinge`.
  public var loss: String

  /// An instance.
  public init(points: [[Int]], labels: [Int], width: Int, loss: String = "squared") {
    self.points = points
    self.labels = labels
    self.width = width
    self.loss = loss
  }

  /// The dimension of the points.
  public var dimension: Int { points.first?.count ?? 1 }

  /// The problem, with or without output bias.
  public func problem(outputBias: Bool) throws -> TrainingProblem {
    let set = try TrainingSet(
      dimension: dimension, points: points.map { $0.map { Rational($0) } }, labels: labels.map { Rational($0) })
    let loss: Loss = loss == "absolute" ? .absolute : loss == "hinge" ? .hinge : .squared
    return try TrainingProblem(set, width: width, hasOutputBias: outputBias, loss: loss)
  }

  /// The instance on one line.
  public var description: String {
    let data = zip(points, labels).map { "(\($0.0.map(\.description).joined(separator: ",")))↦\($0.1)" }
    return "\(data.joined(separator: " ")); w = \(width), \(loss) loss"
  }

  /// Its size in the order of the search.
  public var weight: Int {
    10_000 * points.count + 3_000 * dimension + 2_000 * width + (loss == "squared" ? 0 : 1)
      + (points.joined() + labels).reduce(0) { $0 + 2 * $1.magnitude.saturatedInt + ($1 < 0 ? 1 : 0) }
  }

  /// Fewer points, fewer gates, smaller numbers.
  public var simpler: [TrainingInstance] {
    var result: [TrainingInstance] = []
    for index in points.indices where points.count > 1 {
      var copy = self
      copy.points.remove(at: index)
      copy.labels.remove(at: index)
      result.append(copy)
    }
    if width > 1 {
      var copy = self
      copy.width -= 1
      result.append(copy)
    }
    for index in points.indices {
      if labels[index] != 0, loss != "hinge" {
        var copy = self
        copy.labels[index] = 0
        result.append(copy)
      }
      for coordinate in points[index].indices where points[index][coordinate] != 0 {
        var copy = self
        copy.points[index][coordinate] = 0
        result.append(copy)
      }
    }
    return result
  }

  /// Problems of one and two variables: steps, zigzags, repeated and collinear points, exclusive or.
  public static let standardFamily: [TrainingInstance] = {
    let lines: [([Int], [Int])] = [
      ([0], [1]), ([0, 1], [1, -1]), ([-1, 1], [-1, 1]), ([0, 0, 1], [0, 1, 1]), ([-1, 0, 1], [-1, 0, 1]),
      ([0, 1, 2], [0, 1, 0]), ([0, 1, 2, 3], [0, 1, 0, 1]), ([0, 1, 2, 3, 4], [1, -1, 1, -1, 1]),
      ([-3, -1, 0, 2, 5], [2, 0, 1, -1, 3]),
    ]
    let planes: [([[Int]], [Int])] = [
      ([[0, 0], [1, 0], [0, 1], [1, 1]], [0, 1, 1, 0]), ([[0, 0], [1, 1], [2, 2]], [1, 0, 1]),
      ([[0, 0], [1, 0], [2, 0], [0, 1], [1, 2]], [1, 0, 2, -1, 1]),
    ]
    var family: [TrainingInstance] = []
    for loss in ["squared", "absolute"] {
      for width in 1...2 {
        for (xs, ys) in lines { family.append(.init(points: xs.map { [$0] }, labels: ys, width: width, loss: loss)) }
        for (points, ys) in planes { family.append(.init(points: points, labels: ys, width: width, loss: loss)) }
      }
    }
    for width in 1...2 {
      family.append(.init(points: [[0], [1], [2], [3]], labels: [1, -1, 1, -1], width: width, loss: "hinge"))
      family.append(
        .init(points: [[0, 0], [1, 0], [0, 1], [1, 1]], labels: [-1, 1, 1, -1], width: width, loss: "hinge"))
    }
    return family.sorted { $0.weight < $1.weight }
  }()

  /// A random problem of a few points.
  static func random(size: Int, using generator: inout SeededGenerator) -> TrainingInstance {
    let dimension = generator.integer(1...2)
    let count = generator.integer(1...min(3 + size, 6))
    return TrainingInstance(
      points: (0..<count).map { _ in (0..<dimension).map { _ in generator.integer(-3...3) } },
      labels: (0..<count).map { _ in generator.integer(-3...3) }, width: generator.integer(1...2),
      loss: generator.integer(0...1) == 0 ? "squared" : "absolute")
  }
}
