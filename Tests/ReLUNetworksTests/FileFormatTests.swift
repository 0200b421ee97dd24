import ExactNumbers
import FileFormats
import Foundation
import ReLUNetworks
import Testing

@Suite("Files")
struct FileFormatTests {
  @Test("Networks survive writing and reading")
  func networkRoundTrip() throws {
    var random = SeededGenerator(seed: 51)
    for _ in 0..<50 {
      let network = try random.network([random.integer(1...3), random.integer(1...4), 2], denominators: 1...5)
      #expect(try ReLUNetwork(json: network.json) == network)
      #expect(try ReLUNetwork(json: network.json).json == network.json)
    }
    let huge = ReLUNetwork(try AffineMap(coefficients: [Rational(Int.max) * Rational(Int.max)], constant: 1))
    #expect(try ReLUNetwork(json: huge.json) == huge)
  }

  @Test("Codable keeps networks and refuses wrong dimensions")
  func codable() throws {
    var random = SeededGenerator(seed: 54)
    let network = try random.network([2, 3, 1], denominators: 1...5)
    let data = try JSONEncoder().encode(network)
    #expect(try JSONDecoder().decode(ReLUNetwork.self, from: data) == network)
    for text in [
      #"{"layers": []}"#, #"{"layers": [{"W": [["1"]], "b": []}]}"#, #"{"layers": [{"W": [["x"]], "b": ["1"]}]}"#,
      #"{"widths": [2, 1], "layers": [{"W": [["1"]], "b": ["1"]}]}"#,
    ] {
      #expect(throws: (any Error).self) { try JSONDecoder().decode(ReLUNetwork.self, from: Data(text.utf8)) }
    }
  }

  @Test("Integers and strings are exact, floats are the nearest dyadic number")
  func entries() throws {
    let text = """
      {"name": "mixed", "layers": [{"W": [[0.1, "0.1", "1/3", 123456789012345678901234567890, -2, 1e2, "-1.5e-3"]], "b": [-0.0]}]}
      """
    let network = try ReLUNetwork(json: text)
    let expected: [Rational] = [
      Rational(3_602_879_701_896_397, 36_028_797_018_963_968), Rational(1, 10), Rational(1, 3),
      try Rational(parsing: "123456789012345678901234567890"), -2, 100, Rational(-3, 2000),
    ]
    #expect(network.layers[0].rows == [expected])
    #expect(network.layers[0].bias == [0])
    #expect(network.widths == [7, 1])
  }

