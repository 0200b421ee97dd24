import Arrangements

extension SignMatrix {
  /// The greatest number of rows and of columns of a matrix of a named family.
  public static let greatestFamilyOrder = 4096

  /// The Hadamard matrix of Sylvester of order 2ᵏ, with the entries (−1)^{⟨i, j⟩}, i and j read as bit vectors.
  ///
  /// Sign-rank 2 for k = 1, 3 for k = 2, 4 or 5 for k = 3; at least √2ᵏ (J. Forster, 2002).
  /// - Throws: ``BooleanFunctionError/parameter(name:found:expected:)`` unless 0 ≤ k ≤ 12.
  public static func sylvesterHadamard(exponent: Int) throws -> SignMatrix {
    try require(exponent, in: 0...12, "the exponent")
    return SignMatrix(rowCount: 1 << exponent, columnCount: 1 << exponent) {
      ($0 & $1).nonzeroBitCount.isMultiple(of: 2)
    }
  }

  /// The Hadamard matrix of R. Paley (1933) for a prime q: of order q + 1 if q ≡ 3 mod 4, of order 2(q + 1) if q ≡ 1.
  /// - Throws: ``BooleanFunctionError/parameter(name:found:expected:)`` unless q is an odd prime below 2048.
  public static func paley(prime: Int) throws -> SignMatrix {
    try require(prime, in: 3...2047, "the prime")
    guard isPrime(prime) else { throw notPrime(prime) }
    var isSquare = [Bool](repeating: false, count: prime)
    for value in 1..<prime { isSquare[value * value % prime] = true }
    // Rows and columns 1…q carry the quadratic characters of the differences, row and column 0 ones.
    func character(_ row: Int, _ column: Int) -> Int {
      if row == column { return 0 }
      if row == 0 { return 1 }
      if column == 0 { return prime % 4 == 3 ? -1 : 1 }
      return isSquare[(row - column + prime) % prime] ? 1 : -1
    }
    let order = prime + 1
    if prime % 4 == 3 {
      return SignMatrix(rowCount: order, columnCount: order) { $0 == $1 || character($0, $1) > 0 }
    }
    // Each entry ±1 of the symmetric conference matrix becomes ±[[1, 1], [1, −1]], each zero [[1, −1], [−1, −1]].
    return SignMatrix(rowCount: 2 * order, columnCount: 2 * order) { row, column in
      let both = row & 1 == 1 && column & 1 == 1
      let value = character(row >> 1, column >> 1)
      if value == 0 { return row & 1 == 0 && column & 1 == 0 }
      return (value > 0) != both
    }
  }

  /// 2I − J of order N: + on the diagonal, − elsewhere. Sign-rank 1, 1, 2 for N = 1, 2, 3, and 3 for every N ≥ 4.
  /// - Throws: ``BooleanFunctionError/parameter(name:found:expected:)`` unless 1 ≤ N ≤ ``greatestFamilyOrder``.
  public static func signedIdentity(order: Int) throws -> SignMatrix {
    try require(order, in: 1...greatestFamilyOrder, "the order")
    return SignMatrix(rowCount: order, columnCount: order) { $0 == $1 }
  }

  /// The matrix of EQUALITY on two words of the given number of bits: ``signedIdentity(order:)`` of order 2^bits.
  /// - Throws: ``BooleanFunctionError/parameter(name:found:expected:)`` unless 0 ≤ bits ≤ 12.
  public static func equality(bits: Int) throws -> SignMatrix {
    try require(bits, in: 0...12, "the number of bits")
    return try signedIdentity(order: 1 << bits)
  }

  /// The matrix of GREATER THAN on 0…N−1: + where the row's number is greater than the column's. Sign-rank 2 for N ≥ 2.
  /// - Throws: ``BooleanFunctionError/parameter(name:found:expected:)`` unless 1 ≤ N ≤ ``greatestFamilyOrder``.
  public static func greaterThan(order: Int) throws -> SignMatrix {
    try require(order, in: 1...greatestFamilyOrder, "the order")
    return SignMatrix(rowCount: order, columnCount: order) { $0 > $1 }
  }

  /// Points and lines of the projective plane over the field of q elements, q a prime: + where the point lies on the
  /// line; q² + q + 1 rows and columns.
  ///
  /// Points and lines are the vectors of (ℤ/q)³ whose first nonzero coordinate is 1, in lexicographic order.
  /// - Throws: ``BooleanFunctionError/parameter(name:found:expected:)`` unless q is a prime up to 61.
  public static func projectivePlane(prime: Int) throws -> SignMatrix {
    try require(prime, in: 2...61, "the prime")
    guard isPrime(prime) else { throw notPrime(prime) }
    var points: [(Int, Int, Int)] = [(0, 0, 1)]
    for last in 0..<prime { points.append((0, 1, last)) }
    for middle in 0..<prime { for last in 0..<prime { points.append((1, middle, last)) } }
    return SignMatrix(rowCount: points.count, columnCount: points.count) { row, column in
      let (point, line) = (points[row], points[column])
      return (point.0 * line.0 + point.1 * line.1 + point.2 * line.2) % prime == 0
    }
  }

