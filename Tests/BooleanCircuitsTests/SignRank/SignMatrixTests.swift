import BooleanCircuits
import FileFormats
import Testing

@Suite("Sign matrices: classes of lines, families, text")
struct SignMatrixTests {
  @Test("lines that are equal up to sign fall together", arguments: [1, 2, 63, 64, 65, 130])
  func classes(columnCount: Int) {
    let base = SignMatrix(rowCount: 3, columnCount: columnCount) { ($0 * 5 + $1 * $1) % 3 == 0 }
    let doubled = SignMatrix(rowCount: 6, columnCount: columnCount) { row, column in
      row < 3 ? base.isPositive(row, column) : !base.isPositive(row - 3, column)
    }
    let classes = doubled.rowClasses
    #expect(classes.count == base.rowClasses.count)
    for row in 0..<6 {
      let representative = classes.representatives[classes.classOfLine[row]]
      for column in 0..<columnCount {
        let entry = doubled[representative, column] * (classes.isNegated[row] ? -1 : 1)
        #expect(doubled[row, column] == entry)
      }
    }
    let reduced = doubled.reduced.matrix
    #expect(reduced.rowClasses.count == reduced.rowCount)
    #expect(reduced.columnClasses.count == reduced.columnCount)
  }

  @Test("Hadamard matrices have orthogonal rows")
  func hadamard() throws {
    var matrices = try (0...5).map { try SignMatrix.sylvesterHadamard(exponent: $0) }
    matrices += try [3, 5, 7, 11, 13, 17, 19].map { try SignMatrix.paley(prime: $0) }
    for matrix in matrices {
      #expect(matrix.rowCount == matrix.columnCount)
      for first in 0..<matrix.rowCount {
        for second in 0..<first {
          #expect((0..<matrix.columnCount).reduce(0) { $0 + matrix[first, $1] * matrix[second, $1] } == 0)
        }
      }
    }
  }

  @Test("two points of a projective plane lie on one line", arguments: [2, 3, 5])
  func planes(prime: Int) throws {
    for plane in [try SignMatrix.projectivePlane(prime: prime), .fanoPlane] {
      for first in 0..<plane.rowCount {
        for second in 0..<first {
          #expect((0..<plane.columnCount).count { plane.isPositive(first, $0) && plane.isPositive(second, $0) } == 1)
        }
      }
    }
  }

  @Test("the function of Chattopadhyay and Mande has the signs of its explicit form")
  func chattopadhyayMande() throws {
    for (blocks, bits) in [(1, 1), (1, 3), (2, 2), (3, 1), (3, 2)] {
      let matrix = try SignMatrix.chattopadhyayMande(blocks: blocks, bits: bits)
      let mask = (1 << bits) - 1
      for row in 0..<matrix.rowCount {
        for column in 0..<matrix.columnCount {
          var doubled = -1
          for block in 1...blocks where (row >> (bits * (block - 1)) ^ column >> (bits * (block - 1))) & mask == 0 {
            doubled += (block.isMultiple(of: 2) ? -1 : 1) << (block + 2)
          }
          #expect(matrix.isPositive(row, column) == (doubled < 0))
        }
      }
    }
  }

  @Test("parameters of families are bounded")
  func parameters() {
    #expect(throws: BooleanFunctionError.self) { try SignMatrix.sylvesterHadamard(exponent: 13) }
    #expect(throws: BooleanFunctionError.self) { try SignMatrix.paley(prime: 9) }
    #expect(throws: BooleanFunctionError.self) { try SignMatrix.paley(prime: 2) }
    #expect(throws: BooleanFunctionError.self) { try SignMatrix.projectivePlane(prime: 4) }
    #expect(throws: BooleanFunctionError.self) { try SignMatrix.signedIdentity(order: 0) }
    #expect(throws: BooleanFunctionError.self) { try SignMatrix.equality(bits: Int.max) }
    #expect(throws: BooleanFunctionError.self) { try SignMatrix.greaterThan(order: Int.min) }
    #expect(throws: BooleanFunctionError.self) { try SignMatrix.chattopadhyayMande(blocks: 13, bits: 1) }
    #expect(throws: BooleanFunctionError.self) { try SignMatrix.chattopadhyayMande(blocks: 7, bits: 2) }
    #expect(throws: BooleanFunctionError.self) { try SignMatrix.random(rowCount: 0, columnCount: 1, seed: 1) }
    #expect(throws: BooleanFunctionError.self) { try SignMatrix.planted(rank: 0, rowCount: 1, columnCount: 1, seed: 1) }
  }

  @Test(
    "texts in all forms",
    arguments: [
      "++-\n-+-", "# a comment\n+ + -\r\n\r\n- + - # end\r", "1 1 -1\n-1 1 -1", "+1 1 0\n0 1 0", "\u{FEFF}++-\n-+-\n",
      "1 1 -1\n-+-",
    ])
  func reading(text: String) throws {
    let expected = SignMatrix(rowCount: 2, columnCount: 3) { $1 == 1 || ($0 == 0 && $1 == 0) }
    #expect(try SignMatrix(parsing: text) == expected)
    #expect(try SignMatrix(parsing: expected.text) == expected)
  }

  @Test(
    "what is wrong in a text is named with its place",
    arguments: [
      ("", 1, 1), ("# nothing\n", 2, 1), ("++\n+x", 2, 2), ("++\n+", 2, 1), ("1 2", 1, 3), ("1 0\n1 -1", 2, 3),
      ("1 -1\n\n1  0", 3, 4), ("++\n+-+", 2, 1), ("+\u{2212}", 1, 2), ("01", 1, 1),
    ])
  func refusing(text: String, line: Int, column: Int) {
    do {
      _ = try SignMatrix(parsing: text)
      Issue.record("accepted")
    } catch {
      guard case .syntax(let foundLine, let foundColumn, _, _) = error else {
        Issue.record("another error: \(error)")
        return
      }
      #expect(foundLine == line && foundColumn == column)
    }
  }
}
