import ExactNumbers

/// A map on {0,1}^N: Boolean values, or rationals.
struct OracleTable {
  /// Larger tables are not written out.
  static let mostVariables = 13

  let variables: Int
  /// Whether the values are Boolean.
  let isTruth: Bool
  /// What the record writes the values over; 1 for Boolean values.
  let denominator: BigInteger
  /// At the points by their numbers; 1 and −1 for Boolean values. Nil for large tables.
  let signed: [Rational]?

  init(variables: Int, truth: (Int) -> Bool) {
    self.variables = variables
    isTruth = true
    denominator = 1
    signed = variables > Self.mostVariables ? nil : (0..<1 << variables).map { truth($0) ? 1 : -1 }
  }

  init(variables: Int, values: [Rational], denominator: BigInteger) {
    self.variables = variables
    self.denominator = denominator
    isTruth = false
    signed = values
  }

  /// The coefficients of all sets by their numbers, each as a sum over all points.
  static func coefficientsByDefinition(_ values: [Rational]) -> [Rational] {
    values.indices.map { set in
      let sum = values.indices.reduce(Rational(0)) { sum, point in
        // χ_S(x) is the product of 2x_k − 1: −1 for every member of S where x is 0.
        (set & ~point).nonzeroBitCount.isMultiple(of: 2) ? sum + values[point] : sum - values[point]
      }
      return sum / Rational(values.count)
    }
  }

  /// The same by splitting the points by the last variable.
  static func coefficientsByHalves(_ values: [Rational]) -> [Rational] {
    guard values.count > 1 else { return values }
    let low = coefficientsByHalves(Array(values[..<(values.count / 2)]))
    let high = coefficientsByHalves(Array(values[(values.count / 2)...]))
    return zip(low, high).map { ($1 + $0) / 2 } + zip(low, high).map { ($1 - $0) / 2 }
  }

  static func coefficients(_ values: [Rational]) -> [Rational] {
    values.count <= 32 ? coefficientsByDefinition(values) : coefficientsByHalves(values)
  }

  /// A family of the format by its definition.
  static func family(_ word: String, _ numbers: [Int]) throws(OracleError) -> OracleTable {
    guard let p = numbers.first, numbers.count <= 2, numbers.allSatisfy({ 0 <= $0 && $0 <= 24 }) else {
      throw OracleError("the family \(word) of \(numbers)")
    }
    let q = numbers.count == 2 ? numbers[1] : 0
    /// x_k for k = 1, 2, …
    func x(_ point: Int, _ k: Int) -> Bool { point >> (k - 1) & 1 == 1 }
    let variables: Int
    let value: (Int) -> Bool
    switch (word, numbers.count) {
    case ("parity", 1): (variables, value) = (p, { !$0.nonzeroBitCount.isMultiple(of: 2) })
    case ("majority", 1): (variables, value) = (p, { 2 * $0.nonzeroBitCount >= p })
    case ("odd-max-bit", 1):
      variables = p
      value = { point in
        let greatest = (1..<p + 1).last { x(point, $0) }
        return greatest.map { $0.isMultiple(of: 2) } ?? true
      }
    case ("equality", 1) where p >= 1:
      (variables, value) = (2 * p, { point in (1...p).allSatisfy { x(point, $0) == x(point, p + $0) } })
    case ("inner-product", 1) where p >= 1:
      variables = 2 * p
      value = { point in (1...p).filter { x(point, $0) && x(point, p + $0) }.count % 2 == 1 }
    case ("andreev", 2) where p >= 1 && q >= 1 && p <= 4:
      variables = 1 << p + p * q
      value = { point in
        var index = 1
        for i in 1...p {
          let ones = (1...q).filter { x(point, 1 << p + (i - 1) * q + $0) }.count
          index += (ones % 2) << (i - 1)
        }
        return x(point, index)
      }
    case ("chattopadhyay-mande", 2) where p >= 1 && q >= 1, ("chattopadhyay-mande-unequal", 2) where p >= 1 && q >= 1:
      variables = 2 * p * q
      let isUnequal = word == "chattopadhyay-mande-unequal"
      value = { point in
        let active = (1...p).filter { block in
          let isEqual = ((block - 1) * q + 1...block * q).allSatisfy { x(point, $0) == x(point, p * q + $0) }
          return isEqual != isUnequal
        }
        return active.last.map { $0.isMultiple(of: 2) } ?? true
      }
    default: throw OracleError("the family \(word) of \(numbers)")
    }
    guard variables <= 24 else { throw OracleError("\(variables) variables") }
    return OracleTable(variables: variables, truth: value)
  }
}

/// A circuit as its record describes it.
struct OracleCircuit {
  /// A weighted sum of wires, numbered from 1, with a constant.
  struct Sum {
    let constant: Rational
    let terms: [(wire: Int, weight: Rational)]

    func value(_ wires: [Rational]) -> Rational {
      terms.reduce(constant) { $0 + $1.weight * wires[$1.wire - 1] }
    }
  }

  let inputs: Int
  /// The values of an input that is 0 and one that is 1.
  let alphabet: [Rational]
  let gates: [(isThreshold: Bool, argument: Sum)]
  /// Whether the output is a threshold.
  let isDecision: Bool
  let output: Sum

  /// The value of a gate.
  private func value(of gate: (isThreshold: Bool, argument: Sum), _ wires: [Rational]) -> Rational {
    let argument = gate.argument.value(wires)
    return gate.isThreshold ? alphabet[argument.isNegative ? 0 : 1] : max(0, argument)
  }

  func inputValues(_ point: Int) -> [Rational] { (0..<inputs).map { alphabet[point >> $0 & 1] } }

  /// The output as a rational at a point.
  func value(at point: Int) -> Rational {
    var wires = inputValues(point)
    for gate in gates { wires.append(value(of: gate, wires)) }
    return output.value(wires)
  }

  /// The probability that a gate survives, from all restrictions; the inputs that one leaves free take the argument, which is
  /// affine, as far down and up as each of them can.
  /// - Parameter parts: The inputs of each part.
  /// - Returns: nil if there are too many.
  func survival(gate: Int, parts: [[Int]]) -> Rational? {
    let gate = gates[gate]
    var (survivors, total) = (0, 0)
    let count = parts.reduce(1.0) { $0 * Double($1.count) } * Double(1 << min(max(inputs - parts.count, 0), 40))
    guard count <= 60_000 else { return nil }
    let start = gate.argument.value(inputValues(0))
    // By how much the argument grows when one input is 1 instead of 0.
    let steps = (0..<inputs).map { gate.argument.value(inputValues(1 << $0)) - start }
    func choose(_ chosen: [Int]) {
      if chosen.count < parts.count {
        for input in parts[chosen.count] { choose(chosen + [input]) }
        return
      }
      let fixed = (0..<inputs).filter { !chosen.contains($0) }
      for coins in 0..<1 << fixed.count {
        let base = fixed.indices.reduce(start) { coins >> $1 & 1 == 1 ? $0 + steps[fixed[$1]] : $0 }
        let low = chosen.reduce(base) { steps[$1].isNegative ? $0 + steps[$1] : $0 }
        let high = chosen.reduce(base) { steps[$1].isNegative ? $0 : $0 + steps[$1] }
        if low.isNegative && (gate.isThreshold ? !high.isNegative : high.signum() > 0) { survivors += 1 }
        total += 1
      }
    }
    choose([])
    return Rational(survivors, total)
  }
}
