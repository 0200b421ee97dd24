import ProofKernel
import Testing

/// FORMAT.md 4.57 to 4.66: sign-rank, classes of rows, common cones.
struct SignRankRuleTests {
  private static let square = """
    signs a 2 2
    row ++
    row +-
    sign-rank-at-most a 2
    left 1 0
    left 0 1
    right 1 2
    right 3 -1
    sign-rank-at-least a 2 rows
    vectors 1 2
    others 1 2
    split 1
    split 2
    circuit 2 1 2
    circuit 1 1 2
    """

  @Test(arguments: [
    Change.refused("row +-", "row ++"), .refused("right 3 -1", "right 3 1"), .refused("left 0 1", "left 0 0"),
    .refused("circuit 2 1 2", "circuit 1 1 2"), .refused("split 2", "split 1"),
    .refused("split 1\nsplit 2\n", "split 1\n"),
    .declined("row +-", "row +"), .declined("row +-", "row +0"), .declined("left 1 0", "left 1"),
    .declined("a 2 rows", "a 2 sides"), .declined("a 2 rows", "a 1 rows"), .declined("a 2 rows", "a 3 rows"),
    .declined("vectors 1 2", "vectors 2 1"), .declined("vectors 1 2", "vectors 1 3"),
    .declined("vectors 1 2", "vectors 1"),
    .declined("others 1 2", "others 0 1"), .declined("others 1 2", "others"), .declined("split 2", "split 1 2"),
    .declined("split 2", "split 3"), .declined("circuit 2 1 2", "circuit 3 1 2"),
    .declined("circuit 2 1 2", "circuit 2 2 1"),
    .declined("circuit 2 1 2", "relation 1 2"), .declined("circuit 1 1 2", "note 1 1 2"),
  ])
  func square(change: Change) {
    #expect(expectVerified(Self.square) == ["sign-rank-at-most a 2", "sign-rank-at-least a 2"])
    change.expect(in: Self.square)
  }

  /// Three rows whose columns show all patterns up to sign: with the signs s12, s13, s23 the terms at column j are
  /// s23·a1, −s13·a2, s12·a3.
  private static let triples = """
    signs a 3 4
    row +++-
    row ++-+
    row +-++
    sign-rank-at-least a 3 rows
    vectors 1 2 3
    others 1 2 3 4
    split 1 2
    split 1 3
    split 2 3
    circuit 3 1 2 3
    circuit 2 1 2 3
    split 2 3
    circuit 1 1 2 3
    circuit 4 1 2 3
    """

  @Test(arguments: [
    Change.refused("circuit 3 1 2 3\ncircuit 2 1 2 3", "circuit 2 1 2 3\ncircuit 3 1 2 3"),
    .refused("row +++-", "row ++++"), .refused("split 2 3", "split 1 2"),
    .declined("circuit 4 1 2 3", "circuit 4 1 2"), .declined("\ncircuit 4 1 2 3", ""),
    .declined("split 1 3", "relation 1 2 3 4"), .declined("a 3 rows", "a 3 columns"),
  ])
  func triples(change: Change) {
    expectVerified(Self.triples)
    change.expect(in: Self.triples)
  }

  /// A tree over all six signs of four vectors in the plane, for 2I − J, with relations at the leaves where they fail.
  @Test func relations() {
    let sequences = ["1 2", "3 4", "1 3", "2 4", "1 4", "2 3"]
    let triples = [("1 2 3", [5, 2, 0]), ("1 2 4", [3, 4, 0]), ("1 3 4", [1, 4, 2]), ("2 3 4", [1, 3, 5])]
    var lines: [String] = []
    var relations = 0
    func node(_ signs: [Int]) {
      guard signs.count == 6 else {
        lines.append("split \(sequences[signs.count])")
        node(signs + [1])
        if !signs.isEmpty { node(signs + [-1]) }
        return
      }
      if abs(signs[0] * signs[1] - signs[2] * signs[3] + signs[4] * signs[5]) == 3 {
        relations += 1
        lines.append("relation 1 2 3 4")
        return
      }
      for (positions, places) in triples {
        let vectors = positions.split(separator: " ").compactMap { Int($0) }
        for column in 1...4 {
          let terms = (0..<3).map { ($0 == 1 ? -1 : 1) * signs[places[$0]] * (vectors[$0] == column ? 1 : -1) }
          if abs(terms.reduce(0, +)) == 3 {
            lines.append("circuit \(column) \(positions)")
            return
          }
        }
      }
      Issue.record("no contradiction for \(signs)")
    }
    node([])
    let body =
      "signs a 4 4\nrow +---\nrow -+--\nrow --+-\nrow ---+\nsign-rank-at-least a 3 columns\nvectors 1 2 3 4\n"
      + "others 1 2 3 4\n" + lines.joined(separator: "\n")
    expectVerified(body)
    #expect(relations > 0)
    for change in [
      Change.refused("relation 1 2 3 4", "circuit 1 1 2 3"), .declined("relation 1 2 3 4", "relation 1 2 4 3"),
      .declined("relation 1 2 3 4", "relation 1 2 3"), .declined("split 2 3", "relation 1 2 3 5"),
    ] { change.expect(in: body) }
    // Where the three terms have different signs the relation is no contradiction.
    for (place, line) in lines.enumerated() where line.hasPrefix("circuit") {
      var changed = lines
      changed[place] = "relation 1 2 3 4"
      expectRefused(body.replacing(lines.joined(separator: "\n"), with: changed.joined(separator: "\n")))
    }
  }

