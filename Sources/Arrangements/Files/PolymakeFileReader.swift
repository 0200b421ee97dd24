import ExactNumbers
import FileFormats

/// Reads the JSON files of polymake 4 (the field `_type` names the object, matrices are lists of rows); the rules are
/// those of `ArrangementFile`.
struct PolymakeFileReader {
  private enum Meaning { case normals, points, affineForms }

  private static let objects: [(type: String, properties: [String], meaning: Meaning)] = [
    ("fan::HyperplaneArrangement", ["HYPERPLANES", "VECTORS"], .normals),
    ("polytope::VectorConfiguration", ["VECTORS"], .normals),
    ("matroid::Matroid", ["VECTORS"], .normals),
    ("polytope::PointConfiguration", ["POINTS"], .points),
    ("polytope::Polytope", ["INEQUALITIES", "FACETS"], .affineForms),
    ("polytope::Cone", ["INEQUALITIES", "FACETS"], .normals),
    ("common::Matrix", ["data"], .normals),
    ("common::SparseMatrix", ["data"], .normals),
  ]
  private static let equations = ["EQUATIONS", "LINEAR_SPAN", "AFFINE_HULL"]
  private static let scalars = ["Rational", "Integer", "Int", "Float"]

  /// Whether an object is of polymake.
  static func recognizes(_ root: JSONValue) -> Bool {
    guard case .object(let members) = root else { return false }
    return members.contains { $0.name == "_type" || $0.name == "_ns" }
  }

  static func read(_ root: JSONValue, notes: inout [String]) throws(FileFormatError) -> HyperplaneArrangement {
    guard case .string(let type) = try FieldReader.member("_type", of: root, path: "") else {
      throw .field(path: "_type", found: "no string", expected: "the name of a type")
    }
    let name = type.prefix { $0 != "<" }
    guard let object = objects.first(where: { $0.type == name }) else {
      throw .field(
        path: "_type", found: "'\(type.prefix(60))'",
        expected: "one of " + objects.map(\.type).joined(separator: ", "))
    }
    let scalar = type.dropFirst(name.count + 1).prefix { $0 != "," && $0 != ">" && $0 != "<" }
    guard scalar.isEmpty || scalars.contains(String(scalar)) else {
      throw .field(
        path: "_type", found: "entries of type \(scalar.prefix(40))", expected: scalars.joined(separator: ", "))
    }
    let generators = "ZONOTOPE_INPUT_POINTS"
    if object.type == "polytope::Polytope", let value = try FieldReader.optionalMember(generators, of: root, path: "") {
      notes.append("the rows of \(generators) were read")
      return try arrangement(of: value, generators, .points, &notes)
    }
    try requireNoEquations(in: root, path: "")
    if object.type == "fan::HyperplaneArrangement" { try requireWholeSpace(root) }
    for property in object.properties {
      guard let value = try FieldReader.optionalMember(property, of: root, path: "") else { continue }
      if object.properties.count > 1 || object.meaning == .points { notes.append("the rows of \(property) were read") }
      return try arrangement(of: value, property, object.meaning, &notes)
    }
    let names = object.properties.joined(separator: " or ")
    throw .field(
      path: object.properties[0], found: "nothing", expected: "a matrix \(names) in an object of type \(name)")
  }

  private static func requireNoEquations(in object: JSONValue, path: String) throws(FileFormatError) {
    for name in equations {
      guard let value = try FieldReader.optionalMember(name, of: object, path: path) else { continue }
      let rows = try PolymakeMatrix(value, path: path + name)
      if rows.count > 0 {
        throw .field(path: path + name, found: "\(rows.count) rows", expected: "no equations: they restrict the space")
      }
    }
  }

  /// A support cone other than the whole space would ask for the chambers within it.
  private static func requireWholeSpace(_ root: JSONValue) throws(FileFormatError) {
    guard let support = try FieldReader.optionalMember("SUPPORT", of: root, path: "") else { return }
    try requireNoEquations(in: support, path: "SUPPORT.")
    var isDescribed = false
    for name in ["FACETS", "INEQUALITIES"] {
      guard let value = try FieldReader.optionalMember(name, of: support, path: "SUPPORT.") else { continue }
      isDescribed = true
      let rows = try PolymakeMatrix(value, path: "SUPPORT.\(name)")
      if rows.count > 0 {
        throw .field(
          path: "SUPPORT.\(name)", found: "\(rows.count) rows", expected: "none: the support is the whole space")
      }
    }
    if !isDescribed {
      throw .field(
        path: "SUPPORT", found: "neither FACETS nor INEQUALITIES", expected: "one of them, without rows, or no support")
    }
  }

  private static func arrangement(
    of value: JSONValue, _ property: String, _ meaning: Meaning, _ notes: inout [String]
  ) throws(FileFormatError) -> HyperplaneArrangement {
    let matrix = try PolymakeMatrix(value, path: property)
    guard let width = matrix.columns else {
      throw .field(path: property, found: "no rows", expected: "rows, or the number of columns as {\"cols\": n}")
    }
    let least = meaning == .normals ? 1 : 2
    guard width >= least else { throw .field(path: property, found: "\(width) columns", expected: "at least \(least)") }
    let dimension = meaning == .normals ? width : width - 1
    var collector = try FormCollector(dimension: dimension)
    try FormCollector.require(forms: matrix.count, dimension: width)
    var reader = FieldReader()
    for index in 0..<matrix.count {
      let path = "\(property)[\(index)]"
      let row = try matrix.row(index, columns: width, &reader)
      if meaning == .points, row[0] != 0, row[0] != 1 {
        throw .field(path: path + "[0]", found: "\(row[0])", expected: "0 or 1, since points are homogeneous")
      }
      try collector.append(
        normal: row.dropFirst(meaning == .normals ? 0 : 1), constant: meaning == .affineForms ? row[0] : 0
      ) { path }
    }
    if meaning == .points {
      notes.append(
        "the first number of each row was dropped; the rest is the normal of a hyperplane through the origin, a generator "
          + "of the zonotope")
    }
    return try collector.arrangement()
  }
}
