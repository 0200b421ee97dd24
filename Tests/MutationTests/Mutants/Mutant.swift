/// A changed certificate.
struct Mutant {
  let text: String
  /// What was changed, in words.
  let change: String
}

/// Makes single mutations of a certificate. The count in the last line is always made right, so that a mutation is judged
/// by what it says.
struct Mutator {
  private let lines: [[String]]
  private let integers: [String]
  /// The names of the objects by line.
  private let names: [String]

  init(_ text: String) {
    // Without the last line.
    lines = text.split(separator: "\n").dropLast().map { $0.split(separator: " ").map(String.init) }
    integers = Array(Set(lines.joined().filter { Int($0) != nil })).sorted()
    names = lines.filter { $0.count > 1 && Self.objectWords.contains($0[0]) }.map { $0[1] }
  }

  private static let objectWords: Set<String> = [
    "integer", "network", "function", "folding", "compose", "sum", "scale", "maximum", "minimum", "flaps", "step",
    "affine-maximum",
  ]
  private static let relations = ["<", "<=", "=", ">=", ">"]
  private static let operators = ["+", "-", "*", "^", "balanced"]
  /// Words that take the same fields.
  private static let exchanges: [[String]] = [
    ["maximum", "minimum"], ["compose", "sum"], ["printed", "repaired"], ["far-from-pieces", "far-from-networks"],
    ["equal", "pieces"], ["pieces-on", "alternates"], ["left", "right"],
    ["size", "width", "hidden", "inputs", "outputs"],
  ]

  private func finished(_ changed: [[String]], _ change: String) -> Mutant {
    let text = changed.map { $0.joined(separator: " ") + "\n" }.joined() + "end \(changed.count)\n"
    return Mutant(text: text, change: change)
  }

  private func replacing(_ line: Int, _ tokens: [String], _ change: String) -> Mutant {
    var changed = lines
    changed[line] = tokens
    return finished(
      changed,
      "line \(line + 1): '\(lines[line].joined(separator: " "))' -> '\(tokens.joined(separator: " "))' (\(change))")
  }

  /// What may stand in the place of a token.
  private func alternatives(to token: String) -> [(token: String, change: String)] {
    if let value = Int(token), abs(value) < 1 << 40 {
      var values = [value + 1, value - 1, -value, 2 * value, value + 2, value - 2, value * 10 + 1, value / 10, 0, 1]
      if !integers.isEmpty { values.append(Int(integers[abs(value) % integers.count]) ?? 0) }
      return Set(values).subtracting([value]).sorted().map { (String($0), "number") }
    }
    if Self.relations.contains(token) { return Self.relations.filter { $0 != token }.map { ($0, "relation") } }
    if Self.operators.contains(token) { return Self.operators.filter { $0 != token }.map { ($0, "operator") } }
    if names.contains(token) { return names.filter { $0 != token }.map { ($0, "name") } }
    if let group = Self.exchanges.first(where: { $0.contains(token) }) {
      return group.filter { $0 != token }.map { ($0, "word") }
    }
    // A measure: one of its parts.
    let parts = token.split(separator: ":").map(String.init)
    guard parts.count > 1 else { return [] }
    var results: [(token: String, change: String)] = []
    for index in parts.indices {
      for (part, change) in alternatives(to: parts[index]) {
        var changed = parts
        changed[index] = part
        results.append((changed.joined(separator: ":"), "measure, \(change)"))
      }
    }
    return results
  }

  /// All mutations of single tokens: replaced, removed, duplicated, exchanged with the next.
  func tokenMutants() -> [Mutant] {
    var mutants: [Mutant] = []
    for (line, tokens) in lines.enumerated().dropFirst(2) {
      for (index, token) in tokens.enumerated() {
        for (replacement, change) in alternatives(to: token) {
          var changed = tokens
          changed[index] = replacement
          mutants.append(replacing(line, changed, change))
        }
        guard index > 0 else { continue }
        var removed = tokens
        removed.remove(at: index)
        mutants.append(replacing(line, removed, "removed"))
        var doubled = tokens
        doubled.insert(token, at: index)
        mutants.append(replacing(line, doubled, "doubled"))
        if index + 1 < tokens.count, tokens[index + 1] != token {
          var swapped = tokens
          swapped.swapAt(index, index + 1)
          mutants.append(replacing(line, swapped, "exchanged"))
        }
      }
    }
    return mutants
  }

  /// The line and the token that counts the lines like this one around it, if there is one.
  private func counter(of line: Int) -> (line: Int, token: Int)? {
    guard let word = lines[line].first, CertificateRecord.bodyWords.contains(word) else { return nil }
    guard var head = lines[..<line].lastIndex(where: { $0.first != word }) else { return nil }
    if lines[head].first == "slopes" { head -= 1 }
    switch lines[head].first {
    case "layer": return (head, 1)
    case "affine-maximum": return (head, 3)
    default: return Int(lines[head].last ?? "") == nil ? nil : (head, lines[head].count - 1)
    }
  }

  /// All mutations of whole lines: removed, doubled, exchanged with the next, with and without the count put right.
  func lineMutants() -> [Mutant] {
    var mutants: [Mutant] = []
    for line in lines.indices.dropFirst(2) {
      let name = "line \(line + 1), '\(lines[line].joined(separator: " "))',"
      for (copies, word) in [(0, "removed"), (2, "doubled")] {
        var changed = lines
        changed.replaceSubrange(line...line, with: [[String]](repeating: lines[line], count: copies))
        mutants.append(finished(changed, "\(name) \(word)"))
        if let counter = counter(of: line), let count = Int(lines[counter.line][counter.token]) {
          changed[counter.line][counter.token] = String(count + copies - 1)
          mutants.append(finished(changed, "\(name) \(word), the count put right"))
        }
      }
      if line + 1 < lines.count, lines[line] != lines[line + 1] {
        var changed = lines
        changed.swapAt(line, line + 1)
        mutants.append(finished(changed, "\(name) exchanged with the next"))
      }
    }
    return mutants
  }

  /// Mutations of several places that belong together: an integer changed in all its places, or in all its places from
  /// a line on.
  func coupledMutants() -> [Mutant] {
    var mutants: [Mutant] = []
    for integer in integers {
      guard let value = Int(integer), abs(value) < 1 << 40 else { continue }
      for replacement in [value + 1, value - 1, -value, 2 * value] where replacement != value {
        for start in [2, lines.firstIndex { theoremLengths[$0.first ?? ""] != nil } ?? 2] {
          let changed = lines.enumerated().map { line, tokens in
            line < start ? tokens : tokens.map { $0 == integer ? String(replacement) : $0 }
          }
          mutants.append(finished(changed, "\(integer) -> \(replacement) from line \(start + 1) on"))
        }
      }
    }
    return mutants
  }

  /// All mutations, in a seeded order.
  func mutants(using generator: inout SeededGenerator) -> [Mutant] {
    (tokenMutants() + lineMutants() + coupledMutants()).shuffled(using: &generator)
  }

  /// Two mutations, one after the other.
  static func doubleMutants(of text: String, count: Int, using generator: inout SeededGenerator) -> [Mutant] {
    let first = Mutator(text).mutants(using: &generator).prefix(max(1, count / 6))
    var mutants: [Mutant] = []
    for mutant in first {
      let second = Mutator(mutant.text).mutants(using: &generator).prefix(6)
      mutants += second.map { Mutant(text: $0.text, change: "\(mutant.change); then \($0.change)") }
    }
    return mutants
  }
}
