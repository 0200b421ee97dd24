import ExactNumbers
import FileFormats

extension HyperplaneArrangement {
  /// Reads an arrangement from JSON: `{"dimension": n, "forms": [{"normal": […], "constant": c}, …]}`, or
  /// `{"dimension": n, "normals": [[…], …]}` for hyperplanes through the origin, for which the list of lists alone will do.
  ///
  /// The dimension may be missing if there is a form, and a constant that is missing is zero. Entries are integers of any
  /// size; numbers with point or exponent, taken as exactly the nearest `Double`; or strings such as "1/3" and "0.1", taken
  /// at their word. A row with fractions is multiplied by the least common multiple of its denominators. Other fields
  /// beside the list are passed over; within a form they are errors.
  /// - Throws: `FileFormatError` with line and column, or with the path of the field.
  public init(json bytes: [UInt8]) throws(FileFormatError) {
    try self.init(root: try ArrangementFileFormat.json(bytes))
  }

  /// Reads an arrangement from JSON text; see `init(json: [UInt8])`.
  ///
  /// - Throws: `FileFormatError`.
  public init(json text: String) throws(FileFormatError) { try self.init(json: Array(text.utf8)) }

  init(root: JSONValue) throws(FileFormatError) {
    if case .array = root {
      self = try Self.read(root, named: "", nil)
      return
    }
    let forms = try FieldReader.optionalMember("forms", of: root, path: "")
    let normals = try FieldReader.optionalMember("normals", of: root, path: "")
    let dimension = try FieldReader.optionalMember("dimension", of: root, path: "")
    switch (forms, normals) {
    case (.some(let forms), nil): self = try Self.read(forms, named: "forms", dimension)
    case (nil, .some(let normals)): self = try Self.read(normals, named: "normals", dimension)
    case (nil, nil): throw .field(path: "forms", found: "nothing", expected: "a field named forms or normals")
    default: throw .field(path: "normals", found: "also a field named forms", expected: "one of the two")
    }
  }

  private static func read(
    _ list: JSONValue, named name: String, _ dimension: JSONValue?
  ) throws(FileFormatError) -> HyperplaneArrangement {
    let entries = try FieldReader.array(list, path: name)
    var stated: Int?
    if let dimension { stated = try FieldReader.integer(dimension, path: "dimension") }
    var rows: [JSONValue] = []
    for (index, entry) in entries.enumerated() {
      rows.append(name == "forms" ? try normal(of: entry, path: "forms[\(index)].") : entry)
    }
    if stated == nil, let first = rows.first { stated = try FieldReader.array(first, path: "\(name)[0]").count }
    guard let dimension = stated else {
      throw .field(
        path: "dimension", found: "nothing", expected: "an integer, since there are no \(name.isEmpty ? "rows" : name)")
    }
    var collector = try FormCollector(dimension: dimension)
    try FormCollector.require(forms: entries.count, dimension: dimension)
    var reader = FieldReader()
    for (index, row) in rows.enumerated() {
      let path = name == "forms" ? "forms[\(index)].normal" : "\(name)[\(index)]"
      let normal = try reader.numbers(row, path: path)
      var constant = Rational(0)
      if name == "forms",
        let value = try FieldReader.optionalMember("constant", of: entries[index], path: "forms[\(index)].")
      {
        constant = try reader.number(value, path: "forms[\(index)].constant")
      }
      try collector.append(normal: normal, constant: constant) { path }
    }
    return try collector.arrangement()
  }

  private static func normal(of form: JSONValue, path: String) throws(FileFormatError) -> JSONValue {
    let normal = try FieldReader.member("normal", of: form, path: path)
    guard case .object(let members) = form else { return normal }
    for member in members where member.name != "normal" && member.name != "constant" {
      throw .field(
        path: path + String(member.name.prefix(40)), found: member.value.kind, expected: "normal and constant only")
    }
    return normal
  }

  /// The arrangement as canonical JSON, one form a line: `normals` if all constants are zero, otherwise `forms`. Reading it
  /// gives this arrangement again.
  public var json: String {
    func list(_ values: [BigInteger]) -> String {
      "[" + values.map { Rational($0).jsonText }.joined(separator: ", ") + "]"
    }
    let isCentral = isCentral
    let lines = forms.map { form in
      isCentral
        ? "  " + list(form.normal)
        : "  {\"normal\": \(list(form.normal)), \"constant\": \(Rational(form.constant).jsonText)}"
    }
    let name = isCentral ? "normals" : "forms"
    let body = lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
    return "{\"dimension\": \(dimension), \"\(name)\": \(body)}\n"
  }
}
