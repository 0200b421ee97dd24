import ExactNumbers
import FileFormats
import ReLUNetworks

/// How a `.nnet` file relates the quantities of its application to the numbers its weights work on.
///
/// An input x becomes (x - mean) / range, coordinate by coordinate; the outputs z of the weights stand for
/// z · outputRange + outputMean, with one mean and one range for all outputs.
public struct Normalization: Equatable, Sendable {
  /// The number subtracted from each input.
  public let inputMeans: [Rational]
  /// The number by which each input is divided then; positive.
  public let inputRanges: [Rational]
  /// The number added to every output.
  public let outputMean: Rational
  /// The number by which every output is multiplied before; positive.
  public let outputRange: Rational

  /// The normalisation with the given numbers.
  /// - Throws: `NetworkFileError.text` for lists of different lengths and for a range that is not positive.
  public init(
    inputMeans: [Rational], inputRanges: [Rational], outputMean: Rational, outputRange: Rational
  ) throws(NetworkFileError) {
    guard inputMeans.count == inputRanges.count else {
      throw .text(.content("a normalisation with \(inputMeans.count) means and \(inputRanges.count) ranges"))
    }
    for (index, range) in inputRanges.enumerated() where range.signum() <= 0 {
      throw .text(.field(path: "range of input \(index)", found: "\(range)", expected: "a positive number"))
    }
    if outputRange.signum() <= 0 {
      throw .text(.field(path: "range of the outputs", found: "\(outputRange)", expected: "a positive number"))
    }
    self.inputMeans = inputMeans
    self.inputRanges = inputRanges
    self.outputMean = outputMean
    self.outputRange = outputRange
  }

  /// The normalisation that changes nothing.
  /// - Precondition: `inputDimension` is not negative.
  public static func identity(inputDimension: Int) -> Normalization {
    Normalization(count: inputDimension)
  }

  private init(count: Int) {
    inputMeans = [Rational](repeating: 0, count: count)
    inputRanges = [Rational](repeating: 1, count: count)
    outputMean = 0
    outputRange = 1
  }

  /// (x - mean) / range.
  /// - Precondition: `point` has as many coordinates as there are means.
  public func normalizing(_ point: [Rational]) -> [Rational] {
    precondition(point.count == inputMeans.count, "a point of another dimension than the normalisation")
    return point.indices.map { (point[$0] - inputMeans[$0]) / inputRanges[$0] }
  }

  /// The image of a box under x ↦ (x - mean) / range; a box again, for the ranges are positive.
  /// - Throws: `NetworkFileError.text` when the box has another dimension.
  public func normalizing(_ box: InputBox) throws(NetworkFileError) -> InputBox {
    guard box.dimension == inputMeans.count else {
      throw .text(.content("a box of dimension \(box.dimension), expected \(inputMeans.count)"))
    }
    return try InputBox(lower: normalizing(box.lower), upper: normalizing(box.upper))
  }

  /// The network that takes inputs and gives outputs in the units of the application: the map of the inputs is folded
  /// into the first layer of `network`, the map of the outputs into the last. No gate is added or changed.
  /// - Throws: `NetworkFileError.text` when the network has another number of inputs.
  public func folded(into network: ReLUNetwork) throws(NetworkFileError) -> ReLUNetwork {
    guard network.inputDimension == inputMeans.count else {
      throw .text(.content("a network with \(network.inputDimension) inputs, expected \(inputMeans.count)"))
    }
    var layers = network.layers.map { (rows: $0.rows, bias: $0.bias) }
    for row in layers[0].rows.indices {
      for column in inputMeans.indices {
        let entry = layers[0].rows[row][column] / inputRanges[column]
        layers[0].rows[row][column] = entry
        layers[0].bias[row] -= entry * inputMeans[column]
      }
    }
    let last = layers.count - 1
    for row in layers[last].rows.indices {
      for column in layers[last].rows[row].indices { layers[last].rows[row][column] *= outputRange }
      layers[last].bias[row] = layers[last].bias[row] * outputRange + outputMean
    }
    return try assembledNetwork(layers)
  }
}
