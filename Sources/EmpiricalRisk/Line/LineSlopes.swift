import ExactAlgebra
import ExactNumbers

/// Slopes of the loss at the samples, integers over a common denominator, with the bound that they prove for all outputs
/// with which their sum of products is nonnegative (see `DualSigns`).
struct LineSlopes: Sendable {
  let unit: BigInteger
  let values: [BigInteger]
  /// The bound on the loss of the integer data.
  let bound: Rational

  /// Nil if slopes are outside the domain of the conjugate.
  init?(_ data: ScaledData, unit: BigInteger, values: [BigInteger]) {
    guard let bound = data.conjugateBound(values, unit: unit) else { return nil }
    self.unit = unit
    self.values = values
    self.bound = bound
  }

  /// The slopes of an exact optimum, which prove it.
  init(_ data: LineData, of solution: LineProgram.Solution) {
    if let slopes = solution.sampleSlopes {
      let common = CommonDenominatorVector(slopes)
      if let slopes = LineSlopes(data.scaled, unit: common.denominator, values: common.numerators) {
        self = slopes
        return
      }
    } else {
      // With this unit, what a sample may have is an integer at both ends.
      let common = CommonDenominatorVector(solution.slopes)
      let pieces = data.scaled.pieces.lazy.joined().map(\.slope)
      let unit = pieces.reduce(common.denominator) { .leastCommonMultiple($0, $1.denominator) }
      let factor = unit.exactlyDivided(by: common.denominator)
      if let parts = data.sampleSlopes(common.numerators.map { $0 * factor }, unit: unit),
        let slopes = LineSlopes(data.scaled, unit: unit, values: parts)
      {
        self = slopes
        return
      }
    }
    preconditionFailure("the slopes at an optimum are slopes of the loss")
  }
}

extension ScaledData {
  /// `conjugateBound` of integers over a denominator.
  func conjugateBound(_ slopes: [BigInteger], unit: BigInteger) -> Rational? {
    guard isSquared else { return conjugateBound(slopes.map { Rational($0, unit) }) }
    // −Σ g y / U − Σ g² / (4 w U²), with one sum for each weight.
    var products = BigInteger(0)
    var squares: [BigInteger: BigInteger] = [:]
    for (i, slope) in slopes.enumerated() where !slope.isZero {
      products += slope * labels[i]
      squares[weights[i], default: 0] += slope * slope
    }
    return squares.reduce(Rational(-products, unit)) { sum, square in
      sum - Rational(square.value, 4 * square.key * unit * unit)
    }
  }
}

extension LineData {
  /// Slopes of the samples that add up to those of the places, as near to the best ones as integers can be.
  ///
  /// - Parameters:
  ///   - slopes: For each place an integer over `unit`, in the domain of the conjugate.
  ///   - unit: The denominator.
  /// - Returns: nil if the samples of a place have no such integers.
  func sampleSlopes(_ slopes: [BigInteger], unit: BigInteger) -> [BigInteger]? {
    var result = [BigInteger](repeating: 0, count: scaled.count)
    for (place, own) in members.enumerated() {
      if own.count == 1 {
        result[own[0]] = slopes[place]
        continue
      }
      switch losses[place] {
      case .squared(let weight, let label):
        // The derivatives 2 w (f − y) at one output f.
        let output = label * Rational(unit) + Rational(slopes[place]) / (2 * weight)
        var rest = slopes[place]
        for sample in own.dropLast() {
          let slope = Rational(2 * scaled.weights[sample]) * (output - Rational(scaled.labels[sample] * unit))
          result[sample] = slope.floor
          rest -= slope.floor
        }
        result[own[own.count - 1]] = rest
      case .pieces(let pieces):
        guard share(slopes[place], unit, pieces, among: own, &result) else { return nil }
      }
    }
    return result
  }

  /// Gives each sample of a place a slope of its loss at an output where their sum has the given slope.
  private func share(
    _ slope: BigInteger, _ unit: BigInteger, _ pieces: [LossPiece], among own: [Int], _ result: inout [BigInteger]
  ) -> Bool {
    let goal = Rational(slope, unit)
    guard let first = pieces.first, let last = pieces.last, goal >= first.slope, goal <= last.slope else {
      return false
    }
    // The output where the pieces below and above the slope meet; none at the ends of the domain.
    var output: Rational?
    for (low, high) in zip(pieces, pieces.dropFirst()) where goal > low.slope && goal < high.slope || goal == high.slope
    {
      output = (low.intercept - high.intercept) / (high.slope - low.slope)
    }
    var rest = slope
    var room: [BigInteger] = []
    for sample in own {
      let weight = Rational(scaled.weights[sample])
      let all = scaled.pieces[sample]
      var tight = all
      if let output {
        let height = all.map { $0.slope * output + $0.intercept }.max()
        tight = all.filter { $0.slope * output + $0.intercept == height }
      }
      guard let low = tight.map(\.slope).min(), let high = tight.map(\.slope).max() else { return false }
      let least = (low * weight * Rational(unit)).ceiling
      result[sample] = least
      rest -= least
      room.append((high * weight * Rational(unit)).floor - least)
    }
    for (place, sample) in own.enumerated() where rest.signum() > 0 {
      let part = min(rest, room[place])
      if part.signum() <= 0 { continue }
      result[sample] += part
      rest -= part
    }
    return rest.isZero
  }
}
