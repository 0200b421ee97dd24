import ExactNumbers
import SwiftProtobuf

/// A node whose inputs are known: what an operator sees.
struct OperatorCall {
  /// The node for messages, such as `node 3 'relu_1' (Relu)`.
  let place: String
  /// The version of the standard operators that the file means.
  let version: Int
  /// The inputs; nil for one that is left out.
  let inputs: [SymbolicTensor?]
  /// How many outputs the node names.
  let outputCount: Int
  private let attributes: [String: ONNXAttribute]

  init(
    place: String, version: Int, inputs: [SymbolicTensor?], outputCount: Int, attributes list: [ONNXAttribute]
  ) throws(NetworkFileError) {
    self.place = place
    self.version = version
    self.inputs = inputs
    self.outputCount = outputCount
    var attributes: [String: ONNXAttribute] = [:]
    for attribute in list {
      if attribute.hasReference || attribute.hasSubgraph || attribute.hasSparseTensor {
        throw .node(
          place, found: "the attribute '\(shortened(attribute.name))' with a graph, a sparse tensor or a reference",
          expected: "numbers, texts or tensors")
      }
      guard attributes.updateValue(attribute, forKey: attribute.name) == nil else {
        throw .node(place, found: "the attribute '\(shortened(attribute.name))' twice", expected: "each attribute once")
      }
    }
    self.attributes = attributes
  }

  func failure(found: String, expected: String) -> NetworkFileError { .node(place, found: found, expected: expected) }

  /// Refuses attributes that the operator does not know, for they may change what it means.
  func require(attributes known: String..., inputs range: ClosedRange<Int>) throws(NetworkFileError) {
    for name in attributes.keys.sorted() where !known.contains(name) {
      let expected = known.isEmpty ? "no attributes" : "only \(known.joined(separator: ", "))"
      throw failure(found: "the attribute '\(shortened(name))'", expected: expected)
    }
    guard range.contains(inputs.count) else {
      let expected = range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
      throw failure(found: "\(inputs.count) inputs", expected: expected)
    }
    guard outputCount == 1 else { throw failure(found: "\(outputCount) outputs", expected: "1") }
  }

  /// An input that must be there, with numbers to compute with or integers, as stated.
  func input(_ index: Int, isInteger: Bool = false) throws(NetworkFileError) -> SymbolicTensor {
    guard let tensor = try optionalInput(index, isInteger: isInteger) else {
      throw failure(found: "no input \(index + 1)", expected: "a tensor")
    }
    return tensor
  }

  /// An input that may be left out.
  func optionalInput(_ index: Int, isInteger: Bool = false) throws(NetworkFileError) -> SymbolicTensor? {
    guard index < inputs.count, let tensor = inputs[index] else { return nil }
    guard tensor.isInteger == isInteger else {
      throw failure(
        found: "\(tensor.isInteger ? "integers" : "floating-point numbers") as input \(index + 1)",
        expected: isInteger ? "integers" : "floating-point numbers")
    }
    return tensor
  }

  /// An input of any type.
  func anyInput(_ index: Int) throws(NetworkFileError) -> SymbolicTensor {
    guard index < inputs.count, let tensor = inputs[index] else {
      throw failure(found: "no input \(index + 1)", expected: "a tensor")
    }
    return tensor
  }

  /// An input that must be constant, as its numbers.
  func constantNumbers(_ index: Int) throws(NetworkFileError) -> (shape: [Int], numbers: [Rational]) {
    let tensor = try input(index)
    try requireConstant(tensor, index)
    return (tensor.shape, tensor.forms.map(\.constant))
  }

  func requireConstant(_ tensor: SymbolicTensor, _ index: Int) throws(NetworkFileError) {
    if !tensor.isConstant {
      throw failure(found: "an input \(index + 1) that depends on the network's input", expected: "a constant")
    }
  }

  /// An input that must be a constant list of integers.
  func integerList(_ index: Int) throws(NetworkFileError) -> [Int] {
    let tensor = try input(index, isInteger: true)
    try requireConstant(tensor, index)
    guard tensor.shape.count <= 1, tensor.forms.count <= 64 else {
      throw failure(found: "integers of shape \(tensor.shape) as input \(index + 1)", expected: "a list of at most 64")
    }
    var list: [Int] = []
    for form in tensor.forms {
      guard let value = form.constant.inlineParts, value.denominator == 1 else {
        throw failure(found: "the integer \(form.constant)", expected: "one of at most 63 bits")
      }
      list.append(value.numerator)
    }
    return list
  }

  func has(_ name: String) -> Bool { attributes[name] != nil }

  func tensorAttribute(_ name: String) -> ONNXTensor? {
    attributes[name].flatMap { $0.hasTensor ? $0.tensor : nil }
  }

  func integer(_ name: String, default standard: Int) throws(NetworkFileError) -> Int {
    guard let attribute = attributes[name] else { return standard }
    // A writer of protocol buffers in their third version leaves a zero out.
    guard attribute.hasInteger || attribute.kind == 2 else {
      throw failure(found: "the attribute '\(name)' without an integer", expected: "an integer")
    }
    return Int(attribute.integer)
  }

  func flag(_ name: String, default standard: Bool = false) throws(NetworkFileError) -> Bool {
    let value = try integer(name, default: standard ? 1 : 0)
    guard value == 0 || value == 1 else { throw failure(found: "\(name) = \(value)", expected: "0 or 1") }
    return value == 1
  }

  func number(_ name: String, default standard: Float) throws(NetworkFileError) -> Rational {
    var value = standard
    if let attribute = attributes[name] {
      guard attribute.hasReal || attribute.kind == 1 else {
        throw failure(found: "the attribute '\(name)' without a number", expected: "a floating-point number")
      }
      value = attribute.real
    }
    guard let number = Rational(exactly: Double(value)) else {
      throw failure(found: "\(name) = \(value)", expected: "a finite number")
    }
    return number
  }

  func integers(_ name: String) throws(NetworkFileError) -> [Int]? {
    guard let attribute = attributes[name] else { return nil }
    guard attribute.integers.count <= 64 else {
      throw failure(found: "\(attribute.integers.count) numbers as '\(name)'", expected: "at most 64")
    }
    return attribute.integers.map { Int($0) }
  }

  func text(_ name: String, default standard: String) throws(NetworkFileError) -> String {
    guard let attribute = attributes[name] else { return standard }
    guard let text = String(validating: attribute.text, as: UTF8.self) else {
      throw failure(found: "bytes as '\(name)'", expected: "a text in UTF-8")
    }
    return text
  }

  /// An axis counted from the front, from one that may be counted from the end by negative numbers.
  func axis(_ axis: Int, rank: Int, endIsAllowed: Bool = false) throws(NetworkFileError) -> Int {
    let last = endIsAllowed ? rank : rank - 1
    guard axis >= -rank, axis <= last else {
      throw failure(found: "the axis \(axis)", expected: "one in \(-rank)...\(last)")
    }
    return axis < 0 ? axis + rank : axis
  }
}
