import Arrangements
import ExactNumbers

/// The polyhedron of inputs that the command line names: a box, or a file with inequalities.
enum InputPolyhedron {
  /// Inequalities normal · x + constant ≥ 0.
  typealias Inequalities = [(normal: [Rational], constant: Rational)]

  /// The inequalities of an H-representation (cdd, lrs): a row b a₁ … aₙ is b + a·x ≥ 0.
  ///
  /// - Throws: `Failure` naming the file, and the line or what is missing.
  static func reading(_ file: String, dimension: Int) throws -> Inequalities {
    let bytes = try Files.read(file)
    let read: ArrangementFile
    do { read = try ArrangementFile(bytes, format: .inequalities) } catch { throw Failure.input("\(file): \(error)") }
    for note in read.notes { Console.error("lemmata: \(file): \(note)") }
    guard read.arrangement.dimension == dimension else {
      throw Failure.input(
        "\(file): found inequalities in \(read.arrangement.dimension) coordinates, expected \(dimension), "
          + "one for each input of the network")
    }
    return read.arrangement.forms.map { ($0.normal.map { Rational($0) }, Rational($0.constant)) }
  }

  /// The inequalities of a box such as `-1:1,0:1/2`.
  ///
  /// - Throws: `Failure` for wrong usage.
  static func box(_ text: String, dimension: Int, ofSlice: Bool = false) throws -> Inequalities {
    let ranges = text.split(separator: ",", omittingEmptySubsequences: false)
    guard ranges.count == dimension else {
      throw Failure(
        code: Failure.usage,
        message: "--box: found \(ranges.count) ranges, expected \(dimension), one for each "
          + (ofSlice ? "coordinate of the slice" : "input"))
    }
    var result: Inequalities = []
    for (place, range) in ranges.enumerated() {
      let ends = range.split(separator: ":", omittingEmptySubsequences: false)
      guard ends.count == 2 else {
        throw Failure(code: Failure.usage, message: "--box: found '\(range.prefix(40))', expected low:high")
      }
      let (low, high) = (try numbers(ends[0], "--box"), try numbers(ends[1], "--box"))
      guard low[0] < high[0] else {
        throw Failure(
          code: Failure.usage, message: "--box: found '\(range.prefix(40))', expected a lower end below the upper one")
      }
      let unit = (0..<dimension).map { Rational($0 == place ? 1 : 0) }
      result.append((unit, -low[0]))
      result.append((unit.map { -$0 }, high[0]))
    }
    return result
  }

  /// The numbers of a list separated by commas.
  ///
  /// - Throws: `Failure` for wrong usage of an option.
  static func numbers(_ text: Substring, _ option: String) throws -> [Rational] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      do { return try Rational(parsing: String(word.drop(while: \.isWhitespace))) } catch {
        throw Failure(code: Failure.usage, message: "\(option): \(error)")
      }
    }
  }
}
