extension Checker {
  /// FORMAT.md 4.17: the gates come in pairs σ(t), σ(−t) with opposite coefficients, and Σ c·t is the affine map.
  func checkAffine() throws(Failure) {
    try head(fields: 2)
    let (network, map) = (try network(), try network())
    try expect(
      network.hidden == 1 && map.hidden == 0 && network.inputs == map.inputs && network.outputs == map.outputs,
      "a network of one hidden layer and an affine map of the same inputs and outputs")
    let (gates, outputs, target) = (network.layers[0], network.layers[1], map.layers[0])
    try check(gates.count.isMultiple(of: 2), "an odd number of gates: \(gates.count)")
    let pairs = stride(from: 0, to: gates.count, by: 2)
    for gate in pairs {
      let areOpposite = (0...gates.inputs).allSatisfy { gates[gate + 1, $0] == -gates[gate, $0] }
      try check(areOpposite, "gate \(gate + 2) is not the negative of gate \(gate + 1)")
      // The column of a gate comes after that of the bias.
      let cancel = (0..<outputs.count).allSatisfy { outputs[$0, gate + 2] == -outputs[$0, gate + 1] }
      try check(cancel, "an output's coefficients of the gates \(gate + 1) and \(gate + 2) are not opposite")
    }
    // Over the denominator D₁·D₂ a coefficient of the network is Σ c·w, and its bias b·D₁ + Σ c·β.
    for output in 0..<outputs.count {
      for column in 0...gates.inputs {
        var sum = column == 0 ? outputs[output, 0] * gates.scale : .zero
        for gate in pairs { sum += outputs[output, gate + 1] * gates[gate, column] }
        let areEqual = Rational(sum, gates.scale * outputs.scale) == Rational(target[output, column], target.scale)
        try check(areEqual, "the coefficients \(column) of output \(output + 1) differ")
      }
    }
  }

  /// FORMAT.md 4.18: u_i·A·v_j is a triangular matrix with nonzero diagonal, so that the rank is at least R.
  func checkGatesForAffineAtLeast() throws(Failure) {
    try head(fields: 2)
    let map = try network()
    try expect(map.hidden == 0, "a network without hidden layer")
    let (rank, matrix) = (try input.count("R"), map.layers[0])
    try check(rank <= min(matrix.count, matrix.inputs), "the rank of the map is less than \(rank)")
    var (lefts, memory): ([[Integer]], Memory) = ([], Memory())
    for _ in 0..<rank {
      try input.advance(to: "left", fields: matrix.count)
      let left = try input.integers("coordinate")
      try memory.keep(left)
      lefts.append(left)
    }
    for column in 0..<rank {
      try input.advance(to: "right", fields: matrix.inputs)
      // The biases do not belong to A.
      let right = try [.zero] + input.integers("coordinate")
      var (image, memory): ([Integer], Memory) = ([], Memory())
      for row in 0..<matrix.count {
        image.append(matrix.dot(row, right))
        try memory.keep([image[row]])
      }
      for row in 0...column {
        let product = zip(lefts[row], image).reduce(Integer.zero) { $0 + $1.0 * $1.1 }
        try check(product.isZero == (row < column), "u_\(row + 1) A v_\(column + 1) = \(product)")
      }
    }
  }
}
