import ExactNumbers

/// One sweep from left to right over the line that follows every gate of a network of one variable.
///
/// At each moment a gate's value before activation is A·x + B with integers A and B. The next point where a gate changes
/// between firing and not firing is the smallest zero ahead; at such a point p/q (lowest terms) every form changes by a
/// multiple g of q·x - p, because all functions are continuous. So a change travels through the layers as one integer g
/// a gate, and layers before the first changed one are not touched. The work is one multiplication for each weight
/// that a change passes, which is far less than rebuilding every form on every cell.
struct BreakpointSweep<Scalar: SweepScalar> {
  private let layers: [ScaledLayer<Scalar>]
  /// The factor that the outputs carry.
  private let outputFactor: Scalar
  private let recordsCells: Bool
  private let cellLimit: Int

  /// The number of hidden layers.
  private let depth: Int
  /// Where the gates of a layer begin in the flat lists below; the outputs follow the last hidden layer.
  private let starts: [Int]
  private var slopes: [Scalar] = []
  private var intercepts: [Scalar] = []
  private var fires: [Bool] = []

  /// For each hidden layer, the first zero ahead of its gates and of those of the layers before, as a fraction with
  /// positive denominator; denominator zero means none.
  private var layerNumerators: [Scalar]
  private var layerDenominators: [Scalar]
  private var firstNumerators: [Scalar]
  private var firstDenominators: [Scalar]
  /// The layer where that first zero occurs first.
  private var firstLayers: [Int]

  /// The changes g of the forms of the present layer, and whether any of them may differ from zero; then the changes of
  /// the values after activation that are not zero, with their gates. These buffers are as long as the widest layer and
  /// kept from one boundary to the next, because making them anew would cost more than the arithmetic.
  private var changes: [Scalar]
  private var hasChanges = false
  private var factors: [Scalar]
  private var indices: [Int]
  private var factorCount = 0

  private var record = SweepRecord()

  init(_ network: ReLUNetwork, recordsCells: Bool, cellLimit: Int) throws(WordOverflow) {
    var layers: [ScaledLayer<Scalar>] = []
    var factor: BigInteger = 1
    for layer in network.layers { layers.append(try ScaledLayer<Scalar>(layer, factor: &factor)) }
    self.layers = layers
    self.recordsCells = recordsCells
    self.cellLimit = cellLimit
    outputFactor = try Scalar(whole: factor)
    depth = layers.count - 1
    var starts = [0]
    for layer in layers { starts.append(starts[starts.count - 1] + layer.outputCount) }
    self.starts = starts
    let none = [Scalar](repeating: .zero, count: depth)
    layerNumerators = none
    layerDenominators = none
    firstNumerators = none
    firstDenominators = none
    firstLayers = [Int](repeating: 0, count: depth)
    let widest = layers.reduce(1) { Swift.max($0, $1.outputCount) }
    changes = [Scalar](repeating: .zero, count: widest)
    factors = changes
    indices = [Int](repeating: 0, count: widest)
    try placeAtLeftEnd()
  }

  /// Sweeps the whole line.
  /// - Returns: nil when there are more cells than the limit.
  mutating func run() throws(WordOverflow) -> SweepRecord? {
    while depth > 0, firstDenominators[depth - 1].sign > 0 {
      try passNextBoundary()
      if record.boundaryCount >= cellLimit { return nil }
    }
    return record
  }

  /// The forms far to the left: a gate fires when its slope is negative, or zero with a positive constant.
  private mutating func placeAtLeftEnd() throws(WordOverflow) {
    var slopeInputs = [try Scalar(whole: 1)]
    var interceptInputs = [Scalar.zero]
    for (index, layer) in layers.enumerated() {
      var slopeSums = [Scalar](repeating: .zero, count: layer.outputCount)
      var interceptSums = slopeSums
      let all = Array(0..<layer.inputCount)
      try Scalar.accumulate(
        layer.columns, height: layer.outputCount, rowBound: layer.rowBound, factors: slopeInputs, indices: all,
        count: all.count, into: &slopeSums)
      try Scalar.accumulate(
        layer.columns, height: layer.outputCount, rowBound: layer.rowBound, factors: interceptInputs, indices: all,
        count: all.count, into: &interceptSums)
      let one = try Scalar(whole: 1)
      for row in 0..<layer.outputCount {
        interceptSums[row] = try interceptSums[row].adding(one, times: layer.bias[row])
      }
      slopes += slopeSums
      intercepts += interceptSums
      guard index < depth else { break }
      slopeInputs = []
      interceptInputs = []
      var pattern: [Bool] = []
      for row in 0..<layer.outputCount {
        let sign = slopeSums[row].sign
        let firing = sign < 0 || (sign == 0 && interceptSums[row].sign > 0)
        pattern.append(firing)
        slopeInputs.append(firing ? slopeSums[row] : .zero)
        interceptInputs.append(firing ? interceptSums[row] : .zero)
      }
      fires += pattern
      record.leftmostPattern.append(pattern)
    }
    for layer in 0..<depth {
      try findZeroAhead(inLayer: layer)
      updateFirst(atLayer: layer)
    }
    record.outputs = (0..<layers[depth].outputCount).map { output in
      SweepRecord.Output(
        slope: slopes[starts[depth] + output].rational(over: outputFactor),
        intercept: intercepts[starts[depth] + output].rational(over: outputFactor))
    }
  }

