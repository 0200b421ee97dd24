import ExactNumbers

/// The vertex an enumeration has just reached: a view that is valid until the enumeration goes on.
public struct EnumeratedVertex: ~Copyable {
  /// The numerators, if they fit in machine integers; otherwise empty.
  let small: [Int]
  let large: [BigInteger]
  /// The common denominator of the coordinates of all vertices, positive.
  public let denominator: BigInteger

  /// A coordinate times the denominator.
  public func numerator(_ coordinate: Int) -> BigInteger {
    large.isEmpty ? BigInteger(small[coordinate]) : large[coordinate]
  }

  /// A coordinate times the denominator if machine integers are used for all vertices, which depends on the zonotope
  /// alone.
  public func smallNumerator(_ coordinate: Int) -> Int? { large.isEmpty ? small[coordinate] : nil }

  /// The coordinates.
  public var coordinates: [Rational] {
    (0..<max(small.count, large.count)).map { Rational(numerator($0), denominator) }
  }
}

extension Zonotope {
  /// Enumerates the vertices, each once, in the order of the chambers of `arrangement`: lexicographic in the signs with
  /// which the generators enter, − before +.
  ///
  /// The chamber that comes with a vertex has these signs, and its witness is a direction in which the vertex is the
  /// only greatest point. If all generators are zero the centre is the only vertex.
  ///
  /// - Returns: the number of vertices `body` was called with.
  /// - Throws: what `body` throws, and `ArrangementError.interrupted`.
  /// - Complexity: that of the enumeration of chambers, and n additions for each sign that changes from one vertex to
  ///   the next.
  @discardableResult
  public func forEachVertex(
    options: EnumerationOptions = EnumerationOptions(),
    _ body: (borrowing EnumeratedVertex, borrowing EnumeratedChamber) throws -> EnumerationStep
  ) throws -> Int {
    let plan = EnumerationPlan(try arrangement)
    let sums = plan.rows.indices.map { generatorSum(of: $0, plan) }
    let denominator = (sums + [centre]).joined().reduce(1) { BigInteger.leastCommonMultiple($0, $1.denominator) }
    let scaled = (sums + [centre]).map { vector in
      vector.map { $0.numerator * denominator.exactlyDivided(by: $0.denominator) }
    }
    let bound = scaled.joined().reduce(1) { $0 + $1.magnitude }
    if bound.bitLength <= 62 {
      let small = scaled.map { vector in vector.map { Int(exactly: $0) ?? 0 } }
      var sum = SignedSum(small, dimension: dimension)
      return try plan.forEachChamber(options: options) { chamber in
        sum.move(to: chamber)
        return try body(EnumeratedVertex(small: sum.value, large: [], denominator: denominator), chamber)
      }
    }
    var sum = SignedSum(scaled, dimension: dimension)
    return try plan.forEachChamber(options: options) { chamber in
      sum.move(to: chamber)
      return try body(EnumeratedVertex(small: [], large: sum.value, denominator: denominator), chamber)
    }
  }

  /// All vertices in the order of `forEachVertex`, for small zonotopes.
  ///
  /// - Throws: `ArrangementError.interrupted`.
  public func vertices(options: EnumerationOptions = EnumerationOptions(witnesses: false)) throws -> [[Rational]] {
    var result: [[Rational]] = []
    try forEachVertex(options: options) { vertex, _ in
      result.append(vertex.coordinates)
      return .proceed
    }
    return result
  }

  /// The number of vertices, found by enumerating them; counting the chambers of `arrangement` by its characteristic
  /// polynomial is much faster.
  ///
  /// - Throws: `ArrangementError.interrupted`.
  public func countVerticesByEnumeration(control: CountingControl? = nil) throws -> Int {
    try arrangement.countChambersByEnumeration(control: control)
  }
}

/// A sum of vectors with signs that change a few at a time.
private struct SignedSum<Number: SignedNumeric> {
  private(set) var value: [Number]
  private let doubled: [[Number]]
  private var positive: [UInt64]

  /// All signs negative.
  /// - Parameter vectors: the vectors, then the centre.
  init(_ vectors: [[Number]], dimension: Int) {
    value = vectors.last ?? []
    for vector in vectors.dropLast() {
      for column in 0..<dimension { value[column] -= vector[column] }
    }
    doubled = vectors.dropLast().map { $0.map { $0 + $0 } }
    positive = [UInt64](repeating: 0, count: max(1, (vectors.count - 1 + 63) / 64))
  }

  mutating func move(to chamber: borrowing EnumeratedChamber) {
    for word in positive.indices {
      let new = chamber.positiveHyperplanes(word: word)
      var changed = new ^ positive[word]
      while changed != 0 {
        let bit = changed.trailingZeroBitCount
        changed &= changed &- 1
        let vector = doubled[word &* 64 &+ bit]
        if new & (1 << UInt64(bit)) != 0 {
          for column in value.indices { value[column] += vector[column] }
        } else {
          for column in value.indices { value[column] -= vector[column] }
        }
      }
      positive[word] = new
    }
  }
}
