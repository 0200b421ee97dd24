import ExactNumbers

extension ConeSearch {
  /// Bounds all sets that wait, as well as their relaxations allow: the least of the bounds is a bound on the loss.
  ///
  /// - Returns: the bound on the loss of the integer data; nil before the first sets were made.
  func boundWaitingSets() -> Rational? {
    if roots.isEmpty { return nil }
    var judge = ConeJudge(data, width: problem.width)
    for tree in waiting.map(\.tree) + unjudged {
      let bounds = [judge.bound(tree.model), trivialBound(tree.model)].compactMap { $0 }
      if let bound = bounds.max(by: { $0.value < $1.value }) { tree.kind = .bounded(bound) }
    }
    var least: Rational?
    var open = roots
    while let tree = open.popLast() {
      switch tree.kind {
      case .open: return nil
      case .bounded(let bound): least = least.map { min($0, bound.value) } ?? bound.value
      case .split(gates: _, point: _, let children): open += children
      }
    }
    return least.map { min($0, best.value) }
  }
}
