import Certificates
import ExactNumbers
import ReLUNetworks
import Testing

/// Random systems of functions built on one another: the kernel must verify everything that the builder writes about them, and the
/// functions must have the values that the construction gives, worked out point by point.
@Suite struct RandomSystemTests {
  /// A function of a system with a slow, independent way to its values.
  private struct Member {
    let function: ProofFunction
    let value: (Rational) throws -> Rational
  }

  @Test(arguments: 0..<400)
  func everySystemIsVerified(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var proof = CertificateBuilder(label: "system-\(seed)")
    var members = [try leaf(&proof, &generator), try leaf(&proof, &generator)]
    for _ in 0..<5 { members.append(try combined(members, &proof, &generator)) }
    for (index, member) in members.enumerated() {
      let function = member.function.function
      let probes = function.breakpoints + (0..<6).map { _ in generator.rational(9) }
      for x in probes.prefix(20) { #expect(function(x) == (try member.value(x))) }
      expectHolds(proof.provePieces(member.function).value == BigInteger(function.pieceCount))
      let ends = [generator.rational(5), generator.rational(5)].sorted()
      let interval = ends[0] == ends[1] ? ends[0]...(ends[0] + 1) : ends[0]...ends[1]
      expectHolds(proof.provePieces(member.function, on: interval) == function.pieceCount(on: interval))
      _ = proof.decideValue(member.function, at: ends[0], .atMost, generator.rational())
      let other = members[generator.integer(0...members.count - 1)].function
      expectHolds(proof.decideEqual(member.function, other) == (function == other.function))
      let (_, distance) = proof.decideDistance(member.function, other, on: interval, .less, 1)
      #expect(distance == function.l1Distance(to: other.function, on: interval))
      if index == members.count - 1 {
        // The last function, written down as a table, is the same function.
        expectHolds(proof.decideEqual(proof.function("copy", function), member.function))
      }
    }
    expectVerified(proof)
  }

  private func leaf(_ proof: inout CertificateBuilder, _ generator: inout SeededGenerator) throws -> Member {
    switch generator.integer(0...3) {
    case 0:
      let network = try generator.network()
      return Member(function: try proof.function(of: proof.network("n", network))) {
        try network.evaluate(at: [$0])[0]
      }
    case 1:
      let points = generator.points()
      let left = generator.rational()
      let right = generator.rational()
      return Member(function: try proof.function("t", through: points, leftSlope: left, rightSlope: right)) {
        Self.interpolated(points, left, right, at: $0)
      }
    case 2:
      let equal = generator.integer(2...3)
      let points: [[Rational]] = [
        (1..<equal).map { Rational(2 * $0, equal) }, [generator.integer(0...1) == 0 ? 1 : Rational(1, 2)],
      ]
      let folding = try HardFunction(maximum: 2, points: points)
      return Member(function: proof.function(of: proof.folding("h", folding))) {
        try folding.network.evaluate(at: [$0])[0]
      }
    default:
      let slope = generator.rational()
      let constant = generator.rational()
      return Member(function: proof.function("a", PiecewiseLinearFunction(slope: slope, constant: constant))) {
        slope * $0 + constant
      }
    }
  }

  private func combined(
    _ members: [Member], _ proof: inout CertificateBuilder, _ generator: inout SeededGenerator
  ) throws -> Member {
    let small = members.filter { $0.function.function.pieceCount <= 40 }
    guard let a = small.randomElement(using: &generator), let b = small.randomElement(using: &generator),
      let c = small.randomElement(using: &generator)
    else { return try leaf(&proof, &generator) }
    switch generator.integer(0...5) {
    case 0: return try leaf(&proof, &generator)
    case 1:
      return Member(function: proof.composition("c", a.function, after: b.function)) { try a.value(b.value($0)) }
    case 2: return Member(function: proof.sum("s", a.function, b.function)) { try a.value($0) + b.value($0) }
    case 3:
      let factor = generator.rational()
      return Member(function: proof.multiple("w", factor, a.function)) { try factor * a.value($0) }
    case 4:
      let list = Array([a, b, c].prefix(generator.integer(1...3)))
      return Member(function: proof.maximum("u", list.map(\.function))) { x in
        try list.map { try $0.value(x) }.reduce(list[0].value(x)) { max($0, $1) }
      }
    default:
      let list = Array([a, b, c].prefix(generator.integer(1...3)))
      return Member(function: proof.minimum("v", list.map(\.function))) { x in
        try list.map { try $0.value(x) }.reduce(list[0].value(x)) { min($0, $1) }
      }
    }
  }

  /// The value of the function through points, by a walk over them.
  private static func interpolated(
    _ points: [(x: Rational, y: Rational)], _ left: Rational, _ right: Rational, at x: Rational
  ) -> Rational {
    if x <= points[0].x { return points[0].y + left * (x - points[0].x) }
    for (a, b) in zip(points, points.dropFirst()) where x <= b.x {
      return a.y + (b.y - a.y) / (b.x - a.x) * (x - a.x)
    }
    let last = points[points.count - 1]
    return last.y + right * (x - last.x)
  }
}
