import Arrangements
import ExactNumbers
import Synchronization
import Testing

/// Keeps the last value it is given. (A local `Mutex` in a loop with `catch` crashes the compiler, 6.3.1.)
private final class Latest<Value: Sendable>: Sendable {
  private let stored = Mutex<Value?>(nil)
  var value: Value? {
    get { stored.withLock { $0 } }
    set { stored.withLock { $0 = newValue } }
  }
}

@Suite struct CountingRunTests {
  private func parts(_ arrangement: HyperplaneArrangement, count: Int) throws -> [CountingRecord] {
    var records: [CountingRecord] = []
    for index in 1...count {
      let shard = try CountingShard(index: index, count: count)
      if case .part(let record) = try CountingRun(arrangement, shard: shard).run() { records.append(record) }
    }
    return records
  }

  @Test(arguments: 0..<12)
  func threadsAndShardsAgree(seed: Int) throws {
    var generator = CountingGenerator(seed: UInt64(seed))
    let arrangement = try generator.arrangement(
      dimension: 1 + seed % 6, forms: 4 + seed, central: seed.isMultiple(of: 2))
    let expected = try arrangement.characteristicPolynomial(options: CountingOptions(threads: 1))
    for threads in [2, 3] {
      let options = CountingOptions(threads: threads)
      #expect(try arrangement.characteristicPolynomial(options: options) == expected)
    }
    var records = try parts(arrangement, count: 3)
    // Through text and in another order.
    records = try records.map { try CountingRecord(parsing: $0.text) }.reversed()
    #expect(try CountingRun.joined(records) == expected)
    #expect(try CountingRun.joined(try parts(arrangement, count: 2)) == expected)
  }

  @Test func incompletePartsAreRefused() throws {
    let arrangement = try CountingFamilies.resonance(4)
    let records = try parts(arrangement, count: 3)
    let other = try parts(CountingFamilies.threshold(3), count: 3)
    #expect(throws: CountingError.parts("there are none")) {
      try CountingRun.joined([])
    }
    #expect(throws: CountingError.parts("part 3/3 is missing")) {
      try CountingRun.joined(Array(records.dropLast()))
    }
    #expect(throws: CountingError.parts("part 2/3 is there twice: record 1 and record 3")) {
      try CountingRun.joined([records[1], records[2], records[1]])
    }
    let foreign = "b belongs to another arrangement than a: number of forms: found 8, expected 15"
    #expect(throws: CountingError.parts(foreign)) {
      try CountingRun.joined([records[0], other[1], records[2]], names: ["a", "b", "c"])
    }
    let many = try parts(arrangement, count: 9)
    #expect(throws: CountingError.parts("parts 1/9, 2/9, 4/9, 5/9, 6/9 and 3 more are missing")) {
      try CountingRun.joined([many[2]])
    }
    #expect(throws: CountingError.parts("record 1 is part 1/3, but record 2 is part 2/9")) {
      try CountingRun.joined([records[0], many[1]])
    }
    #expect(throws: CountingError.mismatch(field: "shard", found: "4", expected: "1 to 3")) {
      try CountingShard(index: 4, count: 3)
    }
    #expect(throws: CountingError.mismatch(field: "number of shards", found: "0", expected: "at least 1")) {
      try CountingShard(index: 1, count: 0)
    }
  }

  /// Interrupts again and again, each time after a few checkpoints or items.
  @Test(arguments: [1, 2], [1, 3])
  func resumedCountsAgree(threads: Int, shards: Int) throws {
    let arrangement = try CountingFamilies.resonance(5)
    let shard = try CountingShard(index: 1, count: shards)
    let whole = try CountingRun(arrangement, options: CountingOptions(threads: 1), shard: shard).run()
    var record: CountingRecord?
    var outcome: CountingRun.Outcome?
    var rounds = 0
    while outcome == nil {
      let control = CountingControl()
      if rounds.isMultiple(of: 2) { control.interrupt() }
      let options = CountingOptions(threads: threads, control: control)
      let latest = Latest<String>()
      var run = CountingRun(arrangement, options: options, shard: shard)
      if let record { run = try CountingRun(arrangement, resuming: record, options: options, shard: shard) }
      do {
        outcome = try run.run(every: .zero) { text in
          latest.value = text
          control.interrupt()
        }
      } catch CountingError.interrupted {
        let text = try #require(latest.value)
        let next = try CountingRecord(parsing: text)
        #expect(next.text == text)
        #expect(next.finishedItemCount >= (record?.finishedItemCount ?? 0))
        record = next
      }
      rounds += 1
      try #require(rounds < 1000)
    }
    #expect(rounds > 2)
    switch (outcome, whole) {
    case (.polynomial(let found), .polynomial(let expected)): #expect(found == expected)
    case (.part(let found), .part(let expected)): #expect(found == expected)
    default: Issue.record("the outcomes differ in kind")
    }
  }

  @Test func resumingChecksTheArrangementTheMethodAndTheShard() throws {
    let arrangement = try CountingFamilies.resonance(3)
    let record = try parts(arrangement, count: 2)[0]
    let shard = try CountingShard(index: 1, count: 2)
    #expect(throws: CountingError.mismatch(field: "shard", found: "1/2", expected: "1/1")) {
      try CountingRun(arrangement, resuming: record)
    }
    #expect(throws: CountingError.mismatch(field: "method", found: "restriction", expected: "flatOrbits")) {
      try CountingRun(arrangement, resuming: record, options: CountingOptions(method: .flatOrbits), shard: shard)
    }
    #expect(throws: CountingError.otherArrangement(field: "dimension", found: "3", expected: "2")) {
      try CountingRun(CountingFamilies.resonance(2), resuming: record, shard: shard)
    }
    var normals = Array(CountingFamilies.binaryVectors(3).dropFirst())
    normals[4] = [1, 0, -1]
    #expect(throws: CountingError.otherArrangement(field: "form 5", found: "1 0 1 0", expected: "1 0 -1 0")) {
      try CountingRun(try HyperplaneArrangement(dimension: 3, normals: normals), resuming: record, shard: shard)
    }
    let items = try CountingRecord(parsing: CountingSeal.sealed(record.text.replacing("items 6", with: "items 8")))
    #expect(throws: CountingError.mismatch(field: "items", found: "8", expected: "6")) {
      try CountingRun(arrangement, resuming: items, shard: shard).run()
    }
  }

  @Test func progressIsReported() throws {
    let last = Latest<CountingProgress>()
    let control = CountingControl { progress in last.value = progress }
    _ = try CountingFamilies.resonance(4).chamberCount(options: CountingOptions(control: control))
    #expect(last.value == CountingProgress(phase: "restrictions", done: 14, total: 14))
  }
}
