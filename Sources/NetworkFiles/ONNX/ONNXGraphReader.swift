import ExactNumbers
import SwiftProtobuf

/// Runs a graph: names are looked up, nodes are put into order, and each is handed to its operator.
struct ONNXGraphReader {
  private let version: Int
  private let nodes: [ONNXNode]
  private let input: (name: String, shape: [Int])
  private let isBatchOpen: Bool
  private let output: ONNXValueInfo
  private let initializers: [String: ONNXTensor]
  /// The nodes that the output needs, each after those it needs itself.
  private let order: [Int]

  init(_ graph: ONNXGraph, version: Int) throws(NetworkFileError) {
    self.version = version
    nodes = graph.nodes
    if !graph.sparseInitializers.isEmpty {
      throw .graph(found: "a sparse initializer", expected: "dense tensors")
    }
    var initializers: [String: ONNXTensor] = [:]
    for tensor in graph.initializers {
      guard initializers.updateValue(tensor, forKey: tensor.name) == nil else {
        throw .tensor(tensor.name, found: "two initializers of this name", expected: "one")
      }
    }
    self.initializers = initializers
    let inputs = graph.inputs.filter { initializers[$0.name] == nil }
    guard inputs.count == 1 else {
      let names = inputs.prefix(10).map { "'\(shortened($0.name))'" }.joined(separator: ", ")
      throw .graph(found: "\(inputs.count) inputs that are not initialized (\(names))", expected: "1")
    }
    guard graph.outputs.count == 1 else {
      let names = graph.outputs.prefix(10).map { "'\(shortened($0.name))'" }.joined(separator: ", ")
      throw .graph(found: "\(graph.outputs.count) outputs (\(names))", expected: "1")
    }
    output = graph.outputs[0]
    let declared = try Self.declaredShape(of: inputs[0])
    guard let declared else { throw .tensor(inputs[0].name, found: "an input without a shape", expected: "a shape") }
    var shape: [Int] = []
    for (axis, length) in declared.enumerated() {
      guard let length = length ?? (axis == 0 && declared.count > 1 ? 1 : nil) else {
        throw .tensor(
          inputs[0].name, found: "an open length at axis \(axis)",
          expected: "fixed lengths, but for the first of several axes, the batch")
      }
      shape.append(length)
    }
    input = (inputs[0].name, shape)
    isBatchOpen = declared.count > 1 && declared[0] == nil
    order = try Self.order(graph.nodes, input: input.name, initializers: initializers, output: output.name)
  }

  /// The declared lengths, nil for an open one; nil for no declaration.
  private static func declaredShape(of value: ONNXValueInfo) throws(NetworkFileError) -> [Int?]? {
    guard value.hasType else { return nil }
    guard value.type.hasTensorType else { throw .tensor(value.name, found: "no tensor", expected: "a tensor") }
    let type = value.type.tensorType
    if let element = ElementType(rawValue: type.elementType), element.isInteger {
      throw .tensor(value.name, found: "elements of type \(element)", expected: "floating-point numbers")
    }
    guard type.hasShape else { return nil }
    guard type.shape.dimensions.count <= 64 else {
      throw .tensor(value.name, found: "\(type.shape.dimensions.count) axes", expected: "at most 64")
    }
    return type.shape.dimensions.map { dimension in
      if case .value(let length)? = dimension.length, length >= 1 { return Int(length) }
      return nil
    }
  }

  static func describe(_ node: ONNXNode, _ index: Int) -> String {
    let name =
      node.name.isEmpty
      ? (node.outputs.first.map { " with output '\(shortened($0))'" } ?? "") : " '\(shortened(node.name))'"
    return "node \(index + 1)\(name) (\(shortened(node.operatorName)))"
  }

