import EmpiricalRisk
import ExactNumbers

extension TrainingReport {
  /// A self-contained page with the optimum, the fit where it can be drawn, the gap as it closed, and local training.
  public var html: [UInt8] {
    var body = """
      <header>
      <h1>\(MarkupText.breakable(name))</h1>
      <p>\(MarkupText.escape(summary)); \(MarkupText.escape(columns)). Numbers without ≈ are exact; local training is in floating point.</p>
      </header>
      <main>
      <table>
      <tbody>

      """
    for row in rows {
      body += "<tr><th scope=\"row\">\(MarkupText.escape(row.term))</th><td>\(MarkupText.escape(row.value))</td></tr>\n"
    }
    body += "</tbody>\n</table>\n"
    for (plot, caption) in [fit, kinks, gap, restarts].compactMap({ $0 }) {
      body += "<figure>\n\(plot.svg)<figcaption>\(MarkupText.escape(caption))</figcaption>\n</figure>\n"
    }
    return Array(HTMLPage.text(title: "Training on \(name)", body: body + "</main>\n").utf8)
  }

  /// The fit alone, as a drawing for one or two coordinates; the gap for more.
  public var picture: [UInt8]? {
    (fit ?? kinks ?? gap).map { Array($0.0.standalone.utf8) }
  }

  /// Data and network, for one coordinate.
  private var fit: (SVGPlot, String)? {
    let set = problem.set
    guard set.dimension == 1, let low = set.points.map({ $0[0] }).min(), let high = set.points.map({ $0[0] }).max()
    else { return nil }
    let room = max((high - low) / 20, Rational(1, 20))
    func curve(_ name: String, _ network: ShallowNetwork) -> PlotCurve {
      var xs = [low - room, high + room]
      for gate in network.gates where !gate.weights[0].isZero {
        let kink = -gate.bias / gate.weights[0]
        if kink > low - room, kink < high + room { xs.append(kink) }
      }
      return PlotCurve(name, points: Set(xs).sorted().map { PlotCurve.Point(x: $0, y: network.value(at: [$0])) })
    }
    let dots = zip(set.points, set.labels).map { PlotCurve.Point(x: $0[0], y: $1) }
    var curves = [curve("best network", optimum.network), PlotCurve("data", points: dots, isScatter: true)]
    // Where local training reaches the optimum, its curve would only hide the other one.
    let isBestShown = !local.reaches(optimum.value, local.best)
    if isBestShown, let network = local.bestNetwork { curves.append(curve("best of local training", network)) }
    let isTypicalShown = !local.reaches(optimum.value, local.median)
    if isTypicalShown, let network = local.typicalNetwork {
      curves.append(curve("typical local training", network))
    }
    var plot = SVGPlot(
      identifier: "fit", title: "The fit", summary: "The data and the best network.", curves: curves)
    plot.horizontalTitle = features.first ?? ""
    plot.verticalTitle = data.label
    return (
      plot,
      "The data and the best network as functions of \(features.first ?? "x")\(curves.count > 2 ? ", and what local training finds" : "").\(weightNote)"
    )
  }

  /// That weights do not show.
  private var weightNote: String {
    data.weight.map { " All dots are of one size, whatever their weight (\($0))." } ?? ""
  }

