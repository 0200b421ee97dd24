import ExactNumbers
import ReLUNetworks

/// Builds the objects from their definitions.
extension TheoremOracle {
  func object(of record: CertificateRecord) throws -> OracleObject {
    let head = record.head
    switch head[0] {
    case "integer": return .integer(try OracleNumber.integer(try head.token(2)))
    case "network": return try network(of: record)
    case "function": return try points(of: record)
    case "folding": return try folding(of: record)
    case "flaps": return try flaps(of: record)
    case "step":
      let values = try OracleNumber.rationals(head.dropFirst(3), over: try head.token(2))
      guard values.count == 3 else { throw OracleError("a step has three numbers") }
      return .step(OracleStep(position: values[0], left: values[1], right: values[2]))
    case "affine-maximum": return try affineMaximum(of: record)
    case "arrangement": return try arrangement(of: record)
    case "training": return try trainingSet(of: record)
    case "program": return try program(of: record)
    case "loss": return try loss(of: record)
    case "compose", "sum", "scale", "maximum", "minimum": return try derived(head)
    case "truth-table", "family", "value-table", "circuit", "signs", "matrix": return try cubeObject(of: record)
    default: throw OracleError("no record begins with \(head[0])")
    }
  }

  private func requireCount(_ found: Int, _ declared: String) throws {
    guard String(found) == declared else { throw OracleError("\(found) lines found, \(declared) declared") }
  }

  private func network(of record: CertificateRecord) throws -> OracleObject {
    var network = OracleNetwork(inputs: try OracleNumber.word(try record.head.token(2)))
    var rows: [Int] = []
    var denominator = "1"
    for line in record.body {
      switch line[0] {
      case "layer":
        rows.append(try OracleNumber.word(try line.token(1)))
        denominator = try line.token(2)
        network.layers.append(OracleNetwork.Layer(weights: [], biases: []))
      case "row":
        let values = try OracleNumber.rationals(line.dropFirst(), over: denominator)
        let last = network.layers.count - 1
        guard last >= 0, values.count == 1 + (last == 0 ? network.inputs : network.layers[last - 1].biases.count)
        else { throw OracleError("a row of the wrong length") }
        network.layers[last].weights.append(Array(values.dropFirst()))
        network.layers[last].biases.append(values[0])
      default: throw OracleError("'\(line[0])' in a network")
      }
    }
    try requireCount(network.layers.count, try record.head.token(3))
    guard network.layers.map(\.biases.count) == rows, rows.allSatisfy({ $0 > 0 }), !rows.isEmpty else {
      throw OracleError("the rows do not agree with the layers")
    }
    let finished = network
    return .network(
      network,
      LazyFunction {
        guard finished.inputs == 1, finished.outputs == 1,
          let function = finished.restricted(base: [0], direction: [1]).outputs.first
        else { throw OracleError("a network that is no function of one variable") }
        return function
      })
  }

  private func pairs(of record: CertificateRecord, word: String) throws -> (first: [Rational], second: [Rational]) {
    try requireCount(record.body.count, record.head.last ?? "")
    let scale = try record.head.token(2)
    var pairs: (first: [Rational], second: [Rational]) = ([], [])
    for line in record.body {
      guard line.count == 3, line[0] == word else { throw OracleError("expected \(word) and two numbers") }
      let values = try OracleNumber.rationals(line.dropFirst(), over: scale)
      pairs.first.append(values[0])
      pairs.second.append(values[1])
    }
    return pairs
  }

  private func points(of record: CertificateRecord) throws -> OracleObject {
    let (abscissas, ordinates) = try pairs(of: record, word: "point")
    let slopes = try OracleNumber.rationals(record.head[3...4], over: record.head[2])
    let function = try PiecewiseLinearFunction(
      points: zip(abscissas, ordinates).map { (x: $0, y: $1) }, leftSlope: slopes[0], rightSlope: slopes[1])
    return .points(
      OraclePoints(abscissas: abscissas, ordinates: ordinates, leftSlope: slopes[0], rightSlope: slopes[1]),
      LazyFunction { function })
  }

