import BooleanCircuits
import Testing

@Suite("Packed truth tables and sign matrices")
struct PackedFormTests {
  @Test("a table has the values it was made of, at the borders of words too", arguments: [0, 1, 2, 5, 6, 7, 9])
  func tables(variableCount: Int) throws {
    let table = try TruthTable(variableCount: variableCount) { ($0 * $0 + $0 / 3) % 3 == 0 }
    for index in 0..<table.pointCount {
      #expect(table[index] == (((index * index + index / 3) % 3) == 0))
      #expect(table.negated[index] != table[index])
    }
    #expect(table.trueCount + table.negated.trueCount == table.pointCount)
    #expect(try TruthTable(variableCount: variableCount, words: table.words) == table)
    #expect(throws: BooleanFunctionError.self) {
      try TruthTable(variableCount: variableCount, words: table.words + [0])
    }
  }

  @Test("the number of variables is bounded", arguments: [-1, 25, Int.max])
  func bounds(variableCount: Int) {
    #expect(throws: BooleanFunctionError.self) { try TruthTable(constant: true, variableCount: variableCount) }
  }

  @Test("a matrix has the entries it was made of", arguments: [1, 3, 63, 64, 65, 130])
  func matrices(columnCount: Int) {
    let matrix = SignMatrix(rowCount: 5, columnCount: columnCount) { ($0 * 7 + $1 * 5) % 3 == 0 }
    for row in 0..<5 {
      for column in 0..<columnCount {
        #expect(matrix[row, column] == ((row * 7 + column * 5) % 3 == 0 ? 1 : -1))
        #expect(matrix.transposed[column, row] == matrix[row, column])
      }
    }
    #expect(matrix.transposed.transposed == matrix)
  }
}
