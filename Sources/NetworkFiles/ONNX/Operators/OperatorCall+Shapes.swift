import ExactNumbers
import SwiftProtobuf

extension OperatorCall {
  /// All axes before one joined into one, and all from it on into another.
  func flattened() throws(NetworkFileError) -> SymbolicTensor {
    try require(attributes: "axis", inputs: 1...1)
    let tensor = try anyInput(0)
    let rank = tensor.shape.count
    let axis = try axis(try integer("axis", default: 1), rank: rank, endIsAllowed: true)
    let rows = tensor.shape.prefix(axis).reduce(1, *)
    return tensor.reshaped([rows, tensor.shape.suffix(rank - axis).reduce(1, *)])
  }

  /// The same elements in a new shape; 0 keeps a length, and one -1 stands for what is left.
  func reshaped() throws(NetworkFileError) -> SymbolicTensor {
    try require(attributes: "allowzero", "shape", "consumed_inputs", inputs: 1...2)
    let tensor = try anyInput(0)
    var shape: [Int]
    if inputs.count == 2 {
      shape = try integerList(1)
    } else if let list = try integers("shape") {
      shape = list
    } else {
      throw failure(found: "no shape", expected: "one as the second input")
    }
    let count = tensor.forms.count
    let keepsZeros = try flag("allowzero")
    var open: Int?
    for (axis, length) in shape.enumerated() {
      switch length {
      case 0 where !keepsZeros:
        guard axis < tensor.shape.count else {
          throw failure(found: "the length 0 at axis \(axis)", expected: "an axis of the shape \(tensor.shape)")
        }
        shape[axis] = tensor.shape[axis]
      case -1 where open == nil: open = axis
      case 1...: break
      default:
        throw failure(found: "the shape \(shape)", expected: "positive lengths, and at most one -1 for what is left")
      }
    }
    if let open {
      shape[open] = 1
      let known = try LoweringBudget.count(of: shape, at: place)
      guard known >= 1, count % known == 0 else {
        throw failure(found: "a shape with \(known) in its known axes", expected: "a divisor of \(count)")
      }
      shape[open] = count / known
    }
    let found = try LoweringBudget.count(of: shape, at: place)
    guard found == count else {
      throw failure(found: "the shape \(shape) with \(found) elements", expected: "\(count) elements")
    }
    return tensor.reshaped(shape)
  }

  /// The axes that `Squeeze` and `Unsqueeze` name: in an attribute before version 13, in an input from then on.
  private func axes(rank: Int) throws(NetworkFileError) -> [Int]? {
    let list = inputs.count > 1 ? try integerList(1) : try integers("axes")
    guard let list else { return nil }
    var result: [Int] = []
    for entry in list {
      let axis = try axis(entry, rank: rank)
      if result.contains(axis) { throw failure(found: "the axis \(axis) twice", expected: "each axis once") }
      result.append(axis)
    }
    return result
  }

  /// Without axes of length 1.
  func squeezed() throws(NetworkFileError) -> SymbolicTensor {
    try require(attributes: "axes", inputs: 1...2)
    let tensor = try anyInput(0)
    let shape = tensor.shape
    let axes = try axes(rank: shape.count) ?? shape.indices.filter { shape[$0] == 1 }
    for axis in axes where shape[axis] != 1 {
      throw failure(found: "the length \(shape[axis]) at axis \(axis)", expected: "1")
    }
    return tensor.reshaped(shape.indices.filter { !axes.contains($0) }.map { shape[$0] })
  }

  /// With new axes of length 1.
  func unsqueezed() throws(NetworkFileError) -> SymbolicTensor {
    try require(attributes: "axes", inputs: 1...2)
    let tensor = try anyInput(0)
    let count = inputs.count > 1 ? try integerList(1).count : try integers("axes")?.count ?? 0
    let rank = tensor.shape.count + count
    guard rank <= 64, let axes = try axes(rank: rank) else {
      throw failure(found: "no axes, or more than 64", expected: "the axes that are new")
    }
    var old = tensor.shape.makeIterator()
    return tensor.reshaped((0..<rank).map { axes.contains($0) ? 1 : old.next() ?? 1 })
  }

