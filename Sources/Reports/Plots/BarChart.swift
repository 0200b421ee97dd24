import Claims
import ExactNumbers

/// A drawing of counts as horizontal bars in groups, as an SVG element to stand in an HTML page.
///
/// Every bar carries its value. Bars are as long as their values, or as the logarithms of their values when those span more
/// than two powers of ten.
public struct BarChart: Sendable {
  /// A name that no other drawing of the page has: letters, digits and hyphens.
  public let identifier: String
  /// What the drawing is called, for people who do not see it.
  public let title: String
  /// What is to be seen.
  public let summary: String
  /// The groups, from top to bottom.
  public let groups: [Claim.BarGroup]

  private static let barHeight = 16
  private static let left = 12

  /// A drawing.
  public init(identifier: String, title: String, summary: String, groups: [Claim.BarGroup]) {
    self.identifier = identifier
    self.title = title
    self.summary = summary
    self.groups = groups
  }

  /// The names of the series in the order in which they first occur.
  var series: [String] {
    var result: [String] = []
    for group in groups {
      for count in group.counts where !result.contains(count.series) { result.append(count.series) }
    }
    return result
  }

  /// Whether bar lengths are logarithmic.
  var isLogarithmic: Bool {
    let values = groups.flatMap(\.counts).map(\.value)
    guard let largest = values.max(), let least = values.filter({ $0 > 0 }).min() else { return false }
    return values.allSatisfy { $0 >= 0 } && largest / 100 >= least
  }

  /// The SVG element.
  public var svg: String {
    let values = groups.flatMap(\.counts).map(\.value)
    guard !values.isEmpty else {
      return SVGPlot.element(identifier, title, summary, height: 60) {
        "<text x=\"12\" y=\"34\">No counts to draw.</text>\n"
      }
    }
    let names = series
    let right = SVGPlot.width - 12 - 9 * (values.map { String($0).count }.max() ?? 0)
    let lengths = BarLengths(values, isLogarithmic: isLogarithmic, start: Self.left, end: right)
    var legend = PlotLegend(from: 12, to: SVGPlot.width)
    for (index, name) in names.enumerated() {
      legend.append(name) { x, y in Self.bar(index, x: "\(x)", y: y - 6, width: "24", height: 12) }
    }
    let noteHeight = isLogarithmic ? 20 : 0
    let top = legend.height + 6 + noteHeight
    var y = top
    var bars = ""
    for group in groups {
      let label = MarkupText.escape(Elision.inMiddle(group.label, to: 56))
      bars += "<text x=\"\(Self.left)\" y=\"\(y + 14)\">\(label)</text>\n"
      y += 20
      for count in group.counts {
        bars += Self.bar(names.firstIndex(of: count.series) ?? 0, count.value, lengths, y: y)
        y += Self.barHeight + 2
      }
      y += 8
    }
    return SVGPlot.element(identifier, title, summary, height: y) {
      var result = legend.svg(top: 2)
      if isLogarithmic {
        result +=
          "<text class=\"tick\" x=\"12\" y=\"\(top - 6)\">Bar lengths are logarithmic; the lines are powers of ten.</text>\n"
      }
      return result + lengths.grid(top: top + 4, bottom: y - 6) + bars
    }
  }

  private static func bar(_ series: Int, _ value: Int, _ lengths: BarLengths, y: Int) -> String {
    let (from, to) = lengths.span(value)
    let width = FixedPointDecimal(hundredths: to.hundredths - from.hundredths)
    let labelX = FixedPointDecimal(hundredths: to.hundredths + 500)
    let rectangle =
      width.hundredths > 0 ? bar(series, x: from.text, y: y, width: width.text, height: barHeight) : ""
    return rectangle + "<text x=\"\(labelX.text)\" y=\"\(y + 13)\">\(DecimalStep.withTrueMinus(String(value)))</text>\n"
  }

  /// A bar; every other series is pale with an outline, to be told apart without colour.
  private static func bar(_ series: Int, x: String, y: Int, width: String, height: Int) -> String {
    let colour = series % PlotStyle.colourCount
    let look = series % 2 == 0 ? "class=\"f\(colour)\"" : "class=\"f\(colour) c\(colour)\" fill-opacity=\"0.3\""
    return "<rect \(look) x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"/>\n"
  }
}

/// How long bars are.
struct BarLengths: Sendable {
  private let scale: AxisScale
  private let isLogarithmic: Bool

  init(_ values: [Int], isLogarithmic: Bool, start: Int, end: Int) {
    self.isLogarithmic = isLogarithmic
    let largest = max(0, values.max() ?? 0)
    if isLogarithmic {
      // Half a power of ten before 1, so that a bar for 1 can be seen.
      scale = AxisScale(-50, Rational(Self.logarithm(largest)), start: start, end: end, intervals: 8)
    } else {
      let least = min(0, values.min() ?? 0)
      let upper = largest == 0 && least == 0 ? 1 : largest
      scale = AxisScale(Rational(least), Rational(upper), start: start, end: end, intervals: 6)
    }
  }

  /// ⌊100·log₁₀ value⌋, from the number of digits of the hundredth power.
  /// - Precondition: `value` is positive.
  static func logarithm(_ value: Int) -> Int { BigInteger(value).power(100).description.count - 1 }

  /// Where the bar of a value begins and ends.
  func span(_ value: Int) -> (from: FixedPointDecimal, to: FixedPointDecimal) {
    if isLogarithmic {
      let base = scale.position(-50)
      return (base, value > 0 ? scale.position(Rational(Self.logarithm(value))) : base)
    }
    let zero = scale.position(0)
    let end = scale.position(Rational(value))
    return (min(zero, end), max(zero, end))
  }

  /// The lines behind the bars.
  func grid(top: Int, bottom: Int) -> String {
    var positions: [FixedPointDecimal] = []
    if isLogarithmic {
      var power = 0
      while Rational(power) <= scale.upper {
        positions.append(scale.position(Rational(power)))
        power += 100
      }
    } else {
      positions = scale.ticks.map { scale.position($0) }
    }
    let lines = positions.map { "M\($0.text),\(top)V\(bottom)" }.joined(separator: " ")
    return lines.isEmpty ? "" : "<path class=\"grid\" d=\"\(lines)\"/>\n"
  }
}
