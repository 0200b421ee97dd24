/// Why a function has no value on a whole enclosure. Refining the operand may help where the true value is inside the
/// domain.
public enum EnclosureError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The divisor contains zero.
  case divisionByZero(divisor: Enclosure)
  /// The operand of a square root reaches below zero.
  case squareRootOfNegative(operand: Enclosure)
  /// The operand of a logarithm reaches zero or below.
  case logarithmOfNonPositive(operand: Enclosure)
  /// The operand of exp exceeds `Enclosure.maximumExponentialArgument` in absolute value.
  case exponentialOutOfRange(operand: Enclosure)

  /// What was found and what was expected.
  public var description: String {
    switch self {
    case .divisionByZero(let divisor): "division by \(divisor), expected a divisor that excludes zero"
    case .squareRootOfNegative(let operand): "square root of \(operand), expected no negative number in it"
    case .logarithmOfNonPositive(let operand): "logarithm of \(operand), expected only positive numbers in it"
    case .exponentialOutOfRange(let operand):
      "exp of \(operand), expected at most \(Enclosure.maximumExponentialArgument) in absolute value"
    }
  }
}
