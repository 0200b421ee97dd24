/// Certificates for 4.26 to 4.33, and for the measures and `choose` of 4.7.
extension BaseCertificate {
  private static let square = "arrangement s 2 2\nplane 0 1 0\nplane 0 0 1"
  private static let segment = "arrangement i 2 3\nplane 0 1 -1\nplane 0 0 0\nplane 0 -2 2"
  private static let segmentNumbers = "whitney i 1 1 0 0\nlevel 1\nflat 1\naxis 1 1 0\naxis 2 0 1\nlast 2 1"
  private static let three =
    "network net 2 2\nlayer 3 1\nrow 0 1 0\nrow 0 0 1\nrow 0 -1 -1\nlayer 1 1\nrow 0 2 2 2"

  static let supports: [BaseCertificate] = [
    BaseCertificate("support", "hexagon", "\(hexagon)\nsupport a 7 1 2 3 4\nsupport a 2 1 1 -1 1"),
    BaseCertificate("support", "repeated and constant forms", "\(cross)\nsupport x 15 2 6 9 3"),
    BaseCertificate("support", "nothing", "arrangement a 1 0\nsupport a 0 1 1 5"),
    BaseCertificate("support-network", "hexagon, three gates", "\(hexagon)\n\(three)\nsupport-network net a"),
    BaseCertificate(
      "support-network", "hexagon, denominators and superfluous gates",
      """
      \(hexagon)
      network net 2 2
      layer 7 3
      row 0 3 0
      row 0 0 6
      row 0 -3 -3
      row 2 0 0
      row -2 0 0
      row 1 1 0
      row 1 1 0
      layer 1 5
      row -10 10 5 10 15 4 1 -1
      support-network net a
      """),
    BaseCertificate(
      "support-network", "pairs of gates",
      """
      \(cross)
      network net 2 2
      layer 4 1
      row 0 1 0
      row 0 -1 0
      row 0 0 -1
      row 0 0 2
      layer 1 2
      row 0 8 8 6 3
      support-network net x
      """),
    BaseCertificate(
      "support-network", "nothing",
      "arrangement a 1 1\nplane 0 0\nnetwork net 1 2\nlayer 2 1\nrow 3 1\nrow 3 1\nlayer 1 1\nrow 0 2 -2\nsupport-network net a"
    ),
    BaseCertificate("support-gates-at-least", "hexagon, q", "\(hexagon)\nsupport-gates-at-least a 3"),
    BaseCertificate("support-gates-at-least", "square, q + 2", "\(square)\nsupport-gates-at-least s 4"),
    BaseCertificate("support-gates-at-least", "segment, q + 1", "\(segment)\nsupport-gates-at-least i 2"),
    BaseCertificate(
      "support-gates-at-least", "three lines, q + 1",
      "arrangement a 2 4\nplane 0 2 0\nplane 0 1 1\nplane 0 1 -1\nplane 0 1 0\nsupport-gates-at-least a 4"),
    BaseCertificate(
      "support-gates-at-least", "three lines, q + 2",
      "arrangement a 2 4\nplane 0 2 0\nplane 0 1 1\nplane 0 1 -2\nplane 0 -2 0\nsupport-gates-at-least a 5"),
    BaseCertificate("support-gates-at-least", "octants, q + 2", "\(octants)\nsupport-gates-at-least o 5"),
    BaseCertificate("support-gates-at-least", "nothing", "arrangement a 2 0\nsupport-gates-at-least a 0"),
    BaseCertificate("support-pieces", "hexagon", "\(hexagon)\n\(hexagonNumbers)\nsupport-pieces a 6"),
    BaseCertificate("support-pieces", "octants", "\(octants)\n\(octantsNumbers)\nsupport-pieces o 8"),
    BaseCertificate(
      "support-pieces", "on the line, by a list",
      "arrangement a 1 1\nplane 0 3\nchambers a 2\nchamber 1 -1\nchamber 1 2\nacross 2\nacross 1\nsupport-pieces a 2"),
    BaseCertificate("support-pieces", "nothing", "arrangement a 3 0\nwhitney a 1 0 0 0 0\nsupport-pieces a 1"),
    BaseCertificate(
      "same-support", "opposite, split and zero vectors",
      "\(cross)\narrangement b 2 4\nplane 0 0 -1\nplane 0 -4 0\nplane 0 0 0\nplane 0 0 2\nsame-support x b"),
    BaseCertificate(
      "same-support", "hexagons",
      "\(hexagon)\narrangement b 2 3\nplane 0 -1 -1\nplane 0 0 1\nplane 0 -1 0\nsame-support a b\nsame-support b a"),
    BaseCertificate("same-support", "nothing", "arrangement a 2 0\narrangement b 2 1\nplane 0 0 0\nsame-support a b"),
  ]

