/// A pointed cone of gate parameters: its extreme rays, the facets of the first cone on which each lies, and the values of
/// each ray at the samples.
private final class GateCone {
  let rays: Vectors
  let facets: [UInt64]
  /// Sample after sample.
  let values: Vectors
  /// For each sample whether the gate is on (1) or off (−1) on the whole cone; 0 if both happen.
  let states: [Int8]

  init(rays: Vectors, facets: [UInt64], points: Vectors) {
    self.rays = rays
    self.facets = facets
    var values = Vectors(width: facets.count)
    for sample in 0..<points.count {
      for ray in 0..<rays.count { values.entries.append(rays.dot(ray, Array(points[sample]))) }
    }
    self.values = values
    states = (0..<points.count).map { sample in
      let signs = values[sample].map(\.sign)
      return !signs.contains(1) ? -1 : signs.contains(-1) ? 0 : 1
    }
  }

  /// Whether no third ray lies on all the facets on which two rays lie.
  func areAdjacent(_ first: Int, _ second: Int) -> Bool {
    let common = facets[first] & facets[second]
    let tight = states.indices.filter { states[$0] != 0 && values[$0, first].isZero && values[$0, second].isZero }
    return !facets.indices.contains { other in
      other != first && other != second && facets[other] & common == common
        && tight.allSatisfy { values[$0, other].isZero }
    }
  }
}

extension Checker {
  /// FORMAT.md 4.38: a tree of sets of signed cones, each split at a sample or bounded by slopes.
  func checkTrainingAtLeast() throws(Failure) {
    let head = try trainingHead()
    let data = head.data
    let width = data.points.width
    try expect(head.width * data.count <= 100_000, "at most 100000 gates times samples")
    try expect(width * (width + 1) * data.count <= 10_000_000, "at most 10000000 rays of first cones times samples")
    let roots = try roots(width: head.width, cones: width + 1)
    let first = try readFan(data)
    // Open sets, the next one last, with the rays times samples of the splits above.
    var open = roots.reversed().map { root in
      (positive: root.positive, cones: root.cones.map { first[$0] }, kept: 0)
    }
    var slopes: [Integer]?
    while let set = open.popLast() {
      switch try treeLine(head, { slopes = $0 }) {
      case "leaf":
        guard let slopes else { throw .declined("expected a line `slopes ...` before the first leaf") }
        try checkLeaf(set.positive, set.cones, slopes, data)
      case "split":
        let (gate, sample) = (try input.index("J", of: head.width), try input.index("I", of: data.count))
        var kept = set.kept
        let (on, off) = try split(set.cones[gate], at: sample, data, &kept)
        let group = set.cones.indices.filter {
          set.cones[$0] === set.cones[gate] && ($0 < set.positive) == (gate < set.positive)
        }
        for chosen in (0...group.count).reversed() {
          var cones = set.cones
          for (place, gate) in group.enumerated() { cones[gate] = place < chosen ? on : off }
          open.append((set.positive, cones, kept))
        }
      default: throw .declined("expected a line `split ...`, `slopes ...` or `leaf ...`")
      }
    }
  }

  /// The first word of the next line of a tree other than `slopes`; slopes that have been checked are taken first.
  func treeLine(_ head: TrainingHead, _ take: ([Integer]) -> Void) throws(Failure) -> String {
    try input.advance()
    let word = try input.token("split, slopes or leaf")
    guard word == "slopes" else { return word }
    take(try slopes(head))
    try input.advance(to: "leaf")
    return "leaf"
  }

  /// The fields of a line `slopes`, which prove the bound if nothing adds up to less than zero.
  private func slopes(_ head: TrainingHead) throws(Failure) -> [Integer] {
    try input.expectFields(head.data.count + 1)
    let unit = try input.positive("U")
    let slopes = head.data.count == 0 ? [] : try input.integers("slope")
    try checkSlopes(slopes, unit, head)
    return slopes
  }

  /// FORMAT.md 4.40: slopes that add up to zero at each point, so that all functions have the same sum.
  func checkPointwiseTraining() throws(Failure) {
    let head = try trainingHead(prefix: "pointwise-")
    try input.advance(to: "slopes")
    let (slopes, points) = (try slopes(head), head.data.points)
    let order = slopes.indices.sorted { points[$0].lexicographicallyPrecedes(points[$1]) }
    var sum = Integer.zero
    for (place, sample) in order.enumerated() {
      sum += slopes[sample]
      if place + 1 < order.count, points[order[place + 1]].elementsEqual(points[sample]) { continue }
      try check(sum.isZero, "the slopes at the point of sample \(sample + 1) do not add up to 0")
    }
  }

