extension Checker {
  /// FORMAT.md 4.17: the gates come in pairs σ(t), σ(−t) with opposite coefficients, and Σ c·t is the affine map.
  mutating func checkAffine() throws(Failure) -> String {
    let (netName, mapName) = (try reader.token("NET"), try reader.token("MAP"))
    let (network, map) = (try network(named: netName), try network(named: mapName))
    try reader.endOfLine()
    guard network.hidden == 1, map.hidden == 0, network.inputs == map.inputs, network.outputs == map.outputs else {
      throw .declined("expected a network of one hidden layer and an affine map of the same inputs and outputs")
    }
    let (gates, outputs, target) = (network.layers[0], network.layers[1], map.layers[0])
    guard gates.count.isMultiple(of: 2) else { throw .refused("an odd number of gates: \(gates.count)") }
    for gate in stride(from: 0, to: gates.count, by: 2) {
      let isPair =
        gates.bias(gate + 1) == -gates.bias(gate)
        && (0..<gates.inputs).allSatisfy { gates.weight(gate + 1, $0) == -gates.weight(gate, $0) }
      guard isPair else { throw .refused("gate \(gate + 2) is not the negative of gate \(gate + 1)") }
      guard (0..<outputs.count).allSatisfy({ outputs.weight($0, gate + 1) == -outputs.weight($0, gate) }) else {
        throw .refused("an output's coefficients of the gates \(gate + 1) and \(gate + 2) are not opposite")
      }
    }
    // Over the denominator D₁·D₂ the network's coefficient is Σ c·w, and its bias b·D₁ + Σ c·β.
    let scale = gates.scale * outputs.scale
    for output in 0..<outputs.count {
      for column in -1..<gates.inputs {
        var sum = column < 0 ? outputs.bias(output) * gates.scale : .zero
        for gate in stride(from: 0, to: gates.count, by: 2) {
          sum += outputs.weight(output, gate) * (column < 0 ? gates.bias(gate) : gates.weight(gate, column))
        }
        let expected = column < 0 ? target.bias(output) : target.weight(output, column)
        guard sum * target.scale == expected * scale else {
          let entry = column < 0 ? "bias" : "coefficient \(column + 1)"
          throw .refused("\(entry) of output \(output + 1) is \(sum)/\(scale), not \(expected)/\(target.scale)")
        }
      }
    }
    return reader.restated()
  }

  /// FORMAT.md 4.18: u_i·A·v_j is a triangular matrix with nonzero diagonal, so that the rank is at least R.
  mutating func checkGatesForAffineAtLeast() throws(Failure) -> String {
    let name = try reader.token("MAP")
    let map = try network(named: name)
    guard map.hidden == 0 else { throw wrongKind(name, expected: "a network without hidden layer") }
    let rank = try reader.count("R")
    try reader.endOfLine()
    let theorem = reader.restated()
    let matrix = map.layers[0]
    // Cannot be true, and the vectors u would fill the memory.
    guard rank <= min(matrix.count, matrix.inputs) else {
      throw .refused("the rank of a \(matrix.count) by \(matrix.inputs) matrix is less than \(rank)")
    }
    var lefts: [[Integer]] = []
    var budget = WordBudget()
    for _ in 0..<rank {
      let left = try coordinates(after: "left", matrix.count)
      for coordinate in left { try budget.take(coordinate) }
      lefts.append(left)
    }
    for column in 0..<rank {
      let right = try coordinates(after: "right", matrix.inputs)
      // The biases do not belong to A.
      var image: [Integer] = []
      var imageBudget = WordBudget()
      for row in 0..<matrix.count {
        let value = matrix.value(row, at: right, unit: .zero)
        try imageBudget.take(value)
        image.append(value)
      }
      for row in 0...column {
        let product = zip(lefts[row], image).reduce(Integer.zero) { $0 + $1.0 * $1.1 }
        guard product.isZero == (row < column) else {
          throw .refused("u_\(row + 1) A v_\(column + 1) = \(product)")
        }
      }
    }
    return theorem
  }

  /// Reads a line of a keyword and integers.
  mutating func coordinates(after keyword: String, _ count: Int) throws(Failure) -> [Integer] {
    try reader.advance(to: keyword)
    var result: [Integer] = []
    for index in 0..<count { result.append(try reader.integer("coordinate \(index + 1)")) }
    try reader.endOfLine()
    return result
  }
}
