import ExactAlgebra
import ExactNumbers

/// The bilinear form Q⁻¹, Q = Σ v vᵀ over the rows, times its least common denominator.
struct InvariantForm {
  private let matrix: [[Int]]

  /// - Returns: nil if the rows do not span or the entries are too large for machine words.
  init?(_ rows: [[Int]], rank: Int) {
    var sums = [[Int]](repeating: [Int](repeating: 0, count: rank), count: rank)
    for row in rows {
      for first in 0..<rank where row[first] != 0 {
        for second in first..<rank {
          let (sum, overflow) = sums[first][second].addingReportingOverflow(row[first] &* row[second])
          guard !overflow else { return nil }
          sums[first][second] = sum
        }
      }
    }
    let square = Matrix(rows: rank, columns: rank) { Rational(sums[min($0, $1)][max($0, $1)]) }
    guard let inverse = try? square.inverse() else { return nil }
    var denominator: BigInteger = 1
    for row in 0..<rank {
      for column in 0..<rank { denominator = .leastCommonMultiple(denominator, inverse[row, column].denominator) }
    }
    var matrix: [[Int]] = []
    for row in 0..<rank {
      var line: [Int] = []
      for column in 0..<rank {
        let entry = inverse[row, column]
        let cleared = entry.numerator * denominator.exactlyDivided(by: entry.denominator)
        guard let word = Int(exactly: cleared), word.magnitude < 1 << 40 else { return nil }
        line.append(word)
      }
      matrix.append(line)
    }
    self.matrix = matrix
  }

  /// The functional w ↦ vᵀ Q⁻¹ w, up to the common factor.
  func functional(_ vector: [Int]) -> [Int]? {
    var result = [Int](repeating: 0, count: vector.count)
    for (coordinate, entry) in vector.enumerated() where entry != 0 {
      for column in vector.indices {
        let (product, first) = entry.multipliedReportingOverflow(by: matrix[coordinate][column])
        let (sum, second) = result[column].addingReportingOverflow(product)
        guard !first, !second else { return nil }
        result[column] = sum
      }
    }
    return result
  }

  /// vᵀ Q⁻¹ w, up to the common factor.
  func product(_ first: [Int], _ second: [Int]) -> Int? {
    guard let functional = functional(first) else { return nil }
    return Self.value(functional, second)
  }

  private static func value(_ functional: [Int], _ vector: [Int]) -> Int? {
    var sum = 0
    for index in vector.indices {
      let (product, first) = functional[index].multipliedReportingOverflow(by: vector[index])
      let (next, second) = sum.addingReportingOverflow(product)
      guard !first, !second else { return nil }
      sum = next
    }
    return sum
  }

  /// The primitive vectors v ∓ w up to sign, for the pairs with the greatest |vᵀ Q⁻¹ w|, the sign being that of the product.
  ///
  /// - Returns: nil if there are more than a frame may have.
  /// - Complexity: O(c² r) for c vectors.
  func neighbourDifferences(_ vectors: [[Int]]) -> [[Int]]? {
    var greatest: UInt = 0
    var pairs: [(Int, Int, Bool)] = []
    for first in vectors.indices {
      guard let functional = functional(vectors[first]) else { return nil }
      for second in vectors.indices.dropFirst(first + 1) {
        guard let value = Self.value(functional, vectors[second]) else { return nil }
        if value.magnitude > greatest {
          greatest = value.magnitude
          pairs.removeAll(keepingCapacity: true)
        }
        if value.magnitude == greatest { pairs.append((first, second, value < 0)) }
      }
    }
    guard greatest > 0 else { return nil }
    var found: [[Int]] = []
    var known: Set<[Int]> = []
    for (first, second, isOpposite) in pairs {
      let difference = vectors[first].indices.map { index in
        isOpposite ? vectors[first][index] + vectors[second][index] : vectors[first][index] - vectors[second][index]
      }
      let primitive = CentralConfiguration.primitive(difference.map { BigInteger($0) }).vector
      let words = primitive.compactMap { Int(exactly: $0) }
      if known.insert(words).inserted {
        found.append(words)
        if found.count > FramePatterns.columnLimit { return nil }
      }
    }
    return found
  }
}
