extension CountingMethod {
  /// The method itself, or the one that `.automatic` stands for. The same for every number of threads.
  func resolved(for configuration: CentralConfiguration) -> CountingMethod {
    guard self == .automatic else { return self }
    // Some milliseconds of restriction cost less than the search for symmetries.
    let steps = RestrictionCost.pairSteps(rows: configuration.rows.count, rank: configuration.rank)
    if steps < 500_000 { return .restriction }
    // Here larger configurations that have symmetries, or many rows in few flats, are given to `.flatOrbits`.
    return .restriction
  }

  /// The work of a method on a configuration.
  ///
  /// - Precondition: the method is not `.automatic`.
  /// - Throws: `ArrangementError.interrupted`, or what the method throws.
  func makeWork(
    _ configuration: CentralConfiguration, control: CountingControl?, threads: Int
  ) throws(ArrangementError) -> any CountingWork {
    switch self {
    case .automatic, .restriction: StandardRestrictionWork(configuration)
    // Here `FlatOrbitWork(configuration, control: control, threads: threads)` is plugged in.
    case .flatOrbits: StandardRestrictionWork(configuration)
    }
  }

  /// What the items of a method are, for people.
  var phase: String { self == .flatOrbits ? "flats" : "restrictions" }
}
