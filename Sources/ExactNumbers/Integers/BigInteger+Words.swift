import CGMP

extension BigInteger {
  /// The residue in [0, modulus).
  /// - Precondition: `modulus` is not zero.
  package func residue(modulo modulus: UInt64) -> UInt64 {
    withGMP { UInt64(integer_modulo_unsigned($0, UInt(modulus))) }
  }

  /// The value modulo 2^64, in two's complement.
  package var lowWord: UInt64 {
    switch representation {
    case .small(let value): return UInt64(bitPattern: Int64(value))
    case .large:
      let low = withGMP { integer_limb($0, 0) }
      return isNegative ? 0 &- low : low
    }
  }

  /// The value modulo 2^128, in two's complement.
  package var lowDoubleWord: UInt128 {
    switch representation {
    case .small(let value): return UInt128(truncatingIfNeeded: value)
    case .large:
      let low = withGMP { UInt128(integer_limb($0, 0)) | UInt128(integer_limb($0, 1)) << 64 }
      return isNegative ? 0 &- low : low
    }
  }

  /// The sum of `digits[i] * base^i` by Horner's rule in one accumulator.
  package static func fromDigits(_ digits: some BidirectionalCollection<UInt64>, base: UInt64) -> BigInteger {
    computed { result in
      var digit = GMPInteger()
      integer_init(&digit)
      for word in digits.reversed() {
        integer_multiply_unsigned(result, result, UInt(base))
        integer_set_unsigned(&digit, UInt(word))
        integer_add(result, result, &digit)
      }
      integer_clear(&digit)
    }
  }
}
