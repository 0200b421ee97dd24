import ExactNumbers
import FileFormats

/// A matrix in a polymake file: a list of rows, possibly followed by an object with the number of columns as `cols`; rows
/// are lists of all entries or, if the number of columns is given, objects from column to entry.
struct PolymakeMatrix {
  private let path: String
  private let rows: ArraySlice<JSONValue>
  /// The number of columns, as stated or as in the first row; nil if there are neither.
  let columns: Int?

  /// The number of rows.
  var count: Int { rows.count }

  init(_ value: JSONValue, path: String) throws(FileFormatError) {
    self.path = path
    let values = try FieldReader.array(value, path: path)
    if case .object(let members)? = values.last, let member = members.first(where: { $0.name == "cols" }) {
      let stated = try FieldReader.integer(member.value, path: "\(path)[\(values.count - 1)].cols")
      guard stated >= 0, stated <= ArrangementLimits.coefficients else {
        throw .field(
          path: "\(path)[\(values.count - 1)].cols", found: "\(stated)",
          expected: "a number of columns up to \(ArrangementLimits.coefficients)")
      }
      rows = values.dropLast()
      columns = stated
    } else {
      rows = values[...]
      if let first = values.first {
        columns = try FieldReader.array(first, path: "\(path)[0]").count
      } else {
        columns = nil
      }
    }
  }

  /// A row with this many entries, its index counted from 0.
  ///
  /// - Throws: `FileFormatError.field` for another length, or a column that is out of range.
  func row(_ index: Int, columns: Int, _ reader: inout FieldReader) throws(FileFormatError) -> [Rational] {
    let path = "\(path)[\(index)]"
    guard case .object(let members) = rows[rows.startIndex + index] else {
      let row = try reader.numbers(rows[rows.startIndex + index], path: path)
      guard row.count == columns else {
        throw .field(path: path, found: "\(row.count) entries", expected: "\(columns)")
      }
      return row
    }
    var row = [Rational](repeating: 0, count: columns)
    for member in members {
      guard let column = Int(member.name), column.description == member.name, row.indices.contains(column) else {
        throw .field(path: path, found: "the name '\(member.name.prefix(40))'", expected: "a column below \(columns)")
      }
      row[column] = try reader.number(member.value, path: "\(path).\(member.name)")
    }
    return row
  }
}
