extension ArrangementReport.CertificateNote {
  /// Lines for a terminal: the file, and what it proves.
  var lines: [String] {
    ["verified by the kernel: \(TextTable.oneLine(file)), \(bytes) bytes"]
      + theorems.map { "  \(Elision.atEnd(TheoremText.readable($0), to: 200))" }
  }

  /// For machines.
  var value: JSONValue {
    .object([("file", .string(file)), ("bytes", .integer(bytes)), ("theorems", .strings(theorems))])
  }
}
