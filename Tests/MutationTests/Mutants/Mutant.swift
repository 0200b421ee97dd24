/// A changed certificate.
struct Mutant {
  let text: String
  /// What was changed, in words.
  let change: String
}

/// A mutation that is carried out only if it is chosen: there may be a hundred thousand of a certificate.
typealias Draft = () -> Mutant

/// Makes single mutations of a certificate. The count in the last line is always made right, so that a mutation is judged
/// by what it says.
struct Mutator {
  let lines: [[String]]
  private let integers: [String]
  /// The names of the objects by line.
  private let names: [String]

  init(_ text: String) {
    // Without the last line.
    lines = text.split(separator: "\n").dropLast().map { $0.split(separator: " ").map(String.init) }
    integers = Array(Set(lines.joined().filter { Int($0) != nil })).sorted()
    names = lines.filter { $0.count > 1 && Self.objectWords.contains($0[0]) && Int($0[1]) == nil }.map { $0[1] }
  }

  private static let objectWords: Set<String> = [
    "integer", "network", "function", "folding", "compose", "sum", "scale", "maximum", "minimum", "flaps", "step",
    "affine-maximum", "arrangement", "training", "loss", "program",
    "truth-table", "family", "value-table", "circuit", "signs", "matrix",
  ]
  private static let relations = ["<", "<=", "=", ">=", ">"]
  private static let operators = ["+", "-", "*", "^", "balanced", "choose"]
  /// Words that take the same fields.
  private static let exchanges: [[String]] = [
    ["maximum", "minimum"], ["compose", "sum"], ["printed", "repaired"], ["far-from-pieces", "far-from-networks"],
    ["equal", "pieces"], ["pieces-on", "alternates"], ["left", "right"],
    ["size", "width", "hidden", "inputs", "outputs"],
    ["chambers", "chambers-at-least", "vertices", "bounded", "hyperplanes", "planes", "dimension"],
    ["uniform", "dependent"], ["support-pieces", "support-gates-at-least"], ["across", "blocked"],
    ["zonotope-pieces", "zonotope-size-at-least"], ["flat", "level"], ["symmetry", "row"],
    ["training-at-most", "training-at-least"],
    ["line-training-at-least", "training-at-least", "pointwise-training-at-least"],
    ["squared", "absolute", "hinge", "chebyshev"], ["split", "leaf"],
    ["minimize", "maximize"], ["optimum", "infeasible", "unbounded"],
    ["bits", "signs"], ["relu", "threshold"], ["rows", "columns"], ["circuit", "relation"], ["vectors", "others"],
    ["parity", "majority", "odd-max-bit", "equality", "inner-product"],
    ["andreev", "chattopadhyay-mande", "chattopadhyay-mande-unequal"],
    ["computes", "agrees"], ["not-threshold", "threshold-weights-at-least"], ["spectrum", "coefficient"],
    ["sign-rank-at-least", "spectral-sign-rank-at-least", "sign-rank-at-most", "xor-sign-rank-at-least"],
    ["row-classes", "distinct-rows"], ["common-cone", "no-common-cone"],
  ]

  func finished(_ changed: some Collection<[String]>, _ change: String) -> Mutant {
    let text = changed.map { $0.joined(separator: " ") + "\n" }.joined() + "end \(changed.count)\n"
    return Mutant(text: text, change: change)
  }

  func quoted(_ line: Int) -> String { "line \(line + 1), '\(lines[line].joined(separator: " "))'," }

  private func replacing(_ line: Int, _ tokens: [String], _ change: String) -> Draft {
    return {
      var changed = lines
      changed[line] = tokens
      let (old, new) = (lines[line].joined(separator: " "), tokens.joined(separator: " "))
      return finished(changed, "line \(line + 1): '\(old)' -> '\(new)' (\(change))")
    }
  }

