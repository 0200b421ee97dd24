/// Small files for the tests.
enum Samples {
  /// A network with 6 pieces: two tents on [0, 1].
  static let tents = """
    {"layers": [{"W": [[2], [2]], "b": [0, -1]}, {"W": [[2, -4], [2, -4]], "b": [0, -1]}, {"W": [[1, -2]], "b": [0]}]}
    """

  /// A true theorem about max(0, x).
  static let verified = certificate("pieces f 2 1\nat 0 1")
  /// A false one.
  static let refused = certificate("pieces f 3 1\nat 0 1")
  /// One that the format does not know.
  static let declined = certificate("believe f")

  /// A certificate about the function f = max(0, x).
  static func certificate(_ theorem: String) -> String {
    let lines = "lemmata-proof 1\nlabel sample\nfunction f 1 0 1 1\npoint 0 0\n\(theorem)\n"
    return lines + "end \(lines.utf8.count { $0 == 10 })\n"
  }
}
