import ExactNumbers

extension OperatorCall {
  /// alpha · A · B + beta · C, where A and B may be transposed and one of them is constant.
  func generalMatrixProduct(_ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    try require(attributes: "alpha", "beta", "transA", "transB", "broadcast", inputs: 2...3)
    let left = try matrix(0, isTransposed: try flag("transA"))
    let right = try matrix(1, isTransposed: try flag("transB"))
    guard left.columns == right.rows else {
      throw failure(
        found: "a product of \(left.rows)×\(left.columns) and \(right.rows)×\(right.columns)",
        expected: "as many columns on the left as rows on the right")
    }
    let alpha = try number("alpha", default: 1)
    let beta = try number("beta", default: 1)
    let shape = [left.rows, right.columns]
    var level = try productLevel(left.tensor, right.tensor)
    var summands: [AffineForm]?
    if let addend = try optionalInput(2) {
      guard let common = Broadcasting([shape, addend.shape]), common.shape == shape else {
        throw failure(
          found: "a third input of shape \(addend.shape)", expected: "one that can be stretched to \(shape)")
      }
      _ = try lowering.budget.elements(of: shape, at: place)
      var forms: [AffineForm] = []
      try common.forEach { (indices) throws(NetworkFileError) in forms.append(addend.forms[indices[1]]) }
      summands = forms
      level = laterLevel(level, addend.level)
    }
    let count = try lowering.budget.elements(of: shape, at: place)
    try lowering.budget.spend(count, times: left.columns, at: place)
    var forms: [AffineForm] = []
    forms.reserveCapacity(count)
    for row in 0..<left.rows {
      for column in 0..<right.columns {
        forms.append(
          try lowering.sum(at: place) { (add) throws(NetworkFileError) in
            if let summands { try add(summands[row * right.columns + column], beta) }
            for middle in 0..<left.columns {
              try Self.add(left[row, middle], right[middle, column], alpha, leftIsConstant: left.isConstant, add)
            }
          })
      }
    }
    return SymbolicTensor(shape: shape, forms: forms, level: level)
  }

  /// A · B as in NumPy: matrices in the last two axes, which run together over the axes before; a list on the left is a
  /// row, one on the right a column.
  func matrixProduct(_ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    try require(inputs: 2...2)
    let (first, second) = (try input(0), try input(1))
    let level = try productLevel(first, second)
    guard let rank = [first.shape.count, second.shape.count].min(), rank >= 1 else {
      throw failure(found: "a number without axes", expected: "lists or matrices")
    }
    let left = first.shape.count == 1 ? [1] + first.shape : first.shape
    let right = second.shape.count == 1 ? second.shape + [1] : second.shape
    let (rows, middle) = (left[left.count - 2], left[left.count - 1])
    let columns = right[right.count - 1]
    guard middle == right[right.count - 2],
      let batch = Broadcasting([left.dropLast(2), right.dropLast(2)].map { Array($0) })
    else {
      throw failure(found: "a product of the shapes \(first.shape) and \(second.shape)", expected: "matrices that fit")
    }
    var shape = batch.shape
    if first.shape.count > 1 { shape.append(rows) }
    if second.shape.count > 1 { shape.append(columns) }
    let count = try lowering.budget.elements(of: shape, at: place)
    try lowering.budget.spend(count, times: middle, at: place)
    var forms: [AffineForm] = []
    forms.reserveCapacity(count)
    try batch.forEach { (indices) throws(NetworkFileError) in
      let (leftStart, rightStart) = (indices[0] * rows * middle, indices[1] * middle * columns)
      for row in 0..<rows {
        for column in 0..<columns {
          forms.append(
            try lowering.sum(at: place) { (add) throws(NetworkFileError) in
              for index in 0..<middle {
                try Self.add(
                  first.forms[leftStart + row * middle + index], second.forms[rightStart + index * columns + column], 1,
                  leftIsConstant: first.isConstant, add)
              }
            })
        }
      }
    }
    return SymbolicTensor(shape: shape, forms: forms, level: level)
  }

  private static func add(
    _ left: AffineForm, _ right: AffineForm, _ factor: Rational, leftIsConstant: Bool,
    _ add: (AffineForm, Rational) throws(NetworkFileError) -> Void
  ) throws(NetworkFileError) {
    let scalar = leftIsConstant ? left.constant : right.constant
    if scalar.isZero { return }
    try add(leftIsConstant ? right : left, factor == 1 ? scalar : factor * scalar)
  }

  private func productLevel(_ left: SymbolicTensor, _ right: SymbolicTensor) throws(NetworkFileError) -> Int? {
    if !left.isConstant, !right.isConstant {
      throw failure(found: "a product of two tensors that depend on the input", expected: "a constant factor")
    }
    return laterLevel(left.level, right.level)
  }

  /// A matrix that is read through its transposition.
  private struct MatrixView {
    let tensor: SymbolicTensor
    let isTransposed: Bool
    var isConstant: Bool { tensor.isConstant }
    var rows: Int { tensor.shape[isTransposed ? 1 : 0] }
    var columns: Int { tensor.shape[isTransposed ? 0 : 1] }
    subscript(row: Int, column: Int) -> AffineForm {
      tensor.forms[isTransposed ? column * tensor.shape[1] + row : row * tensor.shape[1] + column]
    }
  }

  private func matrix(_ index: Int, isTransposed: Bool) throws(NetworkFileError) -> MatrixView {
    let tensor = try input(index)
    guard tensor.shape.count == 2 else {
      throw failure(found: "the shape \(tensor.shape) as input \(index + 1)", expected: "a matrix")
    }
    return MatrixView(tensor: tensor, isTransposed: isTransposed)
  }
}
