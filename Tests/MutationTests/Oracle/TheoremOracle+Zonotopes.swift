import ExactNumbers
import ReLUNetworks

/// Decides 4.26 to 4.33.
extension TheoremOracle {
  func decideSupport(_ theorem: [String]) throws -> Decision {
    let names = theorem[0] == "support-network" ? 2 : 1
    let arrangement = try arrangement(named: try theorem.token(names), central: true)
    switch theorem[0] {
    case "support":
      let point = try OracleNumber.rationals(theorem.dropFirst(5), over: try theorem.token(4))
      guard point.count == arrangement.dimension else { throw OracleError("a point of \(point.count) coordinates") }
      let value = arrangement.support(at: point)
      return Decision(try OracleNumber.rational(theorem[2], theorem[3]) == value, "the value is \(value)")
    case "support-network":
      let network = try network(named: theorem[1])
      guard theorem.count == 3, network.hidden.count == 1, network.outputs == 1,
        network.inputs == arrangement.dimension
      else { throw OracleError("expected a network of one hidden layer, one output and the right inputs") }
      let (gates, output) = (network.layers[0], network.layers[1])
      var difference = HingeSum(variables: network.inputs)
      difference.add(1, timesForm: output.biases + [Rational](repeating: 0, count: network.inputs))
      for (number, bias) in gates.biases.enumerated() {
        difference.add(output.weights[0][number], timesPositivePartOf: [bias] + gates.weights[number])
      }
      difference.add(-1, timesSupportOf: arrangement)
      return Decision(difference.isZero, "the network is another function")
    case "same-support":
      let other = try self.arrangement(named: try theorem.token(2), central: true)
      guard theorem.count == 3, other.dimension == arrangement.dimension else {
        throw OracleError("expected two arrangements of one dimension")
      }
      var difference = HingeSum(variables: arrangement.dimension)
      difference.add(1, timesSupportOf: arrangement)
      difference.add(-1, timesSupportOf: other)
      return Decision(difference.isZero, "they differ")
    default:
      guard theorem.count == 3 else { throw OracleError("expected a name and a number") }
      let claimed = try OracleNumber.integer(theorem[2])
      if theorem[0] == "support-pieces" {
        // One vertex and one linear function for each chamber.
        guard let chambers = arrangement.chambers else { return .undecided("too many hyperplanes") }
        return Decision(claimed == BigInteger(chambers), "there are \(chambers) chambers")
      }
      guard let gates = Self.leastGates(ofSupport: arrangement) else { return .undecided("too many sums") }
      return Decision(0 <= claimed && claimed <= BigInteger(gates), "\(gates) gates are enough")
    }
  }

  /// The exact least number of gates of a network with one hidden layer for the support function; nil if there are too
  /// many sums of vectors.
  ///
  /// h is the sum of |B·x| over its q hyperplanes, and a gate on each of them gives 2·max(0, ±B·x) = |B·x| ± B·x. They
  /// are enough if some choice of the signs leaves no linear function. Two gates on one hyperplane can give any multiple
  /// of B·x besides |B·x|, so one more gate is enough if some choice for the others leaves such a multiple. Two more,
  /// t = max(0, t) − max(0, −t), always are.
  static func leastGates(ofSupport arrangement: OracleArrangement) -> Int? {
    var vectors: [[Rational]: Rational] = [:]
    for vector in arrangement.vectors {
      guard let first = vector.first(where: { !$0.isZero }) else { continue }
      vectors[vector.map { $0 / first }, default: 0] += first.magnitude
    }
    let bundles = vectors.map { direction, length in direction.map { $0 * length } }
    if bundles.isEmpty { return 0 }
    if bundles.count > 26 { return nil }
    if someSignsCancel(bundles[...]) { return bundles.count }
    for (index, bundle) in bundles.enumerated() {
      guard let axis = bundle.firstIndex(where: { !$0.isZero }) else { continue }
      // Modulo the multiples of this vector.
      var others = bundles
      others.remove(at: index)
      let projected = others.map { vector in
        zip(vector, bundle).map { $0 - vector[axis] / bundle[axis] * $1 }
      }
      if someSignsCancel(projected[...]) { return bundles.count + 1 }
    }
    return bundles.count + 2
  }

  /// Whether Σ ±v = 0 for some choice of the signs: some sum of the first half is one of the second half.
  private static func someSignsCancel(_ vectors: ArraySlice<[Rational]>) -> Bool {
    func sums(_ vectors: ArraySlice<[Rational]>) -> Set<[Rational]> {
      var sums: Set<[Rational]> = []
      for (number, vector) in vectors.enumerated() {
        let negative = vector.map { -$0 }
        if number == 0 {
          sums = [vector, negative]
        } else {
          sums = Set(sums.flatMap { sum in [vector, negative].map { term in zip(sum, term).map { $0 + $1 } } })
        }
      }
      return sums
    }
    let (first, second) = (vectors.prefix(vectors.count / 2), vectors.dropFirst(vectors.count / 2))
    if second.isEmpty { return true }
    let right = sums(second)
    if first.isEmpty { return right.contains { $0.allSatisfy(\.isZero) } }
    return !right.isDisjoint(with: sums(first))
  }

