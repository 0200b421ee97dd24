import Arrangements
import ExactNumbers
import FileFormats
import Testing

@Suite struct MatrixFileTests {
  private func forms(_ text: String) throws -> [[Int]] {
    let file = try ArrangementFile(text)
    #expect(file.format == .matrix)
    return file.arrangement.forms.map { form in
      ((file.arrangement.isCentral ? [] : [form.constant]) + form.normal).map { Int(exactly: $0) ?? .min }
    }
  }

  @Test func headerAndRows() throws {
    #expect(try forms("3 2\n1 2 3\n-4 5 6\n") == [[1, 2, 3], [-4, 5, 6]])
    #expect(try forms("1 3\n1\n2\n0\n") == [[1], [2], [0]])
    #expect(try forms("central 3 2\n1 2 3\n-4 5 6") == [[1, 2, 3], [-4, 5, 6]])
    #expect(try forms("Affine 2 2\n1 2 3\n-4 5 6") == [[1, 2, 3], [-4, 5, 6]])
    for text in ["central 3 0", "central 3 0\n", "affine 3 0\n#\n"] {
      let arrangement = try ArrangementFile(text).arrangement
      #expect(arrangement.dimension == 3 && arrangement.forms.isEmpty)
    }
  }

  @Test func rowsAlone() throws {
    #expect(try forms("1 2 3\n4 5 6") == [[1, 2, 3], [4, 5, 6]])
    #expect(try forms("7") == [[7]])
    #expect(try forms("-1 2") == [[-1, 2]])
    #expect(try forms("1 0\n0 1\n1 1\n") == [[1, 0], [0, 1], [1, 1]])
  }

  /// A bare first line is a header only if it cannot be a row.
  @Test func aFirstLineOfTwoNumbers() throws {
    let clear = try ArrangementFile("central 2 4\n2 3\n1 0\n0 1\n1 1")
    #expect(clear.arrangement.forms.count == 4 && clear.notes.isEmpty)
    #expect(try forms("central 2 3\n1 0\n0 1\n1 1") == [[1, 0], [0, 1], [1, 1]])
    let rows = try ArrangementFile("2 4\n1 0\n0 1\n1 1")
    #expect(rows.arrangement.forms.count == 4)
    #expect(rows.notes == ["line 1 was read as a row; as a header it would announce 4 rows, not 3"])
    let other = try ArrangementFile("3 3\n1 0\n0 1\n1 1")
    #expect(other.arrangement.forms.count == 4 && other.notes.isEmpty)
    #expect(try forms("1 2\n1\n2") == [[1], [2]])
    #expect(try forms("3 1\n4 5 6") == [[4, 5, 6]])
    for (text, expected) in [
      ("3 0", [[3, 0]]), ("3 50", [[3, 50]]), ("2 1", [[2, 1]]), ("2 0\n", [[2, 0]]), ("1 1", [[1, 1]]),
      ("0 2\n1 1\n2 1", [[0, 2], [1, 1], [2, 1]]), ("2.0 3\n1 0\n0 1\n1 1", [[2, 3], [1, 0], [0, 1], [1, 1]]),
      ("2 0\n0 2", [[2, 0], [0, 2]]), ("1 2\n3 4\n5 6", [[1, 2], [3, 4], [5, 6]]),
    ] { #expect(try forms(text) == expected, "\(text)") }
    #expect(try ArrangementFile("99999999999999999999 2\n1 1").arrangement.forms.count == 2)
  }

  /// Where both readings fit, neither is chosen.
  @Test(arguments: 1..<6)
  func headerOrRow(count: Int) throws {
    let rows = String(repeating: "1 1\n", count: count)
    let error = #expect(throws: FileFormatError.self) { try ArrangementFile("# lines\n2 \(count)\n" + rows) }
    #expect(
      error?.description
        == "line 2, column 1: found '2 \(count)', which can be a header or a row, "
        + "expected 'central 2 \(count)' in its place, or 'central 2 \(count + 1)' before it")
    #expect(try forms("central 2 \(count)\n" + rows).count == count)
    #expect(try forms("central 2 \(count + 1)\n2 \(count)\n" + rows).count == count + 1)
  }

