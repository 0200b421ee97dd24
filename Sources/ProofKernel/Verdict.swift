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
      case .verified(let label, let theorems): return "verified \(label) | " + theorems.joined(separator: " | ")
      case .refused(let label, let line, let reason): return "refused \(label) | line \(line): \(reason)"
      case .declined(let line, let reason): return "declined - | line \(line): \(reason)"
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
