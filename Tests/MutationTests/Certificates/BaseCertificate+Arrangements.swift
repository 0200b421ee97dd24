/// Certificates for 4.21 to 4.25.
extension BaseCertificate {
  static let hexagon = """
    arrangement a 2 3
    plane 0 1 0
    plane 0 0 1
    plane 0 1 1
    """
  static let hexagonNumbers = "whitney a 1 3 2 0\nlevel 1\nflat 1\naxis 1 1 0\naxis 2 0 1\nlast 1 3"
  /// Two lines, one of them three times, and a constant form.
  static let cross = """
    arrangement x 2 5
    plane 0 2 0
    plane 0 0 3
    plane 0 0 0
    plane 0 -1 0
    plane 0 1 0
    """
  static let crossNumbers = "whitney x 1 2 1 0\nlevel 1\nflat 1\naxis 1 -3 0\naxis 2 0 1\nlast 1 1 3 1"
  static let octants = "arrangement o 3 3\nplane 0 1 0 0\nplane 0 0 1 0\nplane 0 0 0 1"
  static let points = "arrangement a 1 2\nplane 0 1\nplane -1 1"
  /// Two parallel lines and one that crosses them.
  private static let ladder = "arrangement a 2 3\nplane 0 1 0\nplane -1 1 0\nplane 0 0 1"

  /// The coordinate planes, with the symmetries that permute the first two, and all three.
  static let octantsNumbers = """
    whitney o 1 3 3 1 2
    symmetry 2 1 3
    row 0 -2 0
    row 3 0 0
    row 0 0 7
    symmetry 2 3 1
    row 0 0 1
    row 1 0 0
    row 0 1 0
    level 1
    flat 1
    axis 1 1 0 0
    axis 2 0 1 0
    axis 3 0 0 1
    level 1
    flat 3
    axis 2 0 1 0
    axis 3 0 0 1
    cover 1
    cover 1 1
    cover 1 2
    last 2 3
    """

  static let whitneyNumbers: [BaseCertificate] = [
    BaseCertificate("whitney", "three lines", "\(hexagon)\n\(hexagonNumbers)\ncompare chambers:a bounded:a + = 6"),
    BaseCertificate("whitney", "repeated and constant forms", "\(cross)\n\(crossNumbers)\ncompare whitney:x:2 = 1"),
    BaseCertificate("whitney", "octants by symmetry", "\(octants)\n\(octantsNumbers)\ncompare vertices:o = 2 3 ^"),
    BaseCertificate(
      "whitney", "points on the line",
      "\(points)\nwhitney a 1 2 0\nlevel 1\nflat 1\naxis 1 1 0\naxis 2 0 1\nlast 1 3\ncompare bounded:a = 1"),
    BaseCertificate(
      "whitney", "points by symmetry",
      """
      \(points)
      whitney a 1 2 2
      symmetry 2 3 1
      row 0 -1
      row 1 1
      symmetry 1 3 2
      row -1 0
      row 1 1
      level 1
      flat 1
      axis 1 1 0
      axis 2 0 1
      last 1 3
      """),
    BaseCertificate("whitney", "nothing", "arrangement a 2 0\nwhitney a 1 0 0 0\ncompare chambers:a = 1"),
    BaseCertificate(
      "whitney", "constants only",
      "arrangement a 1 2\nplane 3 0\nplane 0 0\nwhitney a 1 0 0\nlevel 1\nflat 1\naxis 1 1 0\naxis 2 0 1\nlast 1 1"),
    BaseCertificate("whitney", "zeros only", "arrangement a 2 2\nplane 0 0 0\nplane 0 0 0\nwhitney a 1 0 0 0"),
    BaseCertificate(
      "whitney", "central on the line",
      "arrangement a 1 3\nplane 0 2\nplane 0 0\nplane 0 -3\nwhitney a 1 1 2\nsymmetry 2 1\nrow 5\nsymmetry 1 2\nrow -1"),
    BaseCertificate(
      "whitney", "one plane in space, a class of weight zero",
      """
      arrangement a 4 1
      plane 0 1 1 0 0
      whitney a 1 1 0 0 0 0
      level 1
      flat 1
      axis 1 1 0 0 0
      axis 2 0 1 0 0
      axis 3 0 0 1 0
      axis 4 0 0 0 1
      level 1
      flat 1
      axis 1 1 -1 0 0
      axis 3 0 0 1 0
      axis 4 0 0 0 1
      cover 1
      level 1
      flat 0
      axis 3 0 0 1 0
      axis 4 0 0 0 1
      last
      """),
    BaseCertificate(
      "whitney", "an orbit in two classes, one of weight zero",
      """
      \(octants)
      whitney o 1 3 3 1 1
      symmetry 2 1 3
      row 0 1 0
      row 1 0 0
      row 0 0 1
      level 1
      flat 1
      axis 1 1 0 0
      axis 2 0 1 0
      axis 3 0 0 1
      level 4
      flat 0
      axis 2 0 1 0
      axis 3 0 0 1
      flat 2
      axis 1 1 0 0
      axis 3 0 0 1
      flat 0
      axis 1 1 0 0
      axis 3 0 0 1
      flat 1
      axis 1 1 0 0
      axis 2 0 1 0
      cover 2 1
      cover 2 1 1
      cover 4 1
      last 2 3
      """),
  ]

