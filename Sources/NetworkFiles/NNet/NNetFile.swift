import ExactNumbers
import FileFormats
import ReLUNetworks

/// A network in the text format `.nnet` of the Stanford Intelligent Systems Laboratory (K. Julian, 2016).
///
/// The file has comment lines, then lines of numbers separated by commas: the number of layers, inputs, outputs and the
/// largest width; all widths; a flag without meaning; the least and the greatest value of every input; a mean for every
/// input and one for the outputs; a range for every input and one for the outputs; then for every layer its weights, row
/// after row, and its biases, one a line. Every number is taken exactly as the decimal that stands there.
///
/// The program that the format belongs to evaluates a point in three steps. It clips every input to its least and greatest
/// value; it normalises, (x - mean) / range; and it runs the weights, whose outputs z stand for z · range + mean. Here
/// - `network` is the weights alone: normalised inputs, outputs before the last map. ONNX files and VNN-LIB properties of
///   the ACAS Xu networks speak of these;
/// - `networkInOriginalUnits` has the two affine maps folded in: inputs and outputs in the units of the application;
/// - clipping is part of neither. `inputBox` and `normalizedInputBox` are the sets on which it does nothing.
public struct NNetFile: Equatable, Sendable {
  /// The comment lines at the beginning, without the slashes and one space after them.
  public let comments: [String]
  /// The weights, on normalised inputs.
  public let network: ReLUNetwork
  /// The least and the greatest value of each input, in the units of the application.
  public let inputBox: InputBox
  /// The maps from the units of the application to the inputs of `network` and from its outputs back.
  public let normalization: Normalization

  /// The file with the given parts.
  /// - Throws: `NetworkFileError.text` when the box or the normalisation has another number of inputs than the network, or
  ///   a comment is more than one line.
  public init(
    comments: [String] = [], network: ReLUNetwork, inputBox: InputBox, normalization: Normalization
  ) throws(NetworkFileError) {
    for (what, found) in [("box", inputBox.dimension), ("normalisation", normalization.inputMeans.count)]
    where found != network.inputDimension {
      throw .text(.content("a \(what) for \(found) inputs, expected \(network.inputDimension), as the network has"))
    }
    for comment in comments where comment.contains(where: \.isNewline) {
      throw .text(.content("a comment of several lines, expected one line a comment"))
    }
    self.comments = comments
    self.network = network
    self.inputBox = inputBox
    self.normalization = normalization
  }

  /// The box of `inputBox` in normalised inputs, those that `network` takes.
  public var normalizedInputBox: InputBox {
    get throws(NetworkFileError) { try normalization.normalizing(inputBox) }
  }

  /// The network from inputs to outputs in the units of the application, without clipping.
  public var networkInOriginalUnits: ReLUNetwork {
    get throws(NetworkFileError) { try normalization.folded(into: network) }
  }
}
