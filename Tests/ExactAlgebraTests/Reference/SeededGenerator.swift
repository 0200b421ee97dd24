import ExactAlgebra
import ExactNumbers

/// SplitMix64 (Steele, Lea, Flood 2014): the same sequence on every run for a given seed.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// An integer of up to `bits` bits of either sign.
  mutating func integer(bits: Int) -> BigInteger {
    if bits < 62 { return BigInteger(Int.random(in: -(1 << bits)...(1 << bits), using: &self)) }
    var value = BigInteger(0)
    for _ in 0..<(bits / 32) { value = (value << 32) + BigInteger(Int(next() >> 32)) }
    return Bool.random(using: &self) ? value : -value
  }

  mutating func integerMatrix(_ rows: Int, _ columns: Int, bits: Int) -> IntegerMatrix {
    IntegerMatrix(rows: rows, columns: columns, entries: (0..<(rows * columns)).map { _ in integer(bits: bits) })
  }

  /// A product of random factors: its rank is at most `rank`, and equal to it but for bad luck.
  mutating func integerMatrix(_ rows: Int, _ columns: Int, rank: Int, bits: Int) -> IntegerMatrix {
    product(integerMatrix(rows, rank, bits: bits), integerMatrix(rank, columns, bits: bits))
  }

  mutating func rational() -> Rational {
    Rational(Int.random(in: -9...9, using: &self), Int.random(in: 1...6, using: &self))
  }

  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns) { _, _ in rational() }
  }

  mutating func vector(_ count: Int) -> Vector { Vector((0..<count).map { _ in rational() }) }
}

/// The schoolbook product of integer matrices.
func product(_ left: IntegerMatrix, _ right: IntegerMatrix) -> IntegerMatrix {
  var entries: [BigInteger] = []
  for row in 0..<left.rowCount {
    for column in 0..<right.columnCount {
      entries.append((0..<left.columnCount).reduce(0) { $0 + left[row, $1] * right[$1, column] })
    }
  }
  return IntegerMatrix(rows: left.rowCount, columns: right.columnCount, entries: entries)
}
