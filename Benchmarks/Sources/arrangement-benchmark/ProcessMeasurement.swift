#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a whole process took: elapsed milliseconds from its creation to its end, and its largest resident memory.
///
/// Measured here and not in Python, as Linux counts the memory of the parent as the child's until the new program runs.
struct ProcessMeasurement {
  let milliseconds: Double
  let peakKibibytes: Int
  let exitCode: Int32

  /// Runs a program with its arguments; its output goes where this one's goes. Nil if there is no such program.
  init?(running command: [String]) {
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    arguments.append(nil)
    var process = pid_t()
    var status: Int32 = 0
    var usage = rusage()
    var isRunning = false
    let elapsed = ContinuousClock().measure {
      isRunning = posix_spawnp(&process, command[0], nil, nil, &arguments, environ) == 0
      if isRunning { wait4(process, &status, 0, &usage) }
    }
    for argument in arguments { free(argument) }
    guard isRunning else { return nil }
    let (seconds, attoseconds) = elapsed.components
    milliseconds = Double(seconds) * 1e3 + Double(attoseconds) / 1e15
    exitCode = status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
    #if canImport(Glibc)
      peakKibibytes = usage.ru_maxrss
    #else
      peakKibibytes = usage.ru_maxrss / 1024
    #endif
  }
}
