import ExactNumbers

/// A count of the chambers of an arrangement, or of one part of it, that can be interrupted, resumed and joined.
///
/// The result is the same for any number of threads, interruptions and parts.
public struct CountingRun: Sendable {
  /// The arrangement that is counted.
  public let arrangement: HyperplaneArrangement
  /// How it is counted.
  public let options: CountingOptions
  /// Which part of it is counted.
  public let shard: CountingShard
  /// What the arrangement is called in records.
  public let name: String
  /// Where to go on.
  private let start: CountingRecord?

  /// What a count has found.
  public enum Outcome: Equatable, Sendable {
    /// The characteristic polynomial, from the whole count.
    case polynomial(CharacteristicPolynomial)
    /// The record of a finished part, to be joined with the others by `joined`.
    case part(CountingRecord)
  }

  /// A count from the beginning.
  public init(
    _ arrangement: HyperplaneArrangement, options: CountingOptions = CountingOptions(), shard: CountingShard = .whole,
    name: String = ""
  ) {
    self.name = name
    self.arrangement = arrangement
    self.options = options
    self.shard = shard
    start = nil
  }

  /// A count that goes on where a record stops.
  ///
  /// - Throws: `CountingError.otherArrangement`, or `.mismatch` if the record is of another method or part than the given ones;
  ///   `options.method` may be `.automatic`.
  public init(
    _ arrangement: HyperplaneArrangement, resuming record: CountingRecord,
    options: CountingOptions = CountingOptions(), shard: CountingShard = .whole
  ) throws(CountingError) {
    try record.require(arrangement: arrangement)
    if options.method != .automatic { try record.require(method: options.method) }
    guard record.shard == shard else {
      throw .mismatch(field: "shard", found: record.shard.description, expected: shard.description)
    }
    name = record.name
    self.arrangement = arrangement
    self.options = options
    self.shard = shard
    start = record
  }

  /// Counts until the end or until the control interrupts.
  ///
  /// - Parameters:
  ///   - interval: the least time between two checkpoints.
  ///   - checkpoint: is given the text of a `CountingRecord` now and then, and once more upon interruption, by one thread
  ///     at a time.
  /// - Throws: `CountingError.interrupted`; `.mismatch` if the record to go on from does not fit to the method's items.
  /// - Complexity: see the methods; memory is proportional to the input and the number of threads for `.restriction`.
  public func run(
    every interval: Duration = .seconds(10), checkpoint: (@Sendable (String) -> Void)? = nil
  ) throws(CountingError) -> Outcome {
    let configuration = CentralConfiguration(arrangement)
    let method = start?.method ?? options.method.resolved(for: configuration)
    let work: any CountingWork
    do { work = try method.makeWork(configuration, control: options.control, threads: options.threadCount) } catch {
      throw CountingError(error)
    }
    try start?.require(itemCount: work.itemCount)
    let record =
      start
      ?? CountingRecord(
        name: name, arrangement: arrangement, method: method, shard: shard, itemCount: work.itemCount,
        done: PositionRanges(),
        counters: Counters())
    let executor = CountingExecutor(record: record, options: options, interval: interval, checkpoint: checkpoint)
    let finished = try executor.run(work)
    guard shard == .whole else { return .part(finished) }
    return .polynomial(
      try Self.polynomial(of: work, counters: finished.counters, configuration, dimension: arrangement.dimension))
  }

  /// The characteristic polynomial from the records of all parts of one count.
  ///
  /// A method with a long preparation repeats it.
  ///
  /// - Parameters:
  ///   - parts: the records in any order.
  ///   - names: what to call them in errors, such as file names.
  ///   - options: how to work.
  /// - Throws: `CountingError.parts` unless the records are of one arrangement and method, finished, and each part of the
  ///   same number of parts occurs exactly once.
  public static func joined(
    _ parts: [CountingRecord], names: [String] = [], options: CountingOptions = CountingOptions()
  ) throws(CountingError) -> CharacteristicPolynomial {
    guard let first = parts.first else { throw .parts("there are none") }
    try requireWhole(parts, names: names)
    var counters = Counters()
    for part in parts { counters.add(part.counters) }
    let configuration = CentralConfiguration(first.arrangement)
    let work: any CountingWork
    do {
      work = try first.method.makeWork(configuration, control: options.control, threads: options.threadCount)
    } catch { throw CountingError(error) }
    try first.require(itemCount: work.itemCount)
    return try polynomial(
      of: work, counters: counters, configuration, dimension: first.arrangement.dimension)
  }

  private static func polynomial(
    of work: any CountingWork, counters: Counters, _ configuration: CentralConfiguration, dimension: Int
  ) throws(CountingError) -> CharacteristicPolynomial {
    do {
      let numbers = try work.whitneyNumbers(from: counters)
      guard configuration.hasInfinity else {
        return CharacteristicPolynomial(dimension: dimension, whitneyNumbers: numbers)
      }
      return CharacteristicPolynomial(dimension: dimension + 1, whitneyNumbers: numbers).decone
    } catch { throw CountingError(error) }
  }
}

extension CountingRecord {
  func require(arrangement expected: HyperplaneArrangement) throws(CountingError) {
    guard arrangement.dimension == expected.dimension else {
      throw .otherArrangement(field: "dimension", found: "\(arrangement.dimension)", expected: "\(expected.dimension)")
    }
    guard arrangement.forms.count == expected.forms.count else {
      throw .otherArrangement(
        field: "number of forms", found: "\(arrangement.forms.count)", expected: "\(expected.forms.count)")
    }
    for (index, form) in arrangement.forms.enumerated() where form != expected.forms[index] {
      throw .otherArrangement(field: "form \(index + 1)", found: form.listing, expected: expected.forms[index].listing)
    }
  }

  func require(method expected: CountingMethod) throws(CountingError) {
    guard method == expected else {
      throw .mismatch(field: "method", found: method.rawValue, expected: expected.rawValue)
    }
  }

  func require(itemCount expected: Int) throws(CountingError) {
    guard itemCount == expected else {
      throw .mismatch(field: "items", found: "\(itemCount)", expected: "\(expected)")
    }
  }
}

extension AffineForm {
  /// The coefficients and the constant, for messages.
  fileprivate var listing: String { (normal + [constant]).map(\.description).joined(separator: " ") }
}
