import ExactNumbers

/// A chamber of an arrangement: the signs of all forms on it, and a point strictly inside.
public struct Chamber: Hashable, Sendable {
  /// For each form its sign on the chamber, −1 or 1; for constant forms the sign of the constant, possibly 0.
  public let signs: [Int]
  /// The numerators of the coordinates of a point inside.
  public let point: [BigInteger]
  /// The common denominator of the coordinates, positive; 1 for central arrangements.
  public let denominator: BigInteger

  /// A chamber with these signs and this point.
  public init(signs: [Int], point: [BigInteger], denominator: BigInteger = 1) {
    self.signs = signs
    self.point = point
    self.denominator = denominator
  }
}

/// The chamber an enumeration has just reached: a view of its memory, valid until the enumeration goes on.
///
/// Nothing is copied until it is asked for. The view cannot be kept; `copy()` makes a value that can.
public struct EnumeratedChamber: ~Copyable {
  let plan: EnumerationPlan
  /// The positive rows, `plan.words` words.
  var positive: UnsafePointer<UInt64>
  /// The witness in rank coordinates, of the value type of the plan's arithmetic; nil if none was asked for.
  var witness: UnsafeRawPointer?
  /// The position of the chamber in the order of the enumeration, from 0.
  public internal(set) var index = 0

  init(plan: EnumerationPlan, positive: UnsafePointer<UInt64>, witness: UnsafeRawPointer?) {
    self.plan = plan
    self.positive = positive
    self.witness = witness
  }

  /// The number of forms of the arrangement.
  public var formCount: Int { plan.formRows.count }

  /// The sign of a form (its index from 0) on the chamber: −1 or 1, or for a constant form the sign of the constant.
  ///
  /// - Complexity: O(1).
  public func sign(of form: Int) -> Int {
    let row = plan.formRows[form]
    guard row >= 0 else { return plan.formSigns[form] }
    return isPositive(row: row) ? plan.formSigns[form] : -plan.formSigns[form]
  }

  /// The signs of all forms.
  public var signs: [Int] { (0..<formCount).map { sign(of: $0) } }

  /// The number of distinct hyperplanes, in order of their first forms.
  public var hyperplaneCount: Int { plan.rows.count - (plan.isCone ? 1 : 0) }

  /// The signs of 64 distinct hyperplanes, those from number 64 · `word` on, as bits from the lowest up: 1 if the first
  /// form with this hyperplane is positive on the chamber. Bits beyond the last hyperplane say nothing.
  ///
  /// - Precondition: 0 ≤ word and 64 · word < `hyperplaneCount`, or word = 0.
  /// - Complexity: O(1).
  public func positiveHyperplanes(word: Int) -> UInt64 { positive[word] }

  func isPositive(row: Int) -> Bool { positive[row / 64] & (1 << UInt64(row % 64)) != 0 }

  /// The numerator of a coordinate of the witness, 0 if none was asked for.
  ///
  /// - Complexity: O(1).
  public func numerator(_ coordinate: Int) -> BigInteger {
    entry(plan.coordinatePlaces[coordinate + (plan.isCone ? 1 : 0)])
  }

  /// The common denominator of the coordinates of the witness: positive, and 1 for central arrangements.
  public var denominator: BigInteger { plan.isCone && witness != nil ? entry(0) : 1 }

  /// The numerators of the coordinates of the witness.
  public var point: [BigInteger] { (0..<plan.dimension).map { numerator($0) } }

  private func entry(_ place: Int) -> BigInteger {
    guard place >= 0, let witness else { return 0 }
    return switch plan.kind {
    case .word: BigInteger(witness.assumingMemoryBound(to: Int.self)[place])
    case .wordWithWideValues, .wide: BigInteger(witness.assumingMemoryBound(to: Int128.self)[place])
    case .big: witness.assumingMemoryBound(to: BigInteger.self)[place]
    }
  }

  /// The chamber as a value of its own.
  public func copy() -> Chamber { Chamber(signs: signs, point: point, denominator: denominator) }
}
