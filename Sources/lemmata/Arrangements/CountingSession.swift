import Arrangements
import Synchronization

/// A count on the command line: progress, interruption, checkpoints.
struct CountingSession {
  /// The file with the state of the count, if one was asked for.
  var checkpoint: String?
  /// Whether that file is there and the count goes on from it.
  var resumes = false
  /// What the arrangement is called; also a checkpoint that an interruption leaves although none was asked for.
  let name: String
  /// The part of the count.
  var shard = CountingShard.whole
  var method = CountingMethod.automatic
  var threads: Int?

  /// How often the state is written while the count goes on.
  var interval = CountingSession.standardInterval

  /// The interval unless another one is asked for.
  static let standardInterval = Duration.seconds(3)

  /// The most bytes of a file with the state of a count.
  static let stateLimit = 256 << 20

  /// Counts to the end.
  ///
  /// - Throws: `Failure` with code `interrupted` after the state has been saved.
  func run(_ arrangement: HyperplaneArrangement) throws -> CountingRun.Outcome {
    if let checkpoint, !resumes {
      if Files.exists(checkpoint) {
        throw Failure.input("\(checkpoint): exists; go on from it with --resume \(checkpoint), or remove it")
      }
      try Files.prepareToWrite(checkpoint)
    }
    let progress = ProgressLine(unit: "items")
    defer { progress.finish() }
    let control = CountingControl { message in
      progress.show(done: message.done, of: message.total, label: message.phase)
    }
    Interruption.handle { control.interrupt() }
    let options = CountingOptions(threads: threads, method: method, control: control)
    let saver = Saver(path: checkpoint)
    do {
      let run: CountingRun
      if resumes, let checkpoint {
        let text = String(decoding: try Files.read(checkpoint, limit: Self.stateLimit), as: UTF8.self)
        do {
          let record = try CountingRecord(parsing: text)
          run = try CountingRun(arrangement, resuming: record, options: options, shard: shard)
        } catch {
          if case .otherArrangement = error { throw Failure.input("\(checkpoint) \(error)") }
          throw Failure.input("\(checkpoint): \(error)")
        }
      } else {
        run = CountingRun(arrangement, options: options, shard: shard, name: name)
      }
      return try run.run(every: interval) { saver.save($0) }
    } catch CountingError.interrupted {
      progress.finish()
      throw Failure(code: Failure.interrupted, message: try interruptionMessage(saver))
    } catch let error as CountingError {
      if case .limit = error {
        throw Failure(code: Failure.undecided, message: "\(error); another --method may have no such limit")
      }
      if let checkpoint, resumes { throw Failure.input("\(checkpoint): \(error)") }
      throw Failure(code: Failure.failed, message: "\(error)")
    }
  }

  /// Makes sure that the last state is in a file, and says how to go on.
  private func interruptionMessage(_ saver: Saver) throws -> String {
    let (last, failure) = saver.last
    if let failure { throw failure }
    guard let last else {
      guard resumes, let checkpoint else {
        return "interrupted before any part was finished; there is nothing to resume"
      }
      return "interrupted before anything new was finished; \(checkpoint) is as it was"
    }
    if let checkpoint {
      return resumes
        ? "interrupted; go on with the same command"
        : "interrupted; go on with the same command and --resume \(checkpoint) in place of --checkpoint"
    }
    let base = Self.fileName(for: name)
    var number = 1
    var file = "\(base).count"
    while Files.exists(file) {
      number += 1
      file = "\(base).\(number).count"
    }
    try Files.write(Array(last.utf8), to: file)
    return "interrupted; go on with the same command and --resume \(file)"
  }

  /// The beginning of the name of a file for the state of a count: short, without spaces, and no option.
  static func fileName(for name: String) -> String {
    let safe = name.prefix(60).map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" }
    let base = String(safe.drop { $0 == "-" || $0 == "." })
    return base.isEmpty ? "unnamed" : base
  }

  /// Writes the states that a count hands over.
  private final class Saver: Sendable {
    private struct State {
      var last: String?
      var failure: Failure?
    }

    private let path: String?
    private let state = Mutex(State())

    init(path: String?) { self.path = path }

    /// The last state, and what kept it from being written.
    var last: (text: String?, failure: Failure?) { state.withLock { ($0.last, $0.failure) } }

    /// Keeps a state; one that cannot be written is no reason to give up the count.
    func save(_ text: String) {
      state.withLock { state in
        state.last = text
        guard let path else { return }
        do {
          try Files.write(Array(text.utf8), to: path)
          state.failure = nil
        } catch {
          let failure = error as? Failure ?? Failure.input("\(path): \(error)")
          if state.failure == nil { Console.error("lemmata: the state of the count is not kept: \(failure.message)") }
          state.failure = failure
        }
      }
    }
  }
}
