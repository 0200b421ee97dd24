import ExactNumbers

/// Vectors with exact coordinates, and their approximations for a filter.
struct RayPool {
  let dimension: Int
  private(set) var exact: [BigInteger] = []
  /// The coordinates divided by a power of 2 that makes the greatest less than 1; not a number if that is impossible.
  private(set) var approximate: [Double] = []
  private(set) var count = 0

  init(dimension: Int) { self.dimension = dimension }

  mutating func append(_ ray: some Sequence<BigInteger>) -> Int32 {
    exact.append(contentsOf: ray)
    Self.appendApproximation(of: exact[(count * dimension)...], to: &approximate)
    count += 1
    return Int32(count - 1)
  }

  /// Forgets the rays from a number on.
  mutating func truncate(to number: Int) {
    exact.removeLast((count - number) * dimension)
    approximate.removeLast((count - number) * dimension)
    count = number
  }

  func vector(_ ray: Int32) -> [BigInteger] { Array(exact[Int(ray) * dimension..<(Int(ray) + 1) * dimension]) }

  /// Appends coordinates with relative errors of at most 2⁻⁵², all scaled by the same power of 2.
  static func appendApproximation(of vector: ArraySlice<BigInteger>, to result: inout [Double]) {
    var bits = 0
    for value in vector { bits = max(bits, value.bitLength) }
    if bits > 900 {
      for _ in vector { result.append(.nan) }
      return
    }
    for value in vector {
      let approximation = value.approximateDouble
      result.append(approximation == 0 ? 0 : Double(sign: .plus, exponent: -bits, significand: approximation))
    }
  }
}

/// The forms of the gates of a layer on a region.
struct LayerForms {
  let exact: [BigInteger]
  let approximate: [Double]

  init(_ exact: [BigInteger], dimension: Int) {
    self.exact = exact
    var approximate: [Double] = []
    approximate.reserveCapacity(exact.count)
    for start in stride(from: 0, to: exact.count, by: dimension) {
      RayPool.appendApproximation(of: exact[start..<(start + dimension)], to: &approximate)
    }
    self.approximate = approximate
  }

  /// The sign of a form at a ray: floating point where its error is smaller than the value, else exact.
  @inline(__always)
  func sign(_ gate: Int, _ ray: Int32, _ pool: borrowing RayPool) -> Int8 {
    let dimension = pool.dimension
    let (a, b) = (gate * dimension, Int(ray) * dimension)
    var (sum, size) = (0.0, 0.0)
    for k in 0..<dimension {
      let product = approximate[a + k] * pool.approximate[b + k]
      sum += product
      size += product.magnitude
    }
    let error = size * (Double(dimension + 4) * 0x1p-51) + 0x1p-1000
    if sum > error { return 1 }
    if sum < -error { return -1 }
    return Int8(value(gate, ray, pool).signum())
  }

  func value(_ gate: Int, _ ray: Int32, _ pool: borrowing RayPool) -> BigInteger {
    let dimension = pool.dimension
    let (a, b) = (gate * dimension, Int(ray) * dimension)
    var sum = BigInteger(0)
    for k in 0..<dimension { sum += exact[a + k] * pool.exact[b + k] }
    return sum
  }
}
