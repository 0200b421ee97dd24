import ExactNumbers
import ReLUNetworks

/// Decides 4.15 to 4.18.
extension TheoremOracle {
  /// The gradients of a bias-free network R² → R, once around the plane, equal neighbours not yet merged.
  ///
  /// Right of the axis f(x, y) = x·f(1, y/x), so a piece c + st of t ↦ f(1, t) is the linear function cx + sy on a cone;
  /// left of it f(x, y) = −x·f(−1, −y/x), and a piece c + st of t ↦ f(−1, t) is −cx + sy.
  private func gradients(of network: OracleNetwork) throws(OracleError) -> [[Rational]] {
    guard network.inputs == 2, network.outputs == 1, network.isBiasFree,
      let right = network.restricted(base: [1, 0], direction: [0, 1]).outputs.first,
      let left = network.restricted(base: [-1, 0], direction: [0, 1]).outputs.first
    else { throw OracleError("not a bias-free network from the plane to the line") }
    let upwards = zip(right.intercepts, right.slopes).map { [$0, $1] }
    let downwards = zip(left.intercepts, left.slopes).map { [-$0, $1] }
    return upwards + downwards.reversed()
  }

  func decideSectors(_ theorem: [String]) throws -> Decision {
    let gradients = try gradients(of: try network(named: try theorem.token(1)))
    let functions = Set(gradients).count
    // A positively homogeneous function that is not linear has infinitely many sets, a linear one has one.
    if theorem[0] == "infinitely-many-sets" {
      guard theorem.count == 8 else { throw OracleError("expected three vectors") }
      return Decision(functions > 1, "the network is linear")
    }
    guard theorem.count == 4 else { throw OracleError("expected two counts") }
    let changes = gradients.indices.count { gradients[$0] != gradients[($0 + 1) % gradients.count] }
    let claimed = [try OracleNumber.integer(theorem[2]), try OracleNumber.integer(theorem[3])]
    return Decision(
      claimed == [BigInteger(max(changes, 1)), BigInteger(functions)],
      "\(max(changes, 1)) sectors, \(functions) functions")
  }

  func decideAffine(_ theorem: [String]) throws -> Decision {
    guard theorem.count == 3 else { throw OracleError("expected two names, or a name and a number") }
    if theorem[0] == "affine" {
      return try decideAffine(try network(named: theorem[1]), try network(named: theorem[2]))
    }
    let map = try network(named: theorem[1])
    guard map.hidden.isEmpty, let layer = map.layers.first else { throw OracleError("no affine map") }
    let bound = try OracleNumber.integer(theorem[2])
    let rank = Self.rank(layer.weights)
    return Decision(bound.signum() >= 0 && bound <= BigInteger(rank), "the rank is \(rank)")
  }

  /// The rank, by Gaussian elimination.
  static func rank(_ matrix: [[Rational]]) -> Int {
    var rows = matrix
    var rank = 0
    for column in matrix[0].indices {
      guard let pivot = rows.indices.dropFirst(rank).first(where: { !rows[$0][column].isZero }) else { continue }
      rows.swapAt(rank, pivot)
      for row in rows.indices.dropFirst(rank + 1) where !rows[row][column].isZero {
        let factor = rows[row][column] / rows[rank][column]
        rows[row] = zip(rows[row], rows[rank]).map { $0 - factor * $1 }
      }
      rank += 1
    }
    return rank
  }

  /// Collects the gates of each hyperplane {ℓ = 0}, where the first coefficient of ℓ is 1.
  ///
  /// For a > 0, c·σ(aℓ) = ca·σ(ℓ) and c·σ(−aℓ) = ca·σ(ℓ) − ca·ℓ. So the network is an affine map plus a multiple of
  /// σ(ℓ) for each hyperplane, and it is affine if and only if all these multiples vanish: a kink along one hyperplane
  /// is not undone by the others.
  private func decideAffine(_ network: OracleNetwork, _ map: OracleNetwork) throws -> Decision {
    guard network.hidden.count == 1, map.hidden.isEmpty, network.inputs == map.inputs, network.outputs == map.outputs
    else { throw OracleError("not one hidden layer and an affine map of the same dimensions") }
    let (hidden, last, target) = (network.layers[0], network.layers[1], map.layers[0])
    for output in 0..<network.outputs {
      // The bias first.
      var affine = [last.biases[output]] + [Rational](repeating: 0, count: network.inputs)
      var kinks: [[Rational]: Rational] = [:]
      for gate in hidden.biases.indices {
        let form = [hidden.biases[gate]] + hidden.weights[gate]
        let coefficient = last.weights[output][gate]
        guard let first = form.dropFirst().first(where: { !$0.isZero }) else {
          affine[0] += coefficient * max(0, form[0])
          continue
        }
        kinks[form.map { $0 / first }, default: 0] += coefficient * first.magnitude
        if first.isNegative { affine = zip(affine, form).map { $0 + coefficient * $1 } }
      }
      guard kinks.values.allSatisfy(\.isZero) else { return .fails("output \(output + 1) has a kink") }
      guard affine == [target.biases[output]] + target.weights[output] else {
        return .fails("output \(output + 1) is another affine function")
      }
    }
    return .holds
  }
}
