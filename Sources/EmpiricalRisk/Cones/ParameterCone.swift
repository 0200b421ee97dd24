import ExactNumbers

/// A pointed polyhedral cone in the space of the parameters θ = (a, b) of a gate, by its extreme rays.
///
/// The gate relu(x̃·θ) with x̃ = (x, 1) is linear on the cone at each point x where x̃·r has one sign on all rays r. Cones are
/// cut by the hyperplanes x̃·θ = 0 of points where it is not, so that in the end they are cells of the arrangement.
final class ParameterCone: Sendable {
  /// How a gate behaves at a point for parameters in the cone.
  enum Status: Int8, Sendable {
    /// It is off, x̃·θ ≤ 0.
    case off
    /// It is on, x̃·θ ≥ 0.
    case on
    /// Both happen.
    case undecided
  }

  /// The extreme rays, primitive integer vectors.
  let rays: [[BigInteger]]
  /// For each ray, on which facets of the first cone it lies, as bits.
  private let outerFacets: [UInt64]
  /// x̃·r, point after point.
  let values: [BigInteger]
  /// x̃·r with each ray scaled so that the greatest is 1 in magnitude, point after point.
  let scaledValues: [Double]
  /// How each ray was scaled.
  let rayScales: [Double]
  let statuses: [Status]
  /// A number that is the same for equal cones only.
  let identifier: Int

  var rayCount: Int { rays.count }

  private init(rays: [[BigInteger]], outerFacets: [UInt64], values: [BigInteger], identifier: Int) {
    let m = rays.count
    self.rays = rays
    self.outerFacets = outerFacets
    self.values = values
    self.identifier = identifier
    var approximate = values.map(\.approximateDouble)
    var scales = [Double](repeating: 1, count: m)
    for ray in 0..<m {
      var greatest = 0.0
      for index in stride(from: ray, to: approximate.count, by: m) {
        greatest = max(greatest, approximate[index].magnitude)
      }
      scales[ray] = greatest > 0 ? 1 / greatest : 1
      for index in stride(from: ray, to: approximate.count, by: m) { approximate[index] *= scales[ray] }
    }
    var statuses: [Status] = []
    for start in stride(from: 0, to: values.count, by: max(1, m)) {
      var (up, down) = (false, false)
      for index in start..<(start + m) {
        let sign = values[index].signum()
        up = up || sign > 0
        down = down || sign < 0
      }
      statuses.append(!up ? .off : down ? .undecided : .on)
    }
    scaledValues = approximate
    rayScales = scales
    self.statuses = statuses
  }

  /// The cone of independent rays, as many as coordinates.
  convenience init(simplicial rays: [[BigInteger]], points: [[BigInteger]], identifier: Int) {
    let values = points.flatMap { point in
      rays.map { ray in zip(point, ray).reduce(BigInteger(0)) { $0 + $1.0 * $1.1 } }
    }
    let all = rays.count >= 64 ? UInt64.max : (UInt64(1) << rays.count) - 1
    // Facet k is opposite to ray k.
    self.init(
      rays: rays, outerFacets: rays.indices.map { all & ~(1 << UInt64($0)) }, values: values, identifier: identifier)
  }

  /// The parts where a point is on and where it is off; they cover the cone.
  ///
  /// Rays on the right side stay, and each pair of adjacent rays on different sides gives a new one between them (the
  /// double description method; Motzkin, Raiffa, Thompson and Thrall 1953). Two rays are adjacent if no third one lies on
  /// all the facets on which both lie (Fukuda and Prodon 1996, proposition 7).
  /// - Precondition: the point is undecided.
  func parts(point: Int, identifiers: (Int, Int)) -> (on: ParameterCone, off: ParameterCone) {
    let m = rayCount
    let count = statuses.count
    let signs = (0..<m).map { values[point * m + $0].signum() }
    // Points where the gate is decided give valid inequalities; which of them are tight at each ray?
    var tight = [[Int]](repeating: [], count: m)
    for i in 0..<count where statuses[i] != .undecided {
      for r in 0..<m where values[i * m + r].isZero { tight[r].append(i) }
    }
    var newRays: [[BigInteger]] = []
    var newFacets: [UInt64] = []
    var newValues: [[BigInteger]] = []
    for a in 0..<m where signs[a] > 0 {
      for b in 0..<m where signs[b] < 0 {
        let facets = outerFacets[a] & outerFacets[b]
        let common = tight[a].filter { values[$0 * m + b].isZero }
        let isBlocked = (0..<m).contains { c in
          c != a && c != b && outerFacets[c] & facets == facets && common.allSatisfy { values[$0 * m + c].isZero }
        }
        if isBlocked { continue }
        let (up, down) = (values[point * m + a], -values[point * m + b])
        var ray = zip(rays[a], rays[b]).map { down * $0 + up * $1 }
        let divisor = ray.reduce(BigInteger(0)) { .greatestCommonDivisor($0, $1) }
        ray = ray.map { $0.exactlyDivided(by: divisor) }
        newRays.append(ray)
        newFacets.append(facets)
        newValues.append(
          (0..<count).map { (down * values[$0 * m + a] + up * values[$0 * m + b]).exactlyDivided(by: divisor) })
      }
    }
    func part(_ sign: Int, _ identifier: Int) -> ParameterCone {
      let kept = (0..<m).filter { signs[$0] * sign >= 0 }
      var partValues: [BigInteger] = []
      partValues.reserveCapacity(count * (kept.count + newRays.count))
      for i in 0..<count {
        for r in kept { partValues.append(values[i * m + r]) }
        for values in newValues { partValues.append(values[i]) }
      }
      return ParameterCone(
        rays: kept.map { rays[$0] } + newRays, outerFacets: kept.map { outerFacets[$0] } + newFacets,
        values: partValues, identifier: identifier)
    }
    return (part(1, identifiers.0), part(-1, identifiers.1))
  }
}
