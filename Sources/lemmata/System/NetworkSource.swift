import NetworkFiles
import ReLUNetworks

/// Networks from files, and exact decisions about them that the user can interrupt.
enum NetworkSource {
  /// Reads a network of any format.
  /// - Throws: `Failure`.
  static func read(_ path: String) throws -> NetworkFile {
    let bytes = try Files.read(path)
    do { return try NetworkFile.reading(bytes, name: path) } catch { throw Failure.input("\(path): \(error)") }
  }

  /// The last part of a path.
  static func name(of path: String) -> String { String(path.split(separator: "/").last ?? "network") }

  /// Runs a decision that enumerates regions, with progress.
  /// - Throws: `Failure`, told about a file.
  static func deciding<Result>(
    about path: String, threads: Int?, _ body: (RegionOptions) throws -> Result
  ) throws -> Result {
    let line = ProgressLine(unit: "regions")
    let control = RegionControl { line.show(done: $0, of: 0, label: "") }
    Interruption.handle { control.interrupt() }
    defer { line.finish() }
    do {
      return try body(RegionOptions(threads: threads, control: control))
    } catch RegionError.interrupted {
      throw Failure(code: Failure.interrupted, message: "interrupted")
    } catch let error as RegionError {
      if case .tooMany = error { throw Failure(code: Failure.undecided, message: "\(path): \(error)") }
      throw Failure.input("\(path): \(error)")
    } catch let error as NetworkError {
      throw Failure.input("\(path): \(error)")
    }
  }
}
