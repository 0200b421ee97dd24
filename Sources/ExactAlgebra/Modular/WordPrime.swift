import ExactNumbers
import Synchronization

/// A prime p with 2^61 < p < 2^62, with arithmetic on residues in [0, p).
struct WordPrime: Hashable, Sendable {
  let modulus: UInt64

  init(proved modulus: UInt64) { self.modulus = modulus }

  /// The `index`-th prime below 2^62, counted downwards from 0: the same sequence in every run.
  static func descending(_ index: Int) -> WordPrime {
    knownPrimes.withLock { primes in
      var candidate = primes.last.map { $0 - 2 } ?? (1 << 62) - 1
      while primes.count <= index {
        if isPrime(candidate) { primes.append(candidate) }
        candidate -= 2
      }
      return WordPrime(proved: primes[index])
    }
  }

  @inline(__always)
  func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return modulus.dividingFullWidth((product.high, product.low)).remainder
  }

  @inline(__always)
  func negate(_ a: UInt64) -> UInt64 { a == 0 ? 0 : modulus - a }

  @inline(__always)
  func subtract(_ a: UInt64, _ b: UInt64) -> UInt64 { a >= b ? a - b : a + (modulus - b) }

  /// floor(factor * 2^64 / p) for a factor below p: the constant of Shoup's multiplication.
  @inline(__always)
  func shoupQuotient(_ factor: UInt64) -> UInt64 { modulus.dividingFullWidth((factor, 0)).quotient }

  /// The inverse by the extended Euclidean algorithm.
  /// - Precondition: `a` is not divisible by p.
  func inverse(_ a: UInt64) -> UInt64 {
    var (previous, current) = (modulus, a)
    // Cofactors are at most p < 2^62 in magnitude.
    var (previousFactor, factor): (Int64, Int64) = (0, 1)
    while current > 1 {
      let quotient = previous / current
      (previous, current) = (current, previous - quotient * current)
      (previousFactor, factor) = (factor, previousFactor - Int64(quotient) * factor)
    }
    return factor < 0 ? UInt64(factor + Int64(modulus)) : UInt64(factor)
  }

  /// The residue of an integer.
  func residue(_ value: BigInteger) -> UInt64 {
    if let word = value.inlineValue {
      let size = UInt64(word.magnitude)
      let reduced = size < modulus ? size : size % modulus
      return word < 0 ? negate(reduced) : reduced
    }
    return value.residue(modulo: modulus)
  }

  /// Miller's test (1976) with the prime bases up to 37, which decides primality for every n below 3.3 * 10^24
  /// (Sorenson, Webster 2015, doi:10.1090/mcom/3134).
  static func isPrime(_ n: UInt64) -> Bool {
    for small: UInt64 in [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37] where n % small == 0 { return n == small }
    if n < 2 { return false }
    let field = WordPrime(proved: n)
    let twos = (n - 1).trailingZeroBitCount
    let odd = (n - 1) >> UInt64(twos)
    nextBase: for base: UInt64 in [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37] {
      var x = field.power(base, odd)
      if x == 1 || x == n - 1 { continue }
      for _ in 1..<max(1, twos) {
        x = field.multiply(x, x)
        if x == n - 1 { continue nextBase }
      }
      return false
    }
    return true
  }

  private func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var result: UInt64 = 1
    var square = base % modulus
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = multiply(result, square) }
      square = multiply(square, square)
      rest >>= 1
    }
    return result
  }
}

private let knownPrimes = Mutex<[UInt64]>([])
