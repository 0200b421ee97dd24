import Arrangements

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Counts and enumerates the chambers of one arrangement, called by its name, and prints what that took.
///
///     arrangement-benchmark matrix FAMILY                        writes the normals for other programs
///     arrangement-benchmark count THREADS FAMILY                 THREADS is a number, or 0 for one thread a core
///     arrangement-benchmark enumerate THREADS signs|points FAMILY
///     arrangement-benchmark process COMMAND …                    measures another program from outside
///
/// FAMILY is a name with its parameters, such as `resonance 6`. The results are lines "name value …", times in milliseconds.
@main
enum Entry {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      fail("arrangement-benchmark: \(error)", code: 1)
    }
  }

  private static func fail(_ message: String, code: Int32) -> Never {
    let bytes = Array((message + "\n").utf8)
    write(2, bytes, bytes.count)
    exit(code)
  }

  private static func run(_ arguments: [String]) throws {
    switch arguments.first {
    case "matrix" where arguments.count >= 2:
      print(try ArrangementFamily(words: Array(arguments[1...])).arrangement().matrixText, terminator: "")
    case "count" where arguments.count >= 3:
      let family = try ArrangementFamily(words: Array(arguments[2...]))
      try count(family, threads: Int(arguments[1]) ?? 0)
    case "enumerate" where arguments.count >= 4:
      let family = try ArrangementFamily(words: Array(arguments[3...]))
      try enumerate(family, threads: Int(arguments[1]) ?? 1, points: arguments[2] == "points")
    case "process" where arguments.count >= 2:
      guard let measured = ProcessMeasurement(running: Array(arguments[1...])) else {
        fail("arrangement-benchmark: cannot run \(arguments[1])", code: 1)
      }
      guard measured.exitCode == 0 else { exit(measured.exitCode) }
      print("elapsed", measured.milliseconds)
      print("memory", measured.peakKibibytes)
    default:
      fail("usage: arrangement-benchmark matrix|count|enumerate|process …, see the source", code: 2)
    }
  }

  private static func count(_ family: ArrangementFamily, threads: Int) throws {
    let arrangement = try family.arrangement()
    let options = CountingOptions(threads: threads > 0 ? threads : nil)
    var result: CharacteristicPolynomial?
    let samples = try Samples { result = try arrangement.characteristicPolynomial(options: options) }
    guard let result else { return }
    print("chambers", result.chamberCount)
    print("whitney", result.whitneyNumbers.map(\.description).joined(separator: " "))
    if let known = family.knownChamberCount { print("known", known.value) }
    samples.print()
  }

  private static func enumerate(_ family: ArrangementFamily, threads: Int, points: Bool) throws {
    let arrangement = try family.arrangement()
    let options = EnumerationOptions(witnesses: points, threads: threads)
    var chambers = 0
    var signs: UInt64 = 0
    let samples = try Samples {
      chambers = try arrangement.forEachChamber(options: options) { chamber in
        // The signs are looked at, so that they have to be there.
        signs &+= chamber.positiveHyperplanes(word: 0)
        return .proceed
      }
    }
    print("chambers", chambers)
    print("signs", signs)
    samples.print()
  }
}
