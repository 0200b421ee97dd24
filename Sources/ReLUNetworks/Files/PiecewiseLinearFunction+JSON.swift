import ExactNumbers
import FileFormats

extension PiecewiseLinearFunction {
  /// Reads a function from JSON, `{"points": [[x, y], …], "leftSlope": s, "rightSlope": t}`, with entries as in networks.
  /// - Throws: `FileFormatError`; points that do not increase are `.content` with the index.
  public init(json bytes: [UInt8]) throws(FileFormatError) {
    let root = try JSONReader.read(bytes)
    var reader = FieldReader()
    var points: [(x: Rational, y: Rational)] = []
    let list = try FieldReader.array(FieldReader.member("points", of: root, path: ""), path: "points")
    for (index, entry) in list.enumerated() {
      let pair = try reader.numbers(entry, path: "points[\(index)]")
      guard pair.count == 2 else {
        throw .field(path: "points[\(index)]", found: "\(pair.count) numbers", expected: "2, abscissa and value")
      }
      points.append((pair[0], pair[1]))
    }
    let left = try reader.number(FieldReader.member("leftSlope", of: root, path: ""), path: "leftSlope")
    let right = try reader.number(FieldReader.member("rightSlope", of: root, path: ""), path: "rightSlope")
    self = try Self.joining(points, left, right)
  }

  /// Reads a function from JSON text; see `init(json: [UInt8])`.
  /// - Throws: `FileFormatError`.
  public init(json text: String) throws(FileFormatError) { try self.init(json: Array(text.utf8)) }

  /// The function as canonical JSON. A line is written with its point at 0.
  public var json: String {
    let points = filePoints.map { "[\($0.x.jsonText), \($0.y.jsonText)]" }.joined(separator: ", ")
    let right = slopes[slopes.count - 1].jsonText
    return "{\"points\": [\(points)], \"leftSlope\": \(slopes[0].jsonText), \"rightSlope\": \(right)}\n"
  }

  static func joining(
    _ points: [(x: Rational, y: Rational)], _ left: Rational, _ right: Rational
  ) throws(FileFormatError) -> PiecewiseLinearFunction {
    do throws(PiecewiseLinearError) {
      return try PiecewiseLinearFunction(points: points, leftSlope: left, rightSlope: right)
    } catch {
      throw .content(error.description)
    }
  }

  /// The breakpoints with their values; the point at 0 for a line.
  var filePoints: [(x: Rational, y: Rational)] {
    if breakpoints.isEmpty { return [(x: 0, y: intercepts[0])] }
    return Array(zip(breakpoints, breakpointValues)).map { (x: $0.0, y: $0.1) }
  }
}
