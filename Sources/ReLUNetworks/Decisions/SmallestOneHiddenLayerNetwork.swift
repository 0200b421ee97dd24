import ExactNumbers

/// A network with one hidden layer, and as few gates as possible, that computes a function on R^n.
///
/// Let H_i be the h hyperplanes normal_i · x + constant_i = 0 across which the gradient jumps, by J_i normal_i. The function
/// is L(x) + Σ J_i σ(normal_i · x + constant_i) for an affine L. Every hyperplane needs a gate; as σ(t) = t + σ(−t), turning
/// the gates of a set F the other way adds Σ_F J_i normal_i to the gradient of L. Exactly h gates do if that makes it zero
/// for some F, h + 1 if it can be made a multiple of the normal of some H_k, which two gates at H_k compute together with the
/// jump, and h + 2 always.
public struct SmallestOneHiddenLayerNetwork: Equatable, Sendable {
  /// A hyperplane across which the gradient jumps.
  public struct Break: Equatable, Sendable {
    /// The hyperplane normal · x + constant = 0: integers without common divisor, the first that is not zero positive.
    public let normal: [BigInteger]
    /// See `normal`.
    public let constant: BigInteger
    /// The gradient on the positive side less that on the negative one is this times the normal; not zero.
    public let jump: Rational
  }

  /// How the gates are arranged; breaks are named by their places in `breaks`.
  public enum Ground: Equatable, Sendable {
    /// A constant needs no gate; the network has no hidden layer.
    case constant
    /// An affine function that is not constant needs two gates.
    case affine
    /// One gate for each break, those of these breaks turned to the negative side.
    case balanced(turned: [Int])
    /// One gate more: with the gates of these breaks turned, the gradient that is left is `factor` times the normal of the
    /// break `index`, which has two gates.
    case absorbed(index: Int, turned: [Int], factor: Rational)
    /// Two gates more, for the gradient that is left with no gate turned.
    case free
  }

  /// The network: one hidden layer, or none for a constant.
  public let network: ReLUNetwork
  /// How its gates are arranged.
  public let ground: Ground
  /// The least and the greatest number of gates that the smallest network can have, as far as it is known. They are equal
  /// unless the search for sets of gates to turn was given up.
  public let gateCounts: ClosedRange<Int>
  /// The hyperplanes across which the gradient jumps.
  public let breaks: [Break]
  /// The affine function L that is left when each break has a gate that is on where its form is positive.
  public let affinePart: AffineMap

  /// The number of gates of `network`.
  public var gateCount: Int { network.size }
  /// Whether it is proved that there is no network with fewer gates.
  public var isMinimal: Bool { gateCounts.lowerBound == gateCounts.upperBound }

  /// How many different partial sums the search keeps unless told otherwise: enough for 40 breaks with any jumps.
  public static let defaultBudget = 1 << 21

  /// Arranges the gates for L + Σ J_i σ(normal_i · x + constant_i), whose hyperplanes are different.
  init(affinePart: AffineMap, breaks: [Break], budget: Int) {
    self.affinePart = affinePart
    self.breaks = breaks
    let count = breaks.count
    if breaks.isEmpty {
      let isConstant = affinePart.entries.allSatisfy(\.isZero)
      ground = isConstant ? .constant : .affine
      network = isConstant ? ReLUNetwork(affinePart) : affinePart.asSmallestOneHiddenLayer
      gateCounts = isConstant ? 0...0 : 2...2
      return
    }
    let search = TurnedGateSearch(
      vectors: breaks.map { own in own.normal.map { own.jump * Rational($0) } },
      normals: breaks.map { $0.normal.map { Rational($0) } }, target: affinePart.entries.map { -$0 }, budget: budget)
    let found = search.find()
    ground = found.ground
    gateCounts = count + found.leastExtra...count + found.extra
    network = Self.network(affinePart, breaks, found.ground)
  }

