import ExactNumbers
import ReLUNetworks
import Testing

/// Searches for inputs whose outputs satisfy inequalities, against a linear program for each region.
@Suite(.timeLimit(.minutes(5))) struct OutputSearchTests {
  typealias Inequalities = [(normal: [Rational], constant: Rational)]

  private static func box(_ dimension: Int, _ half: Rational) -> Inequalities {
    (0..<dimension).flatMap { place -> Inequalities in
      let unit = (0..<dimension).map { Rational($0 == place ? 1 : 0) }
      return [(unit, half), (unit.map { -$0 }, half)]
    }
  }

  /// The answer of the search; a witness has to be one.
  private static func isFound(
    _ network: ReLUNetwork, _ cases: [Inequalities], _ inputs: Inequalities, threads: Int
  ) throws -> Bool {
    let found = try network.search(
      forOutputsIn: cases, RegionOptions(inequalities: inputs, threads: threads))
    guard let input = found.input else { return false }
    func holds(_ inequality: (normal: [Rational], constant: Rational), _ point: [Rational]) -> Bool {
      zip(inequality.normal, point).reduce(inequality.constant) { $0 + $1.0 * $1.1 }.signum() >= 0
    }
    let output = try network.evaluate(at: input)
    #expect(inputs.allSatisfy { holds($0, input) })
    #expect(cases.contains { $0.allSatisfy { holds($0, output) } })
    return true
  }

  private static func expected(
    _ network: ReLUNetwork, _ cases: [Inequalities], _ inputs: Inequalities
  ) throws -> Bool {
    try RegionReference(network, inequalities: inputs).cells.contains { cell in
      try cases.contains { inequalities in
        let forms = inequalities.map { inequality in
          var form = ReferenceForm(
            normal: [Rational](repeating: 0, count: network.inputDimension), constant: inequality.constant)
          for (factor, output) in zip(inequality.normal, cell.output) {
            form.constant += factor * output.constant
            for k in form.normal.indices { form.normal[k] += factor * output.normal[k] }
          }
          return form
        }
        return try RegionReference.hasPoint(network.inputDimension, positive: [], nonnegative: cell.sides + forms)
      }
    }
  }

  @Test(arguments: [[1, 3, 2, 1], [2, 3, 2, 2], [2, 4, 1], [3, 3, 2, 2], [2, 2, 2, 2, 2], [2, 2]])
  func searchesAgree(_ shape: [Int]) throws {
    var random = SeededGenerator(seed: UInt64(shape.reduce(41) { $0 * 31 + $1 }))
    var answers: Set<Bool> = []
    for round in 0..<12 {
      let network = try random.network(shape, bound: 3)
      let inputs = round % 4 == 3 ? [] : Self.box(shape[0], Rational(1 + round % 3))
      let outputs = shape[shape.count - 1]
      let cases = (0..<random.integer(1...2)).map { _ in
        (0..<random.integer(1...3)).map { _ in
          (
            normal: (0..<outputs).map { _ in random.rational(2) },
            constant: random.rational(9) - Rational(4 * (round % 5))
          )
        }
      }
      let expected = try Self.expected(network, cases, inputs)
      answers.insert(expected)
      #expect(try Self.isFound(network, cases, inputs, threads: 1 + round % 3) == expected)
    }
    #expect(answers.count == 2)
  }

  /// The greatest output on a box is just reached, and just not.
  @Test(arguments: 0..<10) func tightBounds(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(500 + seed))
    let network = try random.network([2, 4, 3, 1], bound: 5, denominators: 1...3)
    let inputs = Self.box(2, 1)
    var greatest: Rational?
    _ = try network.forEachLinearRegion(RegionOptions(inequalities: inputs)) { region in
      for vertex in region.vertices {
        let value = try network.evaluate(at: vertex)[0]
        greatest = greatest.map { max($0, value) } ?? value
      }
      return true
    }
    let most = try #require(greatest)
    #expect(try Self.isFound(network, [[([1], -most)]], inputs, threads: 2))
    let beyond = most + Rational(1, BigInteger(2).power(80))
    #expect(try !Self.isFound(network, [[([1], -beyond)]], inputs, threads: 2))
  }

  @Test func degenerateCases() throws {
    var random = SeededGenerator(seed: 8)
    let network = try random.network([2, 2, 1], bound: 3)
    #expect(try network.search(forOutputsIn: [], RegionOptions()).input == nil)
    #expect(try network.search(forOutputsIn: [[]], RegionOptions()).input != nil)
    #expect(try network.search(forOutputsIn: [[([0], -1)]], RegionOptions()).input == nil)
    #expect(throws: RegionError.dimension(inequality: 0, found: 2, expected: 1)) {
      try network.search(forOutputsIn: [[([1, 1], 0)]], RegionOptions())
    }
  }
}
