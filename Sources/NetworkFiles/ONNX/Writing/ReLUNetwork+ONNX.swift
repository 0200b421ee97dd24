import ExactNumbers
import ReLUNetworks
import SwiftProtobuf

extension ReLUNetwork {
  /// The network as an ONNX file: one `Gemm` a layer with `Relu` between them, from a tensor `input` of shape
  /// [1, inputs] to a tensor `output` of shape [1, outputs]. `ONNXNetwork(reading:)` gives this network again when nothing
  /// was rounded.
  /// - Parameters:
  ///   - width: the type of the weights.
  ///   - rounding: what to do with a number that is not exactly of that type, such as 1/3 or, as `float`, 0.1.
  /// - Throws: `NetworkFileError.notRepresentable` with layer, row and column, if rounding is refused or the number is
  ///   beyond the range of the type.
  /// - Complexity: linear in the number of weights.
  public func onnx(
    width: FloatingPointWidth = .single, rounding: NumberRounding = .refused
  ) throws(NetworkFileError) -> WrittenNetwork<[UInt8]> {
    var rounded = 0
    func numbers(_ values: some Collection<Rational>, _ place: (Int) -> String) throws(NetworkFileError) -> [Double] {
      var result: [Double] = []
      result.reserveCapacity(values.count)
      for (index, value) in values.enumerated() {
        if let exact = value.exactFloatingPoint(width) {
          result.append(exact)
        } else if rounding == .nearest, let nearest = value.nearestFloatingPoint(width) {
          result.append(nearest)
          rounded += 1
        } else {
          let text = value.description
          throw .notRepresentable(
            place: place(index), number: text.utf8.count > 60 ? text.prefix(60) + "..." : text, format: width.name)
        }
      }
      return result
    }
    func tensor(_ name: String, _ dimensions: [Int], _ values: [Double]) -> ONNXTensor {
      var tensor = ONNXTensor()
      tensor.name = name
      tensor.dimensions = dimensions.map { Int64($0) }
      switch width {
      case .single:
        tensor.elementType = ElementType.float.rawValue
        tensor.floatData = values.map { Float($0) }
      case .double:
        tensor.elementType = ElementType.double.rawValue
        tensor.doubleData = values
      }
      return tensor
    }
    var graph = ONNXGraph()
    graph.name = "network"
    graph.inputs = [Self.valueInfo("input", length: inputDimension, width)]
    graph.outputs = [Self.valueInfo("output", length: outputDimension, width)]
    var current = "input"
    for (index, layer) in layers.enumerated() {
      let number = index + 1
      let weights = try numbers(layer.entries) {
        "layer \(number), row \($0 / layer.inputDimension + 1), column \($0 % layer.inputDimension + 1)"
      }
      let bias = try numbers(layer.bias) { "layer \(number), bias \($0 + 1)" }
      graph.initializers.append(tensor("W\(number)", [layer.outputDimension, layer.inputDimension], weights))
      graph.initializers.append(tensor("b\(number)", [layer.outputDimension], bias))
      let isLast = number == layers.count
      var product = ONNXNode()
      product.name = "layer\(number)"
      product.operatorName = "Gemm"
      product.inputs = [current, "W\(number)", "b\(number)"]
      product.outputs = [isLast ? "output" : "sum\(number)"]
      var transposition = ONNXAttribute()
      transposition.name = "transB"
      transposition.integer = 1
      transposition.kind = 2
      product.attributes = [transposition]
      graph.nodes.append(product)
      if isLast { break }
      var activation = ONNXNode()
      activation.name = "activation\(number)"
      activation.operatorName = "Relu"
      activation.inputs = ["sum\(number)"]
      activation.outputs = ["hidden\(number)"]
      graph.nodes.append(activation)
      current = "hidden\(number)"
    }
    var model = ONNXModel()
    model.formatVersion = 7
    model.producerName = "lemmata"
    model.graph = graph
    var operators = ONNXOperatorSet()
    operators.domain = ""
    operators.version = 13
    model.operatorSets = [operators]
    do {
      return WrittenNetwork(output: try model.serializedBytes(), roundedNumbers: rounded)
    } catch {
      throw .message("\(error)")
    }
  }

  private static func valueInfo(_ name: String, length: Int, _ width: FloatingPointWidth) -> ONNXValueInfo {
    var info = ONNXValueInfo()
    info.name = name
    info.type.tensorType.elementType = (width == .single ? ElementType.float : ElementType.double).rawValue
    for length in [1, length] {
      var dimension = ONNXDimension()
      dimension.value = Int64(length)
      info.type.tensorType.shape.dimensions.append(dimension)
    }
    return info
  }
}
