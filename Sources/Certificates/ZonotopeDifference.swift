import Arrangements
import ExactNumbers

/// Where the support functions of two central arrangements of equal dimension differ.
struct SupportDifference {
  /// A point where they have different values; nil if they are equal.
  let witness: [BigInteger]?

  /// Finds a point.
  ///
  /// - Complexity: a few evaluations of both functions for each direction.
  init(_ a: HyperplaneArrangement, _ b: HyperplaneArrangement) {
    var factors: [[BigInteger]: BigInteger] = [:]
    for (arrangement, sign) in [(a, BigInteger(1)), (b, BigInteger(-1))] {
      for form in arrangement.forms {
        guard let line = primitiveLine(form.normal), let place = line.firstIndex(where: { !$0.isZero }) else {
          continue
        }
        factors[line, default: 0] += sign * form.normal[place].exactlyDivided(by: line[place]).magnitude
      }
    }
    // The difference is Σ factor·|line·x|, zero exactly if all factors are.
    factors = factors.filter { !$0.value.isZero }
    func difference(at point: [BigInteger]) -> BigInteger {
      factors.reduce(0) { $0 + $1.value * scalarProduct($1.key, point).magnitude }
    }
    guard let line = factors.keys.min(by: { $0.lexicographicallyPrecedes($1) }) else {
      witness = nil
      return
    }
    let dimension = a.dimension
    let units = (0..<dimension).map { place in (0..<dimension).map { BigInteger($0 == place ? 1 : 0) } }
    let others = factors.keys.filter { $0 != line }
    let candidates = units + [[BigInteger](repeating: 1, count: dimension)]
    witness =
      candidates.first { !difference(at: $0).isZero }
      ?? Self.besidePlane(line, others: Array(others)).first { !difference(at: $0).isZero }
  }

  /// A point of the plane orthogonal to `line` that lies on none of the others, and two close to it on either side. A function
  /// with a kink there cannot be zero at all three.
  private static func besidePlane(_ line: [BigInteger], others: [[BigInteger]]) -> [[BigInteger]] {
    let square = scalarProduct(line, line)
    var parameter: BigInteger = 0
    while true {
      // Projections of points of the moment curve; each other plane contains fewer of them than n.
      parameter += 1
      let curve = line.indices.map { parameter.power(UInt($0)) }
      let along = scalarProduct(curve, line)
      let point = line.indices.map { square * curve[$0] - along * line[$0] }
      if others.contains(where: { scalarProduct($0, point).isZero }) { continue }
      var scale: BigInteger = 1
      for other in others {
        let needed = scalarProduct(other, line).magnitude.floorDivided(by: scalarProduct(other, point).magnitude) + 1
        if scale < needed { scale = needed }
      }
      return [0, 1, -1].map { side in
        line.indices.map { scale * point[$0] + BigInteger(side) * line[$0] }
      }
    }
  }
}
