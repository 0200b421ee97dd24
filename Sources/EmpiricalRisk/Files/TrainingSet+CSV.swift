import ExactNumbers
import FileFormats

/// A training set with the names that its table gives to the columns.
public struct NamedTrainingSet: Hashable, Sendable {
  /// The set.
  public let set: TrainingSet
  /// The names of the coordinates.
  public let features: [String]
  /// The name of the column with the labels.
  public let label: String
  /// The name of the column with the weights, nil if there is none.
  public let weight: String?
}

extension TrainingSet {
  /// Which columns of a table are what.
  public struct Columns: Hashable, Sendable {
    /// The column with the labels, by name or number from 1; the last one if nil.
    public var label: String?
    /// The column with the weights, by name or number; none if nil.
    public var weight: String?
    /// The columns with the coordinates of the points, by name or number; all others if nil.
    public var features: [String]?

    /// The given columns.
    public init(label: String? = nil, weight: String? = nil, features: [String]? = nil) {
      self.label = label
      self.weight = weight
      self.features = features
    }
  }

  /// Reads a table of values separated by commas, semicolons or tabs: a record a point.
  ///
  /// If no field of the first record is a number, it has the names of the columns; otherwise they are called x1, x2 and so on.
  /// Lines before it that begin with `#` are passed over. Numbers are integers, decimals or fractions, read exactly: 0.1 is
  /// 1/10.
  /// - Parameters:
  ///   - bytes: The file.
  ///   - separator: What stands between the fields; recognised from the first record if nil.
  ///   - columns: Which columns are what.
  /// - Throws: `FileFormatError` with the place of a record of another length, a missing value, or what is no number; for a
  ///   table without records; for a column that is not there, wanted as two things, or with a name that others have too.
  public static func reading(
    csv bytes: [UInt8], separator: FieldSeparator? = nil, columns wanted: Columns = Columns()
  ) throws(FileFormatError) -> NamedTrainingSet {
    let table = try CSVTable(bytes, separator: separator)
    guard let first = table.records.first else { throw .content("found no records, expected at least one") }
    let hasHeader = first.allSatisfy { (try? Rational(parsing: trimmed($0.text))) == nil }
    let names = hasHeader ? first.map { trimmed($0.text) } : first.indices.map { "x\($0 + 1)" }
    let columns = try TableColumns(names, wanted)
    if hasHeader, table.records.count == 1 {
      throw .content("found no records below the header, expected at least one")
    }
    let (label, weight, features) = (columns.label, columns.weight, columns.features)
    var budget = NumberBudget()
    var (points, labels, weights): ([[Rational]], [Rational], [Rational]) = ([], [], [])
    let used = Set(features + [label] + (weight.map { [$0] } ?? [])).sorted()
    for record in table.records.dropFirst(hasHeader ? 1 : 0) {
      guard record.count == names.count else {
        let hint =
          table.separator == .comma && record.count > names.count
          ? "; decimals have a point, and fields with commas stand in quotes" : ""
        throw .field(
          path: "line \(record[0].place.line)", found: "\(record.count) fields", expected: "\(names.count)\(hint)")
      }
      var values: [Int: Rational] = [:]
      for index in used { values[index] = try number(record[index], names[index], &budget) }
      points.append(features.map { values[$0] ?? 0 })
      labels.append(values[label] ?? 0)
      if let weight {
        let value = values[weight] ?? 0
        if value.signum() <= 0 {
          throw .field(
            path: record[weight].place.text(names[weight]), found: "the weight \(value)",
            expected: "a positive number")
        }
        weights.append(value)
      }
    }
    do {
      let set = try TrainingSet(
        dimension: features.count, points: points, labels: labels, weights: weight == nil ? nil : weights)
      return NamedTrainingSet(
        set: set, features: features.map { names[$0] }, label: names[label], weight: weight.map { names[$0] })
    } catch { throw .content("\(error)") }
  }

  private static func number(
    _ field: CSVTable.Field, _ name: String, _ budget: inout NumberBudget
  ) throws(FileFormatError) -> Rational {
    let text = trimmed(field.text)
    if text.isEmpty { throw .field(path: field.place.text(name), found: "no value", expected: "a number") }
    let value: Rational
    do throws(NumberParsingError) { value = try Rational(parsing: text) } catch {
      let point = text.split(separator: ",", omittingEmptySubsequences: false)
      if point.count == 2, Rational(point.joined(separator: ".")) != nil {
        throw .field(
          path: field.place.text(name), found: "'\(text.prefix(40))'",
          expected: "a number with a decimal point instead of the comma")
      }
      throw .content(
        "\(field.place.text(name)): found '\(error.text)', which cannot be read as a number: \(error.reason)")
    }
    try budget.add(value) { "line \(field.place.line)" }
    return value
  }

  static func trimmed(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
