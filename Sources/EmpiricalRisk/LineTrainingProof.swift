import ExactNumbers

/// A proof that no network has a smaller loss than a value, for points on the line: a tree of sets of ranges for the kinks
/// of gates. `LineNode` and `LineSearch` say what sets are.
public struct LineTrainingProof: Sendable {
  /// A node of the tree.
  public enum Node: Sendable {
    /// A range of the set is split at a place. With g gates there are g + 1 children, in the order of the number of gates up
    /// to the place.
    case split(range: Int, place: Int)
    /// No network of the set has a smaller loss than what the slopes, one for each sample over a common unit, prove.
    case leaf(unit: BigInteger, slopes: [BigInteger])
  }

  /// The nodes, parents before children, in the order of the children.
  public let nodes: [Node]

  init(_ search: LineSearch) {
    var nodes: [Node] = []
    var open = Array(search.roots.reversed())
    while let tree = open.popLast() {
      switch tree.kind {
      case .open: preconditionFailure("the search has ended with an open set")
      case .bounded(let slopes): nodes.append(.leaf(unit: slopes.unit, slopes: slopes.values))
      case .split(let range, let place, let children):
        nodes.append(.split(range: range, place: place))
        open += children.reversed()
      }
    }
    self.nodes = nodes
  }
}

/// A proof of a lower bound, by one method or another.
public enum LowerBoundProof: Sendable {
  /// By cones of parameters of gates.
  case cones(TrainingProof)
  /// By ranges of kinks on the line.
  case line(LineTrainingProof)
  /// By slopes, one for each sample over a common unit, that add up to zero at each point: no function has a smaller loss.
  case pointwise(unit: BigInteger, slopes: [BigInteger])

  /// The number of sets that slopes bound.
  public var leafCount: Int {
    switch self {
    case .cones(let proof): proof.nodes.count { if case .leaf = $0 { true } else { false } }
    case .line(let proof): proof.nodes.count { if case .leaf = $0 { true } else { false } }
    case .pointwise: 1
    }
  }
}
