import ExactAlgebra
import ExactNumbers

/// Normals of an arrangement that are linearly dependent although every fewer of them are not, with the proof.
public struct DependentSubset: Hashable, Sendable {
  /// The indices (from 0) of forms, increasing.
  public let forms: [Int]
  /// Nonzero integers without common factor, the first positive, one for each form: Σ coefficients[i] · normal = 0.
  public let coefficients: [BigInteger]

  package init(forms: [Int], coefficients: [BigInteger]) {
    self.forms = forms
    self.coefficients = coefficients
  }
}

extension HyperplaneArrangement {
  /// Whether the m given forms on R^n are in general position.
  ///
  /// - A central arrangement is generic if every min(n, m) of the m normals are independent and no two forms have the same
  ///   hyperplane; only for n = 1 does the second not follow from the first.
  /// - Any other is generic if every k ≤ n of the hyperplanes meet in codimension k and no n + 1 of them have a common
  ///   point.
  ///
  /// Forms count as often as they are given, so repeated hyperplanes make this false in every dimension. Constant forms,
  /// which have no hyperplane, make it false too.
  ///
  /// - Throws: `ArrangementError.interrupted`.
  /// - Complexity: as for `characteristicPolynomial`.
  public func isGeneric(options: CountingOptions = CountingOptions()) throws(ArrangementError) -> Bool {
    if isCentral {
      if dimension == 1, forms.count > 1 { return false }
      return try smallestDependentSize(options: options) == nil
    }
    // In the cone, hyperplanes that meet in too large a flat are dependent, and so are parallel ones with infinity.
    let infinity = [1] + [BigInteger](repeating: 0, count: dimension)
    let cone = try HyperplaneArrangement(
      dimension: dimension + 1, normals: forms.map { [$0.constant] + $0.normal } + [infinity])
    return try cone.smallestDependentSize(options: options) == nil
  }

  /// A smallest set of dependent normals, of at most min(n, m) elements; nil if every min(n, m) of the m normals are independent.
  ///
  /// - Throws: `ArrangementError.interrupted`.
  /// - Complexity: as for `characteristicPolynomial`, and a search of O(C(m, s − 1)) steps for a set of s normals.
  public func smallestDependentSubset(
    options: CountingOptions = CountingOptions()
  ) throws(ArrangementError) -> DependentSubset? {
    guard let size = try smallestDependentSize(options: options) else { return nil }
    let search = DependentSubsetSearch(normals: forms.map(\.normal), size: size)
    guard let found = try search.run(control: options.control) else {
      throw .internal("the Whitney numbers show \(size) dependent normals, and none were found")
    }
    return found
  }

  /// The least number of dependent normals if it is at most min(n, m).
  private func smallestDependentSize(options: CountingOptions) throws(ArrangementError) -> Int? {
    let limit = min(dimension, forms.count)
    if limit >= 1, forms.contains(where: \.isConstant) { return 1 }
    guard limit >= 2 else { return nil }
    let central = try HyperplaneArrangement(dimension: dimension, normals: forms.map(\.normal))
    // The configuration counts lines once.
    if CentralConfiguration(central).rows.count < forms.count { return 2 }
    let numbers = try central.characteristicPolynomial(options: options).whitneyNumbers
    // b_k counts the sets of k normals without broken circuit, so b_k = C(m, k) up to the first k for which there is a
    // dependent set of k + 1 normals (Whitney, 1932).
    var binomial: BigInteger = 1
    for (rank, number) in numbers.enumerated() {
      guard number == binomial else { return rank + 1 <= limit ? rank + 1 : nil }
      binomial = (binomial * BigInteger(forms.count - rank)).exactlyDivided(by: BigInteger(rank + 1))
    }
    return nil
  }
}

/// Finds dependent normals of a known least number.
private struct DependentSubsetSearch {
  let normals: [[BigInteger]]
  let size: Int

  private typealias Entry = Residue<MersennePrime>

  /// The first set found, or nil if there is none.
  func run(control: CountingControl?) throws(ArrangementError) -> DependentSubset? {
    if size == 1 { return normals.indices.lazy.compactMap { relation([$0]) }.first }
    return try search(
      normals.indices.map { (index: $0, vector: normals[$0].map { Entry(reducing: $0) }) }, chosen: [], control)
  }

  /// Searches among the sets that contain the chosen normals, modulo which the vectors are given.
  private func search(
    _ vectors: [(index: Int, vector: [Entry])], chosen: [Int], _ control: CountingControl?
  ) throws(ArrangementError) -> DependentSubset? {
    if control?.isInterrupted == true { throw .interrupted }
    if chosen.count == size - 2 { return parallelPair(vectors, chosen: chosen) }
    for place in vectors.indices.reversed() {
      let pivot = vectors[place].vector
      guard let column = pivot.firstIndex(where: \.isUnit) else { continue }
      let rest = vectors[..<place].map { other in
        (
          other.index,
          other.vector.indices.filter { $0 != column }.map {
            Entry.crossDifference(other.vector[$0], pivot[column], pivot[$0], other.vector[column])
          }
        )
      }
      if let found = try search(rest, chosen: chosen + [vectors[place].index], control) { return found }
    }
    return nil
  }

  private func parallelPair(_ vectors: [(index: Int, vector: [Entry])], chosen: [Int]) -> DependentSubset? {
    var known: [[UInt64]: Int] = [:]
    for (index, vector) in vectors {
      guard let lead = vector.first(where: \.isUnit) else { continue }
      let inverse = lead.inverse
      let key = vector.map { ($0 * inverse).word }
      // Residues propose, integers decide.
      if let other = known[key], let found = relation(chosen + [index, other]) { return found }
      known[key] = index
    }
    return nil
  }

  /// The linear relation among some normals, if there is one.
  private func relation(_ indices: [Int]) -> DependentSubset? {
    let sorted = indices.sorted()
    let matrix = Matrix(rows: normals[0].count, columns: sorted.count) { Rational(normals[sorted[$1]][$0]) }
    guard let kernel = matrix.kernelBasis.first else { return nil }
    let used = sorted.indices.filter { !kernel[$0].isZero }
    let denominator = used.reduce(BigInteger(1)) { .leastCommonMultiple($0, kernel[$1].denominator) }
    let cleared = used.map { kernel[$0].numerator * denominator.exactlyDivided(by: kernel[$0].denominator) }
    return DependentSubset(
      forms: used.map { sorted[$0] }, coefficients: CentralConfiguration.primitive(cleared).vector)
  }
}
