import ExactNumbers
import FileFormats
import NetworkFiles
import ReLUNetworks
import Testing

private let small = """
  // A network
  //by hand
  2,2,1,3,
  2,3,1,
  0,
  -1.0,0,
  1.0,20,
  0.5,10,7.25,
  2.0,4e1,0.5,
  1,2,
  -1.5e0,0.25,
  0,0,
  0.5,
  -1,
  2,
  1,-1,3,
  0.1,

  """

/// `small` with one line, counted from 1, replaced.
private func changing(_ line: Int, to text: String?) -> [UInt8] {
  var lines = small.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  if let text { lines[line - 1] = text } else { lines.remove(at: line - 1) }
  return Array(lines.joined(separator: "\n").utf8)
}

struct NNetTests {
  @Test func readsEveryNumberAsTheDecimalThatStandsThere() throws {
    let file = try NNetFile(reading: Array(small.utf8))
    #expect(file.comments == ["A network", "by hand"])
    #expect(file.network.widths == [2, 3, 1])
    #expect(file.network.layers[0].entries == [1, 2, Rational(-3, 2), Rational(1, 4), 0, 0])
    #expect(file.network.layers[0].bias == [Rational(1, 2), -1, 2])
    #expect(file.network.layers[1].bias == [Rational(1, 10)])
    #expect(file.inputBox.lower == [-1, 0] && file.inputBox.upper == [1, 20])
    #expect(file.normalization.inputMeans == [Rational(1, 2), 10])
    #expect(file.normalization.inputRanges == [2, 40])
    #expect(file.normalization.outputMean == Rational(29, 4) && file.normalization.outputRange == Rational(1, 2))
    let box = try file.normalizedInputBox
    #expect(box.lower == [Rational(-3, 4), Rational(-1, 4)] && box.upper == [Rational(1, 4), Rational(1, 4)])
  }

  @Test func foldingAgreesWithNormalisingByHand() throws {
    let file = try NNetFile(reading: Array(small.utf8))
    let folded = try file.networkInOriginalUnits
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<50 {
      let point = generator.point(2)
      let inner = [(point[0] - Rational(1, 2)) / 2, (point[1] - 10) / 40]
      let expected = try file.network.evaluate(at: inner)[0] * Rational(1, 2) + Rational(29, 4)
      #expect(try folded.evaluate(at: point) == [expected])
    }
    #expect(file.inputBox.clipping([5, -3]) == [1, 0])
  }

  @Test func writtenFilesAreReadAgain() throws {
    let file = try NNetFile(reading: Array(small.utf8))
    let written = try file.text()
    #expect(written.roundedNumbers == 0)
    #expect(try NNetFile(reading: Array(written.output.utf8)) == file)
    var generator = SeededGenerator(seed: 2)
    for widths in [[1, 1], [3, 2], [2, 5, 3], [4, 1, 6, 2]] {
      let network = try generator.network(widths, denominators: [1, 2, 5, 8, 1000])
      let ones = [Rational](repeating: 1, count: widths[0])
      let file = try NNetFile(
        network: network, inputBox: InputBox(lower: ones.map { -$0 }, upper: ones),
        normalization: .identity(inputDimension: widths[0]))
      #expect(try NNetFile(reading: Array(file.text().output.utf8)) == file)
      #expect(try file.networkInOriginalUnits == network)
    }
  }

  @Test func numbersThatAreNoDecimalsAreRefusedOrRounded() throws {
    let network = try ReLUNetwork(weights: [[[Rational(1, 3), Rational(-2, 3)]]], biases: [[Rational(1, 8)]])
    let file = try NNetFile(
      network: network, inputBox: InputBox(lower: [0, 0], upper: [1, 1]), normalization: .identity(inputDimension: 2))
    #expect(
      throws: NetworkFileError.notRepresentable(
        place: "layer 1, row 1, column 1", number: "1/3", format: "finite decimal")
    ) { try file.text() }
    let written = try file.text(rounding: .nearest, places: 2)
    #expect(written.roundedNumbers == 2)
    let again = try NNetFile(reading: Array(written.output.utf8))
    #expect(again.network.layers[0].entries == [Rational(33, 100), Rational(-67, 100)])
    #expect(again.network.layers[0].bias == [Rational(1, 8)])
  }

  @Test(arguments: [
    (3, "2,2,1,3", "3,2,1,3,"), (4, "4", "2,3,1,1,"), (4, "2", "1,3,1,"), (6, "-1.0,0", "-1.0,"),
    (9, "-", "2.0,4e1,"), (10, "1", "1,x,"), (10, "1", "1,nan,"), (10, "1", "1,2,3,"), (17, "", "inf"),
    (13, "", "1,2"), (18, "", "5"), (7, "", "1.0,,"), (3, "", "1e3,2,1,3"), (4, "", "99999999999999999999,3,1"),
    (11, "", "1e-9999,0"),
  ])
  func mistakesAreNamedByLine(line: Int, _: String, text: String) throws {
    do {
      _ = try NNetFile(reading: changing(line, to: text))
      Issue.record("read")
    } catch NetworkFileError.text(.syntax(let found, _, _, _)) {
      #expect(abs(found - line) <= 1)
    }
  }

  @Test func rangesAndBoxesMustMakeSense() throws {
    #expect(throws: NetworkFileError.emptyBox(place: "input 1", lower: "0", upper: "-20")) {
      try NNetFile(reading: changing(7, to: "1.0,-20,"))
    }
    #expect(
      throws: NetworkFileError.text(
        .field(path: "range of input 0", found: "0", expected: "a positive number"))
    ) { try NNetFile(reading: changing(9, to: "0,1,1,")) }
  }

  @Test(arguments: [
    "4000000000000000000,5,5,50,\n", "1,1,1,1\n1,1\n0\n0\n0\n0,0\n1,1\n", "9,9,9,9\n", "", "//", "// only\n",
    "1,1000,1000,1000\n1000,1000\n", "\u{0}\u{0}",
  ])
  func hostileSizesAreRefused(text: String) throws {
    #expect(throws: NetworkFileError.self) { try NNetFile(reading: Array(text.utf8)) }
  }

  @Test func lineEndsAndSpacesDoNotMatter() throws {
    let file = try NNetFile(reading: Array(small.utf8))
    let other = small.replacing("\n", with: "\r\n").replacing(",", with: " , ")
    #expect(try NNetFile(reading: [0xEF, 0xBB, 0xBF] + Array(other.utf8)) == file)
  }

  @Test func truncatedAndMutatedFilesNeverTrap() throws {
    let bytes = Array(small.utf8)
    for count in bytes.indices {
      // Only the last line end, comma and zeros may be missing.
      let isWhole = (try? NNetFile(reading: Array(bytes.prefix(count)))) != nil
      #expect(!isWhole || count >= bytes.count - 6)
    }
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<3_000 {
      var copy = bytes
      for _ in 0...generator.integer(0...2) {
        copy[generator.integer(0...copy.count - 1)] =
          generator.integer(0...1) == 0
          ? Array("0123456789.,-e/\n".utf8)[generator.integer(0...15)] : UInt8(generator.integer(0...255))
      }
      do throws(NetworkFileError) { _ = try NNetFile(reading: copy) } catch { #expect(!error.description.isEmpty) }
    }
  }
}
