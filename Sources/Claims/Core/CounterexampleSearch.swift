/// Looks for an instance that refutes a claim: the enumerated instances first, then random ones of growing size, then shrinking.
public struct CounterexampleSearch: Sendable {
  /// The claim.
  public let claim: Claim
  /// Where the random instances begin.
  public let seed: UInt64
  /// The largest number of instances to decide before shrinking.
  public let budget: Int

  /// What a search came to.
  public struct Result: Sendable {
    /// Instances decided, by outcome.
    public var verified = 0
    /// Instances on which a hypothesis failed.
    public var inapplicable = 0
    /// Instances that could not be decided.
    public var undecided = 0
    /// The minimal counterexample, if any, with its refutation.
    public var counterexample: (instance: Claim.Case, outcome: Outcome)?
    /// The counterexample as first met, if shrinking changed it.
    public var firstMet: Claim.Case?
    /// How many instances had been tried when the first counterexample was met.
    public var metAfter = 0
    /// How many shrinking steps were taken.
    public var shrinkingSteps = 0
  }

  /// A search.
  public init(_ claim: Claim, seed: UInt64 = 1, budget: Int = 2_000) {
    self.claim = claim
    self.seed = seed
    self.budget = budget
  }

  /// Runs the search.
  ///
  /// - Parameters:
  ///   - decided: called with each instance and its outcome, before shrinking.
  ///   - progress: called after each instance with the number tried; returns false to stop.
  /// - Throws: what a decision procedure throws; that is a defect of the claim, not of the instance.
  public func run(
    decided: (Claim.Case, Outcome) -> Void = { _, _ in }, progress: (Int) -> Bool = { _ in true }
  ) throws -> Result {
    var result = Result()
    var tried = 0
    var generator = SeededGenerator(seed: seed)
    let enumerated = claim.instances()
    while tried < budget {
      let instance: Claim.Case
      if tried < enumerated.count {
        instance = enumerated[tried]
      } else if let sample = claim.sample {
        instance = sample(1 + (tried - enumerated.count) / 50, &generator)
      } else {
        break
      }
      tried += 1
      let outcome = try instance.decide(claim.identifier)
      decided(instance, outcome)
      switch outcome {
      case .verified: result.verified += 1
      case .inapplicable: result.inapplicable += 1
      case .undecided: result.undecided += 1
      case .refuted:
        result.metAfter = tried
        try shrink(instance, outcome, into: &result)
        return result
      }
      if !progress(tried) { break }
    }
    return result
  }

  /// Follows simplifications as long as they refute the claim too; stops at an instance none of whose simplifications does.
  private func shrink(_ first: Claim.Case, _ outcome: Outcome, into result: inout Result) throws {
    var current = (instance: first, outcome: outcome)
    var moved = true
    while moved {
      moved = false
      for candidate in current.instance.simplifications() {
        let outcome = try candidate.decide(claim.identifier)
        if case .refuted = outcome {
          current = (candidate, outcome)
          result.shrinkingSteps += 1
          moved = true
          break
        }
      }
    }
    if result.shrinkingSteps > 0 { result.firstMet = first }
    result.counterexample = current
  }
}
