import ExactNumbers
import ReLUNetworks
import Testing

@Suite("Piecewise linear functions")
struct PiecewiseLinearFunctionTests {
  private func samples(_ functions: PiecewiseLinearFunction..., random: inout SeededGenerator) -> [Rational] {
    functions.flatMap { $0.breakpoints.flatMap { [$0, $0 - Rational(1, 7), $0 + Rational(1, 7)] } }
      + (0..<10).map { _ in random.rational(60) }
  }

  /// Slope before and after every breakpoint must differ and values must meet.
  private func requireCanonical(_ function: PiecewiseLinearFunction) {
    #expect(function.slopes.count == function.breakpoints.count + 1)
    for (index, point) in function.breakpoints.enumerated() {
      #expect(function.slopes[index] != function.slopes[index + 1])
      #expect(
        function.slopes[index] * point + function.intercepts[index]
          == function.slopes[index + 1] * point + function.intercepts[index + 1])
      if index > 0 { #expect(function.breakpoints[index - 1] < point) }
    }
  }

  @Test("Arithmetic agrees with arithmetic on values")
  func arithmetic() throws {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<150 {
      let f = try random.function(breakpoints: random.integer(0...6))
      let g = try random.function(breakpoints: random.integer(0...6))
      let factor = random.rational(3)
      let composed = f.composed(with: g)
      let results = [
        f + g, f - g, f.scaled(by: factor), f.positivePart, f.absoluteValue, PiecewiseLinearFunction.maximum(f, g),
        PiecewiseLinearFunction.minimum(f, g), composed, -f, f + factor,
      ]
      for result in results { requireCanonical(result) }
      let both = samples(f, g, random: &random) + samples(composed, random: &random)
      for x in both {
        let (a, b) = (f(x), g(x))
        let expected = [
          a + b, a - b, factor * a, max(0, a), a.magnitude, max(a, b), min(a, b), f(b), -a, a + factor,
        ]
        #expect(results.map { $0(x) } == expected, "at \(x): \(f) and \(g)")
      }
      #expect(f - f == .constant(0))
      #expect(f + g == g + f)
      #expect(f.composed(with: .identity) == f && PiecewiseLinearFunction.identity.composed(with: f) == f)
    }
  }

  @Test("Distances against sums over a fine common subdivision")
  func distances() throws {
    var random = SeededGenerator(seed: 22)
    for _ in 0..<60 {
      let f = try random.function(breakpoints: random.integer(0...4))
      let g = try random.function(breakpoints: random.integer(0...4))
      let low = random.rational(10)
      let high = low + random.rational(10).magnitude
      // On each interval between consecutive kinks and crossings the integrand is affine.
      let difference = f - g
      var cuts = Set([low, high] + difference.breakpoints.filter { low < $0 && $0 < high })
      for (slope, intercept) in zip(difference.slopes, difference.intercepts) where !slope.isZero {
        let zero = -intercept / slope
        if low < zero && zero < high { cuts.insert(zero) }
      }
      let sorted = cuts.sorted()
      let expected = zip(sorted, sorted.dropFirst()).reduce(Rational(0)) { sum, ends in
        sum + (ends.1 - ends.0) * (difference(ends.0).magnitude + difference(ends.1).magnitude) / 2
      }
      #expect(f.l1Distance(to: g, on: low...high) == expected)
      let supremum = f.supremumDistance(to: g, on: low...high)
      #expect(supremum.distance == sorted.map { difference($0).magnitude }.max())
      #expect(difference(supremum.point).magnitude == supremum.distance)
    }
  }

  @Test("A witness of inequality is one, and none is given for equal functions")
  func firstDifference() throws {
    var random = SeededGenerator(seed: 23)
    for _ in 0..<200 {
      let f = try random.function(breakpoints: random.integer(0...3), bound: 2)
      let g = try random.function(breakpoints: random.integer(0...3), bound: 2)
      if let x = f.firstDifference(from: g) { #expect(f(x) != g(x)) } else { #expect(f == g) }
      #expect(f.firstDifference(from: f + .hinge(at: 3)).map { f($0) != (f + .hinge(at: 3))($0) } == true)
      #expect(f.firstDifference(from: f) == nil)
    }
  }

  @Test("Known shapes and piece counts on intervals")
  func shapes() throws {
    let hat = try PiecewiseLinearFunction.hat(left: 0, peak: 1, right: 2, height: 1)
    #expect(hat.pieceCount == 4)
    #expect(hat.breakpointValues == [0, 1, 0])
    #expect(hat.pieceCount(on: 0...2) == 2)
    #expect(hat.pieceCount(on: -1...2) == 3)
    #expect(hat.pieceCount(on: 1...1) == 1)
    #expect(hat.pieceCount(on: 5...9) == 1)
    #expect(hat.integral(over: -3...7) == 1)
    #expect(hat.l1Distance(to: .constant(0), on: 0...1) == Rational(1, 2))
    #expect(PiecewiseLinearFunction.rightFlap(slope: 0, breakpoint: 4) == .constant(0))
    #expect(PiecewiseLinearFunction.leftFlap(slope: 2, breakpoint: 1)(0) == -2)
    #expect(PiecewiseLinearFunction.leftFlap(slope: 2, breakpoint: 1)(3) == 0)
    #expect(PiecewiseLinearFunction.hinge(at: 2)(5) == 3)
    #expect(PiecewiseLinearFunction.constant(3).isConstant && !PiecewiseLinearFunction.identity.isConstant)
  }

  @Test("Collinear points make no breakpoint; wrong data name the index")
  func construction() throws {
    let line = try PiecewiseLinearFunction(points: [(0, 0), (1, 1), (2, 2)], leftSlope: 1, rightSlope: 1)
    #expect(line == .identity)
    #expect(throws: PiecewiseLinearError.notIncreasing(index: 2, previous: 3, found: 3)) {
      try PiecewiseLinearFunction(points: [(0, 0), (3, 1), (3, 2)], leftSlope: 0, rightSlope: 0)
    }
    #expect(throws: PiecewiseLinearError.notIncreasing(index: 1, previous: 3, found: 2)) {
      try PiecewiseLinearFunction(breakpoints: [3, 2], slopes: [0, 1, 2], value: 0, at: 0)
    }
    #expect(throws: PiecewiseLinearError.slopeCount(found: 1, expected: 2)) {
      try PiecewiseLinearFunction(breakpoints: [3], slopes: [0], value: 0, at: 0)
    }
    #expect(throws: PiecewiseLinearError.noPoints) {
      try PiecewiseLinearFunction(points: [], leftSlope: 0, rightSlope: 0)
    }
    #expect(throws: PiecewiseLinearError.noOperands(operation: "maximum")) {
      try PiecewiseLinearFunction.maximum(of: [])
    }
    let shifted = try PiecewiseLinearFunction(breakpoints: [1, 2], slopes: [1, -1, 1], value: 5, at: 3)
    #expect(shifted(3) == 5 && shifted(2) == 4 && shifted(1) == 5)
  }
}
