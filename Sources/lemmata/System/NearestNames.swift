/// Names close to a misspelt one.
enum NearestNames {
  /// At most three of the names, nearest first: those that differ in few letters, or contain the text.
  ///
  /// - Complexity: the length of the text times the total length of the names.
  static func to(_ text: String, among names: [String]) -> [String] {
    let wanted = Array(text.prefix(100).lowercased().unicodeScalars)
    let limit = max(2, wanted.count / 4)
    let ranked = names.enumerated().compactMap { place, name -> (distance: Int, place: Int, name: String)? in
      let distance = distance(wanted, Array(name.unicodeScalars))
      if distance <= limit { return (distance, place, name) }
      return wanted.count >= 4 && name.split(separator: ".").contains { $0.hasPrefix(text) }
        ? (limit + 1, place, name) : nil
    }
    return ranked.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }.prefix(3).map(\.name)
  }

  /// How many scalars must be inserted, deleted or replaced to turn one text into the other (Levenshtein, 1966).
  static func distance(_ left: [UnicodeScalar], _ right: [UnicodeScalar]) -> Int {
    var row = Array(0...right.count)
    for (line, scalar) in left.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for column in right.indices {
        let replaced = diagonal + (scalar == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }
}
