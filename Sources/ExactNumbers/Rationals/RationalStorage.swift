import CGMP

/// A canonical GMP rational in the tail of its own allocation, never changed once it is shared.
@usableFromInline
final class RationalStorage: ManagedBuffer<Void, GMPRational> {
  deinit { withUnsafeMutablePointerToElements { rational_clear($0) } }

  var pointer: UnsafeMutablePointer<GMPRational> { withUnsafeMutablePointerToElements { $0 } }

  static func make() -> RationalStorage {
    let buffer = unsafeDowncast(
      RationalStorage.create(minimumCapacity: 1) { _ in () }, to: RationalStorage.self)
    rational_init(buffer.pointer)
    return buffer
  }
}

extension Rational {
  /// Stores a canonical result that `body` writes into a fresh GMP rational, inline when it fits.
  @inline(__always)
  static func computed(_ body: (UnsafeMutablePointer<GMPRational>) -> Void) -> Rational {
    let storage = RationalStorage.make()
    let pointer = storage.pointer
    body(pointer)
    var numerator: Int64 = 0
    var denominator: Int64 = 1
    if rational_get_small(pointer, &numerator, &denominator) != 0 {
      return Rational(representation: .small(Int(numerator), Int(denominator)))
    }
    return Rational(representation: .large(storage))
  }

  /// Calls `body` with a read-only GMP view of the value; small values are viewed on the stack, without allocation.
  @inline(__always)
  func withGMP<Result>(_ body: (UnsafePointer<GMPRational>) -> Result) -> Result {
    switch representation {
    case .small(let numerator, let denominator):
      return withUnsafeTemporaryAllocation(of: UInt.self, capacity: 2) { limbs in
        limbs[0] = numerator.magnitude
        limbs[1] = UInt(denominator)
        let base = limbs.baseAddress
        var view = GMPRational(
          _mp_num: GMPInteger(_mp_alloc: 0, _mp_size: Int32(numerator.signum()), _mp_d: base),
          _mp_den: GMPInteger(_mp_alloc: 0, _mp_size: 1, _mp_d: base.map { $0 + 1 }))
        return withUnsafePointer(to: &view, body)
      }
    case .large(let storage):
      return withExtendedLifetime(storage) { body(UnsafePointer(storage.pointer)) }
    }
  }
}
