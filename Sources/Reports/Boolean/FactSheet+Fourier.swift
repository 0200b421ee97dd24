import BooleanCircuits
import ExactNumbers

extension FactSheet {
  /// The Walsh–Fourier spectrum of a function.
  /// - Parameters:
  ///   - name: What the function is called.
  ///   - kind: What its values are, for people.
  ///   - trueCount: At how many points it is true, if it is Boolean.
  ///   - largest: How many coefficients are listed, the greatest ones first.
  public init(
    spectrumOf name: String, kind: String, trueCount: Int?, spectrum: WalshSpectrum, summary: SpectralSummary,
    largest: Int
  ) {
    let n = spectrum.variableCount
    var facts: [Fact] = [Fact("", nil, "variables", .integer(n))]
    if let trueCount {
      facts.append(
        Fact("true at", "\(trueCount) of \(CountedNoun.text(1 << n, "point"))", "trueAt", .integer(trueCount)))
    }
    facts += [
      Fact(
        "degree", summary.degree.map(\.description) ?? "none: the function is 0", "degree",
        summary.degree.map { .integer($0) } ?? .null),
      Fact(
        "not zero", "\(summary.sparsity) of \(CountedNoun.text(spectrum.setCount, "coefficient"))",
        "nonzeroCoefficients", .integer(summary.sparsity)),
      Fact(
        "greatest", "\(summary.greatestCoefficient) in absolute value", "greatestCoefficient",
        .string(summary.greatestCoefficient.description)),
      Fact(
        "weights", summary.levelWeights.map(\.description).joined(separator: ", ") + " on the levels 0 to \(n)",
        "levelWeights", .strings(summary.levelWeights.map(\.description))),
      Fact(
        "influences", n == 0 ? "none" : summary.influences.map(\.description).joined(separator: ", "), "influences",
        .strings(summary.influences.map(\.description))),
      Fact("total", "\(summary.totalInfluence)", "totalInfluence", .string(summary.totalInfluence.description)),
    ]
    let sets = Self.largestSets(of: spectrum, largest)
    for (place, set) in sets.enumerated() {
      facts.append(Fact(place == 0 ? "largest" : "", "f^\(Self.set(set)) = \(spectrum[set])"))
    }
    facts.append(
      Fact(
        "", nil, "largest",
        .array(
          sets.map { set in
            .object([
              ("set", .array((0..<n).filter { set >> $0 & 1 == 1 }.map { .integer($0 + 1) })),
              ("coefficient", .string(spectrum[set].description)),
            ])
          })))
    self.init(
      command: "fourier", title: "\(name): \(CountedNoun.text(n, "variable")), \(kind)", name: name, facts: facts)
  }

  /// The sets with the greatest coefficients that are not 0, ties in the order of their numbers.
  private static func largestSets(of spectrum: WalshSpectrum, _ count: Int) -> [Int] {
    var best: [(size: BigInteger, set: Int)] = []
    guard count > 0 else { return [] }
    for set in 0..<spectrum.setCount {
      let value = spectrum.numerator(set)
      let size = value.signum() < 0 ? -value : value
      if size.signum() == 0 { continue }
      if best.count == count, let last = best.last, last.size >= size { continue }
      let place = best.firstIndex { $0.size < size } ?? best.count
      best.insert((size, set), at: place)
      if best.count > count { best.removeLast() }
    }
    return best.map(\.set)
  }

  static func set(_ number: Int) -> String {
    let members = (0..<Int.bitWidth - number.leadingZeroBitCount).filter { number >> $0 & 1 == 1 }
    return "{\(members.map { "\($0 + 1)" }.joined(separator: ","))}"
  }
}
