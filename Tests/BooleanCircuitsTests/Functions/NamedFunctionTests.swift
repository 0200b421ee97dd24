import Arrangements
import BooleanCircuits
import Testing

@Suite("Boolean functions by name")
struct NamedFunctionTests {
  @Test("the simple families count true variables", arguments: [0, 1, 2, 3, 6, 7, 10])
  func symmetric(n: Int) throws {
    let families = try [
      TruthTable.parity(n), TruthTable.majority(n), TruthTable.conjunction(n), TruthTable.disjunction(n),
    ]
    for index in 0..<(1 << n) {
      let ones = index.nonzeroBitCount
      #expect(families.map { $0[index] } == [ones % 2 == 1, 2 * ones >= n, ones == n, ones > 0])
    }
  }

  @Test("odd-max-bit is −1 iff its linear form is at least 1/2", arguments: 0...12)
  func oddMaxBit(n: Int) throws {
    let table = try TruthTable.oddMaxBit(n)
    for index in 0..<(1 << n) {
      var sum = 0
      for i in 1...max(1, n) where i <= n && index >> (i - 1) & 1 == 1 { sum += (i % 2 == 1 ? 2 : -2) << i }
      // The sum is even: at least 1/2 means at least 1.
      #expect(table[index] == (sum < 1))
    }
  }

  @Test("functions of two vectors")
  func twoVectors() throws {
    for k in 0...4 {
      let tables = try [
        TruthTable.innerProduct(k), TruthTable.disjointness(k), TruthTable.equality(k), TruthTable.greaterThan(k),
      ]
      for x in 0..<(1 << k) {
        for y in 0..<(1 << k) {
          #expect(
            tables.map { $0[x | y << k] } == [(x & y).nonzeroBitCount % 2 == 1, x & y == 0, x == y, x > y])
        }
      }
    }
  }

  @Test("Andreev's function selects by the parities of its rows")
  func andreev() throws {
    for (k, m) in [(1, 1), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2)] {
      let size = 1 << k
      let table = try TruthTable.andreev(selectorBits: k, rowLength: m)
      #expect(table.variableCount == size + k * m)
      for index in 0..<table.pointCount {
        var z = 0
        for i in 0..<k {
          var parity = 0
          for j in 0..<m { parity += index >> (size + i * m + j) & 1 }
          z += (parity % 2) << i
        }
        #expect(table[index] == (index >> z & 1 == 1))
      }
      if m == 1 { #expect(try table == TruthTable.address(k)) }
    }
  }

  @Test("the Chattopadhyay–Mande function is a composition of values ±1")
  func chattopadhyayMande() throws {
    for (n, k) in [(1, 1), (1, 3), (2, 1), (2, 2), (3, 2), (4, 1)] {
      for truth in TruthConvention.allCases {
        let table = try TruthTable.chattopadhyayMande(blocks: n, blockLength: k, truth: truth)
        let outer = try TruthTable.oddMaxBit(n)
        for index in 0..<table.pointCount {
          var active = 0
          for block in 0..<n {
            // XOR₂ and OR_k on values ±1, with TRUE as the convention has it.
            let isTrue = (0..<k).contains { bit in
              index >> (block * k + bit) & 1 != index >> (n * k + block * k + bit) & 1
            }
            let value = isTrue == (truth == .plusOne) ? 1 : -1
            if value == 1 { active |= 1 << block }
          }
          #expect(table[index] == outer[active])
        }
        let rows = Set((0..<(1 << (n * k))).map { x in (0..<(1 << (n * k))).map { table[x | $0 << (n * k)] } })
        if truth == .minusOne { #expect(rows.count == 1 << (n * k)) }
      }
    }
  }

  @Test("texts are read, and written in the same form")
  func parsing() throws {
    #expect(try NamedBooleanFunction(parsing: "andreev:2,3").table() == .andreev(selectorBits: 2, rowLength: 3))
    #expect(try NamedBooleanFunction(parsing: "0110").table() == .parity(2))
    #expect(try NamedBooleanFunction(parsing: "hex:6").table() == .parity(2))
    #expect(try NamedBooleanFunction(parsing: "hex:69").table() == .parity(3).negated.shifted(by: 1))
    #expect(try NamedBooleanFunction(parsing: "parity:2( parity:3 )").table() == .parity(6))
    #expect(try NamedBooleanFunction(parsing: "not(or:2(not;and:2))").variableCount == 3)
    for text in [
      "0", "1", "01", "10", "00", "11", "hex:8e", "parity:2(majority:3)", "or:2(parity:2;and:3)", "cm:2,2",
      "cm-plus:1,2", "omb:5", "address:2", "ip:2", "gt:2", "equality:2", "disjointness:2", "not",
    ] {
      let function = try NamedBooleanFunction(parsing: text)
      #expect(function.description == text)
      let again = try NamedBooleanFunction(NamedBooleanFunction(parsing: text).table())
      #expect(try NamedBooleanFunction(parsing: again.description).table() == function.table())
    }
  }

  @Test(
    "texts that name nothing are refused",
    arguments: [
      "", "011", "2", "hex:", "hex:g", "hex:123", "parity", "parity:", "parity:x", "parity:1,2", "parity:-1",
      "parity:63",
      "fun:3", "parity:2(", "parity:2)", "parity:2()", "parity:2(and:1;and:1;and:1)", "and:2((and:1)", "andreev:0,3",
      "andreev:2,0", "andreev:6,1", "cm:0,1", "cm:4,8", "not:1", "address:6", "ip:32", "parity:40(parity:2)",
      "parity:9999999999999999999", "parity:62(hex:0123456789abcdef)", "or:2(and:1)x",
    ])
  func refusals(text: String) {
    #expect(throws: BooleanFunctionError.self) { try NamedBooleanFunction(parsing: text) }
  }

  @Test("nesting is bounded")
  func nesting() {
    let text = String(repeating: "not(", count: 100_000) + "not" + String(repeating: ")", count: 100_000)
    #expect(throws: BooleanFunctionError.self) { try NamedBooleanFunction(parsing: text) }
  }

  @Test("streams count what tables count", arguments: [0, 1, 5, 6, 7, 12, 18])
  func streams(n: Int) throws {
    let f = try NamedBooleanFunction.majority(n)
    let g = try NamedBooleanFunction.parity(n)
    #expect(try f.stream().trueCount() == f.table().trueCount)
    #expect(try f.stream().distance(to: BooleanFunctionStream(g.table())) == f.table().distance(to: g.table()))
    #expect(try f.stream().agreementCount(with: g.stream()) == f.table().agreementCount(with: g.table()))
    #expect(try BooleanFunctionStream(f.table()).table() == f.table())
  }

  @Test("streams can be interrupted and bounded")
  func streamLimits() throws {
    let control = CountingControl()
    control.interrupt()
    let f = try NamedBooleanFunction.majority(40)
    #expect(throws: BooleanFunctionError.interrupted) { try f.stream().trueCount(control: control) }
    #expect(throws: BooleanFunctionError.self) { try f.table() }
    #expect(throws: BooleanFunctionError.self) { try f.stream().distance(to: NamedBooleanFunction.parity(3).stream()) }
    #expect(throws: BooleanFunctionError.self) { try BooleanFunctionStream(variableCount: 63) { _ in true } }
    #expect(throws: BooleanFunctionError.self) { try BooleanFunctionStream(variableCount: -1) { _ in true } }
  }
}
