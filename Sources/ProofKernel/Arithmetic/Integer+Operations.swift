extension Integer {
  static func + (left: Integer, right: Integer) -> Integer {
    if case .small(let a) = left, case .small(let b) = right {
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow { return .small(sum) }
    }
    return sum(left, right, negatingRight: false)
  }

  static func - (left: Integer, right: Integer) -> Integer {
    if case .small(let a) = left, case .small(let b) = right {
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      if !overflow { return .small(difference) }
    }
    return sum(left, right, negatingRight: true)
  }

  static func * (left: Integer, right: Integer) -> Integer {
    if case .small(let a) = left, case .small(let b) = right {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if !overflow { return .small(product) }
    }
    if left.isZero || right.isZero { return .zero }
    return Integer(
      negative: left.isNegative != right.isNegative, magnitude: Magnitude.product(left.limbs, right.limbs))
  }

  static prefix func - (value: Integer) -> Integer { .zero - value }

  static func += (left: inout Integer, right: Integer) { left = left + right }

  var absolute: Integer { isNegative ? -self : self }

  private static func sum(_ left: Integer, _ right: Integer, negatingRight: Bool) -> Integer {
    let a = left.limbs
    let b = right.limbs
    let rightIsNegative = right.isNegative != negatingRight
    if left.isNegative == rightIsNegative {
      return Integer(negative: rightIsNegative, magnitude: Magnitude.sum(a, b))
    }
    if Magnitude.isLess(a, b) {
      return Integer(negative: rightIsNegative, magnitude: Magnitude.difference(b, a))
    }
    return Integer(negative: left.isNegative, magnitude: Magnitude.difference(a, b))
  }

  /// self^exponent, for an exponent of at least 0; nil when it has more than `limit` binary digits.
  ///
  /// The bits of the exponent are read from the top, so that every intermediate value is at most the result.
  func power(_ exponent: Int, limit: Int) -> Integer? {
    if exponent <= 0 { return .one }
    if bits <= 1 { return isNegative && exponent.isMultiple(of: 2) ? .one : self }
    // |self| ≥ 2^(bits − 1), therefore the result has more than (bits − 1)·exponent digits.
    let (least, overflow) = (bits - 1).multipliedReportingOverflow(by: exponent)
    if overflow || least >= limit { return nil }
    var result = Integer.one
    for position in stride(from: Int.bitWidth - exponent.leadingZeroBitCount - 1, through: 0, by: -1) {
      guard let square = result.product(result, limit: limit) else { return nil }
      result = square
      if exponent >> position & 1 == 1 {
        guard let product = result.product(self, limit: limit) else { return nil }
        result = product
      }
    }
    return result
  }

  /// self · other; nil when it has more than `limit` binary digits, which is noticed before the work is done.
  func product(_ other: Integer, limit: Int) -> Integer? {
    // A product of numbers with m and n binary digits has m + n − 1 or m + n.
    if bits > 0, other.bits > 0, bits + other.bits - 1 > limit { return nil }
    let product = self * other
    return product.bits <= limit ? product : nil
  }
}

extension Integer: Comparable {
  static func < (left: Integer, right: Integer) -> Bool {
    if case .small(let a) = left, case .small(let b) = right { return a < b }
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? Magnitude.isLess(right.limbs, left.limbs) : Magnitude.isLess(left.limbs, right.limbs)
  }
}

/// Arithmetic on limbs, the least significant first.
enum Magnitude {
  /// value · factor + addend, in place.
  static func multiplyAdd(_ value: inout [UInt64], by factor: UInt64, adding addend: UInt64) {
    var carry = addend
    for index in value.indices {
      let (high, low) = value[index].multipliedFullWidth(by: factor)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      value[index] = sum
      // limb · factor + carry ≤ (2^64 − 1)^2 + 2^64 − 1 < 2^128, so the high word has room for the carry.
      carry = high &+ (overflow ? 1 : 0)
    }
    if carry > 0 { value.append(carry) }
  }

  static func isLess(_ left: [UInt64], _ right: [UInt64]) -> Bool {
    if left.count != right.count { return left.count < right.count }
    for index in left.indices.reversed() where left[index] != right[index] {
      return left[index] < right[index]
    }
    return false
  }

  static func sum(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    var result = left.count >= right.count ? left : right
    let shorter = left.count >= right.count ? right : left
    var carry: UInt64 = 0
    for index in result.indices {
      if index >= shorter.count && carry == 0 { break }
      let (partial, first) = result[index].addingReportingOverflow(index < shorter.count ? shorter[index] : 0)
      let (total, second) = partial.addingReportingOverflow(carry)
      result[index] = total
      carry = first || second ? 1 : 0
    }
    if carry > 0 { result.append(carry) }
    return result
  }

  /// left − right, where left ≥ right.
  static func difference(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    var result = left
    var borrow: UInt64 = 0
    for index in result.indices {
      if index >= right.count && borrow == 0 { break }
      let (partial, first) = result[index].subtractingReportingOverflow(index < right.count ? right[index] : 0)
      let (total, second) = partial.subtractingReportingOverflow(borrow)
      result[index] = total
      borrow = first || second ? 1 : 0
    }
    return result
  }

  /// The schoolbook product.
  ///
  /// - Complexity: O(left.count · right.count).
  static func product(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: left.count + right.count)
    for i in left.indices {
      let factor = left[i]
      if factor == 0 { continue }
      var carry: UInt64 = 0
      for j in right.indices {
        let (high, low) = factor.multipliedFullWidth(by: right[j])
        let (partial, first) = low.addingReportingOverflow(result[i + j])
        let (total, second) = partial.addingReportingOverflow(carry)
        result[i + j] = total
        // factor · limb + limb + carry ≤ (2^64 − 1)^2 + 2·(2^64 − 1) = 2^128 − 1: the high word has room for both.
        carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      }
      result[i + right.count] = carry
    }
    return result
  }
}
