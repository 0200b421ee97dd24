import ExactNumbers
import ReLUNetworks
import Testing

/// Which cells with affine pieces are a continuous function, and the points that show that others are none.
@Suite struct CellTests {
  private typealias Cell = CellwiseAffineFunction.Cell

  /// A cell by rows of coefficients and constant.
  private func cell(_ inequalities: [[Rational]], _ piece: [Rational]) throws -> Cell {
    Cell(
      inequalities: inequalities.map { (Array($0.dropLast()), $0[$0.count - 1]) },
      piece: try AffineMap(coefficients: Array(piece.dropLast()), constant: piece[piece.count - 1]))
  }

  private func isIn(_ cell: Cell, _ point: [Rational]) -> Bool {
    cell.inequalities.allSatisfy { inequality in
      !zip(inequality.normal, point).reduce(inequality.constant) { $0 + $1.0 * $1.1 }.isNegative
    }
  }

  @Test func overlapsAndDegenerateInequalities() throws {
    // |x| with a cell inside another one, a cell twice, redundant, repeated and constant inequalities.
    let function = try CellwiseAffineFunction(cells: [
      cell([[1, 0], [2, 0], [1, 5]], [1, 0]), cell([[-1, 0], [0, 3], [0, 0]], [-1, 0]),
      cell([[1, -2], [-1, 3]], [1, 0]),
      cell([[1, 0]], [1, 0]),
    ])
    #expect(function.pieces.count == 2 && function.pieceOfCell == [0, 1, 0, 0])
    let network = try function.signedMaximumSum().network
    #expect(network.hiddenLayerCount == 1)
    #expect(try function.firstDifference(from: network) == nil)
    #expect(try network.evaluate(at: [-3]) == [3])
    let shifted = network.shifted(by: 1)
    let difference = try #require(try function.firstDifference(from: shifted))
    #expect(isIn(function.cells[difference.cell], difference.point.point))
  }

  @Test func halfPlanesWithoutVertices() throws {
    // The pieces agree at x₂ = 0 of the common line only.
    let cells = [try cell([[1, 0, 0]], [0, 1, 0]), try cell([[-1, 0, 0]], [0, 0, 0])]
    do {
      _ = try CellwiseAffineFunction(cells: cells)
      Issue.record("a jump was not found")
    } catch let error as CellError {
      guard case .twoValues(let point, let numbers, let values) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(point[0].isZero && !point[1].isZero && numbers == [0, 1] && values == [point[1], 0])
    }
    let function = try CellwiseAffineFunction(cells: [
      cell([[1, 0, 0]], [3, 1, 0]), cell([[-1, 0, 0]], [0, 1, 0]),
    ])
    #expect(try function.signedMaximumSum().network.hiddenLayerCount == 1)
  }

  @Test func pointsInNoCell() throws {
    do {
      _ = try CellwiseAffineFunction(cells: [
        cell([[1, 0, 0]], [1, 0, 0]), cell([[-1, 0, 0], [0, 1, 0]], [0, 0, 0]), cell([[0, -1, -1]], [0, 0, 0]),
      ])
      Issue.record("a hole was not found")
    } catch CellError.uncovered(let point) {
      #expect(point[0].isNegative && point[1].isNegative && point[1] > -1)
    } catch CellError.twoValues(let point, let cells, let values) {
      // Cells 0 and 2 overlap with different values.
      #expect(point[0].signum() > 0 && point[1] <= -1 && cells == [0, 2] && values[0] != values[1])
    }
    #expect(throws: CellError.self) { try CellwiseAffineFunction(cells: [cell([[1, 0]], [1, 0])]) }
  }

  @Test func cellsWithoutInterior() throws {
    let all = try cell([], [1, 0])
    for thin in [[[Rational(1), 0], [-1, 0]], [[1, -1], [-1, 0]], [[0, -1]]] {
      let cells = [all, try cell(thin, [1, 0])]
      #expect(throws: CellError.emptyInterior(cell: 1)) { try CellwiseAffineFunction(cells: cells) }
      #expect(throws: CellError.emptyInterior(cell: 0)) { try CellwiseAffineFunction(cells: [cells[1]]) }
    }
    #expect(throws: CellError.empty(what: "cell")) { try CellwiseAffineFunction(cells: []) }
  }

  @Test func numbersOfCoefficients() throws {
    let line = try AffineMap(coefficients: [1], constant: 0)
    #expect(throws: CellError.dimension(place: "piece of cell 1", found: 2, expected: 1)) {
      try CellwiseAffineFunction(cells: [cell([], [1, 0]), cell([], [1, 0, 0])])
    }
    #expect(throws: CellError.dimension(place: "cell 0, inequality 1", found: 2, expected: 1)) {
      try CellwiseAffineFunction(cells: [Cell(inequalities: [([1], 0), ([1, 1], 0)], piece: line)])
    }
    #expect(throws: CellError.dimension(place: "outputs of cell 0", found: 2, expected: 1)) {
      try CellwiseAffineFunction(cells: [
        Cell(inequalities: [], piece: try AffineMap(rows: [[1], [1]], bias: [0, 0]))
      ])
    }
  }

  @Test("Changes of continuous functions are found, with a point that shows them")
  func changes() throws {
    var random = SeededGenerator(seed: 77)
    for round in 0..<40 {
      let widths = [[1, 3, 1], [2, 3, 1], [2, 2, 2, 1], [3, 3, 1]][round % 4]
      var cells = try CellwiseAffineFunction(try random.network(widths, bound: 2)).cells
      if cells.count < 2 { continue }
      let place = random.integer(0...cells.count - 1)
      if round % 2 == 0 {
        let changed = cells.remove(at: place)
        // A cell less, or half of it.
        if round % 4 == 0 {
          let cut = ((0..<widths[0]).map { _ in random.rational(2) }, random.rational(2))
          cells.append(Cell(inequalities: changed.inequalities + [cut], piece: changed.piece))
        }
      } else {
        let piece = cells[place].piece
        let weights = piece.row(0).map { $0 + Rational(random.integer(-1...1)) }
        cells[place] = Cell(
          inequalities: cells[place].inequalities,
          piece: try AffineMap(coefficients: weights, constant: piece.bias[0] + Rational(random.integer(-1...1))))
      }
      do {
        let function = try CellwiseAffineFunction(cells: cells)
        // Nothing was changed but the description.
        #expect(try function.firstDifference(from: try function.signedMaximumSum().network) == nil)
      } catch CellError.uncovered(let point) {
        #expect(!cells.contains { isIn($0, point) })
      } catch CellError.twoValues(let point, let numbers, let values) {
        #expect(numbers.count == 2 && values[0] != values[1])
        for (number, value) in zip(numbers, values) {
          #expect(isIn(cells[number], point))
          #expect(try cells[number].piece(point) == [value])
        }
      } catch CellError.emptyInterior(let cell) {
        #expect(cell == cells.count - 1 && round % 4 == 0)
      }
    }
  }
}
