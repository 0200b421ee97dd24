import ExactNumbers
import ReLUNetworks

/// A map of the linear regions in the plane: one colour for each affine function, a thin line around each proper activation
/// region. What is shown is where the vertices are, but for the outermost ones where there are many and the regions go on.
struct RegionPicture {
  private let title: String
  private var cells: [(sides: [LinearRegion.Facet], function: Int)] = []
  private var vertices: Set<PlanePoint> = []
  private var functions: [AffineMap: Int] = [:]
  private var isBounded = true

  init(title: String) { self.title = title }

  mutating func add(_ region: LinearRegion, function: AffineMap) {
    let number = functions[function] ?? functions.count
    functions[function] = number
    cells.append((region.facets, number))
    isBounded = isBounded && region.isBounded
    for vertex in region.vertices { vertices.insert(PlanePoint(x: vertex[0], y: vertex[1])) }
  }

  private static func middle(of points: [PlanePoint]) -> [PlanePoint] {
    guard points.count > 40 else { return points }
    let (xs, ys) = (points.map(\.x).sorted(), points.map(\.y).sorted())
    let (low, high) = (points.count / 12, points.count - 1 - points.count / 12)
    let kept = points.filter { xs[low] <= $0.x && $0.x <= xs[high] && ys[low] <= $0.y && $0.y <= ys[high] }
    return kept.isEmpty ? points : kept
  }

  /// The drawing as a file of its own.
  var standalone: String {
    let points = vertices.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    let shown = isBounded ? points : Self.middle(of: points)
    let frame = PlaneFrame(around: shown.isEmpty ? [.origin] : shown, width: 960, mostHeight: 960)
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 \(frame.height)" role="img">
      <title>\(MarkupText.escape(title)): \(cells.count) proper activation regions, \(functions.count) affine functions</title>
      <style>path { stroke: #222; stroke-width: \(cells.count > 5_000 ? "0.2" : "0.6"); stroke-linejoin: round; vector-effect: non-scaling-stroke; }</style>

      """
    for cell in cells {
      var polygon = frame.corners
      for side in cell.sides where polygon.count > 2 { polygon = Self.clipped(polygon, by: side) }
      if polygon.count > 2 {
        text += "<path fill=\"\(Self.colour(cell.function))\" d=\"\(frame.polygon(polygon))\"/>\n"
      }
    }
    return text + "</svg>\n"
  }

  /// Colours far apart for numbers that follow each other: hues turn by the golden angle.
  private static func colour(_ number: Int) -> String {
    "hsl(\(number * 137 % 360),\([62, 48, 72][number / 360 % 3])%,\([74, 62, 82][number % 3])%)"
  }

  private static func clipped(_ polygon: [PlanePoint], by side: LinearRegion.Facet) -> [PlanePoint] {
    let (a, b, c) = (Rational(side.normal[0]), Rational(side.normal[1]), Rational(side.constant))
    func value(_ point: PlanePoint) -> Rational { a * point.x + b * point.y + c }
    var result: [PlanePoint] = []
    for (index, point) in polygon.enumerated() {
      let next = polygon[(index + 1) % polygon.count]
      let (here, there) = (value(point), value(next))
      if !here.isNegative { result.append(point) }
      if here.isNegative != there.isNegative && !here.isZero && !there.isZero {
        result.append(point + (here / (here - there)) * (next - point))
      }
    }
    return result
  }
}