  @Test func lineEndsTabsCommentsAndMarks() throws {
    let expected = [[1, 2, 3], [4, 5, 6]]
    #expect(try forms("3 2\r\n1 2 3\r\n4 5 6\r\n") == expected)
    #expect(try forms("3 2\r1 2 3\r4 5 6\r") == expected)
    #expect(try forms("\t1\t2 3 \n\n  4  5\t6\t\n\n") == expected)
    #expect(try forms("# three columns\n1 2 3 # first\n#1 1 1\n4 5 6#end") == expected)
    #expect(try forms("\u{FEFF}1 2 3\n4 5 6") == expected)
  }

  @Test func fractionsAndDecimalsAreExact() throws {
    #expect(try forms("1/2 -1/3 1\n0.1 1e2 -2.5e-1\n0 1e0 7/7") == [[3, -2, 6], [2, 2000, -5], [0, 1, 1]])
    #expect(try forms("affine 1 2\n1/3 1/2\n5 0.5") == [[2, 3], [10, 1]])
    let long = String(repeating: "9", count: 19_000)
    #expect(try ArrangementFile("\(long) 1 1").arrangement.forms[0].normal[0] == BigInteger(10).power(19_000) - 1)
    #expect(try ArrangementFile("9223372036854775808 -9223372036854775808 0").arrangement.forms[0].normal[1] < 0)
  }

  @Test func rowsWithCommas() throws {
    for text in ["1,2,3\n-4,5,6", "1, 2, 3\n-4 ,5 , 6 # last\n", "3,2\n1,2,3\n-4,5,6", "central 3 2\n1,2,3\n-4,5,6"] {
      #expect(try forms(text) == [[1, 2, 3], [-4, 5, 6]], "\(text)")
    }
    #expect(try forms("1\n2\n") == [[1], [2]])
    #expect(try forms("0,5\n1,5") == [[0, 5], [1, 5]])
    #expect(try forms("1/2,-.25\n1e1,3") == [[2, -1], [10, 3]])
  }

  @Test func decimalsWithoutLeadingZero() throws {
    #expect(try forms(".5 -.25 .5e1") == [[2, -1, 20]])
    #expect(try ArrangementFile("begin\n1 2 real\n.5 -.5\nend\n").arrangement.forms[0].normal == [-1])
  }

  @Test func constantFormsAreTold() throws {
    #expect(try ArrangementFile("0 0 0\n1 2 3").notes == ["1 row has a zero normal and no hyperplane"])
    #expect(try ArrangementFile("affine 1 3\n1 0\n0 0\n1 1").notes == ["2 rows have a zero normal and no hyperplane"])
  }

