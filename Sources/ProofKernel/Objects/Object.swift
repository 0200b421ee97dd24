/// An object of FORMAT.md section 3; its operands are earlier objects.
final class Object {
  enum Kind {
    case integer(Integer)
    case network(Network)
    case function(Graph)
    case folding([Graph])
    case compose(outer: Object, inner: Object)
    case sum(Object, Object)
    case scale(Rational, Object)
    /// The maximum for the sign 1, the minimum for −1.
    case extremum(sign: Integer, [Object])
    case flaps(Flaps)
    case step(at: Rational, lower: Rational, upper: Rational)
    case affineMaximum(Rows)
    case arrangement(Arrangement)
    case training(TrainingData)
    case loss(LossPieces)
    case program(Program)
    case table(CubeTable)
    case circuit(Circuit)
    case signMatrix(SignMatrix)
  }

  let name: String
  let kind: Kind
  /// 1 plus the costs of the operands: a bound on the work of evaluating the function.
  let cost: Int
  /// 1 plus the greatest depth of an operand: a bound on the recursion below.
  let depth: Int

  init(_ name: String, _ kind: Kind) throws(Failure) {
    let operands =
      switch kind {
      case .compose(let first, let second), .sum(let first, let second): [first, second]
      case .scale(_, let operand): [operand]
      case .extremum(_, let all): all
      case .integer, .network, .function, .folding, .flaps, .step, .affineMaximum, .arrangement, .training, .loss,
        .program, .table, .circuit, .signMatrix:
        [Object]()
      }
    self.name = name
    self.kind = kind
    cost = operands.reduce(1) { $0 + $1.cost }
    depth = operands.reduce(1) { max($0, 1 + $1.depth) }
    try expect(cost <= Limits.cost && depth <= Limits.depth, "cost <= \(Limits.cost) and depth <= \(Limits.depth)")
  }

  /// Whether the object is a continuous piecewise linear map R → R.
  var isFunction: Bool {
    switch kind {
    case .integer, .step, .affineMaximum, .arrangement, .training, .loss, .program, .table, .circuit, .signMatrix:
      false
    case .network(let network): network.inputs == 1 && network.outputs == 1
    case .function, .folding, .compose, .sum, .scale, .extremum, .flaps: true
    }
  }

  /// The form on a cell relative to an argument form (FORMAT.md 3.1). A need that is not met is a failed check.
  func form(on cell: Cell, at argument: Form = .variable) throws(Failure) -> Form {
    switch kind {
    case .integer, .affineMaximum, .arrangement, .training, .loss, .program, .table, .circuit, .signMatrix:
      throw .declined("\(name) is not a function")
    case .network(let network): return try network.form(on: cell, at: [argument], name)
    case .function(let graph): return try graph.form(on: cell, at: argument, name)
    case .folding(let graphs):
      var form = argument
      for graph in graphs { form = try graph.form(on: cell, at: form, name) }
      return form
    case .compose(let outer, let inner): return try outer.form(on: cell, at: inner.form(on: cell, at: argument))
    case .sum(let first, let second):
      return try (first.form(on: cell, at: argument) + second.form(on: cell, at: argument)).bounded()
    case .scale(let factor, let operand): return try (factor * operand.form(on: cell, at: argument)).bounded()
    case .extremum(let sign, let operands):
      var running = try operands[0].form(on: cell, at: argument)
      for operand in operands.dropFirst() {
        let next = try operand.form(on: cell, at: argument)
        if try !(Rational(sign, .one) * (running - next)).isNonnegative(on: cell, name) { running = next }
      }
      return running
    case .flaps(let flaps): return try flaps.form(on: cell, at: argument, name)
    case .step(let position, let lower, let upper):
      return Form(try (argument - Form(position)).isNonnegative(on: cell, name) ? upper : lower)
    }
  }
}
