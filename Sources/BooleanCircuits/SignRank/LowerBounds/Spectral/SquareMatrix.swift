/// A dense square matrix of floating-point numbers, row by row, for searches whose results are checked exactly.
struct SquareMatrix {
  let size: Int
  var entries: [Double]

  init(size: Int) {
    self.size = size
    entries = [Double](repeating: 0, count: size * size)
  }

  subscript(row: Int, column: Int) -> Double {
    get { entries[row * size + column] }
    set { entries[row * size + column] = newValue }
  }

  var trace: Double { (0..<size).reduce(0) { $0 + self[$1, $1] } }

  /// The matrix BᵀB of a matrix with `size` columns, row by row.
  init(gramOf matrix: [Double], columns: Int) {
    self.init(size: columns)
    let rows = matrix.count / max(1, columns)
    let size = columns
    matrix.withUnsafeBufferPointer { matrix in
      entries.withUnsafeMutableBufferPointer { result in
        for row in 0..<rows {
          for first in 0..<size {
            let factor = matrix[row * size + first]
            for second in 0..<size { result[first * size + second] += factor * matrix[row * size + second] }
          }
        }
      }
    }
  }

  /// The product of a matrix with `size` columns, row by row, with this one.
  func product(fromLeft matrix: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: matrix.count)
    let rows = matrix.count / max(1, size)
    let size = size
    matrix.withUnsafeBufferPointer { matrix in
      entries.withUnsafeBufferPointer { entries in
        result.withUnsafeMutableBufferPointer { result in
          for row in 0..<rows {
            for middle in 0..<size {
              let factor = matrix[row * size + middle]
              if factor == 0 { continue }
              for column in 0..<size { result[row * size + column] += factor * entries[middle * size + column] }
            }
          }
        }
      }
    }
    return result
  }

  /// The matrix divided by its trace and squared so many times, each time divided by the trace again: for a semidefinite
  /// matrix, weights that gather on the eigenvectors of the greatest eigenvalue.
  func concentrated(squarings: Int) -> SquareMatrix {
    var result = self
    for _ in 0..<squarings {
      result.divideByTrace()
      result.entries = result.product(fromLeft: result.entries)
    }
    result.divideByTrace()
    return result
  }

  private mutating func divideByTrace() {
    let trace = trace
    if trace > 0 { for index in entries.indices { entries[index] /= trace } }
  }

  /// The sum of the products of all entries with those of another matrix.
  func inner(_ other: SquareMatrix) -> Double {
    var sum = 0.0
    for index in entries.indices { sum += entries[index] * other.entries[index] }
    return sum
  }

  /// The lower triangular factor L of L·Lᵀ, as full rows, or nil if the matrix is not definite.
  var choleskyFactor: SquareMatrix? {
    var lower = SquareMatrix(size: size)
    let size = size
    let isDefinite = lower.entries.withUnsafeMutableBufferPointer { lower in
      for row in 0..<size {
        for column in 0...row {
          var sum = entries[row * size + column]
          for index in 0..<column { sum -= lower[row * size + index] * lower[column * size + index] }
          if column < row {
            lower[row * size + column] = sum / lower[column * size + column]
          } else {
            guard sum > 0 else { return false }
            lower[row * size + row] = sum.squareRoot()
          }
        }
      }
      return true
    }
    return isDefinite ? lower : nil
  }
}
