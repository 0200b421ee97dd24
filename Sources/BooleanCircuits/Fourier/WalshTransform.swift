import Arrangements
import ExactNumbers

/// The sums Σ_x f(x) ∏_{i∈S} x_i over {−1, 1}ⁿ for all S at once, by n levels of butterflies (Yates 1937).
///
/// With a = f at x_i = −1 and b = f at x_i = +1 a level replaces (a, b) by (a + b, b − a); the inverse replaces it by
/// (a − b, a + b), which is twice the inverse. The levels run in two passes over the memory: the low ones in blocks that
/// stay in the cache of the first level, the high ones in strips of columns that are copied together.
enum WalshTransform {
  /// The levels of the first pass. Sums of 2¹³ signs fit into 16 bits.
  private static let blockLevels = 13

  /// The sums of a function with values ±1.
  static func signs(_ table: TruthTable, control: CountingControl?) throws(BooleanFunctionError) -> [Int32] {
    let n = table.variableCount
    if n < 6 {
      return try transform(
        (0..<table.pointCount).map { table[$0] ? Int32(1) : -1 }, variableCount: n, isInverse: false,
        control: control)
    }
    let low = min(n, blockLevels)
    return try filled(variableCount: n, low: low, isInverse: false, control: control) { block, target in
      withUnsafeTemporaryAllocation(of: SIMD8<Int16>.self, capacity: 1 << (low - 3)) { buffer in
        guard let start = buffer.baseAddress else { return }
        table.words.withUnsafeBufferPointer { words in
          bytes.withUnsafeBufferPointer { bytes in
            for word in 0..<(1 << (low - 6)) {
              let bits = words[block << (low - 6) + word]
              for byte in 0..<8 {
                (start + (word * 8 + byte)).initialize(
                  to: bytes[Int(truncatingIfNeeded: bits >> UInt64(8 * byte) & 255)])
              }
            }
          }
        }
        levels(start, count: 1 << (low - 3), isInverse: false)
        start.withMemoryRebound(to: Int16.self, capacity: 1 << low) { values in
          for index in 0..<(1 << low) { (target + index).initialize(to: Int32(values[index])) }
        }
      }
    }
  }

  /// The transforms of the eight signs of a byte.
  private static let bytes: [SIMD8<Int16>] = (0..<256).map { byte in
    var values = SIMD8<Int16>(repeating: 0)
    for set in 0..<8 {
      for point in 0..<8 {
        let isNegative = ((set & ~point).nonzeroBitCount & 1 == 1) != (byte >> point & 1 == 0)
        values[set] += isNegative ? -1 : 1
      }
    }
    return values
  }

  /// The sums of integer values, or 2ⁿ times the inverse.
  /// - Precondition: 2ⁿ times the greatest absolute value fits into `Word`.
  static func transform<Word: FixedWidthInteger & SIMDScalar & Sendable>(
    _ values: [Word], variableCount n: Int, isInverse: Bool, control: CountingControl?
  ) throws(BooleanFunctionError) -> [Word] {
    if n < 6 {
      var result = values
      for level in 0..<n {
        for index in result.indices where index >> level & 1 == 0 {
          let a = result[index]
          let b = result[index | 1 << level]
          result[index] = isInverse ? a &- b : a &+ b
          result[index | 1 << level] = isInverse ? a &+ b : b &- a
        }
      }
      return result
    }
    let low = min(n, blockLevels - 1)
    return try filled(variableCount: n, low: low, isInverse: isInverse, control: control) { block, target in
      values.withUnsafeBufferPointer { source in
        for index in 0..<(1 << low) { (target + index).initialize(to: source[block << low + index]) }
      }
      for level in 0..<4 {
        let half = 1 << level
        for base in stride(from: 0, to: 1 << low, by: 2 * half) {
          for index in base..<base + half {
            let a = target[index]
            let b = target[index + half]
            target[index] = isInverse ? a &- b : a &+ b
            target[index + half] = isInverse ? a &+ b : b &- a
          }
        }
      }
      let vectors = UnsafeMutableRawPointer(target).assumingMemoryBound(to: SIMD16<Word>.self)
      levels(vectors, count: 1 << (low - 4), isInverse: isInverse)
    }
  }

