/// Trees of cases over the gates of networks, and what their leaves prove about maps.
extension Checker {
  /// Reads the lines of a tree (FORMAT.md 4.41); `leaf` reads the rest of the line of a leaf, and its further lines.
  func readTree(
    _ tree: CaseTree, admitsEmpty: Bool = true, leaf: () throws(Failure) -> Void
  ) throws(Failure) {
    var isOpen = true
    while isOpen {
      try input.advance()
      let word = try input.token("split, on, off or leaf")
      if word == "empty" && admitsEmpty {
        try checkCombination(of: tree.assumptions)
        isOpen = try tree.close(isLeaf: false)
      } else if let form = try tree.nextForm() {
        switch word {
        case "split":
          try input.expectFields(0)
          try tree.split(form)
        case "on", "off":
          try checkCombination(of: tree.assumptions, is: word == "on" ? form : form.map { -$0 })
          try tree.decide(word == "on", form)
        default: throw .declined("expected a line `split`, `on ...` or `off ...`")
        }
      } else {
        try expect(word == "leaf", "a line `leaf ...`, since all gates are decided")
        try leaf()
        isOpen = try tree.close(isLeaf: true)
      }
    }
  }

  /// The rest of the line says that U·target = L + Σ l·g for some of the forms g; without target, that 0 is this sum
  /// for an L > 0. Gives the places of the forms and their factors.
  @discardableResult
  func checkCombination(
    of forms: [[Integer]], is target: [Integer]? = nil
  ) throws(Failure) -> [(Int, Integer)] {
    let unit = if target == nil { Integer.zero } else { try input.positive("U") }
    let constant = if target == nil { try input.positive("L") } else { try input.nonnegative("L") }
    let pairs = try readPairs(of: forms.count) { () throws(Failure) in try input.positive("l") }
    var difference = target?.map { -unit * $0 } ?? forms.first?.map { _ in .zero } ?? [.zero]
    difference[0] += constant
    for (number, factor) in pairs {
      for k in difference.indices { difference[k] += factor * forms[number][k] }
    }
    try check(difference.allSatisfy(\.isZero), "the combination is not what it should be")
    return pairs
  }

  /// The networks of the next two fields, with the same inputs and outputs.
  private func twoNetworks() throws(Failure) -> [Network] {
    let networks = [try network(), try network()]
    let areAlike = networks[0].inputs == networks[1].inputs && networks[0].outputs == networks[1].outputs
    try expect(areAlike, "two networks with the same inputs and outputs")
    return networks
  }

  /// FORMAT.md 4.43: the same map at each leaf.
  func checkSameMap() throws(Failure) {
    try head(fields: 3)
    let tree = try CaseTree(twoNetworks(), polyhedron: arrangement())
    try readTree(tree) { () throws(Failure) in
      try input.expectFields(0)
      let (first, second) = (try tree.map(0).entries, try tree.map(1).entries)
      let areEqual = zip(first, second).allSatisfy { $0 * tree.scales[1] == $1 * tree.scales[0] }
      try check(areEqual, "the networks are different maps")
    }
  }

  /// FORMAT.md 4.44: different values at a point.
  func checkDifferentMaps() throws(Failure) {
    try head()
    let networks = try twoNetworks()
    let point = try readPoint(networks[0].inputs)
    let (first, second) = (try networks[0].values(at: point), try networks[1].values(at: point))
    let areEqual = zip(first.values, second.values).allSatisfy { $0 * second.scale == $1 * first.scale }
    try check(!areEqual, "the values are equal")
  }

  /// The rest of the line, D and coordinates.
  func readPoint(_ dimension: Int) throws(Failure) -> [Integer] {
    let point = try [input.positive("D")] + input.integers("coordinate")
    try expect(point.count == dimension + 1, "\(dimension) coordinates, found \(point.count - 1)")
    return point
  }

  /// FORMAT.md 4.45: at each leaf the network is one row, and the others are nowhere greater.
  func checkMaximumNetwork() throws(Failure) {
    try head(fields: 3)
    let network = try network()
    guard case .affineMaximum(let rows) = try object().kind else { throw .declined("expected an affine-maximum") }
    try expect(
      network.outputs == 1 && network.inputs == rows.inputs, "a network with \(rows.inputs) inputs and one output")
    let tree = try CaseTree([network], polyhedron: arrangement())
    try readTree(tree) { () throws(Failure) in
      try input.expectFields(1)
      let greatest = try input.index("R", of: rows.count)
      let map = try tree.map().entries
      let isRow = map.indices.allSatisfy { map[$0] * rows.scale == rows[greatest, $0] * tree.scales[0] }
      try check(isRow, "the network is not row \(greatest + 1)")
      for row in 0..<rows.count where row != greatest {
        try input.advance(to: "above")
        try checkCombination(of: tree.assumptions, is: (0...rows.inputs).map { rows[greatest, $0] - rows[row, $0] })
      }
    }
  }

  /// FORMAT.md 4.46: no point of a leaf's cell has an output with the properties.
  func checkAvoids() throws(Failure) {
    try head(fields: 3)
    let network = try network()
    let tree = try CaseTree([network], polyhedron: arrangement())
    let property = try arrangement(of: network)
    try readTree(tree) { () throws(Failure) in
      let (map, scale) = (try tree.map(), tree.scales[0])
      var forms = tree.assumptions
      for number in 0..<property.forms.count {
        let form = property.forms[number]
        var applied = form.prefix(network.inputs + 1).map { $0 * scale }
        for (output, factor) in form.suffix(network.outputs).enumerated() {
          for k in applied.indices { applied[k] += factor * map[output, k] }
        }
        forms.append(applied)
      }
      try checkCombination(of: forms)
    }
  }

  /// The arrangement of the next field, whose variables are the inputs and outputs of a network.
  private func arrangement(of network: Network) throws(Failure) -> Arrangement {
    let arrangement = try arrangement()
    let dimension = network.inputs + network.outputs
    try expect(arrangement.dimension == dimension, "an arrangement of dimension \(dimension)")
    return arrangement
  }

  /// FORMAT.md 4.47: a point and its output with the properties.
  func checkReaches() throws(Failure) {
    try head()
    let network = try network()
    let (polyhedron, property) = (try arrangement(), try arrangement(of: network))
    try expect(polyhedron.dimension == network.inputs, "an arrangement of dimension \(network.inputs)")
    let point = try readPoint(network.inputs)
    let isInside = (0..<polyhedron.forms.count).allSatisfy { !polyhedron.forms.dot($0, point).isNegative }
    try check(isInside, "the point is not in the polyhedron")
    let output = try network.values(at: point)
    let both = point.map { $0 * output.scale } + output.values
    let holds = (0..<property.forms.count).allSatisfy { !property.forms.dot($0, both).isNegative }
    try check(holds, "a form is negative at the point and its output")
  }
}

extension Network {
  /// The outputs at the point (x1 … xn)/D, given as D x1 … xn: they are the values divided by the scale and by D.
  fileprivate func values(at point: [Integer]) throws(Failure) -> (values: [Integer], scale: Integer) {
    let tree = try CaseTree([self], polyhedron: nil)
    while let form = try tree.nextForm() { try tree.decide(form.dot(point).sign > 0, form) }
    let map = try tree.map()
    return ((0..<map.count).map { map.dot($0, point) }, tree.scales[0])
  }
}
