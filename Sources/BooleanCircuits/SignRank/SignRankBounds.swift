import Arrangements

/// A proof that the sign-rank of a matrix is at least some number. Where a flag says so, the proof speaks of the transposed
/// matrix, that is, columns have the part of rows and rows that of columns.
public enum SignRankLowerProof: Hashable, Sendable {
  /// Every sign-rank is at least 1.
  case trivial
  /// Two rows and two columns whose four entries have the product −1: at least 2.
  case rankOneMinor(rows: [Int], columns: [Int])
  /// A refuted dimension.
  case chirotope(ChirotopeRefutation, transposed: Bool)
  /// A spectral bound.
  case forster(ForsterCertificate, transposed: Bool)

  /// The number that the sign-rank is proved not to be below, if the proof is valid.
  public var bound: Int {
    switch self {
    case .trivial: 1
    case .rankOneMinor: 2
    case .chirotope(let refutation, _): refutation.rank + 1
    case .forster(let certificate, _): certificate.bound
    }
  }

  /// Whether the proof is valid for the matrix, decided exactly.
  public func isValid(for matrix: SignMatrix) -> Bool {
    switch self {
    case .trivial: true
    case .rankOneMinor(let rows, let columns):
      rows.count == 2 && columns.count == 2 && rows.allSatisfy { 0..<matrix.rowCount ~= $0 }
        && columns.allSatisfy { 0..<matrix.columnCount ~= $0 }
        && matrix[rows[0], columns[0]] * matrix[rows[0], columns[1]] * matrix[rows[1], columns[0]]
          * matrix[rows[1], columns[1]] < 0
    case .chirotope(let refutation, let isTransposed):
      refutation.isValid(for: isTransposed ? matrix.transposed : matrix)
    case .forster(let certificate, let isTransposed):
      certificate.isValid(for: isTransposed ? matrix.transposed : matrix)
    }
  }
}

/// What is known of the sign-rank of a matrix, with proofs of both bounds.
public struct SignRankBounds: Hashable, Sendable {
  /// The proof of the lower bound.
  public let lowerProof: SignRankLowerProof
  /// The proof of the upper bound.
  public let upperFactorisation: SignRankFactorisation

  /// The bounds with their proofs.
  public init(lowerProof: SignRankLowerProof, upperFactorisation: SignRankFactorisation) {
    self.lowerProof = lowerProof
    self.upperFactorisation = upperFactorisation
  }

  /// A number that the sign-rank is not below.
  public var lower: Int { lowerProof.bound }
  /// A number that the sign-rank is not above.
  public var upper: Int { upperFactorisation.rank }
  /// The sign-rank where the bounds meet.
  public var exact: Int? { lower == upper ? lower : nil }

  /// Whether both proofs are valid for the matrix, decided exactly.
  public func isValid(for matrix: SignMatrix) -> Bool {
    lowerProof.isValid(for: matrix) && upperFactorisation.isValid(for: matrix)
  }
}

/// How much work the bounds of a sign-rank may take. The same options give the same bounds and proofs.
public struct SignRankOptions: Sendable {
  /// How many random starts the search for a factorisation of one rank has.
  public var searchStarts: Int
  /// The greatest number of steps of a start.
  public var searchSteps: Int
  /// About how many floating-point multiplications, in millions, all searches for factorisations may take.
  public var searchEffort: Int
  /// The seed of the starts.
  public var seed: UInt64
  /// How many signs a search for orientations may propagate; see ``SignMatrix/chirotope(rank:budget:control:)``.
  public var orientationBudget: Int
  /// About how many floating-point multiplications, in millions, the spectral bounds may take, each way.
  public var spectralEffort: Int
  /// Interrupts the work, the bounds found so far being given, and hears of its progress.
  public var control: CountingControl?

  /// Options; the standard ones take seconds for matrices of 16 or 32 rows and columns.
  public init(
    searchStarts: Int = 8, searchSteps: Int = 2000, searchEffort: Int = 5_000, seed: UInt64 = 1,
    orientationBudget: Int = 200_000, spectralEffort: Int = 1000, control: CountingControl? = nil
  ) {
    self.searchStarts = searchStarts
    self.searchSteps = searchSteps
    self.searchEffort = searchEffort
    self.seed = seed
    self.orientationBudget = orientationBudget
    self.spectralEffort = spectralEffort
    self.control = control
  }
}