  /// The Fano plane with the lines 012, 034, 056, 135, 146, 236, 245: rows are points, columns are lines. Sign-rank 4.
  public static var fanoPlane: SignMatrix {
    let lines = [[0, 1, 2], [0, 3, 4], [0, 5, 6], [1, 3, 5], [1, 4, 6], [2, 3, 6], [2, 4, 5]]
    return SignMatrix(rowCount: 7, columnCount: 7) { lines[$1].contains($0) }
  }

  /// The 6×6 matrix of sign-rank 4 (no 5×5 matrix has sign-rank 4; Forster's bound for this one is 2).
  public static var smallestOfSignRankFour: SignMatrix {
    let rows: [[UInt8]] = ["++++++", "+++++-", "++++-+", "++--++", "+-+-+-", "+-+--+"].map { Array($0.utf8) }
    return SignMatrix(rowCount: 6, columnCount: 6) { rows[$0][$1] == UInt8(ascii: "+") }
  }

  /// The function of A. Chattopadhyay and N. Mande with n blocks of k bits, TRUE being −1: rows x and columns y are words
  /// of n·k bits, block i = 1…n the bits k(i−1)…ki−1; the entry is − exactly if there is a greatest i where the blocks
  /// of x and y agree, and it is odd.
  /// - Throws: ``BooleanFunctionError/parameter(name:found:expected:)`` unless n, k ≥ 1 and n·k ≤ 12.
  public static func chattopadhyayMande(blocks: Int, bits: Int) throws -> SignMatrix {
    try require(blocks, in: 1...12, "the number of blocks")
    try require(bits, in: 1...12 / blocks, "the number of bits of a block")
    let order = 1 << (blocks * bits)
    return SignMatrix(rowCount: order, columnCount: order) { row, column in
      for block in stride(from: blocks, through: 1, by: -1)
      where (row ^ column) >> (bits * (block - 1)) & ((1 << bits) - 1) == 0 {
        return block.isMultiple(of: 2)
      }
      return true
    }
  }

  /// Independent fair signs, the same for the same seed.
  /// - Throws: ``BooleanFunctionError/parameter(name:found:expected:)`` for counts outside of 1…``greatestFamilyOrder``.
  public static func random(rowCount: Int, columnCount: Int, seed: UInt64) throws -> SignMatrix {
    try require(rowCount, in: 1...greatestFamilyOrder, "the number of rows")
    try require(columnCount, in: 1...greatestFamilyOrder, "the number of columns")
    var source = SeededRandomIntegers(seed: seed)
    return SignMatrix(rowCount: rowCount, columnCount: columnCount) { _, _ in source.word() >> 63 == 1 }
  }

  /// The signs of a random integer matrix of rank at most r, and the factors: row and column vectors with coordinates of
  /// −1000…1000; a column is drawn again while a product with a row is zero.
  /// - Throws: ``BooleanFunctionError/parameter(name:found:expected:)`` for counts outside of 1…``greatestFamilyOrder``
  ///   or a rank outside of 1…64.
  public static func planted(
    rank: Int, rowCount: Int, columnCount: Int, seed: UInt64
  ) throws -> (matrix: SignMatrix, rowVectors: [[Int]], columnVectors: [[Int]]) {
    try require(rank, in: 1...64, "the rank")
    try require(rowCount, in: 1...greatestFamilyOrder, "the number of rows")
    try require(columnCount, in: 1...greatestFamilyOrder, "the number of columns")
    var source = SeededRandomIntegers(seed: seed)
    func vector() -> [Int] { (0..<rank).map { _ in source.integer(below: 2001) - 1000 } }
    func product(_ left: [Int], _ right: [Int]) -> Int { zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } }
    var rows: [[Int]] = []
    while rows.count < rowCount {
      let row = vector()
      if row.contains(where: { $0 != 0 }) { rows.append(row) }
    }
    var columns: [[Int]] = []
    while columns.count < columnCount {
      let column = vector()
      if rows.allSatisfy({ product($0, column) != 0 }) { columns.append(column) }
    }
    let matrix = SignMatrix(rowCount: rowCount, columnCount: columnCount) { product(rows[$0], columns[$1]) > 0 }
    return (matrix, rows, columns)
  }

  private static func require(_ value: Int, in range: ClosedRange<Int>, _ name: String) throws {
    guard range ~= value else {
      throw BooleanFunctionError.parameter(
        name: name, found: value, expected: "\(range.lowerBound) to \(range.upperBound)")
    }
  }

  private static func isPrime(_ value: Int) -> Bool {
    var divisor = 2
    while divisor * divisor <= value {
      if value.isMultiple(of: divisor) { return false }
      divisor += 1
    }
    return value > 1
  }

  private static func notPrime(_ value: Int) -> BooleanFunctionError {
    .parameter(name: "the prime", found: value, expected: "a prime")
  }
}
