import ExactNumbers

/// A network with one hidden layer and the fewest gates that computes the support function of a zonotope.
///
/// Let B_1, …, B_q be the sums of the generators of each direction. The gradient of Σ |⟨r, B_j⟩| jumps across q hyperplanes,
/// so q gates are needed. They suffice exactly if some Σ ±B_j is zero; one more suffices exactly if for some k a signed sum
/// of the others is a multiple of B_k; two more always do. This sharpens Lemma 2.3.8 of the thesis of A. Mukherjee.
public struct SmallestSupportNetwork: Equatable, Sendable {
  /// What makes the number of gates least.
  public enum Ground: Equatable, Sendable {
    /// All generators are zero: no gate is needed. The network has one that never fires, since a layer has at least one.
    case zero
    /// One gate for each direction: with these signs the sums B_j add up to zero.
    case balanced([Int])
    /// One gate more: with these signs the sums other than B_k add up to `factor`·B_k. The sign at k is 0.
    case absorbed(index: Int, signs: [Int], factor: Rational)
    /// Two gates more: no signs help.
    case free
  }

  /// The network.
  public let network: ReLUNetwork
  /// What makes the number of gates least.
  public let ground: Ground
  /// The number q of directions.
  public let directionCount: Int

  /// The least number of gates.
  public var gateCount: Int {
    switch ground {
    case .zero: 0
    case .balanced: directionCount
    case .absorbed: directionCount + 1
    case .free: directionCount + 2
    }
  }

  /// Finds the network.
  /// - Throws: `SignedSumBudgetExceeded` for more than 32 directions.
  /// - Complexity: O(q · 2^(q/2)) vector sums for q directions.
  public init(of support: SupportFunction) throws(SignedSumBudgetExceeded) {
    let sums = support.directions
    directionCount = sums.count
    guard !sums.isEmpty else {
      ground = .zero
      network = support.oneHiddenLayer([])
      return
    }
    if let signs = try SignedSum(vectors: sums).vanishingSigns() {
      ground = .balanced(signs)
      network = support.oneHiddenLayer(zip(sums, signs).map { SupportFunction.Gate(Self.turned($0, $1), 2) })
      return
    }
    for index in sums.indices {
      guard let (signs, factor) = try Self.absorbing(index, of: sums) else { continue }
      ground = .absorbed(index: index, signs: signs, factor: factor)
      // |t| = 2σ(t) - t for the others, whose signed sum is factor·B_k; and B_k = σ(B_k) - σ(-B_k).
      let others = sums.indices.filter { $0 != index }.map { SupportFunction.Gate(Self.turned(sums[$0], signs[$0]), 2) }
      network = support.oneHiddenLayer(
        others + [
          SupportFunction.Gate(sums[index], 1 - factor),
          SupportFunction.Gate(SupportFunction.negative(sums[index]), 1 + factor),
        ])
      return
    }
    ground = .free
    let merged = try? SupportFunction(dimension: support.dimension, generators: sums)
    network = (merged ?? support).sumNetwork
  }

  /// Signs of the vectors other than the one at `index` that make their sum a multiple of it, and the factor.
  private static func absorbing(
    _ index: Int, of sums: [[Rational]]
  ) throws(SignedSumBudgetExceeded) -> (signs: [Int], factor: Rational)? {
    let absorber = sums[index]
    guard let pivot = absorber.firstIndex(where: { !$0.isZero }) else { return nil }
    // Modulo the absorber: its multiple is subtracted that clears the pivot coordinate.
    let others = sums.indices.filter { $0 != index }
    let quotients = others.map { other -> [Rational] in
      let factor = sums[other][pivot] / absorber[pivot]
      return absorber.indices.filter { $0 != pivot }.map { sums[other][$0] - factor * absorber[$0] }
    }
    guard let found = try SignedSum(vectors: quotients).vanishingSigns() else { return nil }
    var signs = [Int](repeating: 0, count: sums.count)
    var factor: Rational = 0
    for (other, sign) in zip(others, found) {
      signs[other] = sign
      factor += Rational(sign) * sums[other][pivot] / absorber[pivot]
    }
    return (signs, factor)
  }

  private static func turned(_ vector: [Rational], _ sign: Int) -> [Rational] {
    sign < 0 ? SupportFunction.negative(vector) : vector
  }
}
