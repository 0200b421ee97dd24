import ExactNumbers
import NetworkFiles
import ReLUNetworks
import Testing

struct ONNXRoundTripTests {
  @Test(arguments: [FloatingPointWidth.single, .double])
  func dyadicNetworksComeBackAsTheyAre(width: FloatingPointWidth) throws {
    var generator = SeededGenerator(seed: 10)
    for widths in [[1, 1], [3, 2], [1, 1, 1], [2, 5, 3], [4, 1, 6, 2], [3, 4, 4, 4, 4, 1]] {
      let network = try generator.network(widths, denominators: [1, 2, 4, 1024])
      let written = try network.onnx(width: width)
      #expect(written.roundedNumbers == 0)
      let read = try ONNXNetwork(reading: written.output)
      #expect(read.network == network)
      #expect(read.inputShape == [1, widths[0]] && read.outputShape == [1, widths[widths.count - 1]])
      #expect(read.notes.count == 1)
    }
  }

  @Test func extremeNumbersComeBack() throws {
    let numbers: [Double] = [
      .leastNonzeroMagnitude, .greatestFiniteMagnitude, -.leastNormalMagnitude, 1.0.nextUp, 0.1, -0.0,
    ]
    let row = numbers.map { Rational(exactly: $0) ?? 7 }
    let network = try ReLUNetwork(weights: [[row]], biases: [[0]])
    #expect(try ONNXNetwork(reading: network.onnx(width: .double).output).network == network)
    #expect(throws: NetworkFileError.self) { try network.onnx(width: .single) }
    // The greatest double is beyond every float.
    #expect(throws: NetworkFileError.self) { try network.onnx(width: .single, rounding: .nearest) }
  }

  @Test func numbersThatAreNotDyadicAreRefusedOrRounded() throws {
    let network = try ReLUNetwork(
      weights: [[[1, 2], [3, Rational(1, 10)]], [[1, 1]]], biases: [[0, 0], [Rational(1, 3)]])
    #expect(
      throws: NetworkFileError.notRepresentable(place: "layer 1, row 2, column 2", number: "1/10", format: "float")
    ) { try network.onnx() }
    for (width, tenth, third) in [
      (FloatingPointWidth.single, Double(Float(0.1)), Double(Float(1) / 3)), (.double, 0.1, 1.0 / 3),
    ] {
      let written = try network.onnx(width: width, rounding: .nearest)
      #expect(written.roundedNumbers == 2)
      let read = try ONNXNetwork(reading: written.output).network
      #expect(read.layers[0].entries[3] == Rational(exactly: tenth))
      #expect(read.layers[1].bias[0] == Rational(exactly: third))
    }
  }

  @Test func roundingIsToTheNearestWithTiesToEven() throws {
    func rounded(_ value: Rational, _ width: FloatingPointWidth) throws -> Rational {
      let network = try ReLUNetwork(weights: [[[value]]], biases: [[0]])
      return try ONNXNetwork(reading: network.onnx(width: width, rounding: .nearest).output).network.layers[0].entries[
        0]
    }
    let ulp = Rational(1, 1 << 23)
    #expect(try rounded(1 + ulp / 2, .single) == 1)
    #expect(try rounded(1 + ulp / 2 + Rational(1, 1 << 60), .single) == 1 + ulp)
    #expect(try rounded(1 + ulp * Rational(3, 2), .single) == 1 + 2 * ulp)
    let tiny = Rational(exactly: Double.leastNonzeroMagnitude) ?? 0
    #expect(try rounded(tiny / 2, .double) == 0)
    #expect(try rounded(tiny * Rational(3, 2), .double) == 2 * tiny)
    #expect(try rounded(-tiny * Rational(3, 4), .double) == -tiny)
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let (top, bottom) = (generator.integer(-1_000_000...1_000_000), generator.integer(1...1_000_000))
      #expect(try rounded(Rational(top, bottom), .double) == Rational(exactly: Double(top) / Double(bottom)))
      #expect(try rounded(Rational(top, bottom), .single) == Rational(exactly: Double(Float(top) / Float(bottom))))
    }
  }

  @Test func textAndBinaryFormatsAgree() throws {
    var generator = SeededGenerator(seed: 12)
    let network = try generator.network([3, 5, 4, 2], denominators: [1, 2, 16])
    let file = try NNetFile(
      network: network, inputBox: InputBox(lower: [0, 0, 0], upper: [1, 1, 1]),
      normalization: .identity(inputDimension: 3))
    let nnet = try NetworkFile.reading(Array(file.text().output.utf8), name: "a.nnet")
    let onnx = try NetworkFile.reading(nnet.network.onnx().output, name: "a.onnx")
    let json = try NetworkFile.reading(Array(onnx.network.json.utf8), name: "a.json")
    #expect(json.network == network)
    #expect(nnet.format == .nnet && onnx.format == .onnx && json.format == .json)
    #expect(nnet.nnet == file && !nnet.notes.isEmpty && !onnx.notes.isEmpty)
  }

  @Test func formatsAreRecognisedByContent() throws {
    let network = try ReLUNetwork(weights: [[[1]]], biases: [[0]])
    let file = try NNetFile(
      network: network, inputBox: InputBox(lower: [0], upper: [1]), normalization: .identity(inputDimension: 1))
    #expect(try NetworkFile.reading(Array(file.text().output.utf8), name: "stdin").format == .nnet)
    #expect(try NetworkFile.reading(Array(("  \n" + network.json).utf8), name: "-").format == .json)
    #expect(try NetworkFile.reading(network.onnx().output, name: "model").format == .onnx)
    #expect(try NetworkFile.reading(network.onnx().output, name: "MODEL.ONNX").format == .onnx)
    for bytes in [[], Array("<xml>".utf8), Array("hello".utf8)] as [[UInt8]] {
      #expect(throws: NetworkFileError.unknownFormat(name: "f.txt")) { try NetworkFile.reading(bytes, name: "f.txt") }
    }
  }
}
