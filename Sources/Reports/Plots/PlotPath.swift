import ExactNumbers

/// A polygonal line in drawing coordinates.
struct PlotPath: Sendable {
  /// The vertices, rounded to hundredths of a unit, neighbours different.
  let vertices: [Vertex]

  struct Vertex: Hashable, Sendable {
    let x: FixedPointDecimal
    let y: FixedPointDecimal
  }

  /// Above this number of vertices a line is thinned.
  static let unthinnedLimit = 1_500

  /// A curve placed in a coordinate system.
  init(_ curve: PlotCurve, horizontal: AxisScale, vertical: AxisScale) {
    var vertices: [Vertex] = []
    for point in curve.points {
      let vertex = Vertex(x: horizontal.position(point.x), y: vertical.position(point.y))
      if vertex != vertices.last { vertices.append(vertex) }
    }
    self.vertices = vertices.count > Self.unthinnedLimit ? Self.thinned(vertices) : vertices
  }

  /// Keeps of each column, half a unit wide, the first, the lowest, the highest and the last vertex, in order: what is left
  /// out lies within the stroke of what is kept.
  static func thinned(_ vertices: [Vertex]) -> [Vertex] {
    var result: [Vertex] = []
    var start = 0
    while start < vertices.count {
      let column = vertices[start].x.hundredths / 50
      var end = start
      var lowest = start
      var highest = start
      while end < vertices.count, vertices[end].x.hundredths / 50 == column {
        if vertices[end].y < vertices[lowest].y { lowest = end }
        if vertices[end].y > vertices[highest].y { highest = end }
        end += 1
      }
      for index in Set([start, lowest, highest, end - 1]).sorted() { result.append(vertices[index]) }
      start = end
    }
    return result
  }

  /// The value of a path's `d` attribute.
  var data: String {
    var result = "M"
    for (index, vertex) in vertices.enumerated() {
      if index > 0 { result += " " }
      result += vertex.x.text + "," + vertex.y.text
    }
    return result
  }
}