  private func flaps(of record: CertificateRecord) throws -> OracleObject {
    let (breaks, coefficients) = try pairs(of: record, word: "flap")
    guard let last = breaks.last, zip(breaks, breaks.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw OracleError("flaps must increase")
    }
    let values = try OracleNumber.rationals(record.head[3...4], over: record.head[2])
    var function = PiecewiseLinearFunction.rightFlap(slope: values[0], breakpoint: last) + values[1]
    for (point, coefficient) in zip(breaks, coefficients) {
      function = function + PiecewiseLinearFunction.leftFlap(slope: coefficient, breakpoint: point)
    }
    let finished = function
    return .flaps(
      OraclePoints(
        abscissas: breaks, ordinates: coefficients, leftSlope: 0, rightSlope: values[0], constant: values[1]),
      LazyFunction { finished })
  }

  /// Definition 5 of the source: each fold goes from 0 to μ and back, and the maps are composed.
  private func folding(of record: CertificateRecord) throws -> OracleObject {
    try requireCount(record.body.count, try record.head.token(4))
    let scale = try record.head.token(2)
    let end = try OracleNumber.rational(try record.head.token(3), scale)
    var maps: [PiecewiseLinearFunction] = []
    var segments: [Int] = []
    for line in record.body {
      guard line[0] == "fold", line.count > 1 else { throw OracleError("expected fold and its turning points") }
      let turns = try OracleNumber.rationals(line.dropFirst(), over: scale)
      var points: [(x: Rational, y: Rational)] = [(x: 0, y: 0)]
      for (index, turn) in turns.enumerated() { points.append((x: turn, y: index.isMultiple(of: 2) ? end : 0)) }
      let last = points[points.count - 1]
      guard last.x < end else { throw OracleError("a turning point beyond the end") }
      let slope = (end - last.y - last.y) / (end - last.x)
      segments.append(turns.count + 1)
      maps.append(try PiecewiseLinearFunction(points: points, leftSlope: 0, rightSlope: slope))
    }
    let (finished, counts) = (maps, segments)
    return .folding(
      segments,
      LazyFunction {
        var size = 1
        for count in counts {
          size *= count
          if size > LazyFunction.largestFolding { throw OracleError("a folding too large to work out") }
        }
        return finished.reduce(.identity) { $1.composed(with: $0) }
      })
  }

  private func affineMaximum(of record: CertificateRecord) throws -> OracleObject {
    let inputs = try OracleNumber.word(try record.head.token(2))
    try requireCount(record.body.count, try record.head.token(3))
    var rows: [(weights: [Rational], bias: Rational)] = []
    for line in record.body {
      let values = try OracleNumber.rationals(line.dropFirst(), over: try record.head.token(4))
      guard line[0] == "row", values.count == inputs + 1 else { throw OracleError("expected row and its numbers") }
      rows.append((Array(values.dropFirst()), values[0]))
    }
    return .affineMaximum(inputs: inputs, rows: rows)
  }

  private func arrangement(of record: CertificateRecord) throws -> OracleObject {
    let dimension = try OracleNumber.word(try record.head.token(2))
    try requireCount(record.body.count, try record.head.token(3))
    guard record.head.count == 4, dimension >= 1 else { throw OracleError("expected a dimension and a count") }
    let forms = try record.body.map { line in
      guard line[0] == "plane", line.count == dimension + 2 else { throw OracleError("expected plane and its numbers") }
      return try OracleNumber.rationals(line.dropFirst(), over: "1")
    }
    return .arrangement(OracleArrangement(dimension: dimension, forms: forms))
  }

  private func derived(_ head: [String]) throws -> OracleObject {
    if head[0] == "scale" {
      let factor = try OracleNumber.rational(try head.token(2), try head.token(3))
      let function = try function(named: try head.token(4)).scaled(by: factor)
      return .derived(LazyFunction { function })
    }
    let operands = try head.dropFirst(2).map { try function(named: $0) }
    guard let first = operands.first else { throw OracleError("\(head[0]) of nothing") }
    let result: PiecewiseLinearFunction
    switch head[0] {
    case "maximum": result = try PiecewiseLinearFunction.maximum(of: operands)
    case "minimum": result = try PiecewiseLinearFunction.minimum(of: operands)
    default:
      guard operands.count == 2 else { throw OracleError("\(head[0]) needs two operands") }
      result = head[0] == "sum" ? first + operands[1] : first.composed(with: operands[1])
    }
    return .derived(LazyFunction { result })
  }
}
