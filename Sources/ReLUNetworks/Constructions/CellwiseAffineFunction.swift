import ExactNumbers

/// A continuous piecewise linear function on Rⁿ, given by closed polyhedra that cover the space and an affine function on
/// each.
///
/// Cells may overlap, and need not meet in common faces.
public struct CellwiseAffineFunction: Sendable {
  /// A polyhedron with the affine function there.
  public struct Cell: Sendable {
    /// Inequalities normal · x + constant ≥ 0.
    public let inequalities: [(normal: [Rational], constant: Rational)]
    /// The affine function, with one output.
    public let piece: AffineMap

    /// A cell, which `CellwiseAffineFunction` checks.
    public init(inequalities: [(normal: [Rational], constant: Rational)], piece: AffineMap) {
      self.inequalities = inequalities
      self.piece = piece
    }
  }

  /// The number of variables.
  public let dimension: Int
  /// The cells, each with interior.
  public let cells: [Cell]
  /// The different affine functions, in the order of their first cells.
  public let pieces: [AffineMap]
  /// For each cell the place of its affine function in `pieces`.
  public let pieceOfCell: [Int]

  /// The function with the given cells.
  ///
  /// Decided exactly, on the regions of the arrangement of all hyperplanes of inequalities: whether each cell has interior,
  /// each region is in a cell, and the pieces agree wherever cells meet. For the last it is enough to look at each region's
  /// facets: the regions around a point are connected by facets through it.
  /// - Parameters:
  ///   - cells: The cells.
  ///   - control: Interruption.
  /// - Throws: `CellError` with a point that shows it, `RegionError.interrupted`.
  /// - Complexity: that of the enumeration of the regions of the arrangement, which are all kept, times the number of
  ///   inequalities.
  public init(cells: [Cell], control: RegionControl? = nil) throws {
    guard let first = cells.first else { throw CellError.empty(what: "cell") }
    let n = first.piece.inputDimension
    for (number, cell) in cells.enumerated() {
      if cell.piece.inputDimension != n {
        throw CellError.dimension(place: "piece of cell \(number)", found: cell.piece.inputDimension, expected: n)
      }
      if cell.piece.outputDimension != 1 {
        throw CellError.dimension(place: "outputs of cell \(number)", found: cell.piece.outputDimension, expected: 1)
      }
      for (index, inequality) in cell.inequalities.enumerated() where inequality.normal.count != n {
        throw CellError.dimension(
          place: "cell \(number), inequality \(index)", found: inequality.normal.count, expected: n)
      }
    }
    self.init(unchecked: cells, dimension: n)
    try CellArrangement(self, control: control).check()
  }

  /// The function of a network with one output, by its proper activation regions.
  /// - Throws: `NetworkError.dimension` for another number of outputs; `RegionError`.
  /// - Complexity: that of the enumeration of the regions.
  public init(_ network: ReLUNetwork, control: RegionControl? = nil) throws {
    guard network.outputDimension == 1 else {
      throw NetworkError.dimension(operation: "outputs of a function", found: network.outputDimension, expected: 1)
    }
    var cells: [Cell] = []
    _ = try network.forEachLinearRegion(RegionOptions(control: control)) { region in
      cells.append(
        Cell(
          inequalities: region.facets.map { ($0.normal.map { Rational($0) }, Rational($0.constant)) },
          piece: network.affineMap(pattern: region.pattern)))
      return true
    }
    self.init(unchecked: cells, dimension: network.inputDimension)
  }

  private init(unchecked cells: [Cell], dimension: Int) {
    self.dimension = dimension
    self.cells = cells
    var pieces: [AffineMap] = []
    var places: [AffineMap: Int] = [:]
    pieceOfCell = cells.map { cell in
      if let place = places[cell.piece] { return place }
      places[cell.piece] = pieces.count
      pieces.append(cell.piece)
      return pieces.count - 1
    }
    self.pieces = pieces
  }

  /// The value at a point.
  /// - Throws: `NetworkError.dimension` for a point with another number of coordinates.
  public func callAsFunction(_ point: [Rational]) throws(NetworkError) -> Rational {
    guard point.count == dimension else {
      throw .dimension(operation: "evaluation", found: point.count, expected: dimension)
    }
    let cell = cells.first { cell in
      cell.inequalities.allSatisfy {
        !LinearForm(normal: $0.normal, constant: $0.constant).value(at: point).isNegative
      }
    }
    return (cell ?? cells[0]).piece.image(of: point)[0]
  }

  /// A cell on which a network with one output is not this function, and a point of its interior that shows it; nil if the
  /// network computes this function.
  /// - Throws: as `ReLUNetwork.comparison(with:_:)`.
  public func firstDifference(
    from network: ReLUNetwork, threads: Int? = nil, control: RegionControl? = nil
  ) throws -> (cell: Int, point: SeparatingPoint)? {
    for (number, cell) in cells.enumerated() {
      let options = RegionOptions(
        inequalities: cell.inequalities.filter { !$0.normal.allSatisfy(\.isZero) }, threads: threads, control: control)
      if let point = try network.firstDifference(ReLUNetwork(cell.piece), options) { return (number, point) }
    }
    return nil
  }
}
