/// Certificates for 4.10 to 4.13.
extension BaseCertificate {
  /// Windows on the triangles of the sawtooth with q edges, with changes of the sign at the quarters.
  private static func triangles(_ edges: Int) -> String {
    (0..<(edges / 2)).map { triangle in
      let start = 4 * triangle
      return """

        window \(start) 4
        cell -1 2 \(start + 1)
        cell 1 6 \(start + 2)
        cell 1 6 \(start + 3)
        cell -1 2 \(start + 4)
        """
    }.joined()
  }

  /// The theorem and its windows; D is 16q, and the bound for N pieces is (⌊q/2⌋ − N + 1)/(2q).
  private static func farSawtooth(_ edges: Int, _ claim: String) -> String {
    "\(sawtooth(edges))\n\(claim) 0 \(2 * edges) \(2 * edges) \(16 * edges) \(edges / 2)\(triangles(edges))"
  }

  static let distances: [BaseCertificate] = [
    BaseCertificate(
      "distance", "tent and zero", "\(tent)\n\(zero)\ndistance tent zero = 1 2 0 1 1 1 4 2\ncell 1 1 2\ncell 1 1 1"),
    BaseCertificate(
      "distance", "a change of sign",
      "\(identity)\n\(zero)\ndistance id zero = 1 1 -1 1 1 1 2 2\ncell 1 0 1\ncell 1 1 1"),
    BaseCertificate(
      "distance", "step and zero", "\(jump)\n\(zero)\ndistance jump zero >= 2 3 0 1 1 1 4 2\ncell 0 1 2\ncell 3 1 1"),
    BaseCertificate(
      "distance", "identity and step", "\(identity)\n\(jump)\ndistance id jump = 3 8 1 2 1 1 8 1\ncell 3 1 1"),
    BaseCertificate(
      "distance", "the same", "\(absolute)\ndistance abs abs <= 0 1 -1 1 1 2 1 2\ncell 0 0 1\ncell 0 1 2"),
    BaseCertificate(
      "distance", "hat and absolute value",
      """
      \(hat)
      \(absolute)
      distance hat abs <= 5 2 -1 1 2 1 4 5
      cell 1 -1 2
      cell 1 0 1
      cell 1 1 2
      cell 1 1 1
      cell 6 2 1
      """),
    BaseCertificate("far-from-continuous", "step of three", "\(jump)\nfar-from-continuous jump 3 4"),
    BaseCertificate("far-from-continuous", "downwards", "step s 6 1 5 -3\nfar-from-continuous s 2 3"),
    BaseCertificate("far-from-continuous", "weaker", "step s 3 -2 4 6\nfar-from-continuous s 1 5"),
    BaseCertificate("far-from-continuous", "no jump", "step s 3 -2 4 4\nfar-from-continuous s 0 5"),
  ]

  static let approximation: [BaseCertificate] = [
    BaseCertificate(
      "far-from-pieces", "absolute value",
      "\(absolute)\nfar-from-pieces abs 1 2 1 -2 2 1 2 1\nwindow -2 4\ncell 1 3 -1\ncell -1 1 0\ncell -1 1 1\ncell 1 3 2"
    ),
    BaseCertificate(
      "far-from-pieces", "hat",
      "\(hat)\nfar-from-pieces hat 1 1 1 -2 2 1 2 1\nwindow -2 4\ncell -1 0 -1\ncell 1 1 0\ncell 1 1 1\ncell -1 0 2"),
    BaseCertificate(
      "far-from-pieces", "hat, less, on more",
      "\(hat)\nfar-from-pieces hat 1 9 10 -7 5 1 2 1\nwindow -2 4\ncell -1 0 -1\ncell 1 1 0\ncell 1 1 1\ncell -1 0 2"),
    BaseCertificate(
      "far-from-pieces", "a kink in a steep line",
      """
      function f 1 9 11 1
      point 0 0
      far-from-pieces f 1 2 1 -2 2 1 2 1
      window -2 4
      cell 1 -27 -1
      cell -1 -9 0
      cell -1 11 1
      cell 1 33 2
      """),
    BaseCertificate("far-from-pieces", "nothing", "\(hat)\nfar-from-pieces hat 4 0 1 -2 2 1 2 0"),
    BaseCertificate("far-from-pieces", "sawtooth of 4", farSawtooth(4, "far-from-pieces saw 1 2 8")),
    BaseCertificate("far-from-pieces", "sawtooth of 6", farSawtooth(6, "far-from-pieces saw 2 1 6")),
    BaseCertificate("far-from-pieces", "sawtooth of 8, less", farSawtooth(8, "far-from-pieces saw 3 1 9")),
    BaseCertificate(
      "far-from-networks", "absolute value",
      "\(absolute)\nfar-from-networks abs 1 1 0 1 -2 2 1 2 1\nwindow -2 4\ncell 1 3 -1\ncell -1 1 0\ncell -1 1 1\ncell 1 3 2"
    ),
    BaseCertificate("far-from-networks", "sawtooth of 6, one gate", farSawtooth(6, "far-from-networks saw 1 1 1 6")),
    BaseCertificate("far-from-networks", "sawtooth of 8, two gates", farSawtooth(8, "far-from-networks saw 1 2 1 9")),
    BaseCertificate(
      "far-from-networks", "sawtooth of 10, two layers", farSawtooth(10, "far-from-networks saw 2 2 1 10")),
  ]
}
