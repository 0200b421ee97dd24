import EmpiricalRisk
import ExactNumbers

// What an enumeration has found, for the report.
extension TrainingReport {
  static func rows(_ enumeration: EnumerationOptimum) -> [(term: String, value: String)] {
    var rows = [
      (
        "search",
        "\(CountedNoun.text(enumeration.programs, "convex program")) for \(enumeration.partitions) partitions of the points (Algorithm 1 in its order: \(enumeration.algorithmPrograms))"
      )
    ]
    if !enumeration.optimalPatterns.isEmpty {
      rows.append(("optimal patterns", "\(enumeration.optimalPatterns.count)"))
      rows.append(
        (
          "how to read them",
          "for each gate its sign, then for each point in the order of the rows 1 where it may be on, 0 where it must be off"
        ))
      for (index, pattern) in enumeration.optimalPatterns.enumerated() {
        rows.append(("pattern \(index + 1)", text(pattern)))
      }
    }
    return rows
  }

  /// For each gate its sign, and for each point 1 or 0.
  private static func text(_ pattern: ActivationPattern) -> String {
    pattern.gates.map { ($0.sign > 0 ? "+" : "−") + $0.isOn.map { $0 ? "1" : "0" }.joined() }.joined(separator: " ")
  }

  static func json(_ enumeration: EnumerationOptimum) -> JSONValue {
    let patterns = enumeration.optimalPatterns.map { pattern in
      JSONValue.array(
        pattern.gates.map { gate in
          .object([("sign", .integer(gate.sign)), ("on", .array(gate.isOn.map { .boolean($0) }))])
        })
    }
    return .object([
      ("partitions", .integer(enumeration.partitions)), ("programs", .integer(enumeration.programs)),
      ("algorithmPrograms", .string(enumeration.algorithmPrograms.description)),
      ("optimalPatterns", .array(patterns)),
    ])
  }
}
