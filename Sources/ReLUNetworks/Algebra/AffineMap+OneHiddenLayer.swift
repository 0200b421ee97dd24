import ExactAlgebra
import ExactNumbers

extension AffineMap {
  /// A network with one hidden layer of 2m gates that computes this map to m dimensions, T = σ(T) - σ(-T)
  /// (Lemma 2.A.5).
  public var asOneHiddenLayer: ReLUNetwork {
    let join = AffineMap.signSplitting(dimension: outputDimension).join
    let hidden = AffineMap(
      inputDimension: inputDimension, entries: entries + entries.map { -$0 }, bias: bias + bias.map { -$0 })
    return ReLUNetwork(fitting: [hidden, join])
  }

  /// A network with one hidden layer of 2·rank gates that computes this map; that many are needed when the rank is
  /// positive, because every breaking hyperplane must cancel. A constant map takes one gate that never fires, since a
  /// layer has at least one.
  public var asSmallestOneHiddenLayer: ReLUNetwork {
    let (basis, pivots) = reducedRows
    guard !pivots.isEmpty else {
      return ReLUNetwork(fitting: [
        AffineMap(inputDimension: inputDimension, entries: [Rational](repeating: 0, count: inputDimension), bias: [0]),
        AffineMap(inputDimension: 1, entries: [Rational](repeating: 0, count: outputDimension), bias: bias),
      ])
    }
    // W = C·R with the pivot columns C of W and the rows R of the reduced echelon form.
    let rows = basis.flatMap { $0 }
    let hidden = AffineMap(
      inputDimension: inputDimension, entries: rows + rows.map { -$0 },
      bias: [Rational](repeating: 0, count: 2 * pivots.count))
    let output = AffineMap(
      inputDimension: 2 * pivots.count,
      entries: (0..<outputDimension).flatMap { row in
        pivots.map { self[row, $0] } + pivots.map { -self[row, $0] }
      }, bias: bias)
    return ReLUNetwork(fitting: [hidden, output])
  }

  /// The rank of the linear part.
  public var rank: Int { reducedRows.pivots.count }

  /// The non-zero rows of the reduced row echelon form of W and the columns of their leading ones.
  private var reducedRows: (rows: [[Rational]], pivots: [Int]) {
    let (matrix, pivots) = Matrix(rows: outputDimension, columns: inputDimension) { self[$0, $1] }.reducedRowEchelonForm
    return (pivots.indices.map { matrix.row($0).entries }, pivots)
  }
}