  @Test(
    "Errors name the field",
    arguments: [
      (#"{"layers": [{"W": [[1], ["x"]], "b": [0, 0]}]}"#, "layers[0].W[1][0]"),
      (#"{"layers": [{"W": [[1]], "b": [1e999]}]}"#, "layers[0].b[0]: found the number 1e999"),
      (#"{"layers": [{"W": [[1]]}]}"#, "layers[0].b: found nothing"),
      (#"{"layers": [{"W": [1], "b": [1]}]}"#, "layers[0].W[0]: found the number 1, expected an array"),
      (#"{"layers": 3}"#, "layers: found the number 3, expected an array"),
      (#"{"layers": [7]}"#, "layers[0]: found the number 7, expected an object"),
      (#"[]"#, "the text: found an array of 0, expected an object"),
      (#"{"layers": []}"#, "at least one layer"),
      (#"{"layers": [{"W": [], "b": []}]}"#, "layer 1 is empty"),
      (#"{"layers": [{"W": [[1], [1, 2]], "b": [1, 1]}]}"#, "layer 1, row 2 has 2 entries, expected 1"),
      (#"{"layers": [{"W": [[1]], "b": [1]}, {"W": [[1, 2]], "b": [1]}]}"#, "layer 2 takes 2 inputs, expected 1"),
      (#"{"widths": [1, 2], "layers": [{"W": [[1]], "b": [1]}]}"#, "widths[1]: found 2, expected 1"),
      (#"{"widths": [1], "layers": [{"W": [[1]], "b": [1]}]}"#, "widths: found 1 entries, expected 2"),
      (#"{"widths": [1, 1.0], "layers": [{"W": [[1]], "b": [1]}]}"#, "widths[1]: found the number 1.0"),
      (#"{"layers": [{"W": [["1/0"]], "b": [1]}]}"#, "layers[0].W[0][0]"),
      (#"{"layers": [{"W": [[NaN]], "b": [1]}]}"#, "line 1, column 21"),
      (#"{"layers": [{"W": [[01]], "b": [1]}]}"#, "line 1, column 22"),
      ("{\n\"layers\": [}", "line 2, column 12"),
      (#"{"layers": [], "layers": []}"#, "a name that is new"),
      (#"{"layers": []} x"#, "the end of the text"),
      (#"{"layers": ["\ud800"]}"#, "surrogate"),
      ("", "the end of the text"),
    ])
  func errors(text: String, message: String) {
    let error = #expect(throws: FileFormatError.self) { try ReLUNetwork(json: text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "no error")")
  }

  @Test("Deep nesting, long numbers and long texts are refused")
  func bounds() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: FileFormatError.self) { try ReLUNetwork(json: deep) }
    let long = #"{"layers": [{"W": [["# + String(repeating: "9", count: 30_000) + #"]], "b": [0]}]}"#
    #expect(throws: FileFormatError.self) { try ReLUNetwork(json: long) }
    let spaces = [UInt8](repeating: 0x20, count: (64 << 20) + 1)
    #expect(throws: FileFormatError.tooLarge(what: "bytes of the text", found: spaces.count, limit: 64 << 20)) {
      try ReLUNetwork(json: spaces)
    }
    // Short text, large numbers: a hundred thousand of 33,000 bits each.
    let blown = #"{"layers": [{"W": [[0"# + String(repeating: #","1e10000""#, count: 100_000) + #"]], "b": [0]}]}"#
    let error = #expect(throws: FileFormatError.self) { try ReLUNetwork(json: blown) }
    #expect(error?.description.contains("bits") == true)
  }

  @Test("Functions survive writing and reading; unsorted points name the index")
  func functions() throws {
    var random = SeededGenerator(seed: 52)
    for _ in 0..<50 {
      let function = try random.function(breakpoints: random.integer(0...5))
      #expect(try PiecewiseLinearFunction(json: function.json) == function)
      #expect(try PiecewiseLinearFunction(csv: function.csv) == function)
    }
    #expect(try PiecewiseLinearFunction(csv: "x,y\r\n-inf,0\r\n0, 0\r\n1,0.1\r\ninf,0\r\n")(1) == Rational(1, 10))
    let unsorted = #"{"points": [[0, 0], [2, 1], [1, 1]], "leftSlope": 0, "rightSlope": 0}"#
    #expect(
      throws: FileFormatError.content(PiecewiseLinearError.notIncreasing(index: 2, previous: 2, found: 1).description)
    ) {
      try PiecewiseLinearFunction(json: unsorted)
    }
    #expect(
      throws: FileFormatError.content(PiecewiseLinearError.notIncreasing(index: 1, previous: 2, found: 2).description)
    ) {
      try PiecewiseLinearFunction(csv: "x,y\n-inf,0\n2,0\n2,1\ninf,0\n")
    }
    for text in ["", "x,y\n", "x,y\n-inf,0\n0,0\n1,1\n", "x,y\n-inf,0\n0,a\ninf,0", "x,y\n-inf,0\n0,0,0\ninf,0"] {
      #expect(throws: FileFormatError.self) { try PiecewiseLinearFunction(csv: text) }
    }
    for text in [#"{"points": []}"#, #"{"points": [[1]], "leftSlope": 0, "rightSlope": 0}"#, #"{"points": [[1, 2]]}"#] {
      #expect(throws: FileFormatError.self) { try PiecewiseLinearFunction(json: text) }
    }
  }

  @Test("Mutated files give a value or an error, never a trap")
  func mutations() throws {
    var random = SeededGenerator(seed: 53)
    let network = Array(try random.network([1, 3, 2, 1], denominators: 1...3).json.utf8)
    let function = try random.function(breakpoints: 4)
    let texts = [network, Array(function.json.utf8), Array(function.csv.utf8)]
    let bytes = Array(#"{}[]",:0123456789.-+eE/\untrueflsx "#.utf8) + [0, 10, 13, 127, 128, 192, 255]
    var accepted = 0
    for round in 0..<6000 {
      var text = texts[round % 3]
      for _ in 0...random.integer(0...3) where !text.isEmpty {
        let place = random.integer(0...text.count - 1)
        switch random.integer(0...3) {
        case 0: text[place] = bytes[random.integer(0...bytes.count - 1)]
        case 1: text.remove(at: place)
        case 2: text.insert(bytes[random.integer(0...bytes.count - 1)], at: place)
        default: text.removeSubrange(place..<min(text.count, place + random.integer(1...20)))
        }
      }
      do throws(FileFormatError) {
        switch round % 3 {
        case 0: _ = try ReLUNetwork(json: text)
        case 1: _ = try PiecewiseLinearFunction(json: text)
        default: _ = try PiecewiseLinearFunction(csv: String(decoding: text, as: UTF8.self))
        }
        accepted += 1
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
    #expect(accepted > 100 && accepted < 4000)
  }
}
