import ExactNumbers

/// The functions that a network of one variable computes and the cells on which its gates keep their state.
public struct LinePropagation: Sendable {
  /// One function for each output.
  public let functions: [PiecewiseLinearFunction]
  /// The subdivision of the line by all gates.
  public let cells: ActivationCells
}

extension ReLUNetwork {
  /// The largest number of activation cells that propagation follows unless told otherwise.
  public static let defaultCellLimit = 1 << 22

  /// The function that a network with one input and one output computes, exactly and in canonical form.
  ///
  /// - Throws: `PropagationError.dimension` for other dimensions, `.cellLimit` when the line has more activation cells
  ///   than `cellLimit`, `.wordOverflow` when machine words were asked for and do not suffice.
  /// - Complexity: O(c · s) for c activation cells and s weights, usually much less: a change in layer i touches only
  ///   later layers.
  public func piecewiseLinearFunction(
    arithmetic: PropagationArithmetic = .automatic, cellLimit: Int = defaultCellLimit
  ) throws(PropagationError) -> PiecewiseLinearFunction {
    guard outputDimension == 1 else { throw .dimension(role: "output", found: outputDimension, expected: 1) }
    return try piecewiseLinearFunctions(arithmetic: arithmetic, cellLimit: cellLimit)[0]
  }

  /// The functions that a network with one input computes, one for each output.
  /// - Throws: as `piecewiseLinearFunction`.
  public func piecewiseLinearFunctions(
    arithmetic: PropagationArithmetic = .automatic, cellLimit: Int = defaultCellLimit
  ) throws(PropagationError) -> [PiecewiseLinearFunction] {
    try sweep(arithmetic, recordsCells: false, cellLimit: cellLimit).functions
  }

  /// The subdivision of the line by all gates of a network with one input.
  /// - Throws: as `piecewiseLinearFunction`.
  public func activationCells(
    arithmetic: PropagationArithmetic = .automatic, cellLimit: Int = defaultCellLimit
  ) throws(PropagationError) -> ActivationCells {
    try sweep(arithmetic, recordsCells: true, cellLimit: cellLimit).cells
  }

  /// Functions and cells of a network with one input from one sweep.
  /// - Throws: as `piecewiseLinearFunction`.
  public func linePropagation(
    arithmetic: PropagationArithmetic = .automatic, cellLimit: Int = defaultCellLimit
  ) throws(PropagationError) -> LinePropagation {
    let record = try sweep(arithmetic, recordsCells: true, cellLimit: cellLimit)
    return LinePropagation(functions: record.functions, cells: record.cells)
  }

  private func sweep(
    _ arithmetic: PropagationArithmetic, recordsCells: Bool, cellLimit: Int
  ) throws(PropagationError) -> SweepRecord {
    guard inputDimension == 1 else { throw .dimension(role: "input", found: inputDimension, expected: 1) }
    var record: SweepRecord?
    do throws(WordOverflow) {
      if arithmetic == .unbounded { throw WordOverflow() }
      record = try sweep(in: Int.self, recordsCells, cellLimit)
    } catch {
      if arithmetic == .words { throw .wordOverflow }
      record = try? sweep(in: BigInteger.self, recordsCells, cellLimit)
    }
    guard let record else { throw .cellLimit(cellLimit) }
    return record
  }

  private func sweep<Scalar: SweepScalar>(
    in scalar: Scalar.Type, _ recordsCells: Bool, _ cellLimit: Int
  ) throws(WordOverflow) -> SweepRecord? {
    var sweep = try BreakpointSweep<Scalar>(self, recordsCells: recordsCells, cellLimit: cellLimit)
    return try sweep.run()
  }
}
