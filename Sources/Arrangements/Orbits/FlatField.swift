import ExactNumbers

/// A prime field in which an integer configuration has the same flats as over the rationals.
///
/// The prime exceeds the Hadamard bound of all minors of the configuration. So a minor is zero modulo the prime exactly if it
/// is zero, every question about ranks has the same answer modulo the prime, and no answer is a guess.
protocol FlatField: Sendable {
  associatedtype Element: Hashable, Sendable
  var zero: Element { get }
  var one: Element { get }
  func residue(_ value: BigInteger) -> Element
  func difference(_ left: Element, _ right: Element) -> Element
  func product(_ left: Element, _ right: Element) -> Element
  /// The inverse of a nonzero element.
  func inverse(_ value: Element) -> Element
  /// Sixty-four bits that depend on the element alone.
  func hashWord(_ value: Element) -> UInt64
  /// Replaces nonzero elements by their inverses; `scratch` has room for as many.
  func invert(_ values: UnsafeMutablePointer<Element>, count: Int, scratch: UnsafeMutablePointer<Element>)
  /// output[i] = base[i] − Σ_t factors[t] columns[t][i] for i < count.
  func reduce(
    _ base: UnsafePointer<Element>, by columns: [UnsafePointer<Element>], factors: [Element],
    into output: UnsafeMutablePointer<Element>, count: Int)
}

extension FlatField {
  func invert(_ values: UnsafeMutablePointer<Element>, count: Int, scratch: UnsafeMutablePointer<Element>) {
    // One inversion for all (Montgomery's trick): prefix products forwards, then peel them off backwards.
    guard count > 0 else { return }
    scratch[0] = values[0]
    for index in 1..<max(count, 1) { scratch[index] = product(scratch[index - 1], values[index]) }
    var running = inverse(scratch[count - 1])
    for index in stride(from: count - 1, to: 0, by: -1) {
      let value = values[index]
      values[index] = product(running, scratch[index - 1])
      running = product(running, value)
    }
    values[0] = running
  }

  func reduce(
    _ base: UnsafePointer<Element>, by columns: [UnsafePointer<Element>], factors: [Element],
    into output: UnsafeMutablePointer<Element>, count: Int
  ) {
    for index in 0..<count { output[index] = base[index] }
    for (column, factor) in zip(columns, factors) {
      for index in 0..<count { output[index] = difference(output[index], product(factor, column[index])) }
    }
  }
}
