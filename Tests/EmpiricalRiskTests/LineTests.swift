import EmpiricalRisk
import ExactNumbers
import Testing

/// The search on the line against the other methods and known values.
struct LineTests {
  @Test(arguments: GoldenValueTests.all.filter { $0.points[0].count == 1 })
  func golden(_ example: GoldenValueTests.Case) throws {
    let problem = try example.problem()
    let optimum = try problem.optimum(by: .line, threads: 2)
    #expect(optimum.value == example.value)
    #expect(RandomProblems.attains(problem, optimum.network, optimum.value))
  }

  @Test(arguments: 0..<80)
  func agreesWithEnumeration(_ seed: Int) throws {
    let sizes = [(3, 2), (5, 1), (2, 3), (4, 2), (1, 2), (0, 1), (6, 1), (4, 0), (2, 2), (3, 1)]
    let (count, width) = sizes[seed % sizes.count]
    let problem = try RandomProblems.problem(dimension: 1, count: count, width: width, seed: 1000 + seed)
    let enumerated = try problem.optimumByEnumeration()
    let optimum = try problem.optimum(by: .line, threads: 1)
    #expect(optimum.value == enumerated.value, "\(problem)")
    #expect(RandomProblems.attains(problem, optimum.network, optimum.value), "\(problem)")
  }

  @Test(arguments: 0..<40)
  func agreesWithTheConeSearch(_ seed: Int) throws {
    let sizes = [(8, 1), (6, 2), (5, 3), (9, 2)]
    let (count, width) = sizes[seed % sizes.count]
    let problem = try RandomProblems.problem(dimension: 1, count: count, width: width, seed: 2000 + seed)
    let searched = try problem.optimum(by: .cones, threads: 1)
    let optimum = try problem.optimum(by: .line, threads: 1)
    #expect(optimum.value == searched.value, "\(problem)")
    #expect(RandomProblems.attains(problem, optimum.network, optimum.value), "\(problem)")
  }

  @Test func onlyOnTheLine() throws {
    let set = try TrainingSet(dimension: 2, points: [[0, 1]], labels: [1])
    #expect(throws: TrainingError.notOnTheLine(dimension: 2)) {
      try TrainingProblem(set, width: 1).optimum(by: .line)
    }
  }

  /// Zigzag labels on uneven places, as large as asked for.
  private static func zigzag(_ count: Int, unit: Rational = 1, shift: Rational = 0) throws -> TrainingSet {
    var generator = SeededGenerator(state: 7)
    var place = shift
    var points: [[Rational]] = []
    for _ in 0..<count {
      place += Rational(Int.random(in: 1...9, using: &generator)) * unit
      points.append([place])
    }
    let labels = (0..<count).map { Rational(Int.random(in: 0...4, using: &generator) + 3 * ($0 / 4 % 2)) }
    return try TrainingSet(dimension: 1, points: points, labels: labels)
  }

  @Test func threadsDoNotMatter() throws {
    let problem = try TrainingProblem(Self.zigzag(14), width: 3)
    let one = try problem.optimum(by: .line, threads: 1)
    let three = try problem.optimum(by: .line, threads: 3)
    #expect(one.value == three.value)
    #expect(one.network == three.network)
    #expect(one.statistics == three.statistics)
  }

  /// The optimum does not depend on where the points are and how far apart, without output bias either: each gate has a bias.
  @Test(arguments: [Loss.squared, .absolute])
  func placesMayBeMovedAndStretched(_ loss: Loss) throws {
    let plain = try TrainingProblem(Self.zigzag(9), width: 2, loss: loss).optimum(by: .line, threads: 1)
    let huge = Rational(BigInteger(10).power(25))
    for (unit, shift) in [(huge, 0), (1, huge), (1 / huge, Rational(-1, 3)), (Rational(1, 7), huge)] {
      let problem = try TrainingProblem(Self.zigzag(9, unit: unit, shift: shift), width: 2, loss: loss)
      let optimum = try problem.optimum(by: .line, threads: 1)
      #expect(optimum.value == plain.value)
      #expect(RandomProblems.attains(problem, optimum.network, optimum.value))
    }
  }

  /// Two places that nearly coincide, with labels far apart, spoil floating point but not the result.
  @Test func nearlyEqualPlaces() throws {
    let near = Rational(1, BigInteger(10).power(20))
    let points: [[Rational]] = [[0], [1], [1 + near], [2], [2 + near], [4]]
    let set = try TrainingSet(dimension: 1, points: points, labels: [0, 2, -1, 3, 3, -2])
    for loss in [Loss.squared, .absolute] {
      let problem = try TrainingProblem(set, width: 2, loss: loss)
      #expect(try problem.optimum(by: .line, threads: 1).value == problem.optimumByEnumeration().value)
    }
  }

  @Test func widerThanNeeded() throws {
    // Gates enough to fit any labels: two for each place are always enough.
    for width in 5...7 {
      let set = try TrainingSet(dimension: 1, points: [[0], [1], [3], [4], [9]], labels: [5, -5, 5, -5, 5])
      let problem = try TrainingProblem(set, width: width)
      let optimum = try problem.optimum(by: .line, threads: 1)
      #expect(optimum.value == 0)
      #expect(RandomProblems.attains(problem, optimum.network, 0))
    }
  }

  @Test func interruption() throws {
    let control = TrainingControl()
    control.interrupt()
    #expect(throws: TrainingError.interrupted) {
      try TrainingProblem(Self.zigzag(20), width: 3).optimum(by: .line, control: control)
    }
  }

  @Test func progress() throws {
    let control = TrainingControl { #expect($0.nodes > 0) }
    _ = try TrainingProblem(Self.zigzag(8), width: 2).optimum(by: .line, threads: 1, control: control)
  }
}
