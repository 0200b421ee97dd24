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
    let zero = [Integer](repeating: .zero, count: arrangement.dimension + 1)
    try checkGates(bound, hyperplanes: arrangement.hyperplaneCount, rest: zero) { arrangement.bundles }
  }

  /// FORMAT.md 4.49: the same for the hyperplanes where the gradient of a network jumps, and its linear part.
  func checkHiddenGatesAtLeast() throws(Failure) {
    try head(fields: 2)
    let network = try network()
    try expect(network.hidden == 1 && network.outputs == 1, "a network of one hidden layer and one output")
    let bound = try input.nonnegative("S")
    let (gates, output) = (network.layers[0], network.layers[1])
    var vectors = Vectors(width: gates.inputs + 1, entries: gates.entries)
    var rest = [Integer](repeating: .zero, count: vectors.width)
    for gate in 0..<gates.count {
      // A constant gate has no hyperplane: its vector is made zero. The constants of the others play no role below.
      let isConstant = vectors[gate].dropFirst().allSatisfy(\.isZero)
      if isConstant { vectors.entries[gate * vectors.width] = .zero }
      for k in rest.indices.dropFirst() { rest[k] += output[0, gate + 1] * vectors[gate, k] }
    }
    var bundles: [Int32: [Integer]] = [:]
    var leads: [Int32: Int] = [:]
    for (gate, group) in vectors.groups().enumerated() where group > 0 {
      let lead = vectors[gate, vectors.lead(gate)].sign
      let factor = output[0, gate + 1] * .small(lead * (leads[group] ?? lead))
      leads[group] = leads[group] ?? lead
      let weights = [.zero] + vectors[gate].dropFirst().map { factor * $0 }
      bundles[group] = zip(bundles[group] ?? rest.map { _ in .zero }, weights).map { $0 + $1 }
    }
    let jumps = bundles.values.filter { !$0.allSatisfy(\.isZero) }
    try checkGates(bound, hyperplanes: jumps.count, rest: rest) { jumps }
  }

  /// Whether no fewer gates have these jumps across hyperplanes, and the rest as linear part.
  private func checkGates(
    _ bound: Integer, hyperplanes count: Int, rest: [Integer], _ bundles: () -> [[Integer]]
  ) throws(Failure) {
    if bound <= .small(count) { return }
    try expect(count <= Limits.signedHyperplanes, "at most \(Limits.signedHyperplanes) hyperplanes, found \(count)")
    try check(bound <= .small(count + 2), "\(count) hyperplanes do not give \(bound) gates")
    let bundles = bundles()
    if bound == .small(count + 1) {
      let cancel = someSigns(bundles[...], rest) { $0.allSatisfy(\.isZero) }
      try check(!cancel, "for some signs the vectors of the hyperplanes cancel")
    } else {
      try check(count > 0 || !rest.allSatisfy(\.isZero), "a constant function needs no gate")
      for (number, bundle) in bundles.enumerated() {
        let others = bundles[..<number] + bundles[(number + 1)...]
        let isParallel = someSigns(others, rest) { sum in
          let pair = Vectors(width: rest.count, entries: bundle + sum)
          return [[1, 0], [1, 1]].contains(pair.groups())
        }
        try check(!isParallel, "the vectors of the other hyperplanes can add up to a multiple of that of \(number + 1)")
      }
    }
  }
}
