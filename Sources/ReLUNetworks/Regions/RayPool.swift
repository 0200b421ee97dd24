import ExactNumbers

/// Vectors up to positive factors: approximations with error bounds, and exact coordinates where they were needed.
///
/// A vector between two others is known by them and by the form that vanishes there; most signs follow from approximations,
/// so that most exact coordinates are never computed.
struct RayPool {
  /// How a vector came about: as the one between two others on the hyperplane of a gate's form.
  struct Origin {
    let above: Int32
    let below: Int32
    let layer: Int32
    let gate: Int32
  }

  let dimension: Int
  private(set) var count = 0
  /// Coordinates at most about 1.
  private(set) var approximate: [Double] = []
  /// No approximate coordinate is farther than this from a positive multiple of the exact one.
  private(set) var errors: [Double] = []
  private var exact: [BigInteger] = []
  private var isExact: [Bool] = []
  private(set) var origins: [Origin] = []

  init(dimension: Int) { self.dimension = dimension }

  /// Appends a vector with known coordinates.
  mutating func append(exact ray: [BigInteger]) -> Int32 {
    exact.append(contentsOf: ray)
    errors.append(Self.appendApproximation(of: ray[...], to: &approximate))
    isExact.append(true)
    origins.append(Origin(above: -1, below: -1, layer: -1, gate: -1))
    count += 1
    return Int32(count - 1)
  }

  /// Appends the vector `first`·above + `second`·below, whose coefficients have the given errors.
  mutating func append(_ origin: Origin, _ first: Double, _ second: Double, errors own: (Double, Double)) -> Int32 {
    let (a, b) = (Int(origin.above) * dimension, Int(origin.below) * dimension)
    var largest = 0.0
    for k in 0..<dimension {
      let value = first * approximate[a + k] + second * approximate[b + k]
      approximate.append(value)
      largest = max(largest, value.magnitude)
      exact.append(0)
    }
    let (above, below) = (errors[Int(origin.above)], errors[Int(origin.below)])
    var error = own.0 * (1.001 + above) + first * above + own.1 * (1.001 + below) + second * below
    error = (error + (first + second) * 0x1p-50) * 1.001
    let scale = largest > 0 ? Double(sign: .plus, exponent: -Int(largest.exponent) - 1, significand: 1) : .nan
    for k in count * dimension..<(count + 1) * dimension { approximate[k] *= scale }
    errors.append(error * scale + 0x1p-1000)
    isExact.append(false)
    origins.append(origin)
    count += 1
    return Int32(count - 1)
  }

  /// Forgets the rays from a number on.
  mutating func truncate(to number: Int) {
    exact.removeLast((count - number) * dimension)
    approximate.removeLast((count - number) * dimension)
    errors.removeLast(count - number)
    isExact.removeLast(count - number)
    origins.removeLast(count - number)
    count = number
  }

  func hasExact(_ ray: Int32) -> Bool { isExact[Int(ray)] }

  /// - Precondition: exact coordinates are known.
  func vector(_ ray: Int32) -> ArraySlice<BigInteger> {
    exact[Int(ray) * dimension..<(Int(ray) + 1) * dimension]
  }

  /// Takes note of exact coordinates, and improves the approximation.
  mutating func setExact(_ ray: Int32, _ vector: [BigInteger]) {
    var better: [Double] = []
    errors[Int(ray)] = Self.appendApproximation(of: vector[...], to: &better)
    for k in 0..<dimension {
      exact[Int(ray) * dimension + k] = vector[k]
      approximate[Int(ray) * dimension + k] = better[k]
    }
    isExact[Int(ray)] = true
  }

  /// Appends coordinates scaled by a power of 2, and gives their error; not a number where they are too long.
  static func appendApproximation(of vector: ArraySlice<BigInteger>, to result: inout [Double]) -> Double {
    var bits = 0
    for value in vector { bits = max(bits, value.bitLength) }
    if bits > 900 {
      for _ in vector { result.append(.nan) }
      return .nan
    }
    for value in vector {
      let approximation = value.approximateDouble
      result.append(approximation == 0 ? 0 : Double(sign: .plus, exponent: -bits, significand: approximation))
    }
    return 0x1p-51
  }
}

/// The forms of the gates of a layer on a region.
struct LayerForms {
  let exact: [BigInteger]
  /// Coordinates with relative errors of 2⁻⁵¹, for each form times a power of 2.
  let approximate: [Double]
  /// The sum of the magnitudes of the coordinates.
  let sizes: [Double]

  init(_ exact: [BigInteger], dimension: Int) {
    self.exact = exact
    var approximate: [Double] = []
    var sizes: [Double] = []
    approximate.reserveCapacity(exact.count)
    for start in stride(from: 0, to: exact.count, by: dimension) {
      _ = RayPool.appendApproximation(of: exact[start..<(start + dimension)], to: &approximate)
      sizes.append(approximate[start...].reduce(0) { $0 + $1.magnitude } * 1.001)
    }
    self.approximate = approximate
    self.sizes = sizes
  }

  /// The approximate value of a form at a ray, and how far it may be from the true one.
  @inline(__always)
  func estimate(_ gate: Int, _ ray: Int32, _ pool: borrowing RayPool) -> (value: Double, error: Double) {
    let dimension = pool.dimension
    let (a, b) = (gate * dimension, Int(ray) * dimension)
    var (sum, size) = (0.0, 0.0)
    for k in 0..<dimension {
      let product = approximate[a + k] * pool.approximate[b + k]
      sum += product
      size += product.magnitude
    }
    return (sum, size * (Double(dimension + 4) * 0x1p-50) + sizes[gate] * pool.errors[Int(ray)] + 0x1p-1000)
  }

  /// - Precondition: the exact coordinates of the ray are known.
  func value(_ gate: Int, _ ray: Int32, _ pool: borrowing RayPool) -> BigInteger {
    let start = gate * pool.dimension
    var sum = BigInteger(0)
    for (k, coordinate) in pool.vector(ray).enumerated() { sum += exact[start + k] * coordinate }
    return sum
  }
}
