import ExactNumbers

/// A network with weights in double precision and the usual conversion of networks of one variable into functions.
///
/// The conversion does cell by cell what the exact one does, in plain `Double` arithmetic: cut every cell of the layer
/// before at the zeros of the gates, sort, and join what is within a relative tolerance of 1e-9. It is the twin that
/// the exact path is compared with; no verdict rests on it.
public struct FloatingPointNetwork: Equatable, Sendable {
  /// One affine map: rows and bias.
  public struct Layer: Equatable, Sendable {
    /// The rows of the matrix.
    public var rows: [[Double]]
    /// The bias.
    public var bias: [Double]
  }

  /// The relative tolerance that is common for joining breakpoints and slopes.
  public static let usualTolerance = 1e-9

  /// The affine maps in the order in which they are applied.
  public var layers: [Layer]

  /// The network with every weight rounded to the nearest double-precision number.
  public init(_ network: ReLUNetwork) {
    layers = network.layers.map { layer in
      Layer(rows: layer.rows.map { $0.map(\.approximateDouble) }, bias: layer.bias.map(\.approximateDouble))
    }
  }

  /// The output at a point, in double precision. Missing coordinates count as 0.
  public func evaluate(at point: [Double]) -> [Double] {
    var values = point
    for (index, layer) in layers.enumerated() {
      values = zip(layer.rows, layer.bias).map { row, bias in zip(row, values).reduce(bias) { $0 + $1.0 * $1.1 } }
      if index + 1 < layers.count { values = values.map { Swift.max(0, $0) } }
    }
    return values
  }

  /// A cell of the line, open at infinite ends, and the values of all units on it as lines.
  private struct Cell {
    var start: Double
    var end: Double
    var slopes: [Double]
    var intercepts: [Double]

    /// A point inside.
    var inside: Double {
      if start == -.infinity { return end == .infinity ? 0 : end - 1 }
      return end == .infinity ? start + 1 : start + (end - start) / 2
    }
  }

  /// The first output of a network of one variable as a function, joined with a relative tolerance.
  ///
  /// - Returns: nil when the network does not take one input.
  /// - Complexity: O(cells · weights).
  public func piecewiseLinearFunction(
    tolerance: Double = usualTolerance
  ) -> FloatingPointPiecewiseLinear? {
    guard layers.allSatisfy({ !$0.rows.isEmpty }), layers.first?.rows[0].count == 1 else { return nil }
    var cells = [Cell(start: -.infinity, end: .infinity, slopes: [1], intercepts: [0])]
    for (index, layer) in layers.enumerated() {
      var next: [Cell] = []
      for cell in cells {
        var forms = cell
        forms.slopes = layer.rows.map { row in zip(row, cell.slopes).reduce(0) { $0 + $1.0 * $1.1 } }
        forms.intercepts = zip(layer.rows, layer.bias).map { row, bias in
          zip(row, cell.intercepts).reduce(bias) { $0 + $1.0 * $1.1 }
        }
        if index + 1 == layers.count { next.append(forms) } else { next += Self.activated(forms, tolerance) }
      }
      cells = next
    }
    let function = FloatingPointPiecewiseLinear(
      breakpoints: cells.dropFirst().map(\.start), slopes: cells.map { $0.slopes[0] },
      intercepts: cells.map { $0.intercepts[0] })
    return function.merged(tolerance: tolerance)
  }

  /// The cell cut at the zeros of its lines, with the negative ones replaced by 0.
  private static func activated(_ cell: Cell, _ tolerance: Double) -> [Cell] {
    var cuts: [Double] = []
    for (slope, intercept) in zip(cell.slopes, cell.intercepts) where slope != 0 {
      let zero = -intercept / slope
      if zero > cell.start && zero < cell.end { cuts.append(zero) }
    }
    cuts.sort()
    var ends: [Double] = []
    for cut in cuts {
      if let last = ends.last, cut - last <= tolerance * Swift.max(1, cut.magnitude) { continue }
      ends.append(cut)
    }
    ends.append(cell.end)
    var start = cell.start
    return ends.map { end in
      var part = cell
      part.start = start
      part.end = end
      start = end
      let point = part.inside
      for unit in part.slopes.indices where part.slopes[unit] * point + part.intercepts[unit] <= 0 {
        part.slopes[unit] = 0
        part.intercepts[unit] = 0
      }
      return part
    }
  }
}
