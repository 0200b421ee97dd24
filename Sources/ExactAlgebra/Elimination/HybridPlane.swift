import CGMP
import ExactNumbers

/// A mutable integer matrix for fraction-free elimination: a plane of machine words with a plane of GMP integers beside
/// it for the values that do not fit.
///
/// `words[i]` is the value, or `Int.min`, which says that the value is `integers[i]`. A fresh GMP integer owns no memory,
/// so a matrix whose values stay small never touches the heap.
final class HybridPlane {
  let rowCount: Int
  let columnCount: Int
  private let words: UnsafeMutablePointer<Int>
  private let integers: UnsafeMutablePointer<GMPInteger>
  /// Working integers: the result of a step, the views of two entries, and pivot, factor and previous pivot of a row step.
  private let scratch: UnsafeMutablePointer<GMPInteger>

  private static let elsewhere = Int.min

  init(_ matrix: IntegerMatrix, appendingIdentity: Bool = false) {
    rowCount = matrix.rowCount
    columnCount = matrix.columnCount + (appendingIdentity ? matrix.rowCount : 0)
    let count = rowCount * columnCount
    words = .allocate(capacity: max(1, count))
    words.initialize(repeating: 0, count: max(1, count))
    integers = .allocate(capacity: max(1, count))
    scratch = .allocate(capacity: 6)
    for index in 0..<count { integer_init(integers + index) }
    for index in 0..<6 { integer_init(scratch + index) }
    for row in 0..<rowCount {
      for column in 0..<matrix.columnCount {
        let index = row * columnCount + column
        let value = matrix[row, column]
        if let word = value.inlineValue, word != Self.elsewhere {
          words[index] = word
        } else {
          value.withGMP { integer_set(integers + index, $0) }
          words[index] = Self.elsewhere
        }
      }
      if appendingIdentity { words[row * columnCount + matrix.columnCount + row] = 1 }
    }
  }

  deinit {
    for index in 0..<(rowCount * columnCount) { integer_clear(integers + index) }
    for index in 0..<6 { integer_clear(scratch + index) }
    words.deallocate()
    integers.deallocate()
    scratch.deallocate()
  }

  /// The value at a position.
  func value(_ row: Int, _ column: Int) -> BigInteger {
    let index = row * columnCount + column
    return words[index] == Self.elsewhere ? BigInteger(copying: integers + index) : BigInteger(words[index])
  }

  func isZero(_ row: Int, _ column: Int) -> Bool { words[row * columnCount + column] == 0 }

  func swapRows(_ first: Int, _ second: Int, from column: Int = 0) {
    for column in column..<columnCount {
      let a = first * columnCount + column
      let b = second * columnCount + column
      (words[a], words[b]) = (words[b], words[a])
      integer_swap(integers + a, integers + b)
    }
  }

  /// The previous pivot of Bareiss' recursion, in both forms.
  struct Divisor {
    /// Set when the pivot is a machine integer.
    let word: ExactDivisor?
    let value: BigInteger

    init(_ value: BigInteger) {
      self.value = value
      // Spelled out: an optional chain here crashes the optimizer of Swift 6.3.1.
      if let small = value.inlineValue, small != .min {
        word = ExactDivisor(small)
      } else {
        word = nil
      }
    }
  }

  /// Replaces `a[row][j]` by `(a[row][j] * pivot - a[row][column] * a[pivotRow][j]) / divisor` for every j in `range`
  /// except `column`; the divisions are exact by Sylvester's identity (Bareiss 1968). The entry in the pivot column is
  /// left alone for the caller.
  func eliminate(row: Int, pivotRow: Int, column: Int, range: Range<Int>, divisor: Divisor) {
    let target = row * columnCount
    let source = pivotRow * columnCount
    let pivot = words[source + column]
    let factor = words[target + column]
    var bigReady = false
    let wordDivisor = pivot == Self.elsewhere || factor == Self.elsewhere ? nil : divisor.word
    for j in range where j != column {
      let a = words[target + j]
      let c = words[source + j]
      // Words are below 2^63 in magnitude: products below 2^126, their difference below 2^127.
      if let wordDivisor, a != Self.elsewhere, c != Self.elsewhere,
        let quotient = wordDivisor.quotient(Int128(a) * Int128(pivot) - Int128(factor) * Int128(c))
      {
        words[target + j] = quotient
        continue
      }
      if !bigReady {
        load(source + column, into: scratch + 3)
        load(target + column, into: scratch + 4)
        divisor.value.withGMP { integer_set(scratch + 5, $0) }
        bigReady = true
      }
      eliminateLarge(target + j, source + j, isFirst: divisor.value == 1)
    }
  }

  /// One entry of `eliminate` in GMP arithmetic, stored back as a word when it fits.
  @inline(never)
  private func eliminateLarge(_ target: Int, _ source: Int, isFirst: Bool) {
    let result = scratch
    integer_multiply(result, view(target, scratch + 1), scratch + 3)
    if words[source] != 0 && integer_sign(scratch + 4) != 0 {
      integer_subtract_product(result, scratch + 4, view(source, scratch + 2))
    }
    if !isFirst { integer_divide_exactly(result, result, scratch + 5) }
    if integer_fits_signed(result) != 0, integer_get_signed(result) != Self.elsewhere {
      words[target] = Int(integer_get_signed(result))
    } else {
      integer_swap(integers + target, result)
      words[target] = Self.elsewhere
    }
  }

  private func load(_ index: Int, into target: UnsafeMutablePointer<GMPInteger>) {
    if words[index] == Self.elsewhere {
      integer_set(target, integers + index)
    } else {
      integer_set_signed(target, words[index])
    }
  }

  @inline(__always)
  private func view(_ index: Int, _ spare: UnsafeMutablePointer<GMPInteger>) -> UnsafeMutablePointer<GMPInteger> {
    if words[index] == Self.elsewhere { return integers + index }
    integer_set_signed(spare, words[index])
    return spare
  }

  func setZero(_ row: Int, _ column: Int) { words[row * columnCount + column] = 0 }
}