  /// The line `axes`, and the cones of all but one of its rays.
  private func readFan(_ data: TrainingData) throws(Failure) -> [GateCone] {
    let width = data.points.width
    try input.advance(to: "axes", fields: 2 * width - 1)
    var rays: [[Integer]] = []
    for axis in 0..<width {
      var ray = [Integer](repeating: .zero, count: width)
      ray[axis] = try input.positive("of an axis")
      if axis < width - 1 { ray[width - 1] = try input.integer("of an axis") }
      rays.append(ray)
    }
    rays.append((0..<width).map { place in -rays.reduce(.zero) { $0 + $1[place] } })
    let all = (UInt64(1) << UInt64(width)) - 1
    return (0...width).map { omitted in
      var vectors = Vectors(width: width)
      for place in rays.indices where place != omitted { vectors.entries += rays[place] }
      return GateCone(rays: vectors, facets: (0..<width).map { all & ~(1 << UInt64($0)) }, points: data.points)
    }
  }

  /// For each number of positive gates the nondecreasing sequences of cones for them and for the others.
  private func roots(width: Int, cones: Int) throws(Failure) -> [(positive: Int, cones: [Int])] {
    func sequences(_ length: Int) throws(Failure) -> [[Int]] {
      var all = [[Int]()]
      for _ in 0..<length {
        all = all.flatMap { prefix in ((prefix.last ?? 0)..<cones).map { prefix + [$0] } }
        try expect(all.count <= 100_000, "at most 100000 sets of cones")
      }
      return all
    }
    var result: [(positive: Int, cones: [Int])] = []
    for positive in 0...width {
      let (first, second) = (try sequences(positive), try sequences(width - positive))
      try expect(first.count * second.count <= 100_000, "at most 100000 sets of cones")
      for start in first { result += second.map { (positive, start + $0) } }
    }
    try expect(result.count <= 100_000, "at most 100000 sets of cones")
    return result
  }

  /// The parts of a cone where a sample is on and where it is off; the rays between adjacent ones are on the line.
  /// `kept` is the sum of rays times samples of the splits so far.
  private func split(
    _ cone: GateCone, at sample: Int, _ data: TrainingData, _ kept: inout Int
  ) throws(Failure) -> (on: GateCone, off: GateCone) {
    let (signs, width) = (cone.values[sample].map(\.sign), data.points.width)
    var (between, facets, fault): ([Integer], [UInt64], String?) = ([], [], nil)
    // On one line, what is malformed comes first.
    if cone.states[sample] != 0 { fault = "sample \(sample + 1) is decided" }
    for up in signs.indices where signs[up] > 0 {
      for down in signs.indices where signs[down] < 0 && cone.areAdjacent(up, down) {
        let (above, below) = (cone.values[sample, up], -cone.values[sample, down])
        var ray: [Integer] = []
        for _ in 0..<width { ray.append(try input.integer("of a ray")) }
        // A positive multiple of the combination that vanishes at the sample.
        let exact = (0..<width).map { below * cone.rays[up, $0] + above * cone.rays[down, $0] }
        let lead = exact.firstIndex { !$0.isZero } ?? 0
        let isMultiple = exact.indices.allSatisfy { exact[$0] * ray[lead] == exact[lead] * ray[$0] }
        if !isMultiple || exact[lead].isZero || ray[lead].sign != exact[lead].sign {
          fault = "not the ray between \(up + 1) and \(down + 1)"
        }
        between += ray
        facets.append(cone.facets[up] & cone.facets[down])
      }
    }
    try expect(input.isAtEnd, "the end of the line after \(facets.count) rays")
    kept += (signs.count + signs.count { $0 == 0 } + 2 * facets.count) * data.count
    try expect(kept <= 10_000_000, "at most 10000000 rays times samples on the way to a set")
    if let fault { throw .refused(fault) }
    func part(_ sign: Int) -> GateCone {
      var rays = Vectors(width: width)
      let kept = signs.indices.filter { signs[$0] * sign >= 0 }
      for ray in kept { rays.entries += cone.rays[ray] }
      rays.entries += between
      return GateCone(rays: rays, facets: kept.map { cone.facets[$0] } + facets, points: data.points)
    }
    return (part(1), part(-1))
  }

