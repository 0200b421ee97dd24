import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The command-line tool: argument parsing, progress, files and exit codes. No mathematics lives here.
@main
struct Lemmata: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lemmata",
    abstract: "Decide published statements about ReLU networks exactly, with proofs that a small kernel re-checks.",
    discussion: """
      Exit codes: 0 all as expected; 1 a claim or proof failed; 2 wrong usage; 3 bad input; 4 undecided within the budget; \
      130 interrupted.

      Example:
        lemmata verify depth --report report.html
      """,
    version: "0.1.0",
    subcommands: [
      ListClaims.self, Show.self, Verify.self, Search.self, Pieces.self, Regions.self, OneLayer.self, Compare.self,
      Decide.self, Convert.self, Construct.self,
      Count.self, Enumerate.self, Merge.self, Families.self, Train.self, Solve.self,
      Fourier.self, Circuit.self, SignRank.self, Check.self,
    ])

  static func main() {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      try requireKnownCommand(arguments)
      var command = try parseAsRoot(Pieces.joiningIntervalEnds(arguments))
      try command.run()
    } catch let failure as Failure {
      Console.error("lemmata: \(failure.message)")
      terminate(with: failure.code)
    } catch let code as ExitCode {
      terminate(with: code.rawValue)
    } catch {
      let code = exitCode(for: error)
      if code == .success {
        Console.output(fullMessage(for: error))
        terminate(with: 0)
      }
      Console.errorRaw(fullMessage(for: error) + "\n")
      terminate(with: code == .validationFailure ? Failure.usage : Failure.failed)
    }
  }

  /// Makes sure that the first word is a command, and the second one after `help`.
  ///
  /// - Throws: `Failure` that suggests the nearest names.
  private static func requireKnownCommand(_ arguments: [String]) throws {
    let words = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
    guard let word = words.first, !word.hasPrefix("-") else { return }
    let names = configuration.subcommands.map { $0.configuration.commandName ?? "\($0)".lowercased() } + ["help"]
    guard !names.contains(word) else { return }
    let near = NearestNames.to(word, among: names)
    let advice = near.isEmpty ? "see 'lemmata --help'" : "did you mean \(near.joined(separator: " or "))?"
    throw Failure(code: Failure.usage, message: "no command is named '\(word.prefix(40))'; \(advice)")
  }

  private static func terminate(with code: Int32) -> Never { endProcess(code) }
}

private func endProcess(_ code: Int32) -> Never {
  #if canImport(Glibc)
    Glibc.exit(code)
  #else
    Darwin.exit(code)
  #endif
}

/// An error that ends the command with a documented exit code.
struct Failure: Error {
  /// Something was not as claimed.
  static let failed: Int32 = 1
  /// The command line makes no sense.
  static let usage: Int32 = 2
  /// A file cannot be read, understood or written.
  static let badInput: Int32 = 3
  /// The budget ended before the answer.
  static let undecided: Int32 = 4
  /// The user interrupted the work: 128 + SIGINT, as shells have it.
  static let interrupted: Int32 = 130

  let code: Int32
  let message: String

  static func input(_ message: String) -> Failure { Failure(code: badInput, message: message) }

  /// Makes sure that a number of threads that was given makes sense.
  static func requireThreads(_ threads: Int?) throws(Failure) {
    if let threads, !(1...1024).contains(threads) {
      throw Failure(code: usage, message: "--threads: found \(threads), expected 1 to 1024")
    }
  }
}
