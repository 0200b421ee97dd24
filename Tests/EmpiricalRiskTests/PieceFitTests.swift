import ConvexPrograms
import EmpiricalRisk
import ExactNumbers
import Testing

/// Best fits by continuous piecewise linear functions: both families of programs, known values, degenerate data.
struct PieceFitTests {
  private func fit(_ xs: [Rational], _ ys: [Rational], _ pieces: Int, _ loss: Loss = .squared) throws -> PieceFit {
    let set = try TrainingSet(dimension: 1, points: xs.map { [$0] }, labels: ys)
    return try PieceFit(set, pieces: pieces, loss: loss)
  }

  /// The least value of the programs in slopes and intercepts.
  private func leastOverGuesses(_ fit: PieceFit, _ conditions: PieceFit.BreakConditions) throws -> Rational? {
    try fit.guesses.map { guess -> Rational in
      guard case .optimal(let optimum) = try fit.program(guess, conditions).solve() else {
        Issue.record("no optimum")
        return 0
      }
      return optimum.value
    }.min()
  }

  struct Golden: Sendable {
    let xs: [Rational]
    let ys: [Rational]
    let pieces: Int
    let loss: Loss
    let value: Rational
  }

  static let golden: [Golden] = [
    Golden(xs: [-1, 0, 1], ys: [0, 0, 1], pieces: 1, loss: .squared, value: Rational(1, 6)),
    Golden(xs: [-1, 0, 1], ys: [0, 0, 1], pieces: 2, loss: .squared, value: 0),
    Golden(xs: [-1, 1], ys: [-1, 1], pieces: 1, loss: .squared, value: 0),
    Golden(xs: [0, 1, 2], ys: [0, 1, 0], pieces: 1, loss: .absolute, value: 1),
    Golden(xs: [0, 1, 2], ys: [0, 1, 0], pieces: 2, loss: .absolute, value: 0),
    Golden(xs: [3, 0, 2, 1], ys: [1, 0, 0, 1], pieces: 3, loss: .squared, value: 0),
    Golden(xs: [2, 2, 2], ys: [0, 1, 5], pieces: 3, loss: .squared, value: 14),
    Golden(xs: [2, 2, 2], ys: [0, 1, 5], pieces: 2, loss: .absolute, value: 5),
    Golden(xs: [7], ys: [Rational(1, 3)], pieces: 2, loss: .chebyshev, value: 0),
  ]

  @Test(arguments: golden.indices)
  func knownValues(_ index: Int) throws {
    let example = Self.golden[index]
    let fit = try fit(example.xs, example.ys, example.pieces, example.loss)
    #expect(try fit.best().value == example.value)
    #expect(try leastOverGuesses(fit, .repaired) == example.value)
  }

  /// Flat, up, flat: two breaks, which no function with two pieces has.
  @Test func aRampNeedsThreePieces() throws {
    #expect(try fit([0, 1, 2, 3], [0, 0, 1, 1], 2).best().value.signum() > 0)
    #expect(try fit([0, 1, 2, 3], [0, 0, 1, 1], 3).best().value == 0)
  }

  @Test(arguments: 1...5, 1...4)
  func numberOfGuesses(points: Int, pieces: Int) throws {
    let xs = (0..<points).map { Rational($0) }
    let fit = try fit(xs, xs, pieces)
    // C(D + p − 2, p − 1) tuples.
    var tuples = 1
    for index in 0..<(pieces - 1) { tuples = tuples * (points + index) / (index + 1) }
    #expect(fit.guesses.count == tuples << (pieces - 1))
    #expect(Set(fit.guesses).count == fit.guesses.count)
  }

  private func problem(_ seed: Int) throws -> PieceFit {
    let count = 1 + seed % 5
    let problem = try RandomProblems.problem(dimension: 1, count: count, width: 1, seed: 7000 + seed)
    return try PieceFit(problem.set, pieces: 1 + seed / 5 % 3, loss: problem.loss)
  }

  @Test(arguments: 0..<60)
  func bothFamiliesAgree(_ seed: Int) throws {
    let fit = try problem(seed)
    let best = try fit.best()
    #expect(try leastOverGuesses(fit, .repaired) == best.value, "\(fit)")
    #expect(best.function.breaks.count < fit.pieces)
    let outputs = fit.places.map { best.function.value(at: $0) }
    #expect(fit.loss.total(outputs: outputs, of: fit.set) == best.value)
  }

  /// As printed no break is left between different points, so the value is that of one piece.
  @Test(arguments: 0..<20)
  func printedConditionsLeaveAffineFunctions(_ seed: Int) throws {
    let count = 2 + seed % 3
    var generator = SeededGenerator(state: UInt64(seed))
    let ys = (0..<count).map { _ in Rational(Int(generator.next() % 7)) }
    let xs = (0..<count).map { Rational($0 * $0) }
    let loss: Loss = seed % 2 == 0 ? .squared : .absolute
    let line = try fit(xs, ys, 1, loss).best().value
    #expect(try leastOverGuesses(try fit(xs, ys, 2 + seed % 2, loss), .printed) == line)
  }

  /// w gates with output bias lie between w + 1 and w pieces.
  @Test(arguments: 0..<20)
  func gatesLieBetween(_ seed: Int) throws {
    let problem = try RandomProblems.problem(dimension: 1, count: 2 + seed % 4, width: 1 + seed % 2, seed: 8000 + seed)
    let biased = try TrainingProblem(problem.set, width: problem.width, hasOutputBias: true, loss: problem.loss)
    let gates = try biased.optimum(by: .line, threads: 1).value
    #expect(try PieceFit(problem.set, pieces: problem.width + 1, loss: problem.loss).best().value <= gates)
    #expect(try PieceFit(problem.set, pieces: problem.width, loss: problem.loss).best().value >= gates)
  }

  @Test func withoutPoints() throws {
    #expect(try fit([], [], 1).best().value == 0)
    #expect(try fit([], [], 3, .absolute).best().value == 0)
    #expect(try fit([], [], 3, .chebyshev).best().value == 0)
    #expect(try fit([], [], 2).guesses.isEmpty)
  }

  @Test func whatIsNoProblem() throws {
    let line = try TrainingSet(dimension: 1, points: [[0]], labels: [2])
    #expect(throws: TrainingError.pieces(found: 0)) { try PieceFit(line, pieces: 0) }
    #expect(throws: TrainingError.label(point: 0, found: 2, expected: "−1 or 1 for the hinge loss")) {
      try PieceFit(line, pieces: 1, loss: .hinge)
    }
    let plane = try TrainingSet(dimension: 2, points: [[0, 1]], labels: [1])
    #expect(throws: TrainingError.notOnTheLine(dimension: 2)) { try PieceFit(plane, pieces: 1) }
    #expect(TrainingError.pieces(found: -1).description == "the number of pieces: found -1, expected 1 or more")
  }
}
