/// The functions on the places of 4.39 that a set consists of.
private struct LineSet {
  enum FreePart {
    case nothing, constant, affine
    case signed(Int)
  }

  /// Gates of one direction and one sign, by the hinges of which they are combinations.
  struct HingeRange {
    /// Whether the hinges are zero on the left of their places.
    let isRight: Bool
    let sign: Int
    /// By places counted from 0.
    let hinges: Range<Int>
    let gates: Int

    func part(_ hinges: Range<Int>, _ gates: Int) -> HingeRange {
      HingeRange(isRight: isRight, sign: sign, hinges: hinges, gates: gates)
    }
  }

  var ranges: [HingeRange]
  let free: FreePart
}

/// The different points of training data on the line.
private struct Places {
  /// Increasing.
  let points: [Integer]
  /// By sample.
  let numbers: [Int]

  init(_ data: TrainingData) {
    var (points, numbers) = ([Integer](), [Int](repeating: 0, count: data.count))
    for sample in numbers.indices.sorted(by: { data.points[$0, 0] < data.points[$1, 0] }) {
      if points.last != data.points[sample, 0] { points.append(data.points[sample, 0]) }
      numbers[sample] = points.count - 1
    }
    (self.points, self.numbers) = (points, numbers)
  }
}

/// The signs of the sums r_k and l_k of slopes, and of the sum of all.
private struct HingeSigns {
  let (right, left): ([Int], [Int])
  let total: Int

  init(_ slopes: [Integer], _ places: Places) {
    var masses = [Integer](repeating: .zero, count: places.points.count)
    for (sample, slope) in slopes.enumerated() { masses[places.numbers[sample]] += slope }
    /// From place to place the hinge sum grows by the step times the slopes so far.
    func signs(_ order: [Int]) -> [Int] {
      var (signs, mass, sum) = ([Int](repeating: 0, count: masses.count), Integer.zero, Integer.zero)
      for (previous, place) in zip(order, order.dropFirst()) {
        mass += masses[previous]
        sum += mass * (places.points[place] - places.points[previous]).absolute
        signs[place] = sum.sign
      }
      return signs
    }
    right = signs(masses.indices.reversed())
    left = signs(Array(masses.indices))
    total = slopes.reduce(.zero, +).sign
  }

  /// Whether the sum of slopes times values is nonnegative for all functions of the set.
  func arePositive(on set: LineSet) -> Bool {
    let isFree =
      switch set.free {
      case .nothing, .constant: true
      case .signed(let sign): sign * right[0] >= 0 && sign * left[left.count - 1] >= 0
      case .affine: total == 0 && right[0] == 0
      }
    return isFree
      && set.ranges.allSatisfy { range in
        let signs = range.isRight ? right : left
        return range.hinges.allSatisfy { range.sign * signs[$0] >= 0 }
      }
  }
}

extension Checker {
  /// FORMAT.md 4.39: a tree of sets of ranges, each split at a place or bounded by slopes.
  func checkLineTraining() throws(Failure) {
    let head = try trainingHead(prefix: "line-")
    try expect(head.data.points.width == 2, "data with one input")
    let places = Places(head.data)
    try expect(places.points.count >= 2, "data with two different points")
    try expect(head.width * head.data.count <= 100_000, "at most 100000 gates times samples")
    // The next one last.
    var open = Array(try firstSets(head, places: places.points.count).reversed())
    var signs: HingeSigns?
    while let set = open.popLast() {
      switch try treeLine(head, { signs = HingeSigns($0, places) }) {
      case "leaf":
        try input.expectFields(0)
        guard let signs else { throw .declined("expected a line `slopes ...` before the first leaf") }
        try check(signs.arePositive(on: set), "the sum of slopes times values can be negative")
      case "split":
        try input.expectFields(2)
        let (number, place) = (try input.index("J", of: head.width), try input.index("I", of: head.data.count))
        try check(number < set.ranges.count, "the set has \(set.ranges.count) ranges")
        let range = set.ranges[number]
        let (first, end) = (range.hinges.lowerBound, range.hinges.upperBound)
        try check(first < place && place < end - 1, "place \(place + 1) is not inside the range")
        for before in (0...range.gates).reversed() {
          var child = set
          child.ranges.remove(at: number)
          if before > 0 { child.ranges.append(range.part(first..<place + 1, before)) }
          if before < range.gates { child.ranges.append(range.part(place..<end, range.gates - before)) }
          open.append(child)
        }
      default: throw .declined("expected a line `split ...`, `slopes ...` or `leaf`")
      }
    }
  }

  private func firstSets(_ head: TrainingHead, places: Int) throws(Failure) -> [LineSet] {
    var sets: [LineSet] = []
    func add(_ gates: Int, _ free: LineSet.FreePart, firstRight: Int = 0) throws(Failure) {
      guard gates >= 0 else { return }
      let (right, left) = (firstRight..<places - 1, 1..<places)
      for turned in 0...(firstRight == 0 ? gates : 0) {
        for rising in 0...gates - turned {
          for falling in 0...turned {
            let ranges = [
              LineSet.HingeRange(isRight: true, sign: 1, hinges: right, gates: rising),
              LineSet.HingeRange(isRight: true, sign: -1, hinges: right, gates: gates - turned - rising),
              LineSet.HingeRange(isRight: false, sign: 1, hinges: left, gates: falling),
              LineSet.HingeRange(isRight: false, sign: -1, hinges: left, gates: turned - falling),
            ]
            sets.append(LineSet(ranges: ranges.filter { $0.gates > 0 }, free: free))
            try expect(sets.count <= 100_000, "at most 100000 first sets")
          }
        }
      }
    }
    try add(head.width, head.hasConstant ? .constant : .nothing)
    if !head.hasConstant {
      try add(head.width - 1, .signed(1))
      try add(head.width - 1, .signed(-1))
    }
    try add(head.width - (head.hasConstant ? 1 : 2), .affine, firstRight: 1)
    return sets
  }
}
