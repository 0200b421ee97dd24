extension Checker {
  /// FORMAT.md 4.26: the support function at one point.
  func checkSupport() throws(Failure) {
    let arrangement = try arrangement(central: true)
    try head(fields: 4 + arrangement.dimension)
    let (value, unit) = (try input.rational("the value"), try input.positive("D"))
    let point = try [.zero] + input.integers("coordinate")
    let forms = arrangement.forms
    let sum = (0..<forms.count).reduce(Integer.zero) { $0 + forms.dot($1, point).absolute }
    try check(value == Rational(sum, unit), "the value is \(sum)/\(unit)")
  }

  /// FORMAT.md 4.27: with max(0, t) = (t + |t|)/2, the network is the sum of the |a·x|.
  func checkSupportNetwork() throws(Failure) {
    try head(fields: 2)
    let (network, arrangement) = (try network(), try arrangement(central: true))
    try expect(
      network.hidden == 1 && network.outputs == 1 && network.inputs == arrangement.dimension,
      "a network of one hidden layer, one output and \(arrangement.dimension) inputs")
    let (gates, output) = (network.layers[0], network.layers[1])
    // All times 2·D₁·D₂: the absolute values with their factors, and the affine rest.
    var vectors = arrangement.forms
    var weights = [Integer](repeating: -.two * gates.scale * output.scale, count: vectors.count)
    var rest = [.two * gates.scale * output[0, 0]] + [Integer](repeating: .zero, count: network.inputs)
    for gate in 0..<gates.count {
      let (vector, weight) = ((0...network.inputs).map { gates[gate, $0] }, output[0, gate + 1])
      if vector.dropFirst().allSatisfy(\.isZero) {
        rest[0] += .two * weight * max(.zero, vector[0])
      } else {
        for k in rest.indices { rest[k] += weight * vector[k] }
        vectors.entries += vector
        weights.append(weight)
      }
    }
    try check(rest.allSatisfy(\.isZero), "an affine function is left over")
    try check(vectors.absoluteValuesCancel(weights: weights), "the bends differ on some hyperplane")
  }

  /// FORMAT.md 4.29: the zonotope has a vertex for each chamber.
  func checkSupportPieces() throws(Failure) {
    try head(fields: 2)
    let chambers = try established(arrangement(central: true).chambers, "the chambers")
    let number = try input.integer("N")
    try check(number == chambers, "there are \(chambers) chambers, not \(number)")
  }

  /// FORMAT.md 4.30: the sum of the |a·x| is the same, direction by direction.
  func checkSameSupport() throws(Failure) {
    try head(fields: 2)
    let (first, second) = (try arrangement(central: true), try arrangement(central: true))
    try expect(first.dimension == second.dimension, "two arrangements of one dimension")
    let weights = [Integer](repeating: .one, count: first.forms.count)
    let vectors = Vectors(width: first.forms.width, entries: first.forms.entries + second.forms.entries)
    let areEqual = vectors.absoluteValuesCancel(weights: weights + Array(repeating: -.one, count: second.forms.count))
    try check(areEqual, "the vectors of one direction have different lengths in sum")
  }

  /// FORMAT.md 4.33: zonotopes are symmetric, and only a point has a vertex in its centre.
  func checkNoZonotope() throws(Failure) {
    try head(fields: 1)
    let number = try input.integer("V")
    let isOdd = number.residue(modulo: 2) == 1
    try check(number.sign <= 0 || isOdd && number > .one, "some zonotope has \(number) vertices")
  }
}
