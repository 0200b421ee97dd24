/// Σ_x v(x) χ_S(x) by the number of S, for 2^N values (Yates 1937).
private func transform<Number: AdditiveArithmetic>(_ values: [Number]) -> [Number] {
  var sums = values
  var step = 1
  while step < sums.count {
    for index in sums.indices where index & step == 0 {
      let (first, second) = (sums[index], sums[index + step])
      (sums[index], sums[index + step]) = (first + second, second - first)
    }
    step *= 2
  }
  return sums
}

extension CubeTable {
  /// The coefficients of FORMAT.md 4.54, times 2^N·E.
  func characterSums() throws(Failure) -> [Integer] {
    if let bits { return transform(bits.map { $0 ? 1 : -1 }).map(Integer.small) }
    var memory = Memory()
    let sums = transform(values)
    try memory.keep(sums)
    return sums
  }
}

extension Checker {
  /// FORMAT.md 4.54: degree, number of coefficients and the greatest one.
  func checkSpectrum() throws(Failure) {
    try head(fields: 4)
    let sums = try table().characterSums()
    let numbers = try input.integers("of the spectrum")
    let sets = sums.indices.filter { !sums[$0].isZero }
    let degree = sets.map(\.nonzeroBitCount).max() ?? -1
    let found = [.small(degree), .small(sets.count), greatest(sums)]
    try check(numbers == found, "the numbers are \(found), not \(numbers)")
  }

  private func greatest(_ sums: [Integer]) -> Integer { sums.reduce(.zero) { max($0, $1.absolute) } }

  /// FORMAT.md 4.55: one coefficient.
  func checkCoefficient() throws(Failure) {
    try head(fields: 4)
    let table = try table()
    let sums = try table.characterSums()
    let set = try input.word("S", in: 0...sums.count - 1)
    let value = try input.rational("the coefficient")
    let found = Rational(sums[set], .small(sums.count) * table.scale)
    try check(found == value, "the coefficient is \(found), not \(value)")
  }

  /// FORMAT.md 4.60: Forster's bound for the matrix of F(x ⊕ y).
  func checkXorSignRank() throws(Failure) {
    try head(fields: 2)
    let (table, bits) = try truthTable()
    let rank = try input.positive("R")
    let bound = try greatest(table.characterSums()) * (rank - .one)
    try check(bound < .small(bits.count), "the greatest coefficient does not give this bound")
  }
}
