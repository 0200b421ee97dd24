/// An object of FORMAT.md section 3. Operands are positions in the checker's list of objects.
enum Object {
  case integer(Integer)
  case network(Network)
  case function(PointFunction)
  case folding([Fold])
  case compose(outer: Int, inner: Int)
  case sum(Int, Int)
  case scale(Rational, Int)
  case maximum([Int])
  case minimum([Int])
  case flaps(Flaps)
  case step(Step)
  case affineMaximum(AffineMaximum)

  /// Whether the object is a continuous piecewise linear map R → R.
  var isFunction: Bool {
    switch self {
    case .integer, .step, .affineMaximum: return false
    case .network(let network): return network.inputs == 1 && network.outputs == 1
    case .function, .folding, .compose, .sum, .scale, .maximum, .minimum, .flaps: return true
    }
  }
}

/// An object with its name and what bounds the work of evaluating it.
struct NamedObject {
  var name: String
  var object: Object
  /// 1 plus the costs of the operands (FORMAT.md section 3).
  var cost = 1
  /// 1 plus the greatest depth of an operand.
  var depth = 1
}

/// The rows (w·x + b)/scale of a layer, or of an `affine-maximum`.
struct Rows {
  /// The number of variables n.
  var inputs: Int
  var scale: Integer
  /// b w1 … wn, row after row.
  private var entries: [Integer] = []

  init(inputs: Int, scale: Integer) {
    self.inputs = inputs
    self.scale = scale
  }

  var count: Int { entries.count / (inputs + 1) }

  mutating func append(_ entry: Integer) { entries.append(entry) }
  func bias(_ row: Int) -> Integer { entries[row * (inputs + 1)] }
  func weight(_ row: Int, _ column: Int) -> Integer { entries[row * (inputs + 1) + 1 + column] }

  /// b·unit + w·x for one row, without the scale.
  func value(_ row: Int, at point: [Integer], unit: Integer) -> Integer {
    var sum = bias(row) * unit
    for (column, coordinate) in point.enumerated() { sum += weight(row, column) * coordinate }
    return sum
  }

  /// Whether two rows are the same, bias included if asked for.
  func areEqual(_ first: Int, _ second: Int, biases: Bool) -> Bool {
    (!biases || bias(first) == bias(second))
      && (0..<inputs).allSatisfy { weight(first, $0) == weight(second, $0) }
  }
}

/// `network`: affine maps with the rectification between them.
struct Network {
  var inputs: Int
  /// At least one; all but the last are hidden.
  var layers: [Rows]

  var outputs: Int { layers.last?.count ?? 0 }
  var hidden: Int { layers.count - 1 }
  var size: Int { layers.dropLast().reduce(0) { $0 + $1.count } }
  var hasBiases: Bool {
    layers.contains { layer in (0..<layer.count).contains { !layer.bias($0).isZero } }
  }
}

/// `step`: lower/scale to the left of position/scale, upper/scale to the right.
struct Step {
  var scale: Integer
  var position: Integer
  var lower: Integer
  var upper: Integer
}

/// `affine-maximum`.
struct AffineMaximum {
  var inputs: Int
  var rows: Rows
}
