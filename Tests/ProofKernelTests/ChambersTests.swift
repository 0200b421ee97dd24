import Testing

/// FORMAT.md 4.22 and 4.23: points of chambers, and lists that are closed under crossing.
struct ChambersTests {
  private let plane = "arrangement a 2 4\nplane 0 1 0\nplane 3 0 0\nplane 0 0 2\nplane 0 0 -1\n"

  @Test func atLeast() {
    let head = plane + "chambers-at-least a 4\n"
    let points = ["chamber 3 -1 -1", "chamber 1 -5 1", "chamber 1 7 -7", "chamber 2 1 1"]
    expectVerified(head + lines(points))
    expectVerified(plane + "chambers-at-least a 0")
    // Points on a hyperplane; twice the same signs; decreasing ones.
    expectRefused(head + lines([points[0], "chamber 1 0 1", points[2], points[3]]), line: 10)
    expectRefused(head + lines([points[0], "chamber 1 1 0", points[2], points[3]]), line: 10)
    expectRefused(head + lines([points[0], points[0], points[2], points[3]]), line: 10)
    expectRefused(head + lines([points[0], points[2], points[1], points[3]]), line: 11)
    for bad in [
      "chamber 0 1 1", "chamber -1 1 1", "chamber 1 1", "chamber 1 1 1 1", "chamber 1 1 x", "point 1 1 1",
      "chamber 0 0 0",
    ] {
      expectDeclined(head + lines([points[0], points[1], bad]), line: 11)
    }
    expectDeclined(head + lines(Array(points[..<3])), line: 12)
    expectDeclined(head + lines(points + points), line: 13)
    for count in ["-1", "10000000", "8000001", "18446744073709551616", "4 4", ""] {
      expectDeclined(plane + "chambers-at-least a \(count)\n" + lines(points), line: 8)
    }
    expectDeclined(plane + "chambers-at-least a 8000000\n" + lines(points), line: 13)
    expectDeclined(plane + "chambers-at-least b 0", line: 8)
    expectDeclined("\(objects)\nchambers-at-least id 0")
    // It establishes nothing.
    expectDeclined(head + lines(points + ["compare chambers:a > 0"]), line: 13)
    // Without hyperplanes there is one sign vector.
    expectVerified("arrangement a 1 1\nplane 0 0\nchambers-at-least a 1\nchamber 1 0")
    expectRefused("arrangement a 1 1\nplane 4 0\nchambers-at-least a 2\nchamber 1 0\nchamber 1 1", line: 7)
    let big = "1" + String(repeating: "0", count: 200)
    expectVerified(
      "arrangement a 1 1\nplane -\(big) \(big)1\nchambers-at-least a 2\nchamber 10 0\nchamber \(big) \(big)")
  }

  private let points = """
    arrangement a 1 2
    plane 0 1
    plane -1 1
    chambers a 3
    chamber 1 -1
    chamber 2 1
    chamber 1 2
    across 2
    blocked 1 1 1 1
    across 1
    across 3
    blocked 1 1 2 1
    across 2
    """

  private func points(_ line: Int, _ text: String?) -> String { replacingLine(line, of: points, with: text) }

