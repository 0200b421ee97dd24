import Certificates
import ExactNumbers
import ReLUNetworks

/// Fewer hidden layers than binary trees of maxima have.
enum MaximumOfFiveClaims {
  static let all: [Claim] = [twoLayers]

  /// Five numbers, four and zero, then five affine functions, some of them equal, parallel or in few variables.
  static let maxima: [SignedMaximaInstance] = {
    var result: [SignedMaximaInstance] = [
      .maximum(SignedMaximaInstance.ofCoordinates(5)), .maximum(SignedMaximaInstance.ofCoordinates(4, zero: true)),
      .maximum([[0, 0], [1, 0], [0, 0], [2, 0], [-1, 0]]), .maximum([[0, -2], [0, -1], [0, 0], [-1, 1], [-3, 2]]),
      .maximum([[0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1], [1, 0, 0]]),
      .maximum([[0, 1, 1], [0, 1, 1], [3, 1, 1], [0, 0, 0], [0, 0, 0]]),
    ]
    var generator = SeededGenerator(seed: 53)
    for size in 1...6 { result.append(random(size: size, using: &generator)) }
    return result.sorted { $0.weight < $1.weight }
  }()

  @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> SignedMaximaInstance {
    let rows = (0..<5).map { _ in (0...2).map { _ in generator.integer(-(1 + size / 2)...(1 + size / 2)) } }
    return .maximum(rows)
  }

  static let twoLayers = Claim(
    "representation.maximum-of-five", .printed, Source(work: "Bakaev et al. 2025", item: "abstract"),
    title: "The maximum of five numbers is computed with two hidden layers, one less than a binary tree has.",
    statement:
      "A network with exactly two hidden layers and 19 gates computes the maximum of five affine functions on all of R^n, in particular that of five numbers on R^5, while ⌈log₂ 5⌉ = 3. (The network is one of our own.)",
    expects: .holds,
    instances: { maxima }
  ) { instance, proof in
    let rows = instance.terms[0].rows
    let inputs = try AffineMap(
      rows: rows.map { $0.dropFirst().map { Rational($0) } }, bias: rows.map { Rational($0[0]) })
    let net = proof.network("net", try ReLUNetwork.maximumOfFive.composed(with: ReLUNetwork(inputs)))
    let f = proof.affineMaximum("f", SignedMaximaInstance.affine(rows))
    let isMaximum = try proof.proveMaximum(net, f, on: proof.space(instance.dimension))
    let layers = proof.decide(net.hidden, .equal, 2)
    let isLess = proof.decide(Quantity(2).power(net.hidden), .less, Quantity(5))
    return proof.decide(net.size, .equal, 19) && isMaximum && layers && isLess
  }
}