  private static func order(
    _ nodes: [ONNXNode], input: String, initializers: [String: ONNXTensor], output: String
  ) throws(NetworkFileError) -> [Int] {
    var producer: [String: Int] = [:]
    for (index, node) in nodes.enumerated() {
      for name in node.outputs where !name.isEmpty {
        guard producer.updateValue(index, forKey: name) == nil, initializers[name] == nil, name != input else {
          throw .node(
            describe(node, index), found: "the output '\(shortened(name))', which exists already",
            expected: "a new name")
        }
      }
    }
    func source(_ name: String, of place: @autoclosure () -> String) throws(NetworkFileError) -> Int? {
      if name == input || initializers[name] != nil { return nil }
      guard let index = producer[name] else {
        throw .tensor(name, found: "no node, input or initializer that gives it to \(place())", expected: "one")
      }
      return index
    }
    // Depth first without recursion; a node that is met again while its own inputs are being visited closes a cycle.
    var order: [Int] = []
    var isOpen: [Int: Bool] = [:]
    var stack: [(node: Int, next: Int)] = []
    if let last = try source(output, of: "the output") {
      stack.append((last, 0))
      isOpen[last] = true
    }
    while let (index, next) = stack.last {
      let node = nodes[index]
      if next == node.inputs.count {
        order.append(index)
        isOpen[index] = false
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let name = node.inputs[next]
      if name.isEmpty { continue }
      guard let below = try source(name, of: describe(node, index)) else { continue }
      switch isOpen[below] {
      case nil:
        isOpen[below] = true
        stack.append((below, 0))
      case true?:
        throw .node(
          describe(node, index), found: "the input '\(shortened(name))', which depends on this node",
          expected: "no cycle")
      case false?: break
      }
    }
    return order
  }

  /// The shape of the input, the output, and the gates made on the way.
  func run() throws(NetworkFileError) -> (input: [Int], output: SymbolicTensor, lowering: Lowering) {
    let count = try LoweringBudget.count(of: input.shape, at: "the input '\(input.name)'")
    var lowering = Lowering(inputCount: count)
    _ = try lowering.budget.elements(of: input.shape, at: "the input '\(input.name)'")
    var values: [String: SymbolicTensor] = [:]
    values[input.name] = SymbolicTensor(
      shape: input.shape, forms: (0..<count).map { AffineForm(variable: $0) }, level: 0)
    for index in order {
      let node = nodes[index]
      let place = Self.describe(node, index)
      guard let apply = OperatorTable.operators[node.operatorName], node.domain.isEmpty || node.domain == "ai.onnx"
      else {
        let name = node.domain.isEmpty ? node.operatorName : "\(node.domain).\(node.operatorName)"
        throw .unsupportedOperator(name: shortened(name), node: place)
      }
      var inputs: [SymbolicTensor?] = []
      for name in node.inputs { inputs.append(try value(name, &values, &lowering)) }
      let outputs = node.outputs.reversed().drop { $0.isEmpty }
      let call = try OperatorCall(
        place: place, version: version, inputs: inputs, outputCount: outputs.count, attributes: node.attributes)
      let result = try apply(call, &lowering)
      if let name = node.outputs.first { values[name] = result }
    }
    guard let result = try value(output.name, &values, &lowering) else {
      throw .graph(found: "an output without a name", expected: "a name")
    }
    try requireDeclared(result)
    return (input.shape, result, lowering)
  }

  private func value(
    _ name: String, _ values: inout [String: SymbolicTensor], _ lowering: inout Lowering
  ) throws(NetworkFileError) -> SymbolicTensor? {
    if name.isEmpty { return nil }
    if let value = values[name] { return value }
    guard let tensor = initializers[name] else {
      throw .tensor(name, found: "no value", expected: "one that a node, an input or an initializer gives")
    }
    let value = try tensor.symbolic(name: name, budget: &lowering.budget)
    values[name] = value
    return value
  }

  private func requireDeclared(_ result: SymbolicTensor) throws(NetworkFileError) {
    if result.isInteger { throw .tensor(output.name, found: "integers", expected: "floating-point numbers") }
    guard !result.forms.isEmpty else { throw .tensor(output.name, found: "no elements", expected: "at least one") }
    guard let declared = try Self.declaredShape(of: output) else { return }
    let fits =
      declared.count == result.shape.count && zip(declared, result.shape).allSatisfy { $0 == nil || $0 == $1 }
    guard fits else {
      let text = declared.map { $0.map { "\($0)" } ?? "?" }.joined(separator: ", ")
      throw .tensor(output.name, found: "the shape \(result.shape)", expected: "[\(text)], as the file declares it")
    }
  }

  func notes(_ lowering: Lowering, _ layering: GateLayering) -> [String] {
    var notes = [
      "read exactly: floating-point weights are dyadic rationals, and the graph is the function over the real numbers"
    ]
    if isBatchOpen { notes.append("the first axis of the input is open; one item was taken") }
    var counts: [String: Int] = [:]
    for index in order { counts[nodes[index].operatorName, default: 0] += 1 }
    let lowered = counts.keys.sorted().filter { ["Conv", "MaxPool", "Max", "Min", "AveragePool"].contains($0) }
    for name in lowered {
      let how = name.hasPrefix("M") ? "trees of max(a, b) = b + σ(a - b)" : "matrices"
      notes.append("\(counts[name] ?? 0) \(name) lowered to \(how)")
    }
    if order.count < nodes.count {
      notes.append("nodes that do not reach the output and were left out: \(nodes.count - order.count)")
    }
    let carriers = layering.carriers.reduce(0, +)
    if carriers > 0 {
      let places = layering.carriers.enumerated().filter { $0.element > 0 }
      let list = places.map { "\($0.element) in hidden layer \($0.offset + 1)" }.joined(separator: ", ")
      notes.append("\(carriers) gates carry values past layers: \(list)")
    }
    return notes
  }
}
