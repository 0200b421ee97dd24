import ExactNumbers

/// Numbers that stand for integers, or for integers up to a common factor, in elimination, with one-sided or two-sided zero tests.
///
/// Every quantity tested for zero here is, up to factors known to be nonzero, a minor of an integer matrix. A value that is
/// not `isZero` is certainly not zero. A value that `isZero` is certainly zero if the minor is smaller than
/// `certifiedMagnitude`; otherwise the test is only a guess, and whoever relies on it has to repeat the work with a larger
/// type of numbers.
package protocol CertifiedScalar: Sendable {
  /// The image of an integer.
  init(reducing value: BigInteger)

  /// The image of zero.
  static var zero: Self { get }

  /// Integers of smaller magnitude whose image is zero are zero; nil if this holds for all integers.
  static var certifiedMagnitude: BigInteger? { get }

  /// Whether this is the image of zero.
  var isZero: Bool { get }

  /// Whether the value may serve as a pivot: not only nonzero, but invertible.
  var isUnit: Bool { get }

  /// a · b − c · d.
  static func crossDifference(_ a: Self, _ b: Self, _ c: Self, _ d: Self) -> Self

  /// Removes common factors of a row, if numbers of this type grow by them.
  static func simplify(_ row: UnsafeMutablePointer<Self>, count: Int)

  /// Writes a number for each of `count` nonzero rows that is the same for rows that are multiples of each other.
  ///
  /// `leads[i]` is a column where row i has a unit; it is the same for rows that are multiples of each other.
  /// `scratch` has room for 2 `count` + 16 words.
  static func hashKeys(
    _ rows: UnsafePointer<Self>, leads: UnsafePointer<Int>, count: Int, width: Int, keys: UnsafeMutablePointer<UInt64>,
    scratch: UnsafeMutablePointer<UInt64>)

  /// Writes coordinates x_0…, then y_0…, for `count` ≥ 1 vectors of length 3 such that vector i is a multiple of (1, x_i, y_i)
  /// in some basis; false if this type of numbers or these vectors do not allow it.
  static func affineChart(
    _ rows: UnsafePointer<Self>, count: Int, chart: UnsafeMutablePointer<UInt64>, scratch: UnsafeMutablePointer<UInt64>
  ) -> Bool

  /// For the points of an affine chart, counts the distinct slopes from point i to the points before it, over all i in a range.
  static func slopes(
    x: UnsafePointer<UInt64>, y: UnsafePointer<UInt64>, points: Range<Int>, scratch: borrowing SlopeScratch
  ) -> SlopeCount
}

extension CertifiedScalar {
  @inline(__always)
  package static func simplify(_ row: UnsafeMutablePointer<Self>, count: Int) {}

  package static func affineChart(
    _ rows: UnsafePointer<Self>, count: Int, chart: UnsafeMutablePointer<UInt64>, scratch: UnsafeMutablePointer<UInt64>
  ) -> Bool { false }

  package static func slopes(
    x: UnsafePointer<UInt64>, y: UnsafePointer<UInt64>, points: Range<Int>, scratch: borrowing SlopeScratch
  ) -> SlopeCount { SlopeCount() }
}

/// What a count of slopes found.
package struct SlopeCount: Sendable {
  /// The number of distinct slopes, added up over the points.
  package var distinct = 0
  /// Whether some slope occurred twice: three vectors are dependent, or seem to be.
  package var hasDependentTriple = false
  /// Whether two points are equal: two vectors are dependent, or seem to be.
  package var hasDependentPair = false
}

/// Memory for counting slopes of up to `pointCapacity` points.
package struct SlopeScratch: ~Copyable {
  /// Room for this many pairs of points at once.
  let pairCapacity: Int
  let numerators: UnsafeMutablePointer<UInt64>
  let denominators: UnsafeMutablePointer<UInt64>
  let products: UnsafeMutablePointer<UInt64>
  let table: UnsafeMutablePointer<UInt64>

  init(pointCapacity: Int) {
    // At least one whole line must fit; the common inversion of a batch should cost little per pair.
    pairCapacity = max(1024, pointCapacity)
    numerators = .allocate(capacity: pairCapacity)
    denominators = .allocate(capacity: pairCapacity + 4)
    products = .allocate(capacity: pairCapacity + 4)
    table = .allocate(capacity: 4 * max(4, pointCapacity))
  }

  deinit {
    numerators.deallocate()
    denominators.deallocate()
    products.deallocate()
    table.deallocate()
  }
}