  /// The axes in another order; reversed if none is given.
  func transposed(_ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    try require(attributes: "perm", inputs: 1...1)
    let tensor = try anyInput(0)
    let rank = tensor.shape.count
    let order = try integers("perm") ?? Array((0..<rank).reversed())
    guard order.sorted() == Array(0..<rank) else {
      throw failure(found: "the order \(order)", expected: "each of the \(rank) axes once")
    }
    let shape = order.map { tensor.shape[$0] }
    let count = try lowering.budget.elements(of: shape, at: place)
    try lowering.budget.spend(count, times: rank, at: place)
    let steps = order.map { tensor.steps[$0] }
    var forms: [AffineForm] = []
    forms.reserveCapacity(count)
    try IndexRun.forEach(shape) { (position) throws(NetworkFileError) in
      forms.append(tensor.forms[zip(steps, position).reduce(0) { $0 + $1.0 * $1.1 }])
    }
    return SymbolicTensor(shape: shape, forms: forms, level: tensor.level, isInteger: tensor.isInteger)
  }

  /// Tensors one after the other along an axis.
  func joined(_ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    try require(attributes: "axis", inputs: 1...1_000)
    let first = try anyInput(0)
    if version >= 4, !has("axis") { throw failure(found: "no attribute 'axis'", expected: "the axis to join along") }
    let axis = try axis(try integer("axis", default: 1), rank: first.shape.count)
    var shape = first.shape
    var tensors: [SymbolicTensor] = []
    shape[axis] = 0
    for index in inputs.indices {
      let tensor = try anyInput(index)
      guard tensor.isInteger == first.isInteger, tensor.shape.count == shape.count,
        shape.indices.allSatisfy({ $0 == axis || tensor.shape[$0] == shape[$0] })
      else {
        throw failure(
          found: "the shape \(tensor.shape) as input \(index + 1)",
          expected: "one like \(first.shape) but for axis \(axis), of the same type")
      }
      shape[axis] += tensor.shape[axis]
      tensors.append(tensor)
    }
    let count = try lowering.budget.elements(of: shape, at: place)
    var forms: [AffineForm] = []
    forms.reserveCapacity(count)
    for outer in 0..<shape.prefix(axis).reduce(1, *) {
      for tensor in tensors {
        let run = tensor.shape[axis...].reduce(1, *)
        forms += tensor.forms[outer * run..<(outer + 1) * run]
      }
    }
    let level = tensors.reduce(nil) { laterLevel($0, $1.level) }
    return SymbolicTensor(shape: shape, forms: forms, level: level, isInteger: first.isInteger)
  }

  /// The input itself.
  func unchanged() throws(NetworkFileError) -> SymbolicTensor {
    try require(inputs: 1...1)
    return try anyInput(0)
  }

  /// The input itself, as it is outside training.
  func dropout() throws(NetworkFileError) -> SymbolicTensor {
    try require(attributes: "ratio", "seed", "is_test", inputs: 1...3)
    if version < 7, try !flag("is_test") { throw failure(found: "is_test = 0", expected: "1") }
    if let training = try optionalInput(2, isInteger: true) {
      try requireConstant(training, 2)
      if training.forms.contains(where: { !$0.constant.isZero }) {
        throw failure(found: "a node in training mode", expected: "training_mode = 0")
      }
    }
    return try anyInput(0)
  }

  /// The tensor, number or list in an attribute.
  func constant(_ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    try require(
      attributes: "value", "value_float", "value_int", "value_ints", inputs: 0...0)
    if let tensor = tensorAttribute("value") { return try tensor.symbolic(name: place, budget: &lowering.budget) }
    if has("value_float") {
      return SymbolicTensor(
        shape: [], forms: [AffineForm(constant: try number("value_float", default: 0))], level: nil)
    }
    if has("value_int") {
      let value = try integer("value_int", default: 0)
      return SymbolicTensor(shape: [], forms: [AffineForm(constant: Rational(value))], level: nil, isInteger: true)
    }
    if let list = try integers("value_ints") {
      return SymbolicTensor(
        shape: [list.count], forms: list.map { AffineForm(constant: Rational($0)) }, level: nil, isInteger: true)
    }
    throw failure(found: "no tensor", expected: "the attribute value, value_float, value_int or value_ints")
  }
}
