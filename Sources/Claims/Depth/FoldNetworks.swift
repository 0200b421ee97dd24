import ExactNumbers
import ReLUNetworks

/// The networks of Montúfar, Pascanu, Cho and Bengio (2014) with many regions: all layers but the last fold the unit cube onto
/// itself, ⌊w/n⌋ times along each coordinate; the last layer cuts it by hyperplanes in general position.
struct FoldNetworkInstance: ClaimInstance {
  /// The dimension n.
  let dimension: Int
  /// The widths of the hidden layers, each at least n.
  let widths: [Int]

  var description: String {
    "fold network on R^\(dimension) of widths \(widths.map(\.description).joined(separator: ", "))"
  }
  var weight: Int { 1_000 * dimension + 10 * widths.reduce(0, +) + widths.count }

  /// The network R^n → R.
  ///
  /// On a coordinate t of the cube the gates σ(pt), σ(2pt − 2), σ(2pt − 4), …, added with alternating signs, make a zigzag of
  /// p = ⌊w/n⌋ pieces, each from 0 to 1 or back. Gates beyond pn are zero.
  func network() throws -> ReLUNetwork {
    var layers: [AffineMap] = []
    var join = AffineMap.identity(dimension: dimension)
    for width in widths.dropLast() {
      let folds = width / dimension
      var rows: [[Rational]] = []
      var bias: [Rational] = []
      var sums = [[Rational]](repeating: [Rational](repeating: 0, count: width), count: dimension)
      for coordinate in 0..<dimension {
        for fold in 0..<folds {
          sums[coordinate][rows.count] = fold.isMultiple(of: 2) ? 1 : -1
          rows.append((0..<dimension).map { $0 == coordinate ? Rational(fold == 0 ? folds : 2 * folds) : 0 })
          bias.append(Rational(-2 * fold))
        }
      }
      while rows.count < width {
        rows.append([Rational](repeating: 0, count: dimension))
        bias.append(0)
      }
      layers.append(try AffineMap(rows: rows, bias: bias).composed(with: join))
      join = try AffineMap(rows: sums, bias: [Rational](repeating: 0, count: dimension))
    }
    let count = widths[widths.count - 1]
    let cuts = try Self.cuts(count, dimension: dimension)
    layers.append(try cuts.composed(with: join))
    // Growing weights, so that sums of gradients of some gates have no coordinate zero.
    layers.append(try AffineMap(rows: [(0..<count).map { Rational($0 * $0 + 1) }], bias: [0]))
    return try ReLUNetwork(layers: layers)
  }

  /// Hyperplanes in general position, all of whose vertices are in the open unit cube, oriented so that all gates are off in a
  /// bounded chamber, or at the corner (1, …, 1) if there is none: where all are off the folds do not show.
  ///
  /// With s = (t − (1/2, …, 1/2))/ε they are Σ k^{i−1} s_i = k^n for different k; the coordinates of the vertex of n of them
  /// are, up to sign, the elementary symmetric functions of their k (Viète).
  private static func cuts(_ count: Int, dimension: Int) throws -> AffineMap {
    // 1, −1, 2, −2, …: no coefficient is zero.
    let points = (0..<count).map { $0.isMultiple(of: 2) ? $0 / 2 + 1 : -($0 / 2 + 1) }
    let largest = points.map(abs).sorted().suffix(dimension)
    let scale = 2 * largest.reduce(1) { $0 * (1 + $1) }
    let powers = points.map { point in
      (0..<dimension).map { (exponent: Int) in (0..<exponent).reduce(1) { value, _ in value * point } }
    }
    var centre = [Rational](repeating: Rational(scale, 2), count: dimension)
    if count > dimension {
      centre = [Rational](repeating: 0, count: dimension)
      // The vertices of a simplex have a mean in a bounded chamber: unequal weights keep it off the other hyperplanes.
      var total: Rational = 0
      for omitted in 0...dimension {
        let roots = (0...dimension).filter { $0 != omitted }.map { points[$0] }
        let weight = Rational(1, omitted * omitted + 3)
        total += weight
        for (coordinate, value) in vertex(roots).enumerated() { centre[coordinate] += weight * Rational(value) }
      }
      centre = centre.map { $0 / total }
    }
    var rows: [[Rational]] = []
    var bias: [Rational] = []
    for (point, row) in zip(points, powers) {
      // scale·(t − 1/2) stands for s.
      let last = (0..<dimension).reduce(1) { value, _ in value * point }
      let value = zip(row, centre).reduce(Rational(-last)) { $0 + Rational($1.0) * $1.1 }
      let sign = Rational(value.signum() > 0 ? -1 : 1)
      rows.append(row.map { sign * Rational(scale * $0) })
      bias.append(sign * (Rational(-last) - Rational(scale * row.reduce(0, +), 2)))
    }
    return try AffineMap(rows: rows, bias: bias)
  }

  /// The s with z^n − Σ s_i z^{i−1} zero at all the given numbers.
  private static func vertex(_ roots: [Int]) -> [Int] {
    // Coefficients of Π (z − k), constant first.
    var product = [1]
    for root in roots {
      let shifted = [0] + product
      product = shifted.indices.map { shifted[$0] - ($0 < product.count ? root * product[$0] : 0) }
    }
    return product.dropLast().map { -$0 }
  }
}
