import ExactNumbers
import Foundation
import NetworkFiles
import ReLUNetworks
import Testing

struct ONNXRefusalTests {
  @Test func operatorsAreNamedWithTheirNode() throws {
    var builder = ModelBuilder(input: [1, 2])
    builder.node("Relu", ["x"], "r")
    builder.node("Sigmoid", ["r"], "y")
    #expect(throws: NetworkFileError.unsupportedOperator(name: "Sigmoid", node: "node 2 'n2' (Sigmoid)")) {
      try builder.read()
    }
    builder.model.graph.nodes[1].operatorName = "Relu"
    builder.model.graph.nodes[1].domain = "com.example"
    #expect(throws: NetworkFileError.unsupportedOperator(name: "com.example.Relu", node: "node 2 'n2' (Relu)")) {
      try builder.read()
    }
  }

  private func failure(_ change: (inout ModelBuilder) -> Void) -> NetworkFileError? {
    var builder = ModelBuilder(input: [1, 2])
    builder.constant("W", [2, 2], [1, 2, 3, 4])
    builder.node("MatMul", ["x", "W"], "m")
    builder.node("Relu", ["m"], "y")
    change(&builder)
    do {
      _ = try builder.read()
      Issue.record("read")
    } catch let error as NetworkFileError {
      #expect(!error.description.isEmpty)
      return error
    } catch {
      Issue.record("\(error)")
    }
    return nil
  }

  @Test func graphsThatAreNoFunctionAreRefused() throws {
    #expect(failure { $0.model.graph.inputs = [] } != nil)
    #expect(failure { $0.model.graph.inputs.append(ModelBuilder.value("z", [1, 2])) } != nil)
    #expect(failure { $0.model.graph.outputs.append(ModelBuilder.value("m", nil)) } != nil)
    #expect(failure { $0.model.graph.outputs = [] } != nil)
    #expect(failure { $0.model.graph.outputs = [ModelBuilder.value("nowhere", nil)] } != nil)
    #expect(failure { $0.model.graph.outputs = [ModelBuilder.value("", nil)] } != nil)
    #expect(
      failure { $0.model.graph.outputs = [ModelBuilder.value("y", [1, 3])] }
        == .tensor("y", found: "the shape [1, 2]", expected: "[1, 3], as the file declares it"))
    #expect(
      failure { $0.model.graph.initializers = [] }
        == .tensor(
          "W", found: "no node, input or initializer that gives it to node 1 'n1' (MatMul)", expected: "one"))
    #expect(failure { $0.model.graph.initializers.append($0.model.graph.initializers[0]) } != nil)
    #expect(failure { $0.model.graph.nodes[1].outputs = ["m"] } != nil)
    #expect(failure { $0.model.graph.nodes[1].outputs = ["x"] } != nil)
    #expect(failure { $0.model.graph.nodes[1].outputs = ["y", "z"] } != nil)
    #expect(failure { $0.model.graph.nodes[1].inputs = [] } != nil)
    #expect(failure { $0.model.graph.nodes[1].inputs = [""] } != nil)
    #expect(failure { $0.model.graph.nodes[0].inputs = ["x", "x"] } != nil)
    #expect(failure { $0.model.graph.sparseInitializers = [.init()] } != nil)
    #expect(failure { $0.model.clearGraph() } == .message("it has no graph"))
    #expect(failure { $0.model.operatorSets = [] } != nil)
    #expect(failure { $0.model.operatorSets[0].version = 0 } != nil)
  }

  @Test func cyclesAreNamed() throws {
    let error = failure { $0.model.graph.nodes[0].inputs = ["y", "W"] }
    #expect(
      error
        == .node("node 1 'n1' (MatMul)", found: "the input 'y', which depends on this node", expected: "no cycle")
        || error
          == .node("node 2 'n2' (Relu)", found: "the input 'm', which depends on this node", expected: "no cycle")
    )
    #expect(failure { $0.model.graph.nodes[1].inputs = ["y"] } != nil)
  }

  @Test func shapesMustBeKnown() throws {
    #expect(
      failure { $0.model.graph.inputs = [ModelBuilder.value("x", [1, 0])] }
        == .tensor(
          "x", found: "an open length at axis 1",
          expected: "fixed lengths, but for the first of several axes, the batch"))
    #expect(failure { $0.model.graph.inputs = [ModelBuilder.value("x", [0])] } != nil)
    #expect(failure { $0.model.graph.inputs = [ModelBuilder.value("x", nil)] } != nil)
    #expect(failure { $0.model.graph.inputs = [ModelBuilder.value("x", [1, 3])] } != nil)
    #expect(failure { $0.model.graph.inputs = [ModelBuilder.value("x", [1, 1 << 40])] } != nil)
    #expect(failure { $0.model.graph.inputs = [ModelBuilder.value("x", [1 << 40, 1 << 40])] } != nil)
  }

  @Test func repeatedSquaringIsStopped() throws {
    var builder = ModelBuilder(input: [1, 1])
    builder.constant("c0", [1], [3.5])
    for step in 0..<60 { builder.node("Mul", ["c\(step)", "c\(step)"], "c\(step + 1)") }
    builder.node("Mul", ["x", "c60"], "y")
    #expect(throws: NetworkFileError.self) { try builder.read() }
  }

  @Test func repeatedJoiningIsStopped() throws {
    var builder = ModelBuilder(input: [1, 1])
    var last = "x"
    for step in 0..<60 {
      builder.node("Concat", [last, last], "j\(step)", ModelBuilder.attribute("axis", 1))
      last = "j\(step)"
    }
    builder.model.graph.outputs = [ModelBuilder.value(last, nil)]
    #expect(throws: NetworkFileError.self) { try builder.read() }
  }

  @Test func longChainsDoNotOverflowTheStack() throws {
    var builder = ModelBuilder(input: [1, 1], output: "v5000")
    builder.node("Identity", ["x"], "v0")
    for step in 0..<5_000 { builder.node("Identity", ["v\(step)"], "v\(step + 1)") }
    builder.model.graph.nodes.reverse()
    #expect(try builder.read().network.evaluate(at: [3]) == [3])
  }

  @Test func nestedMessagesAreRefused() throws {
    // Groups of an unknown field inside each other, without an end.
    #expect(throws: NetworkFileError.self) { try ONNXNetwork(reading: [UInt8](repeating: 0xF3, count: 100_000)) }
    var bytes: [UInt8] = []
    for _ in 0..<50_000 { bytes += [0x4B] }
    for _ in 0..<50_000 { bytes += [0x4C] }
    #expect(throws: NetworkFileError.self) { try ONNXNetwork(reading: bytes) }
    // Two million empty nodes, initializers or attributes, which would fill gigabytes.
    func part(_ key: UInt8, _ content: [UInt8]) -> [UInt8] {
      var length = content.count
      var bytes = [key]
      while length >= 0x80 {
        bytes.append(UInt8(length & 0x7F) | 0x80)
        length >>= 7
      }
      return bytes + [UInt8(length)] + content
    }
    for key in [0x0A, 0x2A, 0x5A] as [UInt8] {
      let many = [[UInt8]](repeating: [key, 0], count: 2_000_000).flatMap { $0 }
      #expect(
        throws: NetworkFileError.tooLarge(what: "parts of the model", found: (1 << 20) + 1, limit: 1 << 20)
      ) { try ONNXNetwork(reading: part(0x3A, many)) }
    }
    let many = [[UInt8]](repeating: [0x2A, 0], count: 2_000_000).flatMap { $0 }
    #expect(throws: NetworkFileError.self) { try ONNXNetwork(reading: part(0x3A, part(0x0A, many))) }
    // A length far beyond the end.
    #expect(throws: NetworkFileError.self) { try ONNXNetwork(reading: [0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]) }
  }

  /// A model with most operators in it.
  private func manyOperators() throws -> [UInt8] {
    var builder = ModelBuilder(input: [1, 1, 3, 3])
    builder.constant("W", [1, 1, 2, 2], [1, -2, 0.5, 1])
    builder.constant("m", [], [1])
    builder.constant("V", [1, 2], [1, -1])
    builder.constant("b", [2], [0, 1])
    builder.constant("s", integers: [1, -1])
    builder.node("Sub", ["x", "m"], "x1")
    builder.node("Conv", ["x1", "W"], "c", ModelBuilder.attribute("pads", [0, 0, 1, 1]))
    builder.node("Relu", ["c"], "r")
    builder.node(
      "MaxPool", ["r"], "p", ModelBuilder.attribute("kernel_shape", [3, 3]), ModelBuilder.attribute("strides", [1, 1]))
    builder.node("Reshape", ["p", "s"], "f")
    builder.node("Gemm", ["f", "V", "b"], "g")
    builder.node("Transpose", ["g"], "t")
    builder.node("Flatten", ["t"], "u", ModelBuilder.attribute("axis", 0))
    builder.node("Concat", ["u", "g"], "y", ModelBuilder.attribute("axis", 1))
    return try builder.bytes
  }

  @Test func truncatedModelsAreRefusedOrRead() throws {
    let bytes = try manyOperators()
    #expect(try ONNXNetwork(reading: bytes).network.inputDimension == 9)
    for count in bytes.indices {
      do throws(NetworkFileError) { _ = try ONNXNetwork(reading: Array(bytes.prefix(count))) } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }

  @Test func mutatedModelsNeverTrap() throws {
    let bytes = try manyOperators()
    var generator = SeededGenerator(seed: 40)
    var readCount = 0
    for round in 0..<4_000 {
      var copy = bytes
      for _ in 0...generator.integer(0...3) {
        let place = generator.integer(0...copy.count - 1)
        switch round % 4 {
        case 0: copy[place] ^= 1 << UInt8(generator.integer(0...7))
        case 1: copy[place] = UInt8(generator.integer(0...255))
        case 2: copy.remove(at: place)
        default: copy.insert(UInt8(generator.integer(0...255)), at: place)
        }
      }
      do throws(NetworkFileError) {
        _ = try ONNXNetwork(reading: copy)
        readCount += 1
      } catch { #expect(!error.description.isEmpty) }
    }
    // Changes of weights and names that are not used leave a network.
    #expect(readCount > 0)
  }
}
