import ExactNumbers

extension HyperplaneArrangement {
  /// The arrangement as a matrix with a header, `central n m` if all constants are zero, otherwise `affine n m` with the constant
  /// first in each row. Reading it gives this arrangement again.
  public var matrixText: String {
    let isCentral = isCentral
    let head = "\(isCentral ? "central" : "affine") \(dimension) \(forms.count)\n"
    return head + forms.map { Self.line(isCentral ? $0.normal : [$0.constant] + $0.normal) }.joined()
  }

  /// The arrangement as an H-representation for cdd and lrs: the row b a of each form b + a·x. Reading it gives this
  /// arrangement again.
  public var inequalitiesText: String {
    "H-representation\nbegin\n\(forms.count) \(dimension + 1) integer\n"
      + forms.map { Self.line([$0.constant] + $0.normal) }.joined() + "end\n"
  }

  private static func line(_ numbers: [BigInteger]) -> String {
    numbers.map(\.description).joined(separator: " ") + "\n"
  }
}
