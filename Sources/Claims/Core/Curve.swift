import ExactNumbers
import ReLUNetworks

/// A function to draw over an interval, exact until the last moment.
public struct Curve: Sendable {
  /// What the legend says.
  public let name: String
  /// The function.
  public let function: PiecewiseLinearFunction
  /// The part of the line to show.
  public let interval: ClosedRange<Rational>

  /// A curve.
  public init(_ name: String, _ function: PiecewiseLinearFunction, on interval: ClosedRange<Rational>) {
    self.name = name
    self.function = function
    self.interval = interval
  }
}
