/// The lowest and the highest argument of a gate.
private struct Range: Hashable {
  var low: Integer
  var high: Integer
}

extension Checker {
  /// FORMAT.md 4.56: the numbers of outcomes of a random restriction by the arguments that a gate then takes.
  func checkSurvival() throws(Failure) {
    try head()
    let circuit = try circuit()
    let gate = circuit.gates[try input.index("J", of: circuit.gates.count)]
    guard let relation = Relation(try input.token("REL")) else { throw .declined("expected one of < <= = >= >") }
    let probability = try input.rational("the probability")
    var parts: [[Int]] = Array(repeating: [], count: circuit.inputs)
    for variable in 0..<circuit.inputs { parts[try input.index("p", of: parts.count)].append(variable) }
    let used = parts.prefix { !$0.isEmpty }
    try expect(input.isAtEnd && !used.isEmpty, "\(circuit.inputs) >= 1 numbers of parts")
    try expect(parts[used.count...].allSatisfy(\.isEmpty), "parts 1...p that are not empty")
    try expect(gate.weights.allSatisfy { $0.wire < circuit.inputs }, "a gate that reads inputs")
    var ends = Array(repeating: Range(low: .zero, high: .zero), count: circuit.inputs)
    for (wire, weight) in gate.weights { ends[wire] = Range(low: weight * circuit.low, high: weight) }
    var (outcomes, total) = ([Range(low: gate.bias, high: gate.bias): Integer.one], Integer.one)
    for part in used {
      let numbers = try outcomesOfPart(part.map { ends[$0] })
      var next: [Range: Integer] = [:]
      for (first, count) in outcomes {
        for (second, number) in numbers {
          next[Range(low: first.low + second.low, high: first.high + second.high), default: .zero] += count * number
          try expect(next.count <= Limits.outcomes, "at most \(Limits.outcomes) pairs of arguments")
        }
      }
      outcomes = next
      total = total * .small(part.count << (part.count - 1))
    }
    var surviving = Integer.zero
    for (range, count) in outcomes where range.low.isNegative {
      if range.high.sign > 0 || !gate.isLinear && range.high.isZero { surviving += count }
    }
    let found = Rational(surviving, total)
    try check(relation.holds(found, probability), "the probability is \(found), not \(relation) \(probability)")
  }

  /// The same for one part, whose inputs contribute one of the two ends.
  private func outcomesOfPart(_ ends: [Range]) throws(Failure) -> [Range: Integer] {
    var outcomes: [Range: Integer] = [:]
    for (chosen, free) in ends.enumerated() {
      var sums = [Integer.zero: Integer.one]
      for (other, end) in ends.enumerated() where other != chosen {
        var next: [Integer: Integer] = [:]
        for (sum, count) in sums {
          next[sum + end.low, default: .zero] += count
          next[sum + end.high, default: .zero] += count
        }
        sums = next
      }
      for (sum, count) in sums {
        let range = Range(low: sum + min(free.low, free.high), high: sum + max(free.low, free.high))
        outcomes[range, default: .zero] += count
      }
      try expect(outcomes.count <= Limits.outcomes, "at most \(Limits.outcomes) pairs of arguments")
    }
    return outcomes
  }
}