  @Test(arguments: [
    ("", "line 1, column 1: found the end of the text"), ("\n# nothing\n", "line 3"), ("central 3 50", "found 0 rows"),
    (
      "3 2\n1 2 3",
      "line 2, column 1: found 3 numbers, expected 2 numbers, as in line 1; as a header, it announces 2 rows, not 1"
    ),
    ("3 1\n1 2 3\n4 5 6", "expected 2 numbers, as in line 1; as a header, it announces 1 row, not 2"),
    ("central 3 2\n1 2 3", "found 1 row at the end of the text, expected 2 rows, as line 1 announces"),
    ("3 2\n1 2 3\n4 5", "line 2, column 1: found 3 numbers, expected 2 numbers, as in line 1"),
    ("1 0\n1", "line 2, column 1: found 1 number, expected 2 numbers, as in line 1"),
    ("1\n1 0", "line 2, column 1: found 2 numbers, expected 1 number, as in line 1"),
    ("central 3 2\n1 2 3\n4 5", "line 3, column 1: found 2 numbers, expected 3 numbers, as line 1 announces"),
    ("#\n1 2 3\n\n4 5", "line 4, column 1: found 2 numbers, expected 3 numbers, as in line 2"),
    ("1 2 3\n4 x 6", "line 2, column 3: found 'x'"), ("1 2 3\n4 5 NaN", "'NaN'"), ("1 inf 3", "'inf'"),
    ("0,5 1,5", "line 1, column 5: found '1,5', expected numbers separated by commas, as before"),
    ("1 0\n0,1", "line 2, column 1: found '0,1', expected numbers separated by spaces, as before"),
    ("1,0\n0 1", "line 2, column 3: found '1', expected numbers separated by commas"), ("1,,2", "a number before each"),
    (",1,2", "a number before each comma"), ("1,2,\n3,4", "line 1, column 1: found a comma at the end"),
    (",", "a number before each comma"), ("1;2", "'1;2'"), ("2,2\n1,0\n0,1", "'central 2 2' in its place"),
    ("1 +2 3", "'+2'"), ("1 2/0 3", "the denominator is zero"), ("1 . 3", "'.'"), ("1 -. 3", "'-.'"), ("5. 1", "'5.'"),
    ("1 .e5 3", "'.e5'"), ("1 .5/2 3", "'.5/2'"),
    ("1 1e10001 3", "exponent"), ("affine 2", "the number of rows"), ("affine\n2 3", "the dimension"),
    ("affine 2 1\n1 2", "found 2 numbers, expected 3 numbers"), ("affine 2 1 7\n1 2 3", "line 1, column 12: found '7'"),
    ("affine -2 1\n1 2", "'-2'"), ("affine 0 0", "dimension: found 0"), ("linear 2 1\n1 2", "'linear'"),
    ("3 99999999999999999999999\n1 2 3", "found 3 numbers, expected 2 numbers, as in line 1"),
    ("99999999999999999999999 2\n1 2 3", "found 3 numbers"),
    ("central 9999999999 0", "dimension in line 1: 9999999999"),
    ("affine 9223372036854775807 0", "at most 4000000"), ("affine 1 9223372036854775807", "at most 4000000"),
    ("central 2 99999999999999999999999", "a natural number"), ("1 2 \u{0}\n", "'?'"), ("é 2 3", "'??'"),
    ("<?xml version=\"1.0\"?>", "'<?xml'"),
  ])
  func refusals(text: String, message: String) {
    let error = #expect(throws: FileFormatError.self) { try ArrangementFile(text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "no error")")
    #expect((error?.description.utf8.count ?? 0) < 400)
  }

  @Test func largeInputsAreRefused() {
    let million = String(repeating: "7", count: 1_000_000)
    #expect(throws: FileFormatError.self) { try ArrangementFile("1 2 \(million)") }
    let digits = String(repeating: "7", count: 30_000)
    for text in ["1 2 \(digits)", "\(digits) 1", "1/\(digits) 0 0", "affine \(digits) 1", "0.\(digits) 1 1", digits] {
      let error = #expect(throws: FileFormatError.self) { try ArrangementFile(text) }
      #expect((error?.description.utf8.count ?? 0) < 400)
    }
    let rows = String(repeating: "1\n", count: 100_002)
    #expect(throws: FileFormatError.self) { try ArrangementFile(rows) }
    #expect(throws: FileFormatError.self) { try ArrangementFile([UInt8](repeating: 0x20, count: (64 << 20) + 1)) }
    // Few long denominators without common factors, many numbers: multiplied out they would have 10^9 digits.
    let fractions = (0..<200).map { "1/1\(String(repeating: "0", count: 300))\(2 * $0 + 1)" }
    let row = (fractions + [String](repeating: "1", count: 20_000)).joined(separator: " ")
    let error = #expect(throws: FileFormatError.self) { try ArrangementFile(row) }
    #expect(error?.description.contains("bits") == true, "\(error?.description ?? "no error")")
  }
}
