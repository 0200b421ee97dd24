import ExactNumbers
import ReLUNetworks

// Theorems about functions on the line: FORMAT.md 4.1 to 4.6.
extension CertificateBuilder {
  /// Proves that two functions are equal on the whole line, or, where they are not, that they differ at a point.
  ///
  /// - Returns: whether they are equal.
  public mutating func decideEqual(_ f: ProofFunction, _ g: ProofFunction) -> Bool {
    if let witness = f.function.firstDifference(from: g.function) {
      theorem("distinct \(f.name) \(g.name) \(pair(witness))")
      return false
    }
    let cuts = sortedUnion(f.swept.cuts, g.swept.cuts)
    theorem("equal \(f.name) \(g.name)", suffix: "\(cuts.count)")
    points(cuts)
    return true
  }

  /// Proves the exact number of pieces on the line.
  ///
  /// - Returns: the measure `pieces:F` for use in comparisons.
  public mutating func provePieces(_ f: ProofFunction) -> Quantity {
    let count = f.function.pieceCount
    theorem("pieces \(f.name) \(count)", suffix: "\(f.swept.cuts.count)")
    points(f.swept.cuts)
    return Quantity(tokens: "pieces:\(f.name)", value: BigInteger(count))
  }

  /// Proves the exact number of pieces on an interval.
  ///
  /// - Precondition: the interval is not a point.
  /// - Returns: the number.
  public mutating func provePieces(_ f: ProofFunction, on interval: ClosedRange<Rational>) -> Int {
    let count = f.function.pieceCount(on: interval)
    let inside = f.swept.cuts.filter { interval.lowerBound < $0 && $0 < interval.upperBound }
    theorem(
      "pieces-on \(f.name) \(count) \(pair(interval.lowerBound)) \(pair(interval.upperBound))",
      suffix: "\(inside.count)")
    points(inside)
    return count
  }

  /// Decides whether F has exactly `count` pieces on the interval and alternates between two values at their ends.
  ///
  /// Where it does, one theorem says so. Where it does not, a theorem gives the true number of pieces, or the value at a piece end that is
  /// not the one expected.
  ///
  /// - Precondition: first ≠ second, and the interval is not a point.
  public mutating func decideAlternates(
    _ f: ProofFunction, count: Int, on interval: ClosedRange<Rational>, first: Rational, second: Rational
  ) -> Bool {
    if f.function.pieceCount(on: interval) != count {
      _ = provePieces(f, on: interval)
      return false
    }
    let breaks = f.function.breakpoints.filter { interval.lowerBound < $0 && $0 < interval.upperBound }
    let ends = [interval.lowerBound] + breaks + [interval.upperBound]
    for (index, end) in ends.enumerated() {
      let expected = index % 2 == 0 ? first : second
      if !decideValue(f, at: end, .equal, expected, onlyIfFalse: true) { return false }
    }
    let inside = f.swept.cuts.filter { interval.lowerBound < $0 && $0 < interval.upperBound }
    theorem(
      "alternates \(f.name) \(count) \(pair(interval.lowerBound)) \(pair(interval.upperBound)) \(pair(first)) \(pair(second))",
      suffix: "\(inside.count)")
    points(inside)
    return true
  }

  /// Decides how the value at a point compares.
  ///
  /// - Parameter onlyIfFalse: write the theorem only when the relation fails.
  /// - Returns: whether the relation holds.
  @discardableResult
  public mutating func decideValue(
    _ f: ProofFunction, at x: Rational, _ relation: Relation, _ y: Rational, onlyIfFalse: Bool = false
  ) -> Bool {
    let value = f.function(x)
    let holds = relation.holds(value, y)
    if !(onlyIfFalse && holds) {
      theorem("value \(f.name) \(pair(x)) \(relation.truth(value, y).rawValue) \(pair(y))")
    }
    return holds
  }
}
