import BooleanCircuits
import Certificates
import ExactNumbers

/// Circuits for Andreev's function by k and M: the string x on the wires 0…2^k − 1, then the rows of a.
enum AndreevCircuits {
  /// The number of the wire of a_ij, both counted from 0.
  static func wire(selectors k: Int, rowLength: Int, row: Int, column: Int) -> Int { 1 << k + row * rowLength + column }

  /// An LTF-of-ReLU-of-ReLU with kM + 2^k gates: z_i = σ(t) − 2σ(t − 1) + 2σ(t − 2) − … for the sum t of row i, then
  /// σ(x_v − Σ_i |z_i − v_i|), which is x_v for v = z and 0 otherwise.
  static func circuit(selectors k: Int, rowLength: Int) throws -> BooleanCircuit {
    let inputs = (1 << k) + k * rowLength
    var gates: [BooleanGate] = []
    for row in 0..<k {
      let terms = (0..<rowLength).map {
        WeightedSum.Term(wire: wire(selectors: k, rowLength: rowLength, row: row, column: $0), weight: 1)
      }
      for hinge in 0..<rowLength { gates.append(BooleanGate(.relu, WeightedSum(bias: Rational(-hinge), terms: terms))) }
    }
    for value in 0..<1 << k {
      var terms = [WeightedSum.Term(wire: value, weight: 1)]
      for row in 0..<k {
        for hinge in 0..<rowLength {
          let factor = (hinge == 0 ? 1 : 2) * (hinge % 2 == 0 ? 1 : -1) * (value >> row & 1 == 1 ? 1 : -1)
          terms.append(WeightedSum.Term(wire: inputs + row * rowLength + hinge, weight: Rational(factor)))
        }
      }
      gates.append(BooleanGate(.relu, WeightedSum(bias: Rational(-value.nonzeroBitCount), terms: terms)))
    }
    let selected = (0..<1 << k).map { WeightedSum.Term(wire: inputs + k * rowLength + $0, weight: 2) }
    return try BooleanCircuit(
      inputCount: inputs, alphabet: .zeroOne, gates: gates, outputKind: .threshold,
      output: WeightedSum(bias: -1, terms: selected))
  }
}

/// A restriction of Andreev's function: x, and rows of a with one free entry each.
struct AndreevRestrictionInstance: ClaimInstance {
  /// x as a string of 2^k bits, the bit number 0 first.
  let string: String
  /// The rows of a, as strings of bits with one `*`.
  let rows: [String]

  var description: String { "x = \(string), a = \(rows.map { "(\($0))" }.joined())" }
  var weight: Int { rows.count * 100_000 + rows[0].utf8.count * 1_000 + string.utf8.count }

  /// k and M.
  var selectors: Int { rows.count }
  var rowLength: Int { rows[0].utf8.count }

  /// The function of k bits with the values x.
  func table() throws -> TruthTable {
    let bits = Array(string.utf8)
    return try TruthTable(variableCount: selectors) { bits[$0] == 49 }
  }

  /// The parities c_i of the fixed bits of the rows, as a number.
  var shift: Int {
    rows.indices.reduce(0) { $0 | (rows[$1].utf8.count { $0 == 49 } & 1) << $1 }
  }

  /// The inputs of the circuit that stay free, one for each row.
  var freeInputs: [Int] {
    rows.indices.map { row in
      let column = Array(rows[row].utf8).firstIndex(of: 42) ?? 0
      return AndreevCircuits.wire(selectors: selectors, rowLength: rowLength, row: row, column: column)
    }
  }

  /// The point with the fixed bits.
  var point: Int {
    let bits = (string + rows.joined()).utf8.map { $0 == 49 }
    return bits.indices.reduce(0) { bits[$1] ? $0 | 1 << $1 : $0 }
  }

  /// All rows of a length with one `*`: the last entry free first, then by the fixed bits.
  static func rows(length: Int) -> [String] {
    (0..<length).reversed().flatMap { free in
      (0..<1 << (length - 1)).map { bits in
        var text = binary(bits, length - 1)
        text.insert("*", at: text.index(text.startIndex, offsetBy: free))
        return text
      }
    }
  }

  /// A number in binary, the greatest digit first.
  static func binary(_ number: Int, _ digits: Int) -> String {
    String((0..<digits).reversed().map { number >> $0 & 1 == 1 ? "1" : "0" })
  }

  /// All lists of k rows.
  static func matrices(selectors: Int, rowLength: Int) -> [[String]] {
    (0..<selectors).reduce([[]]) { lists, _ in lists.flatMap { list in rows(length: rowLength).map { list + [$0] } } }
  }

  /// All restrictions for k = 1, M ≤ 3 and k = 2, M = 1; for k = 2, M = 2 all of the matrix with some x, and a few larger.
  static let family: [AndreevRestrictionInstance] = {
    func all(_ selectors: Int, _ rowLength: Int, strings: [String]) -> [AndreevRestrictionInstance] {
      strings.flatMap { string in
        matrices(selectors: selectors, rowLength: rowLength).map {
          AndreevRestrictionInstance(string: string, rows: $0)
        }
      }
    }
    let strings = (0..<4).map { binary($0, 2) }
    var result = (1...3).flatMap { all(1, $0, strings: strings) }
    result += all(2, 1, strings: (0..<16).map { binary($0, 4) })
    result += all(2, 2, strings: ["0001", "0110"])
    result += [
      AndreevRestrictionInstance(string: "0110", rows: ["1*1", "*01"]),
      AndreevRestrictionInstance(string: "01101001", rows: ["*", "*", "*"]),
      AndreevRestrictionInstance(string: "00010111", rows: ["1*", "*0", "*1"]),
    ]
    return result
  }()

  @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> AndreevRestrictionInstance {
    let selectors = size < 3 ? 1 : generator.integer(1...2)
    let length = generator.integer(1...(selectors == 1 ? 5 : 3))
    let rows = (0..<selectors).map { _ in
      let choices = self.rows(length: length)
      return choices[generator.integer(0...(choices.count - 1))]
    }
    let digits = 1 << selectors
    return AndreevRestrictionInstance(string: binary(generator.integer(0...((1 << digits) - 1)), digits), rows: rows)
  }
}
