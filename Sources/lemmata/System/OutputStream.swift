#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A long text on its way to standard output or, under a temporary name until it is complete, into a file. Devices and pipes
/// are written to at once.
final class OutputStream {
  private let path: String?
  /// Where the path leads to.
  private let target: String
  /// The name of the file as long as it is not complete; nil for what is no ordinary file.
  private let temporary: String?
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private(set) var failure: Failure?
  private var isFinished = false

  /// A stream into a file, or to standard output.
  ///
  /// - Throws: `Failure` if the file cannot be made.
  init(to path: String?) throws {
    self.path = path
    target = path.map(Files.withoutLinks) ?? ""
    if let path {
      let temporary = Files.isSpecial(path) ? nil : "\(target).\(getpid()).partial"
      if let temporary { unlink(temporary) }
      self.temporary = temporary
      descriptor = temporary.map { open($0, O_WRONLY | O_CREAT | O_EXCL, 0o644) } ?? Files.openSpecial(path)
    } else {
      temporary = nil
      descriptor = 1
    }
    if descriptor < 0 { throw Failure.input("\(path ?? ""): \(String(cString: strerror(errno)))") }
    buffer.reserveCapacity(1 << 17)
  }

  deinit {
    // What is not complete leaves nothing behind.
    if path != nil, !isFinished {
      close(descriptor)
      if let temporary { unlink(temporary) }
    }
  }

  /// Appends bytes; `failure` says whether that is still of use.
  func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count >= 1 << 16 { flush() }
  }

  private func flush() {
    if failure == nil, !Files.writeAll(buffer[...], to: descriptor) {
      failure = Failure.input("\(path ?? "standard output"): \(String(cString: strerror(errno)))")
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is left and gives the file its name.
  ///
  /// - Throws: `Failure` if anything could not be written.
  func finish() throws {
    flush()
    if let failure { throw failure }
    guard let path else { return }
    isFinished = true
    guard close(descriptor) == 0, temporary.map({ rename($0, target) }) ?? 0 == 0 else {
      let why = String(cString: strerror(errno))
      if let temporary { unlink(temporary) }
      throw Failure.input("\(path): \(why)")
    }
  }
}
