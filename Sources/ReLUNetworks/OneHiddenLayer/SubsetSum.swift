import ExactNumbers

/// Thrown when a subset-sum question needs more work than was allowed.
public struct SubsetSumBudgetExceeded: Error, Equatable, Sendable, CustomStringConvertible {
  /// The number of summands.
  public let summands: Int
  /// The number of different partial sums that was allowed.
  public let budget: Int

  /// One sentence that names the size of the question and the budget.
  public var description: String {
    "undecided: a subset sum with \(summands) summands needs more than \(budget) different partial sums"
  }
}

/// The question whether some of given integers sum to a target.
///
/// Positive answers name the subset. Negative answers name a reason: the target is outside the range of all sums, or a
/// small modulus excludes it, or all sums were compared.
struct SubsetSum {
  enum Answer: Equatable {
    case subset([Int])
    case impossible(NoSubsetReason)
  }

  let summands: [BigInteger]
  let target: BigInteger
  /// How many different partial sums may be kept at once.
  let budget: Int

  static let largestModulus = 4096

  func solve() throws(SubsetSumBudgetExceeded) -> Answer {
    if target.isZero { return .subset([]) }
    if let reason = shortRefutation { return .impossible(reason) }
    let (least, greatest) = range
    let found: [Int]?
    do throws(SubsetSumBudgetExceeded) {
      found = try search(least: least, greatest: greatest)
    } catch {
      if let modulus = excludingModulus(in: 65...Self.largestModulus) { return .impossible(.modulus(modulus)) }
      throw error
    }
    if let found { return .subset(found) }
    if let modulus = excludingModulus(in: 65...Self.largestModulus) { return .impossible(.modulus(modulus)) }
    return .impossible(.exhaustive)
  }

  /// The least and the greatest sum.
  private var range: (least: BigInteger, greatest: BigInteger) {
    (summands.filter(\.isNegative).reduce(0, +), summands.filter { !$0.isNegative }.reduce(0, +))
  }

  /// Why no summands sum to the target, if the range of all sums or a modulus of at most 64 tells.
  var shortRefutation: NoSubsetReason? {
    let (least, greatest) = range
    if target < least || target > greatest { return .outOfRange }
    // Parity and the like cost nothing and spare the search.
    return excludingModulus(in: 2...64).map { .modulus($0) }
  }

  private func search(least: BigInteger, greatest: BigInteger) throws(SubsetSumBudgetExceeded) -> [Int]? {
    // Every partial sum and every difference to the target stays within ±(greatest - least), half a word here.
    let limit = BigInteger(Int.max / 4)
    if greatest - least < limit, let target = Int(exactly: target) {
      let words = summands.compactMap { Int(exactly: $0) }
      return try PartialSums(summands: words, target: target, budget: budget).subset()
    }
    return try PartialSums(summands: summands, target: target, budget: budget).subset()
  }

  /// The first modulus for which no subset sum has the residue of the target; nil also when the work exceeds its bound.
  private func excludingModulus(in range: ClosedRange<Int>) -> Int? {
    var work = 1 << 28
    for modulus in range {
      var residues = ResidueSet(modulus: modulus)
      for summand in summands where work > 0 {
        work -= residues.addShifted(by: Self.residue(of: summand, modulus)) + 1
      }
      if work <= 0 { return nil }
      if !residues.contains(Self.residue(of: target, modulus)) { return modulus }
    }
    return nil
  }

  private static func residue(of value: BigInteger, _ modulus: Int) -> Int {
    if let small = Int(exactly: value) {
      let remainder = small % modulus
      return remainder < 0 ? remainder + modulus : remainder
    }
    let remainder = value - value.floorDivided(by: BigInteger(modulus)) * BigInteger(modulus)
    return Int(exactly: remainder) ?? 0
  }
}

/// A set of residues that starts as {0}.
struct ResidueSet {
  private let modulus: Int
  private var members: [Bool]
  private var list: [Int] = [0]

  init(modulus: Int) {
    self.modulus = modulus
    members = [Bool](repeating: false, count: modulus)
    members[0] = true
  }

  func contains(_ residue: Int) -> Bool { members[residue] }

  /// Unites the set with its translate and returns the number of steps. A full set is left at once, so long lists of
  /// summands cost little.
  mutating func addShifted(by shift: Int) -> Int {
    guard shift != 0, list.count < modulus else { return 0 }
    let before = list.count
    for index in 0..<before {
      let sum = list[index] + shift
      let residue = sum >= modulus ? sum - modulus : sum
      if !members[residue] {
        members[residue] = true
        list.append(residue)
      }
    }
    return before
  }
}
