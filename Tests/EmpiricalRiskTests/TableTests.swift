import EmpiricalRisk
import ExactNumbers
import Testing

/// Training sets from tables: separators, comments, columns.
@Suite struct TableTests {
  private func reading(
    _ text: String, _ separator: FieldSeparator? = nil, _ columns: TrainingSet.Columns = TrainingSet.Columns()
  ) throws -> NamedTrainingSet {
    try TrainingSet.reading(csv: Array(text.utf8), separator: separator, columns: columns)
  }

  private func message(_ text: String, _ columns: TrainingSet.Columns = TrainingSet.Columns()) -> String {
    do {
      _ = try reading(text, nil, columns)
      return "no error"
    } catch { return "\(error)" }
  }

  @Test(arguments: [
    "x,y\n0,1/2\n1,-2\n", "x;y\n0;0.5\n1;-2", "x\ty\r\n0\t0.5\r\n1\t-2\r\n", "# a; b\n\n#\tc,\nx,y\r0,0.5\r1,-2",
    "\u{FEFF}x;\"y\"\n\n\"0\";5e-1\n  \n1;-2\n",
  ])
  func separators(_ text: String) throws {
    let data = try reading(text)
    #expect(data.features == ["x"] && data.label == "y" && data.weight == nil)
    #expect(data.set.points == [[0], [1]] && data.set.labels == [Rational(1, 2), -2])
  }

  @Test func separatorsThatAreGiven() throws {
    #expect(message("a;b,c\n1;2\n").contains("line 1: found commas and semicolons, expected one kind of separator"))
    #expect(try reading("a;b,c\n1;2\n", .semicolon).label == "b,c")
    #expect(try reading("a;b,c\n1,2\n", .comma).features == ["a;b"])
    // Separators in quotes do not count, and one column needs none.
    #expect(try reading("\"a;b\",c\n1,2\n").features == ["a;b"])
    #expect(try reading("7\n8\n").set.labels == [7, 8])
    #expect(try reading("7\n8\n").label == "x1")
    #expect(
      message("x;y\n0;1,5\n")
        == "line 2, character 3 (field 2, 'y'): found '1,5', expected a number with a decimal point instead of the comma"
    )
  }

  @Test func placesCountCharacters() {
    #expect(message("ü,y\nü,1\n").hasPrefix("line 2, character 1 (field 1, 'ü'): found 'ü'"))
    #expect(
      message("name,x,y\nüü,1,\n", TrainingSet.Columns(features: ["x"])).hasPrefix("line 2, character 6 (field 3, 'y')")
    )
    #expect(message("x,y\n\"0\n\",1a\n").hasPrefix("line 3, character 3 (field 2, 'y'): found '1a'"))
    #expect(message("# ä\n\nx,y\n1,\n").hasPrefix("line 4, character 3"))
  }

  @Test func emptyTables() {
    for text in ["", "\n\n", "# only\n", "#"] { #expect(message(text).contains("no records, expected")) }
    for text in ["x,y\n", "x,y", "# c\nx\n\n"] { #expect(message(text).contains("no records below the header")) }
    #expect(message("1,2") == "no error")
  }

  @Test func numbersThatAreTooLarge() {
    #expect(
      message("x,y\n0,1e400000000\n").contains(
        "found '1e400000000', which cannot be read as a number: the exponent is beyond"))
  }

  @Test func equalNames() throws {
    let text = "x,x,y\n1,2,3\n"
    #expect(message(text).contains("the header: found 'x' for the columns 1 and 2"))
    #expect(message(text, TrainingSet.Columns(features: ["x"])).contains("features: found 'x' for 2 columns"))
    #expect(try reading(text, nil, TrainingSet.Columns(features: ["2"])).set.points == [[2]])
    #expect(try reading(text, nil, TrainingSet.Columns(label: "1", weight: "2", features: ["3"])).set.weights == [2])
    #expect(message("x,y,y\n1,2,3\n").contains("the header: found 'y' for the columns 2 and 3"))
  }

  @Test func columnsWithTwoRoles() {
    let text = "x,w,y\n1,2,3\n"
    #expect(message(text, .init(features: ["x", "y"])).contains("features: found 'y', which has the labels"))
    #expect(message(text, .init(weight: "w", features: ["2"])).contains("features: found 'w', which has the weights"))
    #expect(message(text, .init(label: "w", weight: "w")).contains("weight: found 'w', which has the labels"))
    #expect(message(text, .init(features: ["z"])).contains("expected one of the columns 'x', 'w', 'y'"))
    #expect(message(text, .init(features: [])) == "no error")
  }
}
