import Arrangements
import ExactNumbers

/// A drawing of a zonotope in the plane or in space.
///
/// In space it is seen from afar along a fixed direction; only the facets on the near side are drawn. All coordinates are exact,
/// so that the same zonotope gives the same bytes.
public struct ZonotopePicture: Sendable {
  /// A name that no other drawing of the page has.
  public let identifier: String
  /// What it is called.
  public let title: String

  private let generators: [[Rational]]
  /// Up to this number of vertices they are marked with dots.
  private static let markedVertices = 80
  /// The facets of a zonotope in space grow with the square of the number of generators; beyond this they are too small to see.
  static let mostGenerators = 60

  /// A drawing of the zonotope whose generators are the normals of a central arrangement in two or three dimensions, or nil
  /// if that is not what it is, or if it has too many generators.
  public init?(identifier: String, title: String, arrangement: HyperplaneArrangement) {
    guard arrangement.isCentral, (2...3).contains(arrangement.dimension), !arrangement.forms.isEmpty,
      arrangement.dimension == 2 || arrangement.forms.count <= Self.mostGenerators
    else { return nil }
    self.identifier = identifier
    self.title = title
    generators = arrangement.forms.map { $0.normal.map { Rational($0) } }
  }

  /// The SVG element.
  public var svg: String {
    let faces = generators[0].count == 2 ? planeFaces : spaceFaces
    let corners = faces.flatMap(\.polygon)
    let frame = PlaneFrame(around: corners)
    let vertices = Set(corners)
    let summary =
      "The zonotope of \(CountedNoun.text(generators.count, "generator")); \(vertices.count) vertices in view."
    return SVGPlot.element(identifier, title, summary, height: frame.height) {
      var text = ""
      for face in faces {
        text += "<path class=\"face\" fill-opacity=\"\(face.opacity.text)\" d=\"\(frame.polygon(face.polygon))\"/>\n"
      }
      if vertices.count <= Self.markedVertices {
        for vertex in corners where vertices.contains(vertex) {
          let place = frame.place(vertex)
          text += "<circle class=\"f0\" cx=\"\(place.x)\" cy=\"\(place.y)\" r=\"2\"/>\n"
        }
      }
      return text
    }
  }

  private struct Face {
    let polygon: [PlanePoint]
    let opacity: FixedPointDecimal
  }

  private var planeFaces: [Face] {
    let points = generators.map { PlanePoint(x: $0[0], y: $0[1]) }
    return [Face(polygon: PlaneZonotope.vertices(points), opacity: FixedPointDecimal(hundredths: 25))]
  }

  // An orthonormal frame with rational coordinates: to the right, up, and towards the viewer.
  private static let right: [Rational] = [Rational(20, 29), Rational(21, 29), 0]
  private static let up: [Rational] = [
    Rational(-21, 29) * Rational(5, 13), Rational(20, 29) * Rational(5, 13), Rational(12, 13),
  ]
  private static let towards: [Rational] = [
    Rational(21, 29) * Rational(12, 13), Rational(-20, 29) * Rational(12, 13), Rational(5, 13),
  ]

  private static func dot(_ a: [Rational], _ b: [Rational]) -> Rational { a[0] * b[0] + a[1] * b[1] + a[2] * b[2] }

  private static func seen(_ point: [Rational]) -> PlanePoint { PlanePoint(x: dot(point, right), y: dot(point, up)) }

  private static func cross(_ a: [Rational], _ b: [Rational]) -> [Rational] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
  }

  /// The facets on the near side, brighter the more they face the viewer.
  private var spaceFaces: [Face] {
    var faces: [Face] = []
    for (index, first) in generators.enumerated() {
      for (offset, second) in generators[(index + 1)...].enumerated() {
        var normal = Self.cross(first, second)
        let slant = Self.dot(normal, Self.towards)
        if slant.isZero { continue }
        if slant.isNegative { normal = normal.map { -$0 } }
        let heights = generators.map { Self.dot($0, normal) }
        // The facet belongs to the first pair of generators that spans its plane.
        let spanning = generators.indices.filter { heights[$0].isZero && generators[$0].contains { !$0.isZero } }
        let partner = spanning.first { other in Self.cross(generators[spanning[0]], generators[other]) != [0, 0, 0] }
        guard spanning.first == index, partner == index + 1 + offset else { continue }
        let within = generators.indices.filter { heights[$0].isZero }.map { Self.seen(generators[$0]) }
        let centre = generators.indices.reduce(PlanePoint.origin) { sum, other in
          heights[other].isZero
            ? sum : heights[other].isNegative ? sum - Self.seen(generators[other]) : sum + Self.seen(generators[other])
        }
        let share = slant * slant / Self.dot(normal, normal)
        faces.append(
          Face(
            polygon: PlaneZonotope.vertices(within, centre: centre),
            opacity: FixedPointDecimal(rounding: Rational(3, 20) + share * Rational(11, 20))))
      }
    }
    if faces.isEmpty {
      let shadow = PlaneZonotope.vertices(generators.map { Self.seen($0) })
      faces.append(Face(polygon: shadow, opacity: FixedPointDecimal(hundredths: 40)))
    }
    return faces
  }
}
