import Arrangements

/// What an exhaustive search for orientations found.
public enum ChirotopeOutcome: Hashable, Sendable {
  /// Signs that satisfy all conditions, in lexicographic order of the d-subsets of rows. This does not bound the sign-rank
  /// (for d = 3 and at most 8 rows it does: all such oriented matroids are realisable).
  case compatible([Int])
  /// There are none, with the proof.
  case refuted(ChirotopeRefutation)
  /// The search was given up; nothing is known.
  case undecided
}

/// A search through all orientations: unit propagation, looking ahead, and jumping back over decisions that had no part
/// in a contradiction (M. Davis, G. Logemann, D. Loveland, 1962; J. Marques-Silva, K. Sakallah, 1996).
struct ChirotopeSearch {
  private let problem: ChirotopeConditions
  private var signs: [Int8]
  private var trail: [(variable: Int, reason: Int32)] = []
  private var remaining: Int
  private let control: CountingControl?
  /// How many variables are tried before a decision.
  private let candidates: [Int]

  /// A tree with the variables that its contradictions rest on.
  private final class Tree {
    let node: ChirotopeRefutation.Node
    let plus: Tree?
    let minus: Tree?
    let variables: Set<Int>

    init(_ node: ChirotopeRefutation.Node, _ plus: Tree?, _ minus: Tree?, _ variables: Set<Int>) {
      self.node = node
      self.plus = plus
      self.minus = minus
      self.variables = variables
    }
  }

  private enum Result {
    case refuted(Tree)
    case compatible
    case stopped
  }

  /// A search that gives up after about `budget` propagated signs.
  init(_ problem: ChirotopeConditions, budget: Int, control: CountingControl?) {
    self.problem = problem
    signs = [Int8](repeating: 0, count: problem.subsets.count)
    remaining = budget
    self.control = control
    let weights = problem.occurrences.map(\.count)
    candidates = problem.subsets.indices.sorted { (-weights[$0], $0) < (-weights[$1], $1) }
  }

  /// Runs the search with + for the subset of this number, which may be assumed.
  mutating func run(first: Int? = nil) -> (outcome: ChirotopeOutcome, used: Int) {
    let budget = remaining
    let first = first ?? candidates[0]
    let result = descend(first, 1)
    switch result {
    case .stopped: return (.undecided, budget - remaining)
    case .compatible: return (.compatible(signs.map(Int.init)), budget - remaining)
    case .refuted(let tree):
      let root = Tree(.split(problem.subsets[first]), tree, nil, [])
      return (.refuted(refutation(root)), budget - remaining)
    }
  }

  private func refutation(_ root: Tree) -> ChirotopeRefutation {
    var nodes: [ChirotopeRefutation.Node] = []
    var stack = [root]
    while let tree = stack.popLast() {
      nodes.append(tree.node)
      if let minus = tree.minus { stack.append(minus) }
      if let plus = tree.plus { stack.append(plus) }
    }
    return ChirotopeRefutation(rank: problem.rank, rows: [], columns: [], nodes: nodes)
  }

  /// Refutes the present signs together with one more, or finds compatible ones, which are left in `signs`.
  private mutating func descend(_ variable: Int, _ sign: Int8) -> Result {
    let mark = trail.count
    if let conflict = assign(variable, sign) {
      let tree = explain(conflict, mark)
      undo(to: mark)
      return .refuted(tree)
    }
    if remaining <= 0 || control?.isInterrupted == true { return .stopped }
    guard let next = branchingVariable() else { return .compatible }
    switch descend(next, 1) {
    case .stopped: return .stopped
    case .compatible: return .compatible
    case .refuted(let plus):
      var tree = plus
      if plus.variables.contains(next) {
        switch descend(next, -1) {
        case .stopped: return .stopped
        case .compatible: return .compatible
        case .refuted(let minus):
          tree =
            minus.variables.contains(next)
            ? Tree(
              .split(problem.subsets[next]), plus, minus, plus.variables.union(minus.variables).subtracting([next]))
            : minus
        }
      }
      tree = wrap(tree, mark)
      undo(to: mark)
      return .refuted(tree)
    }
  }

  /// Chooses a sign and all that follow; the number of a violated condition if there is one.
  private mutating func assign(_ variable: Int, _ sign: Int8) -> Int32? {
    var head = trail.count
    trail.append((variable, -1))
    signs[variable] = sign
    while head < trail.count {
      let current = trail[head].variable
      head += 1
      remaining -= 1
      for number in problem.occurrences[current] {
        switch problem.consequence(problem.conditions[Int(number)], signs) {
        case .none: break
        case .violated: return number
        case .forced(let forced, let value):
          signs[forced] = value
          trail.append((forced, number))
        }
      }
    }
    return nil
  }

  private mutating func undo(to mark: Int) {
    while trail.count > mark, let last = trail.popLast() { signs[last.variable] = 0 }
  }

  /// The tree of a contradiction: forced signs that it rests on become splits with the wrong sign refuted at once.
  private func explain(_ conflict: Int32, _ mark: Int) -> Tree { wrap(leaf(conflict), mark) }

  private func leaf(_ number: Int32) -> Tree {
    let condition = problem.conditions[Int(number)]
    return Tree(condition.leaf, nil, nil, Set(condition.variables))
  }

  private func wrap(_ tree: Tree, _ mark: Int) -> Tree {
    var tree = tree
    for entry in trail[mark...].reversed() where entry.reason >= 0 && tree.variables.contains(entry.variable) {
      let wrong = leaf(entry.reason)
      let variables = tree.variables.union(wrong.variables).subtracting([entry.variable])
      let node = ChirotopeRefutation.Node.split(problem.subsets[entry.variable])
      tree = signs[entry.variable] > 0 ? Tree(node, tree, wrong, variables) : Tree(node, wrong, tree, variables)
    }
    return tree
  }

  /// The variable whose two signs together have the most consequences, one with an impossible sign before all others; nil
  /// if all signs are chosen.
  private mutating func branchingVariable() -> Int? {
    var best: (score: Int, variable: Int)?
    var tried = 0
    let mark = trail.count
    for variable in candidates where signs[variable] == 0 {
      var score = 1
      for sign: Int8 in [1, -1] {
        let isImpossible = assign(variable, sign) != nil
        let count = trail.count - mark
        undo(to: mark)
        if isImpossible { return variable }
        score *= count
      }
      if score > best?.score ?? 0 { best = (score, variable) }
      tried += 1
      if tried >= 100 { break }
    }
    return best?.variable
  }
}
