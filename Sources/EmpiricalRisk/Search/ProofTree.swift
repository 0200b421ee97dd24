import ExactNumbers

/// The tree that proves a lower bound: a set of gates with cones is either split along a cut, or bounded.
final class ProofTree {
  enum Kind {
    case open
    case bounded(RelaxationBound)
    /// The gates have the same cone and sign; child k has k of them in the first part, the others in the second.
    case split(gates: [Int], cut: SimplicialCone.Cut, children: [ProofTree])
  }

  let model: RelaxationModel
  var kind = Kind.open

  init(_ model: RelaxationModel) { self.model = model }
}
