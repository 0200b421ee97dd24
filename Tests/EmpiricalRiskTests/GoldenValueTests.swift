import Certificates
import EmpiricalRisk
import ExactNumbers
import ProofKernel
import Testing

/// Optima of small problems that are known from exhaustive enumeration of activation cells.
struct GoldenValueTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let points: [[Rational]]
    let labels: [Rational]
    let loss: Loss
    let width: Int
    let hasBias: Bool
    let value: Rational

    var testDescription: String { "\(points) \(labels) \(loss.name) \(width) \(hasBias): \(value)" }

    func problem() throws -> TrainingProblem {
      let set = try TrainingSet(dimension: points[0].count, points: points, labels: labels)
      return try TrainingProblem(set, width: width, hasOutputBias: hasBias, loss: loss)
    }
  }

  private static func line(_ points: [Int], _ labels: [Int]) -> ([[Rational]], [Rational]) {
    (points.map { [Rational($0)] }, labels.map { Rational($0) })
  }

  private static func plane(_ points: [(Int, Int)], _ labels: [Int]) -> ([[Rational]], [Rational]) {
    (points.map { [Rational($0.0), Rational($0.1)] }, labels.map { Rational($0) })
  }

  /// Without and with output bias.
  private static func cases(
    _ data: ([[Rational]], [Rational]), _ loss: Loss, _ width: Int, _ values: (Rational, Rational)
  ) -> [Case] {
    [(false, values.0), (true, values.1)].map {
      Case(points: data.0, labels: data.1, loss: loss, width: width, hasBias: $0.0, value: $0.1)
    }
  }

  static let all: [Case] = {
    let zigzag = line([0, 1, 2, 3], [0, 1, 0, 1])
    let long = line([0, 1, 2, 3, 4], [1, -1, 1, -1, 1])
    let repeated = line([0, 0, 1], [0, 1, 1])
    let odd = line([-1, 0, 1], [-1, 0, 1])
    let signs = line([0, 1, 2, 3], [1, -1, 1, -1])
    let square = [(0, 0), (1, 0), (0, 1), (1, 1)]
    let exclusive = plane(square, [0, 1, 1, 0])
    let exclusiveSigns = plane(square, [-1, 1, 1, -1])
    let five = plane([(0, 0), (1, 0), (2, 0), (0, 1), (1, 2)], [1, 0, 2, -1, 1])
    let collinear = plane([(0, 0), (1, 1), (2, 2)], [1, 0, 1])
    let six = plane([(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (1, 3)], [1, -1, 0, 2, -1, 1])
    let sixWithoutLast = plane([(0, 0), (1, 0), (0, 1), (1, 1), (2, 1)], [1, -1, 0, 2, -1])
    var all: [Case] = []
    all += cases(zigzag, .squared, 1, (Rational(4, 5), Rational(2, 3)))
    all += cases(zigzag, .squared, 2, (Rational(2, 3), Rational(1, 2)))
    all += cases(zigzag, .absolute, 1, (1, 1)) + cases(zigzag, .absolute, 2, (1, 1))
    all += cases(long, .squared, 1, (4, 4)) + cases(long, .squared, 2, (3, Rational(8, 3)))
    all += cases(long, .absolute, 1, (4, 4)) + cases(long, .absolute, 2, (3, 2))
    for width in 1...2 {
      all += cases(repeated, .squared, width, (Rational(1, 2), Rational(1, 2)))
      all += cases(repeated, .absolute, width, (1, 1))
    }
    all += cases(odd, .squared, 1, (1, 0)) + cases(odd, .squared, 2, (0, 0))
    all += cases(signs, .hinge, 1, (3, 2)) + cases(signs, .hinge, 2, (2, 2))
    all += cases(exclusive, .squared, 1, (1, Rational(2, 3))) + cases(exclusive, .squared, 2, (0, 0))
    all += cases(exclusive, .absolute, 1, (1, 1))
    all += cases(exclusiveSigns, .hinge, 1, (3, 2)) + cases(exclusiveSigns, .hinge, 2, (1, 0))
    all += cases(five, .squared, 1, (2, 2)) + cases(five, .absolute, 1, (2, 2))
    all += cases(collinear, .squared, 1, (Rational(2, 3), Rational(1, 2))) + cases(collinear, .squared, 2, (0, 0))
    all += cases(collinear, .absolute, 1, (1, 1)) + cases(collinear, .absolute, 2, (0, 0))
    all += cases(six, .squared, 1, (Rational(28, 5), 2)) + cases(six, .squared, 2, (0, 0))
    all += cases(sixWithoutLast, .squared, 1, (5, 2)) + cases(sixWithoutLast, .squared, 2, (0, 0))
    return all
  }()

  @Test(arguments: all, TrainingMethod.allCases)
  func golden(_ example: Case, _ method: TrainingMethod) throws {
    let problem = try example.problem()
    let set = problem.set
    if method == .line, set.dimension != 1 { return }
    let optimum = try problem.optimum(by: method, threads: 2)
    #expect(optimum.value == example.value)
    #expect(problem.value(outputs: set.points.map { optimum.network.value(at: $0) }) == example.value)
    var builder = CertificateBuilder(label: "golden")
    let training = builder.training("data", problem)
    builder.proveTrainingAtMost(training, optimum.value, by: optimum.network)
    builder.proveTrainingAtLeast(training, optimum.value, by: optimum.proof)
    guard case .verified = ProofKernel.check(bytes: builder.finished().bytes) else {
      Issue.record("\(ProofKernel.check(bytes: builder.finished().bytes))")
      return
    }
    // The same tree proves nothing more.
    var wrong = CertificateBuilder(label: "golden")
    let again = wrong.training("data", problem)
    wrong.proveTrainingAtLeast(again, optimum.value + Rational(1, 1_000_000), by: optimum.proof)
    guard case .refused = ProofKernel.check(bytes: wrong.finished().bytes) else {
      Issue.record("a greater bound was not refused")
      return
    }
  }
}
