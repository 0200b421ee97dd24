import Certificates
import ConvexPrograms
import EmpiricalRisk
import ExactNumbers
import ReLUNetworks

/// Equations (2.7) and (2.8): best fits by convex programs in slopes and intercepts.
enum BreakpointClaims {
  static let all: [Claim] = [
    inequalities, inequalitiesRepaired, inequalitiesSharpened, fits, fitsRepaired, nextBreak,
  ]

  /// Two lines y = a x + b, y = c x + d, and two numbers x ≤ x'.
  struct Lines: ClaimInstance {
    var first: [Int]
    var second: [Int]
    var ends: [Int]

    var description: String {
      "\(LinearText.affine([first[0]], ["x"], constant: first[1])) and \(LinearText.affine([second[0]], ["x"], constant: second[1])) between \(ends[0]) and \(ends[1])"
    }
    var weight: Int { (first + second + ends).reduce(0) { $0 + 2 * abs($1) + ($1 < 0 ? 1 : 0) } }
    var simpler: [Lines] {
      let flat = first + second + ends
      return flat.indices.flatMap { index -> [Lines] in
        [0, 1].map { value in
          var copy = flat
          copy[index] = value
          return Lines(first: Array(copy[0..<2]), second: Array(copy[2..<4]), ends: Array(copy[4..<6]))
        }
      }.filter { $0.ends[0] <= $0.ends[1] }
    }

    static let family: [Lines] = {
      var family: [Lines] = []
      for ends in [[0, 1], [1, 1], [-2, 3]] {
        for first in [[0, 0], [1, -1]] {
          for second in words([0, 1, -1, 2], length: 2) {
            family.append(Lines(first: first, second: second, ends: ends))
          }
        }
      }
      return family.sorted { $0.weight < $1.weight }
    }()

    @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> Lines {
      let numbers = (0..<6).map { _ in generator.integer(-3 - size...3 + size) }
      return Lines(
        first: Array(numbers[0..<2]), second: Array(numbers[2..<4]), ends: numbers[4..<6].sorted())
    }
  }

  /// Decides whether (2.7) holds for some sign exactly if the lines meet between x and x'.
  private static func agrees(
    _ instance: Lines, _ conditions: PieceFit.BreakConditions, _ proof: inout CertificateBuilder
  ) -> Bool {
    func line(_ name: String, _ values: [Int]) -> ProofFunction {
      proof.function(name, PiecewiseLinearFunction(slope: Rational(values[0]), constant: Rational(values[1])))
    }
    let difference = proof.sum(
      "difference", line("second", instance.second), proof.multiple("negative", -1, line("first", instance.first)))
    let values = instance.ends.map { end -> Rational in
      let value = difference.function(Rational(end))
      proof.decideValue(difference, at: Rational(end), value.signum() < 0 ? .less : .atLeast, 0)
      proof.decideValue(difference, at: Rational(end), value.signum() > 0 ? .greater : .atMost, 0)
      return value
    }
    // An affine function has a zero in between unless both ends have the same sign; parallel lines have.
    let meets = values[0].signum() * values[1].signum() <= 0
    let slope = Quantity(instance.second[0]) - Quantity(instance.first[0])
    let intercept = Quantity(instance.second[1]) - Quantity(instance.first[1])
    var isAllowed = false
    for sign in [1, -1] {
      let factor = Quantity(sign)
      let ends = instance.ends.map { factor * (intercept + slope * Quantity($0)) }
      let (start, end): (Relation, Relation) = conditions == .printed ? (.atLeast, .atMost) : (.atMost, .atLeast)
      let first = proof.decide(ends[0], start, 0)
      let second = proof.decide(ends[1], end, 0)
      let third = proof.decide(factor * slope, .atLeast, 0)
      if first, second, third { isAllowed = true }
    }
    return isAllowed == meets
  }

  static let inequalities = Claim(
    "training.breakpoint-inequalities", .printed, .thesis("Equation (2.7)"),
    title: "The inequalities (2.7) say that a break lies between two neighbouring points.",
    statement:
      "For all lines a x + b, a'x + b' and x ≤ x': they meet at a point of [x, x'] (or are the same) exactly if for S = 1 or S = −1: S(b' − b − (a − a')x) ≥ 0, S(b' − b − (a − a')x') ≤ 0, S(a' − a) ≥ 0. (With x = x_{i_j} and x' the next point, of index i_j + 1.)",
    expects: .fails,
    instances: { Lines.family }, sample: Lines.random, simplify: \.simpler
  ) { instance, proof in agrees(instance, .printed, &proof) }

  static let inequalitiesRepaired = Claim(
    "training.breakpoint-inequalities", .repaired, .thesis("Equation (2.7)"),
    title: "With the first two signs exchanged, (2.7) says that a break lies between two neighbouring points.",
    statement:
      "For all lines a x + b, a'x + b' and x ≤ x': they meet at a point of [x, x'] (or are the same) exactly if for S = 1 or S = −1: S(b' − b − (a − a')x) ≤ 0, S(b' − b − (a − a')x') ≥ 0, S(a' − a) ≥ 0.",
    expects: .holds,
    instances: { Lines.family }, sample: Lines.random
  ) { instance, proof in agrees(instance, .repaired, &proof) }

