import ArgumentParser
import ProofKernel
import Reports

/// Lets the kernel check proof files.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check proof files with the kernel.",
    discussion: """
      Prints one verdict line per file. Exit code 0 if all are verified, 1 if one is refused, 3 if one is declined \
      (malformed, unsupported, or out of resources) or cannot be read; standard error names the files that are not verified. The program proofcheck does the same with nothing but the kernel.

      Example:
        lemmata check proofs/*/*.cert
      """)

  @Argument(help: "Proof files.", completion: .file(extensions: ["cert"]))
  var files: [String]

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    var verdicts: [(file: String, verdict: String, line: String)] = []
    var code: Int32 = 0
    for file in files {
      let verdict: ProofKernel.Verdict
      do {
        verdict = try Files.withChunks(of: file) { next in ProofKernel.check(nextChunk: next) }
      } catch let failure as Failure {
        Console.error("lemmata: \(failure.message)")
        code = max(code, Failure.badInput)
        verdicts.append((file, "unreadable", failure.message))
        continue
      }
      switch verdict {
      case .verified: break
      case .refused(_, let line, let reason):
        code = max(code, Failure.failed)
        Console.error("lemmata: \(file): line \(line): \(reason)")
      case .declined(let line, let reason):
        code = max(code, Failure.badInput)
        Console.error("lemmata: \(file): line \(line): \(reason)")
      }
      if json {
        verdicts.append((file, String(verdict.line.prefix { $0 != " " }), verdict.line))
      } else {
        Console.output(verdict.line)
      }
    }
    if json { Console.output(JSONReport.checks(verdicts)) }
    if code != 0 { throw ExitCode(code) }
  }
}
