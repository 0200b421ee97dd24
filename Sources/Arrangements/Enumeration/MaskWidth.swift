/// The number of 64-bit words in a set of hyperplanes.
///
/// A type of its own for one word lets the compiler remove every loop over words from the common case.
protocol MaskWidth: Sendable {
  var words: Int { get }
  init(words: Int)
}

/// Up to 64 hyperplanes.
struct SingleWord: MaskWidth {
  @inline(__always) var words: Int { 1 }
  init(words: Int) {}
}

/// Any number of hyperplanes.
struct ManyWords: MaskWidth {
  let words: Int
  init(words: Int) { self.words = words }
}
