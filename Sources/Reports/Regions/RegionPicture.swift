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

  /// The drawing as a file of its own.
  var standalone: String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg }

  /// The drawing as an element of a page.
  var svg: String {
    let points = vertices.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    let shown = isBounded ? points : points.withoutOutermost
    let frame = PlaneFrame(around: shown.isEmpty ? [.origin] : shown, width: 960, mostHeight: 960)
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 \(frame.height)" role="img">
      <title>\(MarkupText.escape(title)): \(cells.count) proper activation regions, \(functions.count) affine functions</title>
      <style>path { stroke: #222; stroke-width: \(cells.count > 5_000 ? "0.2" : "0.6"); stroke-linejoin: round; vector-effect: non-scaling-stroke; }</style>

      """
    let names = self.names
    for cell in cells {
      var polygon = frame.corners
      for side in cell.sides where polygon.count > 2 {
        polygon = polygon.clipped(Rational(side.normal[0]), Rational(side.normal[1]), Rational(side.constant))
      }
      if polygon.count > 2 {
        let path = "<path fill=\"\(Self.colour(cell.function))\" d=\"\(frame.polygon(polygon))\""
        text += names[cell.function].map { "\(path)><title>\(MarkupText.escape($0))</title></path>\n" } ?? "\(path)/>\n"
      }
    }
    return text + "</svg>\n"
  }

  /// The affine functions by their numbers, where they are few, of one output, and short.
  private var names: [Int: String] {
    if cells.count > 2_000 { return [:] }
    var names: [Int: String] = [:]
    for (map, number) in functions where map.outputDimension == 1 {
      let text = AffineText.form(Array(map.row(0)), map.bias[0])
      if text.count <= 120 { names[number] = text }
    }
    return names
  }

  /// Colours far apart for numbers that follow each other: hues turn by the golden angle.
  private static func colour(_ number: Int) -> String {
    "hsl(\(number * 137 % 360),\([62, 48, 72][number / 360 % 3])%,\([74, 62, 82][number % 3])%)"
  }
}
