import ExactNumbers

/// A proof that no network has a smaller loss than a value, as a tree of sets of gates with cones of parameters.
///
/// Points are multiplied by `pointScale`, outputs and labels by `labelScale`, weights by `weightScale`. A gate is a sign and
/// a cone of its parameters θ; at first the cones of all but one of the rays of `axes` and minus their sum.
public struct TrainingProof: Sendable {
  /// A node of the tree.
  public enum Node: Sendable {
    /// The cone of a gate, and of all gates of its sign with the same cone, is cut by the hyperplane of a point. The rays
    /// are the new ones, one for each pair of adjacent rays on different sides. With k equal gates there are k + 1 children,
    /// in the order of the number of gates for which the point is on.
    case split(gate: Int, point: Int, rays: [[BigInteger]])
    /// No network with these cones has a smaller loss: see `slopes` and `multipliers`.
    case leaf(slopes: [Rational], multipliers: [Multiplier])
  }

  /// A multiplier of a gate at a point.
  public struct Multiplier: Sendable {
    /// The gate.
    public let gate: Int
    /// The point.
    public let point: Int
    /// The multiplier, positive.
    public let value: Rational
  }

  /// What the points were multiplied by.
  public let pointScale: BigInteger
  /// What the labels and outputs were multiplied by.
  public let labelScale: BigInteger
  /// What the weights were multiplied by.
  public let weightScale: BigInteger
  /// The own and the last coordinate of each of the first rays; the own coordinate of the last one is its last.
  public let axes: [(own: BigInteger, last: BigInteger)]
  /// The nodes, parents before children, in the order of the children.
  public let nodes: [Node]

  init(_ search: ConeSearch) {
    pointScale = search.data.pointScale
    labelScale = search.data.labelScale
    weightScale = search.data.weightScale
    axes = search.fan.axes
    var nodes: [Node] = []
    var open = Array(search.roots.reversed())
    let count = search.data.count
    while let tree = open.popLast() {
      switch tree.kind {
      case .open: preconditionFailure("the search has ended with an open set")
      case .bounded(let bound):
        var multipliers: [Multiplier] = []
        for (gate, cone) in tree.model.cones.enumerated() {
          for point in 0..<count where cone.statuses[point] == .undecided {
            let value = bound.multipliers[gate * count + point]
            if value.signum() > 0 { multipliers.append(Multiplier(gate: gate, point: point, value: value)) }
          }
        }
        nodes.append(.leaf(slopes: bound.slopes, multipliers: multipliers))
      case .split(let gates, let point, let children):
        let gate = gates[0]
        let cone = tree.model.cones[gate]
        let kept = (0..<cone.rayCount).count { cone.values[point * cone.rayCount + $0].signum() >= 0 }
        let on = children[gates.count].model.cones[gate]
        nodes.append(.split(gate: gate, point: point, rays: Array(on.rays.dropFirst(kept))))
        open += children.reversed()
      }
    }
    self.nodes = nodes
  }
}
