import ExactNumbers

/// The rays that bound the cones on the current path of an enumeration, the newest on top.
///
/// A ray keeps its coordinates and the sets of rows that are positive and negative on it; both are properties of the
/// ray alone, so that they are computed once however many cones it belongs to.
struct RayStack<Arithmetic: RayArithmetic, Width: MaskWidth>: ~Copyable {
  typealias Entry = Arithmetic.Entry

  let width: Width
  let rank: Int
  private(set) var coordinates: UnsafeMutablePointer<Entry>
  /// For each ray the positive rows, then the negative rows.
  private(set) var signs: UnsafeMutablePointer<UInt64>
  /// Whether the coordinates are the minors of the r − 1 rows that vanish on the ray, and no other row does.
  private(set) var hasMinors: UnsafeMutablePointer<Bool>
  var count = 0
  private var capacity: Int

  init(rank: Int, width: Width, capacity: Int) {
    self.rank = rank
    self.width = width
    self.capacity = capacity
    coordinates = Self.allocate(capacity * rank, Arithmetic.zero)
    signs = Self.allocate(capacity * 2 * width.words, 0)
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

  /// Makes room for one more ray and returns its index.
  @inline(__always)
  mutating func push() -> Int {
    if count == capacity { grow() }
    count &+= 1
    return count &- 1
  }

  private mutating func grow() {
    let newCoordinates = Self.allocate(2 * capacity * rank, Arithmetic.zero)
    let newSigns = Self.allocate(2 * capacity * 2 * width.words, UInt64(0))
    let newHasMinors = Self.allocate(2 * capacity, false)
    newCoordinates.update(from: coordinates, count: capacity * rank)
    newSigns.update(from: signs, count: capacity * 2 * width.words)
    newHasMinors.update(from: hasMinors, count: capacity)
    coordinates.deinitialize(count: capacity * rank)
    coordinates.deallocate()
    signs.deallocate()
    hasMinors.deallocate()
    (coordinates, signs, hasMinors, capacity) = (newCoordinates, newSigns, newHasMinors, 2 * capacity)
  }
}
