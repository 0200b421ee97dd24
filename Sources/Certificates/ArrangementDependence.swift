import Arrangements
import ExactAlgebra
import ExactNumbers

/// A linear relation between at most min(n, m) of the m vectors of a central arrangement in R^n.
struct DependentVectors {
  /// The factors, all nonzero, by increasing index; nil if every min(n, m) vectors are independent.
  let relation: [(index: Int, factor: BigInteger)]?

  init(_ arrangement: HyperplaneArrangement) {
    if let zero = arrangement.forms.firstIndex(where: \.isConstant) {
      relation = [(zero, 1)]
      return
    }
    // As many vectors as the rank of a flat that contains them, and one more, are dependent.
    let flats = ArrangementFlats(arrangement)
    guard let dependent = flats.dependentAtoms else {
      relation = nil
      return
    }
    let indices = dependent.compactMap { flats.forms[$0] }
    let columns = indices.map { arrangement.forms[$0].normal }
    let (matrix, pivots) = Matrix(rows: arrangement.dimension, columns: columns.count) {
      Rational(columns[$1][$0])
    }.reducedRowEchelonForm
    guard let free = columns.indices.first(where: { !pivots.contains($0) }) else {
      relation = nil
      return
    }
    var factors = [Rational](repeating: 0, count: columns.count)
    factors[free] = 1
    for (row, pivot) in pivots.enumerated() { factors[pivot] = -matrix[row, free] }
    let (_, integers) = overCommonDenominator(factors)
    relation = zip(indices, integers).filter { !$0.1.isZero }.map { ($0.0, $0.1) }
  }
}
