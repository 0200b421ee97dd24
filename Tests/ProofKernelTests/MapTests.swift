import Testing

/// FORMAT.md 4.43 to 4.49: what networks compute, and how many gates that takes.
struct MapTests {
  private let networks = """
    network abs 1 2
    layer 2 1
    row 0 1
    row 0 -1
    layer 1 1
    row 0 1 1
    network other 1 2
    layer 1 1
    row 0 2
    layer 1 1
    row 0 1
    network third 1 2
    layer 1 2
    row 0 1
    layer 1 1
    row 0 4
    network two 1 1
    layer 2 1
    row 0 1
    row 0 -1
    arrangement all 1 0
    arrangement half 1 1
    plane 0 1
    affine-maximum peak 1 2 1
    row 0 1
    row 0 -1
    arrangement plane 2 0
    arrangement high 2 1
    plane -1 0 1
    arrangement low 2 1
    plane -1 0 -1

    """

  @Test func sameMap() {
    let tree = "split\non 1 0 1 1\nleaf\noff 1 0 1 1\nleaf"
    expectVerified(networks + "same-map other third all\n" + tree.replacing("1 0 1 1", with: "2 0 1 1"))
    // Another function, on one side or on both.
    expectRefused(networks + "same-map abs other all\nsplit\noff 1 0 1 1\non 1 0 1 2\nleaf", line: 38)
    expectRefused(
      networks + "same-map other third all\n" + tree.replacing("1 0 1 1", with: "1 0 1 1"), line: 36)
    expectDeclined(networks + "same-map other two all\n\(tree)", line: 34)
    expectDeclined(networks + "same-map other third plane\n\(tree)", line: 34)
    expectDeclined(networks + "same-map other third\n\(tree)", line: 34)
    expectDeclined(networks + "same-map other third all\nsplit\non 2 0 1 1\nleaf 1", line: 37)
    // A split ends with a contradiction only if there is one.
    expectRefused(networks + "same-map other third all\nsplit\nempty 1 1 1", line: 36)
    expectVerified(networks + "same-map third third half\non 1 0 1 1\non 1 0 1 1\nleaf")
    expectRefused(networks + "same-map third third half\non 1 0 1 1\non 1 0 1 2\nleaf", line: 36)
  }

  @Test func differentMaps() {
    expectVerified(networks + "different-maps abs other 1 1")
    expectVerified(networks + "different-maps abs third 5 -3")
    expectRefused(networks + "different-maps other third 5 3", line: 34)
    expectRefused(networks + "different-maps abs other 1 0", line: 34)
    for fields in ["abs two 1 1", "abs other 0 1", "abs other 1", "abs other 1 1 1", "abs none 1 1"] {
      expectDeclined(networks + "different-maps \(fields)", line: 34)
    }
  }

  @Test func maximum() {
    let tree =
      "maximum-network abs peak all\nsplit\noff 1 0 1 1\nleaf 1\nabove 1 0 1 2\non 1 0 1 1\nleaf 2\nabove 1 0 1 2"
    expectVerified(networks + tree)
    expectRefused(networks + tree.replacing("leaf 1", with: "leaf 2"), line: 37)
    expectDeclined(networks + tree.replacing("leaf 1", with: "leaf 3"), line: 37)
    expectRefused(networks + tree.replacing("above 1 0 1 2", with: "above 1 0 1 1"), line: 38)
    expectDeclined(networks + tree.replacing("above 1 0 1 2", with: "above 1 0 1 -2"), line: 38)
    expectDeclined(networks + tree.replacing("abs peak", with: "two peak"), line: 34)
    expectDeclined(networks + tree.replacing("abs peak", with: "abs abs"), line: 34)
  }

  @Test func properties() {
    let tree = "avoids abs all low\nsplit\noff 1 0 1 1\nleaf 1 1 1 2 1\non 1 0 1 1\nleaf 1 1 1 2 1"
    expectVerified(networks + tree)
    // 0 = 1 + x + (−1 − x) does not use |x| >= 1.
    expectRefused(networks + tree.replacing("all low", with: "all high"), line: 37)
    expectRefused(networks + tree.replacing("leaf 1 1 1 2 1", with: "leaf 2 1 1 2 1"), line: 37)
    expectDeclined(networks + tree.replacing("leaf 1 1 1 2 1", with: "leaf 0 1 1 2 1"), line: 37)
    expectDeclined(networks + tree.replacing("all low", with: "all half"), line: 34)
    expectDeclined(networks + tree.replacing("all low", with: "plane low"), line: 34)
    expectVerified(networks + "reaches abs half high 2 3")
    expectRefused(networks + "reaches abs half high 2 1", line: 34)
    expectRefused(networks + "reaches abs half high 2 -3", line: 34)
    expectDeclined(networks + "reaches abs half half 2 3", line: 34)
    expectDeclined(networks + "reaches abs plane high 2 3", line: 34)
    expectDeclined(networks + "reaches abs half high 2 3 1", line: 34)
  }

