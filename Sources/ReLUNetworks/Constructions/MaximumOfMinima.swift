import ExactNumbers

/// A continuous piecewise linear function as the maximum over some sets of the minimum of the affine functions of each.
///
/// Every continuous piecewise linear function is one (J. M. Tarela and M. V. Martínez, Region configurations for realizability
/// of lattice piecewise-linear models, 1999).
public struct MaximumOfMinima: Equatable, Sendable {
  /// Affine functions with one output, all different.
  public let functions: [AffineMap]
  /// Sets of places in `functions`, in increasing order; none contains another.
  public let sets: [[Int]]

  /// The number of variables.
  public var dimension: Int { functions[0].inputDimension }

  /// The function with the given sets of places.
  /// - Throws: `CellError` for no functions, no sets, an empty set, a place that is not there or different numbers of
  ///   variables.
  public init(functions: [AffineMap], sets: [[Int]]) throws(CellError) {
    guard let first = functions.first else { throw .empty(what: "affine function") }
    if sets.isEmpty { throw .empty(what: "set") }
    for (number, map) in functions.enumerated() {
      if map.inputDimension != first.inputDimension {
        throw .dimension(place: "function \(number)", found: map.inputDimension, expected: first.inputDimension)
      }
      if map.outputDimension != 1 {
        throw .dimension(place: "outputs of function \(number)", found: map.outputDimension, expected: 1)
      }
    }
    var places: [AffineMap: Int] = [:]
    var different: [AffineMap] = []
    let renamed = functions.map { map in
      if let place = places[map] { return place }
      places[map] = different.count
      different.append(map)
      return different.count - 1
    }
    var family: [Set<Int>] = []
    for (number, set) in sets.enumerated() {
      if set.isEmpty { throw .empty(what: "place in set \(number)") }
      for place in set where !functions.indices.contains(place) {
        throw .noFunction(set: number, found: place, count: functions.count)
      }
      family.append(Set(set.map { renamed[$0] }))
    }
    self.functions = different
    self.sets = SetFamily.minimal(family)
  }

  /// For callers whose functions and sets are in order.
  init(functions: [AffineMap], minimal sets: [[Int]]) {
    self.functions = functions
    self.sets = sets
  }

  /// The value at a point.
  /// - Throws: `NetworkError.dimension` for a point with another number of coordinates.
  public func callAsFunction(_ point: [Rational]) throws(NetworkError) -> Rational {
    guard point.count == dimension else {
      throw .dimension(operation: "evaluation", found: point.count, expected: dimension)
    }
    let values = functions.map { $0.image(of: point)[0] }
    return sets.compactMap { $0.map { values[$0] }.min() }.max() ?? 0
  }

  /// The network of maxima and minima of pairs, which has more hidden layers than needed in few dimensions.
  public var network: ReLUNetwork {
    get throws(NetworkError) { try ReLUNetwork.maximumOfMinima(sets.map { $0.map { functions[$0] } }) }
  }
}

/// Sets of which none contains another.
enum SetFamily {
  /// Those that contain no other one, each in increasing order, in lexicographic order.
  static func minimal(_ family: [Set<Int>]) -> [[Int]] {
    let different = Set(family)
    let kept = different.filter { set in !different.contains { $0.isStrictSubset(of: set) } }
    return kept.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The minimal sets that meet all sets of a family; nil if there are more than `limit` on the way.
  static func transversals(of family: [[Int]], limit: Int) -> [[Int]]? {
    var result: [[Int]] = [[]]
    for set in family {
      var next: [Set<Int>] = []
      for part in result {
        let part = Set(part)
        if part.isDisjoint(with: set) { next += set.map { part.union([$0]) } } else { next.append(part) }
      }
      if next.count > 16 * limit { return nil }
      result = minimal(next)
      if result.count > limit { return nil }
    }
    return result
  }
}
