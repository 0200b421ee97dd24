import ExactNumbers
import FileFormats
import ReLUNetworks
import SwiftProtobuf

/// A network read from an ONNX file.
public struct ONNXNetwork: Equatable, Sendable {
  /// The network, on the elements of the input tensor in row-major order.
  public let network: ReLUNetwork
  /// The shape of the input tensor.
  public let inputShape: [Int]
  /// The shape of the output tensor.
  public let outputShape: [Int]
  /// What the reader did with the graph, one sentence each.
  public let notes: [String]

  /// The longest file that is accepted, in bytes.
  public static let maximumBytes = 64 << 20

  /// Reads the network of an ONNX file, exactly.
  ///
  /// The graph is read as the function over the real numbers that its operators define. Weights are floating-point numbers
  /// and so dyadic rationals, which are taken exactly; what a program that runs the file with rounded arithmetic prints
  /// differs by its rounding errors. Affine operators become parts of matrices. `Relu` becomes one gate an element, in
  /// order; `MaxPool`, `Max` and `Min` become binary trees of max(a, b) = b + σ(a - b). A value that is needed more than
  /// one layer further up, as in residual connections, is carried by gates of its own, σ(t) - σ(-t), or σ(t) if t is the
  /// output of a gate; the notes say how many there are, for they count among the gates of the network.
  ///
  /// The graph has one input and one output. A first axis of open length is a batch, of which one item is taken.
  /// - Throws: `NetworkFileError`: `.message` for bytes that are not such a file, `.unsupportedOperator`, `.node`, `.tensor`
  ///   and `.graph` naming the node or tensor, what was found and what was expected, `.tooLarge` before more than some
  ///   hundred megabytes or some seconds would be spent.
  /// - Complexity: one multiplication and addition for every weight that a matrix product or a convolution uses, times the
  ///   number of terms of what it is applied to.
  public init(reading bytes: [UInt8]) throws(NetworkFileError) {
    guard bytes.count <= Self.maximumBytes else {
      throw .tooLarge(what: "bytes of the model", found: bytes.count, limit: Self.maximumBytes)
    }
    if bytes.isEmpty { throw .message("it is empty") }
    try MessageCount.check(bytes)
    let model: ONNXModel
    do {
      model = try ONNXModel(serializedBytes: bytes)
    } catch {
      throw .message("\(error)")
    }
    try self.init(model)
  }

  init(_ model: ONNXModel) throws(NetworkFileError) {
    guard model.hasGraph else { throw .message("it has no graph") }
    let version = try Self.version(of: model)
    let graph = try ONNXGraphReader(model.graph, version: version)
    let (input, output, lowering) = try graph.run()
    var layering = GateLayering(lowering)
    network = try layering.network(of: output.forms, place: "the graph")
    inputShape = input
    outputShape = output.shape
    notes = graph.notes(lowering, layering)
  }

  private static func version(of model: ONNXModel) throws(NetworkFileError) -> Int {
    var version: Int64?
    for set in model.operatorSets where set.domain.isEmpty || set.domain == "ai.onnx" {
      guard version == nil || version == set.version else {
        throw .graph(found: "two versions of the standard operators", expected: "one")
      }
      version = set.version
    }
    // Files older than the third format version name none and mean the first.
    guard let version = version ?? (model.formatVersion < 3 ? 1 : nil) else {
      throw .graph(found: "no version of the standard operators", expected: "one")
    }
    guard (1...1_000).contains(version) else {
      throw .graph(found: "version \(version) of the standard operators", expected: "one from 1 on")
    }
    return Int(version)
  }
}
