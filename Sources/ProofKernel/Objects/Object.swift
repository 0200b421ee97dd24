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
    case maximum([Object])
    case minimum([Object])
    case flaps(Flaps)
    case step(Step)
    case affineMaximum(Rows)
  }

  let name: String
  let kind: Kind
  /// 1 plus the costs of the operands: a bound on the work of evaluating the function.
  let cost: Int
  /// 1 plus the greatest depth of an operand.
  let depth: Int

  init(_ name: String, _ kind: Kind) throws(Failure) {
    let operands: [Object]
    switch kind {
    case .compose(let first, let second), .sum(let first, let second): operands = [first, second]
    case .scale(_, let operand): operands = [operand]
    case .maximum(let all), .minimum(let all): operands = all
    case .integer, .network, .function, .folding, .flaps, .step, .affineMaximum: operands = []
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
    case .integer, .step, .affineMaximum: return false
    case .network(let network): return network.inputs == 1 && network.outputs == 1
    case .function, .folding, .compose, .sum, .scale, .maximum, .minimum, .flaps: return true
    }
  }
}

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
}

/// `function`, and one line of a `folding`: a polygon with two infinite ends.
struct Graph {
  /// The denominator of the coordinates.
  let scale: Integer
  /// The points (xs/scale, ys/scale), at least one; xs increases strictly.
  let xs: [Integer]
  let ys: [Integer]
  let leftSlope: Rational
  let rightSlope: Rational

  /// The affine piece between the points number − 1 and number, for a number in 0 ... xs.count.
  func piece(_ number: Int) -> Form {
    let (x, y) = (xs[max(number - 1, 0)], ys[max(number - 1, 0)])
    let slope: Rational
    if number == 0 {
      slope = leftSlope
    } else if number == xs.count {
      slope = rightSlope
    } else {
      slope = Rational(ys[number] - y, xs[number] - x)
    }
    // y/scale + slope·(X − x/scale), as a function of X.
    return Form(
      y * slope.denominator - slope.numerator * x, slope.numerator * scale, slope.denominator * scale)
  }
}

/// `flaps`: constant/scale + rightSlope/scale·max(0, x − last break) + Σ coefficient/scale·min(0, x − break).
struct Flaps {
  let scale: Integer
  let rightSlope: Integer
  let constant: Integer
  /// Times the scale, strictly increasing; at least one.
  let breaks: [Integer]
  let coefficients: [Integer]
}

/// `step`: lower/scale to the left of position/scale, upper/scale to the right.
struct Step {
  let scale: Integer
  let position: Integer
  let lower: Integer
  let upper: Integer
}
