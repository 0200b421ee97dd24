import ExactNumbers
import ReLUNetworks
import Synchronization
import Testing

/// Lists of regions: against linear programs, against themselves (neighbours), and begun anywhere.
@Suite(.timeLimit(.minutes(5))) struct RegionsListTests {
  private static func list(_ network: ReLUNetwork, _ options: RegionOptions = RegionOptions()) throws -> [ListedRegion]
  {
    var listed: [ListedRegion] = []
    let isComplete = try network.forEachListedRegion(options, describe: { $0 }) {
      listed.append($0)
      return true
    }
    #expect(isComplete)
    return listed
  }

  private static func value(_ facet: LinearRegion.Facet, _ point: [Rational]) -> Rational {
    zip(facet.normal, point).reduce(Rational(facet.constant)) { $0 + Rational($1.0) * $1.1 }
  }

  /// Everything that a list says, by other means.
  private static func expectRight(
    _ listed: [ListedRegion], _ network: ReLUNetwork, _ inequalities: [(normal: [Rational], constant: Rational)] = []
  ) throws {
    let expected = try RegionReference(network, inequalities: inequalities).cells
    #expect(Set(listed.map(\.region.pattern)) == Set(expected.map(\.pattern)))
    #expect(listed.count == expected.count)
    var byPattern: [[[Bool]]: ListedRegion] = [:]
    for entry in listed { byPattern[entry.region.pattern] = entry }
    for entry in listed {
      let region = entry.region
      // The point is strictly inside, as the network sees it.
      #expect(region.facets.allSatisfy { value($0, entry.point).signum() > 0 })
      let gates = try network.preactivations(at: entry.point).map { $0.map { $0.signum() > 0 } }
      #expect(gates == region.pattern)
      #expect(
        inequalities.allSatisfy { form in
          zip(form.normal, entry.point).reduce(form.constant) { $0 + $1.0 * $1.1 }.signum() >= 0
        })
      #expect(entry.function == network.affineMap(pattern: region.pattern))
      #expect(try entry.function(entry.point) == network.evaluate(at: entry.point))
      #expect(entry.neighbours.count == region.facets.count)
      for (facet, neighbour) in zip(region.facets, entry.neighbours) {
        let cell = try #require(expected.first { $0.pattern == region.pattern })
        let side = ReferenceForm(normal: facet.normal.map { Rational($0) }, constant: Rational(facet.constant))
        guard let neighbour else {
          // Some inequality vanishes with the facet.
          #expect(
            try inequalities.contains { inequality in
              let form = ReferenceForm(normal: inequality.normal, constant: inequality.constant)
              return try !form.normal.allSatisfy(\.isZero)
                && !RegionReference.hasPoint(
                  network.inputDimension, positive: [form], nonnegative: cell.sides + [side.negated])
            })
          continue
        }
        let other = try #require(byPattern[neighbour])
        let back = zip(other.region.facets, other.neighbours).filter { $0.1 == region.pattern }
        #expect(back.count == 1)
        let opposite = try #require(back.first?.0)
        #expect(opposite.normal == facet.normal.map { -$0 } && opposite.constant == -facet.constant)
        let shared = try #require(expected.first { $0.pattern == neighbour })
        #expect(
          try RegionReference.dimension(of: cell.sides + shared.sides, in: network.inputDimension)
            == network.inputDimension - 1)
      }
    }
  }

  @Test(arguments: RegionsReferenceTests.shapes, RegionsReferenceTests.Weights.allCases)
  func listsAgree(_ shape: [Int], _ weights: RegionsReferenceTests.Weights) throws {
    var random = SeededGenerator(seed: UInt64(shape.reduce(3) { $0 * 17 + $1 }) * 5 + UInt64(weights.rawValue.count))
    for _ in 0..<(weights == .ternary ? 4 : 1) {
      let network = try RegionsReferenceTests.network(shape, weights, &random)
      try Self.expectRight(Self.list(network), network)
    }
  }

  @Test(arguments: RegionsReferenceTests.shapes) func listsInPolyhedraAgree(_ shape: [Int]) throws {
    var random = SeededGenerator(seed: UInt64(shape.reduce(11) { $0 * 19 + $1 }))
    for round in 0..<3 {
      let network = try RegionsReferenceTests.network(shape, round == 0 ? .integers : .ternary, &random)
      var inequalities = (0..<random.integer(1...3)).map { _ in
        (normal: (0..<shape[0]).map { _ in random.rational(1) }, constant: random.rational(2, denominators: 1...2))
      }
      // A gate's own hyperplane as an end of the polyhedron, and one inequality twice.
      inequalities.append((network.layers[0].rows[0], network.layers[0].bias[0]))
      inequalities.append(inequalities[0])
      let forms = inequalities.map { ReferenceForm(normal: $0.normal, constant: $0.constant) }
      if try RegionReference.hasPoint(shape[0], positive: forms.filter { !$0.isZero }) {
        try Self.expectRight(Self.list(network, RegionOptions(inequalities: inequalities)), network, inequalities)
      } else {
        #expect(throws: RegionError.emptyInterior) {
          try Self.list(network, RegionOptions(inequalities: inequalities))
        }
      }
    }
  }

  /// No hidden layer, gates that never change, inputs that nothing depends on.
  @Test func degenerateNetworks() throws {
    let affine = try ReLUNetwork(weights: [[[2, 3]]], biases: [[1]])
    let constant = try ReLUNetwork(weights: [[[0, 0], [0, 0]], [[1, 1]]], biases: [[1, 0], [0]])
    let blind = try ReLUNetwork(weights: [[[0, 1], [0, 2]], [[1, -1]]], biases: [[0, 0], [0]])
    for network in [affine, constant, blind] {
      let listed = try Self.list(network)
      try Self.expectRight(listed, network)
      let positions = listed[0].region.pattern.isEmpty ? "0" : nil
      if let positions {
        let start = try #require(RegionPosition(parsing: positions))
        #expect(try Self.list(network, Self.options(from: start)).count == 1)
      }
    }
  }

  private static func options(from start: RegionPosition, threads: Int = 1) -> RegionOptions {
    var options = RegionOptions(threads: threads)
    options.start = start
    return options
  }

  @Test(arguments: [[1, 3, 2, 1], [2, 3, 3, 1], [3, 3, 2, 1], [2, 2, 2, 2, 1]])
  func everyRegionIsAPlaceToBegin(_ shape: [Int]) throws {
    var random = SeededGenerator(seed: UInt64(shape.reduce(23) { $0 * 29 + $1 }))
    let network = try random.network(shape, bound: 4)
    let all = try Self.list(network).map(\.region.pattern)
    for (number, pattern) in all.enumerated() {
      let bits = pattern.map { String($0.map { $0 ? "1" : "0" }) }.joined(separator: "/")
      var found = 0
      for root in 0..<(1 << shape[0]) {
        let start = try #require(RegionPosition(parsing: "\(root) \(bits)"))
        guard let rest = try? Self.list(network, Self.options(from: start, threads: 1 + number % 3)) else { continue }
        found += 1
        #expect(rest.map(\.region.pattern) == Array(all[number...]))
        #expect(
          try network.enumeratedRegionCount(Self.options(from: start)) { _, _ in } == all.count - number)
      }
      #expect(found == 1)
    }
  }

  @Test func positionsThatDoNotExist() throws {
    var random = SeededGenerator(seed: 77)
    let network = try random.network([2, 3, 2, 1], bound: 4)
    for text in ["", "a", "-1", "01", "0 ", "0 2", "0  1", "0 /", "1 1 1", "+1"] {
      #expect(RegionPosition(parsing: text) == nil, "\(text)")
    }
    for text in ["4", "99", "0 0000", "0 0/00", "0 111/11/1", "0 111/111"] {
      let start = try #require(RegionPosition(parsing: text))
      #expect(start.description == text)
      #expect(throws: RegionError.position(start)) { try Self.list(network, Self.options(from: start)) }
    }
  }

  /// A count and a list that are interrupted again and again end as others do.
  @Test(arguments: [1, 2, 3]) func interruptedEnumerations(_ threads: Int) throws {
    var random = SeededGenerator(seed: 5)
    let network = try random.network([3, 14, 10, 1], bound: 9)
    let whole = try network.enumeratedRegionCount(RegionOptions()) { _, _ in }
    #expect(whole > 1_000)
    var (start, count, rounds): (RegionPosition?, Int, Int) = (nil, 0, 0)
    var (known, isDone) = (0, false)
    while !isDone {
      let control = RegionControl()
      var options = RegionOptions(threads: 1 + (threads + rounds) % 3, control: control)
      options.start = start
      let before = count
      do {
        count =
          before
          + (try network.enumeratedRegionCount(options) { position, found in
            (start, known) = (position, before + found)
            if found > 0 { control.interrupt() }
          })
        isDone = true
      } catch RegionError.interrupted { count = known }
      rounds += 1
    }
    #expect(count == whole && rounds > 1)
  }

  @Test func states() throws {
    var random = SeededGenerator(seed: 6)
    let network = try random.network([2, 3, 1], bound: 4)
    let other = try random.network([2, 3, 1], bound: 4)
    let inequalities: [(normal: [Rational], constant: Rational)] = [([1, Rational(1, 2)], 3)]
    let problem = RegionState.Problem(network, inequalities: inequalities, task: .list)
    let position = try #require(RegionPosition(parsing: "2 01"))
    let text = RegionState(position: position, count: 7, list: (100, "00ff")).text(problem)
    let read = try RegionState(parsing: text, of: problem)
    #expect(read.position == position && read.count == 7 && read.list?.bytes == 100 && read.list?.checksum == "00ff")
    #expect(read.text(problem) == text)
    for wrong in [
      RegionState.Problem(other, inequalities: inequalities, task: .list),
      RegionState.Problem(network, inequalities: [], task: .list),
      RegionState.Problem(network, inequalities: inequalities, task: .count),
    ] {
      #expect(throws: RegionError.self) { try RegionState(parsing: text, of: wrong) }
    }
    // Every change of one byte and every cut is noticed.
    let bytes = Array(text.utf8)
    for place in bytes.indices {
      var changed = bytes
      changed[place] = changed[place] == 0x31 ? 0x32 : 0x31
      #expect(throws: RegionError.self) {
        try RegionState(parsing: String(decoding: changed, as: UTF8.self), of: problem)
      }
      #expect(throws: RegionError.self) {
        try RegionState(parsing: String(decoding: bytes[..<place], as: UTF8.self), of: problem)
      }
    }
  }
}