  static let inequalitiesSharpened = Claim(
    "training.breakpoint-inequalities", .sharpened, .thesis("Equation (2.7)"),
    title: "As printed, (2.7) at two different points leaves affine functions only.",
    statement:
      "For all x < x' and S = ±1: a, b, a', b' with S(b' − b − (a − a')x) ≥ 0, S(b' − b − (a − a')x') ≤ 0, S(a' − a) ≥ 0 have a = a' and b = b'. (The least and the greatest values of a' − a and b' − b are 0.)",
    hypotheses: "x < x'", expects: .holds,
    instances: {
      [(0, 1), (-1, 1), (2, 7), (-5, -4), (0, 1_000_000)].flatMap { x, y in
        [1, -1].map { IntegersInstance(["x": x, "x'": y, "S": $0]) }
      }.sorted { $0.weight < $1.weight }
    },
    sample: { size, generator in
      let x = generator.integer(-9...9)
      return IntegersInstance([
        "x": x, "x'": x + generator.integer(1...(3 + size)), "S": generator.integer(0...1) == 0 ? -1 : 1,
      ])
    }
  ) { instance, proof in
    let sign = Rational(instance["S"])
    // Variables a, b, a', b'.
    func form(_ x: Rational) -> LinearExpression { LinearExpression([-sign * x, -sign, sign * x, sign]) }
    let constraints: [LinearProgram.Constraint] = [
      .init(form(Rational(instance["x"])), .atLeast(0)), .init(form(Rational(instance["x'"])), .atMost(0)),
      .init(LinearExpression([-sign, 0, sign, 0]), .atLeast(0)),
    ]
    var holds = true
    for objective: [Rational] in [[-1, 0, 1, 0], [0, -1, 0, 1]] {
      for sense in [LinearProgram.Sense.minimize, .maximize] {
        let program = try LinearProgram(
          sense, LinearExpression(objective), variables: [.free, .free, .free, .free], constraints: constraints)
        let outcome = try program.solve()
        proof.prove(proof.program("extreme", program), outcome)
        if case .optimal(let optimum) = outcome, optimum.value.isZero { continue }
        holds = false
      }
    }
    return holds
  }

  /// Decides whether the programs of (2.8) with a reading of (2.7) have the least loss of w pieces as their least value.
  private static func isLeastLoss(
    _ instance: TrainingInstance, _ conditions: PieceFit.BreakConditions, _ proof: inout CertificateBuilder
  ) throws -> Bool {
    let fit = try PieceFitProofs.fit(instance, pieces: instance.width)
    let programs = try PieceFitProofs.proveGuesses("guess", fit, conditions, &proof)
    let best = try PieceFitProofs.proveBest("fit", fit, &proof)
    return PieceFitProofs.decide(programs, .equal, best, &proof)
  }

  static let fits = Claim(
    "training.fit-by-programs", .printed, .thesis("Equation (2.8)"),
    title: "The programs (2.8) over all I and S find the least loss of piecewise linear functions with w pieces.",
    statement:
      "For all data on the line in ascending order and every w: the least value of Σ_j Σ_{i ∈ D_j} ℓ(a_j x_i + b_j − y_i) subject to (2.7) over all I and S is the least loss of continuous piecewise linear functions with at most w pieces. Signs in (2.7) as printed; its second point is read as x_{i_j + 1}, and the second inequality is dropped where i_j = D.",
    expects: .fails,
    instances: { PieceFitProofs.lines }, sample: PieceFitProofs.random, simplify: \.simpler
  ) { instance, proof in try isLeastLoss(instance, .printed, &proof) }

  static let fitsRepaired = Claim(
    "training.fit-by-programs", .repaired, .thesis("Equation (2.8)"),
    title: "With (2.7) repaired the programs (2.8) find the least loss of functions with w pieces.",
    statement:
      "For all data on the line in ascending order, repeated points allowed, and every w: as printed, with the first two signs of (2.7) exchanged, its second point x_{i_j + 1} and D_1 all points if w = 1. The other side is computed independently, from hinges: c + d x + Σ_j S_j (λ_j max(0, x − x_k) + μ_j max(0, x − x_{k+1})), λ, μ ≥ 0, and by a function that attains it.",
    expects: .holds,
    instances: { PieceFitProofs.lines }, sample: PieceFitProofs.random
  ) { instance, proof in try isLeastLoss(instance, .repaired, &proof) }

  static let nextBreak = Claim(
    "training.fit-by-programs-next-break", .printed, .thesis("Equations (2.7) and (2.8)"),
    title: "The programs (2.8) find the least loss if the second point of (2.7) is that of the next break.",
    statement:
      "As training.fit-by-programs, with the first two signs of (2.7) exchanged and its second point read as printed, x_{i_{j+1}}, the point of the next break (x_D for the last break, whose successor has no index). No repair within this reading: a break that may pass points which belong to the next piece by D_j charges them for the wrong piece, and two equal indices pin a break to a point. The repair is training.fit-by-programs.",
    hypotheses: "no two points are equal", expects: .fails,
    instances: { PieceFitProofs.lines }, sample: PieceFitProofs.random, simplify: \.simpler,
    hypothesis: { Set($0.points).count < $0.points.count ? "two points are equal" : nil }
  ) { instance, proof in try isLeastLoss(instance, .nextBreak, &proof) }
}
