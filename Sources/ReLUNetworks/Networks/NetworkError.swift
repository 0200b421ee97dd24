/// Why layers do not form a network, or why networks cannot be combined.
public enum NetworkError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A network has at least one affine layer.
  case noLayers
  /// A layer whose matrix has no row or no column; every width is at least 1.
  case emptyLayer(layer: Int)
  /// A row of layer `layer` (counted from 1) whose length differs from the number of columns.
  case raggedRow(layer: Int, row: Int, found: Int, expected: Int)
  /// A bias whose length differs from the number of rows.
  case biasLength(layer: Int, found: Int, expected: Int)
  /// A layer that takes another number of inputs than the layer before it delivers.
  case inputDimension(layer: Int, found: Int, expected: Int)
  /// A point or a network with the wrong dimension for the operation named.
  case dimension(operation: String, found: Int, expected: Int)
  /// A sum of networks with different numbers of hidden layers.
  case unequalDepth(found: Int, expected: Int)
  /// A network that should be delayed to fewer hidden layers than it has.
  case alreadyDeeper(hiddenLayers: Int, requested: Int)
  /// An operation on a list of networks that must not be empty.
  case noOperands(operation: String)

  /// One sentence that says what was found and what was expected.
  public var description: String {
    switch self {
    case .noLayers: "a network needs at least one layer, found none"
    case .emptyLayer(let layer): "layer \(layer) is empty: every width must be at least 1"
    case .raggedRow(let layer, let row, let found, let expected):
      "layer \(layer), row \(row) has \(found) entries, expected \(expected)"
    case .biasLength(let layer, let found, let expected):
      "layer \(layer) has a bias of length \(found), expected \(expected)"
    case .inputDimension(let layer, let found, let expected):
      "layer \(layer) takes \(found) inputs, expected \(expected), the number that the layer before it delivers"
    case .dimension(let operation, let found, let expected):
      "\(operation): dimension \(found), expected \(expected)"
    case .unequalDepth(let found, let expected):
      "networks of equal depth are needed: found \(found) hidden layers, expected \(expected)"
    case .alreadyDeeper(let hiddenLayers, let requested):
      "a network with \(hiddenLayers) hidden layers cannot be delayed to \(requested)"
    case .noOperands(let operation): "\(operation) of no networks is not defined"
    }
  }

  /// The same error, told about layer `layer`.
  func atLayer(_ layer: Int) -> NetworkError {
    switch self {
    case .emptyLayer: .emptyLayer(layer: layer)
    case .raggedRow(_, let row, let found, let expected):
      .raggedRow(layer: layer, row: row, found: found, expected: expected)
    case .biasLength(_, let found, let expected): .biasLength(layer: layer, found: found, expected: expected)
    default: self
    }
  }
}
