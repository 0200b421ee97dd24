import ExactAlgebra
import ExactNumbers

/// Integer combinations of maxima of some affine functions, whose gradients are affinely independent in each maximum.
///
/// A maximum of affine functions l₁, …, l_r with independent gradients and of another function l is one again if the
/// gradients with that of l are independent. Otherwise there is, up to a factor, one relation Σ λᵢ lᵢ = c with Σ λᵢ = 0
/// and a constant c, which may be assumed to be nonnegative. Let P and Q be the functions with positive and with negative
/// λᵢ: at every point, max over P ≥ min over Q, the weighted means being so. Hence
///
/// Σ over R ⊆ Q of (−1)^|R| · max over T ∖ R = 0
///
/// for all T that contain P and Q: if j is the least of Q at the point, the terms for R with and without j cancel, since some
/// function of P, which all terms have, is at least lⱼ. This is solved for the maximum over T. All other terms lack a
/// function of the relation, so that their gradients are independent. (The lemma of Wang and Sun, 2005, with a shorter
/// proof; affinely independent gradients in Rⁿ are at most n + 1.)
struct MaximumReduction {
  /// For each set of functions, in increasing order, the coefficient of its maximum.
  typealias Combination = [[Int]: BigInteger]

  let functions: [AffineMap]
  private let limit: Int
  private let control: RegionControl?
  private var known: [[Int]: Combination] = [:]

  /// A reduction for combinations of at most `limit` maxima.
  init(_ functions: [AffineMap], limit: Int, control: RegionControl?) {
    self.functions = functions
    self.limit = limit
    self.control = control
  }

  /// The maximum of some functions, at least one.
  private mutating func maximum(of members: [Int]) throws -> Combination {
    guard let first = members.first else { return [:] }
    return try join([[first]: 1], with: members.dropFirst())
  }

  /// The combination in which each maximum is also over the given functions.
  private mutating func join(
    _ combination: Combination, with members: some Sequence<Int>
  ) throws -> Combination {
    var result = combination
    for member in members {
      var joined: Combination = [:]
      for (set, coefficient) in result {
        if control?.isInterrupted == true { throw RegionError.interrupted }
        if joined.count > limit { throw CellError.tooManyMaxima(limit: limit) }
        for (other, factor) in try extended(set, by: member) { Self.add(coefficient * factor, of: other, to: &joined) }
      }
      result = joined
    }
    return result
  }

  /// The minimum over some sets of the maximum over each: min(f, g) = f + g − max(f, g), which is linear in f where it is
  /// a combination of maxima and g a maximum.
  /// - Throws: `RegionError.interrupted`, `CellError.tooManyMaxima`.
  mutating func minimum(ofMaximaOver sets: [[Int]]) throws -> Combination {
    var result: Combination = [:]
    for (place, set) in sets.enumerated() {
      let maximum = try maximum(of: set)
      if place == 0 {
        result = maximum
        continue
      }
      let both = try join(result, with: set)
      for (members, coefficient) in maximum { Self.add(coefficient, of: members, to: &result) }
      for (members, coefficient) in both { Self.add(-coefficient, of: members, to: &result) }
    }
    return result
  }

  private static func add(_ coefficient: BigInteger, of set: [Int], to sum: inout Combination) {
    let total = (sum[set] ?? 0) + coefficient
    sum[set] = total.isZero ? nil : total
  }

  /// The maximum over a set with independent gradients and one more function.
  private mutating func extended(_ set: [Int], by member: Int) throws -> Combination {
    if set.contains(member) { return [set: 1] }
    let union = (set + [member]).sorted()
    if let found = known[union] { return found }
    var result: Combination = [union: 1]
    if let removable = removable(from: set, and: member) {
      if removable.count > 30 || 1 << removable.count > max(limit, 64) { throw CellError.tooManyMaxima(limit: limit) }
      result = [:]
      for mask in 1..<1 << removable.count {
        let removed = Set(removable.indices.filter { mask >> $0 & 1 == 1 }.map { removable[$0] })
        result[union.filter { !removed.contains($0) }] = removed.count % 2 == 1 ? 1 : -1
      }
    }
    known[union] = result
    return result
  }

  /// The set Q of a relation between the functions of a set with independent gradients and one more; nil if there is none.
  private func removable(from set: [Int], and member: Int) -> [Int]? {
    let n = functions[member].inputDimension
    // Columns: gradients with a 1 below, the last one that of the new function.
    let columns = set + [member]
    let matrix = Matrix(rows: n + 1, columns: columns.count) { row, column in
      row < n ? functions[columns[column]][0, row] : 1
    }
    let (echelon, pivots) = matrix.reducedRowEchelonForm
    if pivots.count == columns.count { return nil }
    // Σ λᵢ aᵢ over the set is the new gradient, with λ of sum 1.
    var positive: [Int] = []
    var negative: [Int] = [member]
    var constant = -functions[member].bias[0]
    for (row, place) in set.indices.enumerated() {
      let factor = echelon[row, set.count]
      if factor.isZero { continue }
      constant += factor * functions[set[place]].bias[0]
      if factor.signum() > 0 { positive.append(set[place]) } else { negative.append(set[place]) }
    }
    if constant.isZero { return negative.count <= positive.count ? negative : positive }
    return constant.signum() > 0 ? negative : positive
  }
}