  /// An array whose blocks of 2^low values `fill` makes, with the levels from `low` on done afterwards.
  private static func filled<Word: FixedWidthInteger & SIMDScalar & Sendable>(
    variableCount n: Int, low: Int, isInverse: Bool, control: CountingControl?,
    _ fill: @escaping @Sendable (_ block: Int, _ target: UnsafeMutablePointer<Word>) -> Void
  ) throws(BooleanFunctionError) -> [Word] {
    // Vectors of 16 numbers, so that the memory is aligned for them.
    let lanes = 16
    let memory = UnsafeMutablePointer<SIMD16<Word>>.allocate(capacity: (1 << n) / lanes)
    defer { memory.deallocate() }
    let vectors = SharedPointer(start: memory)
    try ParallelBlocks.forEach(count: 1 << (n - low), control: control) { block in
      fill(
        block, UnsafeMutableRawPointer(vectors.start + block << (low - 4)).assumingMemoryBound(to: Word.self))
    }
    if n > low {
      let rows = 1 << (n - low)
      let width = 1 << (low - 4)
      let strip = 8
      try ParallelBlocks.forEach(count: width / strip, control: control) { column in
        withUnsafeTemporaryAllocation(of: SIMD16<Word>.self, capacity: rows * strip) { buffer in
          guard let start = buffer.baseAddress else { return }
          let corner = vectors.start + column * strip
          for row in 0..<rows { (start + row * strip).update(from: corner + row * width, count: strip) }
          levels(start, count: rows * strip, from: strip, isInverse: isInverse)
          for row in 0..<rows { (corner + row * width).update(from: start + row * strip, count: strip) }
        }
      }
    }
    let words = UnsafeMutableRawPointer(memory).assumingMemoryBound(to: Word.self)
    return Array(UnsafeBufferPointer(start: words, count: 1 << n))
  }

  /// The levels whose halves are 1, 2, 4, … vectors, starting with halves of `from`.
  @inline(__always)
  private static func levels<Vector: SIMD>(
    _ values: UnsafeMutablePointer<Vector>, count: Int, from: Int = 1, isInverse: Bool
  ) where Vector.Scalar: FixedWidthInteger {
    var half = from
    while half < count {
      var base = 0
      while base < count {
        for index in base..<base + half {
          let a = values[index]
          let b = values[index + half]
          values[index] = isInverse ? a &- b : a &+ b
          values[index + half] = isInverse ? a &+ b : b &- a
        }
        base += 2 * half
      }
      half *= 2
    }
  }

  /// The sums of integers of any size, or 2ⁿ times the inverse.
  static func transform(
    _ values: [BigInteger], variableCount n: Int, isInverse: Bool, control: CountingControl?
  ) throws(BooleanFunctionError) -> [BigInteger] {
    var result = values
    for level in 0..<n {
      if control?.isInterrupted == true { throw .interrupted }
      for index in result.indices where index >> level & 1 == 0 {
        let a = result[index]
        let b = result[index | 1 << level]
        result[index] = isInverse ? a - b : a + b
        result[index | 1 << level] = isInverse ? a + b : b - a
      }
    }
    return result
  }

  /// The sums in the narrowest machine integers that are certain to hold them.
  static func transform(
    _ values: IntegerTable, variableCount n: Int, control: CountingControl?
  ) throws(BooleanFunctionError) -> IntegerTable {
    let bound = values.greatestMagnitude << n
    switch values {
    case .narrow(let narrow):
      if bound <= BigInteger(Int(Int32.max)) {
        return .narrow(try transform(narrow, variableCount: n, isInverse: false, control: control))
      }
      // At most 31 bits and 24 levels: 64 bits always hold the sums.
      return .wide(try transform(narrow.map { Int($0) }, variableCount: n, isInverse: false, control: control))
    case .wide(let wide):
      if bound <= BigInteger(Int.max) {
        return .wide(try transform(wide, variableCount: n, isInverse: false, control: control))
      }
      return .large(
        try transform(wide.map { BigInteger($0) }, variableCount: n, isInverse: false, control: control))
    case .large(let large):
      return .large(try transform(large, variableCount: n, isInverse: false, control: control))
    }
  }
}
