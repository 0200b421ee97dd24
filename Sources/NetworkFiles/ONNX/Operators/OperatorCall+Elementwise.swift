import ExactNumbers

extension OperatorCall {
  /// The two operands with the shapes that broadcasting is done with. Before version 7 of the operators the second
  /// operand is stretched only when the attribute `broadcast` says so, from the axis that `axis` names.
  private func operands() throws(NetworkFileError) -> [SymbolicTensor] {
    try require(attributes: "broadcast", "axis", "consumed_inputs", inputs: 2...2)
    let (first, second) = (try input(0), try input(1))
    if version >= 7 {
      if has("broadcast") || has("axis") {
        throw failure(found: "the attribute 'broadcast' or 'axis'", expected: "none from version 7 of the operators on")
      }
      return [first, second]
    }
    guard try flag("broadcast") else {
      if first.shape != second.shape {
        throw failure(
          found: "the shapes \(first.shape) and \(second.shape)", expected: "equal ones without 'broadcast'")
      }
      return [first, second]
    }
    let rank = first.shape.count
    guard second.shape.count <= rank else {
      throw failure(found: "a second shape \(second.shape)", expected: "at most \(rank) axes, as the first has")
    }
    let start = try axis(try integer("axis", default: rank - second.shape.count), rank: rank, endIsAllowed: true)
    guard start + second.shape.count <= rank else {
      throw failure(
        found: "the axis \(start) for the shape \(second.shape)", expected: "one with room in \(first.shape)")
    }
    let ones = [Int](repeating: 1, count: rank - start - second.shape.count)
    return [first, second.reshaped(second.shape + ones)]
  }

  private func broadcasting(_ tensors: [SymbolicTensor]) throws(NetworkFileError) -> Broadcasting {
    guard let result = Broadcasting(tensors.map(\.shape)) else {
      throw failure(found: "the shapes \(tensors.map(\.shape))", expected: "shapes that can be stretched to one")
    }
    return result
  }

  private func elementwise(
    _ tensors: [SymbolicTensor], _ lowering: inout Lowering,
    _ body: ([AffineForm], inout Lowering) throws(NetworkFileError) -> AffineForm
  ) throws(NetworkFileError) -> SymbolicTensor {
    let common = try broadcasting(tensors)
    let count = try lowering.budget.elements(of: common.shape, at: place)
    try lowering.budget.spend(count, times: tensors.count + common.shape.count, at: place)
    var forms: [AffineForm] = []
    forms.reserveCapacity(count)
    try common.forEach { (indices) throws(NetworkFileError) in
      forms.append(try body(zip(tensors, indices).map { $0.forms[$1] }, &lowering))
    }
    let level = tensors.reduce(nil) { laterLevel($0, $1.level) }
    return SymbolicTensor(shape: common.shape, forms: forms, level: level)
  }

  /// The first operand plus or minus the second; both may depend on the input.
  func sum(sign: Rational, _ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    try elementwise(try operands(), &lowering) { (forms, lowering) throws(NetworkFileError) in
      try lowering.combination(1, forms[0], sign, forms[1], at: place)
    }
  }

  /// The product of two operands, one of which is constant.
  func product(_ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    let operands = try operands()
    if !operands[0].isConstant, !operands[1].isConstant {
      throw failure(found: "a product of two tensors that depend on the input", expected: "a constant factor")
    }
    let factor = operands[1].isConstant ? 1 : 0
    return try elementwise(operands, &lowering) { (forms, lowering) throws(NetworkFileError) in
      try lowering.affine(forms[1 - factor], times: forms[factor].constant, plus: 0, at: place)
    }
  }

  /// The first operand divided by a constant without zeros.
  func quotient(_ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    let operands = try operands()
    try requireConstant(operands[1], 1)
    return try elementwise(operands, &lowering) { (forms, lowering) throws(NetworkFileError) in
      if forms[1].constant.isZero { throw failure(found: "a division by zero", expected: "divisors other than zero") }
      return try lowering.affine(forms[0], times: forms[1].constant.reciprocal, plus: 0, at: place)
    }
  }

  /// The operand with the opposite sign.
  func negation(_ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    try require(inputs: 1...1)
    return try elementwise([try input(0)], &lowering) { (forms, lowering) throws(NetworkFileError) in
      try lowering.affine(forms[0], times: -1, plus: 0, at: place)
    }
  }

