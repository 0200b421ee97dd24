import BooleanCircuits
import ExactNumbers
import Testing

@Suite("Operations on truth tables")
struct TruthTableOperationTests {
  @Test("operations agree with the values at the points", arguments: [0, 1, 2, 5, 6, 7, 9])
  func pointwise(variableCount: Int) throws {
    var generator = SeededGenerator(seed: UInt64(variableCount))
    let f = try generator.table(variableCount)
    let g = try generator.table(variableCount)
    let shift = Int.random(in: 0..<f.pointCount, using: &generator)
    let shifted = try f.shifted(by: shift)
    var differences = 0
    for index in 0..<f.pointCount {
      #expect(try f.and(g)[index] == (f[index] && g[index]))
      #expect(try f.or(g)[index] == (f[index] || g[index]))
      #expect(try f.xor(g)[index] == (f[index] != g[index]))
      #expect(shifted[index] == f[index ^ shift])
      #expect(try f.value(at: (0..<variableCount).map { index >> $0 & 1 == 1 }) == f[index])
      if f[index] != g[index] { differences += 1 }
    }
    #expect(try f.distance(to: g) == differences)
    #expect(try f.agreementCount(with: g) == f.pointCount - differences)
    for variable in 0..<variableCount {
      let expected = (0..<f.pointCount).filter { f[$0] != f[$0 ^ 1 << variable] }.count
      #expect(try f.sensitivePointCount(variable: variable) == expected)
    }
  }

  @Test("a restriction takes the values of the subcube")
  func restrictions() throws {
    var generator = SeededGenerator(seed: 7)
    let f = try generator.table(8)
    for _ in 0..<40 {
      let free = Array((0..<8).shuffled(using: &generator).prefix(Int.random(in: 0...8, using: &generator)))
      let point = Int.random(in: 0..<256, using: &generator)
      let g = try f.restricted(to: free, at: point)
      for index in 0..<g.pointCount {
        var place = point
        for (position, variable) in free.enumerated() {
          place = index >> position & 1 == 1 ? place | 1 << variable : place & ~(1 << variable)
        }
        #expect(g[index] == f[place])
      }
    }
    #expect(throws: BooleanFunctionError.self) { try f.restricted(to: [1, 1], at: 0) }
    #expect(throws: BooleanFunctionError.self) { try f.restricted(to: [8], at: 0) }
    #expect(throws: BooleanFunctionError.self) { try f.restricted(to: [], at: 256) }
  }

  @Test("compositions agree with their definition, with tables and with names")
  func compositions() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<20 {
      let counts = (0..<Int.random(in: 0...4, using: &generator)).map { _ in Int.random(in: 0...3, using: &generator) }
      let outer = try generator.table(counts.count)
      let inner = try counts.map { try generator.table($0) }
      let f = try outer.composed(with: inner)
      let named = try NamedBooleanFunction(outer).composed(with: inner.map { try NamedBooleanFunction($0) })
      #expect(try named.table() == f)
      for index in 0..<f.pointCount {
        var rest = index
        var outerIndex = 0
        for (position, table) in inner.enumerated() {
          outerIndex |= (table[rest % table.pointCount] ? 1 : 0) << position
          rest /= table.pointCount
        }
        #expect(f[index] == outer[outerIndex])
      }
    }
    let parity = try TruthTable.parity(2)
    #expect(try parity.composed(with: [parity, parity]) == TruthTable.parity(4))
    #expect(throws: BooleanFunctionError.self) { try parity.composed(with: [parity]) }
    #expect(throws: BooleanFunctionError.self) {
      try TruthTable.parity(13).composed(with: Array(repeating: parity, count: 13))
    }
  }

  @Test("functions that do not fit each other are refused")
  func refusals() throws {
    let f = try TruthTable.parity(3)
    #expect(throws: BooleanFunctionError.self) { try f.and(TruthTable.parity(4)) }
    #expect(throws: BooleanFunctionError.self) { try f.shifted(by: 8) }
    #expect(throws: BooleanFunctionError.self) { try f.shifted(by: -1) }
    #expect(throws: BooleanFunctionError.self) { try f.value(at: [true]) }
    #expect(throws: BooleanFunctionError.self) { try f.sensitivePointCount(variable: 3) }
    #expect(throws: BooleanFunctionError.self) { try TruthTable(variable: 0, variableCount: 0) }
    #expect(throws: BooleanFunctionError.self) { try PseudoBooleanFunction(values: []) }
    #expect(throws: BooleanFunctionError.self) { try PseudoBooleanFunction(integers: [1, 2, 3]) }
  }

  @Test("pseudo-Boolean functions keep their values in every width")
  func values() throws {
    let huge = Rational(BigInteger(Int.max) * 3, BigInteger(7))
    let f = try PseudoBooleanFunction(values: [huge, Rational(1, 2), 0, -huge])
    #expect(f[0] == huge && f[1] == Rational(1, 2) && f[2] == 0 && f[3] == -huge)
    #expect(f.greatestNegativeValue == -huge)
    let g = try PseudoBooleanFunction(integers: [Int.min, Int.max])
    #expect(g[0] == Rational(Int.min) && g[1] == Rational(Int.max))
    #expect(try g.isAtLeastZero == TruthTable(variable: 0, variableCount: 1))
    #expect(try PseudoBooleanFunction(values: [2]) == PseudoBooleanFunction(integers: [2]))
    let half = try PseudoBooleanFunction(values: [Rational(1, 2), 1])
    #expect(try half != PseudoBooleanFunction(integers: [1, 1]))
    #expect(half.greatestNegativeValue == nil)
  }
}
