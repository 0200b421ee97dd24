import ArgumentParser
import ExactNumbers
import FileFormats
import ReLUNetworks
import Reports

/// Constructs a network of few hidden layers for a continuous piecewise linear function.
struct Construct: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Construct a network with ⌈log2(n+1)⌉ hidden layers for a continuous piecewise linear function on R^n.",
    discussion: """
      The function is a JSON file, either cells with affine pieces or a maximum of minima of affine functions. Rows are the \
      coefficients of an affine function with the constant last; the inequalities of a cell say that rows are nonnegative, and \
      places count from 0:

        {"cells": [{"inequalities": [[1, 0]], "piece": [1, 0]}, {"inequalities": [[-1, 0]], "piece": [-1, 0]}]}
        {"functions": [[1, 0], [-1, 0], [0, 2]], "maximumOfMinima": [[0, 2], [1, 2]]}

      Cells are checked first: they have interior, cover the space, and pieces agree where cells meet; otherwise the command \
      prints a point that shows it. The function is written as a sum of maxima of at most n+1 affine functions (Wang and Sun, \
      2005), each of which takes ⌈log2(n+1)⌉ hidden layers; two are enough for n = 4, too. The network is compared with the \
      function exactly, on every cell.

      The word maximum-5 stands for the maximum of five numbers, for which there is a network with two hidden layers.

      Examples:
        echo '{"functions": [[1, 0, 0], [0, 1, 0], [0, 0, 0]], "maximumOfMinima": [[0], [1, 2]]}' > f.json
        lemmata construct f.json --output net.json --certificate net.cert
        lemmata construct maximum-5 --output maximum-5.json
      """)

  @Argument(help: "The function (JSON), or maximum-5.", completion: .file(extensions: ["json"]))
  var function: String

  @Option(help: ArgumentHelp("Write the network (JSON); a file that is there stays.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Write a proof that the kernel has checked.", valueName: "file"))
  var certificate: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Threads; as many as cores if not given.", valueName: "number"))
  var threads: Int?

  @Flag(help: "Print JSON.")
  var json = false

  private static let maximumOfFive = "maximum-5"

  func run() throws {
    try Failure.requireThreads(threads)
    if let output { try Files.prepareToWriteNew(output) }
    let isKnown = function == Self.maximumOfFive
    let input: [(String, String?)] = isKnown ? [] : [("the function", function)]
    try Files.requireDistinct(input + [("--output", output), ("--certificate", certificate)])
    if let certificate { try Files.prepareToWrite(certificate) }
    var report = try isKnown ? maximumReport() : functionReport()
    if let output {
      try Files.write(Array(report.network.json.utf8), to: output)
      report.output = output
    }
    Console.output(json ? report.json : report.text)
  }

  private func functionReport() throws -> ConstructionReport {
    let bytes = try Files.read(function)
    let name = NetworkSource.name(of: function)
    let given = try deciding { options in
      try ContinuousPiecewiseLinearFunction(json: bytes, control: options.control)
    }
    let sum = try deciding { try given.signedMaximumSum($0) }
    let network = sum.network
    if let difference = try deciding({ try given.firstDifference(from: network, $0) }) {
      throw Failure(
        code: Failure.failed, message: "internal error: the network is another function at \(difference.point)")
    }
    var report = ConstructionReport(name: name, sum: sum, network: network, function: given)
    if let certificate {
      report.certificate = try deciding { options in
        try NetworkProof.construction(network, of: given, options, name: name, to: certificate)
      }
    }
    return report
  }

  private func maximumReport() throws -> ConstructionReport {
    let network = ReLUNetwork.maximumOfFive
    let coordinates = try (0..<5).map { place in
      try AffineMap(coefficients: (0..<5).map { $0 == place ? 1 : 0 }, constant: 0)
    }
    let maximum = try MaximumOfMinima(functions: coordinates, sets: (0..<5).map { [$0] })
    if try deciding({ try network.firstDifference(maximum.network, $0) }) != nil {
      throw Failure(code: Failure.failed, message: "internal error: the network is not the maximum")
    }
    var report = ConstructionReport(
      name: Self.maximumOfFive, sum: try maximum.signedMaximumSum(), network: network, function: nil)
    if let certificate {
      report.certificate = try deciding { options in
        try NetworkProof.maximum(network, options, name: Self.maximumOfFive, to: certificate)
      }
    }
    return report
  }

  /// Runs what enumerates regions, and tells about the file what is wrong with it.
  private func deciding<Result>(_ body: (RegionOptions) throws -> Result) throws -> Result {
    do {
      return try NetworkSource.deciding(about: function, threads: threads, body)
    } catch let error as FileFormatError {
      throw Failure.input("\(function): \(error)")
    } catch let error as CellError {
      throw Failure.input("\(function): \(error)")
    }
  }
}
