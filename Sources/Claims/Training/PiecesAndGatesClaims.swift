import Certificates
import EmpiricalRisk
import ExactNumbers

/// Equation (2.6): on the line, fits by w gates and by w pieces.
enum PiecesAndGatesClaims {
  static let all: [Claim] = [without, withoutRepaired, with, withRepaired, withSharpened]

  /// Proves the least loss over w gates and over p pieces.
  private static func values(
    _ instance: TrainingInstance, outputBias: Bool, pieces: [Int], _ proof: inout CertificateBuilder
  ) throws -> (gates: Rational, pieces: [Rational]) {
    let gates = try TrainingClaims.proveOptimum("data", try instance.problem(outputBias: outputBias), &proof)
    let fits = try pieces.map {
      try PieceFitProofs.proveBest("fit", try PieceFitProofs.fit(instance, pieces: $0), &proof)
    }
    return (gates, fits)
  }

  private static let family: @Sendable () -> [TrainingInstance] = {
    PieceFitProofs.lines.filter { $0.width <= 2 }
  }

  /// Random data with at most two gates, for which the search for the best network is quick.
  @Sendable private static func random(size: Int, using generator: inout SeededGenerator) -> TrainingInstance {
    var instance = PieceFitProofs.random(size: size, using: &generator)
    instance.width = min(instance.width, 2)
    return instance
  }

  static let without = Claim(
    "training.pieces-or-gates", .printed, .thesis("Equation (2.6), with T_2 linear"),
    title: "On the line the least loss of w gates is that of w pieces.",
    statement:
      "For all data on the line and every w: the least loss of x ↦ Σ_{i≤w} s_i max(0, a_i x + b_i) equals the least loss of continuous piecewise linear functions with at most w pieces.",
    expects: .fails,
    instances: family, sample: PieceFitProofs.random, simplify: \.simpler
  ) { instance, proof in
    let found = try values(instance, outputBias: false, pieces: [instance.width], &proof)
    return PieceFitProofs.decide(found.gates, .equal, found.pieces[0], &proof)
  }

  static let withoutRepaired = Claim(
    "training.pieces-or-gates", .repaired, .thesis("Equation (2.6), with T_2 linear"),
    title: "On the line the least loss of w gates lies between that of w + 1 and that of w - 1 pieces.",
    statement:
      "For all data on the line and every w ≥ 1: the least loss of x ↦ Σ_{i≤w} s_i max(0, a_i x + b_i) is at least that of w + 1 pieces, and for w ≥ 2 at most that of w − 1 pieces: two gates make any affine function on bounded data, and every other gate a break.",
    expects: .holds,
    instances: family, sample: random
  ) { instance, proof in
    let width = instance.width
    let found = try values(
      instance, outputBias: false, pieces: width >= 2 ? [width + 1, width - 1] : [width + 1], &proof)
    let lower = PieceFitProofs.decide(found.pieces[0], .atMost, found.gates, &proof)
    return found.pieces.dropFirst().allSatisfy { PieceFitProofs.decide(found.gates, .atMost, $0, &proof) } && lower
  }

  static let with = Claim(
    "training.pieces-or-gates-with-bias", .printed, .thesis("Equation (2.6), with an output bias"),
    title: "On the line the least loss of w gates with an output bias is that of w pieces.",
    statement:
      "For all data on the line and every w: the least loss over the class F_{1,w,1} of Definition 2, which has an output bias, equals the least loss of continuous piecewise linear functions with at most w pieces.",
    expects: .fails,
    instances: family, sample: PieceFitProofs.random, simplify: \.simpler
  ) { instance, proof in
    let found = try values(instance, outputBias: true, pieces: [instance.width], &proof)
    return PieceFitProofs.decide(found.gates, .equal, found.pieces[0], &proof)
  }

  static let withRepaired = Claim(
    "training.pieces-or-gates-with-bias", .repaired, .thesis("Equation (2.6), with an output bias"),
    title: "On the line the least loss of w gates with an output bias lies between that of w + 1 and that of w pieces.",
    statement:
      "For all data on the line and every w ≥ 1: min over w + 1 pieces ≤ min over w gates with output bias ≤ min over w pieces.",
    expects: .holds,
    instances: family, sample: random
  ) { instance, proof in
    let found = try values(instance, outputBias: true, pieces: [instance.width + 1, instance.width], &proof)
    let lower = PieceFitProofs.decide(found.pieces[0], .atMost, found.gates, &proof)
    return PieceFitProofs.decide(found.gates, .atMost, found.pieces[1], &proof) && lower
  }

  static let withSharpened = Claim(
    "training.pieces-or-gates-with-bias", .sharpened, .thesis("Equation (2.6), with an output bias"),
    title: "Both inequalities between w gates and w + 1 or w pieces are strict for some data.",
    statement:
      "For every w ≥ 1: on the 2w + 2 points (0, 0), (1, 1), (2, 1), (3, 0), (4, 0), (5, 1), … w + 1 pieces have the loss 0 and w gates with output bias have not (the slopes can only be 1, −1, 1, …, and no sum of some of the changes ±2 is −1); on the w + 2 points (−1, 0), (0, 0), (1, 1), (2, 0), (3, 1), … these gates have the loss 0 and w pieces have not. Here w ≤ 3, squared and absolute loss.",
    expects: .holds,
    instances: {
      ["squared", "absolute"].flatMap { loss in
        (1...3).flatMap { width -> [TrainingInstance] in
          let long = Array(0..<(2 * width + 2))
          let short = Array(-1..<(width + 1))
          return [
            TrainingInstance(
              points: long.map { [$0] }, labels: long.map { ($0 + 1) / 2 % 2 }, width: width, loss: loss),
            TrainingInstance(
              points: short.map { [$0] }, labels: short.map { max(0, $0) % 2 }, width: width, loss: loss),
          ]
        }
      }.sorted { $0.weight < $1.weight }
    }
  ) { instance, proof in
    let needsPieces = instance.points[0] == [0]
    let found = try values(
      instance, outputBias: true, pieces: [needsPieces ? instance.width + 1 : instance.width], &proof)
    let (small, large) = needsPieces ? (found.pieces[0], found.gates) : (found.gates, found.pieces[0])
    let zero = PieceFitProofs.decide(small, .equal, 0, &proof)
    return PieceFitProofs.decide(large, .greater, 0, &proof) && zero
  }
}
