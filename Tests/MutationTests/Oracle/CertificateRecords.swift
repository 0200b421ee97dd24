/// What the oracle says about a theorem.
enum Decision: Equatable {
  case holds
  case fails(String)
  case undecided(String)

  init(_ holds: Bool, _ reason: @autoclosure () -> String) {
    self = holds ? .holds : .fails(reason())
  }
}

/// The text makes no sense to the oracle.
struct OracleError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// A record of a certificate: its head, and the lines below it that belong to it.
struct CertificateRecord {
  /// Counted from 1.
  let line: Int
  let head: [String]
  var body: [[String]] = []

  /// The words that begin a line inside a record; all others begin a record.
  static let bodyWords: Set<String> = [
    "layer", "row", "point", "fold", "flap", "at", "slopes", "cell", "window", "ray", "left", "right", "at-point",
    "plane",
    "symmetry", "level", "flat", "axis", "cover", "last", "chamber", "across", "blocked", "relation",
    "sample", "piece", "objective", "hessian", "multipliers", "direction", "square", "gates", "gate", "axes", "split",
    "leaf", "on", "off", "empty", "facet", "above", "hyperplane",
    "bits", "values", "output", "vectors", "others", "weights", "diagonal", "lower",
  ]

  /// Whether a line stands inside a record. A line `circuit` of a tree is followed by a number, an object by its name.
  static func isInside(_ tokens: [String]) -> Bool {
    bodyWords.contains(tokens[0]) || tokens[0] == "circuit" && tokens.count > 1 && Int(tokens[1]) != nil
  }

  /// The records of a certificate, without its first two lines, its notes and its last line.
  ///
  /// Records are told apart by the first words of their lines, never by the counts in their heads.
  static func records(of text: String) throws(OracleError) -> [CertificateRecord] {
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    guard lines.count >= 4, lines[0] == ["lemmata-proof", "1"], lines[1].first == "label",
      lines.last == ["end", String(lines.count - 1)]
    else { throw OracleError("no frame of first, label and end line") }
    var records: [CertificateRecord] = []
    for (index, tokens) in lines.enumerated().dropFirst(2).dropLast() where tokens.first != "note" {
      if tokens.isEmpty { throw OracleError("line \(index + 1) is empty") }
      if !isInside(tokens) {
        records.append(CertificateRecord(line: index + 1, head: tokens))
      } else if records.isEmpty {
        throw OracleError("line \(index + 1) belongs to no record")
      } else {
        records[records.count - 1].body.append(tokens)
      }
    }
    return records
  }
}

/// The keywords of the theorems with the number of tokens of the head that the theorem restates; nil means all of them,
/// a negative number all but so many.
let theoremLengths: [String: Int?] = [
  "equal": 3, "pieces": 3, "pieces-on": 7, "alternates": 11, "value": nil, "distinct": nil, "compare": nil,
  "size-at-least": nil, "gates-at-least": 3, "distance": 10, "far-from-pieces": 8, "far-from-networks": 9,
  "far-from-continuous": nil, "fold-pieces": nil, "infinitely-many-sets": nil, "sectors": 4, "affine": nil,
  "gates-for-affine-at-least": nil, "not-one-hidden-layer": 2, "flap-system": nil,
  "whitney": -1, "chambers-at-least": nil, "chambers": nil, "uniform": nil, "dependent": nil, "support": nil,
  "support-network": nil, "support-gates-at-least": nil, "support-pieces": nil, "same-support": nil,
  "zonotope-pieces": nil, "zonotope-size-at-least": nil, "no-zonotope": nil,
  "optimum": 4, "infeasible": nil, "unbounded": nil, "training-at-most": nil, "training-at-least": nil,
  "line-training-at-least": nil, "pointwise-training-at-least": nil,
  "regions": nil, "affine-regions": nil, "same-map": nil, "different-maps": nil, "maximum-network": nil, "avoids": nil,
  "reaches": nil, "not-one-hidden-layer-network": nil, "hidden-gates-at-least": nil,
  "computes": nil, "agrees": nil, "not-threshold": nil, "threshold-weights-at-least": nil, "spectrum": nil,
  "coefficient": nil, "survival": nil, "sign-rank-at-most": nil, "sign-rank-at-least": 3,
  "spectral-sign-rank-at-least": 3, "xor-sign-rank-at-least": nil, "row-classes": nil, "distinct-rows": nil,
  "not-through": 3, "common-cone": nil, "no-common-cone": 2, "compatible-classes": nil, "exponential": 6,
  "table-sum": nil,
]
