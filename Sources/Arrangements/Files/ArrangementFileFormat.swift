import FileFormats

/// The file formats in which arrangements are read.
public enum ArrangementFileFormat: String, CaseIterable, Sendable {
  /// Rows of numbers, with or without a first line `n m`, `central n m` or `affine n m`; see `ArrangementFile`.
  case matrix
  /// An H-representation of cdd or lrs (`.ine`).
  case inequalities = "ine"
  /// A V-representation of cdd or lrs (`.ext`).
  case generators = "ext"
  /// JSON with the fields `normals` or `forms`.
  case json
  /// JSON of polymake, version 4 or later.
  case polymake

  /// What is read, in one sentence.
  public var summary: String {
    switch self {
    case .matrix:
      "one normal a line, after a line 'n m' (dimension and number of rows) or none; after 'affine n m' each line is a "
        + "constant and a normal"
    case .inequalities: "H-representation of cdd and lrs: the hyperplanes b + a x = 0 of the rows b a"
    case .generators: "V-representation of cdd and lrs: the rows without their first number are the normals"
    case .json: #"{"dimension": n, "forms": [{"normal": [...], "constant": c}, ...]} or {"normals": [[...], ...]}"#
    case .polymake:
      "JSON of polymake 4: HyperplaneArrangement, VectorConfiguration, PointConfiguration, Cone, Polytope, Matrix"
    }
  }

  /// The format that a text looks like: JSON if it starts with a brace or a bracket, else a cdd or lrs file if a line
  /// starts with the word begin, H-representation or V-representation, else a matrix.
  ///
  /// - Throws: `FileFormatError.tooLarge`, or an error of the JSON grammar.
  public static func detected(in bytes: [UInt8]) throws(FileFormatError) -> ArrangementFileFormat {
    var scanner = try TextScanner(bytes)
    guard let first = scanner.peek() else { return .matrix }
    if first.bytes.first == UInt8(ascii: "{") || first.bytes.first == UInt8(ascii: "[") {
      let root = try JSONReader.read(bytes)
      return PolymakeFileReader.recognizes(root) ? .polymake : .json
    }
    var found: ArrangementFileFormat?
    while let token = scanner.next() {
      switch token.bytes.count > 20 ? "" : token.text.lowercased() {
      case "v-representation": return .generators
      case "h-representation": return .inequalities
      case "begin": found = .inequalities
      default: break
      }
      if found != nil { break }
      scanner.skipLine()
    }
    return found ?? .matrix
  }
}
