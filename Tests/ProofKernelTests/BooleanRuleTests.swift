import Foundation
import ProofKernel
import Testing

/// One change of a body that is verified, and what is answered then.
struct Change: Sendable, CustomStringConvertible {
  let old: String
  let new: String
  /// Whether the answer is `refused`, otherwise `declined`.
  let isRefused: Bool

  var description: String { "\(old) -> \(new)" }

  static func refused(_ old: String, _ new: String) -> Change { Change(old: old, new: new, isRefused: true) }
  static func declined(_ old: String, _ new: String) -> Change { Change(old: old, new: new, isRefused: false) }

  func expect(in body: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(body.contains(old), "\(old)", sourceLocation: sourceLocation)
    guard let range = body.range(of: old) else { return }
    let changed = body.replacingCharacters(in: range, with: new)
    if isRefused {
      expectRefused(changed, sourceLocation: sourceLocation)
    } else {
      expectDeclined(changed, sourceLocation: sourceLocation)
    }
  }
}

/// FORMAT.md 4.50 to 4.56, 4.67 and 4.68: circuits, threshold functions, spectra, restrictions.
struct BooleanRuleTests {
  private static let parity = """
    family f parity 3
    circuit c 3 signs 3
    gate relu 3 1 1 2 1 3 1
    gate relu 1 1 1 2 1 3 1
    gate relu -1 1 1 2 1 3 1
    output threshold 1 -1 4 1 5 -2 6 2
    computes c f
    agrees c f 8
    """

  @Test(arguments: [
    Change.refused("output threshold 1 -1 ", "output threshold 1 1 "), .refused("agrees c f 8", "agrees c f 7"),
    .refused("gate relu -1 1 1", "gate threshold -1 1 1"), .refused("3 signs 3", "3 bits 3"),
    .declined("output threshold", "output sum"), .declined("family f parity 3", "family f parity 4"),
    .declined("family f parity 3", "family f parity 3 1"), .declined("family f parity 3", "family f parities 3"),
    .declined("family f parity 3", "family f majorities 3"), .declined("family f parity 3", "family f parity -1"),
    .declined("family f parity 3", "family f equality 13"), .declined("family f parity 3", "family f andreev 5 1"),
    .declined("4 1 5 -2", "5 -2 4 1"), .declined("output threshold 1", "output threshold 0"),
    .declined("6 2", "7 2"), .declined("gate relu 1 1 1", "gate relu 1 4 1 5"),
    .declined("c 3 signs 3", "c 25 signs 3"),
    .declined("computes c f", "computes f c"), .declined("computes c f", "computes c f 1"),
  ])
  func circuits(change: Change) {
    #expect(expectVerified(Self.parity) == ["computes c f", "agrees c f 8"])
    change.expect(in: Self.parity)
  }

  private static let values = """
    value-table v 1 2
    values 1
    values -3
    circuit c 1 bits 0
    output sum 4 2 1 -8
    computes c v
    value-table a 1 1
    values 1 0
    value-table b 1 2
    values -1 -3
    table-sum v a b
    spectrum v 1 2 4
    coefficient v 1 -1 1
    coefficient v 0 -1 2
    """

  @Test(arguments: [
    Change.refused("output sum 4", "output sum 3"), .refused("values -3", "values -2"),
    .refused("values -1 -3", "values -1 3"), .refused("spectrum v 1 2 4", "spectrum v 1 2 2"),
    .refused("spectrum v 1 2 4", "spectrum v 0 2 4"), .refused("spectrum v 1 2 4", "spectrum v 1 1 4"),
    .refused("coefficient v 1 -1 1", "coefficient v 1 1 1"), .refused("table-sum v a b", "table-sum v a a"),
    .declined("coefficient v 1 -1 1", "coefficient v 2 -1 1"), .declined("values -3", "values -3 1"),
    .declined("values -3", "bits 1"), .declined("table-sum v a b", "table-sum v"),
    .declined("value-table v 1 2", "value-table v 1 0"), .declined("spectrum v 1 2 4", "spectrum c 1 2 4"),
  ])
  func valueTables(change: Change) {
    expectVerified(Self.values)
    change.expect(in: Self.values)
  }

  @Test func families() {
    // Each family against its values on all points, the first variable changing fastest.
    let tables = [
      "parity 2": "0110", "parity 0": "0", "majority 3": "00010111", "majority 2": "0111", "odd-max-bit 3": "10110000",
      "majority 0": "1", "odd-max-bit 0": "1",
      "equality 1": "1001", "inner-product 1": "0001", "andreev 1 1": "01010011",
      "chattopadhyay-mande 1 1": "0110", "chattopadhyay-mande-unequal 1 1": "1001",
      "chattopadhyay-mande 2 1": "1101111001111011",
    ]
    for (family, expected) in tables {
      let variables = expected.count.trailingZeroBitCount
      let points = Array(expected)
      for (point, value) in points.enumerated() {
        // A threshold function that is true exactly at this point agrees with a table in one point more or less.
        let weights = (0..<variables).map { " \($0 + 1) \(point >> $0 & 1 == 1 ? 1 : -1)" }.joined()
        let ones = expected.filter { $0 == "1" }.count
        let agreement = value == "1" ? points.count - ones + 1 : points.count - ones - 1
        expectVerified(
          """
          family f \(family)
          circuit c \(variables) bits 0
          output threshold 1 \(-point.nonzeroBitCount)\(weights)
          agrees c f \(agreement)
          """)
      }
    }
    // Andreev's function with one selecting bit: x_2 where the bit is 1, x_1 where it is 0, by two gates of threshold.
    expectVerified(
      """
      family f andreev 1 1
      circuit c 3 bits 2
      gate threshold -2 2 1 3 1
      gate threshold -1 1 1 3 -1
      output threshold 1 -1 4 1 5 1
      computes c f
      """)
    // Two blocks of one bit: active and the second one inactive.
    expectVerified(
      """
      family f chattopadhyay-mande 2 1
      circuit c 4 bits 4
      gate threshold -2 1 1 3 1
      gate threshold 0 1 -1 3 -1
      gate threshold -2 2 1 4 1
      gate threshold 0 2 -1 4 -1
      output threshold 1 0 5 -1 6 -1 7 2 8 2
      computes c f
      """)
  }

