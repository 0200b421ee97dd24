/// A symmetric positive definite system whose first and last unknown may occur anywhere, and the others with their two
/// next neighbours.
struct BandedSystem {
  private let count: Int
  private var diagonal: [Double]
  private var first: [Double]
  private var second: [Double]
  /// The columns of the first and the last unknown.
  private var border: [[Double]]
  private var corner = [0.0, 0.0, 0.0]

  /// - Parameter count: the number of unknowns, at least 2.
  init(count: Int) {
    self.count = count
    diagonal = [Double](repeating: 0, count: count)
    first = diagonal
    second = diagonal
    inverse = diagonal
    border = [diagonal, diagonal]
  }

  /// Forgets all entries.
  mutating func clear() {
    for index in 0..<count {
      diagonal[index] = 0
      first[index] = 0
      second[index] = 0
      border[0][index] = 0
      border[1][index] = 0
    }
    corner = [0, 0, 0]
  }

  /// Adds a product to the entries at two unknowns, on both sides of the diagonal.
  mutating func add(_ value: Double, _ a: Int, _ b: Int) {
    let (low, high) = a < b ? (a, b) : (b, a)
    if low == 0 {
      if high == 0 {
        corner[0] += value
      } else if high == count - 1 {
        corner[1] += value
      } else {
        border[0][high] += value
      }
    } else if high == count - 1 {
      if low == high { corner[2] += value } else { border[1][low] += value }
    } else if low == high {
      diagonal[low] += value
    } else if high == low + 1 {
      first[high] += value
    } else {
      second[high] += value
    }
  }

  /// Adds a multiple of the square of a linear form, an unknown of which may occur several times.
  mutating func addSquare(_ factor: Double, _ form: [(unknown: Int, coefficient: Double)]) {
    for (a, first) in form.enumerated() where first.coefficient != 0 {
      add(factor * first.coefficient * first.coefficient, first.unknown, first.unknown)
      for second in form[..<a] where second.coefficient != 0 {
        let product = factor * first.coefficient * second.coefficient
        add(first.unknown == second.unknown ? 2 * product : product, first.unknown, second.unknown)
      }
    }
  }

  /// Adds a multiple of the square of a form in an inner unknown, its two neighbours (inner, too), and the border.
  mutating func addInner(
    _ index: Int, _ factor: Double, before: Double, middle: Double, after: Double, start: Double, end: Double
  ) {
    diagonal[index - 1] += factor * before * before
    diagonal[index] += factor * middle * middle
    diagonal[index + 1] += factor * after * after
    first[index] += factor * before * middle
    first[index + 1] += factor * middle * after
    second[index + 1] += factor * before * after
    if start == 0, end == 0 { return }
    for (place, value) in [(index - 1, before), (index, middle), (index + 1, after)] {
      border[0][place] += factor * start * value
      border[1][place] += factor * end * value
    }
    corner[0] += factor * start * start
    corner[1] += factor * start * end
    corner[2] += factor * end * end
  }

  /// Makes the first or the last unknown zero.
  mutating func fix(last isLast: Bool) {
    let side = isLast ? 1 : 0
    for index in 0..<count { border[side][index] = 0 }
    corner[1] = 0
    corner[isLast ? 2 : 0] = 1
  }

  /// Decomposes the inner part, and eliminates it from the border.
  mutating func factor() {
    for index in stride(from: 1, to: count - 1, by: 1) {
      var (toFirst, toSecond) = (first[index], second[index])
      var pivot = diagonal[index] * (1 + 1e-14) + 1e-290
      if index >= 3 {
        toFirst -= toSecond * first[index - 1]
        second[index] = toSecond / diagonal[index - 2]
        pivot -= second[index] * toSecond
      } else {
        toSecond = 0
        second[index] = 0
      }
      if index >= 2 {
        first[index] = toFirst / diagonal[index - 1]
        pivot -= first[index] * toFirst
      } else {
        first[index] = 0
      }
      diagonal[index] = max(pivot, 1e-280)
      inverse[index] = 1 / diagonal[index]
    }
    solvedBorder = border
    for side in 0..<2 { solveInner(&solvedBorder[side]) }
    reduced = corner
    for index in stride(from: 1, to: count - 1, by: 1) {
      reduced[0] -= border[0][index] * solvedBorder[0][index]
      reduced[1] -= border[0][index] * solvedBorder[1][index]
      reduced[2] -= border[1][index] * solvedBorder[1][index]
    }
  }

  private var inverse: [Double]
  private var solvedBorder: [[Double]] = []
  private var reduced = [0.0, 0.0, 0.0]

  private func solveInner(_ side: inout [Double]) {
    let last = count - 2
    if last < 1 { return }
    var (one, two) = (0.0, 0.0)
    for index in 1...last {
      let value = side[index] - first[index] * one - second[index] * two
      side[index] = value
      (one, two) = (value, one)
    }
    (one, two) = (0, 0)
    for index in stride(from: last, through: 1, by: -1) {
      var value = side[index] * inverse[index]
      if index < last { value -= first[index + 1] * one }
      if index < last - 1 { value -= second[index + 2] * two }
      side[index] = value
      (one, two) = (value, one)
    }
  }

  /// Solves for a right side.
  /// - Precondition: `factor` has been called.
  func solve(_ side: inout [Double]) {
    let (low, high) = (side[0], side[count - 1])
    solveInner(&side)
    var (a, b) = (low, high)
    for index in stride(from: 1, to: count - 1, by: 1) {
      a -= border[0][index] * side[index]
      b -= border[1][index] * side[index]
    }
    let r00 = max(reduced[0], 1e-280)
    let ratio = reduced[1] / r00
    let last = (b - ratio * a) / max(reduced[2] - ratio * reduced[1], 1e-280)
    let start = (a - reduced[1] * last) / r00
    for index in stride(from: 1, to: count - 1, by: 1) {
      side[index] -= solvedBorder[0][index] * start + solvedBorder[1][index] * last
    }
    side[0] = start
    side[count - 1] = last
  }
}
