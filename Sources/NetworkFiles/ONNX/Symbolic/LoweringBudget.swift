import ExactNumbers

/// Bounds what a file can make the reader do: how many forms and terms are made, how large their numbers get and how many
/// multiplications are spent, each counted before it is done.
struct LoweringBudget {
  /// The most elements of all tensors together, and the most terms of all their forms together.
  static let maximumElements = 1 << 23
  /// The most multiplications; one of large numbers counts as many.
  static let maximumWork = 1 << 28
  /// The most bits of a numerator or a denominator.
  static let maximumBits = 1 << 14

  private var elements = 0
  private var terms = 0
  private var work = 0

  /// The number of elements of a tensor that is about to be made.
  mutating func elements(of shape: [Int], at place: String) throws(NetworkFileError) -> Int {
    let count = try Self.count(of: shape, at: place)
    guard count >= 1 else { throw .node(place, found: "the shape \(shape)", expected: "at least one element") }
    elements += count
    if elements > Self.maximumElements {
      throw .tooLarge(what: "elements of all tensors up to \(place)", found: elements, limit: Self.maximumElements)
    }
    return count
  }

  /// The product of lengths that are not negative.
  static func count(of shape: [Int], at place: String) throws(NetworkFileError) -> Int {
    var count = 1
    for length in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      if overflow || product > maximumElements {
        throw .tooLarge(what: "elements of \(place)", found: overflow ? .max : product, limit: maximumElements)
      }
      count = product
    }
    return count
  }

  /// Counts multiplications that are about to be done.
  mutating func spend(_ count: Int, at place: String) throws(NetworkFileError) {
    let (sum, overflow) = work.addingReportingOverflow(count)
    work = overflow ? .max : sum
    if work > Self.maximumWork {
      throw .tooLarge(what: "multiplications up to \(place)", found: work, limit: Self.maximumWork)
    }
  }

  /// Counts `count` times `each` multiplications.
  mutating func spend(_ count: Int, times each: Int, at place: String) throws(NetworkFileError) {
    let (product, overflow) = count.multipliedReportingOverflow(by: each)
    try spend(overflow ? .max : product, at: place)
  }

  /// Counts the terms of a form that is about to be made.
  mutating func add(terms count: Int, at place: String) throws(NetworkFileError) {
    terms += count
    if terms > Self.maximumElements {
      throw .tooLarge(what: "weights up to \(place)", found: terms, limit: Self.maximumElements)
    }
  }

  /// Counts the size of a number that arithmetic goes on with; machine integers cost nothing.
  mutating func check(_ number: Rational, at place: String) throws(NetworkFileError) {
    if number.inlineParts != nil { return }
    let bits = max(number.numerator.bitLength, number.denominator.bitLength)
    if bits > Self.maximumBits {
      throw .tooLarge(what: "bits of a number at \(place)", found: bits, limit: Self.maximumBits)
    }
    let words = bits / 64
    try spend(words * words / 8, at: place)
  }
}
