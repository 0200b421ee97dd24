import ExactNumbers
import Testing

/// A point with a dyadic value.
func point(_ value: Rational) -> Enclosure { Enclosure(value, precision: 4096) }

@Suite struct EnclosureTests {
  static func draw(_ generator: inout SeededGenerator) -> Enclosure {
    let a = Int.random(in: -50...50, using: &generator)
    let b = a + Int.random(in: 0...20, using: &generator)
    return Enclosure(
      lower: BigInteger(a), upper: BigInteger(b), exponent: Int.random(in: -6...3, using: &generator))
  }

  /// Both ends and five points between them.
  static func samples(_ interval: Enclosure) -> [Rational] {
    (0...6).map { interval.lower + interval.width * Rational($0, 6) }
  }

  @Test(arguments: 0..<10) func arithmeticContainsEveryValue(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 7000 + seed)
    for _ in 0..<20 {
      let x = Self.draw(&generator)
      let y = Self.draw(&generator)
      let quotient = try? x.divided(by: y, precision: 10)
      #expect((quotient == nil) == y.contains(0))
      for a in Self.samples(x) {
        for b in Self.samples(y) {
          #expect((x + y).contains(a + b) && (x - y).contains(a - b) && (x * y).contains(a * b))
          if let quotient { #expect(quotient.contains(a / b)) }
        }
      }
      #expect((x + y).width == x.width + y.width)
      #expect(x.hull(y).isSuperset(of: x) && x.hull(y).isSuperset(of: y))
      let rounded = (x * y).rounded(toPrecision: 4)
      #expect(rounded.isSuperset(of: x * y))
      #expect(max(abs(rounded.lowerMantissa), abs(rounded.upperMantissa)) <= 16)
    }
  }

  @Test func normalizesEnds() {
    #expect(Enclosure(lower: 4, upper: 12, exponent: 0) == Enclosure(lower: 1, upper: 3, exponent: 2))
    #expect(Enclosure(lower: 0, upper: 0, exponent: 99) == 0)
    #expect(Enclosure(lower: 0, upper: 8, exponent: 0).exponent == 3)
    #expect((Enclosure(lower: -1, upper: 1, exponent: -4) + 5).lower == Rational(79, 16))
    #expect(Enclosure(Rational(3, 8), precision: 2).isPoint && !Enclosure(Rational(1, 3), precision: 99).isPoint)
    #expect(Enclosure(Rational(0), precision: 64) == 0)
    #expect(Enclosure(Rational(-1, 3), precision: 5).contains(Rational(-1, 3)))
  }

  @Test func endsAreCanonicalRationals() {
    for exponent in [-70, -64, -3, -2, -1, 0, 1, 64, 100] {
      for mantissa in [-8, -6, 0, 4, 12, 7] {
        let power = Rational(2).power(exponent)
        let interval = Enclosure(lower: BigInteger(mantissa), upper: 13, exponent: exponent)
        #expect(interval.lower == Rational(mantissa) * power && interval.upper == 13 * power)
        #expect(interval.lower.hashValue == (Rational(mantissa) * power).hashValue)
        #expect(interval.width == Rational(13 - mantissa) * power)
        #expect(interval.contains(interval.lower) && interval.contains(interval.midpoint))
        #expect(!interval.contains(interval.lower - Rational(2).power(-200)))
        #expect(!interval.contains(interval.upper + Rational(1, 3).power(200)))
      }
    }
  }

  @Test func knownDigits() throws {
    let digits = 100
    let known = [
      "3.1415926535897932384626433832795028841971693993751058209749445923078164062862089986280348253421170679",
      "2.7182818284590452353602874713526624977572470936999595749669676277240766303535475945713821785251664274",
      "0.6931471805599453094172321214581765680755001343602552541206800094933936219696947156058633269964186875",
      "1.4142135623730950488016887242096980785696718753769480731766797379907324784621070388503875343276415727",
    ]
    let one: Enclosure = 1
    let two: Enclosure = 2
    let found = [
      Enclosure.pi(precision: 350), try one.exponential(precision: 350), try two.logarithm(precision: 350),
      try two.squareRoot(precision: 350),
    ]
    for (expected, enclosure) in zip(known, found) {
      #expect(enclosure.lower.decimal(places: digits, rounding: .down) == expected)
      #expect(enclosure.upper.decimal(places: digits, rounding: .down) == expected)
    }
    #expect(Enclosure.pi(precision: 64).description == "[3.1415926535, 3.1415926536]")
  }