  /// The sum of the gates' contributions is nonnegative: at each ray of each gate.
  private func checkLeaf(
    _ positive: Int, _ cones: [GateCone], _ slopes: [Integer], _ data: TrainingData
  ) throws(Failure) {
    let pairs = try readPairs(of: cones.count * data.count) { () throws(Failure) in try input.positive("m") }
    var next = 0
    for (gate, cone) in cones.enumerated() {
      var sums = [Integer](repeating: .zero, count: cone.rays.count)
      for sample in 0..<data.count {
        let slope = gate < positive ? slopes[sample] : -slopes[sample]
        var multiplier = cone.states[sample] == 1 && !slope.isNegative ? slope : .zero
        if next < pairs.count, pairs[next].0 == gate * data.count + sample {
          multiplier = pairs[next].1
          next += 1
        }
        let excess = slope < multiplier ? multiplier - slope : .zero
        for ray in sums.indices {
          let value = cone.values[sample, ray]
          if value.sign > 0 {
            sums[ray] += (multiplier - excess) * value
          } else if value.isNegative {
            sums[ray] += multiplier * value
          }
        }
      }
      try check(!sums.contains(where: \.isNegative), "a negative sum for gate \(gate + 1)")
    }
  }

  /// The loss is at least the bound wherever the sum of slopes times outputs is nonnegative.
  private func checkSlopes(_ slopes: [Integer], _ unit: Integer, _ head: TrainingHead) throws(Failure) {
    let data = head.data
    if head.hasConstant { try check(slopes.reduce(.zero, +).isZero, "the slopes do not add up to 0") }
    // Σ numerator/denominator, with one entry a denominator.
    var sums: [(denominator: Integer, numerator: Integer)] = []
    func add(_ numerator: Integer, over denominator: Integer) {
      if let place = sums.firstIndex(where: { $0.denominator == denominator }) {
        sums[place].numerator += numerator
      } else {
        sums.append((denominator, numerator))
      }
    }
    // Each summand is multiplied by U² for squares and by U for pieces.
    var linear = Integer.zero
    for sample in slopes.indices {
      let (slope, label, weight) = (slopes[sample], data.labels[sample], data.weights[sample])
      if head.loss.pieces.isEmpty {
        linear += slope * label
        add(-slope * slope, over: .small(4) * weight)
      } else if head.loss.isGreatest {
        linear += slope * label
      } else {
        let (numerator, denominator) = try leastDifference(head.loss.pieces[sample], slope, unit * weight)
        add(numerator, over: denominator)
      }
    }
    add(head.loss.pieces.isEmpty ? -linear * unit : -linear, over: .one)
    if head.loss.isGreatest {
      // Σ |g|/W ≤ 1.
      var (numerator, denominator) = (Integer.zero, Integer.one)
      for sample in slopes.indices {
        numerator = numerator * data.weights[sample] + slopes[sample].absolute * denominator
        denominator = denominator * data.weights[sample]
      }
      try check(numerator <= denominator * unit, "the slopes are too large")
    }
    var total = (numerator: Integer.zero, denominator: Integer.one)
    for sum in sums {
      total = (
        total.numerator * sum.denominator + sum.numerator * total.denominator, total.denominator * sum.denominator
      )
    }
    let scale = (head.loss.pieces.isEmpty ? unit * unit : unit) * head.loss.factor
    try check(
      head.bound.numerator * scale * total.denominator <= total.numerator * head.bound.denominator,
      "the slopes prove less")
  }

  /// V times the least value of max(a t + b) − (g/V) t, as a fraction: the mixture of the two neighbouring pieces.
  private func leastDifference(
    _ pieces: [(slope: Integer, intercept: Integer)], _ g: Integer, _ v: Integer
  ) throws(Failure) -> (Integer, Integer) {
    guard let place = pieces.firstIndex(where: { g <= $0.slope * v }) else {
      throw .refused("a slope is none of the loss")
    }
    let upper = pieces[place]
    if upper.slope * v == g { return (upper.intercept * v, .one) }
    if place == 0 { throw .refused("a slope is none of the loss") }
    let lower = pieces[place - 1]
    let mixture = (upper.slope * v - g) * lower.intercept + (g - lower.slope * v) * upper.intercept
    return (mixture, upper.slope - lower.slope)
  }
}
