import ExactNumbers
import ProofKernel
import Testing

/// FORMAT.md 4.39 against exact programs over its sets and against the optimum by another search.
struct LineTrainingTests {
  private func problem(_ seed: Int) -> LineProblem {
    var generator = SeededGenerator(seed: UInt64(39_000 + seed))
    return LineProblem.random(using: &generator)
  }

  /// A tree that is split to the end, and one that stops where it can, prove the optimum, and nothing more.
  @Test(arguments: 0..<24)
  func optima(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let problem = problem(seed)
    let proof = LineProof(problem)
    let optimum = try problem.optimum()
    for bound in [nil, optimum * problem.factor] {
      let tree = try proof.tree(bound: bound, using: &generator)
      #expect(tree.least.map { $0 / problem.factor } == optimum)
      let theorems = expectVerified(proof.text(tree.lines, bound: optimum))
      #expect(theorems.first?.hasPrefix("training-at-least data ") == true)
      expectRefused(proof.text(tree.lines, bound: optimum + Rational(1, 1 << 40)))
      expectDeclined(proof.text(tree.lines + ["leaf"], bound: optimum))
      expectDeclined(proof.text(tree.lines.dropLast(), bound: optimum))
    }
  }

  /// Without one of the functions of a set, its slopes prove more; but not of the set.
  @Test(arguments: 0..<24)
  func everyFunctionOfASetCounts(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(100 + seed))
    let problem = problem(100 + seed)
    let proof = LineProof(problem)
    let tree = try proof.tree(bound: try problem.optimum() * problem.factor, using: &generator)
    // Whatever the slopes of the leaves before prove.
    let least = -Rational(1 << 40)
    let opening = 2 + problem.opening.split(separator: "\n").count
    for (leaf, family) in tree.leaves {
      let members = proof.members(family)
      let whole = try proof.solve(members).value
      for index in members.indices {
        var fewer = members
        fewer.remove(at: index)
        let part = try proof.solve(fewer)
        guard part.value > whole else { continue }
        let hasOwnSlopes = tree.lines[leaf - 1].hasPrefix("slopes")
        var lines = Array(tree.lines[..<(hasOwnSlopes ? leaf - 1 : leaf)])
        lines += [LineProof.line(part.slopes), "leaf"]
        // Without the constant, slopes whose sum is not zero.
        let isConstant = problem.hasConstant && Set(members[index].values).count == 1
        expectRefused(proof.text(lines, bound: least), line: opening + lines.count - (isConstant ? 1 : 0))
      }
    }
  }

  /// Certificates with changed numbers and lines prove nothing that is false.
  @Test(arguments: 0..<24)
  func noFalseBound(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(200 + seed))
    let problem = problem(200 + seed)
    let proof = LineProof(problem)
    let optimum = try problem.optimum()
    let tree = try proof.tree(bound: seed.isMultiple(of: 2) ? nil : optimum * problem.factor, using: &generator)
    let bound = optimum + Rational(1, 1000)
    var answers = [0, 0]
    for _ in 0..<300 {
      var lines = tree.lines
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let (place, other) = (
          Int.random(in: lines.indices, using: &generator), Int.random(in: lines.indices, using: &generator)
        )
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: lines.swapAt(place, other)
        case 1: lines[place] = lines[other]
        case 2: if lines.count > 2 { lines.remove(at: place) }
        case 3: lines.insert(lines[other], at: place)
        default:
          var tokens = lines[place].split(separator: " ").map(String.init)
          let token = Int.random(in: 0..<tokens.count, using: &generator)
          guard let value = Int(tokens[token]) else { continue }
          tokens[token] = String([value + 1, value - 1, -value, 2 * value][token % 4])
          lines[place] = tokens.joined(separator: " ")
        }
      }
      switch verdict(proof.text(lines, bound: bound)) {
      case .verified: Issue.record("verified:\n\(proof.text(lines, bound: bound))")
      case .refused: answers[0] += 1
      case .declined: answers[1] += 1
      }
    }
    #expect(answers[0] + answers[1] > 250)
  }
}
