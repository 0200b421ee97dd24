import ExactNumbers
import FileFormats

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

  /// Reads a table of comma-separated values: a record a point.
  ///
  /// If no field of the first record is a number, it has the names of the columns. Numbers are integers, decimals or
  /// fractions, read exactly: 0.1 is 1/10.
  /// - Returns: the set, and the names of the coordinates.
  /// - Throws: `FileFormatError` with line and column for a record of another length, a missing value, or what is no
  ///   number; `.field` for a column that is not there.
  public static func reading(
    csv bytes: [UInt8], columns: Columns = Columns()
  ) throws(FileFormatError) -> (set: TrainingSet, features: [String]) {
    let table = try CSVTable(bytes)
    guard let first = table.records.first else {
      throw .syntax(line: 1, column: 1, found: "no records", expected: "at least one")
    }
    let hasHeader = first.allSatisfy { (try? Rational(parsing: trimmed($0.text))) == nil }
    let names = hasHeader ? first.map { trimmed($0.text) } : first.indices.map { "x\($0 + 1)" }
    func column(_ name: String, _ option: String) throws(FileFormatError) -> Int {
      let matches = names.indices.filter { names[$0] == name }
      if matches.count > 1 {
        throw .field(path: option, found: "'\(name)' for \(matches.count) columns", expected: "the number of a column")
      }
      if let match = matches.first { return match }
      if let number = Int(name), (1...names.count).contains(number) { return number - 1 }
      throw .field(
        path: option, found: "'\(name.prefix(60))'",
        expected: "one of the columns " + names.prefix(20).joined(separator: ", "))
    }
    if let label = columns.label, !names.contains(label) { try refuseSeveralLabels(label, names) }
    let label = try columns.label.map { name throws(FileFormatError) in try column(name, "label") } ?? names.count - 1
    let weight = try columns.weight.map { name throws(FileFormatError) in try column(name, "weight") }
    var features = names.indices.filter { $0 != label && $0 != weight }
    if let wanted = columns.features {
      features = []
      for name in wanted { features.append(try column(name, "features")) }
    }
    var budget = NumberBudget()
    var (points, labels, weights): ([[Rational]], [Rational], [Rational]) = ([], [], [])
    for record in table.records.dropFirst(hasHeader ? 1 : 0) {
      guard record.count == names.count else {
        throw .syntax(
          line: record[0].line, column: record[0].column, found: "\(record.count) fields", expected: "\(names.count)")
      }
      var values: [Int: Rational] = [:]
      for index in Set(features + [label] + (weight.map { [$0] } ?? [])).sorted() {
        values[index] = try number(record[index], names[index], &budget)
      }
      points.append(features.map { values[$0] ?? 0 })
      labels.append(values[label] ?? 0)
      if let weight {
        let value = values[weight] ?? 0
        if value.signum() <= 0 {
          throw .syntax(
            line: record[weight].line, column: record[weight].column, found: "the weight \(value)",
            expected: "a positive number")
        }
        weights.append(value)
      }
    }
    do {
      let set = try TrainingSet(
        dimension: features.count, points: points, labels: labels, weights: weight == nil ? nil : weights)
      return (set, features.map { names[$0] })
    } catch { throw .content("\(error)") }
  }

  /// With two outputs there need be no optimum. For x = 0, 1, 2 with labels (0, 2), (1, 1), (1, 0) and two gates the squared
  /// loss comes as near to 0 as one likes, with growing weights, but 0 would need two independent vectors of outputs of one
  /// gate in the plane of (0, 1, 1) and (2, 1, 0), and there is only the ray of (2, 1, 0).
  private static func refuseSeveralLabels(_ label: String, _ names: [String]) throws(FileFormatError) {
    let parts = label.split(separator: ",").map { trimmed(String($0)) }
    guard parts.count > 1, parts.allSatisfy({ names.contains($0) || Int($0) != nil }) else { return }
    throw .field(
      path: "label", found: "\(parts.count) columns",
      expected:
        "one: with two outputs no network need have the least loss. For x = 0, 1, 2 with labels (0, 2), (1, 1), (1, 0) and two gates the squared loss comes as near to 0 as one likes, and is never 0"
    )
  }

  private static func number(
    _ field: CSVTable.Field, _ name: String, _ budget: inout NumberBudget
  ) throws(FileFormatError) -> Rational {
    let text = trimmed(field.text)
    if text.isEmpty {
      throw .syntax(line: field.line, column: field.column, found: "no value", expected: "a number for \(name)")
    }
    guard let value = try? Rational(parsing: text) else {
      throw .syntax(
        line: field.line, column: field.column, found: "'\(text.prefix(40))'", expected: "a number for \(name)")
    }
    try budget.add(value) { "line \(field.line)" }
    return value
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