  private let corner = """
    network corner 2 3
    layer 3 1
    row 0 1 -1
    row 0 0 1
    row 0 0 -1
    layer 1 1
    row 0 1 1 -1
    layer 1 1
    row 0 1
    not-one-hidden-layer-network corner
    hyperplane 0 1 -1
    at-point 1 1 1
    at-point 1 -1 -1
    """

  @Test func notOneHiddenLayer() {
    expectVerified(corner)
    expectVerified(replacingLine(13, of: corner, with: "hyperplane 0 -2 2"))
    // The same jump twice; points off the hyperplane, or where another one goes through; constant forms.
    expectRefused(replacingLine(15, of: corner, with: "at-point 1 2 2"), line: 15)
    expectRefused(replacingLine(15, of: corner, with: "at-point 1 2 1"), line: 15)
    expectRefused(replacingLine(15, of: corner, with: "at-point 1 0 0"), line: 15)
    expectRefused(replacingLine(13, of: corner, with: "hyperplane 0 1 1"), line: 14)
    expectRefused(replacingLine(13, of: corner, with: "hyperplane 0 0 0"), line: 13)
    expectRefused(replacingLine(13, of: corner, with: "hyperplane 1 0 0"), line: 13)
    for line in ["at-point 0 1 1", "at-point 1 1", "at-point 1 1 1 1", "point 1 1 1"] {
      expectDeclined(replacingLine(15, of: corner, with: line), line: 15)
    }
    expectDeclined(replacingLine(13, of: corner, with: "hyperplane 0 1"), line: 13)
    expectDeclined(networks + "not-one-hidden-layer-network two\nhyperplane 0 1\nat-point 1 0\nat-point 1 0", line: 34)
    // One hidden layer has the same jump everywhere on a line.
    let flat =
      "network net 2 2\nlayer 2 1\nrow 0 1 -1\nrow 0 0 1\nlayer 1 1\nrow 0 3 2\nnot-one-hidden-layer-network net\n"
    expectRefused(flat + "hyperplane 0 1 -1\nat-point 1 1 1\nat-point 1 -1 -1", line: 12)
  }

  @Test func hiddenGates() {
    /// A network with these gates, coefficients and bound.
    func bound(_ gates: [String], _ coefficients: String, _ count: String) -> String {
      let inputs = gates[0].split(separator: " ").count - 1
      let rows = gates.map { "row \($0)" }.joined(separator: "\n")
      return
        "network net \(inputs) 2\nlayer \(gates.count) 3\n\(rows)\nlayer 1 2\nrow 7 \(coefficients)\nhidden-gates-at-least net \(count)"
    }
    let hexagon = ["0 1 0", "0 0 1", "0 -1 -1"]
    expectVerified(bound(hexagon, "2 2 2", "3"))
    expectRefused(bound(hexagon, "2 2 2", "4"), line: 10)
    expectRefused(bound(hexagon, "2 2 2", "6"), line: 10)
    expectVerified(bound(hexagon, "2 2 0", "2"))
    expectRefused(bound(hexagon, "2 2 0", "3"), line: 10)
    // |x| + |y| is a square: four gates; with a slope along x three.
    let square = ["0 1 0", "0 -1 0", "0 0 1", "0 0 -1"]
    expectVerified(bound(square, "1 1 1 1", "4"))
    expectRefused(bound(square, "1 1 1 1", "5"), line: 11)
    expectVerified(bound(square, "3 1 2 0", "3"))
    expectRefused(bound(square, "3 1 2 0", "4"), line: 11)
    // One variable: never more than one gate above the number of breaks, but two for a line without any.
    expectVerified(bound(["0 1", "0 -1"], "1 1", "2"))
    expectRefused(bound(["0 1", "0 -1"], "1 1", "3"), line: 9)
    expectVerified(bound(["0 1", "0 -1"], "1 -1", "2"))
    expectRefused(bound(["0 1", "0 -1"], "1 -1", "3"), line: 9)
    // Parallel gates are not one, even with opposite normals; constant gates are none.
    expectVerified(bound(["1 1", "1 -1", "5 0"], "1 1 9", "2"))
    expectRefused(bound(["4 0", "5 0"], "1 9", "1"), line: 9)
    expectVerified(bound(["4 0", "5 0"], "1 9", "0"))
    expectDeclined(bound(["0 1"], "1", "-1"), line: 8)
    expectDeclined(networks + "hidden-gates-at-least two 1", line: 34)
    expectDeclined(corner + "\nhidden-gates-at-least corner 1", line: 16)
    let many = (1...17).map { "0 1 \($0)" }
    expectVerified(bound(many, many.map { _ in "1" }.joined(separator: " "), "17"))
    expectDeclined(bound(many, many.map { _ in "1" }.joined(separator: " "), "18"), line: 24)
  }
}
