import Arrangements
import ExactNumbers

/// The Walsh–Fourier coefficients f̂(S) = 2⁻ⁿ Σ_x f(x) ∏_{i∈S} x_i over x in {−1, 1}ⁿ, exactly.
///
/// A set S is numbered like a point: bit i stands for the variable x_{i+1}. A set bit of a point is x_i = +1, so that
/// f(x) = Σ_S f̂(S) ∏_{i∈S} x_i.
public struct WalshSpectrum: Sendable {
  /// The number n of variables.
  public let variableCount: Int
  /// The common denominator of the function's values.
  public let valueDenominator: BigInteger
  /// The sums Σ_x f(x) ∏_{i∈S} x_i times ``valueDenominator``.
  let numerators: IntegerTable

  /// The spectrum of a Boolean function with the values 0 and 1 or −1 and +1.
  /// - Throws: ``BooleanFunctionError/interrupted``.
  /// - Complexity: n·2ⁿ additions of machine integers, on all cores.
  public init(_ table: TruthTable, alphabet: BooleanAlphabet, control: CountingControl? = nil) throws {
    variableCount = table.variableCount
    valueDenominator = 1
    var sums = try WalshTransform.signs(table, control: control)
    if alphabet == .zeroOne {
      // (f + 1)/2 for f with values ±1; the sums over f and the constant 1 are even or odd together.
      sums[0] += Int32(1 << table.variableCount)
      for index in sums.indices { sums[index] /= 2 }
    }
    numerators = .narrow(sums)
  }

  /// The spectrum of a function with rational values.
  /// - Throws: ``BooleanFunctionError/interrupted``.
  /// - Complexity: n·2ⁿ additions of 32 or 64 bits if 2ⁿ times the greatest value is certain to fit, else of integers of
  ///   any size.
  public init(_ function: PseudoBooleanFunction, control: CountingControl? = nil) throws {
    variableCount = function.variableCount
    valueDenominator = function.denominator
    numerators = try WalshTransform.transform(
      function.numerators, variableCount: function.variableCount, control: control)
  }

  /// The number 2ⁿ of sets.
  public var setCount: Int { 1 << variableCount }

  /// The coefficient f̂(S).
  /// - Precondition: 0 ≤ set < 2ⁿ.
  public subscript(set: Int) -> Rational { Rational(numerators[set], valueDenominator << variableCount) }

  /// The coefficient times 2ⁿ and times ``valueDenominator``, an integer.
  /// - Precondition: 0 ≤ set < 2ⁿ.
  public func numerator(_ set: Int) -> BigInteger { numerators[set] }

  /// The function with these coefficients.
  /// - Throws: ``BooleanFunctionError/interrupted``.
  /// - Complexity: As that of the transform.
  public func inverse(control: CountingControl? = nil) throws -> PseudoBooleanFunction {
    // After j levels the numbers are 2^j times sums over n − j variables, so none exceeds 2ⁿ max |f|, which the width of
    // the numerators was chosen for.
    let n = variableCount
    let values: IntegerTable
    switch numerators {
    case .narrow(let sums):
      let scaled = try WalshTransform.transform(sums, variableCount: n, isInverse: true, control: control)
      values = .narrow(scaled.map { $0 >> Int32(n) })
    case .wide(let sums):
      let scaled = try WalshTransform.transform(sums, variableCount: n, isInverse: true, control: control)
      values = IntegerTable(scaled.map { $0 >> n })
    case .large(let sums):
      let scaled = try WalshTransform.transform(sums, variableCount: n, isInverse: true, control: control)
      values = IntegerTable(scaled.map { $0 >> n })
    }
    return PseudoBooleanFunction(variableCount: variableCount, numerators: values, denominator: valueDenominator)
  }
}
