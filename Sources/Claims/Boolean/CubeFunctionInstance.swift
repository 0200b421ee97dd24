import BooleanCircuits
import ExactNumbers

/// A function on the cube by its values, integers over a common denominator.
public struct CubeFunctionInstance: ClaimInstance {
  /// The values times the denominator, that of point 0 first; 2ⁿ of them.
  public var numerators: [Int]
  /// The denominator, at least 1.
  public var denominator: Int

  /// An instance.
  public init(_ numerators: [Int], over denominator: Int = 1) {
    self.numerators = numerators
    self.denominator = denominator
  }

  /// The values 0 and 1, or −1 and 1, of a Boolean function.
  public init(_ table: TruthTable, alphabet: BooleanAlphabet) {
    self.init((0..<table.pointCount).map { table[$0] ? 1 : alphabet == .signs ? -1 : 0 })
  }

  /// The number n of variables.
  public var variableCount: Int { numerators.count.trailingZeroBitCount }

  /// The function.
  public func function() throws -> PseudoBooleanFunction {
    try PseudoBooleanFunction(values: numerators.map { Rational($0) / Rational(denominator) })
  }

  /// The instance on one line.
  public var description: String {
    "n = \(variableCount), f = (\(numerators.map(\.description).joined(separator: ", ")))"
      + (denominator == 1 ? "" : "/\(denominator)")
  }

  /// Its size in the order of the search.
  public var weight: Int {
    10_000 * numerators.count + 100 * denominator
      + numerators.reduce(0) { $0 + 2 * $1.magnitude.saturatedInt + ($1 < 0 ? 1 : 0) }
  }

  /// Restrictions of the last variable, and smaller values.
  public var simpler: [CubeFunctionInstance] {
    var result: [CubeFunctionInstance] = []
    let half = numerators.count / 2
    if half > 0 {
      result.append(CubeFunctionInstance(Array(numerators[..<half]), over: denominator))
      result.append(CubeFunctionInstance(Array(numerators[half...]), over: denominator))
    }
    if denominator > 1 { result.append(CubeFunctionInstance(numerators)) }
    for index in numerators.indices where numerators[index] != 0 {
      var copy = self
      copy.numerators[index] = 0
      result.append(copy)
    }
    return result
  }

  /// Constants, coordinates, single points, parities and random functions of up to four variables.
  static let family: [CubeFunctionInstance] = {
    var family = [CubeFunctionInstance([0]), CubeFunctionInstance([3])]
    for variableCount in 1...4 {
      let points = 0..<1 << variableCount
      family.append(CubeFunctionInstance(points.map { _ in 1 }))
      family.append(CubeFunctionInstance(points.map { 2 * ($0 & 1) - 1 }))
      family.append(CubeFunctionInstance(points.map { $0 == points.count - 1 ? 5 : 0 }))
      family.append(CubeFunctionInstance(points.map { $0.nonzeroBitCount % 2 == 0 ? 1 : -1 }))
      family.append(CubeFunctionInstance(points.map { 2 * $0 - 3 }, over: 3))
    }
    var generator = SeededGenerator(seed: 251)
    for size in [1, 1, 2, 2, 3, 3, 3, 4, 4] { family.append(random(size: 3 * size, using: &generator)) }
    return family.sorted { $0.weight < $1.weight }
  }()

  @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> CubeFunctionInstance {
    let variableCount = min(max(size / 3, 1), 4)
    let isSparse = generator.integer(0...2) == 0
    let values = (0..<1 << variableCount).map { _ in
      isSparse && generator.integer(0...2) > 0 ? 0 : generator.integer(-4...4)
    }
    return CubeFunctionInstance(values, over: generator.integer(1...3))
  }
}

/// A Boolean function by its values, as a word of the characters 0 and 1.
public struct TruthTableInstance: ClaimInstance {
  /// The values, that of point 0 first; 2ⁿ of them.
  public var values: String

  /// An instance.
  public init(_ table: TruthTable) { values = String((0..<table.pointCount).map { table[$0] ? "1" : "0" }) }

  /// The table.
  /// - Throws: `BooleanFunctionError` if the word has another length than a power of two.
  public func table() throws -> TruthTable {
    let bits = values.utf8.map { $0 == UInt8(ascii: "1") }
    return try TruthTable(variableCount: bits.count.trailingZeroBitCount) { bits[$0] }
  }

  /// The instance on one line.
  public var description: String { "f = \(values)" }

  /// Its size in the order of the search.
  public var weight: Int { 100 * values.utf8.count + values.utf8.reduce(0) { $0 + Int($1) - 48 } }

  /// The representatives of the threshold functions of up to n variables under permutations and negations of variables.
  static func thresholdClasses(upTo greatest: Int) -> [TruthTableInstance] {
    var seen: Set<TruthTable> = []
    var result: [TruthTableInstance] = []
    for variableCount in 0...greatest {
      for code in 0..<1 << (1 << variableCount) {
        guard let table = try? TruthTable(variableCount: variableCount, words: [UInt64(code)]), !seen.contains(table),
          (try? table.isThresholdFunction()) == true
        else { continue }
        for shift in 0..<table.pointCount {
          for order in permutations(variableCount) {
            guard
              let image = try? TruthTable(
                variableCount: variableCount,
                value: { point in
                  let moved = order.enumerated().reduce(0) { $0 | (point >> $1.offset & 1) << $1.element }
                  return table[moved ^ shift]
                })
            else { continue }
            seen.insert(image)
          }
        }
        result.append(TruthTableInstance(table))
      }
    }
    return result
  }

  private static func permutations(_ count: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    return permutations(count - 1).flatMap { rest in
      (0...rest.count).map { place in Array(rest[..<place]) + [count - 1] + Array(rest[place...]) }
    }
  }
}
