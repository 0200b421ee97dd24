import ExactNumbers

extension ConeSearch {
  /// Bounds all sets that wait, as well as their relaxations allow: the least of the bounds is a bound on the loss.
  ///
  /// - Returns: the bound on the loss of the integer data; nil before the first sets were made.
  func boundWaitingSets() -> Rational? {
    if roots.isEmpty { return nil }
    var judge = ConeJudge(data, width: problem.width)
    // A little below what floating point says, so that rounding reaches it.
    let expected = waiting.map(\.value).min() ?? 0
    let target = Rational(exactly: expected * (1 - 1e-6)) ?? 0
    for entry in waiting {
      let bound = judge.bound(entry.tree.model, target: target) ?? trivialBound(entry.tree.model)
      if let bound { entry.tree.kind = .bounded(bound) }
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
