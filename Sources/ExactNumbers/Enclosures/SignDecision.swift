/// What an enclosure says about the order of two reals.
public enum EnclosureOrder: Equatable, Sendable {
  /// The left value is below the right one.
  case less
  /// Both values are known exactly and equal.
  case equal
  /// The left value is above the right one.
  case greater
  /// The enclosures overlap: nothing follows.
  case undecided
}

/// The sign of a real number, as far as refinement could tell.
public enum SignDecision: Equatable, Sendable {
  /// The number is proved negative.
  case negative
  /// The number is known exactly and is zero.
  case zero
  /// The number is proved positive.
  case positive
  /// At the greatest precision allowed the enclosure, of this width, still contains zero besides other numbers.
  case undecided(width: Rational)
}

extension Enclosure {
  /// The order of the enclosed values, when it follows from the intervals.
  public func compared(to other: Enclosure) -> EnclosureOrder {
    let (a, b, _) = Self.aligned(self, other)
    if a.upper < b.lower { return .less }
    if a.lower > b.upper { return .greater }
    return isPoint && other.isPoint ? .equal : .undecided
  }

  /// The sign of the enclosed value: -1 or 1 when the interval excludes zero, 0 when it is the point zero, else nil.
  public var certainSign: Int? {
    if lowerMantissa.signum() > 0 { return 1 }
    if upperMantissa.signum() < 0 { return -1 }
    return isZero ? 0 : nil
  }

  /// Decides the sign of a real by refining enclosures of it: 64 bits first, then doubling up to `maximumPrecision`.
  /// No tolerance is involved; when the value is zero but not recognizably so, the answer is `.undecided`.
  /// - Parameters:
  ///   - refine: an enclosure of the real computed with the given precision in bits.
  ///   - maximumPrecision: the last precision tried.
  /// - Throws: what `refine` throws at `maximumPrecision`; failures at lower precision (for instance a divisor that
  ///   still contains zero) only lead to the next one.
  public static func decide<Failure: Error>(
    _ refine: (_ precision: Int) throws(Failure) -> Enclosure, maximumPrecision: Int
  ) throws(Failure) -> SignDecision {
    var precision = min(64, maximumPrecision)
    while true {
      let enclosure: Enclosure
      do throws(Failure) {
        enclosure = try refine(precision)
      } catch {
        if precision >= maximumPrecision { throw error }
        precision = min(2 * precision, maximumPrecision)
        continue
      }
      if let sign = enclosure.certainSign { return sign < 0 ? .negative : sign > 0 ? .positive : .zero }
      if precision >= maximumPrecision { return .undecided(width: enclosure.width) }
      precision = min(2 * precision, maximumPrecision)
    }
  }
}
