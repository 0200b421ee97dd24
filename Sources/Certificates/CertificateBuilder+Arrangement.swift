import Arrangements
import ExactNumbers

/// An arrangement of hyperplanes that a certificate has defined, with its measures.
public struct ProofArrangement: Sendable {
  /// Its name in the file.
  public let name: String
  /// The arrangement.
  public let arrangement: HyperplaneArrangement

  /// The dimension of the space.
  public var dimension: Quantity { Quantity(tokens: "dimension:\(name)", value: BigInteger(arrangement.dimension)) }
  /// The number of forms, constant ones and repetitions included.
  public var planes: Quantity { Quantity(tokens: "planes:\(name)", value: BigInteger(arrangement.forms.count)) }
  /// The number of distinct hyperplanes.
  public var hyperplanes: Quantity {
    let lines = arrangement.forms.filter { !$0.isConstant }.map { primitiveLine([$0.constant] + $0.normal) }
    return Quantity(tokens: "hyperplanes:\(name)", value: BigInteger(Set(lines).count))
  }
}

/// The Whitney numbers of an arrangement that a certificate has established, with the measures that follow.
public struct ProofWhitneyNumbers: Sendable {
  /// The numbers B_0, …, B_n.
  public let whitney: [Quantity]
  /// The number of chambers.
  public let chambers: Quantity
  /// The number of relatively bounded chambers.
  public let bounded: Quantity
  /// The number of vertices of the zonotope of a central arrangement.
  public let vertices: Quantity
}

// Theorems about arrangements: FORMAT.md 4.21 to 4.25.
extension CertificateBuilder {
  /// Defines an arrangement.
  public mutating func arrangement(_ name: String, _ arrangement: HyperplaneArrangement) -> ProofArrangement {
    let name = claim(name)
    line("arrangement \(name) \(arrangement.dimension) \(arrangement.forms.count)")
    for form in arrangement.forms { line("plane \(tokens([form.constant] + form.normal))") }
    return ProofArrangement(name: name, arrangement: arrangement)
  }

  /// Proves the Whitney numbers, and with them the number of chambers, by listing the flats up to codimension 2.
  ///
  /// - Complexity: a line and a basis for each flat, and a line for each pair of a flat and one that covers it.
  public mutating func proveWhitney(_ a: ProofArrangement) -> ProofWhitneyNumbers {
    whitney(a, ArrangementFlats(a.arrangement))
  }

  /// The same by one flat of each orbit under a group of symmetries that is found; for arrangements with many flats.
  ///
  /// - Parameter control: interruption and progress.
  /// - Throws: `ArrangementError.interrupted`, or `.internal` should a symmetry contradict itself.
  /// - Complexity: a line and a basis for each orbit of flats, and a line for each cover of its representative.
  public mutating func proveWhitneyBySymmetry(
    _ a: ProofArrangement, control: CountingControl? = nil
  ) throws(ArrangementError) -> ProofWhitneyNumbers {
    whitney(a, try ArrangementFlats(orbitsOf: a.arrangement, control: control))
  }

  private mutating func whitney(_ a: ProofArrangement, _ flats: ArrangementFlats) -> ProofWhitneyNumbers {
    let numbers = flats.whitneyNumbers
    theorem("whitney \(a.name) \(tokens(numbers))", suffix: "\(flats.symmetries.count)")
    for text in flats.lines { line(text) }
    return whitneyNumbers(a, numbers)
  }

  /// The measures that a theorem `whitney` with these numbers B_0, …, B_n establishes.
  func whitneyNumbers(_ a: ProofArrangement, _ numbers: [BigInteger]) -> ProofWhitneyNumbers {
    let count = numbers.reduce(0, +)
    return ProofWhitneyNumbers(
      whitney: numbers.enumerated().map { Quantity(tokens: "whitney:\(a.name):\($0.offset)", value: $0.element) },
      chambers: Quantity(tokens: "chambers:\(a.name)", value: count),
      bounded: Quantity(
        tokens: "bounded:\(a.name)", value: numbers.reversed().reduce(0) { $1 - $0 }.magnitude),
      vertices: Quantity(tokens: "vertices:\(a.name)", value: count))
  }

  /// Decides whether there are at least `count` chambers: lists points in that many, or proves the exact number, which is smaller.
  ///
  /// - Throws: as `proveChambers`.
  /// - Complexity: that of enumerating `count` chambers, or of `proveChambers` if there are fewer.
  public mutating func decideChambers(_ a: ProofArrangement, atLeast count: Int) throws -> Bool {
    var found: [Chamber] = []
    if count > 0 {
      try a.arrangement.forEachChamber { chamber in
        found.append(chamber.copy())
        return found.count == count ? .stop : .proceed
      }
    }
    guard found.count >= count else {
      _ = try proveChambers(a)
      return false
    }
    theorem("chambers-at-least \(a.name) \(found.count)")
    for chamber in found { line(chamber) }
    return true
  }

  /// Proves the exact number of chambers by a list of points that is closed under crossing a hyperplane: each crossing leads to
  /// a chamber of the list, or is impossible by a nonnegative combination of the other forms.
  ///
  /// - Returns: the measure `chambers:A`.
  /// - Throws: `ArrangementError.internal` should the enumeration contradict itself.
  /// - Complexity: a line for each chamber and form; see `forEachDescribedChamber`.
  public mutating func proveChambers(_ a: ProofArrangement) throws -> Quantity {
    let crossings = try ChamberCrossings(a.arrangement)
    let count = crossings.chambers.count
    theorem("chambers \(a.name) \(count)")
    for described in crossings.chambers { line(described.chamber) }
    for index in 0..<count { for text in crossings.lines(of: index) { line(text) } }
    return Quantity(tokens: "chambers:\(a.name)", value: BigInteger(count))
  }

  private mutating func line(_ chamber: Chamber) {
    line("chamber \(chamber.denominator) \(tokens(chamber.point))")
  }

  /// Decides whether every min(n, m) of the m vectors of a central arrangement are linearly independent; where they are not, a
  /// linear relation between some of them is written.
  ///
  /// - Precondition: the arrangement is central and its Whitney numbers have been proved in this file.
  public mutating func decideUniform(_ a: ProofArrangement) -> Bool {
    guard let relation = DependentVectors(a.arrangement).relation else {
      theorem("uniform \(a.name)")
      return true
    }
    theorem("dependent \(a.name)")
    line("relation " + relation.map { "\($0.index + 1) \($0.factor)" }.joined(separator: " "))
    return false
  }
}
