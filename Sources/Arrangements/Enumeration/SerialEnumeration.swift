import ExactNumbers

/// Hands every chamber of a walk to a closure, on the calling thread.
struct SerialEnumeration: WalkVisitor {
  let options: EnumerationOptions
  let body: (borrowing EnumeratedChamber) throws -> EnumerationStep

  /// - Returns: the number of chambers handed over.
  mutating func visit<Arithmetic: RayArithmetic, Width: MaskWidth>(
    _ plan: EnumerationPlan, _ arithmetic: Arithmetic.Type, _ width: Width.Type
  ) throws -> Int {
    var walk = ChamberWalk<Arithmetic, Width>(plan, makesWitnesses: options.witnesses)
    var chamber = EnumeratedChamber(
      plan: plan, positive: walk.positive, witness: options.witnesses ? UnsafeRawPointer(walk.witness) : nil)
    var monitor = EnumerationMonitor(plan, options.control)
    var isLeaf = walk.start()
    if !isLeaf { isLeaf = walk.advance() }
    while isLeaf {
      try monitor.tick(chamber.index)
      let step = try body(chamber)
      chamber.index &+= 1
      if step == .stop { break }
      isLeaf = walk.advance()
    }
    try walk.requireWithinLimit()
    return chamber.index
  }
}

/// Looks at the control of an enumeration now and then.
struct EnumerationMonitor {
  private let control: CountingControl?
  private let total: Int

  init(_ plan: EnumerationPlan, _ control: CountingControl?) {
    self.control = control
    total = control == nil ? 0 : Int(exactly: plan.boundOnChambers) ?? .max
  }

  /// - Throws: `ArrangementError.interrupted`.
  @inline(__always)
  mutating func tick(_ index: Int) throws {
    if index & 0xfff == 0, let control { try Self.look(control, index, total) }
  }

  private static func look(_ control: CountingControl, _ index: Int, _ total: Int) throws {
    if control.isInterrupted { throw ArrangementError.interrupted }
    control.report("chambers", done: index, total: total)
  }
}

extension EnumerationPlan {
  /// The number of chambers of as many hyperplanes in general position (Schläfli, published 1901).
  var boundOnChambers: BigInteger {
    guard rank > 0 else { return 1 }
    let bound = Self.cells(hyperplanes: rows.count - 1, dimension: rank - 1)
    return isCone ? bound : 2 * bound
  }

  /// Σ_(i ≤ d) C(m, i): no convex set in R^d is cut by m hyperplanes into more cells.
  static func cells(hyperplanes count: Int, dimension: Int) -> BigInteger {
    var sum: BigInteger = 0
    var binomial: BigInteger = 1
    for index in 0...max(0, min(dimension, count)) {
      sum += binomial
      binomial = (binomial * BigInteger(count - index)).exactlyDivided(by: BigInteger(index + 1))
    }
    return sum
  }
}
