import ExactNumbers
import FileFormats

/// The columns of a table by name, and those that a training set takes.
struct TableColumns {
  /// The names in order.
  let names: [String]
  /// The column of the labels.
  let label: Int
  /// The column of the weights, nil if there is none.
  let weight: Int?
  /// The columns of the coordinates.
  let features: [Int]

  /// Finds the wanted columns.
  /// - Throws: `FileFormatError.field` for a column that is not there, has its name from several, or would be two things.
  init(_ names: [String], _ wanted: TrainingSet.Columns) throws(FileFormatError) {
    self.names = names
    if let label = wanted.label, !names.contains(label) { try Self.refuseSeveralLabels(label, names) }
    var byNumber: Set<Int> = []
    func column(_ name: String, _ option: String) throws(FileFormatError) -> Int {
      let matches = names.indices.filter { names[$0] == name }
      if matches.count > 1 {
        throw .field(path: option, found: "'\(name)' for \(matches.count) columns", expected: "the number of a column")
      }
      if let match = matches.first { return match }
      if let number = Int(name), (1...names.count).contains(number) {
        byNumber.insert(number - 1)
        return number - 1
      }
      let more = names.count > 20 ? ", …" : ""
      throw .field(
        path: option, found: "'\(name.prefix(60))'",
        expected: "one of the columns " + names.prefix(20).map { "'\($0.prefix(60))'" }.joined(separator: ", ") + more)
    }
    label = try wanted.label.map { name throws(FileFormatError) in try column(name, "label") } ?? names.count - 1
    weight = try wanted.weight.map { name throws(FileFormatError) in try column(name, "weight") }
    var features: [Int] = []
    if let given = wanted.features {
      for name in given { features.append(try column(name, "features")) }
    } else {
      features = names.indices.filter { [label, weight] in $0 != label && $0 != weight }
    }
    self.features = features
    try refuseTwoRoles(isLabelGiven: wanted.label != nil)
    for index in features + [label] + (weight.map { [$0] } ?? []) where !byNumber.contains(index) {
      let equals = names.indices.filter { names[$0] == names[index] }
      if equals.count > 1 {
        throw .field(
          path: "the header", found: "'\(names[index].prefix(60))' for the columns \(Self.list(equals))",
          expected: "names that differ, or --label, --weight and --features with the numbers of columns")
      }
    }
  }

  private func refuseTwoRoles(isLabelGiven: Bool) throws(FileFormatError) {
    func quoted(_ index: Int) -> String { "'\(names[index].prefix(60))'" }
    if label == weight {
      throw .field(
        path: "weight", found: "\(quoted(label)), which has the labels\(isLabelGiven ? "" : " (the last column)")",
        expected: isLabelGiven ? "another column" : "another column, or --label with the labels")
    }
    for (place, index) in features.enumerated() {
      if index == label {
        throw .field(
          path: "features", found: "\(quoted(index)), which has the labels",
          expected: isLabelGiven
            ? "other columns" : "other columns, or --label with the labels (the last column unless it is given)")
      }
      if index == weight {
        throw .field(path: "features", found: "\(quoted(index)), which has the weights", expected: "other columns")
      }
      if features[..<place].contains(index) {
        throw .field(path: "features", found: "\(quoted(index)) twice", expected: "each column once")
      }
    }
  }

  private static func list(_ columns: [Int]) -> String {
    let shown = columns.prefix(5).map { "\($0 + 1)" }
    if columns.count > 5 { return shown.joined(separator: ", ") + ", …" }
    return shown.dropLast().joined(separator: ", ") + " and " + (shown.last ?? "")
  }

  /// With two outputs there need be no optimum. For x = 0, 1, 2 with labels (0, 2), (1, 1), (1, 0) and two gates the squared
  /// loss comes as near to 0 as one likes, with growing weights, but 0 would need two independent vectors of outputs of one
  /// gate in the plane of (0, 1, 1) and (2, 1, 0), and there is only the ray of (2, 1, 0).
  private static func refuseSeveralLabels(_ label: String, _ names: [String]) throws(FileFormatError) {
    let parts = label.split(separator: ",").map { TrainingSet.trimmed(String($0)) }
    guard parts.count > 1, parts.allSatisfy({ names.contains($0) || Int($0) != nil }) else { return }
    throw .field(
      path: "label", found: "\(parts.count) columns",
      expected:
        "one: with two outputs no network need have the least loss. For x = 0, 1, 2 with labels (0, 2), (1, 1), (1, 0) and two gates the squared loss comes as near to 0 as one likes, and is never 0"
    )
  }
}
