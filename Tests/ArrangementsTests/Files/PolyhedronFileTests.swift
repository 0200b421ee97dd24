import Arrangements
import ExactNumbers
import FileFormats
import Testing

@Suite struct PolyhedronFileTests {
  private static let square = """
    * the unit square
    H-representation
    begin
    4 3 rational
    0 1 0
    0 0 1
    1 -1 0
    1/2 0 -1/2
    end

    """

  @Test func inequalities() throws {
    let file = try ArrangementFile(Self.square)
    #expect(file.format == .inequalities && file.notes.isEmpty)
    #expect(file.arrangement.dimension == 2)
    #expect(
      file.arrangement.forms == [
        AffineForm(normal: [BigInteger(1), 0]), AffineForm(normal: [BigInteger(0), 1]),
        AffineForm(normal: [BigInteger(-1), 0], constant: 1), AffineForm(normal: [BigInteger(0), -1], constant: 1),
      ])
    let carriage = Self.square.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    #expect(try ArrangementFile(carriage).arrangement == file.arrangement)
  }

  @Test func rowsMayBeWrappedAndOptionsAreTold() throws {
    let text = "square\nBegin\n 2 3\treal\n 0 1\n0.5 0 0 1 end\nmaximize 1 1 1\nlinearity 0\n# done"
    let file = try ArrangementFile(text)
    #expect(file.arrangement.forms.map(\.normal) == [[2, 1], [0, 1]])
    #expect(file.notes == ["lines outside begin and end were passed over: 1, 6"])
    #expect(try ArrangementFile("begin\n***** 2 integer\n1 2\n3 4\nend").arrangement.forms.count == 2)
    #expect(try ArrangementFile("begin\n0 4 integer\nend").arrangement.dimension == 3)
  }

  @Test func generators() throws {
    let text = "V-representation\nbegin\n3 3 integer\n1 1 2\n0 3 4\n1 0 0\nend"
    let file = try ArrangementFile(text)
    #expect(file.format == .generators)
    #expect(file.arrangement.isCentral)
    #expect(file.arrangement.forms.map(\.normal) == [[1, 2], [3, 4], [0, 0]])
    #expect(file.notes.count == 2)
    let headless = "begin\n1 3 integer\n1 1 2\nend"
    #expect(try ArrangementFile(headless, format: .generators).arrangement.isCentral)
    #expect(try ArrangementFile(headless).arrangement.isCentral == false)
  }

  @Test(arguments: [
    ("H-representation\n", "a line 'begin'"), ("begin", "the number of rows"), ("begin\n3", "the number of columns"),
    ("begin\n3 2", "integer, rational or real"), ("begin\n3 2 complex", "'complex'"), ("begin\n-3 2 integer", "'-3'"),
    ("begin\n*3 2 integer", "'*3'"), ("begin\n3 1 integer", "at least 2"), ("begin\n3 x integer", "'x'"),
    ("begin\n2 2 integer\n1 2\n3", "the end of the text"), ("begin\n2 2 integer\n1 2\nend", "'end' after 1 rows"),
    ("begin\n2 2 integer\n1 2\n3 end", "after 1 rows and 1 numbers"),
    ("begin\n1 2 integer\n1 2\n3 4\nend", "found '3'"),
    ("begin\n* 2 integer\n1 2 3 end", "after 1 rows and 1 numbers"), ("begin\n1 2 integer\n1 nan\nend", "'nan'"),
    ("H-representation\nlinearity 1 1\nbegin\n1 2 integer\n1 2\nend", "line 2, column 1: found 'linearity'"),
    ("begin\n1 2 integer\n1 2\nend\nequality 1 1", "found 'equality'"), ("nonnegative\nbegin\n", "found 'nonnegative'"),
    ("V-representation\nbegin\n1 2 integer\n2 2\nend", "0 or 1 at the start"), ("hull\nbegin", "found 'hull'"),
    ("V-representation\nH-representation\nbegin", "a V-representation"),
    ("begin\n99999999999999999999 2 integer", "the number of rows"),
    ("begin\n9223372036854775807 2 integer", "at most"),
    ("begin\n2 9223372036854775807 integer", "at most"), ("begin\n90000 90000 integer\n1", "at most 4000000"),
  ])
  func refusals(text: String, message: String) {
    let error = #expect(throws: FileFormatError.self) { try ArrangementFile(text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "no error")")
  }

  @Test func aContradictingFormatIsRefused() {
    #expect(throws: FileFormatError.self) { try ArrangementFile(Self.square, format: .generators) }
    #expect(throws: FileFormatError.self) { try ArrangementFile(Self.square, format: .matrix) }
    #expect(throws: FileFormatError.self) { try ArrangementFile(Self.square, format: .json) }
  }
}
