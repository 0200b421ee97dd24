import ExactNumbers

extension HardFunction {
  /// Finds the parameters of a function of the family, given the number of pieces on [0, M] of each zigzag.
  ///
  /// M is the value at the first positive breakpoint; with w₂⋯w_k = q, every q-th breakpoint is a coordinate of a¹; the
  /// first q pieces, stretched to [0, M], are the composition of the other zigzags. So the map from parameters to
  /// functions is injective once M belongs to the parameters (Theorem 2.3.2 of the thesis of A. Mukherjee, repaired).
  /// - Throws: `HardFunctionError.pieceCount` or `.notInFamily` with a point where the function differs from the
  ///   composition that its breakpoints suggest; `.emptyPoint` for a factor below 2, `.noPoints` for no factor.
  /// - Complexity: O(number of pieces).
  public static func recoverParameters(
    of function: PiecewiseLinearFunction, factors: [Int]
  ) throws(HardFunctionError) -> HardFunction {
    guard !factors.isEmpty else { throw .noPoints }
    if let index = factors.firstIndex(where: { $0 < 2 }) { throw .emptyPoint(point: index + 1) }
    let positive = function.breakpoints.filter { $0.signum() > 0 }
    guard let first = positive.first else {
      throw .pieceCount(found: 1, expected: factors.reduce(1, saturatingProduct))
    }
    let maximum = function(first)
    guard maximum.signum() > 0 else { throw .maximumNotPositive(maximum) }
    var inside = positive.filter { $0 < maximum }
    let expected = factors.reduce(1, saturatingProduct)
    guard inside.count + 1 == expected else { throw .pieceCount(found: inside.count + 1, expected: expected) }
    var points: [[Rational]] = []
    var block = expected
    for factor in factors {
      block /= factor
      let point = (1..<factor).map { inside[$0 * block - 1] }
      points.append(point)
      // The first block runs over [0, a₁]; its image under the first zigzag is [0, M].
      let stretch = maximum / point[0]
      inside = inside[..<(block - 1)].map { stretch * $0 }
    }
    let candidate = try HardFunction(maximum: maximum, points: points)
    if let witness = function.firstDifference(from: candidate.function) { throw .notInFamily(witness: witness) }
    return candidate
  }

  /// Finds the parameters of a function of the family with `layers` zigzags of equally many pieces.
  /// - Throws: as `recoverParameters(of:factors:)`.
  public static func recoverParameters(
    of function: PiecewiseLinearFunction, layers: Int
  ) throws(HardFunctionError) -> HardFunction {
    guard layers >= 1 else { throw .noPoints }
    let first = function.breakpoints.first { $0.signum() > 0 }
    let maximum = first.map { function($0) } ?? 0
    guard maximum.signum() > 0 else { throw .maximumNotPositive(maximum) }
    let pieces = function.pieceCount(on: 0...maximum)
    var factor = 2
    while power(factor, layers) < pieces { factor += 1 }
    return try recoverParameters(of: function, factors: Array(repeating: factor, count: layers))
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    var result = 1
    for _ in 0..<exponent where result != .max { result = saturatingProduct(result, base) }
    return result
  }

  private static func saturatingProduct(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? .max : product
  }
}
