import ExactNumbers
import ReLUNetworks

/// A function of one real variable that a certificate has defined.
public struct ProofFunction: Sendable {
  /// Its name in the file.
  public let name: String
  let swept: SweptFunction

  /// The function itself.
  public var function: PiecewiseLinearFunction { swept.function }
}

/// A network that a certificate has defined, with its measures.
public struct ProofNetwork: Sendable {
  /// Its name in the file.
  public let name: String
  /// The network.
  public let network: ReLUNetwork

  /// The number of gates.
  public var size: Quantity { Quantity(tokens: "size:\(name)", value: BigInteger(network.size)) }
  /// The number of hidden layers.
  public var hidden: Quantity { Quantity(tokens: "hidden:\(name)", value: BigInteger(network.hiddenLayerCount)) }
  /// The input dimension.
  public var inputs: Quantity { Quantity(tokens: "inputs:\(name)", value: BigInteger(network.inputDimension)) }
  /// The output dimension.
  public var outputs: Quantity { Quantity(tokens: "outputs:\(name)", value: BigInteger(network.outputDimension)) }
  /// The widths of the hidden layers, from the input on.
  public var widths: [Quantity] {
    network.hiddenWidths.enumerated().map {
      Quantity(tokens: "width:\(name):\($0.offset + 1)", value: BigInteger($0.element))
    }
  }
}

/// A composition H of folds h_a (Definition 5 of the thesis) that a certificate has defined.
public struct ProofFolding: Sendable {
  /// Its name in the file.
  public let name: String
  /// Its parameters M and a^1, …, a^k.
  public let parameters: HardFunction

  /// The number k of folds.
  public var folds: Quantity { Quantity(tokens: "folds:\(name)", value: BigInteger(parameters.points.count)) }
  /// The numbers p+1 of segments of the folds.
  public var segments: [Quantity] {
    parameters.points.enumerated().map {
      Quantity(tokens: "segments:\(name):\($0.offset + 1)", value: BigInteger($0.element.count + 1))
    }
  }
}

/// A discontinuous function with two values that a certificate has defined.
public struct ProofStep: Sendable {
  /// Its name in the file.
  public let name: String
  let jump: Rational
  let left: Rational
  let right: Rational
}

extension CertificateBuilder {
  /// Defines an integer.
  public mutating func integer(_ name: String, _ value: BigInteger) -> Quantity {
    let name = claim(name)
    line("integer \(name) \(value)")
    return Quantity(tokens: name, value: value)
  }

  /// Defines an integer.
  public mutating func integer(_ name: String, _ value: Int) -> Quantity { integer(name, BigInteger(value)) }

  /// Defines a network, each layer over its least common denominator.
  public mutating func network(_ name: String, _ network: ReLUNetwork) -> ProofNetwork {
    let name = claim(name)
    line("network \(name) \(network.inputDimension) \(network.layers.count)")
    for layer in network.layers {
      let rows = (0..<layer.outputDimension).map { row in [layer.bias[row]] + Array(layer.row(row)) }
      let (denominator, numerators) = overCommonDenominator(rows.flatMap { $0 })
      line("layer \(rows.count) \(denominator)")
      let length = layer.inputDimension + 1
      for row in rows.indices {
        line("row " + numerators[row * length..<(row + 1) * length].map(\.description).joined(separator: " "))
      }
    }
    return ProofNetwork(name: name, network: network)
  }

  /// The function that a network R → R computes.
  ///
  /// - Throws: `PropagationError` if the network has more than one input or output, or too many cells.
  public func function(of network: ProofNetwork) throws -> ProofFunction {
    let propagation = try network.network.linePropagation()
    guard propagation.functions.count == 1 else {
      throw PropagationError.dimension(role: "output", found: propagation.functions.count, expected: 1)
    }
    return ProofFunction(
      name: network.name,
      swept: SweptFunction(function: propagation.functions[0], cuts: propagation.cells.boundaries))
  }

  /// Defines a function by its points and end slopes. An affine function is given by the point at 0.
  public mutating func function(_ name: String, _ function: PiecewiseLinearFunction) -> ProofFunction {
    let name = claim(name)
    let xs = function.breakpoints.isEmpty ? [0] : function.breakpoints
    let ys = xs.map { function($0) }
    let left = function.slopes.first ?? 0
    let right = function.slopes.last ?? 0
    table(name, xs: xs, ys: ys, left: left, right: right)
    return ProofFunction(name: name, swept: SweptFunction(function: function, cuts: xs))
  }

  /// Defines a function by points that need not be breaks, since some statements are about the points themselves.
  ///
  /// - Parameter points: at least one, with strictly increasing first coordinates.
  public mutating func function(
    _ name: String, through points: [(x: Rational, y: Rational)], leftSlope: Rational, rightSlope: Rational
  ) throws -> ProofFunction {
    let function = try PiecewiseLinearFunction(points: points, leftSlope: leftSlope, rightSlope: rightSlope)
    let name = claim(name)
    table(name, xs: points.map(\.x), ys: points.map(\.y), left: leftSlope, right: rightSlope)
    return ProofFunction(name: name, swept: SweptFunction(function: function, cuts: points.map(\.x)))
  }

