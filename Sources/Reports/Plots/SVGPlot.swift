import ExactNumbers

/// A drawing of piecewise linear curves with axes, grid and legend, as an SVG element to stand in an HTML page.
///
/// Coordinates are computed exactly and rounded to hundredths of a unit, so that the same curves give the same bytes.
/// The colours come from the page's style, see `PlotStyle`.
public struct SVGPlot: Sendable {
  /// A name that no other drawing of the page has: letters, digits and hyphens.
  public let identifier: String
  /// What the drawing is called, for people who do not see it.
  public let title: String
  /// What is to be seen.
  public let summary: String
  /// The curves; the later ones are drawn above the earlier ones.
  public let curves: [PlotCurve]
  /// What the horizontal axis shows; empty to say nothing.
  public var horizontalTitle = ""
  /// What the vertical axis shows; empty to say nothing.
  public var verticalTitle = ""
  /// A number that the horizontal axis begins with or before, if it is not nil.
  public var leftmost: Rational?

  static let width = 480
  private static let plotHeight = 250
  /// Up to this number of vertices they are marked with dots.
  private static let markedVertices = 26
  private static let denseVertices = 300

  /// A drawing.
  public init(identifier: String, title: String, summary: String, curves: [PlotCurve]) {
    self.identifier = identifier
    self.title = title
    self.summary = summary
    self.curves = curves
  }

  /// The SVG element.
  ///
  /// - Complexity: linear in the number of vertices.
  public var svg: String {
    let drawn = curves.filter { !$0.points.isEmpty }
    let points = drawn.lazy.flatMap(\.points)
    guard let first = points.first else {
      return Self.element(identifier, title, summary, height: 60) {
        "<text x=\"12\" y=\"34\">No curve to draw.</text>\n"
      }
    }
    var range = (left: min(first.x, leftmost ?? first.x), right: first.x, bottom: first.y, top: first.y)
    for point in points {
      range.left = min(range.left, point.x)
      range.right = max(range.right, point.x)
      range.bottom = min(range.bottom, point.y)
      range.top = max(range.top, point.y)
    }
    let padding = (range.top - range.bottom) / 20
    var top = 10
    var vertical = AxisScale(
      range.bottom - padding, range.top + padding, start: top + Self.plotHeight, end: top, intervals: 6)
    if !verticalNote(vertical).isEmpty {
      top += 20
      vertical = vertical.moved(start: top + Self.plotHeight, end: top)
    }
    let left = 12 + 9 * (vertical.labels.map(\.count).max() ?? 0)
    let horizontal = Self.horizontalAxis(range.left, range.right, from: left)
    return draw(drawn, horizontal, vertical, left: left, right: horizontal.end, top: top)
  }

  /// The drawing as a file of its own, with its style; light, since it does not know its background.
  public var standalone: String {
    guard let open = svg.firstIndex(of: ">") else { return svg }
    let style = """

      <style>
      :root { --ink: #1b1f24; --soft-ink: #59636e; --grid: #dfe3e8; --paper: #ffffff; \(PlotStyle.lightColours) }
      \(PlotStyle.rules)</style>
      <rect width="100%" height="100%" fill="var(--paper)"/>
      """
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg[...open] + style + svg[svg.index(after: open)...]
  }

  /// The axis with as many ticks as its labels leave room for.
  private static func horizontalAxis(_ lower: Rational, _ upper: Rational, from left: Int) -> AxisScale {
    var scale = AxisScale(lower, upper, start: left, end: width - 14, intervals: 8)
    for intervals in [6, 4, 3] {
      let widest = scale.labels.map(\.count).max() ?? 0
      scale = scale.moved(start: left, end: width - max(14, 9 * (scale.labels.last?.count ?? 0) / 2))
      if (widest * 9 + 8) * scale.labels.count <= scale.end - scale.start { break }
      scale = AxisScale(lower, upper, start: left, end: scale.end, intervals: intervals)
    }
    return scale
  }

