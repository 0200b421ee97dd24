import Arrangements
import ExactAlgebra
import ExactNumbers
import ReLUNetworks

/// The generators b^1, …, b^m of a zonotope in R^n (Definition 7 of the thesis), with integer coordinates.
public struct ZonotopeInstance: ClaimInstance {
  /// The dimension n.
  public var dimension: Int
  /// The generators, n coordinates each.
  public var generators: [[Int]]

  /// An instance.
  public init(dimension: Int, generators: [[Int]]) {
    self.dimension = dimension
    self.generators = generators
  }

  /// The central arrangement of the hyperplanes orthogonal to the generators.
  public func arrangement() throws -> HyperplaneArrangement {
    try HyperplaneArrangement(dimension: dimension, normals: generators)
  }

  /// The support function of the zonotope.
  public func supportFunction() throws -> SupportFunction {
    try SupportFunction(dimension: dimension, generators: generators.map { $0.map { Rational($0) } })
  }

  /// Whether some generator is not zero.
  public var isNonzero: Bool { generators.contains { $0.contains { $0 != 0 } } }

  /// Whether every min(n, m) generators are linearly independent.
  public var isUniform: Bool {
    MaximumDepthClaims.subsets(generators, count: min(dimension, generators.count)).allSatisfy { chosen in
      Matrix(rows: chosen.count, columns: dimension) { Rational(chosen[$0][$1]) }.reducedRowEchelonForm.pivotColumns
        .count
        == chosen.count
    }
  }

  /// The instance on one line.
  public var description: String {
    "b = " + generators.map { "(" + $0.map(\.description).joined(separator: ",") + ")" }.joined(separator: " ")
  }

  /// Its size in the order of the search.
  public var weight: Int {
    10_000 * generators.count + 3_000 * dimension
      + generators.joined().reduce(0) { $0 + 2 * $1.magnitude.saturatedInt + ($1 < 0 ? 1 : 0) }
  }

  /// Fewer generators, fewer coordinates, smaller entries.
  public var simpler: [ZonotopeInstance] {
    var result: [ZonotopeInstance] = []
    for index in generators.indices where generators.count > 1 {
      var copy = self
      copy.generators.remove(at: index)
      result.append(copy)
    }
    for coordinate in 0..<dimension where dimension > 1 {
      var copy = self
      copy.dimension -= 1
      for index in copy.generators.indices { copy.generators[index].remove(at: coordinate) }
      result.append(copy)
    }
    for index in generators.indices {
      for coordinate in 0..<dimension where generators[index][coordinate] != 0 {
        for smaller in [0, 1] where smaller != generators[index][coordinate] {
          var copy = self
          copy.generators[index][coordinate] = smaller
          result.append(copy)
        }
      }
    }
    return result
  }

  /// m points of the moment curve t ↦ (1, t, …, t^(n−1)): every n of them are independent.
  public static func momentCurve(dimension: Int, generators count: Int) -> ZonotopeInstance {
    let generators = (0..<count).map { parameter in
      var power = 1
      return (0..<dimension).map { _ -> Int in
        defer { power *= parameter }
        return power
      }
    }
    return ZonotopeInstance(dimension: dimension, generators: generators)
  }

  /// The unit vectors: the zonotope is a cube.
  public static func cube(dimension: Int) -> ZonotopeInstance {
    ZonotopeInstance(
      dimension: dimension, generators: (0..<dimension).map { i in (0..<dimension).map { $0 == i ? 1 : 0 } })
  }

  /// Generators in general position: n ≤ 5, m ≤ 7.
  static let genericFamily: [ZonotopeInstance] = {
    var result: [ZonotopeInstance] = []
    for dimension in 1...4 {
      for count in 1...(dimension < 4 ? 6 : 5) { result.append(momentCurve(dimension: dimension, generators: count)) }
      result.append(cube(dimension: dimension))
    }
    result += [momentCurve(dimension: 2, generators: 12), momentCurve(dimension: 5, generators: 7), figure]
    return result.sorted { $0.weight < $1.weight }
  }()

  /// Figure 2.2 of the thesis with all lengths times 4.
  static let figure = ZonotopeInstance(dimension: 2, generators: [[1, 2], [-2, 0], [0, -1], [-1, -1]])

  /// Zero, repeated, opposite and parallel generators, dependent ones, and fewer of them than dimensions.
  static let degenerateFamily: [ZonotopeInstance] = {
    let lists: [[[Int]]] = [
      [[0]], [[0], [0]], [[-3]], [[1], [-1]], [[2], [0], [5]], [[1], [2], [3], [4]],
      [[0, 0]], [[1, 0], [1, 0]], [[1, 2], [-1, -2]], [[1, 1], [2, 2], [-3, -3]], [[1, 0], [0, 0]],
      [[1, 0], [0, 1], [0, 2]], [[1, 0], [0, 1], [1, 1], [2, 2], [0, 0]], [[3, -1], [3, -1], [3, -1], [0, 1]],
      [[1, 0, 0], [2, 0, 0]], [[1, 0, 0], [0, 1, 0], [1, 1, 0]], [[1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 0, 1]],
      [[1, 0, 0], [0, 1, 0], [1, 1, 0], [1, -1, 0], [1, 2, 0]],
      [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [0, 1, 1], [1, 1, 1]],
      [[0, 0, 0], [1, 1, 1], [0, 1, 0], [2, 2, 2]],
      [[1, -1, 0, 0], [1, 0, -1, 0], [1, 0, 0, -1], [0, 1, -1, 0], [0, 1, 0, -1], [0, 0, 1, -1]],
      [[1, 0, 0, 0], [0, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 1, 1]],
    ]
    return lists.map { ZonotopeInstance(dimension: $0[0].count, generators: $0) }.sorted { $0.weight < $1.weight }
  }()

  /// Both families.
  static let standardFamily: [ZonotopeInstance] =
    (genericFamily + degenerateFamily).sorted { $0.weight < $1.weight }

  /// A random tuple in which zeros and parallel generators are frequent.
  static func random(size: Int, using generator: inout SeededGenerator) -> ZonotopeInstance {
    let dimension = generator.integer(1...min(4, 1 + size))
    let count = generator.integer(1...min(6, 1 + size))
    let bound = min(9, 1 + size / 2)
    var generators: [[Int]] = []
    for _ in 0..<count {
      if let last = generators.last, generator.integer(0...4) == 0 {
        let factor = generator.integer(-2...2)
        generators.append(last.map { factor * $0 })
      } else {
        generators.append((0..<dimension).map { _ in generator.integer(-bound...bound) })
      }
    }
    return ZonotopeInstance(dimension: dimension, generators: generators)
  }
}