  /// The lines at which gates bend, for two coordinates.
  private var kinks: (SVGPlot, String)? {
    let set = problem.set
    guard set.dimension == 2, set.count > 0 else { return nil }
    let spans = (0..<2).map { k -> (low: Rational, high: Rational) in
      let values = set.points.map { $0[k] }
      let (low, high) = (values.min() ?? 0, values.max() ?? 0)
      let room = max((high - low) / 20, Rational(1, 20))
      return (low - room, high + room)
    }
    var curves: [PlotCurve] = []
    for (index, gate) in optimum.network.gates.enumerated() {
      let (a, b, c) = (gate.weights[0], gate.weights[1], gate.bias)
      var ends: Set<PlotCurve.Point> = []
      for x in [spans[0].low, spans[0].high] where !b.isZero {
        let y = -(a * x + c) / b
        if spans[1].low <= y, y <= spans[1].high { ends.insert(PlotCurve.Point(x: x, y: y)) }
      }
      for y in [spans[1].low, spans[1].high] where !a.isZero {
        let x = -(b * y + c) / a
        if spans[0].low <= x, x <= spans[0].high { ends.insert(PlotCurve.Point(x: x, y: y)) }
      }
      if ends.count >= 2 {
        let points = ends.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        let (first, last) = (points[0], points[points.count - 1])
        let middle = PlotCurve.Point(x: (first.x + last.x) / 2, y: (first.y + last.y) / 2)
        // Across the line in units of the drawing, which need not be those of the coordinates.
        let (across, up) = (a * (spans[0].high - spans[0].low), b * (spans[1].high - spans[1].low))
        let step = Rational(1, 20) / max(across.magnitude, up.magnitude)
        let side = PlotCurve.Point(
          x: middle.x + across * step * (spans[0].high - spans[0].low),
          y: middle.y + up * step * (spans[1].high - spans[1].low))
        curves.append(PlotCurve("gate \(index + 1)", points: [first, middle, side, middle, last]))
      }
    }
    let middle = set.labels.sorted()[set.count / 2]
    for (title, isHigh) in [("labels below \(Self.short(middle))", false), ("other labels", true)] {
      let points = zip(set.points, set.labels).filter { ($0.1 >= middle) == isHigh }.map {
        PlotCurve.Point(x: $0.0[0], y: $0.0[1])
      }
      if !points.isEmpty { curves.append(PlotCurve(title, points: points, isScatter: true)) }
    }
    var plot = SVGPlot(
      identifier: "kinks", title: "Where the gates bend", summary: "The points and the lines at which gates bend.",
      curves: curves)
    plot.horizontalTitle = features[0]
    plot.verticalTitle = features[1]
    return (
      plot,
      "The points, and the lines at which the gates of the best network bend; the short stroke of each points to the side where the gate is on. The colours of the dots tell labels (\(data.label)) below \(Self.short(middle)), the median, from the others.\(weightNote)"
    )
  }

  /// Best loss and bound by the number of sets judged.
  private var gap: (SVGPlot, String)? {
    let history = optimum.history
    guard history.count > 2 else { return nil }
    func points(_ value: (TrainingProgress) -> Double) -> [PlotCurve.Point] {
      history.compactMap { progress in
        Rational(exactly: value(progress)).map { PlotCurve.Point(x: Rational(progress.nodes), y: $0) }
      }
    }
    var plot = SVGPlot(
      identifier: "gap", title: "The gap", summary: "Best loss and bound by the number of sets of networks.",
      curves: [PlotCurve("best loss", points: points(\.best)), PlotCurve("bound", points: points(\.bound))])
    plot.horizontalTitle = "sets"
    plot.verticalTitle = "loss"
    plot.leftmost = 0
    return (
      plot, "The best loss and the bound (in floating point) by the number of sets of networks."
    )
  }

  /// The losses of local training in order, above the optimum.
  private var restarts: (SVGPlot, String)? {
    guard local.losses.count > 1, local.median.isFinite else { return nil }
    // The worst losses would flatten the rest.
    let least = optimum.value.approximateDouble
    let trivial = problem.value(outputs: [Rational](repeating: 0, count: problem.set.count)).approximateDouble
    let limit = least + max(4 * (local.median - least), (trivial - least) / 20)
    let shown = local.losses.filter { $0.isFinite && $0 <= max(limit, local.median) }
    let beyond = local.losses.count - shown.count
    let points = shown.enumerated().compactMap { place, loss in
      Rational(exactly: loss).map { PlotCurve.Point(x: Rational(place + 1), y: $0) }
    }
    let ends = [1, shown.count].map { PlotCurve.Point(x: Rational($0), y: optimum.value) }
    var plot = SVGPlot(
      identifier: "restarts", title: "Local training", summary: "Losses of local training in ascending order.",
      curves: [PlotCurve("local training", points: points), PlotCurve("best network", points: ends)])
    plot.horizontalTitle = "restarts"
    plot.verticalTitle = "loss"
    let worse = beyond == 0 ? "" : "; \(beyond) worse \(beyond == 1 ? "one is" : "ones are") beyond the top"
    return (
      plot,
      "What \(local.losses.count) random restarts of local training end with, in ascending order\(worse)."
    )
  }
}