  func decideFoldedSupport(_ theorem: [String]) throws -> Decision {
    let arrangement = try arrangement(named: try theorem.token(1), central: true)
    guard case .folding(let segments, let lazy) = try object(named: try theorem.token(2)) else {
      throw OracleError("\(theorem[2]) is no folding")
    }
    guard !arrangement.hyperplanes.isEmpty else { throw OracleError("all forms are constant") }
    var size = 1
    for count in segments where size <= LazyFunction.largestFolding { size *= count }
    if size > LazyFunction.largestFolding { return .undecided("a folding too large to work out") }
    let folding = try lazy.canonical()
    let claimed = try OracleNumber.integer(try theorem.token(theorem.count - 1))
    if theorem[0] == "zonotope-pieces" {
      guard theorem.count == 4 else { throw OracleError("expected two names and a number") }
      guard let pieces = Self.pieces(of: folding, after: arrangement) else { return .undecided("too many hyperplanes") }
      return Decision(claimed == BigInteger(pieces), "there are \(pieces) pieces")
    }
    let depth = try OracleNumber.word(try theorem.token(3))
    guard theorem.count == 5, depth >= 1, let bound = Int(exactly: claimed), bound >= 0 else {
      throw OracleError("a size bound out of range")
    }
    // No network of fewer gates has this many layers.
    if bound - 1 < depth { return .holds }
    let most = try WidthProduct.largest(count: depth, sum: bound - 1) ?? 0
    guard let pieces = Self.piecesOnLine(of: folding, after: arrangement) else { return .undecided("no line found") }
    return Decision(most < BigInteger(pieces), "\(most) pieces on a line, not only \(pieces), are possible")
  }

  /// The pieces of H ∘ h; nil if there are too many hyperplanes.
  ///
  /// Where h lies in a piece of H that is not constant, every chamber has a piece of its own. Where it lies in a constant
  /// one, there is one piece: a ball or a shell around the common zeros of the forms, but two of the latter if the forms
  /// have rank 1.
  static func pieces(of folding: PiecewiseLinearFunction, after arrangement: OracleArrangement) -> Int? {
    guard let chambers = arrangement.chambers else { return nil }
    var count = 0
    for (index, slope) in folding.slopes.enumerated() {
      // The piece ends at this value, and begins at that before.
      let start = index == 0 ? nil : folding.breakpoints[index - 1]
      if index < folding.breakpoints.count, folding.breakpoints[index].signum() <= 0 { continue }
      let isShell = start.map { $0.signum() > 0 } ?? false
      if !slope.isZero {
        count += chambers
      } else {
        count += isShell && arrangement.hyperplanes.count == 1 ? 2 : 1
      }
    }
    return count
  }

  /// The pieces of H ∘ h on a line that passes all hyperplanes near to 0, one after the other; nil if none is found.
  static func piecesOnLine(of folding: PiecewiseLinearFunction, after arrangement: OracleArrangement) -> Int? {
    func product(_ left: [Rational], _ right: [Rational]) -> Rational {
      zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
    guard let first = folding.breakpoints.first(where: { $0.signum() > 0 }) else { return nil }
    let normals = arrangement.hyperplanes.map { Array($0.dropFirst()) }
    var generator = SeededGenerator(seed: 17)
    func random() -> [Rational] {
      (0..<arrangement.dimension).map { _ in Rational(Int.random(in: -60...60, using: &generator)) }
    }
    for _ in 0..<200 {
      let (base, direction) = (random(), random())
      let slopes = normals.map { product($0, direction) }
      if slopes.contains(where: \.isZero) { continue }
      let crossings = zip(normals, slopes).map { -product($0, base) / $1 }
      if Set(crossings).count < crossings.count { continue }
      func onLine(_ scale: Rational) -> PiecewiseLinearFunction {
        arrangement.vectors.reduce(PiecewiseLinearFunction.constant(0)) { sum, vector in
          let constant = scale * product(vector, base)
          return sum + PiecewiseLinearFunction(slope: product(vector, direction), constant: constant).absoluteValue
        }
      }
      let far = onLine(1)
      let highest = crossings.map { far($0) }.max() ?? 0
      // Homogeneous: all is scaled so that the crossings lie below the first break.
      let near = highest.isZero ? far : onLine(first / (highest + highest))
      return folding.composed(with: near).pieceCount
    }
    return nil
  }

  /// A point, a segment, and the polygons with an even number of vertices are zonotopes; every zonotope is symmetric.
  func decideNoZonotope(_ theorem: [String]) throws -> Decision {
    guard theorem.count == 2 else { throw OracleError("expected a number") }
    let number = try OracleNumber.integer(theorem[1])
    let isEven = (number.description.last?.wholeNumberValue ?? 0).isMultiple(of: 2)
    return Decision(
      number.signum() <= 0 || !(isEven || number == 1), "some zonotope has \(number) vertices")
  }
}
