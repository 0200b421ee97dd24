/// Why the reading of a certificate stops before its end. The line is known to the reader.
enum Failure: Error {
  /// A check of a theorem failed.
  case refused(String)
  /// The text is not a certificate of this version, or is too large.
  case declined(String)
}

/// A part of the check of a theorem: if it does not hold, the answer is `refused`.
func check(_ holds: Bool, _ reason: @autoclosure () -> String) throws(Failure) {
  if !holds { throw .refused(reason()) }
}

/// A condition on the text: if it does not hold, the answer is `declined`.
func expect(_ holds: Bool, _ expectation: @autoclosure () -> String) throws(Failure) {
  if !holds { throw .declined("expected \(expectation())") }
}

/// The limits of FORMAT.md section 1.
enum Limits {
  static let lineBytes = 1_000_000
  static let digits = 10_000
  static let lines = 10_000_000
  static let count = 10_000_000
  static let objectTokens = 4_000_000
  static let objectBytes = 100_000_000
  static let cost = 1_000_000
  static let depth = 200
  static let bits = 1_000_000
  static let exponent = 100_000
  static let stack = 1_000
  static let verdictBytes = 16_000_000
  static let balanced = 1_000_000_000
  static let subsetSums = 300_000
  static let words = 32_000_000
  static let table = 32_000_000
  static let signedHyperplanes = 16
  static let variables = 1_000_000
  static let curvedVariables = 2_000
  static let tableEntries = 100_000_000
  static let cubeVariables = 24
  static let outcomes = 2_000_000
  static let candidates = 1_000
  static let chooseFrom = 10_000
  static let chooseSteps = 1_000_000
}

/// The memory of the values that one step of a check keeps: a short file can ask for many long products.
struct Memory {
  private var words = 0

  mutating func keep(_ values: [Integer]) throws(Failure) {
    for value in values { words += value.words }
    try expect(words <= Limits.words, "a check that keeps at most \(Limits.words) machine words")
  }
}
