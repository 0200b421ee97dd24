import CGMP

/// A GMP integer in the tail of its own allocation, never changed once it is shared.
///
/// Tail storage, not a stored property: a class with a stored `mpz_t` pays a dynamic exclusivity check on every use and
/// measured 2 to 3 times slower.
@usableFromInline
final class IntegerStorage: ManagedBuffer<Void, GMPInteger> {
  deinit { withUnsafeMutablePointerToElements { integer_clear($0) } }

  var pointer: UnsafeMutablePointer<GMPInteger> { withUnsafeMutablePointerToElements { $0 } }

  static func make() -> IntegerStorage {
    let buffer = unsafeDowncast(
      IntegerStorage.create(minimumCapacity: 1) { _ in () }, to: IntegerStorage.self)
    integer_init(buffer.pointer)
    return buffer
  }
}

extension BigInteger {
  /// Stores a result that `body` writes into a fresh GMP integer, inline when it fits.
  @inline(__always)
  static func computed(_ body: (UnsafeMutablePointer<GMPInteger>) -> Void) -> BigInteger {
    let storage = IntegerStorage.make()
    let pointer = storage.pointer
    body(pointer)
    if integer_fits_signed(pointer) != 0 { return BigInteger(Int(integer_get_signed(pointer))) }
    return BigInteger(representation: .large(storage))
  }

  /// Calls `body` with a read-only GMP view of the value; small values are viewed on the stack, without allocation.
  @inline(__always)
  package func withGMP<Result>(_ body: (UnsafePointer<GMPInteger>) -> Result) -> Result {
    switch representation {
    case .small(let value):
      var limb = UInt(value.magnitude)
      return withUnsafeMutablePointer(to: &limb) { limbPointer in
        var view = GMPInteger(_mp_alloc: 0, _mp_size: Int32(value.signum()), _mp_d: limbPointer)
        return withUnsafePointer(to: &view, body)
      }
    case .large(let storage):
      return withExtendedLifetime(storage) { body(UnsafePointer(storage.pointer)) }
    }
  }

  /// A copy of a GMP integer.
  package init(copying pointer: UnsafePointer<GMPInteger>) {
    if integer_fits_signed(pointer) != 0 {
      self.init(Int(integer_get_signed(pointer)))
    } else {
      self = Self.computed { integer_set($0, pointer) }
    }
  }

  /// The value if it is stored inline, that is, if it fits in `Int`.
  @inlinable
  package var inlineValue: Int? {
    if case .small(let value) = representation { return value }
    return nil
  }
}
