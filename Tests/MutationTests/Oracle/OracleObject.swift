import ExactNumbers
import ReLUNetworks

/// A step: a value on the left and one on the right of a position.
struct OracleStep {
  let position: Rational
  let left: Rational
  let right: Rational
}

/// A piecewise linear function that is worked out when it is first needed.
final class LazyFunction {
  /// More turning points than this are not worked out.
  static let largestFolding = 4_000

  private let build: () throws -> PiecewiseLinearFunction
  private var value: PiecewiseLinearFunction?

  init(_ build: @escaping () throws -> PiecewiseLinearFunction) { self.build = build }

  func canonical() throws -> PiecewiseLinearFunction {
    if let value { return value }
    let built = try build()
    value = built
    return built
  }
}

/// The points and slopes of a `function` record, or the coefficients of a `flaps` record.
struct OraclePoints {
  let abscissas: [Rational]
  /// The values, or the coefficients of the flaps.
  let ordinates: [Rational]
  let leftSlope: Rational
  let rightSlope: Rational
  /// The constant of the flaps.
  var constant: Rational = 0
}

/// An object of a certificate.
enum OracleObject {
  case integer(BigInteger)
  case network(OracleNetwork, LazyFunction)
  case points(OraclePoints, LazyFunction)
  case flaps(OraclePoints, LazyFunction)
  /// The numbers of segments of the folds.
  case folding([Int], LazyFunction)
  case derived(LazyFunction)
  case step(OracleStep)
  /// The rows (weights, bias).
  case affineMaximum(inputs: Int, rows: [(weights: [Rational], bias: Rational)])
  case arrangement(OracleArrangement)
  case training(OracleTrainingSet)
  case program(OracleProgram)
  case table(OracleTable)
  case circuit(OracleCircuit)
  /// nil if it is large.
  case signs(OracleSignMatrix?)
  /// The pieces (slope, intercept).
  case loss([[Rational]])
}

/// One side of a distance: a function, or a step.
enum OracleMap {
  case function(PiecewiseLinearFunction)
  case step(OracleStep)

  /// The map on an interval that does not have the step inside.
  func piece(between left: Rational, and right: Rational) -> PiecewiseLinearFunction {
    switch self {
    case .function(let function): function
    case .step(let step): .constant(right <= step.position ? step.left : step.right)
    }
  }
}

/// Reads tokens as numbers.
enum OracleNumber {
  static func integer(_ text: String) throws(OracleError) -> BigInteger {
    guard let value = BigInteger(text) else { throw OracleError("'\(text)' is not an integer") }
    return value
  }

  static func word(_ text: String) throws(OracleError) -> Int {
    guard let value = Int(text) else { throw OracleError("'\(text)' is not a small integer") }
    return value
  }

  static func rational(_ numerator: String, _ denominator: String) throws(OracleError) -> Rational {
    let below = try integer(denominator)
    guard below.signum() > 0 else { throw OracleError("the denominator \(denominator) is not positive") }
    return Rational(try integer(numerator), below)
  }

  /// The rationals with these numerators and one denominator.
  static func rationals(_ numerators: some Sequence<String>, over denominator: String) throws(OracleError)
    -> [Rational]
  {
    var values: [Rational] = []
    for numerator in numerators { values.append(try rational(numerator, denominator)) }
    return values
  }
}

extension Array where Element == String {
  /// The token at an index.
  func token(_ index: Int) throws(OracleError) -> String {
    guard indices.contains(index) else { throw OracleError("'\(joined(separator: " "))' is too short") }
    return self[index]
  }
}
