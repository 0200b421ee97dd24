import Claims

/// The table that a run prints on the terminal.
public enum TextTable {
  /// One line per claim, below refuted ones a line with the counterexample, and closing lines with the totals and with what
  /// double precision got wrong, for a terminal of the given width.
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
    let rows = table.lines(width: width)
    var lines = Array(rows.prefix(rows.count - results.count))
    for (row, result) in zip(rows.suffix(results.count), results) {
      lines.append(row)
      if let found = result.counterexample { lines.append(counterexample(found, width: width)) }
    }
    lines += [""] + totals(results, width: width, showsSeconds: showsSeconds)
    if let remark = floatingPoint(results, width: width) { lines.append(remark) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The verdict, with a remark when it is not the expected one.
  static func verdict(of result: ClaimResult) -> String {
    (result.isOpenConjecture ? "no counterexample" : result.verdict.rawValue)
      + (result.isAsExpected ? "" : " (not as expected)")
  }

  /// The counterexample and the theorem that settles it, shortened in the middle of the instance first.
  private static func counterexample(_ found: ClaimResult.Counterexample, width: Int) -> String {
    let room = max(8, width - 4)
    let instance = oneLine(found.description)
    guard let reason = found.reason.map(oneLine) else { return "    " + Elision.inMiddle(instance, to: room) }
    let shown = Elision.atEnd(reason, to: max(room / 2, room - instance.count - 2))
    return "    \(Elision.inMiddle(instance, to: max(3, room - shown.count - 2))): \(shown)"
  }

  /// How many instances double precision got wrong, and the first of them.
  private static func floatingPoint(_ results: [ClaimResult], width: Int) -> String? {
    let totals = ReportTotals(results)
    let compared = totals.floatingAgreements + totals.floatingDisagreements
    if compared == 0 { return nil }
    let count =
      "double precision got \(totals.floatingDisagreements) of \(CountedNoun.text(compared, "instance")) wrong"
    guard let first = results.first(where: { $0.floatingDisagreement != nil }), let text = first.floatingDisagreement
    else { return count }
    let head = "\(count), first in \(oneLine(first.claim.identifier)): "
    let room = width - head.count
    return room < 10 ? Elision.atEnd(head, to: max(1, width)) : head + Elision.atEnd(oneLine(text), to: room)
  }

  private static func totals(_ results: [ClaimResult], width: Int, showsSeconds: Bool) -> [String] {
    let totals = ReportTotals(results)
    var verdicts = ["\(totals.verified) verified", "\(totals.refuted) refuted"]
    if let conjectures = totals.conjecturesText { verdicts.append(conjectures) }
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
