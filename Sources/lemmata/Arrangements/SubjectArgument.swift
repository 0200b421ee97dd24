import ArgumentParser

/// The word that says what is to be counted or listed.
enum SubjectArgument {
  /// The subject that a word names.
  ///
  /// - Throws: `ValidationError` that suggests the nearest words.
  static func parse<Subject: RawRepresentable<String> & CaseIterable>(_ word: String) throws -> Subject {
    if let subject = Subject(rawValue: word) { return subject }
    let near = NearestNames.to(word, among: words(Subject.self))
    let known = near.isEmpty ? words(Subject.self) : near
    throw ValidationError(
      "\(near.isEmpty ? "expected" : "did you mean") \(known.joined(separator: " or "))\(near.isEmpty ? "" : "?")")
  }

  /// All words.
  static func words<Subject: RawRepresentable<String> & CaseIterable>(_: Subject.Type) -> [String] {
    Subject.allCases.map(\.rawValue)
  }
}
