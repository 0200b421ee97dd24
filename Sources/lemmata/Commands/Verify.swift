import ArgumentParser
import Certificates
import Claims
import Dispatch
import Reports
import Synchronization

/// Decides claims on their instances, with every certificate re-checked by the kernel.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decide claims on their instances and let the kernel check every certificate.",
    discussion: """
      Without arguments all claims are decided. A claim that is expected to fail is searched for a counterexample, which is \
      shrunk to a minimal one.

      Examples:
        lemmata verify
        lemmata verify depth.family-pieces one-hidden-layer --report report.html
        lemmata verify --proofs proofs
      """)

  @Argument(help: "Claims, or prefixes of claims.", completion: .custom { _, _, _ in claimArguments() })
  var claims: [String] = []

  @Option(help: ArgumentHelp("Write certificates of each claim into this folder.", valueName: "dir"))
  var proofs: String?

  @Option(help: ArgumentHelp("Write a report in HTML.", valueName: "file"))
  var report: String?

  @Option(parsing: .unconditional, help: "How many random instances follow the enumerated ones.")
  var samples = 200

  @Option(parsing: .unconditional, help: "Where the random instances begin.")
  var seed: UInt64 = 1

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    guard (0...ClaimVerifier.mostSamples).contains(samples) else {
      throw Failure(
        code: Failure.usage,
        message: "--samples must be between 0 and \(ClaimVerifier.mostSamples); found \(samples)")
    }
    let selected = try selectClaims(claims)
    // What cannot be written is refused before the work, not after it.
    if let report { try Files.prepareToWrite(report) }
    if let proofs { try Files.makeFolder(proofs) }
    let results = decide(selected)
    if let proofs {
      for result in results where result.verdict != .defective {
        let folder = "\(proofs)/\(result.claim.name)"
        try Files.makeFolder(folder)
        for (name, certificate) in result.files {
          try Files.write(certificate.bytes, to: "\(folder)/\(result.claim.form.rawValue)-\(name)")
        }
      }
    }
    if let report { try Files.write(HTMLReport.render(results: results), to: report) }
    if json {
      Console.output(JSONReport.render(results: results))
    } else {
      Console.output(TextTable.render(results: results))
      if let report { Console.output("report: \(report)") }
    }
    for result in results {
      for defect in result.defects { Console.error("lemmata: \(result.claim.identifier): \(defect)") }
    }
    if results.contains(where: { $0.verdict == .defective }) { throw ExitCode(Failure.failed) }
    let surprises = results.filter { !$0.isAsExpected }
    if surprises.contains(where: { $0.verdict != .undecided }) { throw ExitCode(Failure.failed) }
    if !surprises.isEmpty { throw ExitCode(Failure.undecided) }
  }

  /// Decides the claims on all cores; the results are in the order of the claims, whatever the number of threads.
  private func decide(_ selected: [Claim]) -> [ClaimResult] {
    let progress = ProgressLine(unit: "instances")
    defer { progress.finish() }
    let verifier = ClaimVerifier(samples: samples, seed: seed, kept: proofs == nil ? 0 : 6)
    let results = Mutex([ClaimResult?](repeating: nil, count: selected.count))
    DispatchQueue.concurrentPerform(iterations: selected.count) { index in
      let claim = selected[index]
      let result = verifier.verify(claim) {
        progress.advance(label: claim.identifier)
        return true
      }
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
