import Foundation

/// Times exact determinants and ranks.
///
///     algebra-benchmark write FILE    writes the problems for other programs
///     algebra-benchmark time          prints "operation size bits rank minimum median value", times in microseconds
@main
enum Entry {
  static func main() throws {
    switch CommandLine.arguments.dropFirst().first {
    case "write" where CommandLine.arguments.count == 3:
      let text = Problem.all().map(\.text).joined()
      try text.write(toFile: CommandLine.arguments[2], atomically: true, encoding: .utf8)
    case "time":
      for problem in Problem.all() { try time(problem) }
    default:
      FileHandle.standardError.write(Data("usage: algebra-benchmark write FILE | algebra-benchmark time\n".utf8))
      exit(2)
    }
  }

  /// Seven samples of at least 20 ms of processor time each, or three for slow problems.
  static func time(_ problem: Problem) throws {
    let value = try problem.solve()
    var samples: [Double] = []
    while samples.count < 7, samples.count < 3 || samples.reduce(0, +) < 2e6 {
      let start = processorMicroseconds()
      var repetitions = 0.0
      var elapsed = 0.0
      repeat {
        _ = try problem.solve()
        repetitions += 1
        elapsed = processorMicroseconds() - start
      } while elapsed < 20_000
      samples.append(elapsed / repetitions)
    }
    samples.sort()
    print(
      problem.operation.rawValue, problem.size, problem.bits, problem.rank, samples[0], samples[samples.count / 2],
      value)
  }

  static func processorMicroseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
  }
}
