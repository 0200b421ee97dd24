/// A vector of the plane.
private struct Vector: CustomStringConvertible {
  let x: Integer
  let y: Integer

  func determinant(_ other: Vector) -> Integer { x * other.y - y * other.x }

  /// Whether the angle is in [π, 2π).
  var isLower: Bool { y.isNegative || (y.isZero && x.isNegative) }

  var description: String { "(\(x), \(y))" }
}

extension Checker {
  private func readVector() throws(Failure) -> Vector { Vector(x: try input.integer("X"), y: try input.integer("Y")) }

  /// The object of the next field, a network R² → R without biases.
  private func homogeneousNetwork() throws(Failure) -> Object {
    let object = try object()
    guard case .network(let network) = object.kind, network.inputs == 2, network.outputs == 1,
      network.layers.allSatisfy({ layer in (0..<layer.count).allSatisfy { layer[$0, 0].isZero } })
    else { throw .declined("\(object.name) is not a network of two inputs and one output without biases") }
    return object
  }

  /// The form of the network at u + t·v for t ≥ 0. Its needs are those of a network linear on the cone of u and v: a linear
  /// form has the values A at u and B at v if it is A + Bt, which is nonnegative for all t ≥ 0 if and only if A, B ≥ 0.
  private func form(of object: Object, onConeOf u: Vector, _ v: Vector) throws(Failure) -> Form {
    let ray = Cell(left: Rational(.zero, .one), right: Cell.line.right)
    return try object.form(of: network(named: object.name), on: ray, at: [u.x, u.y], [v.x, v.y], scale: .one)
  }

  /// FORMAT.md 4.15: linear on the cone of u and v, and f(z) is not what that linear form gives.
  func checkInfinitelyManySets() throws(Failure) {
    try head(fields: 7)
    let network = try homogeneousNetwork()
    let (u, v, z) = (try readVector(), try readVector(), try readVector())
    try check(!u.determinant(v).isZero, "u and v are linearly dependent")
    // Both forms have the same scale, the product of those of the layers.
    let onCone = try form(of: network, onConeOf: u, v)
    let atZ = try form(of: network, onConeOf: z, z).constant
    let continued = onCone.constant * z.determinant(v) + onCone.slope * u.determinant(z)
    try check(atZ * u.determinant(v) != continued, "the value at z is that of the linear form of the cone")
  }

  /// FORMAT.md 4.16: the rays go round the plane once; counts the changes of the linear function, and the functions.
  func checkSectors() throws(Failure) {
    try head(fields: 4, restated: 3)
    let (network, pieces, different) = (try homogeneousNetwork(), try input.integer("C"), try input.integer("D"))
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
      let (form, previous) = (try form(of: network, onConeOf: u, v), functions.last)
      let function = (
        Rational(form.constant * v.y - form.slope * u.y, determinant),
        Rational(form.slope * u.x - form.constant * v.x, determinant)
      )
      u = v
      if let previous, previous == function { continue }
      try memory.keep(function.0.numerator, function.1.numerator, determinant)
      functions.append(function)
    }
    try check(turns == 1, "the rays turn round \(turns) times, not once")
    let closes = functions.count > 1 && functions[0] == functions[functions.count - 1]
    let changes = closes || functions.count == 1 ? functions.count - 1 : functions.count
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
