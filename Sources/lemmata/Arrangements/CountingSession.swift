import Arrangements
import Synchronization

/// A count on the command line: progress, interruption, checkpoints.
struct CountingSession {
  /// The file with the state of the count, if one was asked for.
  var checkpoint: String?
  /// Whether that file is there and the count goes on from it.
  var resumes = false
  /// What to call a checkpoint that an interruption leaves although none was asked for.
  let name: String
  /// The part of the count.
  var shard = CountingShard.whole
  var method = CountingMethod.automatic
  var threads: Int?

  /// How often the state is written while the count goes on.
  private static let interval = Duration.seconds(3)

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
        let text = String(decoding: try Files.read(checkpoint, limit: 1 << 30), as: UTF8.self)
        do {
          let record = try CountingRecord(parsing: text)
          run = try CountingRun(arrangement, resuming: record, options: options, shard: shard)
        } catch { throw Failure.input("\(checkpoint): \(error)") }
      } else {
        run = CountingRun(arrangement, options: options, shard: shard)
      }
      let outcome = try run.run(every: Self.interval) { saver.save($0) }
      try saver.check()
      return outcome
    } catch CountingError.interrupted {
      progress.finish()
      throw Failure(code: Failure.interrupted, message: try saver.interruptionMessage(fallback: name))
    } catch let error as CountingError {
      if let checkpoint, resumes { throw Failure.input("\(checkpoint): \(error)") }
      throw Failure(code: Failure.failed, message: "\(error)")
    }
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

    func save(_ text: String) {
      state.withLock { state in
        state.last = text
        guard let path else { return }
        do { try Files.write(Array(text.utf8), to: path) } catch let failure as Failure {
          state.failure = failure
        } catch {}
      }
    }

    /// - Throws: the `Failure` that kept a state from being written.
    func check() throws {
      if let failure = state.withLock({ $0.failure }) { throw failure }
    }

    /// Makes sure that the last state is in a file, and says how to go on.
    func interruptionMessage(fallback: String) throws -> String {
      try check()
      guard let last = state.withLock({ $0.last }) else {
        return "interrupted before any part was finished; there is nothing to resume"
      }
      var file = path
      if file == nil {
        let base = String(fallback.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" })
        var number = 1
        var candidate = "\(base).count"
        while Files.exists(candidate) {
          number += 1
          candidate = "\(base).\(number).count"
        }
        try Files.write(Array(last.utf8), to: candidate)
        file = candidate
      }
      return "interrupted; go on with the same command and --resume \(file ?? "")"
    }
  }
}
