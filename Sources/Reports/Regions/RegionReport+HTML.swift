import ExactNumbers
import ReLUNetworks

extension RegionReport {
  /// A self-contained page with the counts and, if it was drawn, the map of the regions, which can be enlarged.
  public var html: [UInt8] {
    let widths = network.widths.map(\.description).joined(separator: "-")
    var body = """
      <header>
      <h1>\(MarkupText.breakable(name))</h1>
      <p>Linear regions of a network R<sup>\(network.inputDimension)</sup> → R<sup>\(network.outputDimension)</sup> of widths \(widths). All numbers are exact.</p>
      </header>
      <main>
      <table>
      <thead><tr><th scope="col">definition</th><th scope="col" class="number">regions</th><th scope="col">what is counted</th></tr></thead>
      <tbody>

      """
    for row in rows {
      body +=
        "<tr><th scope=\"row\">\(row.name)</th><td class=\"number\">\(row.count)</td><td>\(MarkupText.escape(row.meaning))</td></tr>\n"
    }
    body += "</tbody>\n</table>\n"
    for line in certificate?.lines ?? [] { body += "<p>\(MarkupText.escape(line))</p>\n" }
    for note in notes { body += "<p>\(MarkupText.escape(note))</p>\n" }
    if let map { body += Self.figure(map) }
    return Array(
      HTMLPage.text(title: "Linear regions of \(name)", body: body + "</main>\n", extraStyle: Self.style).utf8)
  }

  /// The map in a frame that scrolls, with a choice of sizes that needs no script.
  private static func figure(_ map: RegionPicture) -> String {
    var text = "<h2>Map</h2>\n<figure class=\"map\">\n"
    for (place, factor) in sizes.enumerated() {
      let choice = "<input type=\"radio\" name=\"size\" id=\"size-\(factor)\"\(place == 0 ? " checked" : "")>"
      text += "\(choice)<label for=\"size-\(factor)\">\(factor) ×</label>\n"
    }
    return text + """
      <div class="frame" tabindex="0" role="region" aria-label="Map of the regions">
      \(map.svg)</div>
      <figcaption>Proper activation regions; one colour for each affine function, which is named where the pointer rests. Regions that go on beyond the outermost vertices are cut off.</figcaption>
      </figure>

      """
  }

  private static let sizes = [1, 2, 4, 8, 16]

  private static let style: String = {
    let enlarged = sizes.map { "#size-\($0):checked ~ .frame svg { width: \($0 * 100)%; }" }.joined(separator: "\n    ")
    return """
      .map label { margin-right: 0.9rem; }
      .frame { overflow: auto; max-height: 80vh; margin-top: 0.6rem; border: 1px solid var(--line); background: #ffffff; }
      .frame svg { display: block; height: auto; }
      \(enlarged)

      """
  }()
}
