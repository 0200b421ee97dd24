#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output and standard error, written whole.
enum Console {
  /// Writes a line to standard output.
  static func output(_ text: String) { write(text + "\n", to: 1) }

  /// Writes bytes to standard output.
  static func output(bytes: [UInt8]) { write(bytes[...], to: 1) }

  /// Writes a line to standard error.
  static func error(_ text: String) { write(text + "\n", to: 2) }

  /// Writes text to standard error as it is.
  static func errorRaw(_ text: String) { write(text, to: 2) }

  /// Whether standard error is a terminal that understands control characters.
  static var errorIsTerminal: Bool {
    guard isatty(2) == 1, let terminal = getenv("TERM") else { return false }
    return String(cString: terminal) != "dumb"
  }

  private static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8)[...], to: descriptor) }

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) {
    var rest = bytes
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if written <= 0 {
        if written < 0 && errno == EINTR { continue }
        return
      }
      rest = rest.dropFirst(written)
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.write(descriptor, bytes, count)
  #else
    Darwin.write(descriptor, bytes, count)
  #endif
}
