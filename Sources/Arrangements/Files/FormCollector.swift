import ExactNumbers
import FileFormats

/// Collects the rows of a file as forms with integer coefficients, within the limits of `ArrangementLimits` and of a
/// budget for the bits of all numbers.
struct FormCollector {
  /// The dimension of the space.
  let dimension: Int
  var budget = NumberBudget()
  private(set) var forms: [AffineForm] = []

  /// A collector for forms on R^`dimension`.
  ///
  /// - Throws: `FileFormatError.content` if the dimension is below 1, `.tooLarge` if it is beyond the limit.
  init(dimension: Int) throws(FileFormatError) {
    guard dimension >= 1 else { throw .content(ArrangementError.dimension(found: dimension).description) }
    guard dimension <= ArrangementLimits.coefficients else {
      throw .tooLarge(what: "dimension", found: dimension, limit: ArrangementLimits.coefficients)
    }
    self.dimension = dimension
  }

  /// Adds the form constant + normal·x, multiplied by the least common multiple of its denominators.
  ///
  /// The multiple is bounded while it grows: a row of many different long denominators would otherwise be multiplied out
  /// to far more digits than the file has.
  mutating func append(
    normal: some Collection<Rational>, constant: Rational = 0, at place: () -> String
  ) throws(FileFormatError) {
    guard normal.count == dimension else {
      throw .field(path: place(), found: "\(normal.count) coefficients", expected: "\(dimension)")
    }
    try Self.require(forms: forms.count + 1, dimension: dimension)
    var multiple = constant.denominator
    for value in normal where value.denominator != 1 {
      multiple = .leastCommonMultiple(multiple, value.denominator)
      var estimate = budget
      try estimate.add(bits: multiple.bitLength * dimension, at: place)
    }
    if multiple == 1 {
      forms.append(AffineForm(normal: normal.map(\.numerator), constant: constant.numerator))
      return
    }
    func cleared(_ value: Rational) -> BigInteger {
      value.numerator * multiple.exactlyDivided(by: value.denominator)
    }
    var coefficients: [BigInteger] = []
    for value in normal {
      coefficients.append(cleared(value))
      try budget.add(bits: coefficients[coefficients.count - 1].bitLength, at: place)
    }
    forms.append(AffineForm(normal: coefficients, constant: cleared(constant)))
  }

  /// Checks the limits for this many forms before they are made.
  static func require(forms count: Int, dimension: Int) throws(FileFormatError) {
    guard count <= ArrangementLimits.forms else {
      throw .tooLarge(what: "forms", found: count, limit: ArrangementLimits.forms)
    }
    let (coefficients, overflow) = count.multipliedReportingOverflow(by: dimension)
    guard !overflow, coefficients <= ArrangementLimits.coefficients else {
      throw .tooLarge(
        what: "coefficients", found: overflow ? Int.max : coefficients, limit: ArrangementLimits.coefficients)
    }
  }

  /// The arrangement of the forms so far.
  func arrangement() throws(FileFormatError) -> HyperplaneArrangement {
    do throws(ArrangementError) {
      return try HyperplaneArrangement(dimension: dimension, forms: forms)
    } catch {
      throw .content(error.description)
    }
  }
}
