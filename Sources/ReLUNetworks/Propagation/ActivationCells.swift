import ExactNumbers

/// The subdivision of the line by the gates of a network: on each cell every gate's value before activation is positive
/// throughout the interior, or nowhere positive.
///
/// The boundaries are all points where some gate starts or stops firing, whether or not the output notices.
public struct ActivationCells: Equatable, Sendable {
  /// A gate, by its hidden layer and its place in the layer, both counted from 0.
  public struct Gate: Hashable, Sendable {
    /// The hidden layer, counted from 0.
    public let layer: Int
    /// The place in the layer, counted from 0.
    public let index: Int

    /// The gate at the given place.
    public init(layer: Int, index: Int) {
      self.layer = layer
      self.index = index
    }
  }

  /// The boundaries, increasing.
  public let boundaries: [Rational]
  /// Which gates fire on the leftmost cell, layer by layer.
  public let leftmostPattern: [[Bool]]
  /// The gates that start or stop at each boundary, all in one list.
  let toggles: [Gate]
  /// Where the gates of boundary i begin in `toggles`; one entry more than boundaries.
  let toggleStarts: [Int]

  /// The number of cells, one more than boundaries.
  public var cellCount: Int { boundaries.count + 1 }

  /// The gates that start or stop firing at a boundary, in the order of layers and places.
  /// - Precondition: `boundary` is an index of `boundaries`.
  public func toggledGates(at boundary: Int) -> ArraySlice<Gate> {
    toggles[toggleStarts[boundary]..<toggleStarts[boundary + 1]]
  }

  /// Which gates fire in the interior of a cell, layer by layer.
  /// - Precondition: `cell` is in `0..<cellCount`.
  /// - Complexity: O(number of gates and of changes up to the cell).
  public func pattern(ofCell cell: Int) -> [[Bool]] {
    var pattern = leftmostPattern
    for gate in toggles[..<toggleStarts[cell]] { pattern[gate.layer][gate.index].toggle() }
    return pattern
  }

  /// A point in the interior of a cell.
  /// - Precondition: `cell` is in `0..<cellCount`.
  public func interiorPoint(ofCell cell: Int) -> Rational {
    guard let first = boundaries.first, let last = boundaries.last else { return 0 }
    if cell == 0 { return first - 1 }
    if cell == boundaries.count { return last + 1 }
    return (boundaries[cell - 1] + boundaries[cell]) / 2
  }
}
