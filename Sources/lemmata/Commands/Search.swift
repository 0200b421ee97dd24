import ArgumentParser
import Certificates
import Claims
import ProofKernel
import Reports

/// Looks for a counterexample to a claim.
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look for a counterexample: enumerate, sample, then shrink to a minimal one.",
    discussion: """
      Exit code 0 if the outcome is the expected one, 1 if a claim believed true is refuted, 4 if no counterexample turns \
      up within the budget for a claim believed false.

      Example:
        lemmata search depth.family-pieces/printed --budget 500
      """)

  @Argument(
    help: "The claim; without /form the printed one, if there is one.",
    completion: .custom { _, _, _ in claimArguments() })
  var claim: String

  @Option(parsing: .unconditional, help: "How many instances to decide at most.")
  var budget = 2_000

  @Option(parsing: .unconditional, help: "Where the random instances begin.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Write the certificate of the counterexample to this file.", valueName: "file"))
  var certificate: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    guard budget >= 1 else {
      throw Failure(code: Failure.usage, message: "--budget must be at least 1; found \(budget)")
    }
    let claims = try selectClaims([claim])
    let printed = claims.first { $0.name == claim && $0.form == .printed }
    guard let claim = claims.count == 1 ? claims.first : printed else {
      let names = claims.map(\.identifier).joined(separator: ", ")
      throw Failure(code: Failure.usage, message: "'\(claim)' names several claims: \(names)")
    }
    if let certificate { try Files.prepareToWrite(certificate) }
    let progress = ProgressLine(unit: "instances", total: budget)
    let found = try CounterexampleSearch(claim, seed: seed, budget: budget).run(
      progress: { _ in
        progress.advance(label: claim.identifier)
        return true
      })
    progress.finish()
    guard let (instance, outcome) = found.counterexample, case .refuted(let proof) = outcome else {
      if json {
        Console.output(JSONReport.search(claim, found, instance: nil, theorems: []))
      } else {
        Console.output(
          "\(claim.identifier): no counterexample among \(found.verified) decided instances (\(found.inapplicable) inapplicable, \(found.undecided) undecided)"
        )
      }
      if claim.expectation == .fails || found.undecided > 0 { throw ExitCode(Failure.undecided) }
      return
    }
    let verdict = ProofKernel.check(bytes: proof.bytes)
    guard verdict.line == proof.expectedVerdict else {
      throw Failure(code: Failure.failed, message: "the kernel does not verify the counterexample: \(verdict.line)")
    }
    if let certificate { try Files.write(proof.bytes, to: certificate) }
    if json {
      Console.output(JSONReport.search(claim, found, instance: instance, theorems: proof.theorems))
    } else {
      Console.output("\(claim.identifier) is refuted by\n  \(instance.description)")
      Console.output(
        "met after \(found.metAfter) instances, \(found.shrinkingSteps) shrinking steps; the kernel verified:")
      for theorem in proof.theorems { Console.output("  \(TheoremText.readable(theorem))") }
    }
    if claim.expectation == .holds { throw ExitCode(Failure.failed) }
  }
}
