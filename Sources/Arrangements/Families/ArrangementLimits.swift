/// How large an arrangement from outside, by name or from a file, may be, so that a short text cannot ask for much memory.
public enum ArrangementLimits {
  /// The most forms.
  public static let forms = 100_000
  /// The most coefficients of all forms together, constants not counted.
  public static let coefficients = 4_000_000
  /// The most 64-bit words for the cones on the way from the whole space to a chamber, and as many for their rays, in each
  /// thread of an enumeration.
  ///
  /// With m hyperplanes a cone and its rays take some m / 16 words each. Usually a few dozen cones lie on the way, but there may
  /// be m: this is always enough for 20,000 lines through a point of the plane.
  public static let enumerationWords = 1 << 26
}
