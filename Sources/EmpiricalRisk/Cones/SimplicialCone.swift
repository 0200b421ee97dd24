import ExactNumbers

/// A cone in the space of the parameters θ = (a, b) of a gate: all nonnegative combinations of n + 1 independent rays.
///
/// The gate relu(x̃·θ) with x̃ = (x, 1) is linear on the cone at each point x where x̃·r has one sign on all rays r.
final class SimplicialCone: Sendable {
  /// How a gate behaves at a point for parameters in the cone.
  enum Status: Int8, Sendable {
    /// It is off, x̃·θ ≤ 0.
    case off
    /// It is on, x̃·θ ≥ 0.
    case on
    /// Both happen.
    case undecided
  }

  /// The rays, primitive integer vectors.
  let rays: [[BigInteger]]
  /// x̃·r, point after point.
  let values: [BigInteger]
  /// x̃·r with each ray scaled so that the greatest is 1 in magnitude, point after point.
  let scaledValues: [Double]
  /// How each ray was scaled.
  let rayScales: [Double]
  let statuses: [Status]
  let undecidedCount: Int
  /// A number that orders cones, and is the same for equal ones only.
  let identifier: Int

  init(rays: [[BigInteger]], values: [BigInteger], identifier: Int) {
    let m = rays.count
    self.rays = rays
    self.values = values
    self.identifier = identifier
    var statuses: [Status] = []
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
    for start in stride(from: 0, to: values.count, by: m) {
      let signs = values[start..<(start + m)].map { $0.signum() }
      statuses.append(!signs.contains(1) ? .off : signs.contains(-1) ? .undecided : .on)
    }
    scaledValues = approximate
    rayScales = scales
    self.statuses = statuses
    undecidedCount = statuses.count { $0 == .undecided }
  }

  convenience init(rays: [[BigInteger]], points: [[BigInteger]], identifier: Int) {
    let values = points.flatMap { point in
      rays.map { ray in zip(point, ray).reduce(BigInteger(0)) { $0 + $1.0 * $1.1 } }
    }
    self.init(rays: rays, values: values, identifier: identifier)
  }

  /// The ray on the edge of two others at which a point changes from off to on: β r_a + α r_b with α, β > 0.
  struct Cut: Hashable, Sendable {
    let positive: Int
    let negative: Int
    /// The multipliers of the rays `positive` and `negative`.
    let positiveFactor: BigInteger
    let negativeFactor: BigInteger
  }

  /// The cut of the edge of two rays where a point's value vanishes.
  /// - Precondition: the point is positive on the first ray and negative on the second.
  func cut(point: Int, positive: Int, negative: Int) -> Cut {
    let up = values[point * rays.count + positive]
    let down = -values[point * rays.count + negative]
    let divisor = BigInteger.greatestCommonDivisor(up, down)
    return Cut(
      positive: positive, negative: negative, positiveFactor: down.exactlyDivided(by: divisor),
      negativeFactor: up.exactlyDivided(by: divisor))
  }

  /// The two cones with the ray of the cut in place of one of its ends; they cover the cone.
  func children(_ cut: Cut, identifiers: (Int, Int)) -> (SimplicialCone, SimplicialCone) {
    let m = rays.count
    func combined(_ a: BigInteger, _ b: BigInteger) -> BigInteger { cut.positiveFactor * a + cut.negativeFactor * b }
    var ray = zip(rays[cut.positive], rays[cut.negative]).map { combined($0, $1) }
    let divisor = ray.reduce(BigInteger(0)) { .greatestCommonDivisor($0, $1) }
    if divisor > 1 { ray = ray.map { $0.exactlyDivided(by: divisor) } }
    func child(replacing place: Int, _ identifier: Int) -> SimplicialCone {
      var newRays = rays
      newRays[place] = ray
      var newValues = values
      for start in stride(from: 0, to: values.count, by: m) {
        let value = combined(values[start + cut.positive], values[start + cut.negative])
        newValues[start + place] = divisor > 1 ? value.exactlyDivided(by: divisor) : value
      }
      return SimplicialCone(rays: newRays, values: newValues, identifier: identifier)
    }
    return (child(replacing: cut.negative, identifiers.0), child(replacing: cut.positive, identifiers.1))
  }
}
