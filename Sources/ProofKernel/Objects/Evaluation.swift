/// The form of an object on a cell (FORMAT.md section 3.1). A need that is not met is a failed check.
extension Object {
  /// The form relative to an argument form.
  ///
  /// The recursion is as deep as the nesting of the function, which `Limits.depth` bounds.
  func form(on cell: Cell, at argument: Form = .variable) throws(Failure) -> Form {
    switch kind {
    case .integer, .affineMaximum: throw .declined("\(name) is not a function")
    case .network(let network):
      return try form(of: network, on: cell, at: [argument.constant], [argument.slope], scale: argument.scale)
    case .function(let graph): return try form(of: graph, on: cell, at: argument)
    case .folding(let graphs):
      var form = argument
      for graph in graphs { form = try self.form(of: graph, on: cell, at: form) }
      return form
    case .compose(let outer, let inner): return try outer.form(on: cell, at: inner.form(on: cell, at: argument))
    case .sum(let first, let second):
      return try (first.form(on: cell, at: argument) + second.form(on: cell, at: argument)).bounded()
    case .scale(let factor, let operand):
      return try operand.form(on: cell, at: argument).scaled(by: factor).bounded()
    case .maximum(let operands): return try greatest(operands, on: cell, at: argument, sign: .one)
    case .minimum(let operands): return try greatest(operands, on: cell, at: argument, sign: -.one)
    case .flaps(let flaps): return try form(of: flaps, on: cell, at: argument)
    case .step(let step):
      let isRight = try (argument - Rational(step.position, step.scale)).isNonnegative(on: cell, name)
      return Form(isRight ? step.upper : step.lower, .zero, step.scale)
    }
  }

  /// The first output of a network on the inputs (constants + slopes·x)/scale.
  func form(
    of network: Network, on cell: Cell, at constants: [Integer], _ slopes: [Integer], scale: Integer
  ) throws(Failure) -> Form {
    // In front of the numerators of a layer's values 1 is added as the value that biases multiply.
    var (constants, slopes) = ([scale] + constants, [.zero] + slopes)
    for (number, layer) in network.layers.enumerated() {
      var memory = Memory()
      let scale = constants[0] * layer.scale
      var (nextConstants, nextSlopes) = ([scale], [Integer.zero])
      for row in 0..<layer.count {
        var form = try Form(layer.dot(row, constants), layer.dot(row, slopes), scale).bounded()
        let isKept = if number < network.hidden { try form.isNonnegative(on: cell, name) } else { true }
        if !isKept { form = Form(.zero, .zero, scale) }
        try memory.keep(form.constant, form.slope)
        nextConstants.append(form.constant)
        nextSlopes.append(form.slope)
      }
      (constants, slopes) = (nextConstants, nextSlopes)
    }
    return Form(constants[1], slopes[1], constants[0])
  }

  private func form(of graph: Graph, on cell: Cell, at argument: Form) throws(Failure) -> Form {
    // The breaks increase, so that those below the argument on the whole cell come first: bisection. If the argument
    // crosses some break on the cell, then it is not below the first of the others: any crossing is a need not met.
    var (low, high) = (0, graph.xs.count)
    while low < high {
      let middle = (low + high) / 2
      let isBelow = try (argument - Rational(graph.xs[middle], graph.scale)).isNonnegative(on: cell, name)
      if isBelow { low = middle + 1 } else { high = middle }
    }
    return try graph.piece(low).applied(to: argument).bounded()
  }

  private func form(of flaps: Flaps, on cell: Cell, at argument: Form) throws(Failure) -> Form {
    // All summands have the scale of the differences; the common denominator of the coefficients comes last.
    let scale = argument.scale * flaps.scale
    var form = Form(flaps.constant * scale, .zero, scale)
    for (number, position) in flaps.breaks.enumerated() {
      let difference = argument - Rational(position, flaps.scale)
      if try !difference.isNonnegative(on: cell, name) {
        form = form + difference.scaled(by: Rational(flaps.coefficients[number], .one))
      } else if number == flaps.breaks.count - 1 {
        form = form + difference.scaled(by: Rational(flaps.rightSlope, .one))
      }
    }
    return try form.scaled(by: Rational(.one, flaps.scale)).bounded()
  }

  /// The greatest of the operands, or for the sign −1 the least.
  private func greatest(
    _ operands: [Object], on cell: Cell, at argument: Form, sign: Integer
  ) throws(Failure) -> Form {
    var running = try operands[0].form(on: cell, at: argument)
    for operand in operands.dropFirst() {
      let next = try operand.form(on: cell, at: argument)
      if try !(running - next).scaled(by: Rational(sign, .one)).isNonnegative(on: cell, name) { running = next }
    }
    return running
  }
}
