import Certificates
import ConvexPrograms
import EmpiricalRisk
import ExactNumbers
import ReLUNetworks

/// Theorem 2.4.1: whether there is a best network at all.
enum AttainmentClaims {
  static let all: [Claim] = [anyConvexLoss, twoOutputs]

  /// One labelled point, a width, and a convex loss.
  struct SinglePoint: ClaimInstance {
    /// `absolute`, `squared`, or `hyperbola`: 1/(1+u) for u = f − y ≥ 0 and 1 − u for u ≤ 0.
    var loss: String
    var place: Int
    var label: Int
    var width: Int

    var description: String { "D = 1: \(place)↦\(label); w = \(width), \(loss) loss" }
    var weight: Int {
      let losses = ["absolute": 0, "squared": 1]
      return 1_000 * width + 10 * (abs(place) + abs(label)) + (losses[loss] ?? 2)
    }
    var simpler: [SinglePoint] {
      [
        SinglePoint(loss: loss, place: 0, label: label, width: width),
        SinglePoint(loss: loss, place: place, label: 0, width: width),
        SinglePoint(loss: loss, place: place, label: label, width: 1),
      ]
    }

    static let family: [SinglePoint] = {
      var family: [SinglePoint] = []
      for loss in ["absolute", "squared", "hyperbola"] {
        for (place, label) in [(0, 0), (0, 1), (2, -3)] {
          for width in 1...2 { family.append(SinglePoint(loss: loss, place: place, label: label, width: width)) }
        }
      }
      return family.sorted { $0.weight < $1.weight }
    }()
  }

  static let anyConvexLoss = Claim(
    "training.optimum-attained", .printed, .thesis("Theorem 2.4.1"),
    title: "For every convex loss some network of the given width has the least loss.",
    statement:
      "For every convex loss ℓ, all data with one output and every w: the infimum of the loss over all networks is attained. (The loss ℓ(u) = 1/(1+u) for u = f(x) − y ≥ 0, 1 − u for u ≤ 0 is convex and positive. Certified at one point: networks whose losses are 1/(1+N), each less than the one before; no u ≥ 0 is best, since 1/(1+u) ≤ 1/(1+v) with v = u + 1 would be v ≤ u; no u ≤ 0 is best, since 1 − u ≤ 1/2 = ℓ(1) would be u ≥ 1/2. Argued: networks have every output, so that the infimum is 0 and not attained.)",
    expects: .fails,
    instances: { SinglePoint.family }, simplify: \.simpler
  ) { instance, proof in
    if instance.loss != "hyperbola" {
      let data = TrainingInstance(
        points: [[instance.place]], labels: [instance.label], width: instance.width, loss: instance.loss)
      return try TrainingClaims.proveOptimum("data", try data.problem(outputBias: false), &proof).signum() >= 0
    }
    for step in [1, 2, 4] {
      let output = instance.label + step
      let gates = [[abs(output), 0]] + [[Int]](repeating: [0, 0], count: instance.width - 1)
      let signs = [output < 0 ? -1 : 1] + [Int](repeating: 1, count: instance.width - 1)
      let net = proof.network("net", try ReLUNetwork(integerRows: [gates, [[0] + signs]]))
      proof.decideValue(try proof.function(of: net), at: Rational(instance.place), .equal, Rational(output))
      // 1/(1 + 2N) < 1/(1 + N).
      proof.decide(1 + Quantity(step), .less, 1 + Quantity(2 * step))
    }
    let difference = LinearExpression([-1, 1] as [Rational])
    let right = try LinearProgram(
      .minimize, LinearExpression([] as [Rational]), variables: [.atLeast(0), .free],
      constraints: [.init(difference, .equal(1)), .init(difference, .atMost(0))])
    let left = try LinearProgram(
      .minimize, LinearExpression([] as [Rational]), variables: [.atMost(0)],
      constraints: [.init(LinearExpression([1] as [Rational]), .atLeast(Rational(1, 2)))])
    for (name, program) in [("right", right), ("left", left)] {
      try proveInfeasible(name, program, &proof)
    }
    return false
  }

