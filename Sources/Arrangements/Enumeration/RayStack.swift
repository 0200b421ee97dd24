import ExactNumbers

/// The rays that bound the cones on the current path of an enumeration, the newest on top.
///
/// A ray keeps its coordinates and the sets of rows that are positive and negative on it; both are properties of the
/// ray alone, so that they are computed once however many cones it belongs to.
struct RayStack<Arithmetic: RayArithmetic, Width: MaskWidth>: ~Copyable {
  typealias Entry = Arithmetic.Entry

  let width: Width
  let rank: Int
  /// The number of rays that the limit on memory allows.
  private let mostRays: Int
  private(set) var coordinates: UnsafeMutablePointer<Entry>
  /// For each ray the positive rows, then the negative rows.
  private(set) var signs: UnsafeMutablePointer<UInt64>
  /// Whether the coordinates are the minors of the r − 1 rows that vanish on the ray, and no other row does.
  private(set) var hasMinors: UnsafeMutablePointer<Bool>
  var count = 0
  private var capacity: Int

  /// An empty stack.
  ///
  /// - Parameters:
  ///   - capacity: the number of rays for which there is room at once, whatever the limit.
  ///   - limit: the number of words that the rays may take.
  init(rank: Int, width: Width, capacity: Int, limit: Int) {
    self.rank = rank
    mostRays = max(capacity, limit / (2 * width.words + (rank * MemoryLayout<Entry>.stride + 7) / 8))
    self.width = width
    self.capacity = capacity
    coordinates = Self.allocate(capacity * rank, Arithmetic.zero)
    // Written when a ray is made; until then the memory is not touched.
    signs = .allocate(capacity: capacity * 2 * width.words)
    hasMinors = Self.allocate(capacity, false)
  }

  deinit {
    coordinates.deinitialize(count: capacity * rank)
    coordinates.deallocate()
    signs.deallocate()
    hasMinors.deallocate()
  }

  static func allocate<Element>(_ count: Int, _ value: Element) -> UnsafeMutablePointer<Element> {
    let pointer = UnsafeMutablePointer<Element>.allocate(capacity: max(count, 1))
    pointer.initialize(repeating: value, count: count)
    return pointer
  }

  @inline(__always)
  func vector(_ ray: Int) -> UnsafeMutablePointer<Entry> { coordinates + ray &* rank }

  @inline(__always)
  func positive(_ ray: Int) -> UnsafeMutablePointer<UInt64> { signs + ray &* (2 &* width.words) }

  @inline(__always)
  func negative(_ ray: Int) -> UnsafeMutablePointer<UInt64> { signs + (ray &* 2 &+ 1) &* width.words }

  /// Makes room for more rays; false if the limit is too low for them.
  @inline(__always)
  mutating func reserve(_ more: Int) -> Bool { more <= capacity &- count || grow(more) }

  /// Adds a ray, for which there is room, and returns its index.
  @inline(__always)
  mutating func push() -> Int {
    count &+= 1
    return count &- 1
  }

  private mutating func grow(_ more: Int) -> Bool {
    guard more <= mostRays - count else { return false }
    let larger = min(mostRays, max(2 * capacity, count + more))
    let newCoordinates = Self.allocate(larger * rank, Arithmetic.zero)
    let newSigns = UnsafeMutablePointer<UInt64>.allocate(capacity: larger * 2 * width.words)
    let newHasMinors = Self.allocate(larger, false)
    newCoordinates.update(from: coordinates, count: capacity * rank)
    newSigns.update(from: signs, count: capacity * 2 * width.words)
    newHasMinors.update(from: hasMinors, count: capacity)
    coordinates.deinitialize(count: capacity * rank)
    coordinates.deallocate()
    signs.deallocate()
    hasMinors.deallocate()
    (coordinates, signs, hasMinors, capacity) = (newCoordinates, newSigns, newHasMinors, larger)
    return true
  }
}
