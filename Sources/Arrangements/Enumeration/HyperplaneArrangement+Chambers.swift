import ExactNumbers

extension HyperplaneArrangement {
  /// Enumerates the chambers: the connected components of the complement of all hyperplanes.
  ///
  /// The order is lexicographic in the signs of the forms in the given order, − before +. Each chamber comes with a
  /// point strictly inside it (see `EnumerationOptions.witnesses`), which depends on the arrangement alone.
  ///
  /// Constant forms have their constant's sign on every chamber and cut nothing; repeated hyperplanes, and opposite
  /// forms of one, count once. Without any hyperplane the whole space is one chamber. All arithmetic is exact: 64-bit,
  /// 128-bit or big integers are chosen from Hadamard's bound on minors before the run. The memory does not depend on
  /// the number of chambers; it is some m / 16 words for each of the cones on the way to a chamber, of which there are usually few
  /// dozen and at most m.
  ///
  /// - Parameters:
  ///   - options: witnesses, threads and control.
  ///   - body: called with every chamber on the calling thread; it may end the enumeration or throw.
  /// - Returns: the number of chambers `body` was called with.
  /// - Throws: what `body` throws, `ArrangementError.interrupted`, and `.limit` if there are so many hyperplanes and cones on the
  ///   way to a chamber that they need more memory than `ArrangementLimits.enumerationWords`.
  /// - Complexity: O(2^r · m/64) word operations per chamber on average in general position, r the rank, m hyperplanes.
  @discardableResult
  public func forEachChamber(
    options: EnumerationOptions = EnumerationOptions(),
    _ body: (borrowing EnumeratedChamber) throws -> EnumerationStep
  ) throws -> Int {
    try EnumerationPlan(self).forEachChamber(options: options, body)
  }

  /// All chambers in the order of `forEachChamber`, for small arrangements.
  ///
  /// - Throws: `ArrangementError.interrupted` or `.limit`.
  public func chambers(options: EnumerationOptions = EnumerationOptions()) throws -> [Chamber] {
    var result: [Chamber] = []
    try forEachChamber(options: options) { chamber in
      result.append(chamber.copy())
      return .proceed
    }
    return result
  }

  /// The number of chambers, found by enumerating them (half of them if all hyperplanes contain the origin).
  ///
  /// An independent check of counts by other methods, which are much faster.
  ///
  /// - Throws: `ArrangementError.interrupted` or `.limit`.
  public func countChambersByEnumeration(control: CountingControl? = nil) throws -> Int {
    var counter = ChamberCounter(control: control)
    return try EnumerationPlan(self).dispatch(&counter)
  }
}

extension EnumerationPlan {
  func forEachChamber(
    options: EnumerationOptions, _ body: (borrowing EnumeratedChamber) throws -> EnumerationStep
  ) throws -> Int {
    try withoutActuallyEscaping(body) { body in
      if options.threads > 1 {
        var enumeration = ParallelEnumeration(options: options, body: body)
        return try dispatch(&enumeration)
      }
      var enumeration = SerialEnumeration(options: options, body: body)
      return try dispatch(&enumeration)
    }
  }
}

/// Counts the chambers of a walk.
private struct ChamberCounter: WalkVisitor {
  let control: CountingControl?

  mutating func visit<Arithmetic: RayArithmetic, Width: MaskWidth>(
    _ plan: EnumerationPlan, _ arithmetic: Arithmetic.Type, _ width: Width.Type
  ) throws -> Int {
    var walk = ChamberWalk<Arithmetic, Width>(plan, makesWitnesses: false)
    var monitor = EnumerationMonitor(plan, control)
    if walk.start() { return 1 }
    // Negation maps the chambers on one side of the first hyperplane to those on the other.
    let isSymmetric = !plan.isCone
    var isLeaf = isSymmetric ? walk.enterFirstHalfOnly() : walk.advance()
    if isSymmetric && !isLeaf { isLeaf = walk.advance() }
    var count = 0
    while isLeaf {
      try monitor.tick(count)
      count += 1
      isLeaf = walk.advance()
    }
    try walk.requireWithinLimit()
    return isSymmetric ? 2 * count : count
  }
}

extension ChamberWalk {
  /// Enters the negative half of the whole space; the positive one will not be visited.
  fileprivate mutating func enterFirstHalfOnly() -> Bool {
    if isOverLimit { return false }
    frames[depth - 1].stage = .finished
    return enterHalf(positive: false)
  }
}
