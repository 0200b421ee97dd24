import Arrangements
import Certificates
import ExactNumbers
import ProofKernel
import Reports

/// Certificates about an arrangement, checked by the kernel before they are written.
enum ArrangementProof {
  /// Writes a certificate of the Whitney numbers, and so of the number of chambers.
  ///
  /// - Throws: `Failure` if the certificate's numbers or the kernel's verdict are not as expected, or if the proof exceeds a
  ///   limit of the derivation or of the format.
  static func chambers(
    of arrangement: HyperplaneArrangement, counted polynomial: CharacteristicPolynomial, name: String,
    asVertices: Bool, to file: String
  ) throws -> ArrangementReport.CertificateNote {
    Interruption.endProcess(while: "proving")
    var proof = CertificateBuilder(label: name)
    let a = proof.arrangement("a", arrangement)
    let numbers: ProofWhitneyNumbers
    do { numbers = try proof.proveWhitneyBySymmetry(a) } catch {
      if case .limit = error {
        throw Failure(code: Failure.undecided, message: "--certificate: no proof is found; \(error)")
      }
      throw error
    }
    guard numbers.chambers.value == polynomial.chamberCount else {
      throw Failure(
        code: Failure.failed,
        message: "internal error: counted \(polynomial.chamberCount) chambers, derived \(numbers.chambers.value)")
    }
    if asVertices {
      proof.proveSupportPieces(a, chambers: numbers.chambers)
    } else {
      proof.decide(numbers.chambers, .equal, Quantity(polynomial.chamberCount))
    }
    return try checked(proof.finished(), to: file)
  }

  /// Above this number a list of chambers with all their crossings is no file for people any more.
  static let mostChambersListed = 3_000

  /// Writes a certificate that lists all chambers and proves that none is missing.
  static func closedList(
    of arrangement: HyperplaneArrangement, name: String, asVertices: Bool, to file: String
  ) throws -> ArrangementReport.CertificateNote {
    Interruption.endProcess(while: "proving")
    var proof = CertificateBuilder(label: name)
    let a = proof.arrangement("a", arrangement)
    let chambers = try proof.proveChambers(a)
    if asVertices { proof.proveSupportPieces(a, chambers: chambers) }
    return try checked(proof.finished(), to: file)
  }

  /// Lets the kernel check a certificate, and writes it if it is verified.
  ///
  /// - Throws: `Failure`: undecided if the kernel declines, which it does for what is too large for the format.
  static func checked(_ certificate: Certificate, to file: String) throws -> ArrangementReport.CertificateNote {
    let verdict = ProofKernel.check(bytes: certificate.bytes)
    if case .declined(_, let reason) = verdict {
      throw Failure(
        code: Failure.undecided,
        message: "--certificate: the proof exceeds a limit of the format: \(reason.prefix(300))")
    }
    let line = verdict.line
    guard line == certificate.expectedVerdict else {
      throw Failure(
        code: Failure.failed, message: "internal error: the kernel does not verify the certificate: \(line.prefix(300))"
      )
    }
    // From here on it takes no time, and nothing half-written is left.
    Interruption.handle {}
    try Files.write(certificate.bytes, to: file)
    return ArrangementReport.CertificateNote(
      file: file, bytes: certificate.bytes.count, theorems: certificate.theorems)
  }
}
