import ExactAlgebra
import ExactNumbers

/// Everything about an arrangement that an enumeration of its chambers needs and that never changes while it runs.
///
/// Hyperplanes are the rows of the `CentralConfiguration`, each oriented like the first form that has it, so that the
/// lexicographic order of the signs of rows is that of the signs of forms. The rows b_1, …, b_r are the
/// lexicographically first basis (for an affine arrangement after infinity, which is b_1), and l_1, …, l_r the dual
/// basis up to positive factors.
final class EnumerationPlan: Sendable {
  /// Which numbers hold the coordinates of rays and the values of forms.
  enum ArithmeticKind: Sendable, Equatable { case word, wordWithWideValues, wide, big }

  /// The dimension of the space of the arrangement.
  let dimension: Int
  /// The rank r of the configuration; the coordinates of rays.
  let rank: Int
  /// Whether the configuration is the cone of an affine arrangement; infinity is then the last row.
  let isCone: Bool
  /// The oriented primitive rows.
  let rows: [[BigInteger]]
  /// b_1, …, b_r as indices of rows.
  let basis: [Int]
  /// l_1, …, l_r: the values of the rows b_j at l_k are 0 for j ≠ k and positive for j = k. The coordinates are minors
  /// of the basis, divided by their common divisor if more than r − 1 rows vanish at l_k.
  let dualBasis: [[BigInteger]]
  /// For each row the smallest k such that it lies in the span of b_1, …, b_k.
  let levels: [Int]
  /// For each form its row, or −1 if it is constant.
  let formRows: [Int]
  /// For each form its sign if it is constant, otherwise its sign on the positive side of its row.
  let formSigns: [Int]
  /// For each row the first form that has it; −1 for infinity.
  let firstForms: [Int]
  /// For each coordinate of the space, after the homogenising one in a cone, the coordinate of rays it is, or −1: then
  /// it is 0.
  let coordinatePlaces: [Int]
  /// The number of words of a set of rows.
  let words: Int
  let kind: ArithmeticKind
  /// All coordinates of rays are below 2^entryBits.
  let entryBits: Int
  /// No cone of the enumeration has more extreme rays.
  let rayBound: BigInteger
  /// Witnesses may take the sum of some rays up to this many times more.
  let multiplierLimit: Int
  /// The number of words that the frames of a walk may take, and its rays as well.
  let memoryLimit: Int