  /// A Hadamard matrix of order 4: BᵀB = 4 I, and the norm 2 gives 2; the diagonal needs nothing else.
  private static let spectral = """
    signs a 4 4
    row ++++
    row +-+-
    row ++--
    row +--+
    spectral-sign-rank-at-least a 2 rows
    vectors 1 2 3 4
    others 1 2 3 4
    weights 1 1 1 1
    weights 1 1 1 1
    weights 1 1 1 1
    weights 1 1 1 1
    diagonal 1 3 2 2 2 2
    lower 1
    lower 0 1
    lower 0 0 1
    lower 0 0 0 1
    family f inner-product 1
    xor-sign-rank-at-least f 2
    """

  @Test(arguments: [
    Change.refused("a 2 rows", "a 3 rows"), .refused("diagonal 1 3 2 2 2 2", "diagonal 1 2 2 1 2 2"),
    .refused("diagonal 1 3 2 2 2 2", "diagonal 1 9 9 9 9 9"), .refused("lower 0 1", "lower 1 2"),
    .refused("weights 1 1 1 1", "weights 2 1 1 1"), .refused("row +-+-", "row ++++"),
    .refused("lower 0 0 0 1", "lower 0 0 0 2"), .refused("f 2", "f 3"),
    .declined("lower 0 1", "lower 1"), .declined("weights 1 1 1 1", "weights 1 1 1 0"),
    .declined("weights 1 1 1 1", "weights 1 1 1"), .declined("diagonal 1 3 2 2 2 2", "diagonal 0 3 2 2 2 2"),
    .declined("diagonal 1 3 2 2 2 2", "diagonal 1 0 2 2 2 2"), .declined("diagonal 1 3 2 2 2 2", "diagonal 1 3 2 2 2"),
    .declined("diagonal 1 3 2 2 2 2", "diagonal 1 3 2 2 2 -1"), .declined("a 2 rows", "a 1 rows"),
    .declined("f 2", "f 0"), .declined("vectors 1 2 3 4", "vectors"),
  ])
  func spectral(change: Change) {
    #expect(expectVerified(Self.spectral) == ["sign-rank-at-least a 2", "xor-sign-rank-at-least f 2"])
    change.expect(in: Self.spectral)
  }

  private static let classes = """
    family e equality 2
    distinct-rows e 2 4
    arrangement v 2 2
    plane 0 1 1
    plane 5 0 1
    row-classes v 4
    common-cone v
    arrangement w 2 2
    plane 0 1 1
    plane 0 1 -1
    no-common-cone w 1 2 0 1
    arrangement u 2 1
    plane 0 1 1
    not-through e u 1 2 1
    row-classes u 3
    compatible-classes 2 1 4
    leaf
    compatible-classes 3 1 6
    split 4 2 1 1 -1
    leaf
    leaf
    """

  @Test(arguments: [
    Change.refused("distinct-rows e 2 4", "distinct-rows e 2 3"), .refused("row-classes v 4", "row-classes v 3"),
    .refused("plane 5 0 1", "plane 5 0 -1"), .refused("w 1 2 0 1", "w 2 1 0 1"), .refused("w 1 2 0 1", "w 1 2 1 0"),
    .refused("u 1 2 1", "u 0 2 1"), .refused("u 1 2 1", "u 1 2 0"), .refused("row-classes u 3", "row-classes u 4"),
    .refused("compatible-classes 2 1 4", "compatible-classes 2 1 3"),
    .refused("split 4 2 1 1 -1\nleaf\nleaf", "leaf"), .refused("split 4 2", "split 4 4"),
    .refused("1 1 -1\nleaf\nleaf", "1 1 0\nleaf\nleaf"), .declined("1 1 -1\nleaf\nleaf", "1 1 -1\nleaf"),
    .declined("1 1 -1\nleaf", "1 2 -1\nleaf"), .declined("compatible-classes 2 1", "compatible-classes 0 1"),
    .declined("compatible-classes 3 1 6", "compatible-classes 10 100 6"), .declined("leaf\nleaf", "leaf 1\nleaf"),
    .declined("u 1 2 1", "u 4 2 1"), .declined("u 1 2 1", "u 1 2 4"), .declined("w 1 2 0 1", "w 1 3 0 1"),
    .declined("w 1 2 0 1", "w 1 2 0 2"), .declined("w 1 2 0 1", "w 1 2 0 1 0"),
    .declined("distinct-rows e 2 4", "distinct-rows e 5 4"), .declined("arrangement u 2 1", "arrangement u 5 1"),
  ])
  func classes(change: Change) {
    expectVerified(Self.classes)
    change.expect(in: Self.classes)
  }
}
