import Testing

/// FORMAT.md 4.41 and 4.42: counts of regions by trees of cases.
struct CaseTreeTests {
  /// max(0, x) − max(0, x − 1): three regions in a row, two of them constant.
  private let ramp = """
    network ramp 1 2
    layer 2 1
    row 0 1
    row -1 1
    layer 1 1
    row 0 1 -1
    arrangement all 1 0
    affine-regions ramp all 3 3 3
    split
    split
    leaf 1 2
    blocked 1 1 2 1
    facet 1 1
    leaf 2 1
    facet 1 0
    facet 1 1
    off 1 1 1 1
    leaf 1 -1
    facet 1 0
    """

  private func ramp(_ line: Int, _ text: String?) -> String { replacingLine(line, of: ramp, with: text) }

  @Test func accepted() {
    #expect(expectVerified(ramp) == ["affine-regions ramp all 3 3 3"])
    expectVerified(ramp + "\ncompare patterns:ramp maps:ramp * regions:ramp + = 12")
    // Another point, another combination of the same.
    expectVerified(ramp(13, "leaf 7 8"))
    expectVerified(ramp(14, "blocked 3 3 2 3"))
    let plain = ramp.split(separator: "\n").filter { !$0.hasPrefix("facet") && !$0.hasPrefix("blocked") }
    let counted = plain.joined(separator: "\n").replacing("affine-regions ramp all 3 3 3", with: "regions ramp all 3 3")
    expectVerified(counted + "\ncompare patterns:ramp = maps:ramp")
    expectDeclined(counted + "\ncompare regions:ramp = 3", line: 17)
  }

  @Test func wrongNumbers() {
    for numbers in ["2 3 3", "4 3 3", "3 2 3", "3 4 3", "3 3 2", "3 3 4", "-3 3 3"] {
      expectRefused(ramp(10, "affine-regions ramp all \(numbers)"), line: 21)
    }
    for head in ["3 3", "3 3 3 3", "3 3 x", "03 3 3"] {
      expectDeclined(ramp(10, "affine-regions ramp all \(head)"), line: 10)
    }
    for names in ["nothing all", "ramp ramp", "all all", "ramp nothing"] {
      expectDeclined(ramp(10, "affine-regions \(names) 3 3 3"), line: 10)
    }
    expectDeclined(ramp(9, "arrangement all 2 0"), line: 10)
    // No theorem has counted.
    expectDeclined("network id 1 1\nlayer 1 1\nrow 0 1\ncompare patterns:id = 1", line: 6)
  }

  @Test func wrongTrees() {
    // A leaf before the last gate, a split after it, words from elsewhere.
    expectDeclined(ramp(12, "leaf 1 2"), line: 12)
    expectDeclined(ramp(13, "split"), line: 13)
    expectDeclined(ramp(11, "empty 1"), line: 11)
    expectDeclined(ramp(11, "across 1"), line: 11)
    expectDeclined(ramp(11, "split 1"), line: 11)
    expectDeclined(ramp(19, nil), line: 19)
    // Points outside of a cell or in its boundary, or with too few coordinates.
    for point in ["1 1", "1 0", "2 1"] { expectRefused(ramp(13, "leaf \(point)"), line: 13) }
    for point in ["0 2", "1", "1 2 3", "-1 2", "1 x"] { expectDeclined(ramp(13, "leaf \(point)"), line: 13) }
    // Combinations that are wrong, or negative, or use what is not there.
    for line in ["off 1 0 1 1", "off 1 1", "off 2 1 1 1", "on 1 1 1 1", "off 1 2 1 1"] {
      expectRefused(ramp(19, line), line: 19)
    }
    for line in ["off 1 1 2 1", "off 0 1 1 1", "off 1 -1 1 1", "off 1 1 1 -1", "off 1 1 1", "off 1", "off 1 1 0 1"] {
      expectDeclined(ramp(19, line), line: 19)
    }
    // A gate that changes is not on everywhere.
    expectRefused(ramp(11, "on 1 0"), line: 11)
  }

  @Test func wrongFacets() {
    // Not on the hyperplane; on it, but outside; a facet where none is; one that is missing.
    for line in ["facet 1 2", "facet 1 0", "facet 2 3"] { expectRefused(ramp(15, line), line: 15) }
    expectRefused(ramp(14, "facet 1 0"), line: 14)
    expectRefused(ramp(15, "blocked 1 0 1 1"), line: 15)
    // Nothing is combined from itself.
    expectRefused(ramp(15, "blocked 1 0 2 1"), line: 15)
    expectRefused(ramp(17, "blocked 1 0 1 1"), line: 17)
    for line in ["across 1", "facet 0 1", "facet 1", "blocked 0 0", "leaf 1 1"] {
      expectDeclined(ramp(15, line), line: 15)
    }
  }

