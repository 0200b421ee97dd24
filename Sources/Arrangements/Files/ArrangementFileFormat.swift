import FileFormats

/// The file formats in which arrangements are read.
public enum ArrangementFileFormat: String, CaseIterable, Sendable {
  /// Rows of numbers, with or without a header such as `central n m`; see `ArrangementFile`.
  case matrix
  /// An H-representation of cdd or lrs (`.ine`).
  case inequalities = "ine"
  /// A V-representation of cdd or lrs (`.ext`).
  case generators = "ext"
  /// JSON with the fields `normals` or `forms`, or a list of normals alone.
  case json
  /// JSON of polymake, version 4 or later.
  case polymake

  /// What is read, in one sentence.
  public var summary: String {
    switch self {
    case .matrix:
      "one normal a line, after a header 'central n m' (columns, rows) or none; after 'affine n m' each line is a "
        + "constant and a normal"
    case .inequalities: "H-representation of cdd and lrs: the hyperplanes b + a x = 0 of the rows b a"
    case .generators: "V-representation of cdd and lrs: the rows without their first number are the normals"
    case .json:
      #"{"dimension": n, "forms": [{"normal": [...], "constant": c}, ...]}, {"normals": [[...], ...]} or [[...], ...]"#
    case .polymake:
      "JSON of polymake 4: HyperplaneArrangement, VectorConfiguration, PointConfiguration, Cone, Polytope, Matrix"
    }
  }

  /// Whether the format is a kind of JSON.
  var isJSON: Bool { self == .json || self == .polymake }

  /// Whether a text starts with a brace or a bracket.
  static func looksLikeJSON(_ bytes: [UInt8]) throws(FileFormatError) -> Bool {
    let scanner = try TextScanner(bytes)
    let first = scanner.peek()?.bytes.first
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// The values of a JSON text, as many as the largest arrangement has and some more.
  static func json(_ bytes: [UInt8]) throws(FileFormatError) -> JSONValue {
    let values = ArrangementLimits.coefficients + 4 * ArrangementLimits.forms + 1000
    // Some editors put a byte order mark before UTF-8; it is passed over in JSON as in the other formats.
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    return try JSONReader.read(text, maximumValues: values)
  }

  /// The format of a text that is not JSON: of cdd and lrs if a line starts with the word begin, H-representation or
  /// V-representation, otherwise a matrix.
  static func ofText(_ bytes: [UInt8]) throws(FileFormatError) -> ArrangementFileFormat {
    var scanner = try TextScanner(bytes)
    while let token = scanner.next() {
      switch token.bytes.count > 20 ? "" : token.text.lowercased() {
      case "v-representation": return .generators
      case "h-representation", "begin": return .inequalities
      default: scanner.skipLine()
      }
    }
    return .matrix
  }
}