  private static func network(_ affinePart: AffineMap, _ breaks: [Break], _ ground: Ground) -> ReLUNetwork {
    var rows: [Rational] = []
    var bias: [Rational] = []
    var weights: [Rational] = []
    var constant = affinePart.bias[0]
    func addGate(_ own: Break, sign: Rational, weight: Rational) {
      rows += own.normal.map { sign * Rational($0) }
      bias.append(sign * Rational(own.constant))
      weights.append(weight)
    }
    let turned: Set<Int>
    var absorber: (index: Int, factor: Rational)?
    switch ground {
    case .constant, .affine, .free: turned = []
    case .balanced(let list): turned = Set(list)
    case .absorbed(let index, let list, let factor):
      turned = Set(list)
      absorber = (index, factor)
    }
    for (place, own) in breaks.enumerated() {
      if turned.contains(place) { constant += own.jump * Rational(own.constant) }
      if let absorber, absorber.index == place {
        // factor · l + J σ(l) − factor · constant, with l = σ(l) − σ(−l).
        addGate(own, sign: 1, weight: own.jump + absorber.factor)
        addGate(own, sign: -1, weight: -absorber.factor)
        constant -= absorber.factor * Rational(own.constant)
      } else {
        addGate(own, sign: turned.contains(place) ? -1 : 1, weight: own.jump)
      }
    }
    if case .free = ground {
      let line = AffineMap(inputDimension: affinePart.inputDimension, entries: affinePart.entries, bias: [0])
        .asSmallestOneHiddenLayer
      rows += line.layers[0].entries
      bias += line.layers[0].bias
      weights += line.layers[1].entries
    }
    return ReLUNetwork(fitting: [
      AffineMap(inputDimension: affinePart.inputDimension, entries: rows, bias: bias),
      AffineMap(inputDimension: bias.count, entries: weights, bias: [constant]),
    ])
  }
}

/// The search for gates to turn.
struct TurnedGateSearch {
  /// What turning each gate adds to the gradient.
  let vectors: [[Rational]]
  /// The normals of the gates.
  let normals: [[Rational]]
  /// What the gates that are turned should add up to.
  let target: [Rational]
  let budget: Int

  /// The arrangement found, the number of gates that it takes beyond one for each break, and the least such number that is
  /// not excluded.
  func find() -> (ground: SmallestOneHiddenLayerNetwork.Ground, extra: Int, leastExtra: Int) {
    var leastExtra = 1
    do throws(SubsetSumBudgetExceeded) {
      let question = VectorSubsetSum(vectors: vectors, target: target, budget: budget)
      if let turned = try question.subset() { return (.balanced(turned: turned), 0, 0) }
    } catch {
      leastExtra = 0
    }
    var isDecided = true
    var tried: Set<[Rational]> = []
    for index in normals.indices {
      guard let pivot = normals[index].firstIndex(where: { !$0.isZero }) else { continue }
      // Parallel normals ask the same.
      if !tried.insert(normals[index].map { $0 / normals[index][pivot] }).inserted { continue }
      do throws(SubsetSumBudgetExceeded) {
        if let (turned, factor) = try absorbing(index, pivot) {
          return (.absorbed(index: index, turned: turned, factor: factor), 1, leastExtra)
        }
      } catch {
        isDecided = false
      }
    }
    return (.free, 2, isDecided ? leastExtra + 1 : leastExtra)
  }

  /// Gates, other than the one at `index`, that when turned leave a multiple of its normal, and the factor.
  private func absorbing(
    _ index: Int, _ pivot: Int
  ) throws(SubsetSumBudgetExceeded) -> (turned: [Int], factor: Rational)? {
    let normal = normals[index]
    // Modulo the normal: its multiple is subtracted that clears the pivot coordinate.
    func quotient(_ vector: [Rational]) -> [Rational] {
      let factor = vector[pivot] / normal[pivot]
      return normal.indices.filter { $0 != pivot }.map { vector[$0] - factor * normal[$0] }
    }
    let others = vectors.indices.filter { $0 != index }
    let question = VectorSubsetSum(
      vectors: others.map { quotient(vectors[$0]) }, target: quotient(target), budget: budget)
    guard let found = try question.subset() else { return nil }
    let turned = found.map { others[$0] }
    let rest = turned.reduce(-target[pivot]) { $0 + vectors[$1][pivot] }
    return (turned, rest / normal[pivot])
  }
}
