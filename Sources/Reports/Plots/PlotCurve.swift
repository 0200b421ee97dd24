import Claims
import ExactNumbers
import ReLUNetworks

/// A polygonal line to draw, exact until the last moment.
public struct PlotCurve: Sendable {
  /// What the legend says.
  public let name: String
  /// The vertices from left to right.
  public let points: [Point]

  /// Whether the points are drawn as dots without lines, in any order.
  public let isScatter: Bool

  /// A vertex.
  public struct Point: Sendable, Hashable {
    /// The abscissa.
    public let x: Rational
    /// The ordinate.
    public let y: Rational

    /// A vertex.
    public init(x: Rational, y: Rational) {
      self.x = x
      self.y = y
    }
  }

  /// A curve through the given points, which are expected from left to right; or dots.
  public init(_ name: String, points: [Point], isScatter: Bool = false) {
    self.name = name
    self.points = points
    self.isScatter = isScatter
  }

  /// The graph of a function over an interval: its ends and the breakpoints between them.
  /// - Complexity: linear in the number of pieces.
  public init(_ name: String, _ function: PiecewiseLinearFunction, on interval: ClosedRange<Rational>) {
    var piece = function.pieceIndex(of: interval.lowerBound)
    func point(_ x: Rational) -> Point {
      Point(x: x, y: function.slopes[piece] * x + function.intercepts[piece])
    }
    var points = [point(interval.lowerBound)]
    while piece < function.breakpoints.count, function.breakpoints[piece] < interval.upperBound {
      points.append(point(function.breakpoints[piece]))
      piece += 1
    }
    if interval.upperBound > interval.lowerBound { points.append(point(interval.upperBound)) }
    self.init(name, points: points)
  }

  /// The graph of a claim's curve.
  public init(_ curve: Curve) { self.init(curve.name, curve.function, on: curve.interval) }
}
