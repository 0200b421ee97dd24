import ExactAlgebra
import ExactNumbers

/// One timed computation, written so that other programs can read it: a line "operation size bits rank" and a line of
/// entries, row after row.
struct Problem {
  enum Operation: String { case determinant = "det", rank }

  let operation: Operation
  let size: Int
  let bits: Int
  let rank: Int
  let matrix: IntegerMatrix

  /// The problems of the published table, from a fixed seed.
  static func all() -> [Problem] {
    var generator = SeededGenerator(state: 20_251_121)
    var problems: [Problem] = []
    for operation in [Operation.determinant, .rank] {
      for (size, bits) in [(20, 3), (50, 3), (100, 3), (200, 3), (20, 100), (50, 100), (100, 100)] {
        problems.append(
          Problem(
            operation: operation, size: size, bits: bits, rank: size,
            matrix: generator.matrix(size, size, bits: bits)))
      }
    }
    for (size, rank) in [(50, 45), (100, 90), (100, 50)] {
      let left = generator.matrix(size, rank, bits: 1)
      let right = generator.matrix(rank, size, bits: 1)
      problems.append(
        Problem(operation: .rank, size: size, bits: 3, rank: rank, matrix: Self.product(left, right)))
    }
    return problems
  }

  var text: String {
    "\(operation.rawValue) \(size) \(bits) \(rank)\n" + matrix.entries.map(\.description).joined(separator: " ") + "\n"
  }

  func solve() throws -> String {
    switch operation {
    case .determinant: try matrix.determinant().description
    case .rank: matrix.rank.description
    }
  }

  private static func product(_ left: IntegerMatrix, _ right: IntegerMatrix) -> IntegerMatrix {
    var entries: [BigInteger] = []
    for row in 0..<left.rowCount {
      for column in 0..<right.columnCount {
        entries.append((0..<left.columnCount).reduce(0) { $0 + left[row, $1] * right[$1, column] })
      }
    }
    return IntegerMatrix(rows: left.rowCount, columns: right.columnCount, entries: entries)
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// Entries of one decimal digit (-9...9) for 3 bits, else uniform below 2^bits with random sign.
  mutating func matrix(_ rows: Int, _ columns: Int, bits: Int) -> IntegerMatrix {
    IntegerMatrix(
      rows: rows, columns: columns,
      entries: (0..<(rows * columns)).map { _ in
        if bits < 4 { return BigInteger(Int.random(in: bits == 3 ? -9...9 : -1...1, using: &self)) }
        var value = BigInteger(0)
        for _ in 0..<((bits + 31) / 32) { value = (value << 32) + BigInteger(Int(next() >> 32)) }
        value = value >> ((bits + 31) / 32 * 32 - bits)
        return Bool.random(using: &self) ? value : -value
      })
  }
}
