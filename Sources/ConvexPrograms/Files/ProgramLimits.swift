/// How large a program from a file may be; beyond that it is refused before much memory is used.
public enum ProgramLimits {
  /// The most variables.
  public static let variables = 100_000
  /// The most constraints.
  public static let constraints = 100_000
  /// The most coefficients, those of the objective and zeros included.
  public static let coefficients = 2_000_000
  /// The most entries of the dense table that the methods work on: constraints plus 1 times variables plus 1.
  public static let tableEntries = 10_000_000
  /// The most variables of a program with a quadratic objective.
  public static let quadraticVariables = 1_000
  /// The most constraints of a program with a quadratic objective.
  public static let quadraticConstraints = 1_000
  /// The most bits of all rows together, each brought over its common denominator.
  public static let integerBits = 1 << 31
  /// The most bytes of a name.
  public static let nameBytes = 255
  /// The most remarks on how a file was understood.
  static let notes = 20
}
