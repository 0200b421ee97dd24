/// Elapsed times of the same work in one process, in milliseconds. The first run, which warms up, is kept apart.
struct Samples {
  private let first: Double
  private let sorted: [Double]

  /// Runs the work once to warm up, then 3 to 101 times: until a second has passed.
  ///
  /// Work of more than three seconds is done once.
  init(_ work: () throws -> Void) rethrows {
    first = try Self.milliseconds(work)
    var samples: [Double] = []
    var total = 0.0
    while first <= 3_000, samples.count < 3 || (samples.count < 101 && total < 1_000) {
      let sample = try Self.milliseconds(work)
      samples.append(sample)
      total += sample
    }
    sorted = samples.isEmpty ? [first] : samples.sorted()
  }

  func print() {
    Swift.print("first", first)
    Swift.print("minimum", sorted[0])
    Swift.print("median", sorted[sorted.count / 2])
    Swift.print("samples", sorted.count)
  }

  private static func milliseconds(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let elapsed = try clock.measure { try work() }
    let (seconds, attoseconds) = elapsed.components
    return Double(seconds) * 1e3 + Double(attoseconds) / 1e15
  }
}
