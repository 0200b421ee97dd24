extension Checker {
  /// FORMAT.md 4.22: points with different signs of the forms.
  func checkChambersAtLeast() throws(Failure) {
    try head(fields: 2)
    let arrangement = try arrangement()
    _ = try readChambers(of: arrangement, input.count("N"))
  }

  /// Reads so many points and gives their sign vectors, which increase strictly; the sign of a constant form counts
  /// as 0 everywhere.
  private func readChambers(of arrangement: Arrangement, _ count: Int) throws(Failure) -> [[Int8]] {
    let forms = arrangement.forms
    try expect(forms.count * count <= Limits.table, "at most \(Limits.table) forms times chambers")
    let isConstant = (0..<forms.count).map(arrangement.isConstant)
    var chambers: [[Int8]] = []
    for _ in 0..<count {
      try input.advance(to: "chamber", fields: arrangement.dimension + 1)
      let point = try [input.positive("D")] + input.integers("coordinate")
      let signs = isConstant.indices.map { isConstant[$0] ? 0 : Int8(forms.dot($0, point).sign) }
      try check(zip(signs, isConstant).allSatisfy { ($0 == 0) == $1 }, "the point lies on a hyperplane")
      let increases = chambers.last?.lexicographicallyPrecedes(signs) ?? true
      try check(increases, "the signs are not greater than those of the point before")
      chambers.append(signs)
    }
    return chambers
  }

  /// FORMAT.md 4.23: a list of chambers that is closed under crossing a facet.
  func checkChambers() throws(Failure) {
    try head(fields: 2)
    let arrangement = try arrangement()
    let count = try input.count("N", atLeast: 1)
    let (chambers, hyperplanes) = (try readChambers(of: arrangement, count), arrangement.hyperplanes)
    for signs in chambers {
      for form in hyperplanes.indices where hyperplanes[form] > 0 {
        try input.advance()
        switch try input.token("across or blocked") {
        case "across":
          try input.expectFields(1)
          let other = chambers[try input.index("J", of: count)]
          let isNext = signs.indices.allSatisfy { signs[$0] == other[$0] || hyperplanes[$0] == hyperplanes[form] }
          try check(isNext && signs[form] != other[form], "not the chamber beyond form \(form + 1)")
        case "blocked": try checkBlocked(form, of: arrangement, signs)
        default: throw .declined("expected a line `across ...` or `blocked ...`")
        }
      }
    }
    arrangement.chambers = .small(count)
  }

  /// A positive multiple of the form is a nonnegative combination of forms with other hyperplanes, each with its sign.
  private func checkBlocked(_ form: Int, of arrangement: Arrangement, _ signs: [Int8]) throws(Failure) {
    let (unit, constant) = (try input.positive("U"), try input.nonnegative("L"))
    let forms = arrangement.forms
    let pairs = try readPairs(of: forms.count) { () throws(Failure) in try input.positive("l") }
    // L + Σ l·s·f less U·s·f, coefficient by coefficient.
    var difference = [constant] + [Integer](repeating: .zero, count: arrangement.dimension)
    for (other, factor) in pairs + [(form, -unit)] {
      let isOther = ![0, arrangement.hyperplanes[form]].contains(arrangement.hyperplanes[other])
      try check(isOther || factor.isNegative, "form \(other + 1) has the hyperplane of form \(form + 1), or none")
      for k in difference.indices { difference[k] += factor * .small(Int(signs[other])) * forms[other, k] }
    }
    try check(difference.allSatisfy(\.isZero), "the combination is not form \(form + 1)")
  }
}
