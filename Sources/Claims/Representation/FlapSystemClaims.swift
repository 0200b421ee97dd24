import Certificates
import ExactNumbers
import ReLUNetworks

/// The linear system in the proof of Theorem 2.2.2.
enum FlapSystemClaims {
  static let all: [Claim] = [claim(.printed), claim(.repaired)]

  private static func claim(_ system: CertificateBuilder.FlapSystem) -> Claim {
    let printed = system == .printed
    let coefficient = printed ? "a_{j−1} − a_j" : "a_i − a_j"
    return Claim(
      "one-hidden-layer.flap-system", printed ? .printed : .repaired, .thesis("Theorem 2.2.2, proof"),
      title: "The flaps that solve the system with coefficients \(coefficient) sum to the function.",
      statement:
        "Let f have the break points (a_i, b_i), i < m, shifted so that b_{m−1} = 0. If r = s_R, Σ t_j = s_L and b_i = Σ_{j>i} t_j(\(coefficient)) for i ≤ m − 2, then f is the sum of the right flap of slope r at a_{m−1} and the left flaps of slopes t_j at a_j.",
      hypotheses: "m ≥ 2",
      expects: printed ? .fails : .holds,
      caption: printed ? "The function and the sum of the flaps that the printed system gives." : nil,
      instances: { FunctionInstance.standardFamily.filter { $0.slopes.count <= 12 } },
      sample: { size, generator in .random(size: size, using: &generator) },
      simplify: \.simpler,
      hypothesis: { OneHiddenLayerClaims.atLeastTwoPieces($0) },
      curves: { instance in
        guard let f = try? instance.function(), let flaps = try? flaps(of: instance, system),
          let first = instance.breaks.first, let last = instance.breaks.last
        else { return [] }
        return [
          Curve("f", f, on: (first - 1)...(last + 1)),
          Curve("flaps of the \(system.rawValue) system", flaps.function, on: (first - 1)...(last + 1)),
        ]
      }
    ) { instance, proof in
      let f = proof.function("f", try instance.function())
      guard let flaps = try flaps(of: instance, system) else { return true }
      let sum = proof.flaps("flaps", flaps)
      proof.proveFlapSystem(system, sum, solves: f)
      return proof.decideEqual(sum, f)
    }
  }

  static func flaps(
    of instance: FunctionInstance, _ system: CertificateBuilder.FlapSystem
  ) throws -> FlapDecomposition? {
    FlapDecomposition(of: try instance.function(), system: system == .printed ? .printed : .repaired)
  }
}
