import ExactNumbers
import Testing

@testable import Arrangements

/// Many cones on the way to a chamber: stacks that grow, and a limit on them.
@Suite struct EnumerationMemoryTests {
  /// m lines through the origin by their slopes, each of which cuts the first cone.
  private func pencil(_ m: Int) throws -> HyperplaneArrangement {
    try HyperplaneArrangement(dimension: 2, normals: (1...m).map { [$0, 1] })
  }

  private func hash(_ plan: EnumerationPlan, threads: Int) throws -> (count: Int, hash: UInt64) {
    var hash: UInt64 = 0
    let count = try plan.forEachChamber(options: EnumerationOptions(threads: threads)) { chamber in
      for word in 0..<plan.words { hash = hash &* 31 &+ chamber.positiveHyperplanes(word: word) }
      for coordinate in 0..<plan.dimension {
        hash = hash &* 31 &+ UInt64(bitPattern: Int64(Int(exactly: chamber.numerator(coordinate)) ?? 0))
      }
      return .proceed
    }
    return (count, hash)
  }

  @Test(arguments: [127, 128, 129, 300])
  func manyCones(_ m: Int) throws {
    let arrangement = try pencil(m)
    let chambers = try arrangement.chambers()
    #expect(try arrangement.countChambersByEnumeration() == 2 * m)
    #expect(chambers.count == 2 * m)
    #expect(Set(chambers.map(\.signs)).count == 2 * m)
    for chamber in chambers {
      for (form, sign) in zip(arrangement.forms, chamber.signs) {
        #expect(form.value(at: chamber.point).signum() == sign)
      }
    }
  }

  /// The cones that are given to workers lie below hundreds of others, most of which they share.
  @Test func manyConesAndThreads() throws {
    let plan = EnumerationPlan(try pencil(3_000))
    let (serial, parallel) = (try hash(plan, threads: 1), try hash(plan, threads: 2))
    #expect(serial == parallel)
    #expect(serial.count == 6_000)
  }

  @Test func conesOfManyKinds() throws {
    // Rank 6, so that cones with more than ten rows left are cut further before workers get them.
    let arrangement = try HyperplaneArrangement(dimension: 6, normals: EnumerationFamily.generic(17, 6))
    let plan = EnumerationPlan(arrangement)
    let serial = try hash(plan, threads: 1)
    #expect(serial == (try hash(plan, threads: 3)))
    #expect(BigInteger(serial.count) == (try arrangement.chamberCount()))
  }

  @Test(arguments: [1, 2])
  func limit(_ threads: Int) throws {
    let arrangement = try pencil(1_000)
    // A cone takes 4 · 16 words and its frame.
    let plan = EnumerationPlan(arrangement, memoryLimit: 20_000)
    let error = #expect(throws: ArrangementError.self) { try hash(plan, threads: threads) }
    guard case .limit(let subject, let found, let expected) = error else {
      Issue.record("found \(String(describing: error))")
      return
    }
    #expect(subject == "enumeration of 1000 hyperplanes")
    #expect(found.hasPrefix("more than ") && found.hasSuffix(" cones that lead to one chamber"))
    #expect(expected == "so few that their sets of hyperplanes fit into 20000 words of memory")
    // What is found before counts for those who want no more.
    let roomy = EnumerationPlan(arrangement, memoryLimit: 1 << 20)
    #expect(try hash(roomy, threads: threads).count == 2_000)
  }

  @Test func limitOnRays() throws {
    // Few cones on the way, but more than a thousand rays: the cyclic polytope's dual is among them.
    let moments = (1...40).map { t in (0..<7).reduce(into: [1]) { row, _ in row.append(row[row.count - 1] * t) } }
    let arrangement = try HyperplaneArrangement(dimension: 8, normals: moments)
    let plan = EnumerationPlan(arrangement, memoryLimit: 8_000)
    #expect(throws: ArrangementError.self) {
      try plan.forEachChamber(options: EnumerationOptions()) { chamber in chamber.index < 2_000 ? .proceed : .stop }
    }
  }

  @Test func manyLinesOfWhichFewCut() throws {
    var generator = EnumerationGenerator(seed: 5)
    let forms = (0..<3_000).map { _ in
      EnumerationFamily.form(
        [Int.random(in: -1_000...1_000, using: &generator), Int.random(in: 1...1_000, using: &generator)],
        Int.random(in: -1_000...1_000, using: &generator))
    }
    let arrangement = try HyperplaneArrangement(dimension: 2, forms: forms)
    // A hundred cones; one for each line would be twenty times as many.
    let plan = EnumerationPlan(arrangement, memoryLimit: 60_000)
    for threads in [1, 2] {
      let count = try plan.forEachChamber(options: EnumerationOptions(threads: threads)) { chamber in
        chamber.index == 19 ? .stop : .proceed
      }
      #expect(count == 20)
    }
  }
}
