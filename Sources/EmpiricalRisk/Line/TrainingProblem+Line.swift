import Arrangements
import ConvexPrograms
import ExactNumbers

/// The global optimum of a training problem on the line.
public struct LineOptimum: Sendable {
  /// The least loss.
  public let value: Rational
  /// A network that attains it.
  public let network: ShallowNetwork
  /// What the search has done. `tight` counts the sets that the slopes of the best network itself bound.
  public let statistics: TrainingStatistics
}

extension TrainingProblem {
  /// Finds the global optimum for points on the line, by branch and bound over the gaps in which gates have their kinks.
  ///
  /// Independent of `optimum` in its relaxation (the convex hull of what a gate can do, instead of triangles), its
  /// floating-point method (linear in the number of points) and its exact bounds (signs of second antiderivatives).
  /// `LineSearch` says how it works. Every set of networks that is discarded is bounded by exact arithmetic.
  ///
  /// - Parameters:
  ///   - threads: The number of threads, as many as processors if nil; the result does not depend on it.
  ///   - control: Interruption and progress.
  /// - Throws: `TrainingError.notOnTheLine` unless points have one coordinate, `.interrupted`.
  /// - Complexity: O(D) steps for each of the sets of networks, whose number grows with the width and the noise of labels,
  ///   and is at most about (4 D)^w / w!.
  public func optimumOnTheLine(
    threads: Int? = nil, control: TrainingControl? = nil
  ) throws(TrainingError) -> LineOptimum {
    guard set.dimension == 1 else { throw .notOnTheLine(dimension: set.dimension) }
    let data = LineData(self)
    do {
      if data.count < 2 || width == 0 {
        // A gate can have any value of its sign at a single place.
        let free: LineData.FreePart = hasOutputBias || width > 0 && data.count > 0 ? .constant : .nothing
        let solution = try LineProgram(data: data, free: free).solve([])
        return LineOptimum(
          value: solution.value / data.scaled.lossFactor,
          network: solution.network(data, width: width, sign: 0, free: free, hasBias: hasOutputBias),
          statistics: TrainingStatistics())
      }
      let search = try LineSearch(self, data: data, threads: threads ?? CountingOptions.coreCount, control: control)
      try search.run()
      let best = search.best
      return LineOptimum(
        value: best.value / data.scaled.lossFactor,
        network: best.solution.network(
          data, width: width, sign: best.sign, free: best.free, hasBias: hasOutputBias),
        statistics: search.statistics)
    } catch { throw .interrupted }
  }
}
