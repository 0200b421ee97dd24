import Certificates
import ConvexPrograms
import EmpiricalRisk
import ExactNumbers
import ReLUNetworks

/// Certificates of best fits by continuous piecewise linear functions.
enum PieceFitProofs {
  /// The data of an instance as a fit with some number of pieces.
  static func fit(_ instance: TrainingInstance, pieces: Int) throws -> PieceFit {
    let problem = try instance.problem(outputBias: true)
    return try PieceFit(problem.set, pieces: pieces, loss: problem.loss)
  }

  static func define(_ name: String, _ program: FitProgram, _ proof: inout CertificateBuilder) -> ProofProgram {
    switch program {
    case .linear(let linear): proof.program(name, linear)
    case .quadratic(let quadratic): proof.program(name, quadratic)
    }
  }

  /// Proves the least loss over the functions with at most some number of pieces, and gives it.
  ///
  /// From below by the optimum of the program of each choice of bends (losses are not negative, so that one with the value 0
  /// is enough); from above by a function, its number of pieces, its values at the data, and the sum of its losses.
  static func proveBest(_ name: String, _ fit: PieceFit, _ proof: inout CertificateBuilder) throws -> Rational {
    var solved: [(FitProgram, LinearOutcome)] = []
    let best = try fit.best { solved.append(($1, $2)) }
    for (program, outcome) in solved { proof.prove(define("\(name)-bends", program, &proof), outcome) }
    let line = best.function
    let shape = FunctionInstance(
      breaks: line.breaks, slopes: line.slopes, value: line.value(at: line.breaks.first ?? 0))
    let function = proof.function("\(name)-line", try shape.function())
    proof.decide(proof.provePieces(function), .atMost, Quantity(fit.pieces))
    var last: Rational?
    for place in fit.places where place != last {
      proof.decideValue(function, at: place, .equal, line.value(at: place))
      last = place
    }
    try decideLoss(fit, line, best.value, &proof)
    return best.value
  }

  /// Proves that the values of a function at the data have a given sum of losses.
  private static func decideLoss(
    _ fit: PieceFit, _ line: BrokenLine, _ value: Rational, _ proof: inout CertificateBuilder
  ) throws {
    let residuals = zip(fit.places, fit.set.labels).map { (line.value(at: $0) - $1).magnitude }
    let common = residuals.reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
    var sum: Quantity = 0
    for residual in residuals {
      let scaled = Quantity((residual * Rational(common)).numerator)
      sum = sum + (fit.loss == .squared ? scaled * scaled : scaled)
    }
    let unit = Quantity(common)
    let right = Quantity(value.numerator) * (fit.loss == .squared ? unit * unit : unit)
    guard proof.decide(sum * Quantity(value.denominator), .equal, right) else {
      throw Inconsistency(description: "the function of the best fit does not have its loss")
    }
  }

  /// Proves the least value over all guesses of the programs on the right of (2.8), with a reading of (2.7), and gives it.
  static func proveGuesses(
    _ name: String, _ fit: PieceFit, _ conditions: PieceFit.BreakConditions, _ proof: inout CertificateBuilder
  ) throws -> Rational {
    var best: Rational?
    for guess in fit.guesses {
      let program = try fit.program(guess, conditions)
      let outcome = try program.solve()
      guard case .optimal(let optimum) = outcome else {
        throw Inconsistency(description: "a program of (2.8) has no optimum")
      }
      proof.prove(define(name, program, &proof), outcome)
      best = best.map { min($0, optimum.value) } ?? optimum.value
    }
    guard let best else { throw Inconsistency(description: "there is no guess") }
    return best
  }

  /// Compares two rational numbers in a certificate.
  static func decide(_ a: Rational, _ relation: Relation, _ b: Rational, _ proof: inout CertificateBuilder) -> Bool {
    proof.decide(
      Quantity(a.numerator) * Quantity(b.denominator), relation, Quantity(b.numerator) * Quantity(a.denominator))
  }

  /// Data on the line: steps, zigzags, ramps, repeated points with equal and with different labels.
  static let lines: [TrainingInstance] = {
    let data: [([Int], [Int])] = [
      ([0], [1]), ([0, 1], [1, -1]), ([-1, 1], [-1, 1]), ([2, 2, 2], [0, 1, 5]), ([0, 0, 1], [0, 1, 1]),
      ([-1, 0, 1], [0, 0, 1]), ([0, 1, 2], [0, 1, 0]), ([0, 1, 1, 2], [0, 2, 1, -1]), ([0, 1, 2, 3], [0, 0, 1, 1]),
      ([0, 1, 2, 3], [0, 1, 0, 1]), ([3, -2, 0, 1], [2, 1, -1, 0]),
    ]
    var family: [TrainingInstance] = []
    for loss in ["squared", "absolute"] {
      for width in 1...3 {
        for (xs, ys) in data { family.append(.init(points: xs.map { [$0] }, labels: ys, width: width, loss: loss)) }
      }
    }
    return family.sorted { $0.weight < $1.weight }
  }()

  /// Random data on the line.
  @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> TrainingInstance {
    let count = generator.integer(1...min(2 + size, 5))
    return TrainingInstance(
      points: (0..<count).map { _ in [generator.integer(-3...3)] },
      labels: (0..<count).map { _ in generator.integer(-3...3) }, width: generator.integer(1...3),
      loss: generator.integer(0...1) == 0 ? "squared" : "absolute")
  }
}
