#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whole files, read with a limit and written atomically.
enum Files {
  /// Reads a file of at most `limit` bytes.
  ///
  /// - Throws: `Failure` with the path and the reason.
  static func read(_ path: String, limit: Int = 64 << 20) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Failure.input("\(path): \(reason())") }
    defer { close(descriptor) }
    return try readAll(descriptor, named: path, limit: limit)
  }

  /// Reads standard input to its end, at most `limit` bytes.
  ///
  /// - Throws: `Failure` with the reason.
  static func readStandardInput(named name: String, limit: Int = 64 << 20) throws -> [UInt8] {
    try readAll(0, named: name, limit: limit)
  }

  private static func readAll(_ descriptor: Int32, named path: String, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure.input("\(path): \(reason())")
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
      if bytes.count > limit { throw Failure.input("\(path): larger than \(limit) bytes") }
    }
  }

  /// Whether there is a file, a folder or anything else at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Removes a file if it is there.
  static func remove(_ path: String) { unlink(path) }

  /// Supplies a file in chunks, for readers that stream.
  ///
  /// - Throws: `Failure` if the file cannot be opened or read to its end.
  static func withChunks<Result>(of path: String, _ body: (() -> [UInt8]) -> Result) throws -> Result {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Failure.input("\(path): \(reason())") }
    defer { close(descriptor) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var failure: Failure?
    let result = body {
      while true {
        let count = chunk.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
        if count < 0 && errno == EINTR { continue }
        if count < 0 { failure = Failure.input("\(path): \(reason())") }
        return count > 0 ? Array(chunk[..<count]) : []
      }
    }
    if let failure { throw failure }
    return result
  }

  /// Makes sure that options do not name the same file, which one of them would overwrite; under whatever path.
  ///
  /// - Throws: `Failure` for wrong usage.
  static func requireDistinct(_ files: [(option: String, path: String?)]) throws {
    var options: [String: String] = [:]
    for case let (option, path?) in files where kind(of: path) != .special {
      if let other = options.updateValue(option, forKey: identity(of: path)) {
        throw Failure(code: Failure.usage, message: "\(other) and \(option) name the same file: \(path)")
      }
    }
  }

  /// What two paths to one file have in common: the numbers of device and file or, as long as there is no file, those of
  /// the folder with the name.
  private static func identity(of path: String) -> String {
    var status = stat()
    if stat(path, &status) == 0 { return "\(status.st_dev) \(status.st_ino)" }
    guard stat(folder(of: path) ?? ".", &status) == 0 else { return path }
    return
      "\(status.st_dev) \(status.st_ino)/\(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])"
  }

  /// Makes sure, as far as can be known beforehand, that a file can be written: makes its folder and looks what is there.
  ///
  /// - Throws: `Failure` if the path is a folder, or its folder cannot be made or written into.
  static func prepareToWrite(_ path: String) throws {
    switch kind(of: path) {
    case .folder: throw Failure.input("\(path): is a folder")
    case .special: if access(path, W_OK) != 0 { throw Failure.input("\(path): \(reason())") }
    case .file, .nothing:
      let folder = folder(of: path) ?? "."
      try makeFolder(folder)
      if access(folder, W_OK | X_OK) != 0 { throw Failure.input("\(path): \(reason())") }
    }
  }

  /// The same for a file that must not be there yet; devices and pipes may be.
  ///
  /// - Throws: `Failure` also if there is a file.
  static func prepareToWriteNew(_ path: String) throws {
    try prepareToWrite(path)
    if exists(path), !isSpecial(path) {
      throw Failure.input("\(path): there is a file already; it is not overwritten")
    }
  }

  /// Whether a path leads to a folder.
  static func isFolder(_ path: String) -> Bool { kind(of: path) == .folder }

  /// Whether a path leads to a device, a pipe or a socket, which is written to and stays what it is.
  static func isSpecial(_ path: String) -> Bool { kind(of: path) == .special }

  private enum Kind { case nothing, file, folder, special }

  /// What a path leads to, symbolic links followed; special files are devices, pipes and sockets.
  private static func kind(of path: String) -> Kind {
    // What stands behind them may be an ordinary file, but their names must not be given to another one.
    if standardDescriptor(path) != nil { return .special }
    var status = stat()
    guard stat(path, &status) == 0 else { return .nothing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .special
    }
  }

  /// The descriptor that a path such as /dev/stdout or /dev/fd/3 stands for.
  private static func standardDescriptor(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default:
      guard let folder = ["/dev/fd/", "/proc/self/fd/"].first(where: path.hasPrefix) else { return nil }
      return Int32(path.dropFirst(folder.count))
    }
  }

  /// Opens what is no ordinary file for writing; negative if that is not possible, with the reason in `errno`.
  static func openSpecial(_ path: String) -> Int32 { standardDescriptor(path).map(dup) ?? open(path, O_WRONLY) }

  /// The path that symbolic links lead to, so that they stay links when the file behind them is replaced.
  static func withoutLinks(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Writes a file under a temporary name in its folder and renames it, so that a reader sees the old file or the new one.
  ///
  /// Devices and pipes are written to and stay what they are; symbolic links are followed.
  /// - Throws: `Failure` with the path and the reason; then nothing is left behind.
  static func write(_ bytes: [UInt8], to path: String) throws {
    if isSpecial(path) {
      let descriptor = openSpecial(path)
      guard descriptor >= 0 else { throw Failure.input("\(path): \(reason())") }
      defer { close(descriptor) }
      if !writeAll(bytes[...], to: descriptor) { throw Failure.input("\(path): \(reason())") }
      return
    }
    let target = withoutLinks(path)
    let temporary = "\(target).\(getpid()).partial"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    guard descriptor >= 0 else { throw Failure.input("\(path): \(reason())") }
    guard writeAll(bytes[...], to: descriptor) else {
      let why = reason()
      close(descriptor)
      unlink(temporary)
      throw Failure.input("\(path): \(why)")
    }
    guard close(descriptor) == 0, rename(temporary, target) == 0 else {
      let why = reason()
      unlink(temporary)
      throw Failure.input("\(path): \(why)")
    }
  }

  /// Writes all the bytes to a descriptor; whether that was possible, with the reason in `errno` if not.
  static func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Makes a folder, but not those above it: a misspelt path is an error, not a new tree.
  ///
  /// - Throws: `Failure` if it cannot be made.
  static func makeFolder(_ path: String) throws {
    if mkdir(path, 0o755) != 0 && errno != EEXIST {
      if errno == ENOENT { throw Failure.input("\(path): the folder above it does not exist") }
      throw Failure.input("\(path): \(reason())")
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw Failure.input("\(path): is not a folder")
    }
  }

  /// The folder part of a path, if it has one.
  static func folder(of path: String) -> String? {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) }
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.read(descriptor, bytes, count)
  #else
    Darwin.read(descriptor, bytes, count)
  #endif
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.write(descriptor, bytes, count)
  #else
    Darwin.write(descriptor, bytes, count)
  #endif
}
