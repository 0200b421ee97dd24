import Certificates
import EmpiricalRisk
import ExactNumbers
import ProofKernel
import Testing

/// Proofs, states and bounds of the search on the line.
struct LineProofTests {
  /// Whether the kernel accepts a bound with a proof.
  static func verdict(_ problem: TrainingProblem, _ bound: Rational, _ proof: LowerBoundProof) -> ProofKernel.Verdict {
    var builder = CertificateBuilder(label: "test")
    let training = builder.training("data", problem)
    builder.proveTrainingAtLeast(training, bound, by: proof)
    return ProofKernel.check(bytes: builder.finished().bytes)
  }

  private static func isVerified(_ verdict: ProofKernel.Verdict) -> Bool {
    if case .verified = verdict { true } else { false }
  }

  @Test(arguments: 0..<120)
  func theKernelAccepts(_ seed: Int) throws {
    let sizes = [(3, 2), (5, 1), (2, 3), (4, 2), (7, 3), (6, 1), (9, 2), (12, 1), (4, 4), (8, 3)]
    let (count, width) = sizes[seed % sizes.count]
    let problem = try RandomProblems.problem(dimension: 1, count: count, width: width, seed: 5000 + seed)
    let optimum = try problem.optimum(by: .line, threads: 1)
    let verdict = Self.verdict(problem, optimum.value, optimum.proof)
    #expect(Self.isVerified(verdict), "\(verdict) \(problem)")
    let wrong = Self.verdict(problem, optimum.value + Rational(1, 1_000_000_000), optimum.proof)
    guard case .refused = wrong else {
      Issue.record("a greater bound was not refused: \(wrong) \(problem)")
      return
    }
  }

  /// Fractions with large denominators, and places that repeat.
  @Test(arguments: [Loss.squared, .absolute], [false, true])
  func unevenData(_ loss: Loss, _ hasBias: Bool) throws {
    let points = ["0.137", "1.0005", "1.0005", "2.75", "3.1415926", "3.1415927", "4", "5.5", "7.25", "7.25", "9"]
    let labels = ["1.5", "-0.25", "0.3", "2", "1", "-1", "0.125", "3", "1/3", "0", "-2.5"]
    let set = try TrainingSet(
      dimension: 1, points: points.map { [try #require(Rational($0))] },
      labels: labels.map { try #require(Rational($0)) })
    for width in 1...3 {
      let problem = try TrainingProblem(set, width: width, hasOutputBias: hasBias, loss: loss)
      let optimum = try problem.optimum(by: .line, threads: 1)
      #expect(Self.isVerified(Self.verdict(problem, optimum.value, optimum.proof)))
    }
  }

  private static func wavy(_ loss: Loss) throws -> TrainingProblem {
    var generator = SeededGenerator(state: 3)
    let labels = (0..<24).map { _ in Rational(Int.random(in: -9...9, using: &generator)) }
    let set = try TrainingSet(dimension: 1, points: (0..<24).map { [Rational($0)] }, labels: labels)
    return try TrainingProblem(set, width: 3, loss: loss)
  }

  /// Stopped after some sets: a bound with a proof, and a state from which the answer follows.
  @Test(arguments: [Loss.squared, .absolute])
  func interruptedSearchesKnowABound(_ loss: Loss) throws {
    let problem = try Self.wavy(loss)
    let value = try problem.optimum(threads: 1).value
    let control = StoppingControl(after: 40).control
    let search = try TrainingSearch(problem, threads: 1, control: control)
    try search.run()
    #expect(!search.isFinished && search.method == .line)
    let state = search.state
    let known = try #require(try search.result())
    #expect(known.lowerBound < value && value <= known.value)
    #expect(Self.isVerified(Self.verdict(problem, known.lowerBound, known.proof)))

    let resumed = try TrainingSearch(problem, state: state, threads: 2)
    try resumed.run()
    let optimum = try #require(try resumed.result())
    #expect(optimum.value == value && optimum.isOptimal)
    #expect(Self.isVerified(Self.verdict(problem, value, optimum.proof)))
    #expect(throws: TrainingError.self) { try TrainingSearch(problem, by: .cones, state: state) }

    // What is not true is refused.
    let lines = state.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      var changed = lines
      let words = line.split(separator: " ")
      switch words[0] {
      case "gate": changed[index] = "gate 0 1 1"
      case "bounded":
        changed[index] = "bounded \(words[1]) " + words.dropFirst(2).map { "-\($0)" }.joined(separator: " ")
      case "split": changed[index] = "split 9 1"
      case "open": changed[index] = "closed"
      case "samples": changed[index] = "samples 23 1"
      default: changed[index] = line + " 7"
      }
      #expect(throws: TrainingError.self, "line \(index + 1): \(line)") {
        try TrainingSearch(problem, by: .line, state: changed.joined(separator: "\n"))
      }
    }
    #expect(throws: TrainingError.self) { try TrainingSearch(problem, by: .line, state: String(state.dropLast(5))) }
  }

  @Test(arguments: 0..<40)
  func enumerationsHaveProofs(_ seed: Int) throws {
    let sizes = [
      (1, 3, 2), (1, 5, 1), (2, 4, 1), (1, 4, 2), (2, 3, 2), (2, 5, 1), (1, 0, 1), (1, 1, 2), (2, 2, 2), (3, 4, 1),
    ]
    let (dimension, count, width) = sizes[seed % sizes.count]
    let problem = try RandomProblems.problem(dimension: dimension, count: count, width: width, seed: 7000 + seed)
    let enumeration = try problem.optimumByEnumeration(proves: true)
    let proof = try #require(enumeration.proof)
    #expect(proof.leafCount >= enumeration.programs)
    #expect(Self.isVerified(Self.verdict(problem, enumeration.value, proof)), "\(problem)")
    let wrong = Self.verdict(problem, enumeration.value + Rational(1, 1_000_000_000), proof)
    #expect(!Self.isVerified(wrong))
  }
}

/// A control that interrupts its search after a number of sets.
private struct StoppingControl {
  let control: TrainingControl

  init(after count: Int) {
    let box = Box()
    control = TrainingControl { if $0.nodes > count { box.control?.interrupt() } }
    box.control = control
  }

  private final class Box: @unchecked Sendable { weak var control: TrainingControl? }
}