  @Test func onTheLine() {
    expectVerified(points + "\ncompare chambers:a = 3")
    // The chamber 1 is not beyond form 1 of the chamber 1, the chamber 3 is too far; 0 and 4 are no chambers.
    expectRefused(points(10, "across 1"), line: 10)
    expectRefused(points(10, "across 3"), line: 10)
    expectRefused(points(11, "across 2"), line: 11)
    expectDeclined(points(10, "across 0"), line: 10)
    expectDeclined(points(10, "across 4"), line: 10)
    expectDeclined(points(10, "across"), line: 10)
    expectDeclined(points(10, "across 2 2"), line: 10)
    expectDeclined(points(10, "beyond 2"), line: 10)
    expectRefused(points(13, nil), line: 13)
    expectDeclined(points(15, nil), line: 15)
    // A facet is not blocked. −f = 1 − (x − 1)·(−1)… : the wrong factor, sign, constant; itself; no such form.
    for blocked in [
      "1 0 1 1", "1 2 1 1", "2 1 1 1", "1 1 1 2", "1 1", "1 0", "1 0 2 1", "1 1 1 1 2 1", "2 1 1 1 2 1",
    ] {
      expectRefused(points(11, "blocked \(blocked)"), line: 11)
    }
    expectVerified(points(11, "blocked 3 3 1 3"))
    for blocked in [
      "0 0", "-1 1 1 1", "1 -1 1 1", "1", "", "1 1 1", "1 1 0 1", "1 1 3 1", "1 1 1 0", "1 1 1 -1", "1 1 2 1 1 1",
      "1 1 1 1 1 1", "1 1 1 x",
    ] {
      expectDeclined(points(11, "blocked \(blocked)"), line: 11)
    }
    // One of the chambers is missing.
    let two = "arrangement a 1 2\nplane 0 1\nplane -1 1\nchambers a 2\nchamber 1 -1\nchamber 2 1\n"
    expectRefused(two + "across 2\nblocked 1 1 1 1\nacross 1\nacross 2", line: 12)
    expectRefused(two + "across 2\nblocked 1 1 1 1\nacross 1\nblocked 1 1 1 1", line: 12)
    // Not even without hyperplanes there is no chamber.
    expectDeclined("arrangement a 1 0\nchambers a 0", line: 4)
    for count in ["0", "-1", "2", "10000000", "16000001"] { expectDeclined(points(6, "chambers a \(count)")) }
    expectRefused(points(8, "chamber 1 0"), line: 8)
    expectRefused(points(8, "chamber 1 -2"), line: 8)
    expectDeclined(points(8, "chamber 0 1"), line: 8)
  }

  /// Repeated, opposite and constant forms; the constant ones have no lines.
  @Test func repeatedForms() {
    let body = """
      arrangement a 1 4
      plane 1 1
      plane 5 0
      plane -2 -2
      plane 0 0
      chambers a 2
      chamber 1 -2
      chamber 1 0
      across 2
      across 2
      across 1
      across 1
      """
    expectVerified(body + "\ncompare chambers:a hyperplanes:a - = 1")
    // A form with the same hyperplane does not block, and a constant form is not used.
    expectRefused(replacingLine(11, of: body, with: "blocked 1 0 3 1"), line: 11)
    expectRefused(replacingLine(11, of: body, with: "blocked 2 0 3 1"), line: 11)
    expectRefused(replacingLine(11, of: body, with: "blocked 1 0 2 1"), line: 11)
    // A constant form may not even be named beside forms that block.
    let three = "arrangement a 1 3\nplane 0 1\nplane -1 1\nplane 5 0\nchambers a 3\n"
    let list =
      "chamber 1 -1\nchamber 2 1\nchamber 1 2\nacross 2\nblocked 1 1 1 1\nacross 1\nacross 3\nblocked 1 1 2 1\nacross 2"
    expectVerified(three + list)
    expectRefused(three + list.replacing("blocked 1 1 1 1", with: "blocked 1 1 1 1 3 1"), line: 12)
    let one = "arrangement a 2 2\nplane 5 0 0\nplane 0 0 0\nchambers a "
    expectVerified(
      one
        + "1\nchamber 1 0 0\nwhitney a 1 0 0 0\nlevel 1\nflat 1\naxis 1 1 0 0\naxis 2 0 1 0\naxis 3 0 0 1\nlevel 1\nflat 1\naxis 2 0 1 0\naxis 3 0 0 1\ncover 1\nlast"
    )
    expectRefused(one + "2\nchamber 1 0 0\nchamber 1 1 1", line: 8)
  }

