import ExactNumbers

/// Cuts a cone by the gates of a network, one after the other, depth first: the leaves are the proper activation regions.
///
/// A gate whose form has both signs on a cone cuts it in two; new rays lie between adjacent ones on different sides (the
/// double description method; Motzkin, Raiffa, Thompson and Thrall 1953). A form that vanishes on the whole cone is a gate
/// that is off there. Below a region of one layer the forms of the next are fixed.
struct RegionWalk {
  let frame: InputFrame
  var pool: RayPool
  /// The gates that are on, layer by layer, along the way to the present cone.
  var pattern: [[Bool]]
  /// The forms of the layers on the present cone.
  private(set) var forms: [LayerForms]
  private let control: RegionControl?
  private(set) var isStopped = false
  /// Whether a cone, about to be cut by a gate of a layer, may be passed over; asked for each one.
  var skips: (@Sendable (borrowing RegionWalk, RegionCone, _ layer: Int, _ gate: Int) -> Bool)?
  /// How many leaves may still be visited before what is left of a job is handed over.
  private var budget = Int.max

  /// A cone that waits, with all that is needed to go on.
  struct Job: Sendable {
    /// The number of the first cone that it is a part of.
    let root: Int
    let rays: [[BigInteger]]
    let cone: RegionCone
    let pattern: [[Bool]]
    let layer: Int
    let gate: Int
  }

  /// Whether all work is to stop; what is then left unfinished is not used.
  var isInterrupted: Bool { control?.isInterrupted == true }

  init(_ frame: InputFrame, control: RegionControl?) {
    self.frame = frame
    self.control = control
    pool = RayPool(dimension: frame.dimension)
    pattern = frame.hiddenLayers.map { [Bool](repeating: false, count: $0.bias.count) }
    forms = frame.layers.map { _ in LayerForms([], dimension: frame.dimension) }
  }

  /// The first cones: those of all signs of the basis, cut by the inequalities; or those with numbers in a range.
  func roots(_ range: Range<Int>) -> [Job] {
    let d = frame.dimension
    let (fixed, free) = (frame.basisInequalities.count, frame.basisGates.count)
    let walls =
      frame.basisInequalities.map { RegionWall.inequality($0) }
      + frame.basisGates.map { RegionWall.gate(layer: 0, index: $0) } + [.infinity]
    let others = frame.inequalities.indices.filter { !frame.basisInequalities.contains($0) }
    var jobs: [Job] = []
    for signs in range {
      if isInterrupted { break }
      var local = RegionWalk(frame, control: nil)
      var rays: [Int32] = []
      for (place, ray) in frame.basisRays.enumerated() {
        // The first gate of the basis changes last.
        let isOff = place >= fixed && place < fixed + free && signs >> (free - 1 - place + fixed) & 1 == 1
        rays.append(local.pool.append(exact: isOff ? ray.map { -$0 } : ray))
        if isOff { continue }
        if place >= fixed, place < fixed + free { local.pattern[0][frame.basisGates[place - fixed]] = true }
      }
      var cone: RegionCone? = RegionCone(simplicial: rays, walls: walls)
      for index in others {
        guard let whole = cone else { break }
        let forms = LayerForms(frame.inequalities[index], dimension: d)
        cone = local.clipped(whole, forms, wall: .inequality(index))
      }
      if let cone { jobs.append(local.job(cone, root: signs, layer: 0, gate: 0)) }
    }
    return jobs
  }

  /// The part of a cone where a form is nonnegative; nil if it has no interior.
  private mutating func clipped(
    _ cone: RegionCone, _ forms: LayerForms, wall: RegionWall
  ) -> RegionCone? {
    let signs = cone.rays.map { Int8(forms.value(0, $0, pool).signum()) }
    if !signs.contains(1) { return signs.contains(-1) ? nil : cone }
    if !signs.contains(-1) { return cone }
    var between: [(above: Int, below: Int, ray: Int32)] = []
    for above in cone.rays.indices where signs[above] > 0 {
      for below in cone.rays.indices where signs[below] < 0 && cone.areAdjacent(above, below, dimension: pool.dimension)
      {
        between.append(
          (above, below, pool.append(exact: Self.between(cone.rays[above], cone.rays[below], forms, 0, pool))))
      }
    }
    return cone.part(signs, side: 1, between: between, wall: wall, dimension: pool.dimension)
  }

