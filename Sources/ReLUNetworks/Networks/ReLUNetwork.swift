import ExactNumbers

/// A feed-forward network with rational weights and the activation σ(t) = max(0, t) after every layer but the last.
///
/// It computes A_{k+1} ∘ σ ∘ A_k ∘ … ∘ σ ∘ A_1 (R. Arora, A. Basu, P. Mianjy, A. Mukherjee, 2018, Definition 1). Every
/// width is at least 1; k = 0 hidden layers, that is an affine map, is allowed, and so are gates that never fire and
/// gates that occur twice.
public struct ReLUNetwork: Equatable, Hashable, Sendable {
  /// The affine maps A_1, …, A_{k+1}, in the order in which they are applied.
  public let layers: [AffineMap]

  /// The network with the given layers.
  /// - Throws: `NetworkError.noLayers`, or `.inputDimension` naming the first layer that does not fit the one before.
  public init(layers: [AffineMap]) throws(NetworkError) {
    guard !layers.isEmpty else { throw .noLayers }
    for index in layers.indices.dropFirst()
    where layers[index].inputDimension != layers[index - 1].outputDimension {
      throw .inputDimension(
        layer: index + 1, found: layers[index].inputDimension, expected: layers[index - 1].outputDimension)
    }
    self.layers = layers
  }

  /// The network with the given matrices (as rows) and biases, checked layer by layer.
  /// - Throws: `NetworkError` naming the layer, what was found and what was expected.
  public init(weights: [[[Rational]]], biases: [[Rational]]) throws(NetworkError) {
    guard weights.count == biases.count else {
      throw .dimension(operation: "number of bias vectors", found: biases.count, expected: weights.count)
    }
    var layers: [AffineMap] = []
    for (index, rows) in weights.enumerated() {
      do throws(NetworkError) {
        layers.append(try AffineMap(rows: rows, bias: biases[index]))
      } catch {
        throw error.atLayer(index + 1)
      }
    }
    try self.init(layers: layers)
  }

  /// The network without hidden layer that computes an affine map.
  public init(_ map: AffineMap) { layers = [map] }

  /// For operations of this module whose result fits together by construction.
  init(fitting layers: [AffineMap]) {
    assert(!layers.isEmpty)
    assert(zip(layers, layers.dropFirst()).allSatisfy { $0.outputDimension == $1.inputDimension })
    self.layers = layers
  }

  /// The number of coordinates of an input.
  public var inputDimension: Int { layers[0].inputDimension }
  /// The number of coordinates of an output.
  public var outputDimension: Int { outputLayer.outputDimension }
  /// The number k of hidden layers.
  public var hiddenLayerCount: Int { layers.count - 1 }
  /// The depth k + 1: the number of affine maps.
  public var depth: Int { layers.count }
  /// The widths w_1, …, w_k of the hidden layers.
  public var hiddenWidths: [Int] { layers.dropLast().map(\.outputDimension) }
  /// The size w_1 + … + w_k: the number of gates.
  public var size: Int { hiddenWidths.reduce(0, +) }
  /// The largest width of a hidden layer; nil without hidden layer.
  public var width: Int? { hiddenWidths.max() }
  /// Input dimension, widths of the hidden layers, output dimension.
  public var widths: [Int] { [inputDimension] + layers.map(\.outputDimension) }

  /// The hidden layers, without the last affine map.
  var hiddenLayers: ArraySlice<AffineMap> { layers.dropLast() }
  /// The last affine map, which no activation follows.
  var outputLayer: AffineMap { layers[layers.count - 1] }

  /// The exact output at a point.
  /// - Throws: `NetworkError.dimension` when `point` has another length than `inputDimension`.
  /// - Complexity: one rational multiplication and addition a weight.
  public func evaluate(at point: [Rational]) throws(NetworkError) -> [Rational] {
    guard point.count == inputDimension else {
      throw .dimension(operation: "evaluation", found: point.count, expected: inputDimension)
    }
    var values = point
    for layer in hiddenLayers { values = layer.image(of: values).map { $0.signum() > 0 ? $0 : 0 } }
    return outputLayer.image(of: values)
  }

  /// The values before activation of every gate, layer by layer, at a point.
  /// - Throws: `NetworkError.dimension` when `point` has another length than `inputDimension`.
  public func preactivations(at point: [Rational]) throws(NetworkError) -> [[Rational]] {
    guard point.count == inputDimension else {
      throw .dimension(operation: "evaluation", found: point.count, expected: inputDimension)
    }
    var values = point
    var result: [[Rational]] = []
    for layer in hiddenLayers {
      let sums = layer.image(of: values)
      result.append(sums)
      values = sums.map { $0.signum() > 0 ? $0 : 0 }
    }
    return result
  }
}
