/// Bounds of power series in fixed point: an integer n stands for n / 2^bits. Lower bounds come from floors alone and
/// upper bounds from ceilings alone; every quantity rounded is non-negative, so the direction survives products.
enum FixedPointSeries {
  typealias Bounds = (lower: BigInteger, upper: BigInteger)

  /// Bounds of atanh(z) = sum of z^(2i+1)/(2i+1) for z in [low, high], 0 <= low <= high <= 0.34 in units 2^-bits.
  ///
  /// Lower: every floored power is at most the true power, and dropping terms of a non-negative series lowers it.
  /// Upper: every ceiled power P_n is at least the true power z^(2n+1); the terms after the n-th sum to at most
  /// `z^(2n+1) * z^2 / ((2n+3)(1-z^2)) < P_n * 0.1157 / (3 * 0.8843) < P_n / 20`, and the loop ends with P_n <= 1, so one
  /// unit covers the rest.
  /// Width for low = high: at most 2 units a power and 1 a quotient, with at most bits/3 + 2 terms (each power loses a
  /// factor above 8), hence at most bits + 8 units.
  static func inverseHyperbolicTangent(low: BigInteger, high: BigInteger, bits: Int) -> Bounds {
    var lower = low
    var power = low
    var square = (low * low) >> bits
    var odd = 1
    while true {
      power = (power * square) >> bits
      if power.isZero { break }
      odd += 2
      lower += power / BigInteger(odd)
    }
    var upper = high
    power = high
    square = (high * high).shiftedRightCeiling(by: bits)
    odd = 1
    while power > 1 {
      power = (power * square).shiftedRightCeiling(by: bits)
      odd += 2
      upper += power.ceilingDivided(by: BigInteger(odd))
    }
    return (lower, upper + 1)
  }

  /// Bounds of exp(t) = sum of t^n/n! for t in [low, high], 0 <= low <= high <= 1/2 in units 2^-bits.
  ///
  /// Lower: floored terms of a non-negative series, finitely many. Upper: a ceiled term T_n is at least t^n/n!, and the
  /// later terms sum to at most `T_n * (t/(n+1) + (t/(n+1))^2 + ...) <= T_n / 3`, because t/(n+1) <= 1/4 for n >= 1; the
  /// loop ends with T_n <= 1, so one unit covers the rest.
  static func exponential(low: BigInteger, high: BigInteger, bits: Int) -> Bounds {
    let one = BigInteger(1) << bits
    var lower = one
    var term = one
    var index = 1
    while !term.isZero {
      term = ((term * low) >> bits) / BigInteger(index)
      lower += term
      index += 1
    }
    var upper = one
    term = one
    index = 1
    while term > 1 {
      term = (term * high).shiftedRightCeiling(by: bits).ceilingDivided(by: BigInteger(index))
      upper += term
      index += 1
    }
    return (lower, upper + 1)
  }

  /// Bounds of atan(1/n) = sum of (-1)^i / ((2i+1) n^(2i+1)) for an integer n >= 2, in units 2^-bits.
  ///
  /// The i-th power is obtained by successive floored divisions by n^2 >= 4, so it falls short by less than
  /// 1 + 1/4 + 1/16 + ... < 2 units; with its floored division by 2i+1 each term used is off by less than 3 units. The
  /// rest of an alternating series with decreasing terms is at most its first term, which is below 2 units when the
  /// floored power is 0. With m terms the error is therefore below 3m + 2 units.
  static func inverseTangent(ofReciprocal n: Int, bits: Int) -> Bounds {
    let square = BigInteger(n) * BigInteger(n)
    var power = (BigInteger(1) << bits) / BigInteger(n)
    var sum = BigInteger(0)
    var terms = 0
    while !power.isZero {
      let term = power / BigInteger(2 * terms + 1)
      sum = terms % 2 == 0 ? sum + term : sum - term
      power = power / square
      terms += 1
    }
    let error = BigInteger(3 * terms + 2)
    return (sum - error, sum + error)
  }
}
