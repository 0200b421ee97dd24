import ExactAlgebra
import ExactNumbers
import Testing

@Suite struct PolynomialTests {
  static func draw(_ generator: inout SeededGenerator, degree: Int) -> UnivariatePolynomial {
    UnivariatePolynomial((0...degree).map { _ in generator.rational() })
  }

  /// The polynomial with the given roots.
  static func withRoots(_ roots: [Rational]) -> UnivariatePolynomial {
    roots.reduce(UnivariatePolynomial([1])) { $0 * UnivariatePolynomial([-$1, 1]) }
  }

  @Test(arguments: 0..<20) func ringAndDivision(seed: UInt64) {
    var generator = SeededGenerator(seed: 600 + seed)
    let (a, b) = (Self.draw(&generator, degree: 6), Self.draw(&generator, degree: 3))
    let c = Self.draw(&generator, degree: 4)
    let x = generator.rational()
    #expect((a + b)(x) == a(x) + b(x) && (a * b)(x) == a(x) * b(x) && (a - b)(x) == a(x) - b(x))
    #expect(a * (b + c) == a * b + a * c)
    #expect((a * b).derivative == a.derivative * b + a * b.derivative)
    if !b.isZero {
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      #expect(quotient * b + remainder == a)
      #expect((remainder.degree ?? -1) < (b.degree ?? -1) || remainder.isZero)
    }
    let common = UnivariatePolynomial.greatestCommonDivisor(a * c, b * c)
    if !c.isZero, !(a * c).isZero {
      #expect(common.quotientAndRemainder(dividingBy: c.monic).remainder.isZero)
      #expect((a * c).quotientAndRemainder(dividingBy: common).remainder.isZero)
      #expect((b * c).quotientAndRemainder(dividingBy: common).remainder.isZero)
    }
  }

  @Test(arguments: 0..<20) func sturmCountsConstructedRoots(seed: UInt64) {
    var generator = SeededGenerator(seed: 700 + seed)
    // Multiple roots on purpose, times a factor without real roots.
    let roots = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
      Rational(Int.random(in: -6...6, using: &generator), 2)
    }
    let polynomial = Self.withRoots(roots) * UnivariatePolynomial([3, 1, 1]) * UnivariatePolynomial([Rational(-5, 3)])
    let sequence = SturmSequence(polynomial)
    let distinct = Set(roots)
    #expect(sequence.realRootCount == distinct.count)
    for _ in 0..<20 {
      let ends = [generator.rational(), generator.rational()].sorted()
      let expected = distinct.count { ends[0] < $0 && $0 <= ends[1] }
      #expect(sequence.rootCount(above: ends[0], upTo: ends[1]) == expected, "\(polynomial) on \(ends)")
    }
    for root in distinct {
      #expect(polynomial(root) == 0)
      #expect(sequence.rootCount(above: root, upTo: root) == 0)
      #expect(sequence.rootCount(above: root - Rational(1, 1000), upTo: root) == 1)
    }
  }

  @Test func knownPolynomials() {
    let x = UnivariatePolynomial.variable
    let wilkinson = Self.withRoots((1...20).map { Rational($0) })
    #expect(SturmSequence(wilkinson).realRootCount == 20)
    #expect(SturmSequence(wilkinson).rootCount(above: Rational(1, 2), upTo: Rational(21, 2)) == 10)
    #expect(SturmSequence(x * x + UnivariatePolynomial([1])).realRootCount == 0)
    #expect(SturmSequence(UnivariatePolynomial([7])).realRootCount == 0)
    #expect(UnivariatePolynomial([0, 0, 0]).isZero && UnivariatePolynomial([]).degree == nil)
    #expect(UnivariatePolynomial([1, Rational(-1, 2), 0, 2]).description == "2*x^3 - 1/2*x + 1")
    #expect((x - x).description == "0" && UnivariatePolynomial([0, -1]).description == "-x")
    #expect(UnivariatePolynomial.greatestCommonDivisor(UnivariatePolynomial([]), UnivariatePolynomial([])).isZero)
    #expect((x * x * x).squareFreePart == x && UnivariatePolynomial([3]).squareFreePart == UnivariatePolynomial([1]))
    #expect(UnivariatePolynomial([]).derivative.isZero && UnivariatePolynomial([])(5) == 0)
  }

  static func drawMultivariate(_ generator: inout SeededGenerator) -> MultivariatePolynomial {
    var result = MultivariatePolynomial()
    for _ in 0..<5 {
      let exponents = (0..<3).map { _ in Int.random(in: 0...2, using: &generator) }
      result = result + MultivariatePolynomial([Monomial(exponents): generator.rational()])
    }
    return result
  }

  @Test(arguments: 0..<20) func multivariateRing(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 800 + seed)
    let (a, b, c) = (
      Self.drawMultivariate(&generator), Self.drawMultivariate(&generator), Self.drawMultivariate(&generator)
    )
    let point = generator.vector(3)
    #expect(a * (b + c) == a * b + a * c && a * b == b * a && (a - a).isZero)
    #expect(try (a * b).evaluated(at: point) == a.evaluated(at: point) * b.evaluated(at: point))
    #expect(try (a + b).evaluated(at: point) == a.evaluated(at: point) + b.evaluated(at: point))
    // Substituting and evaluating commute.
    let replaced = a.substituting([0: b, 2: c])
    let inner: Vector = [try b.evaluated(at: point), point[1], try c.evaluated(at: point)]
    #expect(try replaced.evaluated(at: point) == a.evaluated(at: inner))
    #expect(a.substituting([:]) == a)
  }

  @Test func multivariateKnown() throws {
    let (x, y) = (MultivariatePolynomial.variable(0), MultivariatePolynomial.variable(1))
    #expect((x + y) * (x - y) == x.power(2) - y.power(2))
    #expect((x + y).power(3).terms.count == 4 && (x + y).power(3).degree == 3 && (x + y).variableCount == 2)
    #expect(x.substituting([0: y]) == y && MultivariatePolynomial(0).isZero && MultivariatePolynomial(0).degree == nil)
    #expect(x.power(0) == MultivariatePolynomial(1) && Monomial([0, 0]) == Monomial([]))
    #expect(try MultivariatePolynomial(5).evaluated(at: []) == 5)
    #expect(throws: LinearAlgebraError.self) { try y.evaluated(at: [1]) }
  }
}