  /// Proves that a program has no points.
  /// - Throws: `Inconsistency` if it has.
  static func proveInfeasible(_ name: String, _ program: LinearProgram, _ proof: inout CertificateBuilder) throws {
    let outcome = try program.solve()
    guard case .infeasible = outcome else { throw Inconsistency(description: "the program \(name) has points") }
    proof.prove(proof.program(name, program), outcome)
  }

  static let twoOutputs = Claim(
    "training.two-outputs", .sharpened, .thesis("Theorem 2.4.1, for networks with two outputs"),
    title: "With two outputs the least squared loss need not be attained, not even for three points on the line.",
    statement:
      "For the points 0, 1, 2 with the labels (0, 2), (1, 1), (1, 0) and w = 2 gates without output bias: for every N ≥ 1 some network has the loss 5/(4N²), and none has the loss 0. (An exact fit needs gates whose values at the points span (0, 1, 1) and (2, 1, 0). Certified: no gate's values (z_0, z_1, z_2) satisfy z_0 + 2z_2 = 2z_1 and z_2 ≥ 1, in any of the four cells of the first two points; so the gates in the span are multiples of (2, 1, 0). For one output the optimum is attained, see training.optimum-attained.)",
    expects: .holds,
    instances: { [1, 2, 3, 4, 10, 100, 1_000, 1_000_000].map { IntegersInstance(["N": $0]) } }
  ) { instance, proof in
    let n = Rational(instance["N"])
    let epsilon = 1 / n
    let gates = try AffineMap(rows: [[-1 - epsilon], [epsilon / 2 - 1]], bias: [2 + epsilon, 2])
    let labels: [[Rational]] = [[0, 1, 1], [2, 1, 0]]
    var sum: Quantity = 0
    var exact = Rational(0)
    let scale = 2 * n
    for (row, targets) in zip([[Rational(1, 2) - n, n], [1, 0]], labels) {
      let net = proof.network("output", try ReLUNetwork(layers: [gates, AffineMap(rows: [row], bias: [0])]))
      let function = try proof.function(of: net)
      for (place, target) in targets.enumerated() {
        let value = function.function(Rational(place))
        proof.decideValue(function, at: Rational(place), .equal, value)
        let residual = (value - target) * scale
        guard residual.isInteger else { throw Inconsistency(description: "2N times a residual is \(residual)") }
        sum = sum + Quantity(residual.numerator) * Quantity(residual.numerator)
        exact += residual * residual
      }
    }
    // 4N² times the loss is 5.
    let holds = proof.decide(sum, .equal, 5)
    for (name, first, second) in [("on-on", 1, 1), ("on-off", 1, -1), ("off-on", -1, 1), ("off-off", -1, -1)] {
      // Variables a, b; the gate is on or off at 0 and 1, and on at 2.
      let values: [[Rational]] = [[0, 1], [1, 1], [2, 1]]
      let rows = [(values[0], first), (values[1], second), (values[2], 1)]
      var constraints = rows.map { row, side in
        LinearProgram.Constraint(LinearExpression(row), side > 0 ? .atLeast(0) : .atMost(0))
      }
      constraints.append(.init(LinearExpression(values[2]), .atLeast(1)))
      let plane = (0..<2).map { coordinate -> Rational in
        let start = first > 0 ? values[0][coordinate] : 0
        let middle = second > 0 ? values[1][coordinate] : 0
        return start + 2 * values[2][coordinate] - 2 * middle
      }
      constraints.append(.init(LinearExpression(plane), .equal(0)))
      try proveInfeasible(
        name,
        try LinearProgram(
          .minimize, LinearExpression([] as [Rational]), variables: [.free, .free], constraints: constraints),
        &proof)
    }
    return holds && exact == 5
  }
}
