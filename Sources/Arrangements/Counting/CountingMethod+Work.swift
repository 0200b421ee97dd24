import ExactNumbers

extension CountingMethod {
  /// The method itself, or the one that `.automatic` stands for. The same for every number of threads.
  ///
  /// Deletion and restriction takes about C(m, r − 1) steps, whatever the position. Where that is much, orbits of flats are
  /// faster if there is symmetry or if many hyperplanes meet in few flats.
  func resolved(for configuration: CentralConfiguration) -> CountingMethod {
    guard self == .automatic else { return self }
    let (count, rank) = (configuration.rows.count, configuration.rank)
    if rank <= 3 || Self.binomial(count, rank - 1) <= Self.fewSteps { return .restriction }
    // The sums of the sweep over flats have 128 bits.
    if Self.wideBinomial(count, min(rank, count / 2)).bitLength + 2 * BigInteger(count).bitLength > 126 {
      return .restriction
    }
    // Nor is there a field for minors of any size.
    guard (try? FlatFieldChoice(configuration)) != nil else { return .restriction }
    if FrameSearch.symmetry(of: configuration) != nil { return .flatOrbits }
    return Self.hasFewLines(configuration) ? .flatOrbits : .restriction
  }

  /// Below this number of steps, some milliseconds, looking for something better does not pay.
  private static let fewSteps = 250_000

  /// C(n, k), or a number beyond `fewSteps` if it is greater than that.
  private static func binomial(_ n: Int, _ k: Int) -> Int {
    var result = 1
    for index in 0..<min(k, n - k) where result <= fewSteps { result = result * (n - index) / (index + 1) }
    return result
  }

  private static func wideBinomial(_ n: Int, _ k: Int) -> BigInteger {
    var result: BigInteger = 1
    for index in 0..<max(0, k) { result = result * BigInteger(n - index) / BigInteger(index + 1) }
    return result
  }

  /// Whether the hyperplanes meet the last one in far fewer flats than there are hyperplanes.
  private static func hasFewLines(_ configuration: CentralConfiguration) -> Bool {
    guard let last = configuration.rows.last, let pivot = last.firstIndex(where: { !$0.isZero }) else { return false }
    var traces: Set<[BigInteger]> = []
    for row in configuration.rows.dropLast() {
      let trace = row.indices.map { row[$0] * last[pivot] - last[$0] * row[pivot] }
      traces.insert(CentralConfiguration.primitive(trace).vector)
    }
    return 4 * traces.count <= 3 * (configuration.rows.count - 1)
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
    case .flatOrbits: try FlatOrbitWork(configuration, control: control, threads: threads)
    }
  }

  /// What the items of a method are, for people.
  var phase: String { self == .flatOrbits ? "flats" : "restrictions" }
}
