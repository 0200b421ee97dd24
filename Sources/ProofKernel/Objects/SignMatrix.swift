/// `signs` and `matrix`: a matrix with entries 1 and −1.
struct SignMatrix {
  let rows: Int
  let columns: Int
  /// Row by row, true for 1.
  var entries: [Bool]

  func sign(_ row: Int, _ column: Int) -> Int { entries[row * columns + column] ? 1 : -1 }
}

extension Checker {
  /// Reads the record, entered with the keyword and the name already read.
  func readSigns() throws(Failure) -> SignMatrix {
    let (rows, columns) = (try input.count("M", atLeast: 1), try input.count("N", atLeast: 1))
    try countEntries(rows * columns)
    var entries: [Bool] = []
    for _ in 0..<rows {
      try objectLine("row", fields: 1)
      let row = try input.token("TOKEN").utf8
      try expect(row.count == columns && row.allSatisfy { $0 == 43 || $0 == 45 }, "\(columns) characters + and -")
      entries += row.map { $0 == 43 }
    }
    return SignMatrix(rows: rows, columns: columns, entries: entries)
  }

  func readMatrix() throws(Failure) -> SignMatrix {
    let (table, bits) = try truthTable()
    let rowVariables = try input.word("K", in: 0...table.variables)
    try countEntries(bits.count)
    let (rows, columns) = (1 << rowVariables, bits.count >> rowVariables)
    let entries = (0..<rows).flatMap { row in (0..<columns).map { bits[row + ($0 << rowVariables)] } }
    return SignMatrix(rows: rows, columns: columns, entries: entries)
  }

  /// The sign matrix of the next field.
  func signMatrix() throws(Failure) -> SignMatrix {
    guard case .signMatrix(let matrix) = try object().kind else { throw .declined("expected a sign matrix") }
    return matrix
  }

  /// Fields that are increasing numbers in 1 ... count, as indices from 0, so many or those of the rest of the line.
  func readIncreasing(of count: Int, _ fields: Int? = nil) throws(Failure) -> [Int] {
    var indices: [Int] = []
    while fields.map({ indices.count < $0 }) ?? !input.isAtEnd {
      let index = try input.index("of a list", of: count)
      try expect(index > indices.last ?? -1, "numbers that increase, found \(index + 1)")
      indices.append(index)
    }
    return indices
  }

  /// SIDE, which ends the head, and the lines `vectors` and `others` (FORMAT.md 4.58): the vectors as rows.
  func readPart(of matrix: SignMatrix, atLeast least: Int) throws(Failure) -> SignMatrix {
    let areRows = try readWord("rows", "columns")
    try input.advance(to: "vectors")
    let vectors = try readIncreasing(of: areRows ? matrix.rows : matrix.columns)
    try expect(vectors.count >= least, "at least \(least) vectors")
    try input.advance(to: "others")
    let others = try readIncreasing(of: areRows ? matrix.columns : matrix.rows)
    try expect(!others.isEmpty, "at least one other")
    let entries = vectors.flatMap { vector in
      others.map { matrix.entries[areRows ? vector * matrix.columns + $0 : $0 * matrix.columns + vector] }
    }
    return SignMatrix(rows: vectors.count, columns: others.count, entries: entries)
  }
}
