import ExactAlgebra
import ExactNumbers

/// The integer weight vectors v_1, …, v_w through which a circuit reads m of its inputs, as values ±1.
///
/// Whatever the circuit does above, and however deep it is, it cannot tell two points x, x' of {−1, 1}^m apart if
/// ⟨v_j, x⟩ = ⟨v_j, x'⟩ for all j: the number of different vectors (⟨v_1, x⟩, …, ⟨v_w, x⟩), the *row classes*, bounds the
/// number of different rows of the matrix of its function, and so its sign-rank.
public struct BottomLayer: Hashable, Sendable {
  /// The greatest number m of inputs.
  public static let greatestInputCount = 20
  /// The greatest absolute value of a weight.
  public static let greatestWeight = 1 << 40

  /// The number m of inputs.
  public let inputCount: Int
  /// The vectors, each with m weights; zero and repeated vectors are allowed, and none at all.
  public let vectors: [[Int]]

  /// The layer with these vectors.
  /// - Throws: ``BooleanFunctionError`` if m is not in 0…20, a vector has another number of weights, or a weight is too
  ///   large.
  public init(inputCount: Int, vectors: [[Int]]) throws {
    guard 0...Self.greatestInputCount ~= inputCount else {
      throw BooleanFunctionError.variableCount(inputCount, greatest: Self.greatestInputCount)
    }
    for vector in vectors {
      guard vector.count == inputCount else {
        throw BooleanFunctionError.wrongCount(what: "weights", found: vector.count, expected: inputCount)
      }
      for weight in vector where weight.magnitude > Self.greatestWeight {
        throw BooleanFunctionError.parameter(
          name: "a weight", found: weight, expected: "at most 2^40 in absolute value")
      }
    }
    self.inputCount = inputCount
    self.vectors = vectors
  }

  /// The values ⟨v_j, x⟩ at the point number `index`, whose set bits are +1.
  public func values(at index: Int) -> [Int] {
    vectors.map { vector in
      vector.indices.reduce(0) { index >> $1 & 1 == 1 ? $0 + vector[$1] : $0 - vector[$1] }
    }
  }

  /// The number of row classes.
  /// - Complexity: O(w·m·2^m), with memory for the classes.
  public var rowClassCount: Int {
    var classes: Set<[Int]> = []
    for index in 0..<1 << inputCount { classes.insert(values(at: index)) }
    return classes.count
  }

  /// Two points of one class where a Boolean function of n ≥ m variables differs, the first m of which are those of the
  /// layer: the proof that no circuit over this layer computes it. Nil if there are none.
  /// - Parameter table: A function whose first m variables are read through the layer, and the others in any way.
  /// - Returns: The numbers of two points of {0, 1}^m, and that of the other variables.
  public func collision(in table: TruthTable) -> (first: Int, second: Int, others: Int)? {
    guard table.variableCount >= inputCount else { return nil }
    var members: [[Int]: Int] = [:]
    for index in 0..<1 << inputCount {
      let values = values(at: index)
      guard let first = members[values] else {
        members[values] = index
        continue
      }
      // A function that is constant on the class agrees with its first member everywhere.
      for others in 0..<table.pointCount >> inputCount
      where table[first + (others << inputCount)] != table[index + (others << inputCount)] {
        return (first, index, others)
      }
    }
    return nil
  }

  /// Two vectors v_i, v_j and d in {−1, 0, 1}^m with ⟨v_i, d⟩ > 0 > ⟨v_j, d⟩; nil if there are none, and then all vectors
  /// lie in one cone P_σ: some order of the points makes all ⟨v_j, x⟩ increase (that by the sum of the vectors).
  ///
  /// The pairs (⟨v_i, d⟩, ⟨v_j, d⟩) that occur are listed coordinate by coordinate.
  /// - Complexity: O(w²·m·P), P ≤ 3^m being the greatest number of pairs of values, at most (2mW + 1)² for weights up to W.
  public var coneConflict: (first: Int, second: Int, direction: [Int])? {
    for first in vectors.indices {
      for second in vectors.indices where second != first {
        if let direction = Self.conflict(vectors[first], vectors[second]) { return (first, second, direction) }
      }
    }
    return nil
  }

  /// d in {−1, 0, 1}^m with ⟨u, d⟩ > 0 > ⟨v, d⟩, or nil.
  static func conflict(_ u: [Int], _ v: [Int]) -> [Int]? {
    struct Sums: Hashable {
      var first: Int
      var second: Int
    }
    // For each pair of sums the number of a step that led to it: 3·(step before) + digit, in lists by coordinate.
    var levels: [[Sums: Int]] = [[Sums(first: 0, second: 0): 0]]
    for coordinate in u.indices {
      var next: [Sums: Int] = [:]
      for sums in levels[coordinate].keys {
        for digit in -1...1 {
          let sum = Sums(first: sums.first + digit * u[coordinate], second: sums.second + digit * v[coordinate])
          next[sum] = min(next[sum] ?? 1, digit)
        }
      }
      levels.append(next)
    }
    guard
      var sums = levels[u.count].keys.filter({ $0.first > 0 && $0.second < 0 })
        .min(by: { ($0.first, $0.second) < ($1.first, $1.second) })
    else { return nil }
    var direction = [Int](repeating: 0, count: u.count)
    for coordinate in u.indices.reversed() {
      let digit = levels[coordinate + 1][sums] ?? 0
      direction[coordinate] = digit
      sums = Sums(first: sums.first - digit * u[coordinate], second: sums.second - digit * v[coordinate])
    }
    return direction
  }

  /// 1 + Σ |v_j|₁ over a basis of the span of the vectors that is chosen among them, the lightest first: a bound of the row
  /// classes of vectors in one cone, since ⟨v, x⟩ takes at most |v|₁ + 1 values, which increase along one order, and those of
  /// a basis determine the others.
  public var basisBound: Int {
    var basis: [[Int]] = []
    for vector in vectors.sorted(by: { weight($0) < weight($1) }) {
      let extended = basis + [vector]
      let matrix = Matrix(rows: extended.count, columns: inputCount) { Rational(extended[$0][$1]) }
      if matrix.rank == extended.count { basis = extended }
    }
    return basis.reduce(1) { $0 + weight($1) }
  }

  private func weight(_ vector: [Int]) -> Int { vector.reduce(0) { $0 + abs($1) } }
}
