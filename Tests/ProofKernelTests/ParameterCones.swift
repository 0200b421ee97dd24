/// The cones of FORMAT.md 4.38 with all their inequalities, for tests: two rays are neighbours if the inequalities that
/// both meet with equality have the right rank.
final class ParameterCones {
  let rays: [[Int]]
  let inequalities: [[Int]]

  init(rays: [[Int]], inequalities: [[Int]]) {
    self.rays = rays
    self.inequalities = inequalities
  }

  static func product(_ left: [Int], _ right: [Int]) -> Int { zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } }

  /// The first cones in so many inputs, from the numbers on the line `axes`.
  static func first(_ inputs: Int, _ axes: [Int]) -> [ParameterCones] {
    var rays: [[Int]] = (0...inputs).map { place in
      var ray = [Int](repeating: 0, count: inputs + 1)
      ray[place] = axes[2 * place]
      if place < inputs { ray[inputs] = axes[2 * place + 1] }
      return ray
    }
    rays.append((0...inputs).map { place in -rays.reduce(0) { $0 + $1[place] } })
    return rays.indices.map { omitted in
      let own = rays.indices.filter { $0 != omitted }.map { rays[$0] }
      let facets = own.indices.map { place in
        normal(to: own.indices.filter { $0 != place }.map { own[$0] }, positiveAt: own[place])
      }
      return ParameterCones(rays: own, inequalities: facets)
    }
  }

  private static func determinant(_ matrix: [[Int]]) -> Int {
    guard let top = matrix.first else { return 1 }
    return top.indices.reduce(0) { sum, column in
      let minor = matrix.dropFirst().map { row in row.indices.filter { $0 != column }.map { row[$0] } }
      return sum + (column.isMultiple(of: 2) ? 1 : -1) * top[column] * determinant(minor)
    }
  }

  private static func normal(to rays: [[Int]], positiveAt inside: [Int]) -> [Int] {
    let vector = inside.indices.map { column in
      let minor = rays.map { row in row.indices.filter { $0 != column }.map { row[$0] } }
      return (column.isMultiple(of: 2) ? 1 : -1) * determinant(minor)
    }
    return product(vector, inside) > 0 ? vector : vector.map(-)
  }

  private static func rank(_ rows: [[Int]]) -> Int {
    var (rows, rank) = (rows, 0)
    for column in (rows.first ?? []).indices {
      guard let pivot = rows[rank...].firstIndex(where: { $0[column] != 0 }) else { continue }
      rows.swapAt(rank, pivot)
      for row in rows.indices.dropFirst(rank + 1) {
        let (above, below) = (rows[rank][column], rows[row][column])
        rows[row] = zip(rows[row], rows[rank]).map { $0 * above - $1 * below }
      }
      rank += 1
    }
    return rank
  }

  func isUndecided(_ point: [Int]) -> Bool {
    let values = rays.map { Self.product(point, $0) }
    return values.contains { $0 > 0 } && values.contains { $0 < 0 }
  }

  /// The rays where the sample's hyperplane meets edges, in lowest terms, in the order of the format.
  func newRays(at point: [Int]) -> [[Int]] {
    var new: [[Int]] = []
    for up in rays where Self.product(point, up) > 0 {
      for down in rays where Self.product(point, down) < 0 {
        let tight = inequalities.filter { Self.product($0, up) == 0 && Self.product($0, down) == 0 }
        guard Self.rank(tight) == up.count - 2 else { continue }
        let (above, below) = (Self.product(point, up), -Self.product(point, down))
        let ray = zip(up, down).map { below * $0 + above * $1 }
        let divisor = ray.reduce(0) { first, second in
          var (a, b) = (abs(first), abs(second))
          while b != 0 { (a, b) = (b, a % b) }
          return a
        }
        new.append(ray.map { $0 / divisor })
      }
    }
    return new
  }

  func parts(at point: [Int]) -> (on: ParameterCones, off: ParameterCones) {
    let new = newRays(at: point)
    func part(_ sign: Int) -> ParameterCones {
      let side = point.map { sign * $0 }
      return ParameterCones(
        rays: rays.filter { Self.product(side, $0) >= 0 } + new, inequalities: inequalities + [side])
    }
    return (part(1), part(-1))
  }
}
