import Arrangements
import ExactNumbers

extension TrainingSet {
  /// The ways in which an affine hyperplane that meets no point divides the points: for each, whether each point lies on the
  /// positive side. Sides are ordered, so that the dichotomies come in opposite pairs; equal points are never divided.
  ///
  /// They are the chambers of the central arrangement { θ : (x, 1)·θ = 0 } in Rⁿ⁺¹. The closures of the chambers cover the
  /// space of parameters, whatever the position of the points.
  ///
  /// - Throws: `TrainingError.interrupted`.
  /// - Complexity: at most 2 Σ_{i ≤ n} C(D − 1, i) dichotomies, which is attained in general position (Cover 1965).
  public func dichotomies(control: TrainingControl? = nil) throws(TrainingError) -> [[Bool]] {
    var result: [[Bool]] = []
    do {
      try parameterArrangement().forEachChamber(options: EnumerationOptions(witnesses: false)) { chamber in
        result.append(points.indices.map { chamber.sign(of: $0) > 0 })
        return control?.isInterrupted == true ? .stop : .proceed
      }
    } catch { throw .interrupted }
    if control?.isInterrupted == true { throw .interrupted }
    return result
  }

  /// The number of dichotomies from the characteristic polynomial (Zaslavsky 1975), without enumerating them.
  ///
  /// - Throws: `TrainingError.interrupted`.
  public func dichotomyCount() throws(TrainingError) -> BigInteger {
    do { return try parameterArrangement().chamberCount() } catch { throw .interrupted }
  }

  /// All 2^D ways to divide the points, whether by a hyperplane or not.
  func allPartitions() -> [[Bool]] {
    points.indices.reduce([[]]) { partitions, _ in partitions.flatMap { [$0 + [false], $0 + [true]] } }
  }

  private func parameterArrangement() throws(ArrangementError) -> HyperplaneArrangement {
    try HyperplaneArrangement(
      dimension: dimension + 1, forms: points.map { AffineForm(normal: $0 + [1], constant: 0 as Rational) })
  }
}
