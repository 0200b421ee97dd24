import ExactNumbers
import FoundationEssentials
import ReLUNetworks
import Testing

@testable import Reports

private struct ReadPieces: Decodable {
  struct Function: Decodable {
    let breakpoints: [Rational]
    let slopes: [Rational]
    let intercepts: [Rational]
  }
  let name: String
  let hiddenWidths: [Int]?
  let pieceCount: Int
  let function: Function
  let breakpointValues: [Rational]
}

@Suite struct PiecesReportTests {
  func zigzag(_ pieces: Int) throws -> PiecewiseLinearFunction {
    try PiecewiseLinearFunction(
      breakpoints: (1..<pieces).map { Rational($0, 3) }, slopes: (0..<pieces).map { $0 % 2 == 0 ? 1 : -1 }, value: 0,
      at: 0)
  }

  @Test func shortListsAreWhole() throws {
    let report = PiecesReport(name: "net", function: try zigzag(3), hiddenWidths: [2])
    let expected = """
      net: hidden widths 2
      3 pieces, 2 breakpoints

      piece  from   to  slope  intercept
      ─────  ────  ───  ─────  ─────────
          1    −∞  1/3      1          0
          2   1/3  2/3     -1        2/3
          3   2/3    ∞      1       -2/3

      """
    #expect(report.text() == expected)
  }

  @Test func longListsAreCutUnlessAskedFor() throws {
    let report = PiecesReport(name: "net", function: try zigzag(5_001))
    let text = report.text()
    #expect(text.contains("4981 of 5001 pieces are not shown."))
    #expect(text.split(separator: "\n").count == 4 + 21 + 1)
    let complete = report.text(complete: true)
    #expect(complete.split(separator: "\n").count == 5_001 + 4)
    #expect(!complete.contains("not shown"))
    #expect(PiecesReport(name: "", function: try zigzag(21)).shownRows(complete: false).allSatisfy { $0 != nil })
    let cut = PiecesReport(name: "", function: try zigzag(22)).shownRows(complete: false)
    #expect(cut.count == 21 && cut[10] == nil)
  }

  @Test func longNumeralsAreCutUnlessAskedFor() {
    let huge = Rational(10).power(100) + 1
    let report = PiecesReport(name: "huge", function: .hinge(at: huge))
    #expect(!report.text().contains(huge.description))
    #expect(report.text(complete: true).contains(huge.description))
    #expect(report.json().contains(huge.description))
    #expect(report.text().split(separator: "\n").allSatisfy { $0.count < 160 })
  }

  @Test func jsonReadsBack() throws {
    let function = try zigzag(40)
    let text = PiecesReport(name: Fixture.nasty, function: function, hiddenWidths: [3, 2]).json()
    let read = try JSONDecoder().decode(ReadPieces.self, from: Data(text.utf8))
    #expect(read.name == Fixture.nasty)
    #expect(read.hiddenWidths == [3, 2])
    #expect(read.pieceCount == 40)
    #expect(read.function.breakpoints == function.breakpoints)
    #expect(read.function.slopes == function.slopes)
    #expect(read.function.intercepts == function.intercepts)
    #expect(read.breakpointValues == function.breakpointValues)
    let bare = try JSONDecoder().decode(
      ReadPieces.self, from: Data(PiecesReport(name: "", function: .constant(0)).json().utf8))
    #expect(bare.hiddenWidths == nil && bare.function.breakpoints.isEmpty)
  }

  @Test func intervals() throws {
    #expect(PiecesReport(name: "", function: .constant(3)).interval == -1...1)
    #expect(PiecesReport(name: "", function: .hinge(at: 5)).interval == 4...6)
    #expect(PiecesReport(name: "", function: try zigzag(11)).interval == Rational(1, 30)...Rational(109, 30))
  }

  @Test func countsOnIntervals() throws {
    let report = PiecesReport(name: "net", function: try zigzag(3))
    #expect(report.countText(on: 0...1) == "3 pieces on [0, 1]")
    #expect(report.countText(on: Rational(2, 5)...Rational(1, 2)) == "1 piece on [2/5, 1/2]")
    #expect(
      report.countText(on: 0...Rational(1_000_000_000_001, 2_000_000_000_000)) == "2 pieces on [0, ≈ 0.5000]")
    #expect(String(decoding: report.html(on: 0...1), as: UTF8.self).contains("It has 3 pieces on [0, 1]."))
  }

  @Test func longNumeralsHaveDecimalsBeside() {
    let third = Rational(1_000_000_000_001, 3_000_000_000_000)
    let text = PiecesReport(name: "net", function: .hinge(at: third)).text()
    #expect(text.contains("≈") && text.contains("0.3333"))
    #expect(!PiecesReport(name: "net", function: .hinge(at: 1)).text().contains("≈"))
  }

  @Test func pages() throws {
    for function in [PiecewiseLinearFunction.constant(0), .hinge(at: 0), try zigzag(5_001)] {
      let report = PiecesReport(name: Fixture.nasty, function: function, hiddenWidths: [])
      let page = String(decoding: report.html(), as: UTF8.self)
      #expect(report.html() == report.html())
      #expect(!page.contains("<script") && page.contains("<svg"))
      #expect(page.split(separator: "</style>").count == 2)
      #expect(page.utf8.count < 120_000)
    }
  }
}