  /// All sign vectors of the points of a fine grid, with `across` where there is a neighbour and otherwise a
  /// combination of at most two other forms, found by trial.
  private func closedList(_ forms: [[Int]]) -> [String]? {
    func sign(_ form: [Int], _ x: Int, _ y: Int, over unit: Int) -> Int {
      (form[0] * unit + form[1] * x + form[2] * y).signum()
    }
    let unit = 10
    var chambers: [[Int]: String] = [:]
    for x in -83...83 {
      for y in -79...79 {
        let signs = forms.map { $0[1] == 0 && $0[2] == 0 ? 0 : sign($0, x, y, over: unit) }
        if zip(signs, forms).contains(where: { $0 == 0 && ($1[1] != 0 || $1[2] != 0) }) { continue }
        chambers[signs] = "chamber \(unit) \(x) \(y)"
      }
    }
    let sorted = chambers.keys.sorted { $0.lexicographicallyPrecedes($1) }
    func areProportional(_ i: Int, _ j: Int) -> Bool { FlatEnumeration.rank([forms[i], forms[j]]) == 1 }
    var result = ["chambers a \(sorted.count)"] + sorted.map { chambers[$0] ?? "" }
    for signs in sorted {
      for i in forms.indices where forms[i][1] != 0 || forms[i][2] != 0 {
        let beyond = signs.indices.map {
          forms[$0][1] == 0 && forms[$0][2] == 0 || !areProportional(i, $0) ? signs[$0] : -signs[$0]
        }
        if let number = sorted.firstIndex(of: beyond) {
          result.append("across \(number + 1)")
          continue
        }
        let others = forms.indices.filter { signs[$0] != 0 && !areProportional(i, $0) }
        var line: String?
        search: for j in others {
          for k in others where k >= j {
            for u in 1...6 {
              for l in 1...6 {
                for m in 0...(k > j ? 6 : 0) {
                  let rest = (0..<3).map { c in
                    u * signs[i] * forms[i][c] - l * signs[j] * forms[j][c] - m * signs[k] * forms[k][c]
                  }
                  guard rest[0] >= 0, rest[1] == 0, rest[2] == 0 else { continue }
                  line = "blocked \(u) \(rest[0]) \(j + 1) \(l)" + (m > 0 ? " \(k + 1) \(m)" : "")
                  break search
                }
              }
            }
          }
        }
        guard let line else { return nil }
        result.append(line)
      }
    }
    return result
  }

  /// The closed list, the derivation, and the sums over all subsets agree; a list without one chamber is refused.
  @Test(arguments: 0..<8)
  func inThePlane(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let isCentral = seed.isMultiple(of: 2)
    let forms = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      [isCentral ? 0 : Int.random(in: -2...2, using: &generator)]
        + (0..<2).map { _ in Int.random(in: -2...2, using: &generator) }
    }
    let arrangement = TestArrangement(2, forms)
    guard let list = closedList(forms) else {
      Issue.record("no combination found for \(forms)")
      return
    }
    let count = arrangement.whitneyNumbers.reduce(0, +)
    #expect(list[0] == "chambers a \(count)")
    let body = lines([arrangement.record()] + list)
    expectVerified(body + "\n" + arrangement.whitney() + "\ncompare chambers:a = \(count)")
    let first = 3 + 1 + forms.count
    if count > 1 {
      let proper = (list.count - 1 - count) / count
      let missing = Int.random(in: 1...count, using: &generator)
      var fewer = list
      fewer.removeSubrange(1 + count + (missing - 1) * proper..<1 + count + missing * proper)
      fewer.remove(at: missing)
      fewer[0] = "chambers a \(count - 1)"
      for line in fewer.indices where fewer[line].hasPrefix("across ") {
        guard let target = Int(fewer[line].dropFirst(7)) else { continue }
        fewer[line] = "across \(target > missing ? target - 1 : min(target, count - 1))"
      }
      expectRefused(lines([arrangement.record()] + fewer))
    }
    // Every line of the crossings matters: `across` another chamber is refused.
    for line in list.indices where list[line].hasPrefix("across ") {
      for target in 1...count where list[line] != "across \(target)" {
        expectRefused(replacingLine(first + line, of: body, with: "across \(target)"), line: first + line)
      }
    }
  }
}