  private func allOperands() throws(NetworkFileError) -> [SymbolicTensor] {
    try require(attributes: "consumed_inputs", inputs: 1...1_000)
    var result: [SymbolicTensor] = []
    for index in inputs.indices { result.append(try input(index)) }
    return result
  }

  /// The sum of any number of operands.
  func sumOfAll(_ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    try elementwise(try allOperands(), &lowering) { (forms, lowering) throws(NetworkFileError) in
      try lowering.sum(at: place) { (add) throws(NetworkFileError) in
        for form in forms { try add(form, 1) }
      }
    }
  }

  /// The greatest (sign 1) or least (sign -1) of any number of operands, element by element.
  func maximum(sign: Rational, _ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    let operands = try allOperands()
    let common = try broadcasting(operands)
    let count = try lowering.budget.elements(of: common.shape, at: place)
    try lowering.budget.spend(count, times: operands.count + common.shape.count, at: place)
    _ = try lowering.budget.elements(of: common.shape + [operands.count], at: "the operands of \(place)")
    var lists: [[AffineForm]] = []
    try common.forEach { (indices) throws(NetworkFileError) in
      var list: [AffineForm] = []
      for (tensor, index) in zip(operands, indices) {
        let form = tensor.forms[index]
        list.append(sign == 1 ? form : try lowering.affine(form, times: sign, plus: 0, at: place))
      }
      lists.append(list)
    }
    let level = operands.reduce(nil) { laterLevel($0, $1.level) }
    let result = try lowering.maxima(of: lists, level: level, at: place)
    var forms = result.forms
    if sign != 1 {
      for index in forms.indices { forms[index] = try lowering.affine(forms[index], times: sign, plus: 0, at: place) }
    }
    return SymbolicTensor(shape: common.shape, forms: forms, level: result.level)
  }

  /// max(0, ·).
  func rectifier(_ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    try require(attributes: "consumed_inputs", inputs: 1...1)
    return try lowering.rectified(try input(0), at: place)
  }

  /// (x - mean) · scale / √(variance + ε) + shift, channel by channel; exact only when the root is rational.
  func batchNormalization(_ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    try require(
      attributes: "epsilon", "momentum", "spatial", "is_test", "training_mode", "consumed_inputs", inputs: 5...5)
    if try flag("training_mode") { throw failure(found: "training_mode = 1", expected: "0") }
    if version < 7, try !flag("is_test") { throw failure(found: "is_test = 0", expected: "1") }
    if try !flag("spatial", default: true) { throw failure(found: "spatial = 0", expected: "1") }
    let tensor = try input(0)
    guard tensor.shape.count >= 2 else {
      throw failure(found: "the shape \(tensor.shape)", expected: "batch, channels")
    }
    let channels = tensor.shape[1]
    var parameters: [[Rational]] = []
    for index in 1...4 {
      let (shape, numbers) = try constantNumbers(index)
      guard shape == [channels] else {
        throw failure(
          found: "the shape \(shape) as input \(index + 1)", expected: "[\(channels)], one number a channel")
      }
      parameters.append(numbers)
    }
    let epsilon = try number("epsilon", default: 1e-5)
    var factors: [Rational] = []
    for channel in 0..<channels {
      let square = parameters[3][channel] + epsilon
      guard square.signum() > 0, let root = square.exactSquareRoot else {
        throw failure(
          found: "variance + epsilon = \(square) in channel \(channel)",
          expected: "the square of a rational number, without which the operator is not exact")
      }
      factors.append(parameters[0][channel] / root)
    }
    let count = try lowering.budget.elements(of: tensor.shape, at: place)
    let inner = tensor.steps[1]
    var forms: [AffineForm] = []
    forms.reserveCapacity(count)
    for index in 0..<count {
      let channel = index / inner % channels
      let shift = parameters[1][channel] - parameters[2][channel] * factors[channel]
      forms.append(try lowering.affine(tensor.forms[index], times: factors[channel], plus: shift, at: place))
    }
    return SymbolicTensor(shape: tensor.shape, forms: forms, level: tensor.level)
  }
}

extension Rational {
  /// The rational whose square this is, or nil.
  fileprivate var exactSquareRoot: Rational? {
    guard signum() >= 0 else { return nil }
    let root = Rational(numerator.squareRoot(), denominator.squareRoot())
    return root * root == self ? root : nil
  }
}
