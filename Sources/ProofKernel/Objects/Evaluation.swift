/// The form of an object on a cell (FORMAT.md section 3.1). A need that is not met is a failed check.
extension Checker {
  /// The form of a function relative to an argument form.
  ///
  /// The recursion is as deep as the nesting of the function, which `Limits.depth` bounds.
  func form(of index: Int, on cell: Cell, at argument: Form = .variable) throws(Failure) -> Form {
    switch objects[index].object {
    case .network(let network):
      return try form(of: network, named: index, on: cell, at: argument)
    case .function(let function):
      return try form(of: function, named: index, on: cell, at: argument)
    case .flaps(let flaps):
      return try form(of: flaps, named: index, on: cell, at: argument)
    case .folding(let folds):
      var running = argument
      for fold in folds { running = try form(of: fold, named: index, on: cell, at: running) }
      return running
    case .compose(let outer, let inner):
      return try form(of: outer, on: cell, at: form(of: inner, on: cell, at: argument))
    case .sum(let first, let second):
      let left = try form(of: first, on: cell, at: argument)
      return try (left + form(of: second, on: cell, at: argument)).bounded()
    case .scale(let factor, let operand):
      let form = try form(of: operand, on: cell, at: argument)
      return try Form(
        constant: factor.numerator * form.constant, slope: factor.numerator * form.slope,
        scale: factor.denominator * form.scale
      ).bounded()
    case .maximum(let operands):
      return try extremum(of: operands, isMaximum: true, named: index, on: cell, at: argument)
    case .minimum(let operands):
      return try extremum(of: operands, isMaximum: false, named: index, on: cell, at: argument)
    case .step(let step):
      return try form(of: step, named: index, on: cell)
    case .integer, .affineMaximum:
      throw .declined("\(objects[index].name) is not a function")
    }
  }

  private func notAffine(_ index: Int, on cell: Cell) -> Failure {
    .refused("\(objects[index].name) is not affine on the cell \(cell)")
  }

  private func form(
    of network: Network, named index: Int, on cell: Cell, at argument: Form
  ) throws(Failure) -> Form {
    // The values of a layer are (constants[j] + slopes[j]·x)/scale.
    var constants = [argument.constant]
    var slopes = [argument.slope]
    var scale = argument.scale
    for (number, layer) in network.layers.enumerated() {
      var budget = WordBudget()
      let count = layer.count
      var nextConstants = [Integer](repeating: .zero, count: count)
      var nextSlopes = nextConstants
      for row in 0..<count {
        var constant = layer.bias(row) * scale
        var slope = Integer.zero
        for column in constants.indices {
          let weight = layer.weight(row, column)
          constant += weight * constants[column]
          slope += weight * slopes[column]
        }
        if number < network.hidden {
          let signs = cell.signs(constant: constant, slope: slope)
          if !signs.areNonnegative {
            guard signs.areNonpositive else { throw notAffine(index, on: cell) }
            continue
          }
        }
        // Checks the growth of the integers.
        let form = try Form(constant: constant, slope: slope, scale: scale).bounded()
        try budget.take(form.constant, form.slope)
        nextConstants[row] = form.constant
        nextSlopes[row] = form.slope
      }
      (constants, slopes, scale) = (nextConstants, nextSlopes, scale * layer.scale)
    }
    guard let constant = constants.first, let slope = slopes.first else { throw notAffine(index, on: cell) }
    return try Form(constant: constant, slope: slope, scale: scale).bounded()
  }

  private func form(
    of map: some PiecewiseLinear, named index: Int, on cell: Cell, at argument: Form
  ) throws(Failure) -> Form {
    // The sign of argument − break, for the break with this number.
    let constant = argument.constant * map.scale
    let slope = argument.slope * map.scale
    func signs(_ number: Int) -> Signs {
      cell.signs(constant: constant - map.breaks[number] * argument.scale, slope: slope)
    }
    // The breaks increase, so that those below the argument on the whole cell come first: bisection.
    var low = 0
    var high = map.breaks.count
    while low < high {
      let middle = low + (high - low) / 2
      if signs(middle).areNonnegative { low = middle + 1 } else { high = middle }
    }
    if low < map.breaks.count, !signs(low).areNonpositive { throw notAffine(index, on: cell) }
    return try map.piece(low).applied(to: argument)
  }

  private func extremum(
    of operands: [Int], isMaximum: Bool, named index: Int, on cell: Cell, at argument: Form
  ) throws(Failure) -> Form {
    var running: Form?
    for operand in operands {
      let next = try form(of: operand, on: cell, at: argument)
      guard let previous = running else {
        running = next
        continue
      }
      let signs = (isMaximum ? previous - next : next - previous).signs(on: cell)
      if signs.areNonnegative { continue }
      guard signs.areNonpositive else { throw notAffine(index, on: cell) }
      running = next
    }
    guard let running else { throw notAffine(index, on: cell) }
    return running
  }

  private func form(of step: Step, named index: Int, on cell: Cell) throws(Failure) -> Form {
    let signs = cell.signs(constant: -step.position, slope: step.scale)
    guard signs.areNonnegative || signs.areNonpositive else { throw notAffine(index, on: cell) }
    return Form(constant: signs.areNonnegative ? step.upper : step.lower, slope: .zero, scale: step.scale)
  }
}
