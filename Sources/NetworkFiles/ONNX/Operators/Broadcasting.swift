/// Two tensors stretched to a common shape, as the elementwise operators of ONNX do it: shapes are compared from their
/// ends, and a length of 1, or a missing one, is repeated.
struct Broadcasting {
  let shape: [Int]
  private let steps: [[Int]]

  /// nil when the shapes do not fit.
  init?(_ shapes: [[Int]]) {
    let rank = shapes.map(\.count).max() ?? 0
    var shape = [Int](repeating: 1, count: rank)
    for other in shapes {
      for (axis, length) in zip((rank - other.count)..<rank, other) where length != 1 {
        guard shape[axis] == 1 || shape[axis] == length else { return nil }
        shape[axis] = length
      }
    }
    self.shape = shape
    steps = shapes.map { other in
      let own = SymbolicTensor.steps(of: other)
      let missing = rank - other.count
      return (0..<rank).map { $0 < missing || other[$0 - missing] == 1 ? 0 : own[$0 - missing] }
    }
  }

  /// For every element of the common shape in row-major order: the index of the element of each tensor.
  func forEach(_ body: ([Int]) throws(NetworkFileError) -> Void) throws(NetworkFileError) {
    try IndexRun.forEach(shape) { (position) throws(NetworkFileError) in
      try body(steps.map { steps in zip(steps, position).reduce(0) { $0 + $1.0 * $1.1 } })
    }
  }
}

/// Runs through the multi-indices of a shape.
enum IndexRun {
  /// Calls `body` with every multi-index of a shape in row-major order; with none when a length is 0.
  static func forEach(
    _ shape: [Int], _ body: ([Int]) throws(NetworkFileError) -> Void
  ) throws(NetworkFileError) {
    if shape.contains(0) { return }
    var position = [Int](repeating: 0, count: shape.count)
    while true {
      try body(position)
      var axis = shape.count - 1
      while axis >= 0 {
        position[axis] += 1
        if position[axis] < shape[axis] { break }
        position[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}
