import ExactNumbers

@testable import Arrangements

/// Checks derivations with rational elimination alone, in the coordinates of the arrangement.
enum OrbitDerivationChecker {
  /// The vectors of the rows of the configuration in the original coordinates, and the hyperplane at infinity.
  static func vectors(_ arrangement: HyperplaneArrangement, _ configuration: CentralConfiguration) -> [[BigInteger]] {
    var vectors = [[BigInteger]](repeating: [], count: configuration.rows.count)
    for (form, place) in zip(arrangement.forms, configuration.places) {
      guard let place else { continue }
      vectors[place.row] = configuration.hasInfinity ? [form.constant] + form.normal : form.normal
    }
    if configuration.hasInfinity {
      vectors[vectors.count - 1] = [1] + [BigInteger](repeating: 0, count: arrangement.dimension)
    }
    return vectors
  }

  static func maps(
    _ generator: SymmetryGenerator, _ arrangement: HyperplaneArrangement, _ configuration: CentralConfiguration
  ) -> Bool {
    let vectors = vectors(arrangement, configuration)
    guard Set(generator.permutation) == Set(vectors.indices), generator.denominator.signum() > 0 else { return false }
    for (index, vector) in vectors.enumerated() {
      let image = generator.matrix.map { row in zip(row, vector).reduce(BigInteger(0)) { $0 + $1.0 * $1.1 } }
      let target = vectors[generator.permutation[index]]
      if image.allSatisfy(\.isZero) { return false }
      for first in target.indices {
        for second in target.indices where image[first] * target[second] != image[second] * target[first] {
          return false
        }
      }
    }
    return true
  }

  /// The remainders of all vectors modulo the span of some of them, and the dimension of this span.
  static func remainders(_ vectors: [[BigInteger]], modulo rows: [Int]) -> (vectors: [[Rational]], rank: Int) {
    var basis: [(pivot: Int, vector: [Rational])] = []
    func reduced(_ vector: [Rational]) -> [Rational] {
      var result = vector
      for (pivot, line) in basis where !result[pivot].isZero {
        let factor = result[pivot] / line[pivot]
        for index in result.indices { result[index] -= factor * line[index] }
      }
      return result
    }
    let rational = vectors.map { $0.map { Rational($0) } }
    for row in rows {
      let rest = reduced(rational[row])
      if let pivot = rest.firstIndex(where: { !$0.isZero }) { basis.append((pivot, rest)) }
    }
    return (rational.map(reduced), basis.count)
  }

  static func areProportional(_ first: [Rational], _ second: [Rational]) -> Bool {
    guard let pivot = first.firstIndex(where: { !$0.isZero }) else { return false }
    let factor = second[pivot] / first[pivot]
    return !factor.isZero && zip(first, second).allSatisfy { $0 * factor == $1 }
  }

  /// The first Whitney numbers that the derivation proves, or what is wrong with it.
  static func check(
    _ derivation: FlatOrbitDerivation, _ arrangement: HyperplaneArrangement, _ configuration: CentralConfiguration
  ) -> (numbers: [BigInteger], fault: String?) {
    let vectors = vectors(arrangement, configuration)
    var numbers: [BigInteger] = []
    for generator in derivation.generators where !maps(generator, arrangement, configuration) {
      return ([], "generator")
    }
    guard let start = derivation.levels.first, start.count == 1, start[0].rows.isEmpty, start[0].weight == 1 else {
      return ([], "start")
    }
    for (level, representatives) in derivation.levels.enumerated() {
      numbers.append(representatives.reduce(0) { $0 + $1.weight })
      guard level + 1 < derivation.levels.count else { break }
      let next = derivation.levels[level + 1]
      var sums = [BigInteger](repeating: 0, count: next.count)
      for flat in representatives {
        let (rests, rank) = remainders(vectors, modulo: flat.rows)
        let own = vectors.indices.filter { rests[$0].allSatisfy(\.isZero) }
        guard rank == level, own == flat.rows else { return ([], "flat") }
        var covered = Set(flat.rows)
        var least = -1
        for cover in flat.covers {
          // The cover is the flat spanned with its first row, and adds all rows of it.
          guard let first = cover.added.first, first > least else { return ([], "order") }
          least = first
          let added = vectors.indices.filter { areProportional(rests[first], rests[$0]) }
          guard added == cover.added else { return ([], "cover") }
          covered.formUnion(added)
          let image = (flat.rows + added).map { row in
            cover.word.reduce(row) { derivation.generators[$1].permutation[$0] }
          }
          guard Set(image) == Set(next[cover.target].rows) else { return ([], "image") }
          sums[cover.target] += flat.weight * BigInteger(cover.added.count)
        }
        guard covered.count == vectors.count else { return ([], "missing cover") }
      }
      for (flat, sum) in zip(next, sums) where flat.weight * BigInteger(flat.rows.count) != sum {
        return ([], "weight")
      }
    }
    return (numbers, nil)
  }
}
