/// False certificates for 4.21 to 4.32 that fail a single condition of their rule.
extension BaseCertificate {
  private static let planes = """
    arrangement a 4 5
    plane 0 1 0 0 0
    plane 0 0 1 0 0
    plane 0 1 1 0 0
    plane 0 0 0 1 0
    plane 0 0 0 0 1
    """

  /// The six chambers of three lines, for a list of seven.
  private static let seven = """
    \(hexagon)
    chambers-at-least a 7
    chamber 1 -1 -1
    chamber 1 -2 1
    chamber 1 -1 2
    chamber 1 1 -2
    chamber 1 2 -1
    chamber 1 1 1
    """

  static let nearMisses: [BaseCertificate] = [
    BaseCertificate(
      "whitney", "an axis that is zero",
      "arrangement a 2 2\nplane 0 1 0\nplane 0 1 1\nwhitney a 1 1 0 0\nlevel 1\nflat 1\naxis 1 1 0\naxis 2 0 0\nlast 2 1"
    ),
    BaseCertificate(
      "whitney", "axes that are not independent",
      """
      arrangement a 3 3
      plane 0 1 0 0
      plane 0 1 1 0
      plane 0 1 0 1
      whitney a 1 1 0 0 0
      level 1
      flat 1
      axis 1 1 0 0
      axis 1 2 0 0
      axis 1 3 0 0
      level 1
      flat 1
      axis 2 0 0 0
      axis 3 0 0 0
      cover 1
      last
      """),
    // The covers of {4} and {5} go to {1, 2, 3}, which contains what they add, but not what they cover.
    BaseCertificate(
      "whitney", "only the added atoms go into the class",
      """
      \(planes)
      whitney a 1 5 8 6 2 0
      level 1
      flat 1
      axis 1 1 0 0 0
      axis 2 0 1 0 0
      axis 3 0 0 1 0
      axis 4 0 0 0 1
      level 5
      flat 1
      axis 2 0 1 0 0
      axis 3 0 0 1 0
      axis 4 0 0 0 1
      flat 1
      axis 1 1 0 0 0
      axis 3 0 0 1 0
      axis 4 0 0 0 1
      flat 1
      axis 1 1 -1 0 0
      axis 3 0 0 1 0
      axis 4 0 0 0 1
      flat 1
      axis 1 1 0 0 0
      axis 2 0 1 0 0
      axis 4 0 0 0 1
      flat 1
      axis 1 1 0 0 0
      axis 2 0 1 0 0
      axis 3 0 0 1 0
      cover 1
      cover 2
      cover 3
      cover 4
      cover 5
      level 2
      flat 4
      axis 3 0 0 1 0
      axis 4 0 0 0 1
      flat 4
      axis 1 1 0 0 0
      axis 2 0 1 0 0
      cover 1
      cover 2
      cover 2
      cover 1
      cover 2
      cover 2
      cover 1
      cover 2
      cover 2
      cover 1
      cover 1
      cover 1
      cover 2
      cover 1
      cover 1
      cover 1
      cover 2
      last 3 4 4 2
      """),
    BaseCertificate(
      "whitney", "a sum that is not listed last",
      "arrangement a 2 2\nplane 0 1 0\nplane 0 0 1\nwhitney a 1 0 -1 0\nlevel 1\nflat 1\naxis 1 1 0\naxis 2 0 1\nlast"),
    BaseCertificate(
      "whitney", "a class of weight zero to which covers go",
      """
      \(octants)
      whitney o 1 0 0 1 0
      level 1
      flat 1
      axis 1 1 0 0
      axis 2 0 1 0
      axis 3 0 0 1
      level 3
      flat 0
      axis 2 0 1 0
      axis 3 0 0 1
      flat 0
      axis 1 1 0 0
      axis 3 0 0 1
      flat 0
      axis 1 1 0 0
      axis 2 0 1 0
      cover 1
      cover 2
      cover 3
      last
      """),
    BaseCertificate(
      "whitney", "the right number of chambers",
      "\(hexagon)\nwhitney a 0 3 3 0\nlevel 1\nflat 1\naxis 1 1 0\naxis 2 0 1\nlast 1 3"),
    BaseCertificate(
      "whitney", "a permutation that no matrix makes",
      """
      arrangement a 3 4
      plane 0 1 0 0
      plane 0 0 1 0
      plane 0 1 1 0
      plane 0 0 0 1
      whitney a 1 4 6 3 1
      symmetry 2 3 4 1
      row 0 0 1
      row 1 0 0
      row 0 1 0
      level 1
      flat 1
      axis 1 1 0 0
      axis 2 0 1 0
      axis 3 0 0 1
      level 1
      flat 4
      axis 1 1 0 0
      axis 2 0 1 0
      cover 1 1 1 1
      cover 1 1 1
      cover 1 1
      cover 1
      last 2 6
      """),
    BaseCertificate(
      "whitney", "a matrix that is not invertible",
      """
      arrangement a 3 4
      plane 0 1 0 0
      plane 0 0 1 0
      plane 0 1 1 0
      plane 0 0 0 1
      whitney a 1 4 6 3 1
      symmetry 4 4 4 4
      row 0 0 0
      row 0 0 0
      row 1 1 1
      level 1
      flat 1
      axis 1 1 0 0
      axis 2 0 1 0
      axis 3 0 0 1
      level 1
      flat 4
      axis 1 1 0 0
      axis 2 0 1 0
      cover 1 1
      cover 1 1
      cover 1 1
      cover 1
      last 2 6
      """),
    BaseCertificate("chambers-at-least", "the same chamber twice", "\(seven)\nchamber 1 2 2"),
    BaseCertificate("chambers-at-least", "the first chamber again", "\(seven)\nchamber 1 -2 -2"),
    BaseCertificate(
      "chambers", "one chamber, and facets that are called blocked",
      "arrangement a 1 1\nplane 0 1\nchambers a 1\nchamber 1 1\nblocked 1 0"),
    BaseCertificate(
      "chambers", "blocked by the hyperplane itself",
      "arrangement a 1 2\nplane 0 1\nplane 0 2\nchambers a 1\nchamber 1 1\nblocked 2 0 2 1\nblocked 1 0 1 2"),
    BaseCertificate(
      "chambers", "across to the same chamber",
      "arrangement a 1 1\nplane 0 1\nchambers a 1\nchamber 1 1\nacross 1"),
    BaseCertificate(
      "chambers", "blocked from the wrong side",
      """
      arrangement a 1 2
      plane 0 1
      plane -1 1
      chambers a 2
      chamber 1 -1
      chamber 2 1
      across 2
      blocked 1 1 1 1
      across 1
      blocked 1 1 1 1
      """),
    BaseCertificate(
      "chambers", "across two hyperplanes at once",
      """
      arrangement a 2 2
      plane 0 1 0
      plane 0 0 1
      chambers a 2
      chamber 1 -1 -1
      chamber 1 1 1
      across 2
      across 2
      across 1
      across 1
      """),
    BaseCertificate(
      "uniform", "three vectors in a plane",
      """
      arrangement a 3 3
      plane 0 1 0 0
      plane 0 0 1 0
      plane 0 1 1 0
      whitney a 1 3 2 0 0
      level 1
      flat 1
      axis 1 1 0 0
      axis 2 0 1 0
      axis 3 0 0 1
      level 3
      flat 1
      axis 2 0 1 0
      axis 3 0 0 1
      flat 1
      axis 1 1 0 0
      axis 3 0 0 1
      flat 1
      axis 1 1 -1 0
      axis 3 0 0 1
      cover 1
      cover 2
      cover 3
      last 3 2
      uniform a
      """),
    BaseCertificate("dependent", "more vectors than dimensions", "\(hexagon)\ndependent a\nrelation 1 1 2 1 3 -1"),
    BaseCertificate(
      "dependent", "factors zero", "\(octants)\ndependent o\nrelation 1 0 2 0"),
    BaseCertificate(
      "support-network", "bends, but another linear function",
      """
      \(hexagon)
      network net 2 2
      layer 3 1
      row 0 1 0
      row 0 0 1
      row 0 1 1
      layer 1 1
      row 0 2 2 2
      support-network net a
      """),
    BaseCertificate(
      "support-network", "another constant",
      "arrangement a 1 0\nnetwork net 1 2\nlayer 1 1\nrow 2 0\nlayer 1 1\nrow -1 1\nsupport-network net a"),
    BaseCertificate(
      "support-network", "a gate that is always closed",
      "arrangement a 1 0\nnetwork net 1 2\nlayer 1 1\nrow -2 0\nlayer 1 1\nrow 2 1\nsupport-network net a"),
    BaseCertificate(
      "support-network", "beside the origin",
      """
      arrangement a 1 1
      plane 0 1
      network net 1 2
      layer 2 1
      row 1 1
      row -1 -1
      layer 1 1
      row 0 1 1
      support-network net a
      """),
    BaseCertificate(
      "support-gates-at-least", "parallel to the second and the third",
      "arrangement a 2 3\nplane 0 3 0\nplane 0 1 1\nplane 0 1 -1\nsupport-gates-at-least a 5"),
    BaseCertificate(
      "support-gates-at-least", "only the second can be made up",
      "arrangement a 2 3\nplane 0 1 1\nplane 0 3 0\nplane 0 1 -1\nsupport-gates-at-least a 5"),
    BaseCertificate(
      "support-gates-at-least", "only the last can be made up",
      "arrangement a 2 3\nplane 0 1 1\nplane 0 1 -1\nplane 0 3 0\nsupport-gates-at-least a 5"),
    BaseCertificate(
      "support-gates-at-least", "nothing needs no gate", "arrangement a 2 1\nplane 0 0 0\nsupport-gates-at-least a 2"),
    BaseCertificate(
      "same-support", "the same total length",
      "arrangement a 2 1\nplane 0 1 0\narrangement b 2 1\nplane 0 0 1\nsame-support a b"),
    BaseCertificate(
      "same-support", "the same sum of vectors",
      "arrangement a 2 2\nplane 0 2 0\nplane 0 -1 0\narrangement b 2 1\nplane 0 1 0\nsame-support a b"),
    BaseCertificate(
      "zonotope-pieces", "one outside in the plane",
      """
      arrangement a 2 1
      plane 0 1 0
      \(twice)
      whitney a 1 1 0 0
      level 1
      flat 1
      axis 1 1 0
      axis 2 0 1
      last 1 1
      zonotope-pieces a h 9
      """),
    BaseCertificate(
      "zonotope-size-at-least", "repeated forms counted",
      "arrangement a 1 3\nplane 0 1\nplane 0 2\nplane 0 0\n\(tent)\nzonotope-size-at-least a tent 1 5"),
    BaseCertificate("no-zonotope", "the vertex of a point", "no-zonotope 1"),
  ]

  /// Such that the condition is one of the ranges of the fields.
  static let nearMissesOutOfRange: [BaseCertificate] = [
    BaseCertificate("dependent", "one vector twice", "\(octants)\ndependent o\nrelation 1 1 1 -1"),
    BaseCertificate("chambers", "no chamber", "arrangement a 2 0\nchambers a 0"),
    BaseCertificate(
      "chambers", "blocked by nothing", "arrangement a 1 1\nplane 0 1\nchambers a 1\nchamber 1 1\nblocked 0 0"),
    BaseCertificate(
      "chambers", "a negative constant",
      "\(points)\nchambers a 1\nchamber 1 2\nblocked 1 1 2 1\nblocked 1 -1 1 1"),
    BaseCertificate(
      "chambers", "negative factors", "\(points)\nchambers a 1\nchamber 2 1\nblocked 1 1 2 -1\nblocked 1 1 1 -1"),
    BaseCertificate(
      "chambers-at-least", "a negative denominator",
      "\(points)\nchambers-at-least a 4\nchamber 1 -1\nchamber -2 -1\nchamber 2 1\nchamber 1 2"),
  ]
}
