extension Checker {
  /// FORMAT.md 4.19: two rows meet in a hyperplane that is a fold of F near p, but not near q.
  func checkNotOneHiddenLayer() throws(Failure) {
    try head(fields: 5, restated: 1)
    guard case .affineMaximum(let rows) = try object().kind else { throw .declined("expected an affine-maximum") }
    let (i, j) = (try input.word("I", in: 1...rows.count) - 1, try input.word("J", in: 1...rows.count) - 1)
    let (k, unit) = (try input.word("K", in: 1...rows.count) - 1, try input.positive("D"))
    try expect(i != j, "I different from J, found \(i + 1) twice")
    try check((1...rows.inputs).contains { rows[i, $0] != rows[j, $0] }, "the rows I and J have equal weights")
    for greatest in [[i, j], [k]] {
      try input.advance(to: "at-point", fields: rows.inputs)
      let point = try [unit] + input.integers("coordinate")
      try check(rows.dot(i, point) == rows.dot(j, point), "the rows I and J have different values")
      for row in 0..<rows.count {
        // A row is below each of the greatest, or identical to one of them.
        let value = rows.dot(row, point)
        let isBelow = greatest.allSatisfy { value < rows.dot($0, point) }
        let isExempt = greatest.contains { other in (0...rows.inputs).allSatisfy { rows[row, $0] == rows[other, $0] } }
        try check(isBelow || isExempt, "row \(row + 1) is not below the greatest")
      }
    }
  }
}
