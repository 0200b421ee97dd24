import ExactNumbers

extension ConeSearch {
  /// Bounds all sets that wait, as well as their relaxations allow: the least of the bounds is a bound on the loss.
  ///
  /// - Returns: the bound on the loss of the integer data; nil before the first sets were made.
  func boundWaitingSets() -> Rational? {
    if roots.isEmpty { return nil }
    var judge = ConeJudge(data, width: problem.width)
    let goal = 0.98 * min(best.value.approximateDouble, waiting.map(\.value).min() ?? .infinity)
    var open = (waiting.map(\.tree) + unjudged).map { (tree: $0, depth: 0) }
    while let (tree, depth) = open.popLast() {
      let (found, expected, cut) = judge.bound(tree.model)
      let bound = [found, trivialBound(tree.model)].compactMap { $0 }.max { $0.value < $1.value }
      // Where exact arithmetic falls behind the relaxation, it does better on smaller sets.
      let isPoor = bound.map { $0.value.approximateDouble < min(goal, 0.98 * expected) } ?? true
      if isPoor, depth < 12, let cut {
        open += split(tree, cut).map { ($0, depth + 1) }
      } else if let bound {
        tree.kind = .bounded(bound)
      }
    }
    var least: Rational?
    var rest = roots
    while let tree = rest.popLast() {
      switch tree.kind {
      case .open: return nil
      case .bounded(let bound): least = least.map { min($0, bound.value) } ?? bound.value
      case .split(gates: _, point: _, let children): rest += children
      }
    }
    return least.map { min($0, best.value) }
  }
}