  private mutating func table(_ name: String, xs: [Rational], ys: [Rational], left: Rational, right: Rational) {
    let (denominator, all) = overCommonDenominator(xs + ys + [left, right])
    line("function \(name) \(denominator) \(all[2 * xs.count]) \(all[2 * xs.count + 1]) \(xs.count)")
    for index in xs.indices { line("point \(all[index]) \(all[xs.count + index])") }
  }

  /// Defines the composition H of folds; its pieces are not listed, so it may have astronomically many.
  public mutating func folding(_ name: String, _ parameters: HardFunction) -> ProofFolding {
    let name = claim(name)
    let points = parameters.points
    let (denominator, all) = overCommonDenominator([parameters.maximum] + points.flatMap { $0 })
    line("folding \(name) \(denominator) \(all[0]) \(points.count)")
    var next = 1
    for point in points {
      line("fold " + all[next..<next + point.count].map(\.description).joined(separator: " "))
      next += point.count
    }
    return ProofFolding(name: name, parameters: parameters)
  }

  /// A folding as a function, with all its breaks.
  ///
  /// - Complexity: O(number of pieces), which is exponential in the number of folds.
  public func function(of folding: ProofFolding) -> ProofFunction {
    var swept = SweptFunction(function: .identity, cuts: [])
    let parameters = folding.parameters
    for (index, point) in parameters.points.enumerated() {
      swept = swept.followed(by: parameters.layerFunction(index), cuts: [0] + point)
    }
    return ProofFunction(name: folding.name, swept: swept)
  }

  /// Defines the composition x ↦ outer(inner(x)).
  public mutating func composition(_ name: String, _ outer: ProofFunction, after inner: ProofFunction) -> ProofFunction
  {
    let name = claim(name)
    line("compose \(name) \(outer.name) \(inner.name)")
    return ProofFunction(
      name: name, swept: inner.swept.followed(by: outer.function, cuts: outer.swept.cuts))
  }

  /// Defines the sum.
  public mutating func sum(_ name: String, _ a: ProofFunction, _ b: ProofFunction) -> ProofFunction {
    let name = claim(name)
    line("sum \(name) \(a.name) \(b.name)")
    return ProofFunction(
      name: name,
      swept: SweptFunction(function: a.function + b.function, cuts: sortedUnion(a.swept.cuts, b.swept.cuts)))
  }

  /// Defines the multiple `factor · a`.
  public mutating func multiple(_ name: String, _ factor: Rational, _ a: ProofFunction) -> ProofFunction {
    let name = claim(name)
    line("scale \(name) \(pair(factor)) \(a.name)")
    return ProofFunction(
      name: name, swept: SweptFunction(function: a.function.scaled(by: factor), cuts: a.swept.cuts))
  }

  /// Defines the pointwise maximum of one or more functions.
  public mutating func maximum(_ name: String, _ operands: [ProofFunction]) -> ProofFunction {
    extremum("maximum", name, operands) { .maximum($0, $1) }
  }

  /// Defines the pointwise minimum of one or more functions.
  public mutating func minimum(_ name: String, _ operands: [ProofFunction]) -> ProofFunction {
    extremum("minimum", name, operands) { .minimum($0, $1) }
  }

  private mutating func extremum(
    _ record: String, _ name: String, _ operands: [ProofFunction],
    _ combine: (PiecewiseLinearFunction, PiecewiseLinearFunction) -> PiecewiseLinearFunction
  ) -> ProofFunction {
    let name = claim(name)
    line("\(record) \(name) " + operands.map(\.name).joined(separator: " "))
    var running = operands.first?.function ?? .constant(0)
    var cuts = operands.first?.swept.cuts ?? []
    for operand in operands.dropFirst() {
      // Between these cuts the running extremum and the next operand are ordered one way.
      let crossings = (running - operand.function).zeros
      cuts = sortedUnion(sortedUnion(cuts, operand.swept.cuts), crossings)
      running = combine(running, operand.function)
      cuts = sortedUnion(cuts, running.breakpoints)
    }
    return ProofFunction(name: name, swept: SweptFunction(function: running, cuts: cuts))
  }

  /// Defines a sum of flaps: constant + rightSlope·max(0, x − a_last) + Σ t_j·min(0, x − a_j).
  public mutating func flaps(_ name: String, _ flaps: FlapDecomposition) -> ProofFunction {
    let name = claim(name)
    let (denominator, all) = overCommonDenominator(
      [flaps.rightSlope, flaps.constant] + flaps.breakpoints + flaps.leftSlopes)
    let count = flaps.breakpoints.count
    line("flaps \(name) \(denominator) \(all[0]) \(all[1]) \(count)")
    for index in 0..<count { line("flap \(all[2 + index]) \(all[2 + count + index])") }
    return ProofFunction(
      name: name, swept: SweptFunction(function: flaps.function, cuts: flaps.breakpoints))
  }

  /// Defines the step with value `left` before `jump` and `right` after it.
  public mutating func step(_ name: String, at jump: Rational, left: Rational, right: Rational) -> ProofStep {
    let name = claim(name)
    let (denominator, all) = overCommonDenominator([jump, left, right])
    line("step \(name) \(denominator) \(all[0]) \(all[1]) \(all[2])")
    return ProofStep(name: name, jump: jump, left: left, right: right)
  }
}

extension PiecewiseLinearFunction {
  /// The isolated zeros, and the ends of intervals of zeros, strictly increasing.
  var zeros: [Rational] { preimages(of: [0]) }
}
