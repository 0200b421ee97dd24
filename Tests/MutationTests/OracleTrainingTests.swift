import ExactNumbers
import Testing

/// The least losses that the oracle finds, against known ones, and against networks at random.
struct OracleTrainingTests {
  private func data(_ points: [[Int]], _ labels: [Int], _ weights: [Int]) -> OracleTrainingSet {
    OracleTrainingSet(
      points: points.map { $0.map { Rational($0) } + [1] }, labels: labels.map { Rational($0) },
      weights: weights.map { Rational($0) }, dimension: points.first?.count ?? 1)
  }

  private let absolute = OracleLoss.pieces([[1, 0], [-1, 0]])

  @Test func knownOptima() {
    let tent = data([[0], [1], [2]], [0, 1, 0], [1, 1, 1])
    func least(_ data: OracleTrainingSet, _ loss: OracleLoss, _ width: Int, _ hasConstant: Bool = false)
      -> OracleTraining.Optimum
    {
      OracleTraining(data: data, loss: loss).optimum(width: width, hasConstant: hasConstant)
    }
    #expect(least(tent, .squared, 0) == .least(1))
    #expect(least(tent, .squared, 0, true) == .least(Rational(2, 3)))
    #expect(least(tent, .squared, 1) == .least(Rational(2, 3)))
    #expect(least(tent, .squared, 1, true) == .least(Rational(1, 2)))
    #expect(least(tent, .squared, 2) == .least(0))
    #expect(least(tent, absolute, 1) == .least(1))
    #expect(least(tent, .greatest, 0) == .least(1))
    #expect(least(tent, .greatest, 1) == .least(Rational(1, 2)))
    let valley = data([[0], [1], [2]], [1, -1, 1], [1, 1, 1])
    #expect(least(valley, .squared, 2) == .least(1))
    #expect(least(valley, .hinge, 1) == .least(2))
    #expect(least(valley, .hinge, 2) == .least(1))
    #expect(least(valley, .pieces([[1, 0]]), 1) == .unbounded)
    #expect(least(valley, .pieces([[1, 0]]), 0) == .least(-1))
    #expect(least(valley, .pieces([[1, 2], [1, 0]]), 0, true) == .unbounded)
    #expect(least(data([], [], []), .squared, 2) == .least(0))
    // The same point with two labels.
    #expect(least(data([[1], [1]], [1, 2], [3, 1]), absolute, 1) == .least(1))
  }

  @Test(arguments: 0..<6)
  func noNetworkIsBetter(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    let (dimension, width) = (1 + seed % 2, 1 + seed / 3)
    let count = 4 - dimension
    let data = data(
      (0..<count).map { _ in (0..<dimension).map { _ in random(-2...2) } }, (0..<count).map { _ in random(-3...3) },
      (0..<count).map { _ in random(1...3) })
    for loss in [.squared, .greatest, absolute] {
      let problem = OracleTraining(data: data, loss: loss)
      guard case .least(let least) = problem.optimum(width: width, hasConstant: seed == 4) else {
        Issue.record("unbounded")
        continue
      }
      for _ in 0..<200 {
        var outputs = [Rational](repeating: seed == 4 ? Rational(random(-6...6), 2) : 0, count: count)
        for _ in 0..<width {
          let gate = (0...dimension).map { _ in Rational(random(-6...6), 3) }
          let sign = Rational(random(0...1) * 2 - 1)
          for point in 0..<count {
            outputs[point] += sign * max(0, OracleTraining.product(gate, data.points[point]))
          }
        }
        #expect(problem.value(outputs) >= least)
      }
    }
  }
}