  private func draw(
    _ drawn: [PlotCurve], _ horizontal: AxisScale, _ vertical: AxisScale, left: Int, right: Int, top: Int
  ) -> String {
    let bottom = top + Self.plotHeight
    var legend = PlotLegend(from: 12, to: Self.width)
    for (index, curve) in drawn.enumerated() where !curve.name.isEmpty {
      if curve.isScatter {
        legend.append(curve.name) { x, y in
          "<circle class=\"f\(index % PlotStyle.colourCount)\" cx=\"\(x + 13)\" cy=\"\(y)\" r=\"4\"/>\n"
        }
        continue
      }
      let stroke = PlotStyle.stroke(index, of: drawn.count, isDense: false)
      legend.append(curve.name) { x, y in "<path \(stroke) d=\"M\(x),\(y) \(x + 26),\(y)\"/>\n" }
    }
    let legendTop = bottom + (horizontalNote(horizontal).isEmpty ? 28 : 46)
    return Self.element(identifier, title, summary, height: legendTop + legend.height + 4) {
      var result = Self.axes(horizontal, vertical, left: left, right: right, top: top, bottom: bottom)
      let notes = (below: horizontalNote(horizontal), above: verticalNote(vertical))
      if !notes.below.isEmpty {
        result += "<text class=\"tick end\" x=\"\(right)\" y=\"\(bottom + 36)\">\(notes.below)</text>\n"
      }
      if !notes.above.isEmpty {
        result += "<text class=\"tick\" x=\"12\" y=\"\(top - 8)\">\(notes.above)</text>\n"
      }
      for (index, curve) in drawn.enumerated() {
        if curve.isScatter {
          result += Self.dots(curve, horizontal, vertical, index: index)
          continue
        }
        result += Self.line(
          PlotPath(curve, horizontal: horizontal, vertical: vertical), index: index, count: drawn.count)
      }
      return result + legend.svg(top: legendTop)
    }
  }

  /// What stands below the horizontal axis.
  private func horizontalNote(_ scale: AxisScale) -> String {
    Self.note(horizontalTitle, scale.origin.map { "horizontal labels count from \($0)" })
  }

  /// What stands above the vertical axis.
  private func verticalNote(_ scale: AxisScale) -> String {
    Self.note(verticalTitle, scale.origin.map { "vertical labels count from \($0)" })
  }

  private static func note(_ title: String, _ origin: String?) -> String {
    let shown = title.isEmpty ? nil : MarkupText.escape(Elision.atEnd(TextTable.oneLine(title), to: 40))
    return [shown, origin].compactMap { $0 }.joined(separator: "; ")
  }

  private static func dots(_ curve: PlotCurve, _ horizontal: AxisScale, _ vertical: AxisScale, index: Int) -> String {
    curve.points.map { point in
      let (x, y) = (horizontal.position(point.x).text, vertical.position(point.y).text)
      return "<circle class=\"f\(index % PlotStyle.colourCount)\" cx=\"\(x)\" cy=\"\(y)\" r=\"3.5\"/>\n"
    }.joined()
  }

  private static func line(_ path: PlotPath, index: Int, count: Int) -> String {
    let vertices = path.vertices
    var result = ""
    if vertices.count > 1 {
      let stroke = PlotStyle.stroke(index, of: count, isDense: vertices.count > denseVertices)
      result += "<path \(stroke) d=\"\(path.data)\"/>\n"
    }
    if vertices.count <= markedVertices {
      // The ends of the interval are no breakpoints, unless there is nothing else to see.
      let marked = vertices.count > 1 ? vertices.dropFirst().dropLast() : vertices[...]
      let radius = count > 1 && index == 0 ? "4" : "2.5"
      for vertex in marked {
        result +=
          "<circle class=\"f\(index % PlotStyle.colourCount)\" cx=\"\(vertex.x.text)\" cy=\"\(vertex.y.text)\" r=\"\(radius)\"/>\n"
      }
    }
    return result
  }

  private static func axes(
    _ horizontal: AxisScale, _ vertical: AxisScale, left: Int, right: Int, top: Int, bottom: Int
  ) -> String {
    var result = "<path class=\"grid\" d=\"M\(left),\(top) \(right),\(top) \(right),\(bottom) \(left),\(bottom)z"
    for tick in horizontal.ticks { result += " M\(horizontal.position(tick).text),\(top)V\(bottom)" }
    for tick in vertical.ticks { result += " M\(left),\(vertical.position(tick).text)H\(right)" }
    result += "\"/>\n"
    if vertical.lower <= 0 && 0 <= vertical.upper {
      result += "<path class=\"zero\" d=\"M\(left),\(vertical.position(0).text)H\(right)\"/>\n"
    }
    for (tick, label) in zip(horizontal.ticks, horizontal.labels) {
      let x = horizontal.position(tick).text
      result += "<text class=\"tick middle\" x=\"\(x)\" y=\"\(bottom + 18)\">\(label)</text>\n"
    }
    for (tick, label) in zip(vertical.ticks, vertical.labels) {
      let y = FixedPointDecimal(hundredths: vertical.position(tick).hundredths + 400).text
      result += "<text class=\"tick end\" x=\"\(left - 6)\" y=\"\(y)\">\(label)</text>\n"
    }
    return result
  }

  /// The outer element with what screen readers say.
  static func element(
    _ identifier: String, _ title: String, _ summary: String, height: Int, content: () -> String
  ) -> String {
    """
    <svg class="plot" viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="\(identifier)-title \(identifier)-desc" xmlns="http://www.w3.org/2000/svg">
    <title id="\(identifier)-title">\(MarkupText.escape(title))</title>
    <desc id="\(identifier)-desc">\(MarkupText.escape(summary))</desc>

    """ + content() + "</svg>\n"
  }
}
