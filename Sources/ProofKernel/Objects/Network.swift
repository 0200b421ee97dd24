/// The rows (b + w·x)/scale of a layer, or of an `affine-maximum`.
struct Rows {
  /// The number n of variables.
  let inputs: Int
  let scale: Integer
  /// b w1 … wn, row after row.
  var entries: [Integer] = []

  var count: Int { entries.count / (inputs + 1) }

  /// In the column 0 the bias, in the columns 1 ... n the weights.
  subscript(row: Int, column: Int) -> Integer { entries[row * (inputs + 1) + column] }

  /// b·v_0 + w_1·v_1 + … + w_n·v_n.
  func dot(_ row: Int, _ vector: [Integer]) -> Integer {
    var sum = Integer.zero
    for column in vector.indices { sum += self[row, column] * vector[column] }
    return sum
  }
}

/// `network`: affine maps, at least one, with the rectification between them.
struct Network {
  let inputs: Int
  var layers: [Rows] = []

  var outputs: Int { layers[layers.count - 1].count }
  var hidden: Int { layers.count - 1 }
  var size: Int { layers.dropLast().reduce(0) { $0 + $1.count } }

  /// The form of the first output (FORMAT.md 3.1) for inputs that share their scale.
  func form(on cell: Cell, at arguments: [Form], _ name: String) throws(Failure) -> Form {
    // The value j of a layer is (constants[j] + slopes[j]·x)/scale; the value 0 is 1, which the biases multiply.
    var scale = arguments[0].scale
    var constants = [scale] + arguments.map(\.constant)
    var slopes = [.zero] + arguments.map(\.slope)
    for (number, layer) in layers.enumerated() {
      var memory = Memory()
      scale = scale * layer.scale
      var (nextConstants, nextSlopes) = ([scale], [Integer.zero])
      for row in 0..<layer.count {
        var form = try Form(layer.dot(row, constants), layer.dot(row, slopes), scale).bounded()
        let isKept = if number < hidden { try form.isNonnegative(on: cell, name) } else { true }
        if !isKept { form = Form(.zero, .zero, scale) }
        try memory.keep([form.constant, form.slope])
        nextConstants.append(form.constant)
        nextSlopes.append(form.slope)
      }
      (constants, slopes) = (nextConstants, nextSlopes)
    }
    return Form(constants[1], slopes[1], scale)
  }
}
