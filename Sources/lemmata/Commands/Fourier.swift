import ArgumentParser
import BooleanCircuits
import Certificates
import Reports

/// The Walsh–Fourier spectrum of a function on the cube.
struct Fourier: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fourier",
    abstract: "Compute the Walsh-Fourier spectrum of a Boolean or pseudo-Boolean function, exactly.",
    discussion: """
      f^(S) = 2^-n Σ_x f(x) Π_{i in S} x_i over x in {-1, 1}^n. A Boolean function has the values -1 and 1 here, 1 where it is \
      true. Degree, number of nonzero coefficients, the greatest one, weights of the levels and influences are exact; n goes \
      up to 24.

      \(BooleanSource.help)

      Examples:
        lemmata fourier majority:5
        lemmata fourier 'majority:3(parity:2)' --largest 4 --certificate maj.cert
      """)

  @Argument(help: "The function: a name, its values, or a file.")
  var function: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many of the greatest coefficients are listed.", valueName: "number"))
  var largest = 8

  @Option(help: ArgumentHelp("Write a proof that the kernel has checked.", valueName: "file"))
  var certificate: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    guard 0...1_000_000 ~= largest else {
      throw Failure(code: Failure.usage, message: "--largest: found \(largest), expected 0 to 1000000")
    }
    try Files.requireDistinct([
      ("the function", Files.exists(function) ? function : nil), ("--certificate", certificate),
    ])
    if let certificate { try Files.prepareToWrite(certificate) }
    let (name, source) = try BooleanSource.function(function)
    let line = ProgressLine(unit: "steps")
    let control = BooleanSource.control(line)
    defer { line.finish() }
    var sheet = try BooleanSource.reading(function) {
      var trueCount: Int?
      let spectrum: WalshSpectrum
      switch source {
      case .boolean(let table):
        trueCount = table.trueCount
        spectrum = try WalshSpectrum(table, alphabet: .signs, control: control)
      case .values(let values): spectrum = try WalshSpectrum(values, control: control)
      }
      return FactSheet(
        spectrumOf: name, kind: trueCount == nil ? "with values in Q" : "Boolean, with the values −1 and 1",
        trueCount: trueCount, spectrum: spectrum, summary: try spectrum.summary(control: control), largest: largest)
    }
    if let certificate {
      sheet.certificate = try BooleanSource.reading(function) {
        var proof = CertificateBuilder(label: name)
        try proof.proveSpectrum(BooleanProof.table(source, function, &proof))
        return try ArrangementProof.checked(proof.finished(), to: certificate)
      }
    }
    line.finish()
    Console.output(json ? sheet.json : sheet.text)
  }
}