  private static let threshold = """
    truth-table f 3
    bits 0001
    bits 0111
    circuit c 3 signs 0
    output threshold 1 0 1 1 2 1 3 1
    computes c f
    threshold-weights-at-least f 3
    multipliers 1 1 2 1 3 1 4 1 5 1 6 1
    truth-table g 2
    bits 1001
    not-threshold g
    multipliers 0 2 1 2 2 2 3 2
    """

  @Test(arguments: [
    Change.refused("threshold-weights-at-least f 3", "threshold-weights-at-least f 4"),
    .refused("multipliers 1 1 2 1", "multipliers 1 2 2 1"), .refused("2 2 3 2", "2 2 3 1"),
    .refused("bits 1001", "bits 1011"), .refused("bits 0111", "bits 0110"),
    .declined("bits 1001", "bits 10011"), .declined("bits 1001", "bits 1002"),
    .declined("multipliers 0 2 1 2 2 2 3 2", "multipliers"), .declined("0 2 1 2 2 2 3 2", "0 2 1 2 2 2 4 2"),
    .declined("0 2 1 2 2 2 3 2", "1 2 0 2 2 2 3 2"), .declined("0 2 1 2 2 2 3 2", "0 2 1 2 2 2 3 0"),
    .declined("not-threshold g", "not-threshold c"),
  ])
  func thresholdFunctions(change: Change) {
    expectVerified(Self.threshold)
    change.expect(in: Self.threshold)
  }

  private static let restriction = """
    circuit c 4 bits 3
    gate threshold -2 1 1 2 1 3 1 4 1
    gate relu -2 1 1 2 1 3 1 4 1
    gate relu 0 5 1
    output sum 1 0
    survival c 1 = 3 4 1 1 2 2
    survival c 2 < 3 4 1 1 2 2
    survival c 2 = 1 2 1 1 2 2
    survival c 1 <= 1 1 1 2 3 4
    survival c 1 = 3 8 1 1 1 1
    """

  @Test(arguments: [
    Change.refused("= 3 4 1 1 2 2", "= 3 5 1 1 2 2"), .refused("= 1 2 1 1 2 2", "> 1 2 1 1 2 2"),
    .refused("= 3 8 1 1 1 1", "= 3 8 1 1 1 2"), .declined("= 3 8 1 1 1 1", "= 3 8 1 1 1"),
    .declined("= 3 8 1 1 1 1", "= 3 8 1 1 1 3"), .declined("= 3 8 1 1 1 1", "= 3 8 2 2 2 2"),
    .declined("= 3 8 1 1 1 1", "= 3 8 1 1 1 0"), .declined("= 3 8 1 1 1 1", "= 3 0 1 1 1 1"),
    .declined("survival c 1 = 3 8", "survival c 3 = 3 8"), .declined("survival c 1 = 3 8", "survival c 4 = 3 8"),
    .declined("= 3 8 1 1 1 1", "= 3 8 1 1 1 1 1"),
  ])
  func restrictions(change: Change) {
    expectVerified(Self.restriction)
    change.expect(in: Self.restriction)
  }

  private static let exponential = """
    exponential 1 1 > 2718 1000 10
    exponential 1 1 < 2719 1000 10
    exponential 0 7 >= 1 1 0
    exponential 0 7 < 2 1 3
    exponential 7 2 <= 34 1 12
    """

  @Test(arguments: [
    Change.refused("> 2718 1000 10", "> 2719 1000 10"), .refused("< 2719 1000 10", "< 2718 1000 10"),
    .refused("> 2718 1000 10", "> 2718 1000 2"), .refused("<= 34 1 12", "<= 34 1 1"),
    .refused(">= 1 1 0", "> 1 1 0"), .refused("<= 34 1 12", "<= 33 1 100"),
    .declined("> 2718 1000 10", "= 2718 1000 10"), .declined("exponential 0 7", "exponential -1 7"),
    .declined("exponential 0 7", "exponential 0 0"), .declined("< 2 1 3", "< 2 1 10001"),
  ])
  func exponentials(change: Change) {
    #expect(expectVerified(Self.exponential).first == "exponential 1 1 > 2718 1000")
    change.expect(in: Self.exponential)
  }

  @Test("tables and matrices of one file are bounded together")
  func manyTables() {
    expectDeclined("signs m 10000000 10\nrow +\ncompare 1 = 1", line: 4)
    expectDeclined("signs m 10000000 11\nrow +\ncompare 1 = 1", line: 3)
    expectDeclined("truth-table t 0\nbits 1\nsigns m 10000000 10\nrow +\ncompare 1 = 1", line: 5)
    expectDeclined("family t parity 3\nmatrix a t 1\nsigns m 9999998 10\nrow +\ncompare 1 = 1", line: 6)
    expectDeclined("family t parity 3\nmatrix a t 1\nsigns m 9999999 10\nrow +\ncompare 1 = 1", line: 5)
    expectDeclined("value-table t 1 1\nvalues 1\nvalues 2\nsigns m 9999999 10\nrow +\ncompare 1 = 1", line: 7)
  }
}
