import ExactNumbers

/// Counts the bits of the numbers made from one text, so that a short text cannot ask for much memory.
package struct NumberBudget {
  /// How many bits all numbers together may take.
  package static let maximumBits = 1 << 31

  /// The bits so far.
  package private(set) var bits = 0

  package init() {}

  /// Counts some bits; the place is worked out only when it is needed.
  package mutating func add(bits more: Int, at place: () -> String) throws(FileFormatError) {
    let (sum, overflow) = bits.addingReportingOverflow(more)
    bits = overflow ? Int.max : sum
    if bits > Self.maximumBits {
      throw .tooLarge(what: "bits of all numbers up to \(place())", found: bits, limit: Self.maximumBits)
    }
  }

  /// Counts a number.
  package mutating func add(_ number: Rational, at place: () -> String) throws(FileFormatError) {
    try add(bits: number.numerator.bitLength + number.denominator.bitLength, at: place)
  }
}
