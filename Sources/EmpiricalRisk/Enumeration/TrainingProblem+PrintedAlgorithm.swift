import ConvexPrograms
import ExactNumbers

extension TrainingProblem {
  /// The value that Algorithm 1 of Arora, Basu, Mianjy and Mukherjee (2018) finds as it is printed: not the optimum.
  ///
  /// The printed objective adds for each gate the losses of this gate alone, at the points where it is on. The points where
  /// no gate is on are forgotten, so the gates that are on nowhere have the value 0, which is the least value of the
  /// objective for every loss that is nowhere negative. As the objective is a sum over gates without common parameters, one
  /// gate at a time is minimised. There is no output bias.
  ///
  /// - Throws: `TrainingError.interrupted`.
  /// - Complexity: two convex programs a dichotomy.
  public func printedAlgorithmValue(control: TrainingControl? = nil) throws(TrainingError) -> Rational {
    if width == 0 { return 0 }
    let data = ScaledData(self)
    var best: Rational?
    for cell in try set.dichotomies(control: control) {
      for sign in [1, -1] {
        if control?.isInterrupted == true { throw .interrupted }
        // Points where the gate is off have no weight, but their inequalities hold.
        let seen = ScaledData(data, weights: zip(cell, data.weights).map { $0 ? $1 : 0 })
        do {
          guard let solution = try CellProgram(data: seen, signs: [sign], active: [cell]).solve() else {
            preconditionFailure("a closed cell has an optimum")
          }
          best = best.map { min($0, solution.value) } ?? solution.value
        } catch { throw .interrupted }
      }
    }
    let least = (best ?? 0) / data.lossFactor
    return data.isChebyshev ? least : least * Rational(width)
  }
}

extension ScaledData {
  /// The same data with other weights, which may be zero, and without output bias.
  fileprivate init(_ data: ScaledData, weights: [BigInteger]) {
    points = data.points
    labels = data.labels
    self.weights = weights
    pieces = data.pieces
    isChebyshev = data.isChebyshev
    hasOutputBias = false
    pointScale = data.pointScale
    labelScale = data.labelScale
    weightScale = data.weightScale
    lossFactor = data.lossFactor
    parameterCount = data.parameterCount
  }
}
