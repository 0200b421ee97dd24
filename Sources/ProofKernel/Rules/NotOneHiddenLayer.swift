extension Checker {
  /// FORMAT.md 4.19: two rows meet in a hyperplane that is a fold of F near p, but not near q.
  mutating func checkNotOneHiddenLayer() throws(Failure) -> String {
    let name = try reader.token("F")
    guard case .affineMaximum(let maximum) = objects[try position(of: name)].object else {
      throw wrongKind(name, expected: "an affine-maximum")
    }
    let rows = maximum.rows
    let numbers = 1...max(1, rows.count)
    let (i, j) = (try reader.word("I", in: numbers) - 1, try reader.word("J", in: numbers) - 1)
    let k = try reader.word("K", in: numbers) - 1
    let unit = try reader.positive("D")
    try reader.endOfLine()
    if i == j { throw .declined("expected I different from J, found \(i + 1) twice") }
    let theorem = reader.restated(2)
    if rows.areEqual(i, j, biases: false) { throw .refused("the weights of the rows \(i + 1) and \(j + 1) are equal") }
    try checkPoint("p", maximum, tied: (i, j), greatest: [i, j], unit: unit)
    try checkPoint("q", maximum, tied: (i, j), greatest: [k], unit: unit)
    return theorem
  }

  /// At the point of the next line the tied rows have equal values, and all rows that are not identical to one of the
  /// greatest have values below each of these.
  private mutating func checkPoint(
    _ point: String, _ maximum: AffineMaximum, tied: (Int, Int), greatest: [Int], unit: Integer
  ) throws(Failure) {
    let rows = maximum.rows
    let coordinates = try coordinates(after: "at-point", maximum.inputs)
    func value(_ row: Int) -> Integer { rows.value(row, at: coordinates, unit: unit) }
    guard value(tied.0) == value(tied.1) else {
      throw .refused("at \(point) the rows \(tied.0 + 1) and \(tied.1 + 1) differ")
    }
    let least = greatest.map(value).min() ?? .zero
    for row in 0..<rows.count where !greatest.contains(where: { rows.areEqual(row, $0, biases: true) }) {
      guard value(row) < least else {
        throw .refused("at \(point) row \(row + 1) is not below the greatest")
      }
    }
  }
}
