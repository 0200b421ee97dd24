import Arrangements
import ExactNumbers

/// Arrangements with published numbers of chambers.
enum CountingFamilies {
  /// The vectors of {0,1}^n.
  static func binaryVectors(_ n: Int) -> [[Int]] { (0..<(1 << n)).map { word in (0..<n).map { word >> $0 & 1 } } }

  static func resonance(_ n: Int) throws -> HyperplaneArrangement {
    try HyperplaneArrangement(dimension: n, normals: Array(binaryVectors(n).dropFirst()))
  }

  static func threshold(_ n: Int) throws -> HyperplaneArrangement {
    try HyperplaneArrangement(dimension: n + 1, normals: binaryVectors(n).map { [1] + $0 })
  }

  /// All vectors of {−1,0,1}^n, opposite ones and zero included.
  static func allSigns(_ n: Int) throws -> HyperplaneArrangement {
    var vectors: [[Int]] = [[]]
    for _ in 0..<n { vectors = vectors.flatMap { vector in (-1...1).map { vector + [$0] } } }
    return try HyperplaneArrangement(dimension: n, normals: vectors)
  }

  /// Points on the moment curve: every n of the vectors are independent.
  static func generic(_ n: Int, _ m: Int) throws -> HyperplaneArrangement {
    try HyperplaneArrangement(
      dimension: n,
      normals: (0..<m).map { index in (0..<n).map { BigInteger(index - m / 2).power(UInt($0)) } })
  }

  private static func difference(_ i: Int, _ j: Int, _ n: Int, sum: Bool = false) -> [Int] {
    (0..<n).map { $0 == i ? 1 : $0 == j ? (sum ? 1 : -1) : 0 }
  }

  static func braid(_ n: Int) throws -> HyperplaneArrangement { try deformedBraid(n, shifts: 0...0) }

  /// The hyperplanes x_i − x_j = s for i < j and the shifts s.
  static func deformedBraid(_ n: Int, shifts: ClosedRange<Int>, without omitted: Int? = nil) throws
    -> HyperplaneArrangement
  {
    var forms: [AffineForm] = []
    for i in 0..<n {
      for j in (i + 1)..<max(n, i + 1) {
        for shift in shifts where shift != omitted {
          forms.append(
            AffineForm(normal: difference(i, j, n).map { BigInteger($0) }, constant: BigInteger(-shift)))
        }
      }
    }
    return try HyperplaneArrangement(dimension: n, forms: forms)
  }

  static func typeD(_ n: Int) -> [[Int]] {
    (0..<n).flatMap { i in
      ((i + 1)..<max(n, i + 1)).flatMap { j in [difference(i, j, n), difference(i, j, n, sum: true)] }
    }
  }

  static func units(_ n: Int) -> [[Int]] { (0..<n).map { i in (0..<n).map { $0 == i ? 1 : 0 } } }

  static func typeF4() throws -> HyperplaneArrangement {
    let halves = binaryVectors(3).map { [1] + $0.map { 1 - 2 * $0 } }
    return try HyperplaneArrangement(dimension: 4, normals: typeD(4) + units(4) + halves)
  }
}
