import ExactNumbers

/// Decides 4.57 to 4.60.
extension TheoremOracle {
  func decideSignRank(_ theorem: [String]) throws -> Decision {
    let claimed = try OracleNumber.integer(try theorem.token(2))
    guard theorem.count == 3, claimed.signum() > 0 else { throw OracleError("expected a name and a positive number") }
    // Nothing here is as large.
    let bound = Int(exactly: min(claimed, 1_000_000)) ?? 1
    let matrix: OracleSignMatrix
    if theorem[0] == "xor-sign-rank-at-least" {
      let table = try table(named: theorem[1])
      guard table.isTruth else { throw OracleError("\(theorem[1]) is no truth table") }
      guard let values = table.signed else { return .undecided("a large matrix") }
      // Of a large matrix only some rows: its sign-rank is not less than theirs.
      let isWhole = table.variables <= 5
      let rows = isWhole ? Array(values.indices) : [0] + (0..<table.variables).map { 1 << $0 }
      matrix = OracleSignMatrix(rows: rows.map { x in values.indices.map { y in values[x ^ y].signum() > 0 } })
      if !isWhole {
        return matrix.hasSignRank(atMost: bound - 1) == false ? .holds : .undecided("a large matrix")
      }
    } else {
      guard case .signs(let found) = try object(named: theorem[1]) else { throw OracleError("no sign matrix") }
      guard let found else { return .undecided("a large matrix") }
      matrix = found
    }
    if theorem[0] == "sign-rank-at-most" {
      guard let isAtMost = matrix.hasSignRank(atMost: bound) else { return .undecided("the sign-rank is not known") }
      return Decision(isAtMost, "the sign-rank is greater")
    }
    guard let isBelow = matrix.hasSignRank(atMost: bound - 1) else { return .undecided("the sign-rank is not known") }
    return Decision(!isBelow, "the sign-rank is at most \(bound - 1)")
  }
}