  mutating func job(_ cone: RegionCone, root: Int, layer: Int, gate: Int) -> Job {
    var packed = cone
    packed.rays = cone.rays.indices.map { Int32($0) }
    let rays = cone.rays.map { exactRay($0) }
    return Job(root: root, rays: rays, cone: packed, pattern: pattern, layer: layer, gate: gate)
  }

  /// Goes on with a job down to the leaves, or down to a gate.
  ///
  /// - Parameters:
  ///   - stop: The layer and gate before which cones are handed over as jobs; leaves if nil.
  ///   - budget: After so many leaves, the rest is handed over as jobs, too.
  ///   - leaf: Called for each leaf.
  mutating func run(
    _ job: Job, until stop: (layer: Int, gate: Int)? = nil, budget: Int = .max, jobs: (Job) -> Void = { _ in },
    leaf: (inout RegionWalk, RegionCone) -> Void
  ) {
    begin(job)
    self.budget = budget
    descend(job.cone, job.root, job.layer, job.gate, stop, jobs, leaf)
  }

  /// Takes over the rays and the pattern of a job.
  mutating func begin(_ job: Job) {
    pool.truncate(to: 0)
    isStopped = false
    pattern = job.pattern
    for ray in job.rays { _ = pool.append(exact: ray) }
    // The forms of the job's layer follow from its pattern.
    for layer in 0...job.layer { makeForms(of: layer) }
  }

  /// The forms of a layer where the layer before it has the present pattern.
  mutating func makeForms(of layer: Int) {
    let d = frame.dimension
    let own = frame.layers[layer]
    var exact = [BigInteger](repeating: 0, count: own.bias.count * d)
    for gate in own.bias.indices {
      if layer == 0 {
        for k in 0..<(d - 1) { exact[gate * d + k] = own.weights[gate][k] }
      } else {
        let row = own.weights[gate]
        for (input, isOn) in pattern[layer - 1].enumerated() where isOn && !row[input].isZero {
          for k in 0..<d {
            let value = forms[layer - 1].exact[input * d + k]
            if !value.isZero { exact[gate * d + k] += row[input] * value }
          }
        }
      }
      exact[gate * d + d - 1] += own.bias[gate]
    }
    forms[layer] = LayerForms(exact, dimension: d)
  }

  private mutating func descend(
    _ cone: RegionCone, _ root: Int, _ layer: Int, _ first: Int, _ stop: (layer: Int, gate: Int)?,
    _ jobs: (Job) -> Void, _ leaf: (inout RegionWalk, RegionCone) -> Void
  ) {
    if isInterrupted {
      isStopped = true
      return
    }
    if layer == frame.layers.count - 1 {
      leaf(&self, cone)
      budget -= 1
      if budget == 0 { isStopped = true }
      return
    }
    if let skips, skips(self, cone, layer, first) {
      budget -= 1
      if budget == 0 { isStopped = true }
      return
    }
    let width = frame.layers[layer].bias.count
    var gate = first
    var signs = [Int8](repeating: 0, count: cone.rays.count)
    while gate < width {
      if let stop, stop.layer == layer, stop.gate == gate {
        jobs(job(cone, root: root, layer: layer, gate: gate))
        return
      }
      let (up, down) = find(&signs, layer, gate, on: cone)
      if up && down {
        let mark = pool.count
        let parts = parts(of: cone, signs, layer, gate)
        pattern[layer][gate] = true
        descend(parts.on, root, layer, gate + 1, stop, jobs, leaf)
        pattern[layer][gate] = false
        if !isStopped {
          descend(parts.off, root, layer, gate + 1, stop, jobs, leaf)
        } else if !isInterrupted {
          jobs(job(parts.off, root: root, layer: layer, gate: gate + 1))
        }
        pool.truncate(to: mark)
        return
      }
      pattern[layer][gate] = up
      gate += 1
    }
    makeForms(of: layer + 1)
    descend(cone, root, layer + 1, 0, stop, jobs, leaf)
  }