  static let chamberLists: [BaseCertificate] = [
    BaseCertificate(
      "chambers", "points on the line",
      """
      \(points)
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
      compare chambers:a hyperplanes:a - = 1
      """),
    BaseCertificate("chambers", "nothing", "arrangement a 2 0\nchambers a 1\nchamber 3 1 -2"),
    BaseCertificate("chambers", "constants only", "arrangement a 1 2\nplane 5 0\nplane 0 0\nchambers a 1\nchamber 1 0"),
    BaseCertificate(
      "chambers", "one hyperplane three times",
      """
      arrangement a 2 4
      plane 1 1 1
      plane 7 0 0
      plane -2 -2 -2
      plane 3 3 3
      chambers a 2
      chamber 1 -1 -1
      chamber 2 1 0
      across 2
      across 2
      across 2
      across 1
      across 1
      across 1
      """),
    BaseCertificate(
      "chambers", "two parallel lines and a third",
      """
      \(ladder)
      chambers a 6
      chamber 1 -1 -1
      chamber 1 -1 1
      chamber 2 1 -1
      chamber 2 1 1
      chamber 1 2 -1
      chamber 1 2 1
      across 3
      blocked 1 1 1 1
      across 2
      across 4
      blocked 1 1 1 1
      across 1
      across 1
      across 5
      across 4
      across 2
      across 6
      across 3
      blocked 1 1 2 1
      across 3
      across 6
      blocked 1 1 2 1
      across 4
      across 5
      """),
    BaseCertificate(
      "chambers", "three lines through a point",
      """
      \(hexagon)
      chambers a 6
      chamber 1 -1 -1
      chamber 1 -2 1
      chamber 1 -1 2
      chamber 1 1 -2
      chamber 1 2 -1
      chamber 1 1 1
      across 4
      across 2
      blocked 1 0 1 1 2 1
      blocked 1 0 2 1 3 1
      across 1
      across 3
      across 6
      blocked 2 0 1 2 3 2
      across 2
      across 1
      blocked 1 0 1 1 3 1
      across 5
      blocked 1 0 2 1 3 1
      across 6
      across 4
      across 3
      across 5
      blocked 1 0 1 1 2 1
      """),
    BaseCertificate(
      "chambers-at-least", "six and their points",
      "\(ladder)\nchambers-at-least a 4\nchamber 1 -1 -1\nchamber 2 1 -1\nchamber 1 2 -1\nchamber 1 2 1"),
    BaseCertificate("chambers-at-least", "none", "\(ladder)\nchambers-at-least a 0"),
    BaseCertificate(
      "chambers-at-least", "repeated and constant forms",
      "\(cross)\nchambers-at-least x 4\nchamber 1 -1 -2\nchamber 1 -1 1\nchamber 1 1 -1\nchamber 7 1 2"),
    BaseCertificate(
      "chambers-at-least", "nothing", "arrangement a 2 0\nchambers-at-least a 1\nchamber 1 0 0"),
    BaseCertificate(
      "chambers-at-least", "some of the octants",
      "\(octants)\nchambers-at-least o 3\nchamber 3 -1 -1 1\nchamber 1 -2 5 -3\nchamber 1 1 2 3"),
  ]

  static let generalPosition: [BaseCertificate] = [
    BaseCertificate("uniform", "three lines", "\(hexagon)\n\(hexagonNumbers)\nuniform a"),
    BaseCertificate("uniform", "octants", "\(octants)\n\(octantsNumbers)\nuniform o"),
    BaseCertificate(
      "uniform", "fewer vectors than dimensions",
      """
      arrangement a 3 2
      plane 0 1 0 0
      plane 0 1 2 0
      whitney a 1 2 1 0 0
      level 1
      flat 1
      axis 1 1 0 0
      axis 2 0 1 0
      axis 3 0 0 1
      level 2
      flat 1
      axis 2 0 1 0
      axis 3 0 0 1
      flat 1
      axis 1 -2 1 0
      axis 3 0 0 1
      cover 1
      cover 2
      last 2 1
      uniform a
      """),
    BaseCertificate("uniform", "on the line", "arrangement a 1 2\nplane 0 2\nplane 0 -6\nwhitney a 1 1 0\nuniform a"),
    BaseCertificate("uniform", "nothing", "arrangement a 2 0\nwhitney a 1 0 0 0\nuniform a"),
    BaseCertificate("dependent", "a zero vector", "\(cross)\ndependent x\nrelation 3 2"),
    BaseCertificate("dependent", "two on one line", "\(cross)\ndependent x\nrelation 1 1 4 2"),
    BaseCertificate(
      "dependent", "three in a plane, affine",
      "arrangement a 3 4\nplane 1 1 2 0\nplane 0 3 1 0\nplane 5 0 0 1\nplane -2 4 3 0\ndependent a\nrelation 1 1 2 1 4 -1"
    ),
    BaseCertificate(
      "dependent", "as many vectors as dimensions",
      "arrangement a 2 2\nplane 0 2 1\nplane 0 -4 -2\ndependent a\nrelation 1 2 2 1"),
  ]
}
