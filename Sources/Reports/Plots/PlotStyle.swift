/// The look of the drawings: colours that people with colour blindness can tell apart (the palette of Okabe and Ito, 2008,
/// darkened or lightened for contrast), and line styles that do without colour.
enum PlotStyle {
  /// The number of colours before they repeat.
  static let colourCount = 6

  /// CSS variables for light backgrounds.
  static let lightColours = """
    --c0: #0072b2; --c1: #c44e00; --c2: #007a59; --c3: #a8457f; --c4: #8a6d00; --c5: #2f7fb5;
    """
  /// CSS variables for dark backgrounds.
  static let darkColours = """
    --c0: #56b4e9; --c1: #ff9a4d; --c2: #33c79b; --c3: #e59ac4; --c4: #e6c229; --c5: #a9cfe8;
    """

  /// The rules for drawings; they use the page's variables for text, lines and background.
  static let rules =
    """
    .plot { display: block; width: 100%; max-width: 640px; height: auto; }
    .plot text { font: 12px system-ui, sans-serif; fill: var(--ink); }
    .plot .tick { fill: var(--soft-ink); }
    .plot .end { text-anchor: end; }
    .plot .middle { text-anchor: middle; }
    .plot .grid { stroke: var(--grid); stroke-width: 1; fill: none; }
    .plot .zero { stroke: var(--soft-ink); stroke-width: 1; fill: none; }
    .plot .curve { fill: none; stroke-linejoin: round; }
    .plot .under { stroke-opacity: 0.5; }
    .plot .cell { fill: var(--c0); fill-opacity: 0.13; }
    .plot .face { fill: var(--c0); stroke: var(--c0); stroke-width: 1; stroke-linejoin: round; }

    """
    + (0..<colourCount).map { index in
      ".plot .c\(index) { stroke: var(--c\(index)); } .plot .f\(index) { fill: var(--c\(index)); }\n"
    }.joined()
    + "@media (max-width: 600px) { .plot text { font-size: 15px; } }\n"

  /// The stroke of one curve among several: the first is a broad pale band and the others are thin patterns on top, so that
  /// curves that coincide can both be seen. Lines with very many vertices are thinner.
  static func stroke(_ index: Int, of count: Int, isDense: Bool) -> String {
    let colour = "curve c\(index % colourCount)"
    if count == 1 { return "class=\"\(colour)\" stroke-width=\"\(isDense ? "1" : "2")\"" }
    if index == 0 { return "class=\"\(colour) under\" stroke-width=\"\(isDense ? "3" : "6")\"" }
    let dashes = ["7 4", "2 3", "10 3 2 3", "14 5", "4 2", ""][(index - 1) % 6]
    let dashArray = dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\""
    return "class=\"\(colour)\" stroke-width=\"\(isDense ? "1" : "2")\"\(dashArray)"
  }
}
