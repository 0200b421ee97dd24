import Certificates
import ExactNumbers
import ReLUNetworks

/// Lemma 2.3.8: networks with one hidden layer for the support function of a zonotope.
enum SupportNetworkClaims {
  static let all: [Claim] = [pairs, sum, smallest]

  static let pairs = Claim(
    "zonotope.support-network", .printed, .thesis("Lemma 2.3.8"),
    title: "The support function of m generators is a network with one hidden layer of 2m gates.",
    statement:
      "For b^1, …, b^m ∈ R^n, m ≥ 1: Σ σ(⟨r, b^i⟩) + σ(−⟨r, b^i⟩), a network of 2m gates, equals γ everywhere.",
    expects: .holds,
    instances: { ZonotopeInstance.standardFamily },
    sample: { size, generator in .random(size: size, using: &generator) }
  ) { instance, proof in
    let a = proof.arrangement("a", try instance.arrangement())
    let net = proof.network("net", try instance.supportFunction().pairNetwork)
    proof.proveSupportNetwork(net, computes: a)
    let shallow = proof.decide(net.hidden, .equal, 1)
    return proof.decide(net.size, .equal, a.planes * 2) && shallow
  }

  static let sum = Claim(
    "zonotope.support-network", .sharpened, .thesis("Lemma 2.3.8"),
    title: "m + 2 gates are enough for the support function of m generators.",
    statement:
      "For b^1, …, b^m ∈ R^n and v = Σ b^i: 2Σ σ(⟨r, b^i⟩) − σ(⟨r, v⟩) + σ(−⟨r, v⟩), a network of m + 2 gates, equals γ everywhere.",
    expects: .holds,
    instances: { ZonotopeInstance.standardFamily },
    sample: { size, generator in .random(size: size, using: &generator) }
  ) { instance, proof in
    let a = proof.arrangement("a", try instance.arrangement())
    let net = proof.network("net", try instance.supportFunction().sumNetwork)
    proof.proveSupportNetwork(net, computes: a)
    let shallow = proof.decide(net.hidden, .equal, 1)
    return proof.decide(net.size, .equal, a.planes + 2) && shallow
  }

  /// Zonotopes for which q, q + 1 and q + 2 gates are the least number.
  static let smallestFamily: [ZonotopeInstance] = {
    let lists: [[[Int]]] = [
      [[1, 0], [0, 1], [1, 1]], [[1, 0], [0, 1], [1, 3]], [[1, 0], [0, 1], [2, 2], [1, 1]],
      [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]], [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 2]],
      [[1, 0, 0], [0, 1, 0], [0, 0, 1], [2, 2, 2]], [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 2, 3]],
      [[3, 1], [1, -2], [2, 3]], [[3, 1], [1, -2], [4, -2]],
    ]
    return (ZonotopeInstance.standardFamily + lists.map { ZonotopeInstance(dimension: $0[0].count, generators: $0) })
      .sorted { $0.weight < $1.weight }
  }()

  static let smallest = Claim(
    "zonotope.support-network-size", .sharpened, .thesis("Lemma 2.3.8"),
    title:
      "The least number of gates is q, q + 1 or q + 2 for q directions of generators, by whether signed sums of them vanish.",
    statement:
      "Let B_1, …, B_q be the sums of the generators of each direction, turned the same way, q ≥ 1. A network with one hidden layer for γ needs exactly q gates if some Σ ±B_j is zero, otherwise q + 1 if for some k a signed sum of the others is a multiple of B_k, otherwise q + 2.",
    hypotheses: "some generator is not zero",
    expects: .holds,
    instances: { smallestFamily },
    sample: { size, generator in .random(size: size, using: &generator) },
    hypothesis: { $0.isNonzero ? nil : "all generators are zero" }
  ) { instance, proof in
    let a = proof.arrangement("a", try instance.arrangement())
    let net = proof.network("net", try SmallestSupportNetwork(of: instance.supportFunction()).network)
    proof.proveSupportNetwork(net, computes: a)
    let least = proof.integer("least", try proof.proveLeastSupportGates(a))
    let range = proof.decide(least, .atLeast, a.hyperplanes)
    let upper = proof.decide(least, .atMost, a.hyperplanes + 2)
    return proof.decide(net.size, .equal, least) && range && upper
  }
}
