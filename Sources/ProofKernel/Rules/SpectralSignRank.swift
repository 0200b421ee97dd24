extension Checker {
  /// FORMAT.md 4.59: Forster's bound with weights.
  func checkSpectralSignRank() throws(Failure) {
    try head(fields: 3, restated: 2, prefix: "spectral-")
    let matrix = try signMatrix()
    let rank = try input.integer("R")
    try expect(rank > .one, "R >= 2, found \(rank)")
    let part = try readPart(of: matrix, atLeast: 1)
    let (m, n) = (part.rows, part.columns)
    try expect(n * (m + n) <= Limits.objectTokens, "n(m + n) <= \(Limits.objectTokens)")
    var (weighted, least, memory) = ([Integer](), Integer?.none, Memory())
    for vector in 0..<m {
      try input.advance(to: "weights", fields: n)
      for column in 0..<n {
        let weight = try input.positive("b")
        least = min(least ?? weight, weight)
        weighted.append(part.sign(vector, column) > 0 ? weight : -weight)
      }
      try memory.keep(Array(weighted.suffix(n)))
    }
    try input.advance(to: "diagonal", fields: n + 2)
    let (scale, common) = (try input.positive("S"), try input.positive("D"))
    var ends: [Integer] = []
    for _ in 0..<n { ends.append(try input.nonnegative("e")) }
    let trace = ends.reduce(.small(m) * common, +)
    let gain = .two * (least ?? .zero) * .small(m) * .small(n)
    try check(gain > (rank - .one) * trace, "weights and diagonal do not give this bound")
    var lower: [[Integer]] = []
    for row in 0..<n {
      try input.advance(to: "lower", fields: row + 1)
      lower.append(try input.integers("l"))
      try memory.keep(lower[row])
    }
    for i in 0..<n {
      var rest = Integer.zero
      for j in 0..<n {
        var entry = i == j ? common * ends[i] : .zero
        for t in 0..<m { entry += -(weighted[t * n + i] * weighted[t * n + j]) }
        entry = scale * scale * entry
        for k in 0...min(i, j) { entry += -(lower[i][k] * lower[j][k]) }
        rest += i == j ? entry : -entry.absolute
      }
      try check(!rest.isNegative, "row \(i + 1) of the difference is not dominated by its diagonal")
    }
  }
}
