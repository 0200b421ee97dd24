import ArgumentParser
import NetworkFiles
import ReLUNetworks
import Reports

/// Decides whether a network violates a property.
struct Decide: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decide exactly whether a network has a property given in VNN-LIB.",
    discussion: """
      A VNN-LIB file describes counterexamples. The answer is "violated" (VNN-LIB: sat) with an input and the exact output at \
      it, or "holds" (unsat). All numbers are exact and all inequalities closed, and no tolerance is in use. The linear regions \
      of the network within the inputs are looked at one after the other; parts of the input space where linear bounds with \
      all rounding errors accounted for already show that there is no counterexample are left out.

      Inputs need not have interior: equations between them are solved first. A lower bound above an upper one in all cases is \
      refused as bad input. A .nnet network is taken on its normalised inputs, \
      as the ACAS Xu properties are.

      Exit code 0 means that there is an answer, whatever it is.

      Examples:
        lemmata decide net.onnx robust.vnnlib
        lemmata decide net.nnet property.vnnlib --certificate holds.cert
      """)

  @Argument(help: "The network.", completion: .file(extensions: ["json", "onnx", "nnet"]))
  var network: String

  @Argument(help: "The property.", completion: .file(extensions: ["vnnlib"]))
  var property: String

  @Option(help: ArgumentHelp("Write a proof that the kernel has checked.", valueName: "file"))
  var certificate: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Threads; as many as cores if not given.", valueName: "number"))
  var threads: Int?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try Failure.requireThreads(threads)
    try Files.requireDistinct([("the network", network), ("--certificate", certificate)])
    try Files.requireDistinct([("the property", property), ("--certificate", certificate)])
    if let certificate { try Files.prepareToWrite(certificate) }
    let read: NetworkFile
    do { read = try NetworkFile.reading(Files.read(network), name: network) } catch let error as NetworkFileError {
      throw Failure.input("\(network): \(error)")
    }
    let wanted: NetworkProperty
    do { wanted = try NetworkProperty(reading: Files.read(property)) } catch let error as NetworkFileError {
      throw Failure.input("\(property): \(error)")
    }
    let line = ProgressLine(unit: "regions")
    let control = RegionControl { line.show(done: $0, of: 0, label: "") }
    Interruption.handle { control.interrupt() }
    let decision: PropertyDecision
    do {
      defer { line.finish() }
      decision = try wanted.decide(read.network, RegionOptions(threads: threads, control: control))
    } catch {
      if case .regions(.tooMany) = error { throw Failure(code: Failure.undecided, message: "\(property): \(error)") }
      if case .regions(.interrupted) = error { throw Failure(code: Failure.interrupted, message: "interrupted") }
      throw Failure.input("\(property): \(error)")
    }
    func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }
    var report = DecisionReport(
      network: name(network), property: name(property), counterexample: decision.counterexample,
      regions: decision.regions, parts: decision.parts, notes: read.notes)
    if let certificate {
      report.certificate = try NetworkSource.deciding(about: property, threads: threads) { options in
        try NetworkProof.property(wanted, of: read.network, decision, options, name: name(property), to: certificate)
      }
    }
    Console.output(json ? report.json : report.text)
  }
}
