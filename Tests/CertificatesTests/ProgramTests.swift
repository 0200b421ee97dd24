import Certificates
import ConvexPrograms
import ExactAlgebra
import ExactNumbers
import ProofKernel
import Testing

/// Certificates of linear and quadratic programs of all kinds are verified, and their values are those of the outcome.
struct ProgramTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    }
  }

  private func random(_ generator: inout Generator) throws -> LinearProgram {
    func number() -> Rational {
      Rational(Int.random(in: -4...4, using: &generator), Int.random(in: 1...3, using: &generator))
    }
    func bounds() -> Bounds {
      switch Int.random(in: 0..<9, using: &generator) {
      case 0: .free
      case 1: .equal(number())
      case 2, 3: .atMost(number() + 2)
      case 4: Bounds(lower: number(), upper: number() + 1)
      case 5: Bounds(lower: number() - 5, upper: number() + 5)
      default: .atLeast(number() - 2)
      }
    }
    let n = Int.random(in: 0...4, using: &generator)
    func form() -> LinearExpression {
      LinearExpression((0..<n).map { _ in Bool.random(using: &generator) ? 0 : number() })
    }
    return try LinearProgram(
      Bool.random(using: &generator) ? .minimize : .maximize, form(), constant: number(),
      variables: (0..<n).map { _ in Int.random(in: 0..<3, using: &generator) > 0 ? .nonnegative : bounds() },
      constraints: (0..<Int.random(in: 0...4, using: &generator)).map { _ in .init(form(), bounds()) })
  }

  private func check(_ certificate: Certificate, _ outcome: LinearOutcome) -> Int {
    let line = ProofKernel.check(bytes: certificate.bytes).line
    #expect(line == certificate.expectedVerdict, "\(certificate.text)")
    switch outcome {
    case .optimal(let optimum):
      #expect(certificate.theorems == ["optimum p \(optimum.value.numerator) \(optimum.value.denominator)"])
      return 0
    case .infeasible:
      #expect(certificate.theorems == ["infeasible p"])
      return 1
    case .unbounded:
      #expect(certificate.theorems == ["unbounded p"])
      return 2
    }
  }

  @Test(arguments: 0..<4)
  func linearPrograms(seed: Int) throws {
    var generator = Generator(state: UInt64(seed + 1))
    var counts = [0, 0, 0]
    for _ in 0..<150 {
      let program = try random(&generator)
      var builder = CertificateBuilder(label: "t")
      let outcome = try program.solve()
      builder.prove(builder.program("p", program), outcome)
      counts[check(builder.finished(), outcome)] += 1
    }
    #expect(counts.allSatisfy { $0 > 0 }, "\(counts)")
  }

  @Test(arguments: 0..<4)
  func quadraticPrograms(seed: Int) throws {
    var generator = Generator(state: UInt64(seed + 100))
    var counts = [0, 0, 0]
    for _ in 0..<100 {
      let linear = try random(&generator)
      let n = linear.variables.count
      let rank = Int.random(in: 0...n, using: &generator)
      let factor = Matrix(rows: rank, columns: n) { _, _ in
        Rational(Int.random(in: -2...2, using: &generator), Int.random(in: 1...2, using: &generator))
      }
      let square = try factor.transposed.multiplied(by: factor)
      let program = try QuadraticProgram(linear, hessian: linear.sense == .minimize ? square : square.scaled(by: -1))
      var builder = CertificateBuilder(label: "t")
      let outcome = try program.solve()
      builder.prove(builder.program("p", program), outcome)
      counts[check(builder.finished(), outcome)] += 1
    }
    #expect(counts.allSatisfy { $0 > 0 }, "\(counts)")
  }

  /// A certificate of one program is none for another with other numbers.
  @Test func otherOutcomesAreRefused() throws {
    let program = try LinearProgram(
      .maximize, LinearExpression([1, 1]), variables: [.nonnegative, .nonnegative],
      constraints: [.init(LinearExpression([1, 2]), .atMost(4)), .init(LinearExpression([3, 1]), .atMost(6))])
    guard case .optimal(let optimum) = try program.solve() else {
      Issue.record("no optimum")
      return
    }
    for wrong in [
      LinearOptimum(value: optimum.value + 1, point: optimum.point, multipliers: optimum.multipliers),
      LinearOptimum(value: 2, point: [0, 2], multipliers: optimum.multipliers),
      LinearOptimum(value: 4, point: [4, 0], multipliers: [0, Rational(1, 3)]),
      LinearOptimum(value: optimum.value, point: optimum.point, multipliers: [0, 0]),
    ] {
      var builder = CertificateBuilder(label: "t")
      builder.prove(builder.program("p", program), .optimal(wrong))
      #expect(ProofKernel.check(bytes: builder.finished().bytes).exitCode == 1)
    }
  }
}
