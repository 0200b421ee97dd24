/// Random-looking integer vectors in general position, by construction and not by test: the moment curve modulo a prime.
///
/// For a prime p > m and distinct t_1, …, t_m modulo p, any n of the vectors (1, t, …, t^(n−1)) are independent modulo p
/// (Vandermonde), and stay so if each is multiplied by a unit and all by a matrix that is invertible modulo p. A
/// determinant that is not zero modulo p is not zero, so any n of the resulting vectors, with entries between −p/2 and
/// p/2, are independent over the rational numbers.
struct PointsInGeneralPosition {
  /// The prime, at least 997 so that few vectors look random too.
  let prime: Int
  private var random: SeededRandomIntegers

  /// For up to `count` vectors.
  init(count: Int, seed: UInt64) {
    prime = Self.smallestPrime(from: max(count + 1, 997))
    random = SeededRandomIntegers(seed: seed)
  }

  /// `count` vectors of `dimension` coordinates, any `dimension` of them independent.
  ///
  /// - Complexity: O(count · dimension²).
  mutating func vectors(count: Int, dimension: Int) -> [[Int]] {
    let mixing = unimodular(dimension)
    return parameters(count).map { t in
      let factor = 1 + random.integer(below: prime - 1)
      return multiply(powers(of: t, count: dimension, factor: factor), mixing).map(centred)
    }
  }

  /// `count` affine forms (constant, normal): any `dimension` normals are independent, and so are any `dimension` + 1
  /// forms, so that no point lies on more than `dimension` hyperplanes and no two are parallel.
  ///
  /// The constant is the highest power of t, so that the hyperplane at infinity is the point t = ∞ of the curve; the
  /// mixing keeps it fixed.
  /// - Complexity: O(count · dimension²).
  mutating func affineForms(count: Int, dimension: Int) -> [(constant: Int, normal: [Int])] {
    let mixing = unimodular(dimension)
    let shift = (0..<dimension).map { _ in random.integer(below: prime) }
    return parameters(count).map { t in
      let factor = 1 + random.integer(below: prime - 1)
      let powers = powers(of: t, count: dimension + 1, factor: factor)
      var constant = powers[dimension]
      for index in 0..<dimension { constant = (constant + powers[index] * shift[index]) % prime }
      return (centred(constant), multiply(Array(powers[..<dimension]), mixing).map(centred))
    }
  }

  private func powers(of t: Int, count: Int, factor: Int) -> [Int] {
    var powers = [factor]
    while powers.count < count { powers.append(powers[powers.count - 1] * t % prime) }
    return powers
  }

  /// The representative between −p/2 and p/2.
  private func centred(_ residue: Int) -> Int { residue > prime / 2 ? residue - prime : residue }

  /// Distinct residues: the first ones of a random permutation (Fisher and Yates).
  private mutating func parameters(_ count: Int) -> [Int] {
    var residues = Array(0..<prime)
    for index in 0..<count { residues.swapAt(index, index + random.integer(below: prime - index)) }
    return Array(residues[..<count])
  }

  /// A lower times an upper triangular matrix modulo p, both with ones on the diagonal; the determinant is 1.
  private mutating func unimodular(_ size: Int) -> [[Int]] {
    var lower = [[Int]](repeating: [Int](repeating: 0, count: size), count: size)
    var upper = lower
    for row in 0..<size {
      for column in 0..<size {
        let entry = row == column ? 1 : random.integer(below: prime)
        if column <= row { lower[row][column] = entry }
        if column >= row { upper[row][column] = entry }
      }
    }
    return lower.map { multiply($0, upper) }
  }

  private func multiply(_ row: [Int], _ matrix: [[Int]]) -> [Int] {
    var result = [Int](repeating: 0, count: row.count)
    for (factor, line) in zip(row, matrix) where factor != 0 {
      for column in result.indices { result[column] = (result[column] + factor * line[column]) % prime }
    }
    return result
  }

  private static func smallestPrime(from start: Int) -> Int {
    var candidate = start
    while true {
      var divisor = 2
      while divisor * divisor <= candidate, candidate % divisor != 0 { divisor += 1 }
      if divisor * divisor > candidate { return candidate }
      candidate += 1
    }
  }
}