  private static let odd = "folding h 4 5 2\nfold 2\nfold 1 3"

  static let foldedSupports: [BaseCertificate] = [
    BaseCertificate(
      "zonotope-pieces", "hexagon, constant outside",
      "\(hexagon)\n\(twice)\n\(hexagonNumbers)\nzonotope-pieces a h 25"),
    BaseCertificate(
      "zonotope-pieces", "hexagon, one fold", "\(hexagon)\n\(tent)\n\(hexagonNumbers)\nzonotope-pieces a tent 12"),
    BaseCertificate(
      "zonotope-pieces", "segment, two outsides", "\(segment)\n\(odd)\n\(segmentNumbers)\nzonotope-pieces i h 14"),
    BaseCertificate(
      "zonotope-pieces", "segment, even, then odd",
      "\(segment)\nfolding h 3 3 2\nfold 1 2\nfold 1\n\(segmentNumbers)\nzonotope-pieces i h 12"),
    BaseCertificate(
      "zonotope-pieces", "octants, odd folds before the last",
      "\(octants)\n\(odd)\n\(octantsNumbers)\nzonotope-pieces o h 49"),
    BaseCertificate(
      "zonotope-size-at-least", "hexagon",
      "\(hexagon)\n\(twice)\nzonotope-size-at-least a h 1 11\nzonotope-size-at-least a h 2 5"),
    BaseCertificate(
      "zonotope-size-at-least", "segment",
      "\(segment)\n\(odd)\nzonotope-size-at-least i h 1 13\nzonotope-size-at-least i h 3 4"),
    BaseCertificate(
      "zonotope-size-at-least", "octants, even, then odd",
      "\(octants)\nfolding h 3 3 2\nfold 1 2\nfold 1\nzonotope-size-at-least o h 1 13\nzonotope-size-at-least o h 2 6"),
    BaseCertificate(
      "zonotope-size-at-least", "one fold",
      "\(cross)\n\(tent)\nzonotope-size-at-least x tent 1 4\nzonotope-size-at-least x tent 4 4\nzonotope-size-at-least x tent 1 0"
    ),
    BaseCertificate("no-zonotope", "odd", "no-zonotope 3\nno-zonotope 7\nno-zonotope 99999999999999999999999"),
    BaseCertificate("no-zonotope", "not positive", "no-zonotope 0\nno-zonotope -1\nno-zonotope -4"),
    BaseCertificate("no-zonotope", "one number only", "no-zonotope 5"),
  ]

  static let arrangementMeasures: [BaseCertificate] = [
    BaseCertificate(
      "compare", "measures of an arrangement",
      """
      \(cross)
      \(crossNumbers)
      compare dimension:x planes:x * hyperplanes:x - = 8
      compare chambers:x vertices:x + whitney:x:0 whitney:x:1 whitney:x:2 + + 2 * =
      compare bounded:x < whitney:x:1
      """.replacing("2 * =\n", with: "2 * - = 0\n")),
    BaseCertificate(
      "compare", "measures of an affine arrangement",
      """
      arrangement a 1 4
      plane -2 1
      plane 5 0
      plane 0 1
      plane 1 2
      whitney a 1 3 0
      level 1
      flat 1
      axis 1 1 0
      axis 2 0 1
      last 1 4
      compare bounded:a chambers:a * = 8
      compare whitney:a:1 dimension:a choose = hyperplanes:a
      compare planes:a 2 choose 3 - = hyperplanes:a
      """),
    BaseCertificate(
      "compare", "choose",
      """
      compare 5 2 choose = 10
      compare 3 5 choose = 0
      compare 0 0 choose = 1
      compare 40 20 choose 40 19 choose > 1
      compare 30 4 choose > 30 3 choose
      """.replacing("40 20 choose 40 19 choose > 1", with: "40 20 choose > 40 19 choose")),
  ]
}
