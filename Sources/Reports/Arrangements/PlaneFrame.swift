import ExactNumbers

/// A point of the plane with exact coordinates.
struct PlanePoint: Hashable, Sendable {
  var x: Rational
  var y: Rational

  static func + (a: Self, b: Self) -> Self { Self(x: a.x + b.x, y: a.y + b.y) }
  static func - (a: Self, b: Self) -> Self { Self(x: a.x - b.x, y: a.y - b.y) }
  static func * (factor: Rational, a: Self) -> Self { Self(x: factor * a.x, y: factor * a.y) }
  static prefix func - (a: Self) -> Self { Self(x: -a.x, y: -a.y) }
  static let origin = Self(x: 0, y: 0)

  /// The determinant of the two vectors: positive if `b` lies to the left of `a`.
  static func cross(_ a: Self, _ b: Self) -> Rational { a.x * b.y - a.y * b.x }
}

extension [PlanePoint] {
  /// The points but for the outermost, where there are many.
  var withoutOutermost: [PlanePoint] {
    guard count > 40 else { return self }
    let (xs, ys) = (map(\.x).sorted(), map(\.y).sorted())
    let (low, high) = (count / 12, count - 1 - count / 12)
    return filter { xs[low] <= $0.x && $0.x <= xs[high] && ys[low] <= $0.y && $0.y <= ys[high] }
  }

  /// The part of a convex polygon where a·x + b·y + c is not negative.
  func clipped(_ a: Rational, _ b: Rational, _ c: Rational) -> [PlanePoint] {
    func value(_ point: PlanePoint) -> Rational { a * point.x + b * point.y + c }
    var result: [PlanePoint] = []
    for (index, point) in enumerated() {
      let next = self[(index + 1) % count]
      let (here, there) = (value(point), value(next))
      if !here.isNegative { result.append(point) }
      if here.isNegative != there.isNegative && !here.isZero && !there.isZero {
        result.append(point + (here / (here - there)) * (next - point))
      }
    }
    return result
  }
}

/// A rectangle of the plane placed into a drawing, with the same scale on both axes.
struct PlaneFrame: Sendable {
  let left: Rational
  let right: Rational
  let bottom: Rational
  let top: Rational
  private let scale: Rational
  private let margin: Int

  /// The height of the drawing.
  let height: Int

  /// The smallest frame around the points, widened by a tenth of its size on each side; a unit square around a single point.
  ///
  /// - Precondition: at least one point.
  init(around points: [PlanePoint], width: Int = SVGPlot.width, mostHeight: Int = 380, margin: Int = 12) {
    let xs = points.map(\.x)
    let ys = points.map(\.y)
    var (left, right) = (xs.min() ?? 0, xs.max() ?? 0)
    var (bottom, top) = (ys.min() ?? 0, ys.max() ?? 0)
    // A frame much flatter than wide, or the other way round, would show nothing but its longer side.
    let least = max(right - left, top - bottom) / 5
    let (wider, higher) = (max(0, least - (right - left)) / 2, max(0, least - (top - bottom)) / 2)
    (left, right, bottom, top) = (left - wider, right + wider, bottom - higher, top + higher)
    if left == right { (left, right, bottom, top) = (left - 1, right + 1, bottom - 1, top + 1) }
    let (dx, dy) = ((right - left) / 10, (top - bottom) / 10)
    (left, right, bottom, top) = (left - dx, right + dx, bottom - dy, top + dy)
    let (roomX, roomY) = (Rational(width - 2 * margin), Rational(mostHeight - 2 * margin))
    scale = min(roomX / (right - left), roomY / (top - bottom))
    // What is left over of the width shows more of the plane.
    let spare = (roomX / scale - (right - left)) / 2
    (self.left, self.right, self.bottom, self.top) = (left - spare, right + spare, bottom, top)
    self.margin = margin
    height = 2 * margin + (Int(exactly: (scale * (top - bottom)).ceiling) ?? mostHeight)
  }

  /// The corners, counterclockwise from the lower left.
  var corners: [PlanePoint] {
    [
      PlanePoint(x: left, y: bottom), PlanePoint(x: right, y: bottom), PlanePoint(x: right, y: top),
      PlanePoint(x: left, y: top),
    ]
  }

  func contains(_ point: PlanePoint) -> Bool {
    left <= point.x && point.x <= right && bottom <= point.y && point.y <= top
  }

  /// The drawing coordinates of a point, as SVG wants them.
  func place(_ point: PlanePoint) -> (x: String, y: String) {
    let x = FixedPointDecimal(rounding: Rational(margin) + scale * (point.x - left))
    let y = FixedPointDecimal(rounding: Rational(margin) + scale * (top - point.y))
    return (x.text, y.text)
  }

  /// Path data for a polygon, closed.
  func polygon(_ points: [PlanePoint]) -> String {
    "M" + points.map { point in place(point) }.map { "\($0.x),\($0.y)" }.joined(separator: " ") + "z"
  }

  /// Path data for a segment.
  func segment(_ from: PlanePoint, _ to: PlanePoint) -> String {
    let (a, b) = (place(from), place(to))
    return "M\(a.x),\(a.y) \(b.x),\(b.y)"
  }
}
