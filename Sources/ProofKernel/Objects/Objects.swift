/// An object of FORMAT.md section 3. Operands are positions in the checker's list of objects.
enum Object {
  case integer(Integer)
  case network(Network)
  case function(PointFunction, Pieces)
  case folding([Pieces])
  case compose(outer: Int, inner: Int)
  case sum(Int, Int)
  case scale(Rational, Int)
  case maximum([Int])
  case minimum([Int])
  case flaps(Flaps, Pieces)
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

/// `function`, as written.
struct PointFunction {
  var scale: Integer
  var leftSlope: Integer
  var rightSlope: Integer
  var xs: [Integer] = []
  var ys: [Integer] = []
}

/// `flaps`, as written.
struct Flaps {
  var scale: Integer
  var rightSlope: Integer
  var constant: Integer
  var breaks: [Integer] = []
  var coefficients: [Integer] = []
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

/// A continuous piecewise linear map of one variable, ready to be evaluated: `function`, `flaps` and each fold.
struct Pieces {
  /// The break points are breaks[i]/scale, strictly increasing.
  var scale: Integer
  var breaks: [Integer]
  /// forms[i] is the affine piece between breaks[i − 1] and breaks[i].
  var forms: [Form] = []

  /// The affine function through (x/scale, y/scale) with the slope rise/run, run ≥ 1.
  private static func line(x: Integer, y: Integer, rise: Integer, run: Integer, scale: Integer) -> Form {
    Form(constant: y * run - rise * x, slope: rise * scale, scale: run * scale)
  }

  init(_ function: PointFunction) {
    scale = function.scale
    breaks = function.xs
    guard let firstX = function.xs.first, let firstY = function.ys.first, let lastX = function.xs.last,
      let lastY = function.ys.last
    else { return }
    forms.append(Self.line(x: firstX, y: firstY, rise: function.leftSlope, run: scale, scale: scale))
    for i in function.xs.indices.dropFirst() {
      let (rise, run) = (function.ys[i] - function.ys[i - 1], function.xs[i] - function.xs[i - 1])
      forms.append(Self.line(x: function.xs[i], y: function.ys[i], rise: rise, run: run, scale: scale))
    }
    forms.append(Self.line(x: lastX, y: lastY, rise: function.rightSlope, run: scale, scale: scale))
  }

  /// The fold with the turning points folds[i]/scale inside (0, end/scale).
  init(folds: [Integer], end: Integer, scale: Integer) {
    self.scale = scale
    breaks = [.zero] + folds
    forms.append(Form(constant: .zero, slope: .zero, scale: .one))
    for (i, x) in breaks.enumerated() {
      // The map goes from 0 up to end, or from end down to 0, between x and the next turning point or end.
      let next = i + 1 < breaks.count ? breaks[i + 1] : end
      let isRising = i.isMultiple(of: 2)
      forms.append(
        Self.line(x: x, y: isRising ? .zero : end, rise: isRising ? end : -end, run: next - x, scale: scale))
    }
  }

  init(_ flaps: Flaps) {
    scale = flaps.scale
    breaks = flaps.breaks
    let square = scale * scale
    // Left of a break, the terms of it and of all later breaks are linear; the others vanish.
    var slope = Integer.zero
    var offset = Integer.zero
    var reversed: [Form] = []
    if let last = flaps.breaks.last {
      reversed.append(
        Form(
          constant: flaps.constant * scale - flaps.rightSlope * last, slope: flaps.rightSlope * scale, scale: square))
    }
    for (position, coefficient) in zip(flaps.breaks, flaps.coefficients).reversed() {
      slope += coefficient
      offset += coefficient * position
      reversed.append(Form(constant: flaps.constant * scale - offset, slope: slope * scale, scale: square))
    }
    forms = reversed.reversed()
  }
}
