/// `circuit`: gates on the points of a cube.
struct Circuit {
  struct Line {
    /// The first of the two kinds of the line: `relu`, or `sum`.
    let isLinear: Bool
    let bias: Integer
    /// Wires, counted from 0, and their weights.
    let weights: [(wire: Int, weight: Integer)]

    func argument(_ wires: [Integer]) -> Integer { weights.reduce(bias) { $0 + $1.weight * wires[$1.wire] } }
  }

  /// The number N of inputs.
  let inputs: Int
  /// The lesser value of the alphabet, 0 or −1; the other one is 1.
  let low: Integer
  var gates: [Line] = []
  var output: (line: Line, scale: Integer)

  /// The argument of the output at the point of a number.
  func argument(at point: Int) throws(Failure) -> Integer {
    var wires = (0..<inputs).map { point.bits($0, 1) == 1 ? .one : low }
    var memory = Memory()
    for gate in gates {
      let argument = gate.argument(wires)
      wires.append(gate.isLinear ? (argument.isNegative ? .zero : argument) : argument.isNegative ? low : .one)
      try memory.keep([argument])
    }
    return output.line.argument(wires)
  }
}

extension Checker {
  /// Reads the record, entered with the keyword and the name already read.
  func readCircuit() throws(Failure) -> Circuit {
    let inputs = try input.word("N", in: 0...Limits.cubeVariables)
    let low: Integer = try readWord("bits", "signs") ? .zero : -.one
    let count = try input.count("G")
    var gates: [Circuit.Line] = []
    for number in 0..<count {
      try objectLine("gate")
      let isLinear = try readWord("relu", "threshold")
      gates.append(try readLine(isLinear, wires: inputs + number))
    }
    try objectLine("output")
    let isLinear = try readWord("sum", "threshold")
    let scale = try input.positive("D")
    let output = try readLine(isLinear, wires: inputs + count)
    return Circuit(inputs: inputs, low: low, gates: gates, output: (output, scale))
  }

  /// The next field: true for the first word, false for the second.
  func readWord(_ first: String, _ second: String) throws(Failure) -> Bool {
    let word = try input.token("word")
    try expect(word == first || word == second, "`\(first)` or `\(second)`, found `\(word.prefix(40))`")
    return word == first
  }

  /// The rest of a line of a circuit: b i1 w1 … ik wk.
  private func readLine(_ isLinear: Bool, wires: Int) throws(Failure) -> Circuit.Line {
    let bias = try input.integer("b")
    let weights = try readPairs(of: wires) { () throws(Failure) in try input.integer("w") }
    return Circuit.Line(isLinear: isLinear, bias: bias, weights: weights.map { (wire: $0.0, weight: $0.1) })
  }

  /// The circuit of the next field.
  func circuit() throws(Failure) -> Circuit {
    guard case .circuit(let circuit) = try object().kind else { throw .declined("expected a circuit") }
    return circuit
  }
}
