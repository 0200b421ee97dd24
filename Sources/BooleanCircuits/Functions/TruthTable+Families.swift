extension TruthTable {
  /// True iff an odd number of variables is true; see ``NamedBooleanFunction/parity(_:)``.
  /// - Throws: ``BooleanFunctionError`` if n is out of range; so do all families.
  public static func parity(_ n: Int) throws -> TruthTable { try NamedBooleanFunction.parity(n).table() }

  /// True iff Σ x_i ≥ 0 on {−1, 1}ⁿ; see ``NamedBooleanFunction/majority(_:)``.
  public static func majority(_ n: Int) throws -> TruthTable { try NamedBooleanFunction.majority(n).table() }

  /// True iff all variables are true.
  public static func conjunction(_ n: Int) throws -> TruthTable { try NamedBooleanFunction.conjunction(n).table() }

  /// True iff one of the variables is true.
  public static func disjunction(_ n: Int) throws -> TruthTable { try NamedBooleanFunction.disjunction(n).table() }

  /// False (−1) iff the highest index of a true variable is odd; see ``NamedBooleanFunction/oddMaxBit(_:)``.
  public static func oddMaxBit(_ n: Int) throws -> TruthTable { try NamedBooleanFunction.oddMaxBit(n).table() }

  /// The address function of 2^k + k variables; see ``NamedBooleanFunction/address(_:)``.
  public static func address(_ k: Int) throws -> TruthTable { try NamedBooleanFunction.address(k).table() }

  /// Andreev's function of 2^k + kM variables; see ``NamedBooleanFunction/andreev(selectorBits:rowLength:)``.
  public static func andreev(selectorBits k: Int, rowLength m: Int) throws -> TruthTable {
    try NamedBooleanFunction.andreev(selectorBits: k, rowLength: m).table()
  }

  /// The inner product of two vectors of k bits modulo 2; see ``NamedBooleanFunction/innerProduct(_:)``.
  public static func innerProduct(_ k: Int) throws -> TruthTable { try NamedBooleanFunction.innerProduct(k).table() }

  /// Whether two sets of k elements are disjoint; see ``NamedBooleanFunction/disjointness(_:)``.
  public static func disjointness(_ k: Int) throws -> TruthTable { try NamedBooleanFunction.disjointness(k).table() }

  /// Whether two vectors of k bits are equal; see ``NamedBooleanFunction/equality(_:)``.
  public static func equality(_ k: Int) throws -> TruthTable { try NamedBooleanFunction.equality(k).table() }

  /// Whether the first of two numbers of k bits is greater; see ``NamedBooleanFunction/greaterThan(_:)``.
  public static func greaterThan(_ k: Int) throws -> TruthTable { try NamedBooleanFunction.greaterThan(k).table() }

  /// OMB_n ∘ OR_k ∘ XOR₂; see ``NamedBooleanFunction/chattopadhyayMande(blocks:blockLength:truth:)``.
  public static func chattopadhyayMande(
    blocks n: Int, blockLength k: Int, truth: TruthConvention
  ) throws -> TruthTable {
    try NamedBooleanFunction.chattopadhyayMande(blocks: n, blockLength: k, truth: truth).table()
  }
}
