#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output and standard error, written whole.
enum Console {
  /// Writes a text to standard output, ended by a line end.
  ///
  /// The process ends with the code for bad input if standard output does not take it, so that a full disk does not pass
  /// for success.
  static func output(_ text: String) {
    guard Files.writeAll(Array(text.utf8)[...], to: 1), text.hasSuffix("\n") || Files.writeAll([10], to: 1) else {
      error("lemmata: standard output: \(String(cString: strerror(errno)))")
      exit(Failure.badInput)
    }
  }

  /// Writes a line to standard error; control characters, which a file name may have, become spaces.
  static func error(_ text: String) {
    let scalars = text.unicodeScalars.map { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) ? " " : $0 }
    errorRaw(String(String.UnicodeScalarView(scalars)) + "\n")
  }

  /// Writes text to standard error as it is; nothing can be done if that fails.
  static func errorRaw(_ text: String) { _ = Files.writeAll(Array(text.utf8)[...], to: 2) }

  /// Whether standard error is a terminal that understands control characters.
  static var errorIsTerminal: Bool {
    guard isatty(2) == 1, let terminal = getenv("TERM") else { return false }
    return String(cString: terminal) != "dumb"
  }
}
