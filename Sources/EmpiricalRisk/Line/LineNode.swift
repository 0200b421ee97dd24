/// A hinge with its kink at a place: max(0, x − xᵢ), or max(0, xᵢ − x), times a sign.
///
/// A gate with its kink between two neighbouring places is, at the places, a nonnegative combination of the two hinges
/// there; and every such combination is a gate.
struct Hinge: Hashable, Sendable {
  let place: Int
  let isLeftFacing: Bool
  let sign: Int
}

/// Gates that face the same way with the same sign, with their kinks between two places.
struct HingeRange: Hashable, Sendable {
  let isLeftFacing: Bool
  let sign: Int
  /// The first and the last place of the range; none if `last < first`.
  let first: Int
  let last: Int
  /// How many gates there are.
  let gates: Int

  /// Whether any nonnegative combination of the hinges of the range is a sum of as many gates.
  var isExact: Bool { last - first + 1 <= 2 * gates }
}

/// A set of networks: ranges for the kinks of all gates.
///
/// Without output bias, the gates that are on at all places contribute nothing, or a nonnegative or nonpositive affine
/// function, or any affine function; with bias a constant, or any affine function (then left-facing gates are not needed,
/// as max(0, −t) = max(0, t) − t).
struct LineNode: Sendable {
  var free: LineData.FreePart
  /// The sign of the only gate that is on at all places, or 0.
  var sign: Int
  var ranges: [HingeRange]

  init(free: LineData.FreePart, sign: Int, ranges: [HingeRange]) {
    self.free = free
    self.sign = sign
    self.ranges = ranges
  }

  /// Whether the relaxation is no relaxation.
  var isExact: Bool { ranges.allSatisfy(\.isExact) }

  /// The sets of all networks of a width.
  /// - Precondition: there are at least two places.
  static func roots(width: Int, count: Int, hasBias: Bool) -> [LineNode] {
    var nodes: [LineNode] = []
    func add(_ gates: Int, _ free: LineData.FreePart, _ sign: Int) {
      if gates < 0 { return }
      for left in 0...(free == .affine ? 0 : gates) {
        let right = gates - left
        for positiveRight in 0...right {
          for positiveLeft in 0...left {
            var ranges: [HingeRange] = []
            for (isLeft, sign, number) in [
              (false, 1, positiveRight), (false, -1, right - positiveRight), (true, 1, positiveLeft),
              (true, -1, left - positiveLeft),
            ] where number > 0 {
              // The hinge at the outermost place is zero, and with an affine part so is the one at the other end.
              let (first, last) = isLeft ? (1, count - 1) : (free == .affine ? 1 : 0, count - 2)
              ranges.append(HingeRange(isLeftFacing: isLeft, sign: sign, first: first, last: last, gates: number))
            }
            nodes.append(LineNode(free: free, sign: sign, ranges: ranges))
          }
        }
      }
    }
    if hasBias {
      add(width, .constant, 0)
      add(width - 1, .affine, 0)
    } else {
      add(width, .nothing, 0)
      add(width - 1, .nothing, 1)
      add(width - 1, .nothing, -1)
      add(width - 2, .affine, 0)
    }
    return nodes
  }

  /// The parts of the set by how many of the gates of a range have their kinks up to a place.
  /// - Precondition: the place lies strictly inside the range.
  func split(_ index: Int, at place: Int) -> [LineNode] {
    let range = ranges[index]
    return (0...range.gates).map { number in
      var node = self
      node.ranges.remove(at: index)
      for (first, last, gates) in [(range.first, place, number), (place, range.last, range.gates - number)]
      where gates > 0 {
        node.ranges.append(
          HingeRange(
            isLeftFacing: range.isLeftFacing, sign: range.sign, first: first, last: last, gates: gates))
      }
      return node
    }
  }

  /// The single cells of the gates of a network, given their signs and where they are on.
  init(on gates: [(sign: Int, isOn: [Bool])], hasBias: Bool) {
    self.init(free: hasBias ? .constant : .nothing, sign: 0, ranges: [])
    var everywhere: Set<Int> = []
    var kinks: [(isLeft: Bool, sign: Int, gap: Int, count: Int)] = []
    for (sign, isOn) in gates {
      let m = isOn.count
      let number = isOn.count { $0 }
      if number == m {
        everywhere.insert(sign)
      } else if number > 0 {
        kinks.append((isOn[0], sign, isOn[0] ? number - 1 : m - number - 1, m))
      }
    }
    if hasBias && !everywhere.isEmpty || everywhere.count == 2 { free = .affine } else { sign = everywhere.first ?? 0 }
    for (isLeft, sign, gap, m) in kinks {
      let isLeft = isLeft && free != .affine
      let lowest = isLeft || free == .affine ? 1 : 0
      let highest = isLeft ? m - 1 : m - 2
      if lowest > highest { continue }
      ranges.append(
        HingeRange(
          isLeftFacing: isLeft, sign: sign, first: min(max(gap, lowest), highest), last: min(gap + 1, highest), gates: 1
        ))
    }
  }

  /// Which hinges of each sign the set allows.
  func allowed(count: Int) -> AllowedHinges {
    var allowed = AllowedHinges(count: count)
    for range in ranges where range.first <= range.last {
      for place in range.first...range.last {
        allowed.insert(Hinge(place: place, isLeftFacing: range.isLeftFacing, sign: range.sign))
      }
    }
    if sign != 0 {
      allowed.insert(Hinge(place: 0, isLeftFacing: false, sign: sign))
      allowed.insert(Hinge(place: count - 1, isLeftFacing: true, sign: sign))
    }
    return allowed
  }
}

/// For each place which signs hinges may have there, as bits: 1 for positive, 2 for negative ones.
struct AllowedHinges: Sendable {
  var right: [UInt8]
  var left: [UInt8]

  init(count: Int) {
    right = [UInt8](repeating: 0, count: count)
    left = right
  }

  mutating func insert(_ hinge: Hinge) {
    let bit: UInt8 = hinge.sign > 0 ? 1 : 2
    if hinge.isLeftFacing { left[hinge.place] |= bit } else { right[hinge.place] |= bit }
  }

  /// The places where the sum over the right-facing hinge minus that over the left-facing one must not be negative, and
  /// must not be positive, as the former has a bound on one side and the latter on the other.
  ///
  /// The difference is an affine function of the place; at the last place the right-facing hinge is zero, at the first the
  /// left-facing one.
  var offsetSigns: (nonnegative: [Int], nonpositive: [Int]) {
    var (nonnegative, nonpositive): ([Int], [Int]) = ([], [])
    for place in right.indices {
      let right = place == self.right.count - 1 ? 3 : self.right[place]
      let left = place == 0 ? 3 : self.left[place]
      if right & 1 != 0, left & 2 != 0 { nonnegative.append(place) }
      if left & 1 != 0, right & 2 != 0 { nonpositive.append(place) }
    }
    return (nonnegative, nonpositive)
  }

  /// All hinges in order.
  var hinges: [Hinge] {
    var result: [Hinge] = []
    for (signs, isLeft) in [(right, false), (left, true)] {
      for (place, bits) in signs.enumerated() {
        if bits & 1 != 0 { result.append(Hinge(place: place, isLeftFacing: isLeft, sign: 1)) }
        if bits & 2 != 0 { result.append(Hinge(place: place, isLeftFacing: isLeft, sign: -1)) }
      }
    }
    return result
  }
}
