import ExactNumbers
import Testing

@testable import Reports

@Suite struct AxisScaleTests {
  @Test func unitInterval() {
    let scale = AxisScale(0, 1, start: 100, end: 500, intervals: 5)
    #expect(scale.labels == ["0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(scale.position(Rational(1, 3)).text == "233.33")
    #expect(scale.origin == nil)
  }

  @Test func axesThatPointUp() {
    let scale = AxisScale(-2, 2, start: 200, end: 0, intervals: 4)
    #expect(scale.labels == ["−2", "−1", "0", "1", "2"])
    #expect(scale.position(2).text == "0")
    #expect(scale.position(-2).text == "200")
  }

  @Test func rangesOfOnePoint() {
    #expect(AxisScale(0, 0, start: 0, end: 10, intervals: 4).coordinate(0) == 5)
    #expect(AxisScale(-3, -3, start: 0, end: 10, intervals: 4).coordinate(-3) == 5)
    let huge = Rational(10).power(90)
    #expect(AxisScale(huge, huge, start: 0, end: 10, intervals: 4).coordinate(huge) == 5)
  }

  @Test func hugeAndTinyRanges() {
    let huge = AxisScale(0, Rational(10).power(40), start: 0, end: 10, intervals: 5)
    #expect(huge.labels.first == "0")
    #expect(huge.labels.last == "1·10⁴⁰")
    let tiny = AxisScale(0, Rational(1, 1_000_000_000), start: 0, end: 10, intervals: 5)
    #expect(tiny.labels[1] == "2·10⁻¹⁰")
  }

  @Test func narrowRangesFarAwayCountFromAnOrigin() {
    let far = Rational(10).power(30)
    let scale = AxisScale(far, far + 1, start: 0, end: 10, intervals: 5)
    #expect(scale.labels == ["0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(scale.origin == "1·10³⁰")
    let odd = AxisScale(far / 7, far / 7 + 1, start: 0, end: 10, intervals: 5)
    #expect(odd.origin == "1.42857…·10²⁹")
  }

  @Test func ticksAreRoundInsideAndFew() {
    var generator = SystemIndependentGenerator(state: 11)
    for _ in 0..<500 {
      let exponent = Int(generator.next() % 41) - 20
      let lower = Rational(Int(generator.next() % 20_001) - 10_000, Int(generator.next() % 97) + 1)
      let length = Rational(Int(generator.next() % 9_999) + 1, 100) * Rational(10).power(exponent)
      let scale = AxisScale(lower, lower + length, start: 0, end: 400, intervals: 6)
      #expect(scale.ticks.count <= 7 && scale.ticks.count >= 2)
      #expect(scale.ticks.count == scale.labels.count)
      #expect(Set(scale.labels).count == scale.labels.count)
      #expect(scale.labels.allSatisfy { $0.count <= 9 })
      for tick in scale.ticks { #expect(scale.lower <= tick && tick <= scale.upper) }
      let step = DecimalStep(for: length / 6)
      #expect(step.value >= length / 6 && step.value < length / 6 * Rational(5, 2))
      for (left, right) in zip(scale.ticks, scale.ticks.dropFirst()) { #expect(right - left == step.value) }
    }
  }

  @Test func plainLabelsSayTheValue() {
    var generator = SystemIndependentGenerator(state: 13)
    for _ in 0..<300 {
      let lower = Rational(Int(generator.next() % 2_001) - 1_000, 8)
      let scale = AxisScale(
        lower, lower + Rational(Int(generator.next() % 500) + 1, 16), start: 0, end: 1, intervals: 6)
      for (tick, label) in zip(scale.ticks, scale.labels) {
        #expect(Rational(label.replacing("−", with: "-")) == tick)
      }
    }
  }
}