  /// The tokens that differ from one of bits or signs in one place, or at one end.
  private func alternatives(toCharacters token: String) -> [(token: String, change: String)] {
    let opposite: [Character: Character] = ["0": "1", "1": "0", "+": "-", "-": "+"]
    let flipped = token.indices.map { index in
      var changed = Array(token)
      let place = token.distance(from: token.startIndex, to: index)
      changed[place] = opposite[changed[place]] ?? changed[place]
      return (String(changed), "character")
    }
    let reversed = String(token.reversed())
    return flipped + [(String(token.dropFirst()) + token.prefix(1), "turned")]
      + (reversed == token ? [] : [(reversed, "reversed")])
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
    if names.contains(token) {
      // The nearest ones in the order of their definition, if there are many.
      let index = names.firstIndex(of: token) ?? 0
      let others = names[max(0, index - 12)..<min(names.count, index + 12)]
      return others.filter { $0 != token }.map { ($0, "name") }
    }
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
  private func tokenMutants() -> [Draft] {
    var mutants: [Draft] = []
    for (line, tokens) in lines.enumerated().dropFirst(2) {
      for (index, token) in tokens.enumerated() {
        let isOfCharacters = index > 0 && (tokens[0] == "bits" || tokens[0] == "row" && Int(token) == nil)
        for (replacement, change) in isOfCharacters ? alternatives(toCharacters: token) : alternatives(to: token) {
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
    guard let word = lines[line].first, CertificateRecord.isInside(lines[line]),
      !["gates", "axes", "split", "leaf", "bits", "values", "output"].contains(word)
    else { return nil }
    guard var head = lines[..<line].lastIndex(where: { $0.first != word }) else { return nil }
    if lines[head].first == "slopes" { head -= 1 }
    switch lines[head].first {
    case "layer": return (head, 1)
    case "affine-maximum", "training": return (head, 3)
    case "signs": return (head, 2)
    case "gates": return nil
    case "loss": return (head, 2)
    default: return Int(lines[head].last ?? "") == nil ? nil : (head, lines[head].count - 1)
    }
  }

  /// All mutations of whole lines: removed, doubled, exchanged with the next, with and without the count put right.
  private func lineMutants() -> [Draft] {
    var mutants: [Draft] = []
    for line in lines.indices.dropFirst(2) {
      for (copies, word) in [(0, "removed"), (2, "doubled")] {
        let place = counter(of: line)
        for correcting in place == nil ? [false] : [false, true] {
          mutants.append {
            var changed = lines
            changed.replaceSubrange(line...line, with: [[String]](repeating: lines[line], count: copies))
            if correcting, let place, let count = Int(lines[place.line][place.token]) {
              changed[place.line][place.token] = String(count + copies - 1)
            }
            return finished(changed, "\(quoted(line)) \(word)\(correcting ? ", the count put right" : "")")
          }
        }
      }
      if line + 1 < lines.count, lines[line] != lines[line + 1] {
        mutants.append {
          var changed = lines
          changed.swapAt(line, line + 1)
          return finished(changed, "\(quoted(line)) exchanged with the next")
        }
      }
    }
    return mutants
  }

  /// Mutations of several places that belong together: an integer changed in all its places, or in all its places from
  /// a line on.
  private func coupledMutants() -> [Draft] {
    var mutants: [Draft] = []
    for integer in integers {
      guard let value = Int(integer), abs(value) < 1 << 40 else { continue }
      for replacement in [value + 1, value - 1, -value, 2 * value] where replacement != value {
        for start in [2, lines.firstIndex { theoremLengths[$0.first ?? ""] != nil } ?? 2] {
          mutants.append {
            let changed = lines.enumerated().map { line, tokens in
              line < start ? tokens : tokens.map { $0 == integer ? String(replacement) : $0 }
            }
            return finished(changed, "\(integer) -> \(replacement) from line \(start + 1) on")
          }
        }
      }
    }
    return mutants
  }

  /// Mutations of whole runs of lines, with the count put right: the runs below a head that has a count, each with its
  /// last line doubled, or each repeated.
  private func runMutants() -> [Draft] {
    var mutants: [Draft] = []
    for head in lines.indices.dropFirst(2) where !CertificateRecord.isInside(lines[head]) {
      let body = lines[(head + 1)...].prefix { CertificateRecord.isInside($0) }
      guard let count = Int(lines[head].last ?? ""), count > 0, !body.isEmpty else { continue }
      for isRepeated in [false, true] {
        mutants.append {
          var record = [lines[head]]
          record[0][record[0].count - 1] = String(isRepeated ? 2 * count : count + 1)
          var start = body.startIndex
          while start < body.endIndex {
            let run = body[start...].prefix { $0[0] == body[start][0] }
            record += run + (isRepeated ? run : run.suffix(1))
            start = run.endIndex
          }
          return finished(
            lines[..<head] + record + lines[body.endIndex...],
            "the lines after \(quoted(head)) \(isRepeated ? "repeated" : "one more of each kind")")
        }
      }
    }
    return mutants
  }

  /// Mutations of two neighbouring numbers, in a line or one above the other, in the same or in the opposite way: fractions
  /// that are expanded, gates that stay opposite to each other, ends that move together.
  private func pairedMutants() -> [Draft] {
    var mutants: [Draft] = []
    func append(_ first: (line: Int, token: Int), _ second: (line: Int, token: Int)) {
      guard let left = Int(lines[first.line][first.token]), let right = Int(lines[second.line][second.token]),
        abs(left) < 1 << 40, abs(right) < 1 << 40
      else { return }
      for pair in [
        (left + 1, right + 1), (left + 1, right - 1), (left - 1, right + 1), (left - 1, right - 1),
        (2 * left, 2 * right), (-left, -right), (right, left),
      ] where pair != (left, right) {
        mutants.append {
          var changed = lines
          changed[first.line][first.token] = String(pair.0)
          changed[second.line][second.token] = String(pair.1)
          let places = "tokens \(first.token) and \(second.token) of \(quoted(first.line)) \(quoted(second.line))"
          return finished(changed, "\(places) -> \(pair.0) and \(pair.1)")
        }
      }
    }
    for (line, tokens) in lines.enumerated().dropFirst(2) {
      for token in tokens.indices.dropFirst() {
        if token + 1 < tokens.count { append((line, token), (line, token + 1)) }
        if line + 1 < lines.count, lines[line + 1].count == tokens.count { append((line, token), (line + 1, token)) }
      }
    }
    return mutants
  }

  /// So many mutations, or all if there are fewer, in a seeded order.
  func mutants(_ count: Int, using generator: inout SeededGenerator) -> [Mutant] {
    // Of the parts of derivations and lists a third at most.
    let parts = (classMutants() + chamberMutants()).shuffled(using: &generator).prefix(count / 3)
    let few = runMutants() + parts
    let many = tokenMutants() + lineMutants() + coupledMutants() + pairedMutants()
    return (few + many.shuffled(using: &generator).prefix(max(0, count - few.count))).map { $0() }
  }

  /// Mutations of single numbers in the heads of the theorems.
  private func claimMutants(_ count: Int, using generator: inout SeededGenerator) -> [Mutant] {
    var drafts: [Draft] = []
    for (line, tokens) in lines.enumerated() where theoremLengths[tokens[0]] != nil {
      for (index, token) in tokens.enumerated() {
        guard let value = Int(token), abs(value) < 1 << 40 else { continue }
        for next in [value - 1, value + 1, 2 * value] where next != value {
          var changed = tokens
          changed[index] = String(next)
          drafts.append(replacing(line, changed, "claim"))
        }
      }
    }
    return drafts.shuffled(using: &generator).prefix(count).map { $0() }
  }

  /// Two mutations, one after the other; in half of them the first one changes what is claimed.
  static func doubleMutants(of text: String, count: Int, using generator: inout SeededGenerator) -> [Mutant] {
    var mutants: [Mutant] = []
    let (mutator, half) = (Mutator(text), max(1, count / 12))
    for mutant in mutator.mutants(half, using: &generator) + mutator.claimMutants(half, using: &generator) {
      let second = Mutator(mutant.text).mutants(6, using: &generator)
      mutants += second.map { Mutant(text: $0.text, change: "\(mutant.change); then \($0.change)") }
    }
    return mutants
  }
}
