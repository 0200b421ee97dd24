import ExactNumbers

/// Finds out, region by region, across which hyperplanes the gradient of a network with one output jumps, and by how much.
///
/// Regions meet facet to facet, so each facet is found twice; what is known after the first time waits for the second.
struct BreakCollector {
  /// A part of a hyperplane with interior in it.
  struct Part {
    let region: LinearRegion
    /// The facet of the region, by its place; nil if the hyperplane goes through the interior of the region.
    let facet: Int?
  }

  /// What is known of a hyperplane: a part of it, and the jump there as a multiple of the form in the kept coordinates.
  struct Record {
    let part: Part
    let ratio: Rational
  }

  /// Two parts of a hyperplane with different jumps.
  struct Conflict {
    let hyperplane: BreakHyperplane
    let parts: [Part]
  }

  private var rayNumbers: [[BigInteger]: Int] = [:]
  private var open: [[Int]: [BigInteger]] = [:]
  private var records: [BreakHyperplane: Record] = [:]
  /// The hyperplanes with a jump, in the order in which they were found.
  private(set) var breaks: [BreakHyperplane] = []
  /// The forms of `breaks` in the kept coordinates and t.
  private(set) var forms: [[BigInteger]] = []
  private(set) var regionCount = 0
  private(set) var lastRegion: LinearRegion?

  /// In how many regions hyperplanes that are known already are looked for at once. A function that is far from one hidden
  /// layer is found out by then; for others all regions are searched when all hyperplanes are known.
  static let searchedAtOnce = 512

  /// Takes notice of a region.
  /// - Returns: a conflict if there is one.
  mutating func add(_ region: LinearRegion) -> Conflict? {
    regionCount += 1
    lastRegion = region
    let rays = region.rays.map { number(of: $0) }
    for (place, facet) in region.facets.enumerated() {
      let key =
        (facet.vertices.map { rays[region.rayPlaces.vertices[$0]] }
        + facet.directions.map { rays[region.rayPlaces.directions[$0]] }).sorted()
      guard let beyond = open.removeValue(forKey: key) else {
        open[key] = region.outputForms
        continue
      }
      let hyperplane = BreakHyperplane(facet)
      let part = Part(region: region, facet: place)
      // The form of the facet is positive here, and is that of the hyperplane up to its sign.
      let ratio = Self.ratio(region.outputForms, beyond, facet.form)
      guard let record = records[hyperplane] else {
        records[hyperplane] = Record(part: part, ratio: ratio)
        if !ratio.isZero {
          breaks.append(hyperplane)
          forms.append(facet.form)
        }
        continue
      }
      if record.ratio != ratio { return Conflict(hyperplane: hyperplane, parts: [record.part, part]) }
    }
    if regionCount > Self.searchedAtOnce { return nil }
    return forms.firstIndex { Self.crosses(region.rays, $0) }.map { crossing(of: $0, through: region) }
  }

  /// The conflict of a hyperplane, by its place, with a region through which it goes.
  func crossing(of place: Int, through region: LinearRegion) -> Conflict {
    let hyperplane = breaks[place]
    let known = records[hyperplane].map { [$0.part] } ?? []
    return Conflict(hyperplane: hyperplane, parts: known + [Part(region: region, facet: nil)])
  }

  /// The jumps across `breaks`, each with its normal, as evaluated by the network.
  func jumps(of network: ReLUNetwork) -> [Rational] {
    breaks.map { hyperplane in
      records[hyperplane].map { hyperplane.jump(of: network, at: $0.part.innerPoint(of: hyperplane)) } ?? 0
    }
  }

  /// Whether a form has both signs on rays.
  static func crosses(_ rays: [[BigInteger]], _ form: [BigInteger]) -> Bool {
    var (isAbove, isBelow) = (false, false)
    for ray in rays {
      var value = BigInteger(0)
      for k in form.indices where !form[k].isZero { value += form[k] * ray[k] }
      isAbove = isAbove || value.signum() > 0
      isBelow = isBelow || value.isNegative
      if isAbove && isBelow { return true }
    }
    return false
  }

  /// How often a form goes into the difference of two others.
  private static func ratio(_ above: [BigInteger], _ below: [BigInteger], _ form: [BigInteger]) -> Rational {
    guard let place = form.indices.first(where: { !form[$0].isZero }) else { return 0 }
    return Rational(above[place] - below[place], form[place])
  }

  private mutating func number(of ray: [BigInteger]) -> Int {
    if let number = rayNumbers[ray] { return number }
    rayNumbers[ray] = rayNumbers.count
    return rayNumbers.count - 1
  }
}

extension BreakCollector.Part {
  /// A point of the part, not on its boundary.
  func innerPoint(of hyperplane: BreakHyperplane) -> [Rational] {
    let form = hyperplane.form
    var sums: [(point: [Rational], weight: Rational, value: Rational)] = []
    // Rays above, on and below the hyperplane.
    for sign in [1, 0, -1] {
      var sum = (point: [Rational](repeating: 0, count: form.normal.count), weight: Rational(0), value: Rational(0))
      for (place, vertex) in region.vertices.enumerated() where isOn(vertex: place) {
        let value = form.value(at: vertex)
        if value.signum() != sign { continue }
        for k in vertex.indices { sum.point[k] += vertex[k] }
        sum.weight += 1
        sum.value += value
      }
      for (place, direction) in region.directions.enumerated() where isOn(direction: place) {
        let direction = direction.map { Rational($0) }
        let value = form.derivative(along: direction)
        if value.signum() != sign { continue }
        for k in direction.indices { sum.point[k] += direction[k] }
        sum.value += value
      }
      sums.append(sum)
    }
    // The two sides with factors such that their values cancel; on a facet there is nothing but the middle.
    let factors = facet == nil ? [-sums[2].value, 1, sums[0].value] : [0, 1, 0]
    var weight = Rational(0)
    var point = [Rational](repeating: 0, count: form.normal.count)
    for (factor, sum) in zip(factors, sums) {
      weight += factor * sum.weight
      for k in point.indices { point[k] += factor * sum.point[k] }
    }
    return point.map { $0 / weight }
  }

  /// Such a point with short coordinates.
  func shortPoint(of hyperplane: BreakHyperplane) -> [Rational] {
    let forms = region.facets.indices.filter { $0 != facet }.map {
      LinearForm(normal: region.facets[$0].normal, constant: region.facets[$0].constant)
    }
    return OpenPolyhedron(forms: forms, hyperplane: hyperplane.form).shortPoint(from: innerPoint(of: hyperplane))
  }

  private func isOn(vertex: Int) -> Bool { facet.map { region.facets[$0].vertices.contains(vertex) } ?? true }

  private func isOn(direction: Int) -> Bool { facet.map { region.facets[$0].directions.contains(direction) } ?? true }
}
