import ExactNumbers

/// The largest product of w_1 + 1, …, w_k + 1 over integers w_i ≥ 1 with sum at most s.
enum WidthProduct {
  /// By trying all width vectors; nil if there is none.
  static func byTrials(count: Int, sum: Int) -> BigInteger? {
    if count == 0 { return sum >= 0 ? 1 : nil }
    var best: BigInteger?
    for width in stride(from: 1, through: sum - (count - 1), by: 1) {
      guard let rest = byTrials(count: count - 1, sum: sum - width) else { continue }
      let product = BigInteger(width + 1) * rest
      if best.map({ $0 < product }) ?? true { best = product }
    }
    return best
  }

  /// By choosing one width after the other, keeping the best product for each sum; nil if there is no vector.
  static func byDynamicProgram(count: Int, sum: Int) -> BigInteger? {
    guard sum >= count else { return nil }
    var best = [BigInteger?](repeating: 1, count: sum + 1)
    for _ in 0..<count {
      best = (0...sum).map { total in
        (1...max(1, total)).compactMap { width in
          width <= total ? best[total - width].map { BigInteger(width + 1) * $0 } : nil
        }.max()
      }
    }
    return best[sum]
  }

  /// By the closed form: widths that differ by at most one.
  static func byClosedForm(count: Int, sum: Int) -> BigInteger? {
    guard sum >= count else { return nil }
    let (quotient, larger) = sum.quotientAndRemainder(dividingBy: count)
    return BigInteger(quotient + 2).power(UInt(larger)) * BigInteger(quotient + 1).power(UInt(count - larger))
  }

  /// By trials when they are few, by choosing one after the other when that is short, otherwise by the closed form.
  static func largest(count: Int, sum: Int) throws(OracleError) -> BigInteger? {
    if count <= 5 && sum <= 9 { return byTrials(count: count, sum: sum) }
    if count <= 30 && sum <= 40 { return byDynamicProgram(count: count, sum: sum) }
    if sum < count { return nil }
    if count > 1_000_000 { throw OracleError("too many layers to form the product") }
    return byClosedForm(count: count, sum: sum)
  }
}
