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

extension ProofArrangement {
  /// The vertices of the zonotope of a central arrangement: Σ ±a_i with the signs of each chamber.
  ///
  /// - Complexity: as for points in all chambers, polynomial in their number.
  public var vertices: [[BigInteger]] {
    let forms = arrangement.forms.filter { !$0.isConstant }
    return ChamberPoints(arrangement).points.map { point in
      var vertex = [BigInteger](repeating: 0, count: arrangement.dimension)
      for (form, sign) in zip(forms, point.signs) {
        for index in vertex.indices { vertex[index] += BigInteger(sign) * form.normal[index] }
      }
      return vertex
    }
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
    let flats = ArrangementFlats(a.arrangement)
    let numbers = flats.whitneyNumbers
    theorem("whitney \(a.name) \(tokens(numbers))", suffix: "0")
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
  /// - Complexity: as `proveChambers` if there are fewer.
  public mutating func decideChambers(_ a: ProofArrangement, atLeast count: Int) -> Bool {
    let points = ChamberPoints(a.arrangement).points
    guard points.count >= count else {
      _ = proveChambers(a)
      return false
    }
    theorem("chambers-at-least \(a.name) \(max(0, count))")
    for point in points.prefix(max(0, count)) { chamber(point) }
    return true
  }

  /// Proves the exact number of chambers by a list of points that is closed under crossing a hyperplane: each crossing leads to
  /// a chamber of the list, or is impossible by a nonnegative combination of the other forms.
  ///
  /// - Returns: the measure `chambers:A`.
  /// - Complexity: one linear program of n + 1 rows for each chamber and form that is not one of its walls.
  public mutating func proveChambers(_ a: ProofArrangement) -> Quantity {
    let points = ChamberPoints(a.arrangement).points
    theorem("chambers \(a.name) \(points.count)")
    for point in points { chamber(point) }
    let crossings = ChamberCrossings(a.arrangement, points: points)
    for index in points.indices { for text in crossings.lines(of: index) { line(text) } }
    return Quantity(tokens: "chambers:\(a.name)", value: BigInteger(points.count))
  }

  private mutating func chamber(_ point: ChamberPoints.Point) {
    line("chamber \(point.denominator) \(tokens(point.coordinates))")
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
