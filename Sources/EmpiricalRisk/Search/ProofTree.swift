import ExactNumbers

/// The tree that proves a lower bound: a set of gates with cones is either split at a point, or bounded.
final class ProofTree {
  enum Kind {
    case open
    case bounded(RelaxationBound)
    /// The gates have the same cone and sign; child k has k of them where the point is on, the others where it is off.
    case split(gates: [Int], point: Int, children: [ProofTree])
  }

  let model: RelaxationModel
  var kind = Kind.open

  var isClosed: Bool {
    if case .open = kind { return false }
    return true
  }

  init(_ model: RelaxationModel) { self.model = model }
}
