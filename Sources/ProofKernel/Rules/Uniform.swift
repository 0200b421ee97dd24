extension Checker {
  /// FORMAT.md 4.24: there are as many sets without a broken circuit as sets.
  func checkUniform() throws(Failure) {
    try head(fields: 1)
    let arrangement = try arrangement(central: true)
    let whitney = try established(arrangement.whitney, "the Whitney numbers")
    let (dimension, count) = (arrangement.dimension, arrangement.forms.count)
    let hasConstant = (0..<count).contains(where: arrangement.isConstant)
    try check(!hasConstant, "a form is constant")
    let size = min(dimension - 1, count)
    // B·size! and M(M − 1)…(M − size + 1): for M < N both are M! exactly if B_M = 1.
    var (found, greatest) = (whitney[size], Integer.one)
    for factor in 0..<size {
      found = found * .small(factor + 1)
      greatest = greatest * .small(count - factor)
    }
    try check(found == greatest, "B_\(size) is not the number of sets of \(size) forms")
  }

  /// FORMAT.md 4.25: a linear relation between few of the vectors.
  func checkDependent() throws(Failure) {
    try head(fields: 1)
    let arrangement = try arrangement()
    let forms = arrangement.forms
    try input.advance(to: "relation")
    let pairs = try readPairs(of: forms.count) { () throws(Failure) in try input.integer("l") }
    try expect(!pairs.isEmpty, "at least one vector")
    try check(pairs.count <= min(arrangement.dimension, forms.count), "\(pairs.count) vectors are too many")
    try check(!pairs.contains { $0.1.isZero }, "a factor is zero")
    for k in 1...arrangement.dimension {
      let sum = pairs.reduce(Integer.zero) { $0 + $1.1 * forms[$1.0, k] }
      try check(sum.isZero, "the coordinates \(k) do not cancel")
    }
  }
}
