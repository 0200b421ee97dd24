import Arrangements
import ExactNumbers
import ReLUNetworks

/// A network Σ c_i σ(b_i + a_i·x) on R^n with one hidden layer and integer weights.
struct GateSumInstance: ClaimInstance {
  /// The gates (b, a, c), at least one.
  var gates: [[Int]]

  /// The dimension n.
  var dimension: Int { gates[0].count - 2 }

  /// The sum as people write it.
  var text: String {
    let names = SignedMaximaInstance.names(dimension)
    return LinearText.affine(
      gates.map { $0[$0.count - 1] },
      gates.map {
        "max(0, " + LinearText.affine(Array($0.dropFirst().dropLast()), names, constant: $0[0]) + ")"
      })
  }

  var description: String { "f = \(text) on R^\(dimension)" }

  var weight: Int {
    gates.reduce(20_000 * dimension) { total, gate in
      total + 1_000 + gate.reduce(0) { $0 + 2 * $1.magnitude.saturatedInt + ($1 < 0 ? 1 : 0) }
    }
  }

  /// The network.
  func network() throws -> ReLUNetwork {
    try ReLUNetwork(integerRows: [gates.map { Array($0.dropLast()) }, [[0] + gates.map { $0[$0.count - 1] }]])
  }

  /// Fewer gates, smaller numbers.
  var simpler: [GateSumInstance] {
    var result: [GateSumInstance] = []
    for place in gates.indices {
      if gates.count > 1 {
        var copy = self
        copy.gates.remove(at: place)
        result.append(copy)
      }
      for entry in gates[place].indices where gates[place][entry] != 0 {
        for smaller in [0, 1, -1] {
          var copy = self
          copy.gates[place][entry] = smaller
          result.append(copy)
        }
      }
    }
    return result
  }

  /// The arrangement of the hyperplanes of all gates.
  func arrangement() throws -> HyperplaneArrangement {
    try HyperplaneArrangement(
      dimension: dimension,
      forms: gates.map { gate in
        AffineForm(normal: gate.dropFirst().dropLast().map { BigInteger($0) }, constant: BigInteger(gate[0]))
      })
  }

  /// The arrangement of those hyperplanes across which the jumps of the gradient of the gates on them do not cancel.
  func breakArrangement() throws -> HyperplaneArrangement {
    // The jump of c·σ(t·l), with l primitive and its first weight positive, is c·|t| times the gradient of l.
    var jumps: [[Int]: Int] = [:]
    var order: [[Int]] = []
    for gate in gates {
      let form = Array(gate.dropLast())
      guard let leading = form.dropFirst().first(where: { $0 != 0 }) else { continue }
      let factor = Self.content(form)
      let primitive = form.map { $0 / factor * leading.signum() }
      if jumps[primitive] == nil { order.append(primitive) }
      jumps[primitive, default: 0] += gate[gate.count - 1] * factor
    }
    return try HyperplaneArrangement(
      dimension: dimension,
      forms: order.filter { jumps[$0] != 0 }.map { form in
        AffineForm(normal: form.dropFirst().map { BigInteger($0) }, constant: BigInteger(form[0]))
      })
  }

  /// The positive multiple without common divisor of a form that is not zero.
  static func primitive(_ form: [Int]) -> [Int] { form.map { $0 / content(form) } }

  private static func content(_ form: [Int]) -> Int {
    func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? abs(a) : greatestCommonDivisor(b, a % b) }
    return max(1, form.reduce(0) { greatestCommonDivisor($0, $1) })
  }

  /// One or two gates on few lines and planes, then sums with gates on common hyperplanes.
  static let family: [GateSumInstance] = {
    var result: [GateSumInstance] = []
    let forms = [[0, 1, 0], [0, 0, 1], [0, 1, 1], [1, 1, 0], [0, 1, 0, 0], [1, 1, 1, 1]]
    for form in forms {
      for weight in [1, -1] {
        let gate = form + [weight]
        result.append(GateSumInstance(gates: [gate]))
        result.append(GateSumInstance(gates: [gate, gate.map { -$0 }]))
        result.append(GateSumInstance(gates: [gate, form.map { -2 * $0 } + [weight]]))
      }
    }
    var generator = SeededGenerator(seed: 56)
    for size in 1...18 { result.append(random(size: size, using: &generator)) }
    return result.sorted { $0.weight < $1.weight }
  }()

  /// Gates on at most four hyperplanes, of which some have two or three, with sums of jumps that are often zero.
  @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> GateSumInstance {
    let (dimension, magnitude) = (generator.integer(2...3), min(5, 1 + size / 4))
    var gates: [[Int]] = []
    for _ in 0..<generator.integer(1...(dimension == 2 ? 4 : 3)) {
      var form = (0...dimension).map { _ in generator.integer(-magnitude...magnitude) }
      if form.dropFirst().allSatisfy({ $0 == 0 }) { form[1] = 1 }
      let weight = generator.integer(1...3)
      gates.append(form + [weight])
      switch generator.integer(0...3) {
      case 0: gates.append(form.map { -$0 } + [-weight])
      case 1:
        gates.append(form.map { 2 * $0 } + [weight])
        gates.append(form.map { -$0 } + [-3 * weight])
      case 2: gates.append(form.map { -$0 } + [weight + 1])
      default: break
      }
    }
    return GateSumInstance(gates: gates)
  }
}
