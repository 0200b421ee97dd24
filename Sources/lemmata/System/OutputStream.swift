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
  /// Whether what is not complete stays under its temporary name.
  private let isKept: Bool
  private var buffer: [UInt8] = []
  private(set) var failure: Failure?
  private var isFinished = false

  /// A stream into a file, or to standard output.
  ///
  /// - Throws: `Failure` if the file cannot be made.
  init(to path: String?) throws {
    self.path = path
    isKept = false
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

  /// A stream into a file whose beginning outlives an interruption, under the name of the file with `.partial` behind it.
  ///
  /// - Parameters:
  ///   - path: The file, no device or pipe.
  ///   - length: How many bytes are there already and stay; what is behind them is cut off. If nil, the file is a new one.
  ///   - check: Called with the bytes that are there, piece by piece.
  /// - Throws: `Failure` if the file is there and should not be, or the other way round, is too short, or cannot be used.
  init(keeping path: String, length: Int?, check: (ArraySlice<UInt8>) -> Void = { _ in }) throws {
    self.path = path
    isKept = true
    target = Files.withoutLinks(path)
    let temporary = "\(target).partial"
    self.temporary = temporary
    descriptor = open(temporary, length == nil ? O_WRONLY | O_CREAT | O_EXCL : O_RDWR, 0o644)
    if descriptor < 0 { throw Failure.input("\(temporary): \(String(cString: strerror(errno)))") }
    guard let length else { return }
    var rest = length
    try Files.withChunks(of: temporary) { next in
      while rest > 0, case let chunk = next(), !chunk.isEmpty {
        check(chunk.prefix(rest))
        rest -= min(rest, chunk.count)
      }
    }
    guard rest == 0, ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, off_t(length), SEEK_SET) == length
    else {
      throw Failure.input(
        "\(temporary): " + (rest > 0 ? "ends before byte \(length)" : String(cString: strerror(errno))))
    }
  }

  deinit {
    // What is not complete leaves nothing behind.
    if path != nil, !isFinished {
      close(descriptor)
      if let temporary, !isKept { unlink(temporary) }
    }
  }

  /// Appends bytes; `failure` says whether that is still of use.
  func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count >= 1 << 16 { flush() }
  }

  /// Hands over to the system what has been written.
  func flush() {
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
      if let temporary, !isKept { unlink(temporary) }
      throw Failure.input("\(path): \(why)")
    }
  }
}
