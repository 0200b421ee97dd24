import ExactNumbers

/// The arrangement of all hyperplanes of the inequalities of cells.
struct CellArrangement {
  private let function: CellwiseAffineFunction
  private let control: RegionControl?
  /// Different hyperplanes as gates of one layer.
  private let network: ReLUNetwork
  /// For each cell the gates that are on there, or off; nil for a cell with an inequality that never holds.
  private let signs: [[(gate: Int, isOn: Bool)]?]

  init(_ function: CellwiseAffineFunction, control: RegionControl?) {
    self.function = function
    self.control = control
    let n = function.dimension
    var gates: [[Rational]] = []
    var places: [[Rational]: Int] = [:]
    func place(_ form: [Rational]) -> Int {
      if let known = places[form] { return known }
      places[form] = gates.count
      gates.append(form)
      return gates.count - 1
    }
    signs = function.cells.map { cell in
      var signs: [(gate: Int, isOn: Bool)] = []
      for inequality in cell.inequalities {
        guard let lead = inequality.normal.first(where: { !$0.isZero }) else {
          if inequality.constant.isNegative { return nil }
          continue
        }
        let form = (inequality.normal + [inequality.constant]).map { $0 / lead }
        signs.append((place(form), lead.signum() > 0))
      }
      return signs
    }
    // With the coordinates every region has vertices, so that different affine functions differ at one or in a direction.
    for coordinate in 0..<n { _ = place((0...n).map { $0 == coordinate ? 1 : 0 }) }
    let last = AffineMap(
      inputDimension: gates.count, entries: [Rational](repeating: 0, count: gates.count), bias: [0])
    network = ReLUNetwork(fitting: [
      AffineMap(inputDimension: n, entries: gates.flatMap { $0.dropLast() }, bias: gates.map { $0[n] }), last,
    ])
  }

  /// - Throws: `CellError`, `RegionError.interrupted`.
  func check() throws {
    var hasInterior = [Bool](repeating: false, count: function.cells.count)
    var cellOfRegion: [[Bool]: Int] = [:]
    var failure: CellError?
    // First the regions alone, then their facets: a region's neighbour may come after it.
    _ = try network.forEachLinearRegion(RegionOptions(control: control)) { region in
      let pattern = region.pattern[0]
      for (cell, signs) in signs.enumerated() {
        guard let signs, signs.allSatisfy({ pattern[$0.gate] == $0.isOn }) else { continue }
        hasInterior[cell] = true
        guard let other = cellOfRegion[pattern] else {
          cellOfRegion[pattern] = cell
          continue
        }
        if let point = difference(cell, other, region.interiorPoint, region.vertices, region.directions) {
          failure = twoValues(point, [other, cell])
          return false
        }
      }
      if cellOfRegion[pattern] == nil { failure = .uncovered(point: region.interiorPoint) }
      return failure == nil
    }
    if case .twoValues = failure, let failure { throw failure }
    // A cell without interior is the likelier mistake where something is not covered.
    for cell in hasInterior.indices where !hasInterior[cell] && (failure == nil || !isFull(cell)) {
      throw CellError.emptyInterior(cell: cell)
    }
    if let failure { throw failure }
    _ = try network.forEachLinearRegion(RegionOptions(control: control)) { region in
      guard let cell = cellOfRegion[region.pattern[0]] else { return true }
      for facet in region.facets {
        guard case .gate(_, let gate) = facet.walls.first else { continue }
        var pattern = region.pattern[0]
        pattern[gate].toggle()
        guard let other = cellOfRegion[pattern], function.pieceOfCell[other] != function.pieceOfCell[cell] else {
          continue
        }
        let vertices = facet.vertices.map { region.vertices[$0] }
        let directions = facet.directions.map { region.directions[$0] }
        if let point = difference(cell, other, region.interiorPoint(of: facet), vertices, directions) {
          failure = twoValues(point, [cell, other].sorted())
          return false
        }
      }
      return true
    }
    if let failure { throw failure }
  }

  private func isFull(_ cell: Int) -> Bool {
    let inequalities = function.cells[cell].inequalities.filter { !$0.normal.allSatisfy(\.isZero) }
    guard signs[cell] != nil else { return false }
    let options = RegionOptions(inequalities: inequalities, control: control)
    return (try? network.forEachLinearRegion(options) { _ in false }) != nil
  }

  private func twoValues(_ point: [Rational], _ cells: [Int]) -> CellError {
    .twoValues(point: point, cells: cells, values: cells.map { function.cells[$0].piece.image(of: point)[0] })
  }

  /// A point of a polyhedron, given by a point of its interior, its vertices and directions, at which two pieces differ.
  private func difference(
    _ first: Int, _ second: Int, _ interior: [Rational], _ vertices: [[Rational]], _ directions: [[BigInteger]]
  ) -> [Rational]? {
    if function.pieceOfCell[first] == function.pieceOfCell[second] { return nil }
    let (f, g) = (function.cells[first].piece, function.cells[second].piece)
    let further = directions.map { direction in zip(interior, direction).map { $0 + Rational($1) } }
    return ([interior] + vertices + further).first { f.image(of: $0) != g.image(of: $0) }
  }
}
