import ExactNumbers

/// The tree that proves a lower bound: a set of networks on the line is either split at a place, or bounded.
final class LineTree {
  enum Kind {
    case open
    case bounded(LineSlopes)
    /// Child k has k gates of the range up to the place, the others from there on.
    case split(range: Int, place: Int, children: [LineTree])
  }

  let node: LineNode
  var kind = Kind.open

  init(_ node: LineNode) { self.node = node }

  /// Splits the set and gives its children.
  func split(_ range: Int, at place: Int) -> [LineTree] {
    let children = node.split(range, at: place).map { LineTree($0) }
    kind = .split(range: range, place: place, children: children)
    return children
  }
}
