import Arrangements
import ExactNumbers
import FileFormats
import Testing

@Suite struct FileRoundTripTests {
  private func texts(of arrangement: HyperplaneArrangement) -> [(String, ArrangementFileFormat)] {
    [(arrangement.matrixText, .matrix), (arrangement.json, .json), (arrangement.inequalitiesText, .inequalities)]
  }

  @Test(arguments: [
    "resonance 3", "boolean 1", "boolean 2", "braid 1", "shi 3", "generic 2 2", "generic 2 3", "generic 2 0",
    "generic 1 1",
    "generic-affine 3 4", "random-affine 1 3 --range 1000000000", "moment-curve 20 9", "type-b 2",
    "random-affine 2 2 --range 1",
  ])
  func familiesSurviveWritingAndReading(text: String) throws {
    let arrangement = try ArrangementFamily(parsing: text).arrangement()
    for (text, format) in texts(of: arrangement) {
      let file = try ArrangementFile(text)
      #expect(file.format == format)
      #expect(file.arrangement == arrangement)
      #expect(try ArrangementFile(text, format: format).arrangement == arrangement)
    }
  }

  @Test func constantAndLargeFormsSurvive() throws {
    let large = BigInteger(10).power(50)
    let forms = [
      AffineForm(normal: [BigInteger(0), 0], constant: 5), AffineForm(normal: [large, -large], constant: -large),
      AffineForm(normal: [BigInteger(2), 4], constant: 0), AffineForm(normal: [BigInteger(Int.min), 1], constant: 0),
    ]
    let arrangement = try HyperplaneArrangement(dimension: 2, forms: forms)
    for (text, _) in texts(of: arrangement) { #expect(try ArrangementFile(text).arrangement == arrangement) }
  }

  /// Damaged files give an arrangement or an error, never a trap.
  @Test func damagedFiles() throws {
    let arrangement = try ArrangementFamily(parsing: "random-affine 3 6 --range 30").arrangement()
    let polymake = #"{"_type": "common::SparseMatrix<Rational>", "data": [{"0": "2/3"}, ["1", "2", "3"], {"cols": 3}]}"#
    let generators = "V-representation\nbegin\n3 3 rational\n1 1 2\n0 3/4 4\n1 0 0\nend\n"
    let sources = (texts(of: arrangement).map(\.0) + [polymake, generators]).map { Array($0.utf8) }
    let bytes = Array("{}[]\",:0123456789.-+eE/#*\n\r\t abn_".utf8) + [0, 127, 128, 255]
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var accepted = 0
    for round in 0..<5000 {
      var text = sources[round % sources.count]
      for _ in 0...random(4) where !text.isEmpty {
        let place = random(text.count)
        switch random(4) {
        case 0: text[place] = bytes[random(bytes.count)]
        case 1: text.remove(at: place)
        case 2: text.insert(bytes[random(bytes.count)], at: place)
        default: text.removeSubrange(place..<min(text.count, place + 1 + random(20)))
        }
      }
      do throws(FileFormatError) {
        let file = try ArrangementFile(text)
        accepted += 1
        #expect(try ArrangementFile(file.arrangement.matrixText).arrangement == file.arrangement)
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
    #expect(accepted > 200 && accepted < 4500)
  }
}
