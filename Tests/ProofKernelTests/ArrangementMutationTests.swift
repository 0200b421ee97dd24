import ProofKernel
import Testing

extension MutationTests {
  /// Uses every record about arrangements.
  static let arrangements = """
    arrangement a 2 3
    plane 0 1 0
    plane 0 0 1
    plane 0 1 1
    arrangement o 3 4
    plane 0 1 0 0
    plane 0 0 1 0
    plane 0 0 0 1
    plane 0 0 0 0
    arrangement l 1 3
    plane 0 1
    plane -1 1
    plane 2 0
    arrangement b 2 3
    plane 0 0 -1
    plane 0 1 1
    plane 0 -1 0
    network net 2 2
    layer 3 1
    row 0 1 0
    row 0 0 1
    row 0 -1 -1
    layer 1 1
    row 0 2 2 2
    folding h 2 2 2
    fold 1
    fold 1
    whitney a 1 3 2 0
    level 1
    flat 1
    axis 1 1 0
    axis 2 0 1
    last 1 3
    whitney o 1 3 3 1 1
    symmetry 2 3 1
    row 0 0 1
    row 1 0 0
    row 0 1 0
    level 1
    flat 1
    axis 1 1 0 0
    axis 2 0 1 0
    axis 3 0 0 1
    level 1
    flat 3
    axis 2 0 1 0
    axis 3 0 0 1
    cover 1
    cover 1 1 1
    cover 1 1
    last 2 3
    chambers l 3
    chamber 1 -1
    chamber 2 1
    chamber 1 2
    across 2
    blocked 1 1 1 1
    across 1
    across 3
    blocked 1 1 2 1
    across 2
    chambers-at-least o 2
    chamber 3 -1 -1 1
    chamber 1 1 2 3
    uniform a
    dependent o
    relation 4 2
    support a 7 1 2 3 4
    support-network net a
    support-gates-at-least a 3
    support-pieces o 8
    same-support a b
    zonotope-pieces a h 25
    zonotope-size-at-least a h 2 5
    no-zonotope 7
    compare chambers:l whitney:o:2 * = 9
    compare bounded:a hyperplanes:l vertices:a planes:b dimension:o * + * + = 2 3 choose 9 1 choose + 2 * 12 +
    """

  @Test func theArrangementsAreVerified() {
    #expect(expectVerified(Self.arrangements).count == 16)
  }

  /// No trap, and all three answers occur. What is verified says nothing that the enumeration of subsets contradicts.
  @Test(arguments: 0..<6)
  func mutantsOfArrangements(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(1000 + seed))
    var counts = [0, 0, 0]
    let text = certificate(Self.arrangements)
    for _ in 0..<500 {
      let verdict = ProofKernel.check(bytes: Self.mutate(text, using: &generator))
      counts[Int(verdict.exitCode)] += 1
      #expect(verdict.line.utf8.allSatisfy { $0 >= 32 && $0 <= 126 })
    }
    #expect(counts.allSatisfy { $0 > 0 }, "\(counts)")
  }

  /// One integer of a derivation is changed: if the answer is still `verified`, the Whitney numbers are the true ones.
  @Test(arguments: 0..<6)
  func changedDerivations(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(2000 + seed))
    let dimension = 2 + seed % 2
    let forms = (0..<5).map { _ in
      [seed < 3 ? 0 : Int.random(in: -1...1, using: &generator)]
        + (0..<dimension).map { _ in Int.random(in: -2...2, using: &generator) }
    }
    let arrangement = TestArrangement(dimension, forms)
    let all = lines([arrangement.record(), arrangement.whitney()]).split(separator: "\n").map(String.init)
    let theorem = "whitney a \(text(arrangement.whitneyNumbers))"
    var verified = 0
    for _ in 0..<400 {
      var changed = all
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        let index = Int.random(in: 6..<changed.count, using: &generator)
        var parts = changed[index].split(separator: " ").map(String.init)
        guard parts.count > 1 else { continue }
        let part = Int.random(in: 1..<parts.count, using: &generator)
        guard let number = Int(parts[part]) else { continue }
        parts[part] = String(number + Int.random(in: -2...2, using: &generator))
        changed[index] = parts.joined(separator: " ")
      }
      if case .verified(_, let theorems) = verdict(lines(changed)) {
        verified += 1
        #expect(theorems == [theorem], "\(lines(changed))")
      }
    }
    #expect(verified > 0)
  }

  /// Random records of known words and small numbers.
  @Test func randomRecordsOfArrangements() {
    var generator = SeededGenerator(seed: 77)
    let names = ["a", "o", "l", "b", "net", "h", "0", "1", "-1", "2", "3", "6", "10000000", "18446744073709551616"]
    let heads = [
      "arrangement c", "whitney", "chambers", "chambers-at-least", "uniform", "dependent", "support", "support-network",
      "support-gates-at-least", "support-pieces", "same-support", "zonotope-pieces", "zonotope-size-at-least",
      "no-zonotope",
    ]
    let objects = Self.arrangements.split(separator: "\n")[..<27].joined(separator: "\n")
    for _ in 0..<3000 {
      let head = heads[Int.random(in: 0..<heads.count, using: &generator)]
      let fields = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        names[Int.random(in: 0..<names.count, using: &generator)]
      }
      #expect((0...2).contains(verdict("\(objects)\n\(([head] + fields).joined(separator: " "))").exitCode))
    }
  }
}
