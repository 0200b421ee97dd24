/// The legend under a drawing: entries set in lines from left to right.
struct PlotLegend {
  /// The sample of an entry, drawn in a box 26 units wide around the height of the given y.
  typealias Sample = (_ x: Int, _ y: Int) -> String

  static let lineHeight = 20
  /// Units that a character takes at most, for the larger type of small screens.
  static let characterWidth = 8
  private static let longestName = 52

  private var entries: [(name: String, sample: Sample, x: Int, line: Int)] = []
  private(set) var lineCount = 0
  private var used = 0
  private let left: Int
  private let right: Int

  init(from left: Int, to right: Int) {
    self.left = left
    self.right = right
  }

  /// Appends an entry, on a new line if the last one has no room.
  mutating func append(_ name: String, sample: @escaping Sample) {
    let shown = Elision.inMiddle(name, to: Self.longestName)
    let width = 34 + shown.count * Self.characterWidth + 14
    if lineCount == 0 || used + width > right {
      lineCount += 1
      used = left
    }
    entries.append((shown, sample, used, lineCount - 1))
    used += width
  }

  var height: Int { lineCount * Self.lineHeight }

  /// The drawing, its first line at the given height.
  func svg(top: Int) -> String {
    var result = ""
    for entry in entries {
      let middle = top + entry.line * Self.lineHeight + Self.lineHeight / 2
      result += entry.sample(entry.x, middle)
      result += "<text x=\"\(entry.x + 33)\" y=\"\(middle + 4)\">\(MarkupText.escape(entry.name))</text>\n"
    }
    return result
  }
}
