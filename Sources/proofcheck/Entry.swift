#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import ProofKernel

/// Checks certificates with the kernel alone: one verdict line a file, exit code of the worst.
@main
struct Entry {
  static let usage = """
    usage: proofcheck FILE...

    Checks certificates in the format of proofs/FORMAT.md, version 1, and prints one line for each file:
      verified LABEL | THEOREM | ...     every theorem of the file is true
      refused LABEL | line N: REASON     a check fails
      declined - | line N: REASON        the file is malformed, truncated, unsupported or too large
    Exit code: 0 if all files are verified, 1 if one is refused, 2 if one is declined or cannot be read.

    """

  static func main() {
    let files = CommandLine.arguments.dropFirst()
    if files.contains("--help") || files.contains("-h") {
      write(usage, to: STDOUT_FILENO)
      exit(0)
    }
    if files.isEmpty {
      write(usage, to: STDERR_FILENO)
      exit(2)
    }
    exit(files.map(check).max() ?? 2)
  }

  /// Prints the verdict on one file; its exit code.
  static func check(_ file: String) -> Int32 {
    let descriptor = open(file, O_RDONLY)
    guard descriptor >= 0 else { return report(file, errno) }
    defer { close(descriptor) }
    var failure: Int32 = 0
    let verdict = ProofKernel.check {
      while true {
        let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
          let result = read(descriptor, buffer.baseAddress, buffer.count)
          failure = result < 0 ? errno : 0
          count = max(0, result)
        }
        if failure != EINTR { return chunk }
      }
    }
    if failure != 0 { return report(file, failure) }
    write(verdict.line + "\n", to: STDOUT_FILENO)
    return verdict.exitCode
  }

  static func report(_ file: String, _ code: Int32) -> Int32 {
    write("proofcheck: \(file): \(String(cString: strerror(code)))\n", to: STDERR_FILENO)
    return 2
  }

  static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { bytes in
        #if canImport(Glibc)
          Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
          Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
          Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
      }
      if written < 0 {
        if errno == EINTR { continue }
        exit(2)
      }
      rest = rest.dropFirst(written)
    }
  }
}
