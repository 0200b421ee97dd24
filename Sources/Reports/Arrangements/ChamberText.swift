import Arrangements
import ExactNumbers

/// Chambers and vertices as lines of text, for long lists.
public enum ChamberText {
  /// Appends the signs and the point of a chamber as a line, such as `-+- 1 -2` or `++ 1/2`.
  public static func append(_ chamber: borrowing EnumeratedChamber, to text: inout [UInt8]) {
    appendSigns(of: chamber, to: &text)
    let denominator = chamber.denominator
    for numerator in chamber.point {
      text.append(space)
      append(numerator, over: denominator, to: &text)
    }
    text.append(lineFeed)
  }

  /// Appends a chamber as a JSON object without a line end.
  public static func appendJSON(_ chamber: borrowing EnumeratedChamber, to text: inout [UInt8]) {
    text += Array("{\"signs\": \"".utf8)
    appendSigns(of: chamber, to: &text)
    text += Array("\", \"point\": [".utf8)
    let denominator = chamber.denominator
    for (index, numerator) in chamber.point.enumerated() {
      text += Array((index == 0 ? "\"" : ", \"").utf8)
      append(numerator, over: denominator, to: &text)
      text.append(UInt8(ascii: "\""))
    }
    text += Array("]}".utf8)
  }

  /// Appends the coordinates of the vertex of the zonotope where the points of a chamber are greatest.
  public static func appendVertex(
    of chamber: borrowing EnumeratedChamber, in arrangement: HyperplaneArrangement, asJSON: Bool, to text: inout [UInt8]
  ) {
    var vertex = [BigInteger](repeating: 0, count: arrangement.dimension)
    for (index, form) in arrangement.forms.enumerated() {
      let sign = chamber.sign(of: index)
      for place in vertex.indices where sign != 0 {
        vertex[place] = sign > 0 ? vertex[place] + form.normal[place] : vertex[place] - form.normal[place]
      }
    }
    let line = vertex.map(\.description)
    text += Array((asJSON ? "[\"" + line.joined(separator: "\", \"") + "\"]" : line.joined(separator: " ") + "\n").utf8)
  }

  /// The beginning of a JSON document whose list is written piece by piece.
  public static func jsonHead(_ subject: String, name: String, notes: [String]) -> [UInt8] {
    let title = JSONValue.string(name).text.dropLast()
    let remarks = notes.map { String(JSONValue.string($0).text.dropLast()) }.joined(separator: ", ")
    return Array(
      ("{\n  \"report\": \"lemmata enumerate\",\n  \"version\": 1,\n  \"name\": \(title),\n  \"notes\": [\(remarks)],\n"
        + "  \"\(subject)\": [").utf8)
  }

  /// The end of such a document.
  public static func jsonTail(count: Int) -> [UInt8] { Array("\n  ],\n  \"count\": \(count)\n}\n".utf8) }

  private static let space = UInt8(ascii: " ")
  private static let lineFeed = UInt8(ascii: "\n")

  private static func appendSigns(of chamber: borrowing EnumeratedChamber, to text: inout [UInt8]) {
    for form in 0..<chamber.formCount {
      let sign = chamber.sign(of: form)
      text.append(sign > 0 ? UInt8(ascii: "+") : sign < 0 ? UInt8(ascii: "-") : UInt8(ascii: "0"))
    }
  }

  private static func append(_ numerator: BigInteger, over denominator: BigInteger, to text: inout [UInt8]) {
    if denominator == 1 {
      text += Array(numerator.description.utf8)
    } else {
      text += Array(Rational(numerator, denominator).description.utf8)
    }
  }
}
