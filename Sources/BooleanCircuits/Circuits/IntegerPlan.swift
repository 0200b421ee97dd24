import ExactNumbers

/// A circuit in integers over bits: inputs and threshold gates are 0 or 1, and the value of a ReLU gate is `scale` times
/// the integer max(0, argument).
///
/// The positive factor of each argument is chosen so that its coefficients are integers; for a gate they also have no
/// common divisor. A ReLU gate that is read by one other only takes the weight's size into its own argument, so that
/// the weight becomes ±1.
struct IntegerPlan: Sendable {
  struct Node: Sendable {
    var isThreshold: Bool
    var bias: BigInteger
    /// The coefficients of the input bits.
    var inputs: [(wire: Int, weight: BigInteger)]
    /// The coefficients of the gates before.
    var gates: [(gate: Int, weight: BigInteger)]
    /// The argument is this positive number times the integer argument.
    var scale: Rational
    /// No partial sum of the integer argument is larger than this.
    var bound: BigInteger = 0
  }

  let inputCount: Int
  /// The gates in the circuit's order, then the output.
  private(set) var nodes: [Node] = []

  init(_ circuit: BooleanCircuit, foldsWeights: Bool = true) {
    inputCount = circuit.inputCount
    for gate in circuit.gates { append(gate.argument, circuit, gate.kind == .threshold, isOutput: false) }
    append(circuit.output, circuit, circuit.outputKind == .threshold, isOutput: true)
    if foldsWeights { foldSingleWeights() }
    setBounds()
  }

  private mutating func append(_ sum: WeightedSum, _ circuit: BooleanCircuit, _ isThreshold: Bool, isOutput: Bool) {
    var bias = sum.bias
    var weights: [Rational] = []
    for term in sum.terms {
      let gate = term.wire - inputCount
      if gate >= 0, !nodes[gate].isThreshold {
        weights.append(term.weight * nodes[gate].scale)
      } else if circuit.alphabet == .signs {
        // The value is 2·bit − 1.
        bias -= term.weight
        weights.append(term.weight + term.weight)
      } else {
        weights.append(term.weight)
      }
    }
    var denominator = bias.denominator
    for weight in weights { denominator = BigInteger.leastCommonMultiple(denominator, weight.denominator) }
    var integers = weights.map { $0.numerator * denominator.exactlyDivided(by: $0.denominator) }
    var constant = bias.numerator * denominator.exactlyDivided(by: bias.denominator)
    var divisor: BigInteger = 1
    if !isOutput || isThreshold {
      let common = integers.reduce(constant.magnitude) { BigInteger.greatestCommonDivisor($0, $1) }
      if !common.isZero { divisor = common }
      integers = integers.map { $0.exactlyDivided(by: divisor) }
      constant = constant.exactlyDivided(by: divisor)
    }
    var node = Node(
      isThreshold: isThreshold, bias: constant, inputs: [], gates: [], scale: Rational(divisor, denominator))
    for (term, weight) in zip(sum.terms, integers) {
      if term.wire < inputCount {
        node.inputs.append((term.wire, weight))
      } else {
        node.gates.append((term.wire - inputCount, weight))
      }
    }
    nodes.append(node)
  }

  private mutating func foldSingleWeights() {
    var readers = [Int](repeating: 0, count: nodes.count)
    for node in nodes { for term in node.gates { readers[term.gate] += 1 } }
    // From the output down, so that a factor goes on into gates below.
    for index in nodes.indices.reversed() {
      for position in nodes[index].gates.indices {
        let (gate, weight) = nodes[index].gates[position]
        let factor = weight.magnitude
        guard readers[gate] == 1, !nodes[gate].isThreshold, factor != 1 else { continue }
        nodes[index].gates[position].weight = weight.isNegative ? -1 : 1
        nodes[gate].bias *= factor
        nodes[gate].inputs = nodes[gate].inputs.map { ($0.wire, $0.weight * factor) }
        nodes[gate].gates = nodes[gate].gates.map { ($0.gate, $0.weight * factor) }
        nodes[gate].scale = nodes[gate].scale / Rational(factor)
      }
    }
  }

  private mutating func setBounds() {
    for index in nodes.indices {
      var bound = nodes[index].bias.magnitude
      for term in nodes[index].inputs { bound += term.weight.magnitude }
      for term in nodes[index].gates {
        bound += term.weight.magnitude * (nodes[term.gate].isThreshold ? 1 : nodes[term.gate].bound)
      }
      nodes[index].bound = bound
    }
  }

  /// No number that occurs in an evaluation is larger.
  var bound: BigInteger { nodes.reduce(0) { max($0, $1.bound) } }

  /// The integer argument of the output at a point.
  func outputArgument(at point: Int) -> BigInteger {
    var values: [BigInteger] = []
    values.reserveCapacity(nodes.count)
    for node in nodes {
      var sum = node.bias
      for term in node.inputs where point >> term.wire & 1 == 1 { sum += term.weight }
      for term in node.gates { sum += term.weight * values[term.gate] }
      if values.count == nodes.count - 1 { return sum }
      values.append(node.isThreshold ? (sum.isNegative ? 0 : 1) : (sum.isNegative ? 0 : sum))
    }
    return 0
  }
}