  @Test(arguments: [2, 3, 17, 64, 128, 500, 2000])
  func pointsAreEnclosedTightly(precision: Int) throws {
    let allowed = Rational(2).power(3 - precision)
    var generator = SeededGenerator(seed: UInt64(precision))
    var enclosures = [Enclosure.pi(precision: precision), Enclosure.logarithmOfTwo(precision: precision)]
    var arguments: [Rational] = [
      1, 2, Rational(1, 2), Rational(3, 4), Rational(3, 2), Rational(5, 4), 1 + Rational(2).power(-300),
      1 - Rational(2).power(-300), Rational(2).power(-2000), Rational(1 << 20), Rational(2).power(3000),
    ]
    for _ in 0..<10 {
      let numerator = Int.random(in: 1...(1 << 40), using: &generator)
      arguments.append(Rational(numerator, 1 << Int.random(in: 0...45, using: &generator)))
    }
    for argument in arguments {
      let x = point(argument)
      enclosures.append(try x.logarithm(precision: precision))
      enclosures.append(try x.squareRoot(precision: precision))
      if argument <= Rational(1 << 20) {
        enclosures.append(try x.exponential(precision: precision))
        enclosures.append(try (-x).exponential(precision: precision))
      }
      enclosures.append(try x.divided(by: 7, precision: precision))
    }
    for enclosure in enclosures where !enclosure.isPoint {
      #expect(enclosure.width <= allowed * max(abs(enclosure.lower), abs(enclosure.upper)), "\(enclosure)")
      #expect(max(abs(enclosure.lowerMantissa), abs(enclosure.upperMantissa)) <= BigInteger(1) << max(2, precision))
    }
  }

