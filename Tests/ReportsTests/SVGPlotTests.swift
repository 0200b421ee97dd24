import Claims
import ExactNumbers
import ReLUNetworks
import Testing

@testable import Reports

@Suite struct SVGPlotTests {
  typealias Point = PlotCurve.Point

  func svg(_ curves: [PlotCurve]) -> String {
    SVGPlot(identifier: "p", title: "T & t", summary: "<s>", curves: curves).svg
  }

  @Test func vertices() throws {
    let hat = try PiecewiseLinearFunction.hat(left: 0, peak: 1, right: 3, height: 2)
    let curve = PlotCurve("hat", hat, on: Rational(1, 2)...3)
    #expect(curve.points == [Point(x: Rational(1, 2), y: 1), Point(x: 1, y: 2), Point(x: 3, y: 0)])
    #expect(PlotCurve("hat", hat, on: 1...1).points == [Point(x: 1, y: 2)])
    #expect(PlotCurve("hat", hat, on: 5...6).points == [Point(x: 5, y: 0), Point(x: 6, y: 0)])
    let whole = PlotCurve("hat", hat, on: -1...4).points
    #expect(whole.map(\.x) == [-1, 0, 1, 3, 4])
    #expect(whole.map(\.y) == whole.map { hat($0.x) })
  }

  @Test func degenerateCurves() {
    #expect(svg([]).contains("No curve to draw"))
    #expect(svg([PlotCurve("empty", points: [])]).contains("No curve to draw"))
    #expect(svg([PlotCurve("point", points: [Point(x: 0, y: 0)])]).contains("<circle"))
    #expect(svg([PlotCurve("", .constant(5), on: 0...1)]).contains("<path class=\"curve c0\""))
    let huge = Rational(10).power(400)
    #expect(svg([PlotCurve("huge", points: [Point(x: -huge, y: huge), Point(x: huge, y: -huge)])]).contains("10⁴⁰⁰"))
  }

  @Test func namesAreEscaped() {
    let text = svg([PlotCurve("a < b & c", .identity, on: 0...1)])
    #expect(text.contains("a &lt; b &amp; c"))
    #expect(text.contains("<title id=\"p-title\">T &amp; t</title>"))
    #expect(text.contains("<desc id=\"p-desc\">&lt;s&gt;</desc>"))
    #expect(!text.contains("<s>"))
  }

  @Test func curvesThatCoincideLookDifferent() {
    let text = svg([PlotCurve("f", .identity, on: 0...1), PlotCurve("g", .identity, on: 0...1)])
    #expect(text.contains("class=\"curve c0 under\" stroke-width=\"6\""))
    #expect(text.contains("class=\"curve c1\" stroke-width=\"2\" stroke-dasharray=\"7 4\""))
  }

  @Test func thousandsOfBreakpoints() {
    let points = (0...5_000).map { Point(x: Rational($0, 7), y: Rational(($0 * 7_919) % 101, 3)) }
    let text = svg([PlotCurve("dense", points: points)])
    #expect(text == svg([PlotCurve("dense", points: points)]))
    #expect(text.utf8.count < 80_000)
    #expect(!text.contains("<circle"))
  }

  @Test func thinningKeepsTheOutline() {
    var generator = SystemIndependentGenerator(state: 3)
    let vertices = (0..<4_000).map { index in
      PlotPath.Vertex(
        x: FixedPointDecimal(hundredths: index * 10),
        y: FixedPointDecimal(hundredths: Int(generator.next() % 25_000)))
    }
    let kept = PlotPath.thinned(vertices)
    #expect(kept.count <= 4 * 800)
    #expect(kept.first == vertices.first && kept.last == vertices.last)
    for column in 0..<800 {
      let all = vertices.filter { $0.x.hundredths / 50 == column }.map(\.y)
      let left = kept.filter { $0.x.hundredths / 50 == column }.map(\.y)
      #expect(all.min() == left.min() && all.max() == left.max())
    }
  }

  @Test func neighboursThatRoundToOnePointAreDrawnOnce() {
    let tiny = Rational(1, 1_000_000)
    let points = [Point(x: 0, y: 0), Point(x: tiny, y: tiny), Point(x: 1, y: 1)]
    let scale = AxisScale(0, 1, start: 0, end: 100, intervals: 4)
    let path = PlotPath(PlotCurve("", points: points), horizontal: scale, vertical: scale)
    #expect(path.data == "M0,0 100,100")
  }
}

@Suite struct BarChartTests {
  func chart(_ values: [Int]) -> BarChart {
    BarChart(
      identifier: "b", title: "t", summary: "s",
      groups: [Claim.BarGroup("g <1>", values.enumerated().map { ("series \($0.offset)", $0.element) })])
  }

  @Test func logarithms() {
    #expect([1, 2, 9, 10, 99, 100, 1_000_000].map { BarLengths.logarithm($0) } == [0, 30, 95, 100, 199, 200, 600])
    #expect(BarLengths.logarithm(.max) == 1_896)
  }

  @Test func logarithmicOnlyBeyondTwoPowersOfTen() {
    #expect(!chart([]).isLogarithmic)
    #expect(!chart([0, 0]).isLogarithmic)
    #expect(!chart([1, 99]).isLogarithmic)
    #expect(chart([1, 100]).isLogarithmic)
    #expect(chart([0, 1, 100]).isLogarithmic)
    #expect(!chart([-1, 1, 100]).isLogarithmic)
    #expect(chart([1, .max]).isLogarithmic)
  }

  @Test func degenerateCounts() {
    #expect(chart([]).svg.contains("No counts to draw"))
    #expect(chart([0]).svg.contains(">0</text>"))
    #expect(chart([.min, .max]).svg.contains(">−9223372036854775808</text>"))
    #expect(chart([0, .max, 1]).svg.contains("g &lt;1&gt;"))
  }

  @Test func lengthsAreProportional() {
    let lengths = BarLengths([2, 3, 12], isLogarithmic: false, start: 12, end: 252)
    #expect(lengths.span(12).to.text == "252")
    #expect(lengths.span(3).to.text == "72")
    #expect(lengths.span(0) == lengths.span(0))
    #expect(lengths.span(0).from == lengths.span(0).to)
  }
}
