extension ProofKernel {
  /// The answer to a certificate (FORMAT.md, introduction and section 2).
  public enum Verdict: Equatable, Sendable {
    /// Every theorem is true; `theorems` restates them in the order of the file.
    case verified(label: String, theorems: [String])
    /// The check of a theorem failed at this line (counted from 1).
    case refused(label: String, line: Int, reason: String)
    /// The file is malformed, truncated or unsupported, or exceeds a limit, at this line (counted from 1).
    case declined(line: Int, reason: String)

    /// The verdict line of FORMAT.md section 2, without a line feed.
    public var line: String {
      switch self {
      case .verified(let label, let theorems):
        return "verified \(label) | " + theorems.joined(separator: " | ")
      case .refused(let label, let line, let reason):
        return "refused \(label) | line \(line): \(reason)"
      case .declined(let line, let reason):
        return "declined - | line \(line): \(reason)"
      }
    }

    /// The exit code that belongs to the answer: 0, 1 or 2.
    public var exitCode: Int32 {
      switch self {
      case .verified: return 0
      case .refused: return 1
      case .declined: return 2
      }
    }
  }
}

/// Why the reading of a certificate stops before its end. The line is known to the reader.
enum Failure: Error {
  /// A check of a theorem failed.
  case refused(String)
  /// The text is not a certificate of this version, or is too large.
  case declined(String)
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
  static let stack = 1_000
  static let verdictBytes = 16_000_000
  static let bits = 1_000_000
  static let exponent = 100_000
  static let balanced = 1_000_000_000
  static let subsetSums = 300_000

  /// Machine words of the values that one step of a check keeps; FORMAT.md does not name this limit.
  static let words = 32_000_000
}

/// Bounds the memory of the values that one step of a check keeps: a short file can ask for many long products.
struct WordBudget {
  private var words = 0

  mutating func take(_ values: Integer...) throws(Failure) {
    for value in values { words += value.words }
    if words > Limits.words { throw .declined("the check needs more than \(Limits.words) words of memory") }
  }
}
