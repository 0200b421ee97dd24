import Claims

/// The table that a run prints on the terminal.
public enum TextTable {
  /// One line per claim and a closing line of totals, for a terminal of the given width.
  ///
  /// - Parameters:
  ///   - results: the claims in the order in which they are to stand.
  ///   - width: the longest line; identifiers are shortened in the middle to fit.
  ///   - showsSeconds: whether to show running times, the only numbers that differ between runs.
  public static func render(results: [ClaimResult], width: Int = 120, showsSeconds: Bool = true) -> String {
    var table = AlignedTable(
      columns: [
        ("claim", .left), ("verdict", .left), ("instances", .right), ("certificates", .right),
      ] + (showsSeconds ? [("seconds", .right)] : []))
    table.rows = results.map { result in
      let cells = [
        oneLine(result.claim.identifier), verdict(of: result), String(result.instancesDecided),
        String(result.certificatesChecked),
      ]
      return cells + (showsSeconds ? [SecondsText.twoDecimals(result.seconds)] : [])
    }
    let lines = table.lines(width: width) + [""] + totals(results, width: width, showsSeconds: showsSeconds)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The verdict, with a remark when it is not the expected one.
  static func verdict(of result: ClaimResult) -> String {
    result.verdict.rawValue + (result.isAsExpected ? "" : " (not as expected)")
  }

  private static func totals(_ results: [ClaimResult], width: Int, showsSeconds: Bool) -> [String] {
    let totals = ReportTotals(results)
    var verdicts = ["\(totals.verified) verified", "\(totals.refuted) refuted"]
    if totals.undecided > 0 { verdicts.append("\(totals.undecided) undecided") }
    if totals.defective > 0 { verdicts.append("\(totals.defective) defective") }
    var parts = [
      "\(CountedNoun.text(totals.claims, "claim")): \(verdicts.joined(separator: ", "))",
      "\(totals.asExpected) as expected",
      "\(CountedNoun.text(totals.certificatesChecked, "certificate")) verified",
    ]
    if showsSeconds { parts.append("\(SecondsText.twoDecimals(totals.seconds)) s") }
    var lines: [String] = []
    for part in parts {
      if let last = lines.last, last.count + part.count + 2 <= width {
        lines[lines.count - 1] = "\(last); \(part)"
      } else {
        lines.append(part)
      }
    }
    return lines
  }

  /// The text without line ends and other control characters, which would break the table.
  static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }
}
