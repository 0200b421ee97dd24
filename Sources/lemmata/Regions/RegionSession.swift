import Arrangements
import ExactNumbers
import ReLUNetworks
import Reports

/// A count or a list of proper activation regions on the command line, with a state that outlives the process.
final class RegionSession {
  private let network: ReLUNetwork
  private var options: RegionOptions
  private let problem: RegionState.Problem
  /// Where the list goes; "-" for standard output.
  private let list: String?
  /// The file with the state, and whether it is there already.
  private let checkpoint: String?
  private let resumes: Bool
  private var stream: OutputStream?
  private var (count, bytes, checksum) = (0, 0, RecordChecksum())
  /// The last state.
  private var state: RegionState?
  private var hasFailed = false

  /// How often the state is written while the work goes on.
  private static let interval = Duration.seconds(3)
  /// The most bytes of a file with a state.
  private static let stateLimit = 256 << 20

  /// A session that writes its state into `checkpoint`, or goes on from the one in `resume`.
  init(_ network: ReLUNetwork, _ options: RegionOptions, list: String?, checkpoint: String?, resume: String?) {
    self.network = network
    self.options = options
    self.list = list
    self.checkpoint = resume ?? checkpoint
    resumes = resume != nil
    problem = RegionState.Problem(network, inequalities: options.inequalities, task: list == nil ? .count : .list)
  }

  /// Makes sure that nothing is overwritten, and reads the state if there is one.
  ///
  /// - Throws: `Failure`.
  func prepare() throws {
    let file = list == "-" ? nil : list
    if let file {
      if Files.exists(file), !Files.isSpecial(file) { throw Failure.input("\(file): exists, and is not overwritten") }
      try Files.prepareToWrite(file)
    }
    guard let checkpoint else {
      stream = list == nil ? nil : try OutputStream(to: file)
      return
    }
    if let list, list == "-" || Files.isSpecial(list) {
      throw Failure(code: Failure.usage, message: "--list: a list that is to be resumed must go into a file")
    }
    if resumes {
      let text = String(decoding: try Files.read(checkpoint, limit: Self.stateLimit), as: UTF8.self)
      let state: RegionState
      do { state = try RegionState(parsing: text, of: problem) } catch {
        throw Failure.input("\(checkpoint): \(error)")
      }
      options.start = state.position
      count = state.count
      if let file, let expected = state.list { try reopen(file, expected) }
    } else {
      if Files.exists(checkpoint) {
        throw Failure.input("\(checkpoint): exists; go on from it with --resume \(checkpoint), or remove it")
      }
      try Files.prepareToWrite(checkpoint)
      if let file { stream = try OutputStream(keeping: file, length: nil) }
    }
  }

  private func reopen(_ file: String, _ expected: (bytes: Int, checksum: String)) throws {
    var checksum = RecordChecksum()
    var lines = 0
    stream = try OutputStream(keeping: file, length: expected.bytes) { chunk in
      checksum.add(chunk)
      lines += chunk.count { $0 == 0x0A }
    }
    guard checksum.description == expected.checksum, lines == count else {
      throw Failure.input("\(file).partial: is not the list that the state in \(checkpoint ?? "") belongs to")
    }
    (bytes, self.checksum) = (expected.bytes, checksum)
  }

  /// Counts, or lists, to the end.
  ///
  /// - Returns: the number of regions.
  /// - Throws: `Failure`, with code `interrupted` after the state has been written; `RegionError`.
  func run() throws -> Int {
    var last = ContinuousClock.now
    let before = count
    func reached(_ position: RegionPosition, _ count: Int) {
      guard checkpoint != nil else { return }
      let list = list.map { _ in (bytes: bytes, checksum: checksum.description) }
      state = RegionState(position: position, count: count, list: list)
      if ContinuousClock.now - last > Self.interval {
        save()
        last = .now
      }
    }
    do {
      if let stream {
        _ = try network.forEachListedRegion(options) {
          reached($0, count)
        } describe: {
          RegionText.rest(of: $0)
        } _: { rest in
          count += 1
          let line = RegionText.line(count, rest: rest)
          stream.write(line)
          if checkpoint != nil {
            bytes += line.count
            checksum.add(line)
          }
          if let failure = stream.failure { throw failure }
          return true
        }
        try stream.finish()
      } else {
        count = before + (try network.enumeratedRegionCount(options) { reached($0, before + $1) })
      }
    } catch RegionError.interrupted {
      throw Failure(code: Failure.interrupted, message: interruptionMessage())
    }
    if let checkpoint { Files.remove(checkpoint) }
    return count
  }

  /// Writes the last state; one that cannot be written is no reason to give up.
  private func save() {
    guard let checkpoint, let state else { return }
    stream?.flush()
    do { try Files.write(Array(state.text(problem).utf8), to: checkpoint) } catch {
      let message = (error as? Failure)?.message ?? "\(error)"
      if !hasFailed { Console.error("lemmata: the state of the enumeration is not kept: \(message)") }
      hasFailed = true
      return
    }
    hasFailed = false
  }

  private func interruptionMessage() -> String {
    guard let checkpoint else { return "interrupted" }
    guard state != nil else { return "interrupted before anything was finished; there is nothing new to resume" }
    save()
    if hasFailed { return "interrupted; the last state could not be kept" }
    return resumes
      ? "interrupted; go on with the same command"
      : "interrupted; go on with the same command and --resume \(checkpoint) in place of --checkpoint"
  }
}
