extension Checker {
  /// FORMAT.md 4.19: two rows meet in a hyperplane that is a fold of F near p, but not near q.
  func checkNotOneHiddenLayer() throws(Failure) {
    try head(fields: 5, restated: 1)
    guard case .affineMaximum(let rows) = try object().kind else { throw .declined("expected an affine-maximum") }
    let (i, j) = (try input.word("I", in: 1...rows.count) - 1, try input.word("J", in: 1...rows.count) - 1)
    let (k, unit) = (try input.word("K", in: 1...rows.count) - 1, try input.positive("D"))
    try expect(i != j, "I different from J, found \(i + 1) twice")
    try check((1...rows.inputs).contains { rows[i, $0] != rows[j, $0] }, "the rows I and J have equal weights")
    for greatest in [[i, j], [k]] {
      try input.advance(to: "at-point", fields: rows.inputs)
      let point = try [unit] + input.integers("coordinate")
      try check(rows.dot(i, point) == rows.dot(j, point), "the rows I and J have different values")
      for row in 0..<rows.count {
        // A row is below each of the greatest, or identical to one of them.
        let value = rows.dot(row, point)
        let isBelow = greatest.allSatisfy { value < rows.dot($0, point) }
        let isExempt = greatest.contains { other in (0...rows.inputs).allSatisfy { rows[row, $0] == rows[other, $0] } }
        try check(isBelow || isExempt, "row \(row + 1) is not below the greatest")
      }
    }
  }

  /// FORMAT.md 4.48: the gradient of a network jumps differently at two points of one hyperplane.
  func checkNotOneHiddenLayerNetwork() throws(Failure) {
    try head(fields: 1)
    let network = try network()
    try expect(network.outputs == 1, "a network with one output")
    try input.advance(to: "hyperplane", fields: network.inputs + 1)
    let form = try input.integers("coefficient")
    guard let lead = form.indices.dropFirst().first(where: { !form[$0].isZero }) else {
      throw .refused("the form is constant")
    }
    var jumps: [Integer] = []
    for _ in 0..<2 {
      try input.advance(to: "at-point")
      let point = try readPoint(network.inputs)
      try check(form.dot(point).isZero, "the point is not on the hyperplane")
      // The coefficients of the lead variable on both sides.
      var slopes: [Integer] = []
      for side in [1, -1] {
        let tree = try CaseTree([network], polyhedron: nil)
        while let gate = try tree.nextForm() {
          var sign = gate.dot(point).sign
          if sign == 0 {
            let isMultiple = form.indices.allSatisfy { gate[$0] * form[lead] == form[$0] * gate[lead] }
            try check(isMultiple, "another hyperplane goes through the point")
            sign = side * gate[lead].sign * form[lead].sign
          }
          try tree.decide(sign > 0, gate)
        }
        slopes.append(try tree.map()[0, lead])
      }
      jumps.append(slopes[0] - slopes[1])
    }
    try check(jumps[0] != jumps[1], "the gradient jumps by as much at both points")
  }
}
