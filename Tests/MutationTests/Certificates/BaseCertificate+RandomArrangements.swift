import Arrangements
import Certificates
import ExactNumbers
import ReLUNetworks

/// Certificates about random arrangements, as the writers make them.
extension BaseCertificate {
  static let arrangements: [BaseCertificate] = (0..<6).flatMap { seed in
    var generator = SeededGenerator(seed: UInt64(900 + seed))
    // What a writer cannot do would be missed by the test of the kinds.
    return (try? certificates(number: seed, using: &generator)) ?? []
  }

  /// Small forms, of which some repeat, are opposite, parallel or constant.
  private static func forms(_ count: Int, _ dimension: Int, central: Bool, using generator: inout SeededGenerator)
    -> [AffineForm]
  {
    var forms: [AffineForm] = []
    for _ in 0..<count {
      var normal = (0..<dimension).map { _ in BigInteger(Int.random(in: -1...1, using: &generator)) }
      if let last = forms.last, Int.random(in: 0...4, using: &generator) == 0 { normal = last.normal.map { -2 * $0 } }
      let constant = central ? 0 : BigInteger(Int.random(in: -1...1, using: &generator))
      forms.append(AffineForm(normal: normal, constant: constant))
    }
    return forms
  }

  private static func certificates(
    number: Int, using generator: inout SeededGenerator
  ) throws -> [BaseCertificate] {
    let (dimension, isCentral) = (1 + number % 3, number >= 3)
    let arrangement = try HyperplaneArrangement(
      dimension: dimension, forms: forms(5 - number % 2, dimension, central: isCentral, using: &generator))
    let name = "random, dimension \(dimension), \(isCentral ? "central" : "affine")"
    func written(_ kind: String, _ write: (inout CertificateBuilder, ProofArrangement) throws -> Void) rethrows
      -> BaseCertificate
    {
      var proof = CertificateBuilder(label: kind)
      let a = proof.arrangement("a", arrangement)
      try write(&proof, a)
      return BaseCertificate(kind, name, text: proof.finished().text)
    }
    var certificates = [
      written("whitney") { proof, a in _ = proof.proveWhitney(a) },
      try written("whitney") { proof, a in _ = try proof.proveWhitneyBySymmetry(a) },
      try written("chambers") { proof, a in _ = try proof.proveChambers(a) },
      try written("chambers-at-least") { proof, a in _ = try proof.decideChambers(a, atLeast: 2) },
    ]
    if isCentral {
      certificates += [
        try written("support-gates-at-least") { proof, a in _ = try proof.proveLeastSupportGates(a) },
        try written("support-network") { proof, a in
          let support = try SupportFunction(
            dimension: dimension, generators: arrangement.forms.map { $0.normal.map { Rational($0) } })
          proof.proveSupportNetwork(proof.network("net", try SmallestSupportNetwork(of: support).network), computes: a)
        },
      ]
    }
    return certificates
  }
}
