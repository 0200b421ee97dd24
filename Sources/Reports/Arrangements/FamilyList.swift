import Arrangements

/// The list of the families of arrangements.
public enum FamilyList {
  /// Two lines for each family: how it is called, and what it is.
  public static func text() -> String {
    var text = ""
    for kind in ArrangementFamilyKind.allCases {
      text += kind.usage
      if !kind.aliases.isEmpty { text += "   (also \(kind.aliases.joined(separator: ", ")))" }
      text += "\n    \(kind.definition)\n    hyperplanes: \(kind.hyperplaneFormula)"
      text += "; chambers: \(kind.chamberFormula)\n"
    }
    return text
  }
}

extension JSONReport {
  /// The families of arrangements.
  public static func families() -> String {
    let families = ArrangementFamilyKind.allCases.map { kind in
      JSONValue.object([
        ("name", .string(kind.rawValue)), ("aliases", .strings(kind.aliases)), ("usage", .string(kind.usage)),
        ("definition", .string(kind.definition)), ("dimension", .string(kind.dimensionFormula)),
        ("hyperplanes", .string(kind.hyperplaneFormula)), ("chambers", .string(kind.chamberFormula)),
        ("parameters", .string(kind.parameterRanges)),
      ])
    }
    return document("families", [("families", .array(families))])
  }
}
