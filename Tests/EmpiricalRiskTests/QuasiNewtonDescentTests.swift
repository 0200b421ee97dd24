import Testing

@testable import EmpiricalRisk

/// Descent on functions whose least values are known.
struct QuasiNewtonDescentTests {
  /// A function from a closure.
  struct Known: DifferentiableFunction {
    let variableCount: Int
    let body: @Sendable ([Double]) -> (Double, [Double])

    func value(at point: [Double], gradient: inout [Double]) -> Double {
      let (value, slopes) = body(point)
      for k in slopes.indices { gradient[k] = slopes[k] }
      return value
    }
  }

  private static func sign(_ value: Double) -> Double { value > 0 ? 1 : -1 }

  /// Goes downhill, with a look at every value.
  private func least(_ function: Known, from start: [Double], memory: Int = 30) -> (value: Double, point: [Double]) {
    var function = function
    var descent = QuasiNewtonDescent(variableCount: start.count, memory: memory)
    var last = Double.infinity
    descent.descend(&function, from: start) { value in
      #expect(value <= last)
      last = value
    }
    #expect(descent.value == last)
    var ignored = start
    #expect(function.value(at: descent.point, gradient: &ignored) == last)
    return (descent.value, descent.point)
  }

  @Test(arguments: [1, 3, 30])
  func ellipsoid(_ memory: Int) {
    let function = Known(variableCount: 6) { x in
      (
        x.indices.reduce(1) { $0 + Double($1 * $1 + 1) * x[$1] * x[$1] },
        x.indices.map { 2 * Double($0 * $0 + 1) * x[$0] }
      )
    }
    let (value, point) = least(function, from: [3, -2, 1, 4, -5, 6], memory: memory)
    #expect(abs(value - 1) < 1e-9 && point.allSatisfy { abs($0) < 1e-4 })
  }

  @Test func bananaValley() {
    let function = Known(variableCount: 2) { x in
      let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
      return (1 + a * a + 100 * b * b, [-2 * a - 400 * x[0] * b, 200 * b])
    }
    #expect(abs(least(function, from: [-1.2, 1]).value - 1) < 1e-9)
  }

  /// A kink along a curve, from the article of Lewis and Overton.
  @Test(arguments: [[-1.0, 2.0], [0.3, -3.1], [2.0, 1.5]])
  func kinkAlongACurve(_ start: [Double]) {
    let function = Known(variableCount: 2) { x in
      let (a, b) = (1 - x[0], x[0] * x[0] - x[1])
      return (1 + a * a + 8 * abs(b), [-2 * a + 16 * x[0] * Self.sign(b), -8 * Self.sign(b)])
    }
    #expect(abs(least(function, from: start).value - 1) < 1e-3)
  }

  @Test func sumOfDistances() {
    let function = Known(variableCount: 3) { x in
      (
        x.indices.reduce(0) { $0 + Double($1 + 1) * abs(x[$1] - 2) },
        x.indices.map { Double($0 + 1) * Self.sign(x[$0] - 2) }
      )
    }
    #expect(least(function, from: [5, -7, 0.5]).value < 1e-3)
  }

  @Test func startsWithoutAWayDown() {
    let constant = Known(variableCount: 2) { _ in (4, [0, 0]) }
    #expect(least(constant, from: [1, 2]).point == [1, 2])
    let empty = Known(variableCount: 0) { _ in (7, []) }
    #expect(least(empty, from: []).value == 7)
    var wrong = Known(variableCount: 1) { _ in (.infinity, [.nan]) }
    var descent = QuasiNewtonDescent(variableCount: 1)
    #expect(descent.descend(&wrong, from: [1]) == .infinity)
    // The slope lies: every step goes up.
    let lie = Known(variableCount: 1) { x in (abs(x[0] - 1), [1]) }
    #expect(least(lie, from: [1]).value == 0)
  }

  @Test func functionWithoutLeastValue() {
    let falling = Known(variableCount: 1) { x in (-x[0], [-1]) }
    #expect(least(falling, from: [0]).value < -1e6)
  }
}
