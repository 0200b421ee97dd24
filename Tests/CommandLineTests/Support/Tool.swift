import Foundation
import Testing

/// A built executable of this package.
struct Tool {
  static let lemmata = Tool(name: "lemmata")
  static let proofcheck = Tool(name: "proofcheck")

  let name: String

  /// What a run came to.
  struct Run {
    let code: Int32
    let output: Data
    let error: String

    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The output as JSON.
    func json() throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: output) as? [String: Any])
    }
  }

  struct NotBuilt: Error {
    let name: String
  }

  /// The executable, in the folder of the test executable or one above it.
  private func url() throws -> URL {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).standardizedFileURL
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue,
        FileManager.default.isExecutableFile(atPath: candidate.path)
      {
        return candidate
      }
    }
    throw NotBuilt(name: name)
  }

  /// Where the executable is.
  var path: String? { try? url().path }

  /// Runs the tool to its end.
  ///
  /// - Parameters:
  ///   - arguments: its arguments.
  ///   - folder: where it runs.
  @discardableResult
  func run(_ arguments: String..., in folder: URL? = nil) throws -> Run { try run(arguments, in: folder) }

  /// Runs the tool to its end.
  @discardableResult
  func run(_ arguments: [String], in folder: URL? = nil) throws -> Run {
    // Files take any amount of output without a reader.
    let scratch = try Scratch()
    let output = scratch.path("stdout")
    let error = scratch.path("stderr")
    let process = try started(arguments, in: folder, output: output, error: error)
    process.waitUntilExit()
    let code = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    return Run(
      code: code, output: try Data(contentsOf: URL(fileURLWithPath: output)),
      error: String(decoding: try Data(contentsOf: URL(fileURLWithPath: error)), as: UTF8.self))
  }

  /// Starts the tool with its output going to files, or into a pipe that nobody reads.
  func started(
    _ arguments: [String], in folder: URL? = nil, output: String, error: String, closedPipe: Bool = false
  ) throws -> Process {
    for path in [output, error] where !FileManager.default.fileExists(atPath: path) {
      try Data().write(to: URL(fileURLWithPath: path))
    }
    let process = Process()
    process.executableURL = try url()
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: error)
    let pipe = Pipe()
    if closedPipe {
      process.standardOutput = pipe
      try pipe.fileHandleForReading.close()
    }
    // Threads that run tests may block signals, and a child inherits that.
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try process.run()
    return process
  }
}

/// A temporary folder that disappears with its last owner.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("lemmata-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file; its path.
  func file(_ name: String, _ text: String) throws -> String { try file(name, Data(text.utf8)) }

  /// Writes a file; its path.
  func file(_ name: String, _ data: Data) throws -> String {
    try data.write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  /// Everything in the folder, with its contents; folders have none.
  func contents() throws -> [String: Data] {
    var result: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: url.path) {
      result[name] = FileManager.default.contents(atPath: path(name)) ?? Data()
    }
    return result
  }
}

/// The root folder of the package.
let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
