/// A vector of the plane, or the linear form with these coefficients.
private struct Vector: Equatable, Comparable {
  var x: Integer
  var y: Integer

  /// In the order of x, then of y.
  static func < (left: Vector, right: Vector) -> Bool { left.x == right.x ? left.y < right.y : left.x < right.x }

  func dot(_ other: Vector) -> Integer { x * other.x + y * other.y }

  /// The determinant of this vector and another one.
  func determinant(_ other: Vector) -> Integer { x * other.y - y * other.x }

  /// y < 0, or y = 0 and x < 0: the angle is in [π, 2π).
  var isLower: Bool { y.isNegative || (y.isZero && x.isNegative) }

  var text: String { "(\(x), \(y))" }
}

extension Checker {
  private mutating func vector(_ field: String) throws(Failure) -> Vector {
    Vector(x: try reader.integer("\(field)X"), y: try reader.integer("\(field)Y"))
  }

  /// Reads the name of a network R² → R without biases.
  private mutating func homogeneousNetwork() throws(Failure) -> Network {
    let name = try reader.token("NET")
    let network = try network(named: name)
    guard network.inputs == 2, network.outputs == 1, !network.hasBiases else {
      throw wrongKind(name, expected: "a network of two inputs and one output without biases")
    }
    return network
  }

  /// The linear form, times the product of the scales, that the network equals on the cone of u and v.
  ///
  /// Each gate must be of one sign at u and v, hence on the cone. One direction is the cone of it and itself.
  private func linearForm(of network: Network, on u: Vector, _ v: Vector) throws(Failure) -> Vector {
    var forms = [Vector(x: .one, y: .zero), Vector(x: .zero, y: .one)]
    for (number, layer) in network.layers.enumerated() {
      var budget = WordBudget()
      var next: [Vector] = []
      for row in 0..<layer.count {
        var form = Vector(x: .zero, y: .zero)
        for (column, input) in forms.enumerated() {
          let weight = layer.weight(row, column)
          form.x += weight * input.x
          form.y += weight * input.y
        }
        _ = try Form(constant: form.x, slope: form.y, scale: .one).bounded()
        let signs = Signs(left: form.dot(u).sign, right: form.dot(v).sign)
        if number < network.hidden, !signs.areNonnegative {
          guard signs.areNonpositive else {
            throw .refused("a gate of layer \(number + 1) changes its sign on the cone of \(u.text) and \(v.text)")
          }
          form = Vector(x: .zero, y: .zero)
        }
        try budget.take(form.x, form.y)
        next.append(form)
      }
      forms = next
    }
    guard let form = forms.first else { throw .declined("a network without output") }
    return form
  }

  /// FORMAT.md 4.15: linear on the cone of u and v, and f(z) is not what that linear form gives.
  mutating func checkInfinitelyManySets() throws(Failure) -> String {
    let network = try homogeneousNetwork()
    let (u, v, z) = (try vector("U"), try vector("V"), try vector("Z"))
    try reader.endOfLine()
    let determinant = u.determinant(v)
    if determinant.isZero { throw .refused("u and v are linearly dependent") }
    // All the values below have the same positive denominator, the product of the scales of the layers.
    let onCone = try linearForm(of: network, on: u, v)
    let atZ = try linearForm(of: network, on: z, z).dot(z)
    let continued = onCone.dot(u) * z.determinant(v) + onCone.dot(v) * u.determinant(z)
    if atZ * determinant == continued { throw .refused("the value at z is that of the linear form of the cone") }
    return reader.restated()
  }

  /// FORMAT.md 4.16: the rays go round the plane once; counts the changes of the linear function, and the functions.
  mutating func checkSectors() throws(Failure) -> String {
    let network = try homogeneousNetwork()
    let (expectedPieces, expectedFunctions) = (try reader.integer("C"), try reader.integer("D"))
    let count = try reader.count("M", atLeast: 3)
    try reader.endOfLine()
    let theorem = reader.restated(4)

    var turns = 0
    var budget = WordBudget()
    /// The functions of the cones; a run of equal ones once.
    var functions: [Vector] = []
    let first = try ray()
    var previous = first
    for number in 2...count + 1 {
      let next = number <= count ? try ray() : first
      guard previous.determinant(next).sign > 0 else {
        throw .refused("no turn to the left, by less than a half turn, from \(previous.text) to \(next.text)")
      }
      if previous.isLower && !next.isLower { turns += 1 }
      let function = try linearForm(of: network, on: previous, next)
      previous = next
      if function == functions.last { continue }
      try budget.take(function.x, function.y)
      functions.append(function)
    }
    guard turns == 1 else { throw .refused("the rays turn round \(turns) times, not once") }
    let changes = functions.count - (functions.first == functions.last ? 1 : 0)
    functions.sort()
    let different = 1 + zip(functions, functions.dropFirst()).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
    guard .small(max(changes, 1)) == expectedPieces, .small(different) == expectedFunctions else {
      throw .refused(
        "\(max(changes, 1)) pieces and \(different) functions, not \(expectedPieces) and \(expectedFunctions)")
    }
    return theorem
  }

  private mutating func ray() throws(Failure) -> Vector {
    try reader.advance(to: "ray")
    let ray = try vector("")
    try reader.endOfLine()
    return ray
  }
}
