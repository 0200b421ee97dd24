import ExactNumbers

/// A residue modulo a prime.
package struct Residue<Modulus: PrimeModulus>: CertifiedScalar, Equatable {
  /// In [0, p).
  package let word: UInt64

  @inline(__always)
  init(word: UInt64) { self.word = word }

  package init(reducing value: BigInteger) { word = value.residue(modulo: Modulus.prime) }

  @inline(__always)
  package static var zero: Self { Self(word: 0) }

  package static var certifiedMagnitude: BigInteger? { BigInteger(Modulus.prime) }

  @inline(__always)
  package var isZero: Bool { word == 0 }

  @inline(__always)
  package var isUnit: Bool { word != 0 }

  @inline(__always)
  package static func crossDifference(_ a: Self, _ b: Self, _ c: Self, _ d: Self) -> Self {
    // Both products are below p², so their sum is below 2 p².
    let sum = UInt128(a.word) &* UInt128(b.word) &+ UInt128(Modulus.prime &- c.word) &* UInt128(d.word)
    return Self(word: Modulus.residue(sum))
  }

  @inline(__always)
  static func * (a: Self, b: Self) -> Self { Self(word: Modulus.residue(UInt128(a.word) &* UInt128(b.word))) }

  @inline(__always)
  static func + (a: Self, b: Self) -> Self {
    let sum = a.word &+ b.word
    return Self(word: min(sum, sum &- Modulus.prime))
  }

  @inline(__always)
  static func - (a: Self, b: Self) -> Self {
    let difference = a.word &- b.word
    return Self(word: min(difference, difference &+ Modulus.prime))
  }

  /// The inverse a^(p−2), by Fermat's little theorem; zero for zero.
  var inverse: Self {
    // Faster than the extended Euclidean algorithm by the latency of a division in each of its 36 steps.
    var result = Self(word: 1)
    var exponent = Modulus.prime - 2
    var square = self
    while exponent != 0 {
      if exponent & 1 == 1 { result = result * square }
      square = square * square
      exponent >>= 1
    }
    return result
  }

  /// Replaces nonzero residues by their inverses, with one inversion in all (Montgomery 1987).
  ///
  /// `values` and `products` have room for `count` rounded up to a multiple of 4. Four independent chains hide the latency
  /// of multiplication: 1.6 times as fast as one.
  static func invert(
    _ values: UnsafeMutablePointer<UInt64>, count: Int, products: UnsafeMutablePointer<UInt64>
  ) {
    guard count > 0 else { return }
    var padded = count
    while padded & 3 != 0 {
      values[padded] = 1
      padded += 1
    }
    let one = Self(word: 1)
    var (a, b, c, d) = (one, one, one, one)
    var index = 0
    while index < padded {
      products[index] = a.word
      products[index + 1] = b.word
      products[index + 2] = c.word
      products[index + 3] = d.word
      a = a * Self(word: values[index])
      b = b * Self(word: values[index + 1])
      c = c * Self(word: values[index + 2])
      d = d * Self(word: values[index + 3])
      index += 4
    }
    let (ab, cd) = (a * b, c * d)
    let inverse = (ab * cd).inverse
    let (inverseAB, inverseCD) = (inverse * cd, inverse * ab)
    (a, b, c, d) = (inverseAB * b, inverseAB * a, inverseCD * d, inverseCD * c)
    while index > 0 {
      index -= 4
      let (va, vb) = (Self(word: values[index]), Self(word: values[index + 1]))
      let (vc, vd) = (Self(word: values[index + 2]), Self(word: values[index + 3]))
      values[index] = (a * Self(word: products[index])).word
      values[index + 1] = (b * Self(word: products[index + 1])).word
      values[index + 2] = (c * Self(word: products[index + 2])).word
      values[index + 3] = (d * Self(word: products[index + 3])).word
      (a, b, c, d) = (a * va, b * vb, c * vc, d * vd)
    }
  }

  package static func hashKeys(
    _ rows: UnsafePointer<Self>, leads: UnsafePointer<Int>, count: Int, width: Int, keys: UnsafeMutablePointer<UInt64>,
    scratch: UnsafeMutablePointer<UInt64>
  ) {
    for row in 0..<count { keys[row] = rows[row * width + leads[row]].word }
    // `keys` has room for the padding of the batch.
    invert(keys, count: count, products: scratch)
    for row in 0..<count {
      // A fixed linear form divided by the leading coordinate: the value at a fixed point, by Horner's rule.
      var sum = Self.zero
      let weight = Self(word: 0x9E37_79B9_7F4A_7C15 % Modulus.prime)
      for column in 0..<width { sum = sum * weight + rows[row * width + column] }
      keys[row] = (sum * Self(word: keys[row])).word
    }
  }
}
