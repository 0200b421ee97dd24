import ArgumentParser
import NetworkFiles
import ReLUNetworks

/// Writes a network in another file format.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a network as JSON or ONNX, exactly.",
    discussion: """
      The format is that of the ending of the output, .json or .onnx. JSON holds every network. ONNX holds floats of 32 bits, \
      or of 64 bits with --double: a weight that is no such float is an error that says where it stands, unless --round asks \
      for the nearest one. An existing file is not overwritten.

      Examples:
        lemmata convert datasets/classifiers/spirals_16_16.json spirals.onnx
        lemmata convert net.nnet net.onnx --double --round
      """)

  @Argument(help: "The network.", completion: .file(extensions: ["json", "onnx", "nnet"]))
  var network: String

  @Argument(help: "The new file.", completion: .file(extensions: ["json", "onnx"]))
  var output: String

  @Flag(name: .customLong("double"), help: "Write floats of 64 bits (ONNX).")
  var isDouble = false

  @Flag(help: "Round numbers that the format does not have (ONNX).")
  var round = false

  func run() throws {
    let isONNX = output.hasSuffix(".onnx")
    guard isONNX || output.hasSuffix(".json") else {
      throw Failure(code: Failure.usage, message: "\(output): found another ending, expected .json or .onnx")
    }
    if !isONNX, isDouble || round {
      throw Failure(code: Failure.usage, message: "--double and --round are for ONNX; JSON holds all numbers exactly")
    }
    try Files.requireDistinct([("the network", network), ("the output", output)])
    if Files.exists(output), !Files.isSpecial(output) {
      throw Failure.input("\(output): exists, and is not overwritten")
    }
    let bytes = try Files.read(network)
    let read: NetworkFile
    do { read = try NetworkFile.reading(bytes, name: network) } catch { throw Failure.input("\(network): \(error)") }
    try Files.prepareToWrite(output)
    var notes = read.notes
    var written = Array(read.network.json.utf8)
    if isONNX {
      do {
        let file = try read.network.onnx(
          width: isDouble ? .double : .single, rounding: round ? .nearest : .refused)
        written = file.output
        if file.roundedNumbers > 0 { notes.append("\(file.roundedNumbers) numbers were rounded") }
      } catch { throw Failure.input("\(network): \(error)") }
    }
    try Files.write(written, to: output)
    for note in notes { Console.error("lemmata: \(network): \(note)") }
  }
}