  /// |x| + |y| − |x + y| in the plane: regions with the same function that touch in a point are two.
  private let quadrants = """
    network net 2 2
    layer 3 1
    row 0 1 0
    row 0 0 1
    row 0 1 1
    layer 1 1
    row 0 2 2 -2
    arrangement all 2 0
    affine-regions net all 6 5 6
    split
    split
    on 1 0 1 1 2 1
    leaf 1 1 1
    facet 1 0 1
    facet 1 1 0
    split
    leaf 1 2 -1
    blocked 1 0 2 1 3 1
    facet 1 1 0
    facet 1 1 -1
    leaf 1 1 -2
    facet 1 0 -1
    blocked 1 0 1 1 3 1
    facet 1 1 -1
    split
    split
    leaf 1 -1 2
    facet 1 0 1
    blocked 1 0 1 1 3 1
    facet 1 -1 1
    leaf 1 -2 1
    blocked 1 0 2 1 3 1
    facet 1 -1 0
    facet 1 -1 1
    off 1 0 1 1 2 1
    leaf 1 -1 -1
    facet 1 0 -1
    facet 1 -1 0
    """

  @Test func regionsThatTouch() {
    expectVerified(quadrants)
    expectRefused(replacingLine(11, of: quadrants, with: "affine-regions net all 6 5 5"), line: 40)
    expectRefused(replacingLine(11, of: quadrants, with: "affine-regions net all 6 6 6"), line: 40)
    // The vertex that all have in common is on no facet.
    expectRefused(replacingLine(16, of: quadrants, with: "facet 1 0 0"), line: 16)
  }

  /// The third and the fourth gate cancel: regions are joined across their hyperplane.
  @Test func joinedRegions() {
    let body = """
      network net 1 2
      layer 2 1
      row 0 1
      row 0 -1
      layer 1 1
      row 0 1 -1
      arrangement half 1 1
      plane 3 1
      affine-regions net half 2 1 1
      split
      off 1 0 2 1
      leaf 1 1
      facet 1 0
      on 1 0 2 1
      leaf 1 -1
      facet 1 0
      """
    expectVerified(body)
    expectRefused(replacingLine(11, of: body, with: "affine-regions net half 2 1 2"), line: 18)
    // Not inside the half line.
    expectRefused(replacingLine(17, of: body, with: "leaf 1 -3"), line: 17)
    // On a part of the line nothing is established.
    expectDeclined(body + "\ncompare patterns:net = 2", line: 19)
  }

  /// A gate whose form is zero, and one that repeats another: a split of them is refused, since no point is inside.
  @Test func degenerateGates() {
    let net = "network net 1 2\nlayer 3 2\nrow 0 0\nrow 1 2\nrow 2 4\nlayer 1 1\nrow 0 1 1 1\narrangement all 1 0\n"
    expectVerified(net + "regions net all 2 2\noff 1 0\nsplit\non 1 0 1 2\nleaf 1 0\noff 1 0 1 2\nleaf 1 -1")
    expectVerified(net + "regions net all 2 2\non 5 0\nsplit\non 1 0 1 2\nleaf 1 0\noff 1 0 1 2\nleaf 1 -1")
    expectRefused(net + "regions net all 2 2\nsplit\nsplit\non 1 0 2 2\nleaf 1 0", line: 15)
    expectRefused(net + "regions net all 2 2\noff 1 0\nsplit\nsplit\nleaf 1 0\nleaf 2 -1", line: 16)
  }

  /// Trees as deep as there are gates are read without recursion.
  @Test func deepTrees() {
    let count = 20_000
    let rows = Array(repeating: "row 0 1", count: count).joined(separator: "\n")
    let zeros = Array(repeating: "0", count: count + 1).joined(separator: " ")
    let net = "network net 1 2\nlayer \(count) 1\n\(rows)\nlayer 1 1\nrow \(zeros)\narrangement half 1 1\nplane 0 1\n"
    let lines = Array(repeating: "on 1 0 1 1", count: count).joined(separator: "\n")
    expectVerified(net + "regions net half 1 1\n\(lines)\nleaf 1 1")
    let splits = Array(repeating: "split", count: count).joined(separator: "\n")
    expectRefused(net + "regions net half 1 1\n\(splits)\nleaf 1 1\nleaf 1 1")
  }
}
