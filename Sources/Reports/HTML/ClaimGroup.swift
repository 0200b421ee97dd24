import Claims

/// The claims about one subject, which is the first component of their names.
struct ClaimGroup: Sendable {
  /// The subject, such as `one-hidden-layer`.
  let subject: String
  /// The claims, the forms of a statement next to each other: printed, then what is true instead, then what is stronger.
  var results: [ClaimResult]

  /// The heading, such as `One hidden layer`.
  var heading: String {
    let words = subject.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The claims by subject and name, each in the order in which it first occurs.
  static func grouping(_ results: [ClaimResult]) -> [ClaimGroup] {
    parts(of: results) { String($0.claim.name.prefix { $0 != "." }) }.map { subject, results in
      let statements = parts(of: results) { $0.claim.name }
      return ClaimGroup(
        subject: subject,
        results: statements.flatMap { _, forms in
          forms.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
        })
    }
  }

  private static func parts(
    of results: [ClaimResult], by key: (ClaimResult) -> String
  ) -> [(key: String, results: [ClaimResult])] {
    var places: [String: Int] = [:]
    var parts: [(key: String, results: [ClaimResult])] = []
    for result in results {
      let name = key(result)
      if let place = places[name] {
        parts[place].results.append(result)
      } else {
        places[name] = parts.count
        parts.append((name, [result]))
      }
    }
    return parts
  }

  private static func rank(_ result: ClaimResult) -> Int {
    ClaimForm.allCases.firstIndex(of: result.claim.form) ?? ClaimForm.allCases.count
  }
}
