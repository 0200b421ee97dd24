import ExactNumbers
import FileFormats

extension ReLUNetwork {
  /// Reads a network from JSON, `{"widths": […], "layers": [{"W": rows, "b": […]}, …]}`.
  ///
  /// Entries are integers of any size; numbers with point or exponent, taken as exactly the nearest `Double`; or strings
  /// such as "1/3" and "0.1", taken at their word. The widths may be missing, otherwise they must be those of the layers.
  /// Other fields are passed over.
  /// - Throws: `FileFormatError` with line and column, or with the path of the field, what was found and what was
  ///   expected; also for texts beyond 64 MiB, nesting beyond 64 and numbers beyond the range of `Double`.
  public init(json bytes: [UInt8]) throws(FileFormatError) {
    let root = try JSONReader.read(bytes)
    var reader = FieldReader()
    var weights: [[[Rational]]] = []
    var biases: [[Rational]] = []
    let layers = try FieldReader.array(FieldReader.member("layers", of: root, path: ""), path: "layers")
    for (index, layer) in layers.enumerated() {
      let path = "layers[\(index)]."
      var rows: [[Rational]] = []
      let matrix = try FieldReader.array(FieldReader.member("W", of: layer, path: path), path: path + "W")
      for (row, entries) in matrix.enumerated() {
        rows.append(try reader.numbers(entries, path: "\(path)W[\(row)]"))
      }
      weights.append(rows)
      biases.append(try reader.numbers(FieldReader.member("b", of: layer, path: path), path: path + "b"))
    }
    do throws(NetworkError) {
      try self.init(weights: weights, biases: biases)
    } catch {
      throw .content(error.description)
    }
    guard let stated = try FieldReader.optionalMember("widths", of: root, path: "") else { return }
    let list = try FieldReader.array(stated, path: "widths")
    guard list.count == widths.count else {
      throw .field(path: "widths", found: "\(list.count) entries", expected: "\(widths.count), one more than layers")
    }
    for (index, entry) in list.enumerated() {
      let width = try FieldReader.integer(entry, path: "widths[\(index)]")
      if width != widths[index] {
        throw .field(path: "widths[\(index)]", found: "\(width)", expected: "\(widths[index])")
      }
    }
  }

  /// Reads a network from JSON text; see `init(json: [UInt8])`.
  /// - Throws: `FileFormatError`.
  public init(json text: String) throws(FileFormatError) { try self.init(json: Array(text.utf8)) }

  /// The network as canonical JSON: one line a layer, integers up to 2^53 as numbers, all other entries as strings "p/q".
  /// Reading it gives this network again.
  public var json: String {
    func list(_ values: some Sequence<Rational>) -> String {
      "[" + values.map(\.jsonText).joined(separator: ", ") + "]"
    }
    let lines = layers.map { layer in
      let rows = (0..<layer.outputDimension).map { list(layer.row($0)) }.joined(separator: ", ")
      return "  {\"W\": [\(rows)], \"b\": \(list(layer.bias))}"
    }
    return "{\"widths\": \(widths), \"layers\": [\n" + lines.joined(separator: ",\n") + "\n]}\n"
  }
}
