/// A vector of the plane.
private struct Vector: CustomStringConvertible {
  let x: Integer
  let y: Integer

  func determinant(_ other: Vector) -> Integer { x * other.y - y * other.x }

  /// Whether the angle is in [π, 2π).
  var isLower: Bool { y.isNegative || (y.isZero && x.isNegative) }

  var description: String { "(\(x), \(y))" }
}

extension Network {
  /// The form at u + t·v for t ≥ 0 of a network without biases. Its needs say that the network is linear on the cone of
  /// u and v: a linear form with the values A at u and B at v is A + Bt there, which is nonnegative for all t ≥ 0 if
  /// and only if A, B ≥ 0.
  fileprivate func form(onConeOf u: Vector, _ v: Vector) throws(Failure) -> Form {
    let ray = Cell(left: Rational(.zero, .one), right: Cell.line.right)
    return try form(on: ray, at: [Form(u.x, v.x, .one), Form(u.y, v.y, .one)], "the network at \(u) + x \(v)")
  }
}

extension Checker {
  private func readVector() throws(Failure) -> Vector { Vector(x: try input.integer("X"), y: try input.integer("Y")) }

  /// The network of the next field, which maps R² to R and has no biases.
  private func readHomogeneousNetwork() throws(Failure) -> Network {
    let network = try network()
    let hasBias = network.layers.contains { layer in (0..<layer.count).contains { !layer[$0, 0].isZero } }
    try expect(network.inputs == 2 && network.outputs == 1 && !hasBias, "a map R^2 -> R without biases")
    return network
  }

  /// FORMAT.md 4.15: linear on the cone of u and v, and f(z) is not what that linear form gives.
  func checkInfinitelyManySets() throws(Failure) {
    try head(fields: 7)
    let network = try readHomogeneousNetwork()
    let (u, v, z) = (try readVector(), try readVector(), try readVector())
    try check(!u.determinant(v).isZero, "u and v are linearly dependent")
    // Both forms have the same scale, the product of those of the layers.
    let onCone = try network.form(onConeOf: u, v)
    let atZ = try network.form(onConeOf: z, z).constant
    let continued = onCone.constant * z.determinant(v) + onCone.slope * u.determinant(z)
    try check(atZ * u.determinant(v) != continued, "the value at z is that of the linear form of the cone")
  }

  /// FORMAT.md 4.16: the rays go round the plane once; counts the changes of the linear function, and the functions.
  func checkSectors() throws(Failure) {
    try head(fields: 4, restated: 3)
    let (network, pieces, different) = (try readHomogeneousNetwork(), try input.integer("C"), try input.integer("D"))
    let count = try input.count("M", atLeast: 3)
    var (turns, memory) = (0, Memory())
    /// The two coefficients of the functions of the cones; a run of equal functions once.
    var functions: [(Rational, Rational)] = []
    let first = try readRay()
    var u = first
    for number in 2...count + 1 {
      let v = number <= count ? try readRay() : first
      let determinant = u.determinant(v)
      try check(determinant.sign > 0, "no turn to the left, by less than a half turn, from \(u) to \(v)")
      if u.isLower && !v.isLower { turns += 1 }
      // Cramer's rule for the linear form with the values A at u and B at v; the scale is the same on all cones.
      let form = try network.form(onConeOf: u, v)
      let x = Rational(form.constant * v.y - form.slope * u.y, determinant)
      let y = Rational(form.slope * u.x - form.constant * v.x, determinant)
      u = v
      if let last = functions.last, last == (x, y) { continue }
      try memory.keep([x.numerator, y.numerator, determinant])
      functions.append((x, y))
    }
    try check(turns == 1, "the rays turn round \(turns) times, not once")
    let changes = functions.count - (functions[0] == functions[functions.count - 1] ? 1 : 0)
    functions.sort { $0 < $1 }
    let distinct = 1 + zip(functions, functions.dropFirst()).reduce(0) { $1.0 == $1.1 ? $0 : $0 + 1 }
    let (c, d) = (Integer.small(max(changes, 1)), Integer.small(distinct))
    try check(c == pieces && d == different, "\(c) pieces and \(d) functions, not \(pieces) and \(different)")
  }

  private func readRay() throws(Failure) -> Vector {
    try input.advance(to: "ray", fields: 2)
    return try readVector()
  }
}
