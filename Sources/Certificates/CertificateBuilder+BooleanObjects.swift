import BooleanCircuits
import ExactNumbers

/// A function on a cube that a certificate has defined.
public struct ProofTable: Sendable {
  /// The values of a table.
  public enum Content: Sendable {
    /// A Boolean function.
    case truth(TruthTable)
    /// A function with rational values.
    case values(PseudoBooleanFunction)
  }

  /// Its name in the file.
  public let name: String
  /// Its values.
  public let content: Content

  /// The number of variables.
  public var variableCount: Int {
    switch content {
    case .truth(let table): table.variableCount
    case .values(let function): function.variableCount
    }
  }
}

/// A circuit that a certificate has defined.
public struct ProofCircuit: Sendable {
  /// Its name in the file.
  public let name: String
  /// The circuit.
  public let circuit: BooleanCircuit

  /// The number of gates, without the output.
  public var gates: Quantity { Quantity(tokens: "gates:\(name)", value: BigInteger(circuit.size)) }
}

/// A sign matrix that a certificate has defined.
public struct ProofSigns: Sendable {
  /// Its name in the file.
  public let name: String
  /// The matrix.
  public let matrix: SignMatrix
}

// Objects of the cube: FORMAT.md section 3.
extension CertificateBuilder {
  /// Defines a Boolean function by its values.
  public mutating func table(_ name: String, _ table: TruthTable) -> ProofTable {
    let name = claim(name)
    line("truth-table \(name) \(table.variableCount)")
    // Lines of the format end at a million bytes.
    let length = min(table.pointCount, 1 << 19)
    for start in stride(from: 0, to: table.pointCount, by: length) {
      bytes.append(contentsOf: Array("bits ".utf8))
      bytes.append(contentsOf: (start..<start + length).lazy.map { table[$0] ? 49 : 48 })
      line("")
    }
    return ProofTable(name: name, content: .truth(table))
  }

  /// Defines a Boolean function by its name where the format has one for it, otherwise by its values.
  /// - Throws: `BooleanFunctionError` for more than 24 variables.
  public mutating func table(_ name: String, _ function: NamedBooleanFunction) throws -> ProofTable {
    let table = try function.table()
    let parts = function.description.split(separator: ":", maxSplits: 1).map(String.init)
    let words = [
      "parity": "parity", "majority": "majority", "omb": "odd-max-bit", "equality": "equality", "ip": "inner-product",
      "andreev": "andreev", "cm": "chattopadhyay-mande", "cm-plus": "chattopadhyay-mande-unequal",
    ]
    let parameters = parts.count == 2 ? parts[1].split(separator: ",").map { Int($0) } : []
    guard let word = words[parts[0]], !parameters.isEmpty, !parameters.contains(nil),
      parameters != [0] || !["equality", "ip"].contains(parts[0])
    else { return self.table(name, table) }
    let name = claim(name)
    line("family \(name) \(word) " + parameters.compactMap { $0 }.map(\.description).joined(separator: " "))
    return ProofTable(name: name, content: .truth(table))
  }

  /// Defines a function with rational values.
  public mutating func values(_ name: String, _ function: PseudoBooleanFunction) -> ProofTable {
    let name = claim(name)
    let (denominator, numerators) = overCommonDenominator((0..<function.pointCount).map { function[$0] })
    line("value-table \(name) \(function.variableCount) \(denominator)")
    for start in stride(from: 0, to: numerators.count, by: 64) {
      line("values " + tokens(numerators[start..<min(start + 64, numerators.count)]))
    }
    return ProofTable(name: name, content: .values(function))
  }

  /// Defines a circuit, with integers: a ReLU gate of the file may have a positive multiple of the value of the gate.
  public mutating func circuit(_ name: String, _ circuit: BooleanCircuit) -> ProofCircuit {
    let name = claim(name)
    let alphabet = circuit.alphabet == .signs ? "signs" : "bits"
    line("circuit \(name) \(circuit.inputCount) \(alphabet) \(circuit.gates.count)")
    // By what the values of wires are multiplied.
    var scales = [BigInteger](repeating: 1, count: circuit.inputCount)
    for gate in circuit.gates {
      let (scale, text) = integral(gate.argument, scales)
      line("gate \(gate.kind == .relu ? "relu" : "threshold") \(text)")
      scales.append(gate.kind == .relu ? scale : 1)
    }
    let (scale, text) = integral(circuit.output, scales)
    let isSum = circuit.outputKind == .sum
    line("output \(isSum ? "sum \(scale)" : "threshold 1") \(text)")
    return ProofCircuit(name: name, circuit: circuit)
  }

  /// A weighted sum of the values of a file as integers, and by what it has been multiplied.
  private func integral(_ sum: WeightedSum, _ scales: [BigInteger]) -> (BigInteger, String) {
    let weights = sum.terms.map { $0.weight / Rational(scales[$0.wire]) }
    let (scale, numbers) = overCommonDenominator([sum.bias] + weights)
    let terms = zip(sum.terms, numbers.dropFirst()).map { " \($0.wire + 1) \($1)" }.joined()
    return (scale, "\(numbers[0])\(terms)")
  }

  /// Defines a sign matrix by its entries.
  public mutating func signs(_ name: String, _ matrix: SignMatrix) -> ProofSigns {
    let name = claim(name)
    line("signs \(name) \(matrix.rowCount) \(matrix.columnCount)")
    for row in 0..<matrix.rowCount {
      bytes.append(contentsOf: Array("row ".utf8))
      bytes.append(contentsOf: (0..<matrix.columnCount).lazy.map { matrix.isPositive(row, $0) ? 43 : 45 })
      line("")
    }
    return ProofSigns(name: name, matrix: matrix)
  }

  /// Defines the matrix whose rows are the values of the first variables of a Boolean function, and whose columns are those
  /// of the others.
  /// - Precondition: 0 ≤ rowVariables ≤ n.
  public mutating func matrix(_ name: String, of table: ProofTable, _ truth: TruthTable, rowVariables: Int)
    -> ProofSigns
  {
    let name = claim(name)
    line("matrix \(name) \(table.name) \(rowVariables)")
    let matrix = SignMatrix(rowCount: 1 << rowVariables, columnCount: truth.pointCount >> rowVariables) {
      truth[$0 + ($1 << rowVariables)]
    }
    return ProofSigns(name: name, matrix: matrix)
  }
}
