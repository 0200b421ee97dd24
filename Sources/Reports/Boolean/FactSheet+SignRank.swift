import BooleanCircuits
import ExactNumbers

extension FactSheet {
  /// Bounds of a sign-rank, with where they come from.
  public init(signRankOf name: String, matrix: SignMatrix, bounds: SignRankBounds) {
    var facts: [Fact] = [
      Fact("", nil, "rows", .integer(matrix.rowCount)), Fact("", nil, "columns", .integer(matrix.columnCount)),
      Fact(
        "sign-rank", bounds.exact.map { "\($0)" } ?? "between \(bounds.lower) and \(bounds.upper)", "exact",
        bounds.exact.map { .integer($0) } ?? .null),
      Fact("from below", "\(bounds.lower): \(Self.origin(bounds.lowerProof))", "atLeast", .integer(bounds.lower)),
      Fact(
        "from above",
        "\(bounds.upper): vectors of \(CountedNoun.text(bounds.upper, "coordinate")) for rows and columns", "atMost",
        .integer(bounds.upper)),
    ]
    let factorisation = bounds.upperFactorisation
    if matrix.rowCount + matrix.columnCount <= 24 {
      for (label, vectors) in [("rows", factorisation.rowVectors), ("columns", factorisation.columnVectors)] {
        let text = vectors.map { "(\($0.map(\.description).joined(separator: ", ")))" }.joined(separator: " ")
        facts.append(Fact(label, text))
      }
    }
    func vectors(_ list: [[BigInteger]]) -> JSONValue { .array(list.map { .strings($0.map(\.description)) }) }
    facts += [
      Fact("", nil, "lowerProof", .string(Self.origin(bounds.lowerProof))),
      Fact("", nil, "rowVectors", vectors(factorisation.rowVectors)),
      Fact("", nil, "columnVectors", vectors(factorisation.columnVectors)),
    ]
    self.init(
      command: "sign-rank", title: "\(name): \(matrix.rowCount) × \(matrix.columnCount) signs", name: name, facts: facts
    )
  }

  /// Forster's bound for the matrix of f(x ⊕ y).
  public init(xorSignRankOf name: String, variables: Int, greatestSum: Int, bound: Int) {
    self.init(
      command: "sign-rank", title: "\(name)(x ⊕ y): 2^\(variables) × 2^\(variables) signs", name: name,
      facts: [
        Fact("", nil, "variables", .integer(variables)),
        Fact("sign-rank", "at least \(bound)", "atLeast", .integer(bound)),
        Fact(
          "because", "the spectral norm is the greatest Walsh sum, \(greatestSum) (Forster 2002)", "greatestSum",
          .integer(greatestSum)),
      ])
  }

  private static func origin(_ proof: SignRankLowerProof) -> String {
    switch proof {
    case .trivial: "all rows are equal up to sign"
    case .rankOneMinor(let rows, let columns):
      "rows \(rows[0] + 1), \(rows[1] + 1) and columns \(columns[0] + 1), \(columns[1] + 1) have the product −1"
    case .chirotope(let refutation, let isTransposed):
      "no orientations of \(refutation.rows.count) \(isTransposed ? "columns" : "rows") in dimension \(refutation.rank) "
        + "suit \(refutation.columns.count) \(isTransposed ? "rows" : "columns") (\(CountedNoun.text(refutation.leafCount, "case")))"
    case .forster(let certificate, let isTransposed):
      "spectral bound (Forster 2002) of \(certificate.rows.count) \(isTransposed ? "columns" : "rows") and "
        + "\(certificate.columns.count) \(isTransposed ? "rows" : "columns")"
    }
  }
}