  @Test(arguments: 0..<10) func functionalIdentities(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 8000 + seed)
    for _ in 0..<10 {
      let precision = Int.random(in: 20...300, using: &generator)
      let value = Rational(
        Int.random(in: 1...(1 << 30), using: &generator), 1 << Int.random(in: 0...40, using: &generator))
      let other = Rational(Int.random(in: -400...400, using: &generator), 16)
      let x = point(value)
      let y = point(other)
      #expect(try x.logarithm(precision: precision).exponential(precision: precision).contains(value))
      #expect(try y.exponential(precision: precision).logarithm(precision: precision).contains(other))
      let root = try x.squareRoot(precision: precision)
      #expect((root * root).contains(value))
      // The equations exp(a + b) = exp(a) exp(b) and log(ab) = log(a) + log(b): both sides meet.
      let product = try y.exponential(precision: precision) * point(-other / 2).exponential(precision: precision)
      #expect(try product.compared(to: point(other / 2).exponential(precision: precision)) == .undecided || other == 0)
      let sum = try x.logarithm(precision: precision) + point(3).logarithm(precision: precision)
      #expect(try sum.compared(to: point(3 * value).logarithm(precision: precision)) == .undecided)
    }
  }

  @Test(arguments: [Rational(1, 3), Rational(22, 7), Rational(-5, 3), Rational(400, 3), Rational(-1, 1_000_000_007)])
  func finerEnclosuresMeetCoarserOnes(value: Rational) throws {
    // Every pair encloses the same number; a much finer one lies inside the coarse one widened by nothing.
    var coarse = try Enclosure(value, precision: 30).exponential(precision: 20)
    for precision in stride(from: 60, through: 600, by: 60) {
      let fine = try Enclosure(value, precision: precision + 30).exponential(precision: precision)
      #expect(coarse.isSuperset(of: fine), "\(value) at \(precision)")
      #expect(fine.width < coarse.width)
      coarse = fine
    }
  }

  @Test func functionsAreMonotoneInTheInterval() throws {
    let wide = Enclosure(lower: 1, upper: 9, exponent: -2)
    let narrow = Enclosure(lower: 3, upper: 5, exponent: -2)
    for precision in [10, 64, 200] {
      #expect(try wide.exponential(precision: precision).isSuperset(of: narrow.exponential(precision: precision)))
      #expect(try wide.logarithm(precision: precision).isSuperset(of: narrow.logarithm(precision: precision)))
      #expect(try wide.squareRoot(precision: precision).isSuperset(of: narrow.squareRoot(precision: precision)))
    }
  }

  @Test func exponentialOfLargeArguments() throws {
    let limit = BigInteger(Enclosure.maximumExponentialArgument)
    let large = try Enclosure(limit).exponential(precision: 64)
    let small = try Enclosure(-limit).exponential(precision: 64)
    #expect((large * small).contains(1))
    // 2^20 / log 2 = 1512775.39...
    #expect(large.compared(to: Enclosure(lower: 1, upper: 1, exponent: 1_512_775)) == .greater)
    #expect(large.compared(to: Enclosure(lower: 1, upper: 1, exponent: 1_512_776)) == .less)
    #expect(large.description.utf8.count < 80 && small.description.contains(" * 2^-15128"))
    #expect(throws: EnclosureError.self) { try Enclosure(limit + 1).exponential(precision: 64) }
    #expect(throws: EnclosureError.self) { try Enclosure(BigInteger(10).power(400)).exponential(precision: 64) }
    #expect(throws: EnclosureError.self) {
      try Enclosure(lower: -limit - 1, upper: 0, exponent: 0).exponential(precision: 64)
    }
    #expect(try Enclosure(0).exponential(precision: 64) == 1 && Enclosure(1).logarithm(precision: 64) == 0)
    let tiny = try point(Rational(2).power(-4000)).exponential(precision: 64)
    #expect(tiny.contains(1) || tiny.lower > 1)
    #expect(tiny.upper > 1 + Rational(2).power(-4000))
  }

  @Test func typedErrorsOutsideTheDomain() {
    let straddling = Enclosure(lower: -1, upper: 1, exponent: 0)
    #expect(throws: EnclosureError.divisionByZero(divisor: straddling)) {
      try Enclosure(1).divided(by: straddling, precision: 9)
    }
    #expect(throws: EnclosureError.divisionByZero(divisor: 0)) { try Enclosure(0).divided(by: 0, precision: 9) }
    #expect(throws: EnclosureError.squareRootOfNegative(operand: straddling)) {
      try straddling.squareRoot(precision: 9)
    }
    #expect(throws: EnclosureError.logarithmOfNonPositive(operand: 0)) { try Enclosure(0).logarithm(precision: 9) }
    #expect(EnclosureError.divisionByZero(divisor: straddling).description.contains("excludes zero"))
  }

  @Test func decidesSigns() throws {
    let one: Enclosure = 1
    // exp(1) - 2.718281828459045235360287471352662497757 is positive from the 40th decimal on.
    let near = try Rational(parsing: "2.718281828459045235360287471352662497757")
    let decision = try Enclosure.decide(
      { precision in try one.exponential(precision: precision) - Enclosure(near, precision: precision) },
      maximumPrecision: 512)
    #expect(decision == .positive)
    #expect(Enclosure.decide({ _ in Enclosure(0) }, maximumPrecision: 64) == .zero)
    #expect(Enclosure.decide({ _ in Enclosure(-3) }, maximumPrecision: 64) == .negative)
    // sqrt(2)^2 - 2 is zero, which no enclosure can prove.
    let two: Enclosure = 2
    let undecided = try Enclosure.decide(
      { precision in
        let root = try two.squareRoot(precision: precision)
        return root * root - 2
      }, maximumPrecision: 256)
    guard case .undecided(let width) = undecided else {
      Issue.record("\(undecided)")
      return
    }
    #expect(width > 0 && width < Rational(2).power(-250))
    #expect(throws: EnclosureError.self) {
      try Enclosure.decide({ precision in try one.divided(by: 0, precision: precision) }, maximumPrecision: 128)
    }
  }

  @Test func comparesOnlyWhenCertain() {
    let unit = Enclosure(lower: 0, upper: 1, exponent: 0)
    #expect(unit.compared(to: 2) == .less && Enclosure(2).compared(to: unit) == .greater)
    #expect(unit.compared(to: 1) == .undecided && unit.compared(to: unit) == .undecided)
    #expect(Enclosure(3).compared(to: 3) == .equal)
    #expect(unit.certainSign == nil && Enclosure(0).certainSign == 0 && Enclosure(-2).certainSign == -1)
  }

  @Test func decimalsRoundInTheStatedDirection() {
    #expect(Rational(1, 3).decimal(places: 3, rounding: .down) == "0.333")
    #expect(Rational(1, 3).decimal(places: 3, rounding: .up) == "0.334")
    #expect(Rational(-1, 3).decimal(places: 3, rounding: .down) == "-0.334")
    #expect(Rational(-1, 300).decimal(places: 1, rounding: .up) == "0.0")
    #expect(
      Rational(5, 2).decimal(places: 0, rounding: .up) == "3" && Rational(7).decimal(places: 2, rounding: .up) == "7.00"
    )
  }
}
