import ExactNumbers
import ReLUNetworks

// Theorems about numbers: FORMAT.md 4.7 to 4.9 and 4.14.
extension CertificateBuilder {
  /// Decides a comparison of integer expressions, and writes whichever relation is true.
  ///
  /// - Returns: whether the relation asked for holds.
  @discardableResult
  public mutating func decide(_ left: Quantity, _ relation: Relation, _ right: Quantity) -> Bool {
    let truth = relation.truth(left.value, right.value)
    theorem("compare \(left.tokens) \(truth.rawValue) \(right.tokens)")
    return relation.holds(left.value, right.value)
  }

  /// Proves the number of pieces of a folding by the composition lemma, without listing them.
  ///
  /// - Returns: the measure `pieces:H`.
  /// - Complexity: O(number of folds) multiplications.
  public mutating func proveFoldPieces(_ h: ProofFolding) -> Quantity {
    let count = h.parameters.pieceCount
    theorem("fold-pieces \(h.name) \(count)")
    return Quantity(tokens: "pieces:\(h.name)", value: count)
  }

  /// Proves the best lower bound that the piece count gives on the size of networks with exactly `layers` hidden layers.
  ///
  /// - Parameters:
  ///   - pieces: a measure `pieces:F` returned by an earlier theorem of this file.
  ///   - name: the name of F.
  /// - Precondition: layers is in 1…10⁹ and the bound is below 10⁹.
  /// - Returns: the bound, the least s with Π(w_i+1) ≥ pieces possible for widths of sum s.
  public mutating func proveMinimumSize(_ name: String, pieces: Quantity, layers: Int) -> BigInteger {
    let bound = PieceBounds.minimumSize(pieces: pieces.value, hiddenLayers: layers) ?? 0
    theorem("size-at-least \(name) \(layers) \(bound)")
    return bound
  }

  /// Proves the exact lower bound on the number of gates of networks with one hidden layer.
  ///
  /// - Parameters:
  ///   - gates: the number of gates to prove necessary.
  ///   - modulus: a modulus that excludes the subset sum, or 0 to let the checker list the sums.
  public mutating func proveGates(_ f: ProofFunction, atLeast gates: Int, modulus: Int = 0) {
    let (denominator, numerators) = overCommonDenominator(f.function.slopes)
    theorem(
      "gates-at-least \(f.name) \(gates)", suffix: "\(denominator) \(modulus) \(f.swept.cuts.count)")
    line("slopes " + numerators.map(\.description).joined(separator: " "))
    points(f.swept.cuts)
  }
}