  /// The plan for an arrangement, with an arithmetic at least as wide as `minimum`.
  ///
  /// Bounds: extreme rays are vectors of minors of size r − 1 of the rows, possibly divided by their common divisor,
  /// and values of forms at them are minors of size r (over the same divisor); both are bounded by Hadamard's
  /// inequality, h_(r−1) and h_r. The number of rays of a cone is bounded by McMullen's upper bound theorem (1970).
  /// From them:
  /// - words, if h_r · rays and h_(r−1) · rays · (multiplier + 1) are below 2^62;
  /// - words for rays, 128 bits for values and sums, if h_(r−1) is below 2^58 and those products below 2^126;
  /// - 128-bit numbers, if those products are below 2^126;
  /// - otherwise integers of any size.
  init(
    _ arrangement: HyperplaneArrangement, minimum: ArithmeticKind = .word,
    memoryLimit: Int = ArrangementLimits.enumerationWords
  ) {
    self.memoryLimit = memoryLimit
    let configuration = CentralConfiguration(arrangement)
    dimension = arrangement.dimension
    rank = configuration.rank
    isCone = configuration.hasInfinity
    var orientations = [Int](repeating: 1, count: configuration.rows.count)
    var firstForms = [Int](repeating: -1, count: configuration.rows.count)
    for (form, place) in configuration.places.enumerated() {
      guard let place, firstForms[place.row] < 0 else { continue }
      firstForms[place.row] = form
      orientations[place.row] = place.sign
    }
    self.firstForms = firstForms
    formRows = configuration.places.map { $0?.row ?? -1 }
    formSigns = zip(arrangement.forms, configuration.places).map { form, place in
      guard let place else { return form.constant.signum() }
      return place.sign * orientations[place.row]
    }
    let rows = zip(configuration.rows, orientations).map { row, sign in sign > 0 ? row : row.map { -$0 } }
    self.rows = rows
    words = max(1, (rows.count + 63) / 64)
    var places = [Int](repeating: -1, count: dimension + (isCone ? 1 : 0))
    for (place, column) in configuration.columns.enumerated() { places[column] = place }
    coordinatePlaces = places

    let order = isCone ? [rows.count - 1] + Array(0..<(rows.count - 1)) : Array(rows.indices)
    basis = Self.firstBasis(rows, order: order, rank: rank)
    dualBasis = Self.dualBasis(rows, basis: basis)
    let dual = dualBasis
    levels = rows.map { row in
      (dual.lastIndex { vector in !Self.value(row, vector).isZero } ?? -1) + 1
    }

    rayBound = Self.boundOnRays(facets: rows.count, rank: rank)
    let matrix = IntegerMatrix(rows: rows.count, columns: rank, entries: rows.flatMap { $0 })
    let entryBound = rank > 0 ? matrix.hadamardBound(minorsOfSize: rank - 1) : 1
    let valueBound = matrix.hadamardBound(minorsOfSize: rank)
    entryBits = entryBound.bitLength
    let word = BigInteger(1) << 62
    let wide = BigInteger(1) << 126
    let sumBound = entryBound * rayBound
    var kind: ArithmeticKind
    if sumBound * 2 >= wide || valueBound * rayBound >= wide {
      kind = .big
    } else if sumBound * 2 >= word || valueBound * rayBound >= word {
      kind = entryBits <= 58 ? .wordWithWideValues : .wide
    } else {
      kind = .word
    }
    if minimum == .big || (minimum == .wide && kind != .big) || (minimum == .wordWithWideValues && kind == .word) {
      kind = minimum
    }
    self.kind = kind
    let room = (kind == .word ? word : wide).floorDivided(by: sumBound)
    multiplierLimit = kind == .big ? 1 << 16 : min(1 << 16, (Int(exactly: room) ?? 1 << 17) - 2)
  }

  /// The rows of the lexicographically first basis, for an order of the rows.
  private static func firstBasis(_ rows: [[BigInteger]], order: [Int], rank: Int) -> [Int] {
    let columns = Matrix(rows: rank, columns: rows.count) { Rational(rows[order[$1]][$0]) }
    return columns.reducedRowEchelonForm.pivotColumns.map { order[$0] }
  }

  private static func dualBasis(_ rows: [[BigInteger]], basis: [Int]) -> [[BigInteger]] {
    let rank = basis.count
    let matrix = Matrix(rows: rank, columns: rank) { Rational(rows[basis[$0]][$1]) }
    // The basis has full rank, so that neither call throws.
    guard let inverse = try? matrix.inverse(), let determinant = try? matrix.determinant() else { return [] }
    let scale = determinant.magnitude
    return (0..<rank).map { k in
      let minors = (0..<rank).map { (inverse[$0, k] * scale).numerator }
      let zeros = rows.count { value($0, minors).isZero }
      guard zeros > rank - 1 else { return minors }
      let divisor = minors.reduce(0) { BigInteger.greatestCommonDivisor($0, $1) }
      return minors.map { $0.exactlyDivided(by: divisor) }
    }
  }

  static func value(_ row: [BigInteger], _ vector: [BigInteger]) -> BigInteger {
    var sum: BigInteger = 0
    for (left, right) in zip(row, vector) { sum += left * right }
    return sum
  }

  /// A bound on the number of extreme rays of a pointed cone of rank at most `rank` with at most `facets` facets: the
  /// greatest number of facets of a polytope of dimension d = rank − 1 with that many vertices (McMullen, 1970), or
  /// less for smaller d.
  static func boundOnRays(facets: Int, rank: Int) -> BigInteger {
    func binomial(_ n: Int, _ k: Int) -> BigInteger {
      guard k >= 0, n >= k else { return 0 }
      var result: BigInteger = 1
      for index in 0..<k { result = (result * BigInteger(n - index)).exactlyDivided(by: BigInteger(index + 1)) }
      return result
    }
    var bound = BigInteger(max(rank, 2))
    for d in 1..<max(rank, 2) {
      let lower = d / 2
      let upper = d - lower
      bound = max(bound, binomial(facets - upper, lower) + binomial(facets - lower - 1, upper - 1))
    }
    return bound
  }
}
