/// Which of the two values is read as TRUE inside a composition that is written with values ±1.
public enum TruthConvention: String, Sendable, Hashable, CaseIterable {
  /// TRUE is −1.
  case minusOne
  /// TRUE is +1.
  case plusOne
}

extension NamedBooleanFunction {
  private static func ones(_ count: Int) -> Int { (1 << count) - 1 }

  /// True iff an odd number of the n variables is true.
  /// - Throws: ``BooleanFunctionError`` if n is not in 0…62.
  public static func parity(_ n: Int) throws -> NamedBooleanFunction {
    try NamedBooleanFunction("parity:\(n)", variableCount: n) { $0.nonzeroBitCount & 1 == 1 }
  }

  /// True iff at least half of the n variables are true: Σ x_i ≥ 0 on {−1, 1}ⁿ, so that ties are true.
  /// - Throws: ``BooleanFunctionError`` if n is not in 0…62.
  public static func majority(_ n: Int) throws -> NamedBooleanFunction {
    try NamedBooleanFunction("majority:\(n)", variableCount: n) { 2 * $0.nonzeroBitCount >= n }
  }

  /// True iff all n variables are true.
  /// - Throws: ``BooleanFunctionError`` if n is not in 0…62.
  public static func conjunction(_ n: Int) throws -> NamedBooleanFunction {
    try NamedBooleanFunction("and:\(n)", variableCount: n) { $0 == ones(n) }
  }

  /// True iff one of the n variables is true.
  /// - Throws: ``BooleanFunctionError`` if n is not in 0…62.
  public static func disjunction(_ n: Int) throws -> NamedBooleanFunction {
    try NamedBooleanFunction("or:\(n)", variableCount: n) { $0 != 0 }
  }

  /// The negation of one variable.
  public static func negation() throws -> NamedBooleanFunction {
    try NamedBooleanFunction("not", variableCount: 1) { $0 == 0 }
  }

  /// ODD-MAX-BIT with values ±1: it is −1 (here: false) iff there is a variable with x_i = +1 and the highest such
  /// index i, counted from 1, is odd.
  ///
  /// The same function is given by −1 iff Σ (−1)^{i+1} 2^i (1 + x_i) ≥ 1/2. Where −1 is read as TRUE, the truth is the
  /// ``TruthTable/negated`` table.
  /// - Throws: ``BooleanFunctionError`` if n is not in 0…62.
  public static func oddMaxBit(_ n: Int) throws -> NamedBooleanFunction {
    // Bit i − 1 stands for index i, so an odd index is an even bit.
    try NamedBooleanFunction("omb:\(n)", variableCount: n) { $0 == 0 || (63 - $0.leadingZeroBitCount) & 1 == 1 }
  }

  /// The address function: of the variables x₀, …, x_{2^k−1}, z₁, …, z_k the value x_z, where z has z₁ as its least
  /// significant bit.
  /// - Throws: ``BooleanFunctionError`` if k is not in 0…5.
  public static func address(_ k: Int) throws -> NamedBooleanFunction {
    try require("the number of selector bits of address", k, in: 0...5)
    let size = 1 << k
    return try NamedBooleanFunction("address:\(k)", variableCount: size + k) { $0 >> ($0 >> size) & 1 == 1 }
  }

  /// Andreev's function of 2^k + k·M variables: the value x_z, where bit z_i is the parity of row i.
  ///
  /// The variables are x₀, …, x_{2^k−1}, then the rows a_{1,1}, …, a_{1,M}, …, a_{k,1}, …, a_{k,M}; z₁ is the least
  /// significant bit of z. With M = 1 it is the ``address(_:)`` function. (Andreev 1987; parametrised by k and M because
  /// the usual floor functions of n do not add up to n variables.)
  /// - Throws: ``BooleanFunctionError`` if k is not in 1…5, M is less than 1, or there are more than 62 variables.
  public static func andreev(selectorBits k: Int, rowLength m: Int) throws -> NamedBooleanFunction {
    try require("the number of selector bits of andreev", k, in: 1...5)
    try require("the row length of andreev", m, in: 1...62)
    let size = 1 << k
    let row = ones(m)
    return try NamedBooleanFunction("andreev:\(k),\(m)", variableCount: size + k * m) { index in
      var rows = index >> size
      var place = 0
      for position in 0..<k {
        place |= ((rows & row).nonzeroBitCount & 1) << position
        rows >>= m
      }
      return index >> place & 1 == 1
    }
  }

  /// The inner product of x and y modulo 2: true iff an odd number of x_i ∧ y_i is true.
  /// - Throws: ``BooleanFunctionError`` if k is not in 0…31.
  public static func innerProduct(_ k: Int) throws -> NamedBooleanFunction {
    try ofTwoVectors("ip", k) { ($0 & $1).nonzeroBitCount & 1 == 1 }
  }

  /// True iff no x_i ∧ y_i is true.
  /// - Throws: ``BooleanFunctionError`` if k is not in 0…31.
  public static func disjointness(_ k: Int) throws -> NamedBooleanFunction {
    try ofTwoVectors("disjointness", k) { $0 & $1 == 0 }
  }

  /// True iff x = y.
  /// - Throws: ``BooleanFunctionError`` if k is not in 0…31.
  public static func equality(_ k: Int) throws -> NamedBooleanFunction {
    try ofTwoVectors("equality", k) { $0 == $1 }
  }

  /// True iff x > y as binary numbers, x₁ and y₁ being the least significant bits.
  /// - Throws: ``BooleanFunctionError`` if k is not in 0…31.
  public static func greaterThan(_ k: Int) throws -> NamedBooleanFunction {
    try ofTwoVectors("gt", k) { $0 > $1 }
  }

  private static func ofTwoVectors(
    _ name: String, _ k: Int, _ evaluate: @escaping @Sendable (Int, Int) -> Bool
  ) throws -> NamedBooleanFunction {
    try require("the number of bits of a vector of \(name)", k, in: 0...31)
    let mask = ones(k)
    return try NamedBooleanFunction("\(name):\(k)", variableCount: 2 * k) { evaluate($0 & mask, $0 >> k) }
  }

  /// The function OMB_n ∘ OR_k ∘ XOR₂ of x and y in {−1, 1}^{nk} with values ±1 (Chattopadhyay and Mande 2018).
  ///
  /// Block i consists of the variables k(i−1)+1, …, ki of x and of y. With TRUE = −1 a block is active (+1 at the input
  /// of OMB) iff x and y agree on it; with TRUE = +1 iff they differ. The value is −1 (false) iff the highest active
  /// index is odd, see ``oddMaxBit(_:)``. Only the first convention gives a function of great sign-rank.
  /// - Throws: ``BooleanFunctionError`` if n or k is less than 1 or 2nk > 62.
  public static func chattopadhyayMande(
    blocks n: Int, blockLength k: Int, truth: TruthConvention
  ) throws -> NamedBooleanFunction {
    try require("the number of blocks", n, in: 1...31)
    try require("the length of a block", k, in: 1...(31 / n))
    let half = n * k
    let mask = ones(k)
    let name = truth == .minusOne ? "cm" : "cm-plus"
    return try NamedBooleanFunction("\(name):\(n),\(k)", variableCount: 2 * half) { index in
      let difference = (index ^ index >> half) & ones(half)
      for block in stride(from: n, to: 0, by: -1) {
        let differs = difference >> (k * (block - 1)) & mask != 0
        if differs == (truth == .plusOne) { return block & 1 == 0 }
      }
      return true
    }
  }
}
