import Arrangements

/// Bounds for the sign-rank of a matrix, each with a proof: the least number of dimensions in which there are vectors u_i of
/// the rows and v_j of the columns whose products ⟨u_i, v_j⟩ have the signs of the entries.
///
/// Sign-ranks 1 and 2 are decided exactly. Beyond, the bounds come from Forster's method and refuted orientations from
/// below, and from line classes, the rank, sign changes and a numerical search from above; they need not meet.
/// - Parameter matrix: The matrix.
/// - Parameter options: How much work is done.
public func signRank(of matrix: SignMatrix, options: SignRankOptions = SignRankOptions()) -> SignRankBounds {
  if let minor = matrix.rankOneMinor {
    var decision = SignRankDecision(matrix, options, .rankOneMinor(rows: minor.rows, columns: minor.columns))
    decision.run()
    return decision.bounds
  }
  // The only class of rows gives the factorisation.
  return SignRankBounds(lowerProof: .trivial, upperFactorisation: .ofRowClasses(matrix))
}

/// The work of ``signRank(of:options:)`` on the reduced matrix.
private struct SignRankDecision {
  private let original: SignMatrix
  private let reduction: ReducedSignMatrix
  private let options: SignRankOptions
  private var lowerProof: SignRankLowerProof
  /// The best factorisation of the reduced matrix.
  private var factorisation: SignRankFactorisation
  private var effort: Double

  private var matrix: SignMatrix { reduction.matrix }
  private var isDone: Bool { lowerProof.bound >= factorisation.rank || options.control?.isInterrupted == true }

  init(_ matrix: SignMatrix, _ options: SignRankOptions, _ proof: SignRankLowerProof) {
    original = matrix
    reduction = matrix.reduced
    self.options = options
    lowerProof = proof
    factorisation =
      reduction.matrix.rowCount <= reduction.matrix.columnCount
      ? .ofRowClasses(reduction.matrix) : .ofColumnClasses(reduction.matrix)
    effort = Double(options.searchEffort)
  }

  var bounds: SignRankBounds {
    SignRankBounds(lowerProof: lowerProof, upperFactorisation: factorisation.lifted(from: reduction))
  }

  mutating func run() {
    if let found = SignRankFactorisation.ofRankTwo(matrix) {
      factorisation = found
      return
    }
    excludeRankTwo()
    report("sign changes", 0)
    improve(.ofFewSignChanges(matrix, effort: matrix.rowCount * matrix.columnCount > 4096 ? 0 : 4000))
    let transposed = matrix.transposed
    improve(
      .ofFewSignChanges(transposed, effort: matrix.rowCount * matrix.columnCount > 4096 ? 0 : 4000).transposed)
    if matrix.rowCount <= 512, matrix.columnCount <= 512, !isDone {
      improve(.ofRank(matrix, atMost: factorisation.rank - 1))
    }
    if isDone { return }
    report("spectral bounds", 1)
    useForster()
    if isDone { return }
    report("search from above", 2)
    searchFromAbove()
    while !isDone {
      report("refuting orientations", 3)
      guard exclude(lowerProof.bound) else { break }
    }
    report("done", 4)
  }

  private func report(_ phase: String, _ done: Int) { options.control?.report(phase, done: done, total: 4) }

  private mutating func improve(_ found: SignRankFactorisation?) {
    if let found, found.rank < factorisation.rank, found.isValid(for: matrix) { factorisation = found }
  }

  /// The sign-rank is known to be at least 3; a small submatrix shows it.
  private mutating func excludeRankTwo() {
    guard let (rows, columns) = original.rankTwoObstruction else { return }
    let part = original.submatrix(rows: rows, columns: columns)
    if case .refuted(let found) = part.chirotope(rank: 2) {
      lowerProof = .chirotope(found.renamed(rows: rows, columns: columns), transposed: false)
    } else if case .refuted(let found) = part.transposed.chirotope(rank: 2) {
      lowerProof = .chirotope(found.renamed(rows: columns, columns: rows), transposed: true)
    }
  }

  private mutating func useForster() {
    for isTransposed in [false, true] where !isDone {
      let found = (isTransposed ? original.transposed : original).forsterCertificate(
        atLeast: lowerProof.bound + 1, effort: options.spectralEffort, control: options.control)
      if let found { lowerProof = .forster(found, transposed: isTransposed) }
    }
  }

  /// Refutes one dimension with the rows or the columns as vectors.
  private mutating func exclude(_ rank: Int) -> Bool {
    for isTransposed in [false, true] {
      let found = (isTransposed ? original.transposed : original).chirotopeRefutation(
        rank: rank, budget: options.orientationBudget, control: options.control)
      if let found {
        lowerProof = .chirotope(found, transposed: isTransposed)
        return true
      }
    }
    return false
  }

  /// Halves the interval of ranks between the bounds; what is not found within the starts counts as not there. Then the
  /// ranks below the best one are tried with all starts.
  private mutating func searchFromAbove() {
    var source = SeededRandomIntegers(seed: options.seed)
    var failed = lowerProof.bound - 1
    while failed + 1 < factorisation.rank, !isDone, effort > 0 {
      let rank = (failed + factorisation.rank) / 2
      if !search(rank, starts: 1, &source) { failed = rank }
    }
    while !isDone, effort > 0, search(factorisation.rank - 1, starts: options.searchStarts, &source) {}
  }

  /// Searches for a factorisation of a rank, within what is left of the effort.
  private mutating func search(_ rank: Int, starts: Int, _ source: inout SeededRandomIntegers) -> Bool {
    guard rank >= 1, rank >= lowerProof.bound else { return false }
    // A step has five products of the matrix with the basis.
    let millions = Double(5 * matrix.rowCount * matrix.columnCount * rank) / 1e6
    let steps = Int(min(Double(options.searchSteps), effort / millions / Double(starts)))
    guard steps > 0 else {
      effort = 0
      return false
    }
    var search = FactorisationSearch(matrix, rank: rank)
    let found = search.run(starts: starts, sweeps: steps, source: &source, control: options.control)
    effort -= millions * Double(search.stepCount)
    improve(found)
    return found != nil
  }
}
