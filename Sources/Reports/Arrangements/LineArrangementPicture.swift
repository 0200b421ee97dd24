import Arrangements
import ExactNumbers

/// A drawing of lines in the plane whose chambers are coloured like a chessboard.
///
/// Lines come from an arrangement in the plane, or from a central arrangement in space cut by a plane that misses the origin.
public struct LineArrangementPicture: Sendable {
  /// A name that no other drawing of the page has.
  public let identifier: String
  /// What it is called.
  public let title: String
  /// How the lines come about, for a caption.
  public let explanation: String

  /// a·x + b·y + c = 0, each line once.
  private let lines: [(a: Rational, b: Rational, c: Rational)]
  /// More lines than this would be a grey area.
  static let mostLines = 150

  /// A drawing of an arrangement in the plane, or a central one in space; nil for others, and for too many lines or none.
  public init?(identifier: String, title: String, arrangement: HyperplaneArrangement) {
    let forms = arrangement.forms.filter { !$0.isConstant }
    var lines: [(a: Rational, b: Rational, c: Rational)] = []
    switch arrangement.dimension {
    case 2:
      lines = forms.map { (Rational($0.normal[0]), Rational($0.normal[1]), Rational($0.constant)) }
      explanation = "The lines of the arrangement; the two colours alternate from chamber to chamber."
    case 3 where arrangement.isCentral:
      // The plane of the points u + x·v + y·w with u = (6, 8, 10), v = (4, −3, 0), w = (3, 4, −5), orthogonal to each other.
      for form in forms {
        let (p, q, r) = (Rational(form.normal[0]), Rational(form.normal[1]), Rational(form.normal[2]))
        let line = (
          a: 4 * p - 3 * q, b: 3 * p + 4 * q - 5 * r, c: 6 * p + 8 * q + 10 * r
        )
        if !line.a.isZero || !line.b.isZero { lines.append(line) }
      }
      explanation =
        "The planes cut by the plane 3x + 4y + 5z = 100: every chamber that meets it shows, and so does the opposite of each other one."
    default: return nil
    }
    var seen: Set<[Rational]> = []
    self.lines = lines.filter { line in
      let leading = line.a.isZero ? line.b : line.a
      return seen.insert([line.a / leading, line.b / leading, line.c / leading]).inserted
    }
    guard !self.lines.isEmpty, self.lines.count <= Self.mostLines else { return nil }
    self.identifier = identifier
    self.title = title
  }

  /// The crossing points, each with the number of lines through it, in the order of their coordinates.
  private var crossings: [(point: PlanePoint, count: Int)] {
    var through: [PlanePoint: Set<Int>] = [:]
    for (index, first) in lines.enumerated() {
      for other in (index + 1)..<max(lines.count, index + 1) {
        let second = lines[other]
        let determinant = first.a * second.b - first.b * second.a
        if determinant.isZero { continue }
        let point = PlanePoint(
          x: (first.b * second.c - second.b * first.c) / determinant,
          y: (first.c * second.a - second.c * first.a) / determinant)
        through[point, default: []].formUnion([index, other])
      }
    }
    return through.map { (point: $0.key, count: $0.value.count) }
      .sorted { ($0.point.x, $0.point.y) < ($1.point.x, $1.point.y) }
  }

  /// The SVG element.
  ///
  /// - Complexity: O(m² log m) for m lines.
  public var svg: String {
    let crossings = crossings
    // The drawing is made around the crossings.
    var shown = crossings.map(\.point).withoutOutermost
    // Lines without crossings are seen around their points nearest to the origin.
    if shown.isEmpty {
      shown = lines.map { line in
        let square = line.a * line.a + line.b * line.b
        return PlanePoint(x: -line.a * line.c / square, y: -line.b * line.c / square)
      }
    }
    let frame = PlaneFrame(around: shown)
    let summary =
      "\(CountedNoun.text(lines.count, "line")) with \(CountedNoun.text(crossings.count, "crossing point"))."
    return SVGPlot.element(identifier, title, summary, height: frame.height) {
      // The even–odd rule over one half-plane for each line colours neighbouring chambers differently.
      let halves = lines.map { frame.corners.clipped($0.a, $0.b, $0.c) }.filter { $0.count > 2 }
      var text = "<path class=\"cell\" fill-rule=\"evenodd\" d=\"\(halves.map { frame.polygon($0) }.joined())\"/>\n"
      let segments = lines.compactMap { segment(of: $0, in: frame) }
      text += "<path class=\"curve c0\" stroke-width=\"1.2\" d=\"\(segments.joined())\"/>\n"
      for crossing in crossings where frame.contains(crossing.point) && (crossing.count > 2 || crossings.count <= 120) {
        let place = frame.place(crossing.point)
        let radius = FixedPointDecimal(hundredths: min(550, 100 + 60 * crossing.count)).text
        text += "<circle class=\"f1\" cx=\"\(place.x)\" cy=\"\(place.y)\" r=\"\(radius)\"/>\n"
      }
      return text
    }
  }

  /// Path data for the part of a line inside the frame.
  private func segment(of line: (a: Rational, b: Rational, c: Rational), in frame: PlaneFrame) -> String? {
    var ends: [PlanePoint] = []
    for x in [frame.left, frame.right] where !line.b.isZero {
      ends.append(PlanePoint(x: x, y: -(line.a * x + line.c) / line.b))
    }
    for y in [frame.bottom, frame.top] where !line.a.isZero {
      ends.append(PlanePoint(x: -(line.b * y + line.c) / line.a, y: y))
    }
    let inside = ends.filter { frame.contains($0) }
    guard let first = inside.first, let last = inside.first(where: { $0 != first }) else { return nil }
    return frame.segment(first, last)
  }
}
