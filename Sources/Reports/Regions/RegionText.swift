import ExactNumbers
import ReLUNetworks

/// Proper activation regions as lines of JSON, for long lists.
///
/// Layers, gates, inequalities and regions are counted from 1. Numbers that may be long or fractions are strings.
public enum RegionText {
  /// The line of a region without its number: all that comes after `{"region": 7`.
  public static func rest(of listed: ListedRegion) -> [UInt8] {
    let region = listed.region
    var text = ", \"pattern\": \(pattern(region.pattern)), \"point\": \(numbers(listed.point)), \"function\": {\"W\": ["
    text += listed.function.rows.map { numbers($0) }.joined(separator: ", ")
    text += "], \"b\": \(numbers(listed.function.bias))}, \"vertices\": \(region.vertices.count), "
    text += "\"bounded\": \(region.isBounded), \"facets\": ["
    for (number, facet) in region.facets.enumerated() {
      if number > 0 { text += ", " }
      text += "{\"normal\": \(numbers(facet.normal)), \"constant\": \"\(facet.constant)\", \"walls\": ["
      text += facet.walls.map { wall in
        switch wall {
        case .gate(let layer, let index): "{\"layer\": \(layer + 1), \"gate\": \(index + 1)}"
        case .inequality(let index): "{\"inequality\": \(index + 1)}"
        }
      }.joined(separator: ", ")
      text += "], \"neighbour\": \(listed.neighbours[number].map { pattern($0) } ?? "null")}"
    }
    return Array((text + "]}\n").utf8)
  }

  /// The line of a region.
  public static func line(_ number: Int, rest: [UInt8]) -> [UInt8] { Array("{\"region\": \(number)".utf8) + rest }

  private static func numbers(_ values: some Sequence<some CustomStringConvertible>) -> String {
    "[" + values.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
  }

  private static func pattern(_ pattern: [[Bool]]) -> String {
    "[" + pattern.map { "\"" + String($0.map { $0 ? "1" : "0" }) + "\"" }.joined(separator: ", ") + "]"
  }
}
