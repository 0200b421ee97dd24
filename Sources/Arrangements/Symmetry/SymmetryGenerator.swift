import ExactAlgebra
import ExactNumbers

/// A linear map of the space of an arrangement, or of its cone, that permutes the hyperplanes.
///
/// It acts on normal vectors: (matrix / denominator) v_i is a nonzero multiple of v_p(i), in all coordinates of the space, the
/// homogenising one first if the arrangement is not central.
package struct SymmetryGenerator: Sendable, Equatable {
  /// The rows of the matrix.
  package let matrix: [[BigInteger]]
  /// The positive common denominator of the entries.
  package let denominator: BigInteger
  /// For each row of the configuration, the row to which it goes.
  package let permutation: [Int]

  /// The generators of a frame group as maps of the original space.
  ///
  /// If the vectors span a smaller space, the maps keep a complement of it pointwise.
  ///
  /// - Throws: `ArrangementError.internal` if the frame does not separate the vectors.
  static func generators(
    _ generators: [FrameWords.Generator], of symmetry: FrameSymmetry, tables: FrameTables,
    arrangement: HyperplaneArrangement, configuration: CentralConfiguration
  ) throws(ArrangementError) -> [SymmetryGenerator] {
    guard !generators.isEmpty else { return [] }
    do {
      let rank = configuration.rank
      let signs = symmetry.group.negatedColumns
      let count = signs.count
      let frame = Matrix(rows: rank, columns: count) { row, column in
        signs[column] ? -symmetry.functionals[row][column] : symmetry.functionals[row][column]
      }
      let basis = frame.reducedRowEchelonForm.pivotColumns
      let inverse = try Matrix(rows: rank, columns: rank) { frame[$1, basis[$0]] }.inverse()
      let lift = try lift(arrangement, configuration)
      let width = lift.rowCount
      var result: [SymmetryGenerator] = []
      for generator in generators {
        let image = Matrix(rows: rank, columns: rank) { row, coordinate in
          let column = basis[row]
          let source =
            column == generator.first ? generator.second : column == generator.second ? generator.first : column
          let isMoved = column == generator.first || column == generator.second
          return isMoved && generator.isNegated ? -frame[coordinate, source] : frame[coordinate, source]
        }
        // On the span the map is E L P, on the kernel of the projection P the identity.
        let local = try lift.multiplied(by: inverse.multiplied(by: image))
        let places = Dictionary(uniqueKeysWithValues: configuration.columns.enumerated().map { ($1, $0) })
        let full = Matrix(rows: width, columns: width) { row, column in
          let identity: Rational = row == column ? 1 : 0
          guard let place = places[column] else { return identity }
          return identity + local[row, place] - lift[row, place]
        }
        guard
          let images = tables.images(
            exchanging: generator.first, generator.second, negated: generator.isNegated)
        else { throw ArrangementError.internal("a generator of the group without its permutation of the rows") }
        result.append(SymmetryGenerator(full, permutation: (0..<tables.rowCount).map { Int(images[$0]) }))
      }
      return result
    } catch let error as ArrangementError {
      throw error
    } catch {
      throw .internal("the frame of a symmetry does not separate the vectors")
    }
  }

  private init(_ matrix: Matrix, permutation: [Int]) {
    var denominator: BigInteger = 1
    for row in 0..<matrix.rowCount {
      for column in 0..<matrix.columnCount {
        denominator = .leastCommonMultiple(denominator, matrix[row, column].denominator)
      }
    }
    self.matrix = (0..<matrix.rowCount).map { row in
      (0..<matrix.columnCount).map { column in
        matrix[row, column].numerator * denominator.exactlyDivided(by: matrix[row, column].denominator)
      }
    }
    self.denominator = denominator
    self.permutation = permutation
  }

  /// The matrix that takes the projected coordinates of a vector of the span to all its coordinates.
  private static func lift(
    _ arrangement: HyperplaneArrangement, _ configuration: CentralConfiguration
  ) throws -> Matrix {
    let width = arrangement.dimension + (configuration.hasInfinity ? 1 : 0)
    let rank = configuration.rank
    if rank == width { return .identity(width) }
    var vectors: [[BigInteger]] = []
    for (index, form) in arrangement.forms.enumerated() {
      // The first form of each row.
      guard let place = configuration.places[index], place.row == vectors.count else { continue }
      vectors.append(configuration.hasInfinity ? [form.constant] + form.normal : form.normal)
    }
    if configuration.hasInfinity { vectors.append([1] + [BigInteger](repeating: 0, count: arrangement.dimension)) }
    let transposed = Matrix(rows: width, columns: vectors.count) { Rational(vectors[$1][$0]) }
    let basis = transposed.reducedRowEchelonForm.pivotColumns
    let projected = Matrix(rows: rank, columns: rank) { Rational(vectors[basis[$0]][configuration.columns[$1]]) }
    let original = Matrix(rows: rank, columns: width) { Rational(vectors[basis[$0]][$1]) }
    let transposedLift = try projected.inverse().multiplied(by: original)
    return Matrix(rows: width, columns: rank) { transposedLift[$1, $0] }
  }
}
