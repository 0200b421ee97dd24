import ExactNumbers
import Foundation
import NetworkFiles
import SwiftProtobuf

/// Builds ONNX files message by message.
struct ModelBuilder {
  var model = ONNXModel()

  init(input shape: [Int64], output: String = "y", version: Int64 = 13) {
    model.formatVersion = 7
    var operators = ONNXOperatorSet()
    operators.version = version
    model.operatorSets = [operators]
    model.graph.inputs = [Self.value("x", shape)]
    model.graph.outputs = [Self.value(output, nil)]
  }

  /// A value with a shape; 0 stands for an open length.
  static func value(_ name: String, _ shape: [Int64]?) -> ONNXValueInfo {
    var info = ONNXValueInfo()
    info.name = name
    info.type.tensorType.elementType = 1
    guard let shape else { return info }
    info.type.tensorType.shape = ONNXTensorShape()
    for length in shape {
      var dimension = ONNXDimension()
      if length == 0 { dimension.parameter = "N" } else { dimension.value = length }
      info.type.tensorType.shape.dimensions.append(dimension)
    }
    return info
  }

  static func tensor(_ name: String, _ shape: [Int], _ values: [Float]) -> ONNXTensor {
    var tensor = ONNXTensor()
    tensor.name = name
    tensor.elementType = 1
    tensor.dimensions = shape.map { Int64($0) }
    tensor.floatData = values
    return tensor
  }

  static func integers(_ name: String, _ values: [Int64]) -> ONNXTensor {
    var tensor = ONNXTensor()
    tensor.name = name
    tensor.elementType = 7
    tensor.dimensions = [Int64(values.count)]
    tensor.int64Data = values
    return tensor
  }

  static func attribute(_ name: String, _ value: Int64) -> ONNXAttribute {
    var attribute = ONNXAttribute()
    attribute.name = name
    attribute.integer = value
    attribute.kind = 2
    return attribute
  }

  static func attribute(_ name: String, real value: Float) -> ONNXAttribute {
    var attribute = ONNXAttribute()
    attribute.name = name
    attribute.real = value
    attribute.kind = 1
    return attribute
  }

  static func attribute(_ name: String, _ values: [Int]) -> ONNXAttribute {
    var attribute = ONNXAttribute()
    attribute.name = name
    attribute.integers = values.map { Int64($0) }
    attribute.kind = 7
    return attribute
  }

  static func attribute(_ name: String, _ text: String) -> ONNXAttribute {
    var attribute = ONNXAttribute()
    attribute.name = name
    attribute.text = Data(text.utf8)
    attribute.kind = 3
    return attribute
  }

  mutating func constant(_ name: String, _ shape: [Int], _ values: [Float]) {
    model.graph.initializers.append(Self.tensor(name, shape, values))
  }

  mutating func constant(_ name: String, integers: [Int64]) {
    model.graph.initializers.append(Self.integers(name, integers))
  }

  mutating func node(_ operation: String, _ inputs: [String], _ output: String, _ attributes: ONNXAttribute...) {
    var node = ONNXNode()
    node.operatorName = operation
    node.name = "n\(model.graph.nodes.count + 1)"
    node.inputs = inputs
    node.outputs = [output]
    node.attributes = attributes
    model.graph.nodes.append(node)
  }

  var bytes: [UInt8] { get throws { try model.serializedBytes() } }

  func read() throws -> ONNXNetwork { try ONNXNetwork(reading: bytes) }
}

func exact(_ values: [Float]) -> [Rational] { values.map { Rational(exactly: Double($0)) ?? 0 } }
