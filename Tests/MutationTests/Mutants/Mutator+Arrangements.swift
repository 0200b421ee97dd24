/// Mutations of the parts of derivations and of closed lists of chambers, which span several lines.
extension Mutator {
  /// The lines of the classes of each level: `flat` with its axes.
  private func classes() -> [(level: Int, parts: [Range<Int>])] {
    lines.indices.filter { lines[$0][0] == "level" }.map { level in
      var parts: [Range<Int>] = []
      var start = level + 1
      while start < lines.count, lines[start][0] == "flat" {
        let end = lines[(start + 1)...].firstIndex { $0[0] != "axis" } ?? lines.count
        parts.append(start..<end)
        start = end
      }
      return (level, parts)
    }
  }

  /// A class removed or doubled, the count put right; two classes exchanged, with and without the covers that go to
  /// them; a second class with weight zero.
  func classMutants() -> [Draft] {
    var mutants: [Draft] = []
    for (level, parts) in classes() {
      guard let count = Int(lines[level].last ?? "") else { continue }
      for (number, part) in parts.enumerated() {
        let body = lines[part]
        for (copies, word) in [
          ([], "removed"), (body + body, "doubled"),
          (body + [["flat", "0"]] + body.dropFirst(), "doubled with weight 0"),
        ] {
          mutants.append {
            var changed = lines
            changed.replaceSubrange(part, with: copies)
            changed[level][1] = String(copies.isEmpty ? count - 1 : count + 1)
            return finished(changed, "the class at \(quoted(part.lowerBound)) \(word)")
          }
        }
        guard number + 1 < parts.count else { continue }
        let next = parts[number + 1]
        for isComplete in [false, true] {
          mutants.append {
            var changed = lines
            changed.replaceSubrange(part.lowerBound..<next.upperBound, with: lines[next] + lines[part])
            // The covers that come next go to this level.
            let names = [String(number + 1), String(number + 2)]
            for line in changed.indices.dropFirst(parts.last?.upperBound ?? 0) where isComplete {
              guard changed[line].count > 1, changed[line][0] == "cover" else { break }
              if let index = names.firstIndex(of: changed[line][1]) { changed[line][1] = names[1 - index] }
            }
            return finished(changed, "the class at \(quoted(part.lowerBound)) exchanged with the next")
          }
        }
      }
    }
    return mutants
  }

  /// A chamber removed from a closed list with its lines; the lines that led to it lead to another one, or are removed
  /// from the list with all that has become wrong.
  func chamberMutants() -> [Draft] {
    var mutants: [Draft] = []
    for head in lines.indices where lines[head].count == 3 && lines[head][0] == "chambers" {
      let chambers = lines[(head + 1)...].prefix { $0[0] == "chamber" }
      let crossings = lines[chambers.endIndex...].prefix { $0[0] == "across" || $0[0] == "blocked" }
      guard !chambers.isEmpty, crossings.count.isMultiple(of: chambers.count) else { continue }
      let each = crossings.count / chambers.count
      for number in chambers.indices.map({ $0 - chambers.startIndex }) {
        for isNext in [false, true] {
          mutants.append {
            var kept = Array(crossings)
            kept.removeSubrange(number * each..<(number + 1) * each)
            for line in kept.indices where kept[line].count == 2 && kept[line][0] == "across" {
              guard let target = Int(kept[line][1]) else { continue }
              let isGone = target == number + 1 && isNext
              kept[line][1] = String(
                max(1, target > number + 1 || target == number + 1 && !isGone ? target - 1 : target))
            }
            var listed = Array(chambers)
            listed.remove(at: number)
            let changed =
              lines[..<head] + [[lines[head][0], lines[head][1], String(chambers.count - 1)]] + listed + kept
            return finished(
              changed + lines[crossings.endIndex...], "the chamber at \(quoted(chambers.startIndex + number)) removed")
          }
        }
      }
    }
    return mutants
  }
}
