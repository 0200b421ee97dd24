import ExactNumbers

/// Builds functions on the cube, circuits and sign matrices from their definitions.
extension TheoremOracle {
  func table(named name: String) throws(OracleError) -> OracleTable {
    guard case .table(let table) = try object(named: name) else { throw OracleError("\(name) is no table") }
    return table
  }

  func circuit(named name: String) throws(OracleError) -> OracleCircuit {
    guard case .circuit(let circuit) = try object(named: name) else { throw OracleError("\(name) is no circuit") }
    return circuit
  }

  func cubeObject(of record: CertificateRecord) throws -> OracleObject {
    switch record.head[0] {
    case "family":
      guard record.body.isEmpty else { throw OracleError("a family has one line") }
      return .table(
        try OracleTable.family(try record.head.token(2), try record.head.dropFirst(3).map { try OracleNumber.word($0) })
      )
    case "truth-table", "value-table": return .table(try table(of: record))
    case "circuit": return .circuit(try circuit(of: record))
    default: return .signs(try signs(of: record))
    }
  }

  private func table(of record: CertificateRecord) throws -> OracleTable {
    let isTruth = record.head[0] == "truth-table"
    let variables = try OracleNumber.word(try record.head.token(2))
    guard record.head.count == (isTruth ? 3 : 4), 0 <= variables, variables <= 24 else {
      throw OracleError("the head of a table")
    }
    if isTruth {
      guard record.body.allSatisfy({ $0.count == 2 && $0[0] == "bits" }) else { throw OracleError("expected bits") }
      let bits = Array(record.body.map { $0[1] }.joined())
      guard bits.count == 1 << variables, bits.allSatisfy({ $0 == "0" || $0 == "1" }) else {
        throw OracleError("\(bits.count) bits")
      }
      return OracleTable(variables: variables) { bits[$0] == "1" }
    }
    guard record.body.allSatisfy({ $0.count > 1 && $0[0] == "values" }) else { throw OracleError("expected values") }
    let values = try OracleNumber.rationals(record.body.flatMap { $0.dropFirst() }, over: record.head[3])
    guard values.count == 1 << variables else { throw OracleError("\(values.count) values") }
    return OracleTable(variables: variables, values: values, denominator: try OracleNumber.integer(record.head[3]))
  }

  private func circuit(of record: CertificateRecord) throws -> OracleCircuit {
    let inputs = try OracleNumber.word(try record.head.token(2))
    let alphabets: [String: [Rational]] = ["bits": [0, 1], "signs": [-1, 1]]
    guard record.head.count == 5, 0 <= inputs, inputs <= 24, let alphabet = alphabets[record.head[3]],
      record.head[4] == String(record.body.count - 1), let last = record.body.last, last[0] == "output"
    else { throw OracleError("the head of a circuit") }
    func sum(_ tokens: some Collection<String>, below wire: Int, over scale: String) throws -> OracleCircuit.Sum {
      let tokens = Array(tokens)
      guard tokens.count % 2 == 1 else { throw OracleError("a wire without a weight") }
      var terms: [(wire: Int, weight: Rational)] = []
      for index in stride(from: 1, to: tokens.count, by: 2) {
        let term = (
          wire: try OracleNumber.word(tokens[index]), weight: try OracleNumber.rational(tokens[index + 1], scale)
        )
        guard (terms.last?.wire ?? 0) < term.wire, term.wire < wire else { throw OracleError("wire \(term.wire)") }
        terms.append(term)
      }
      return OracleCircuit.Sum(constant: try OracleNumber.rational(tokens[0], scale), terms: terms)
    }
    let gates = try record.body.dropLast().enumerated().map { number, line in
      guard line[0] == "gate", ["relu", "threshold"].contains(try line.token(1)) else { throw OracleError("a gate") }
      let argument = try sum(line.dropFirst(2), below: inputs + number + 1, over: "1")
      return (isThreshold: line[1] == "threshold", argument: argument)
    }
    guard ["sum", "threshold"].contains(try last.token(1)) else { throw OracleError("the output") }
    let output = try sum(last.dropFirst(3), below: inputs + gates.count + 1, over: try last.token(2))
    return OracleCircuit(
      inputs: inputs, alphabet: alphabet, gates: gates, isDecision: last[1] == "threshold", output: output)
  }

  /// nil if it is large.
  private func signs(of record: CertificateRecord) throws -> OracleSignMatrix? {
    if record.head[0] == "matrix" {
      let table = try table(named: try record.head.token(2))
      let split = try OracleNumber.word(try record.head.token(3))
      guard record.head.count == 4, record.body.isEmpty, table.isTruth, 0 <= split, split <= table.variables else {
        throw OracleError("a matrix of a table")
      }
      guard let values = table.signed else { return nil }
      return OracleSignMatrix(
        rows: (0..<1 << split).map { row in
          (0..<1 << (table.variables - split)).map { values[row + $0 << split].signum() > 0 }
        })
    }
    let columns = try OracleNumber.word(try record.head.token(3))
    guard record.head.count == 4, record.head[2] == String(record.body.count), columns >= 1, !record.body.isEmpty else {
      throw OracleError("the head of a sign matrix")
    }
    return OracleSignMatrix(
      rows: try record.body.map { line in
        guard line.count == 2, line[0] == "row", line[1].count == columns,
          line[1].allSatisfy({ $0 == "+" || $0 == "-" })
        else { throw OracleError("expected row and signs") }
        return line[1].map { $0 == "+" }
      })
  }
}
