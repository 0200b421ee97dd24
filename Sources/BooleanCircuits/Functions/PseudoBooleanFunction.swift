import ExactNumbers

/// A function from the cube of n variables to the rational numbers, by its 2ⁿ values.
///
/// Points are numbered as in ``TruthTable``. The values are kept as integers over one common denominator, in the
/// narrowest machine integers that hold them all.
public struct PseudoBooleanFunction: Sendable, Equatable {
  /// The number n of variables, from 0 to ``TruthTable/greatestVariableCount``.
  public let variableCount: Int
  /// The common denominator of the values, at least 1; not always the least one.
  public let denominator: BigInteger
  /// The values times ``denominator``.
  let numerators: IntegerTable

  init(variableCount: Int, numerators: IntegerTable, denominator: BigInteger) {
    self.variableCount = variableCount
    self.numerators = numerators
    self.denominator = denominator
  }

  /// The function with these values, that of point 0 first.
  /// - Throws: ``BooleanFunctionError`` if their number is not a power of two up to 2²⁴.
  public init(values: [Rational]) throws {
    variableCount = try Self.variableCount(points: values.count)
    let common = values.reduce(BigInteger(1)) { BigInteger.leastCommonMultiple($0, $1.denominator) }
    denominator = common
    numerators = IntegerTable(values.map { $0.numerator * common.exactlyDivided(by: $0.denominator) })
  }

  /// The function with these integer values, that of point 0 first.
  /// - Throws: ``BooleanFunctionError`` if their number is not a power of two up to 2²⁴.
  public init(integers: [Int]) throws {
    variableCount = try Self.variableCount(points: integers.count)
    denominator = 1
    numerators = IntegerTable(integers)
  }

  /// The values of a Boolean function in the alphabet {0, 1} or {−1, 1}.
  public init(_ table: TruthTable, alphabet: BooleanAlphabet) {
    variableCount = table.variableCount
    denominator = 1
    let low: Int32 = alphabet == .signs ? -1 : 0
    numerators = .narrow((0..<table.pointCount).map { table[$0] ? 1 : low })
  }

  private static func variableCount(points: Int) throws -> Int {
    let greatest = 1 << TruthTable.greatestVariableCount
    guard points > 0, points <= greatest, points.nonzeroBitCount == 1 else {
      throw BooleanFunctionError.parameter(
        name: "the number of values", found: points, expected: "a power of two from 1 to \(greatest)")
    }
    return points.trailingZeroBitCount
  }

  /// The number 2ⁿ of points.
  public var pointCount: Int { 1 << variableCount }

  /// The value at a point.
  /// - Precondition: 0 ≤ index < 2ⁿ.
  public subscript(index: Int) -> Rational { Rational(numerators[index], denominator) }

  /// The points where the value is at least 0, as a Boolean function.
  public var isAtLeastZero: TruthTable {
    get throws { try TruthTable(variableCount: variableCount) { !numerators.isNegative(at: $0) } }
  }

  /// The greatest value below 0, or nil if there is none.
  /// - Complexity: O(2ⁿ).
  public var greatestNegativeValue: Rational? {
    numerators.greatestNegative.map { Rational($0, denominator) }
  }

  /// Whether both functions have the same values, whatever their denominators.
  public static func == (left: PseudoBooleanFunction, right: PseudoBooleanFunction) -> Bool {
    guard left.variableCount == right.variableCount else { return false }
    if left.denominator == right.denominator {
      return (0..<left.pointCount).allSatisfy { left.numerators[$0] == right.numerators[$0] }
    }
    return (0..<left.pointCount).allSatisfy {
      left.numerators[$0] * right.denominator == right.numerators[$0] * left.denominator
    }
  }
}

/// What stands for false and true as numbers.
public enum BooleanAlphabet: String, Sendable, Hashable, CaseIterable {
  /// 0 is false and 1 is true.
  case zeroOne
  /// −1 is false and +1 is true.
  case signs
}

/// Integers in the narrowest of three widths that holds all of them.
enum IntegerTable: Sendable {
  case narrow([Int32])
  case wide([Int])
  case large([BigInteger])

  init(_ values: [BigInteger]) {
    let words = values.compactMap(\.inlineValue)
    self = words.count == values.count ? IntegerTable(words) : .large(values)
  }

  init(_ values: [Int]) {
    let narrow = values.allSatisfy { Int32(exactly: $0) != nil }
    self = narrow ? .narrow(values.map { Int32(truncatingIfNeeded: $0) }) : .wide(values)
  }

  subscript(index: Int) -> BigInteger {
    switch self {
    case .narrow(let values): BigInteger(Int(values[index]))
    case .wide(let values): BigInteger(values[index])
    case .large(let values): values[index]
    }
  }

  func isNegative(at index: Int) -> Bool {
    switch self {
    case .narrow(let values): values[index] < 0
    case .wide(let values): values[index] < 0
    case .large(let values): values[index].isNegative
    }
  }

  var greatestNegative: BigInteger? {
    switch self {
    case .narrow(let values):
      var greatest = Int32.min
      var exists = false
      for value in values where value < 0 {
        greatest = max(greatest, value)
        exists = true
      }
      return exists ? BigInteger(Int(greatest)) : nil
    case .wide(let values): return values.lazy.filter { $0 < 0 }.max().map { BigInteger($0) }
    case .large(let values): return values.lazy.filter(\.isNegative).max()
    }
  }

  /// The greatest absolute value.
  var greatestMagnitude: BigInteger {
    switch self {
    case .narrow(let values): BigInteger(Int(values.reduce(UInt32(0)) { max($0, $1.magnitude) }))
    case .wide(let values): BigInteger(UInt64(values.reduce(UInt(0)) { max($0, $1.magnitude) }))
    case .large(let values): values.reduce(0) { max($0, $1.magnitude) }
    }
  }
}
