/// Whether the sum, with the vectors added to it or subtracted from it, satisfies the condition for some signs.
private func someSigns(
  _ vectors: ArraySlice<[Integer]>, _ sum: [Integer], _ condition: ([Integer]) -> Bool
) -> Bool {
  guard let vector = vectors.first else { return condition(sum) }
  let rest = vectors.dropFirst()
  return someSigns(rest, zip(sum, vector).map { $0 + $1 }, condition)
    || someSigns(rest, zip(sum, vector).map { $0 - $1 }, condition)
}

extension Arrangement {
  /// For each hyperplane the sum of the vectors (c, a) of its forms, with the sign that each has relative to the first.
  fileprivate var bundles: [[Integer]] {
    var bundles: [[Integer]] = []
    for (form, number) in hyperplanes.enumerated() where number > 0 {
      // The hyperplanes are numbered in the order of their first forms.
      if number > bundles.count {
        bundles.append(Array(forms[form]))
      } else {
        let (first, lead) = (bundles[Int(number) - 1], forms.lead(form))
        let sign = Integer.small(first[lead].sign * forms[form, lead].sign)
        bundles[Int(number) - 1] = zip(first, forms[form]).map { $0 + sign * $1 }
      }
    }
    return bundles
  }
}

extension Checker {
  /// FORMAT.md 4.28: a gate for each hyperplane, and one or two more if the gates cannot cancel what is linear.
  func checkSupportGatesAtLeast() throws(Failure) {
    try head(fields: 2)
    let (arrangement, bound) = (try arrangement(central: true), try input.nonnegative("S"))
    let count = arrangement.hyperplaneCount
    if bound <= .small(count) { return }
    try expect(count <= Limits.signedHyperplanes, "at most \(Limits.signedHyperplanes) hyperplanes, found \(count)")
    try check(bound <= .small(count + 2), "\(count) hyperplanes do not give \(bound) gates")
    let zero = [Integer](repeating: .zero, count: arrangement.dimension + 1)
    let bundles = arrangement.bundles
    if bound == .small(count + 1) {
      let cancel = someSigns(bundles[...], zero) { $0.allSatisfy(\.isZero) }
      try check(!cancel, "for some signs the vectors of the hyperplanes cancel")
    } else {
      try check(count > 0, "a constant function needs no gate")
      for (number, bundle) in bundles.enumerated() {
        let others = bundles[..<number] + bundles[(number + 1)...]
        let isParallel = someSigns(others, zero) { sum in
          let pair = Vectors(width: zero.count, entries: bundle + sum)
          return [[1, 0], [1, 1]].contains(pair.groups())
        }
        try check(!isParallel, "the vectors of the other hyperplanes can add up to a multiple of that of \(number + 1)")
      }
    }
  }
}
