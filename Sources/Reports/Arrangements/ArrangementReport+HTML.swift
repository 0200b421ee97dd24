import Arrangements

extension ArrangementReport {
  /// A self-contained page with the counts, and pictures where the dimension allows them.
  public var html: [UInt8] {
    var body = """
      <header>
      <h1>\(MarkupText.breakable(name))</h1>
      <p>\(MarkupText.escape(summary)). All numbers are exact.</p>
      </header>
      <main>
      <table>
      <tbody>

      """
    for row in rows {
      body += "<tr><th scope=\"row\">\(MarkupText.escape(row.term))</th><td>\(MathText.markup(row.value))</td></tr>\n"
    }
    let pictures = Self.pictures(of: arrangement, identifier: "picture")
    body += "</tbody>\n</table>\n" + (pictures.isEmpty ? "<p>\(reasonForNoPicture)</p>\n" : pictures) + "</main>\n"
    return Array(HTMLPage.text(title: "\(subject.rawValue) of \(name)", body: body).utf8)
  }

  /// Why there is nothing to see, in one sentence.
  private var reasonForNoPicture: String {
    if hyperplaneCount == 0 { return "There is no picture, since there is no hyperplane." }
    let isDrawn = arrangement.dimension == 2 || arrangement.dimension == 3 && arrangement.isCentral
    return isDrawn
      ? "There is no picture, since there are too many hyperplanes to tell them apart."
      : "There is no picture: central arrangements are drawn in two and three dimensions, affine ones in two."
  }

  /// Figures of an arrangement: the zonotope, and the lines or a section by a plane; empty where there is nothing to draw.
  static func pictures(of arrangement: HyperplaneArrangement, identifier: String) -> String {
    var text = ""
    if let picture = ZonotopePicture(
      identifier: identifier + "-zonotope", title: "The zonotope", arrangement: arrangement)
    {
      let view = arrangement.dimension == 3 ? ", seen from afar; the facets of the near side" : ""
      text += "<figure>\n\(picture.svg)<figcaption>The zonotope of the normals\(view).</figcaption>\n</figure>\n"
    }
    if let picture = LineArrangementPicture(
      identifier: identifier + "-lines", title: "The arrangement", arrangement: arrangement)
    {
      text += "<figure>\n\(picture.svg)<figcaption>\(MathText.markup(picture.explanation))</figcaption>\n</figure>\n"
    }
    return text
  }
}
