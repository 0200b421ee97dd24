/// How large an arrangement from outside, by name or from a file, may be, so that a short text cannot ask for much memory.
public enum ArrangementLimits {
  /// The most forms.
  public static let forms = 100_000
  /// The most coefficients of all forms together, constants not counted.
  public static let coefficients = 4_000_000
}