  /// Advances over the first zero ahead.
  private mutating func passNextBoundary() throws(WordOverflow) {
    let first = firstLayers[depth - 1]
    let (point, p, q) = try Scalar.reduce(firstNumerators[depth - 1], firstDenominators[depth - 1])
    let minusP = try p.negated()
    record.open(point, keeping: recordsCells)
    hasChanges = false
    for layer in first..<depth {
      let hasZeroHere =
        layerDenominators[layer].sign > 0
        && Scalar.isEqual(layerNumerators[layer], layerDenominators[layer], p, q)
      if hasZeroHere || hasChanges {
        try passBoundary(inLayer: layer, numerator: p, minusNumerator: minusP, denominator: q)
        try findZeroAhead(inLayer: layer)
        try passChanges(toLayer: layer + 1)
      }
      updateFirst(atLayer: layer)
    }
    try changeOutputs(at: point, minusNumerator: minusP, denominator: q)
  }

  /// Changes the forms of a layer at p/q and notes how the values after activation change.
  private mutating func passBoundary(
    inLayer layer: Int, numerator p: Scalar, minusNumerator minusP: Scalar, denominator q: Scalar
  ) throws(WordOverflow) {
    factorCount = 0
    let start = starts[layer]
    for gate in start..<starts[layer + 1] {
      let change = hasChanges ? changes[gate - start] : .zero
      let oldSlope = slopes[gate]
      if change.sign != 0 {
        slopes[gate] = try oldSlope.adding(change, times: q)
        intercepts[gate] = try intercepts[gate].adding(change, times: minusP)
      }
      let fired = fires[gate]
      var outputChange = fired ? change : .zero
      if slopes[gate].vanishes(with: intercepts[gate], atNumerator: p, denominator: q) {
        let firing = slopes[gate].sign > 0
        if firing != fired {
          fires[gate] = firing
          outputChange = try firing ? slopes[gate].dividedExactly(by: q) : oldSlope.dividedExactly(by: q).negated()
          if recordsCells { record.toggle(layer: layer, index: gate - start) }
        }
      }
      if outputChange.sign != 0 {
        factors[factorCount] = outputChange
        indices[factorCount] = gate - start
        factorCount += 1
      }
    }
  }

  /// Turns the changes after activation of one layer into the changes of the forms of the next.
  private mutating func passChanges(toLayer layer: Int) throws(WordOverflow) {
    hasChanges = factorCount > 0
    guard hasChanges else { return }
    let height = layers[layer].outputCount
    for index in 0..<height { changes[index] = .zero }
    try Scalar.accumulate(
      layers[layer].columns, height: height, rowBound: layers[layer].rowBound, factors: factors, indices: indices,
      count: factorCount, into: &changes)
  }

  private mutating func changeOutputs(
    at point: Rational, minusNumerator minusP: Scalar, denominator q: Scalar
  ) throws(WordOverflow) {
    guard hasChanges else { return }
    for index in 0..<layers[depth].outputCount where changes[index].sign != 0 {
      let change = changes[index]
      let output = starts[depth] + index
      slopes[output] = try slopes[output].adding(change, times: q)
      intercepts[output] = try intercepts[output].adding(change, times: minusP)
      record.outputs[index].append(
        point, slope: slopes[output].rational(over: outputFactor),
        intercept: intercepts[output].rational(over: outputFactor))
    }
  }

  /// A gate that fires has a zero ahead when its slope is negative, one that does not when its slope is positive: ahead
  /// of the present point the form has the sign that "fires" says.
  private mutating func findZeroAhead(inLayer layer: Int) throws(WordOverflow) {
    var numerator = Scalar.zero
    var denominator = Scalar.zero
    for gate in starts[layer]..<starts[layer + 1] {
      let sign = slopes[gate].sign
      guard sign != 0, (sign < 0) == fires[gate] else { continue }
      let p = try sign > 0 ? intercepts[gate].negated() : intercepts[gate]
      let q = try sign > 0 ? slopes[gate] : slopes[gate].negated()
      if denominator.sign == 0 || Scalar.isLess(p, q, numerator, denominator) {
        numerator = p
        denominator = q
      }
    }
    layerNumerators[layer] = numerator
    layerDenominators[layer] = denominator
  }

  private mutating func updateFirst(atLayer layer: Int) {
    let hasBefore = layer > 0 && firstDenominators[layer - 1].sign > 0
    let hasOwn = layerDenominators[layer].sign > 0
    let ownIsFirst =
      !hasBefore
      || (hasOwn
        && Scalar.isLess(
          layerNumerators[layer], layerDenominators[layer], firstNumerators[layer - 1], firstDenominators[layer - 1]))
    if ownIsFirst {
      firstNumerators[layer] = layerNumerators[layer]
      firstDenominators[layer] = layerDenominators[layer]
      firstLayers[layer] = layer
    } else {
      firstNumerators[layer] = firstNumerators[layer - 1]
      firstDenominators[layer] = firstDenominators[layer - 1]
      firstLayers[layer] = firstLayers[layer - 1]
    }
  }
}