  /// Finds the signs of a gate's form at the rays of a cone, and whether there are positive and negative ones.
  @inline(__always)
  mutating func find(
    _ signs: inout [Int8], _ layer: Int, _ gate: Int, on cone: RegionCone
  ) -> (up: Bool, down: Bool) {
    var (up, down) = (false, false)
    for place in cone.rays.indices {
      let sign = self.sign(layer, gate, cone.rays[place])
      signs[place] = sign
      up = up || sign > 0
      down = down || sign < 0
    }
    return (up, down)
  }

  /// The two parts of a cone that a gate cuts.
  mutating func parts(
    of cone: RegionCone, _ signs: [Int8], _ layer: Int, _ gate: Int
  ) -> (on: RegionCone, off: RegionCone) {
    let between = newRays(cone, signs, layer, gate)
    let wall = RegionWall.gate(layer: layer, index: gate)
    return (
      cone.part(signs, side: 1, between: between, wall: wall, dimension: pool.dimension),
      cone.part(signs, side: -1, between: between, wall: wall, dimension: pool.dimension)
    )
  }

  // MARK: Signs and rays

  /// The sign of a gate's form at a ray: floating point where its error is smaller than the value, else exact.
  @inline(__always)
  mutating func sign(_ layer: Int, _ gate: Int, _ ray: Int32) -> Int8 {
    let (value, error) = forms[layer].estimate(gate, ray, pool)
    if value > error { return 1 }
    if value < -error { return -1 }
    makeExact(ray)
    return Int8(forms[layer].value(gate, ray, pool).signum())
  }

  /// The exact coordinates of a ray, without common divisor.
  mutating func exactRay(_ ray: Int32) -> [BigInteger] {
    makeExact(ray)
    return Array(pool.vector(ray))
  }

  /// Computes exact coordinates, of the rays first from which the ray came. The forms of their gates are those of the layers
  /// above the present cone: a ray is forgotten when its cone is left.
  private mutating func makeExact(_ ray: Int32) {
    if pool.hasExact(ray) { return }
    let origin = pool.origins[Int(ray)]
    makeExact(origin.above)
    makeExact(origin.below)
    pool.setExact(ray, Self.between(origin.above, origin.below, forms[Int(origin.layer)], Int(origin.gate), pool))
  }

  /// The ray between two others where a form vanishes.
  private static func between(
    _ above: Int32, _ below: Int32, _ forms: LayerForms, _ gate: Int, _ pool: borrowing RayPool
  ) -> [BigInteger] {
    let (up, down) = (forms.value(gate, above, pool), -forms.value(gate, below, pool))
    return HomogeneousRay.primitive(zip(pool.vector(above), pool.vector(below)).map { down * $0 + up * $1 })
  }

  /// The rays of a cone on the hyperplane of a gate that are between two of its rays.
  private mutating func newRays(
    _ cone: RegionCone, _ signs: [Int8], _ layer: Int, _ gate: Int
  ) -> [(above: Int, below: Int, ray: Int32)] {
    let d = pool.dimension
    var result: [(above: Int, below: Int, ray: Int32)] = []
    for above in cone.rays.indices where signs[above] > 0 {
      for below in cone.rays.indices where signs[below] < 0 {
        if !cone.areAdjacent(above, below, dimension: d) { continue }
        let (first, second) = (cone.rays[above], cone.rays[below])
        let up = forms[layer].estimate(gate, first, pool)
        let down = forms[layer].estimate(gate, second, pool)
        let ray = pool.append(
          RayPool.Origin(above: first, below: second, layer: Int32(layer), gate: Int32(gate)), -down.value, up.value,
          errors: (down.error, up.error))
        // A bad approximation would only spoil those that come from it.
        if !(pool.errors[Int(ray)] < 0x1p-24) { makeExact(ray) }
        result.append((above, below, ray))
      }
    }
    return result
  }
}
