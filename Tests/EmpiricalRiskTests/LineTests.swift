import EmpiricalRisk
import ExactNumbers
import Testing

/// The search on the line against the other methods and known values.
struct LineTests {
  @Test(arguments: GoldenValueTests.all.filter { $0.points[0].count == 1 })
  func golden(_ example: GoldenValueTests.Case) throws {
    let problem = try example.problem()
    let optimum = try problem.optimumOnTheLine(threads: 2)
    #expect(optimum.value == example.value)
    #expect(RandomProblems.attains(problem, optimum.network, optimum.value))
  }

  @Test(arguments: 0..<80)
  func agreesWithEnumeration(_ seed: Int) throws {
    let sizes = [(3, 2), (5, 1), (2, 3), (4, 2), (1, 2), (0, 1), (6, 1), (4, 0), (2, 2), (3, 1)]
    let (count, width) = sizes[seed % sizes.count]
    let problem = try RandomProblems.problem(dimension: 1, count: count, width: width, seed: 1000 + seed)
    let enumerated = try problem.optimumByEnumeration()
    let optimum = try problem.optimumOnTheLine(threads: 1)
    #expect(optimum.value == enumerated.value, "\(problem)")
    #expect(RandomProblems.attains(problem, optimum.network, optimum.value), "\(problem)")
  }

  @Test(arguments: 0..<40)
  func agreesWithTheConeSearch(_ seed: Int) throws {
    let sizes = [(8, 1), (6, 2), (5, 3), (9, 2)]
    let (count, width) = sizes[seed % sizes.count]
    let problem = try RandomProblems.problem(dimension: 1, count: count, width: width, seed: 2000 + seed)
    let searched = try problem.optimum(threads: 1)
    let optimum = try problem.optimumOnTheLine(threads: 1)
    #expect(optimum.value == searched.value, "\(problem)")
    #expect(RandomProblems.attains(problem, optimum.network, optimum.value), "\(problem)")
  }

  @Test func onlyOnTheLine() throws {
    let set = try TrainingSet(dimension: 2, points: [[0, 1]], labels: [1])
    #expect(throws: TrainingError.notOnTheLine(dimension: 2)) {
      try TrainingProblem(set, width: 1).optimumOnTheLine()
    }
  }
}
