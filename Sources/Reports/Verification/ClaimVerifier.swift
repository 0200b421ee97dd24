import Arrangements
import Certificates
import Claims
import ProofKernel
import ReLUNetworks

/// Decides a claim on its instances and lets the kernel check every certificate.
public struct ClaimVerifier: Sendable {
  /// How many random instances follow the enumerated ones.
  public var samples: Int
  /// Where the random instances begin.
  public var seed: UInt64
  /// How many certificates of a claim to keep for shipping; 0 keeps none.
  public var kept: Int
  /// The size above which a certificate is not kept.
  public var keptBytes = 500_000

  /// The largest number of random instances; more are not asked for, so that counting cannot overflow.
  public static let mostSamples = 1_000_000_000

  /// A verifier.
  public init(samples: Int = 200, seed: UInt64 = 1, kept: Int = 0) {
    self.samples = samples
    self.seed = seed
    self.kept = kept
  }

  /// Decides a claim.
  ///
  /// - Parameter progress: called after each instance; returns false to stop early (what is left is then counted as undecided).
  public func verify(_ claim: Claim, progress: () -> Bool = { true }) -> ClaimResult {
    var result = ClaimResult(claim: claim)
    let clock = ContinuousClock()
    let start = clock.now
    var certificates: [Certificate] = []
    do {
      let enumerated = claim.instances()
      let search = CounterexampleSearch(
        claim, seed: seed,
        budget: claim.expectation == .fails ? 4_000 : enumerated.count + min(samples, Self.mostSamples))
      var stopped = false
      let found = try search.run(
        decided: { instance, outcome in
          if case .verified(let certificate) = outcome {
            if confirm(certificate, &result) {
              result.verified += 1
              certificates.append(certificate)
              compareFloating(instance, holds: true, &result)
              keepCurves(of: instance, &result)
              keepArrangement(of: instance, &result)
              keepTheorems(certificate, of: instance, &result)
            }
          }
        },
        progress: { _ in
          stopped = !progress()
          return !stopped
        })
      result.inapplicable = found.inapplicable
      result.undecided = found.undecided + (stopped ? 1 : 0)
      if let (instance, outcome) = found.counterexample, case .refuted(let certificate) = outcome,
        confirm(certificate, &result)
      {
        compareFloating(instance, holds: false, &result)
        result.counterexample = ClaimResult.Counterexample(
          description: instance.description, json: instance.json(), theorems: certificate.theorems,
          metAfter: found.metAfter, shrinkingSteps: found.shrinkingSteps, firstMet: found.firstMet?.description,
          values: CertificateValues.read(certificate.bytes))
        result.curves = instance.curves()
        result.curvesInstance = instance.description
        result.arrangement = instance.arrangement()
        result.arrangementInstance = instance.description
        if kept > 0 { result.files.append(("counterexample.cert", certificate)) }
      }
    } catch {
      result.defects.append("\(error)")
    }
    choose(certificates, &result)
    let duration = start.duration(to: clock.now).components
    result.seconds = Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
    return result
  }

  /// Lets the kernel check a certificate; its verdict line must restate the theorems that the claim wrote.
  private func confirm(_ certificate: Certificate, _ result: inout ClaimResult) -> Bool {
    let line = ProofKernel.check(bytes: certificate.bytes).line
    if line == certificate.expectedVerdict {
      result.certificatesChecked += 1
      return true
    }
    if result.defects.count < 5 { result.defects.append(line) }
    return false
  }

  /// Keeps the curves with the most pieces that a drawing still shows well.
  private func keepCurves(of instance: Claim.Case, _ result: inout ClaimResult) {
    func pieces(_ curves: [Curve]) -> Int { curves.map(\.function.pieceCount).max() ?? 0 }
    let curves = instance.curves()
    guard pieces(curves) > pieces(result.curves), pieces(curves) <= 40 else { return }
    result.curves = curves
    result.curvesInstance = instance.description
  }

  /// The largest number of forms that a drawing beside many others still shows well.
  private static let mostFormsDrawn = 9

  /// Keeps the arrangement in the plane or in space with the most forms that a drawing still shows well.
  private func keepArrangement(of instance: Claim.Case, _ result: inout ClaimResult) {
    guard let arrangement = instance.arrangement(), (2...3).contains(arrangement.dimension),
      arrangement.forms.count <= Self.mostFormsDrawn, arrangement.forms.count > result.arrangement?.forms.count ?? 0
    else { return }
    result.arrangement = arrangement
    result.arrangementInstance = instance.description
  }

  /// The size up to which a certificate is read rather than skimmed.
  private static let smallCertificateBytes = 2_000

  /// Keeps the theorems of the last small certificate: later instances are larger, hence more telling.
  private func keepTheorems(_ certificate: Certificate, of instance: Claim.Case, _ result: inout ClaimResult) {
    guard result.typicalTheorems.isEmpty || certificate.bytes.count <= Self.smallCertificateBytes else { return }
    result.typicalTheorems = certificate.theorems
    result.typicalInstance = instance.description
  }

  private func compareFloating(_ instance: Claim.Case, holds: Bool, _ result: inout ClaimResult) {
    guard let opinion = instance.floatingVerdict() else { return }
    if opinion == holds {
      result.floatingAgreements += 1
    } else {
      result.floatingDisagreements += 1
      if result.floatingDisagreement == nil { result.floatingDisagreement = instance.description }
    }
  }

  /// Keeps the first certificates, evenly spaced ones, and the largest that is not too large.
  private func choose(_ certificates: [Certificate], _ result: inout ClaimResult) {
    guard kept > 0, !certificates.isEmpty else { return }
    let small = certificates.indices.filter { certificates[$0].bytes.count <= keptBytes }
    var chosen: Set<Int> = Set(small.prefix(2))
    if let largest = small.max(by: { certificates[$0].bytes.count < certificates[$1].bytes.count }) {
      chosen.insert(largest)
    }
    let spaced = max(1, small.count / max(1, kept - 2))
    for index in stride(from: 0, to: small.count, by: spaced) where chosen.count < kept { chosen.insert(small[index]) }
    for index in chosen.sorted() {
      let digits = String(index + 1)
      let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      result.files.append(("instance-\(number).cert", certificates[index]))
    }
  }
}
