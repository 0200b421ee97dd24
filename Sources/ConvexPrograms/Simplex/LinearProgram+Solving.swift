import ExactNumbers

/// How to solve a linear program; the answer is the same for all.
public enum LinearMethod: String, CaseIterable, Sendable {
  /// A floating-point search proposes a basis, exact arithmetic checks it and goes on from it where it is not the answer.
  case floatingPointFirst
  /// Exact arithmetic alone.
  case exact
}

extension LinearProgram {
  /// What is true of the program: the optimum, or that there is no point, or that the objective is unbounded; always with
  /// the numbers that prove it, which have been checked (`isProved`).
  ///
  /// A floating-point simplex method proposes a basis, whose system is solved exactly by p-adic lifting; point and
  /// multipliers are checked in rational arithmetic (Applegate, Cook, Dash and Espinoza 2007, with Dixon 1982). If the
  /// proposal is not optimal, exact simplex steps with Bland's rule go on from it.
  ///
  /// - Parameters:
  ///   - method: Whether floating point may propose.
  ///   - isInterrupted: Asked between exact steps; true ends the computation.
  /// - Throws: `ConvexProgramError.unknownVariable` if a form names a variable that is not there, or `.interrupted`.
  /// - Complexity: exponential in the worst case, as for every simplex method; usually some m + n exchanges of O(m n).
  public func solve(
    method: LinearMethod = .floatingPointFirst, isInterrupted: () -> Bool = { false }
  ) throws(ConvexProgramError) -> LinearOutcome {
    try validate()
    if hasEmptyInterval { return .infeasible(multipliers: [Rational](repeating: 0, count: constraints.count)) }
    let scaled = ScaledProgram(self)
    var basis: SimplexBasis?
    // Small programs are solved before a floating-point search has begun.
    if method == .floatingPointFirst, scaled.rowCount * scaled.variableCount > 40 {
      var search = FloatingPointSimplex(scaled)
      let proposal = search.run()
      if let outcome = outcome(of: proposal, scaled) { return outcome }
      basis = proposal.basis
    }
    var simplex = ExactSimplex(scaled, from: basis)
    let outcome: LinearOutcome
    switch try simplex.run(isInterrupted: isInterrupted) {
    case .optimal(let point, let multipliers):
      outcome = .optimal(
        LinearOptimum(
          value: objectiveValue(at: point), point: point, multipliers: scaled.multipliers(multipliers)))
    case .infeasible(let multipliers): outcome = .infeasible(multipliers: scaled.refutation(multipliers))
    case .unbounded(let point, let direction): outcome = .unbounded(point: point, direction: direction)
    }
    precondition(isProved(outcome), "the exact simplex method ended without a proof")
    return outcome
  }
}
