import ExactNumbers
import NetworkFiles
import ReLUNetworks
import Testing

struct ONNXOperatorTests {
  private func outputs(_ builder: ModelBuilder, _ point: [Rational]) throws -> [Rational] {
    try builder.read().network.evaluate(at: point)
  }

  @Test(arguments: [false, true], [false, true])
  func generalMatrixProduct(transposesLeft: Bool, transposesRight: Bool) throws {
    var builder = ModelBuilder(input: transposesLeft ? [2, 1] : [1, 2])
    builder.constant("W", transposesRight ? [3, 2] : [2, 3], [1, 2, 3, 4, 5, 6])
    builder.constant("c", [3], [1, 0, -1])
    builder.node(
      "Gemm", ["x", "W", "c"], "y", ModelBuilder.attribute("alpha", real: Float(0.5)),
      ModelBuilder.attribute("beta", real: Float(2)),
      ModelBuilder.attribute("transA", transposesLeft ? 1 : 0),
      ModelBuilder.attribute("transB", transposesRight ? 1 : 0))
    // (1, 10) · W
    let product: [Rational] = transposesRight ? [21, 43, 65] : [41, 52, 63]
    #expect(try outputs(builder, [1, 10]) == zip(product, [2, 0, -2]).map { $0 / 2 + $1 })
  }

  @Test func normalisationByConstantsAndChains() throws {
    var builder = ModelBuilder(input: [0, 1, 1, 2])
    builder.constant("mean", [1, 1, 2], [1, 2])
    builder.constant("range", [], [3])
    builder.constant("W", [2, 2], [1, -1, 2, 0])
    builder.constant("b", [1, 2], [0.5, 0])
    builder.node("Sub", ["x", "mean"], "s")
    builder.node("Div", ["s", "range"], "d")
    builder.node("Flatten", ["d"], "f")
    builder.node("MatMul", ["f", "W"], "m")
    builder.node("Add", ["b", "m"], "a")
    builder.node("Relu", ["a"], "r")
    builder.node("Neg", ["r"], "n")
    builder.node("Mul", ["range", "n"], "y")
    let read = try builder.read()
    #expect(read.network.widths == [2, 2, 2])
    #expect(read.inputShape == [1, 1, 1, 2])
    #expect(read.notes.contains { $0.contains("first axis") })
    for point in [[4, 5], [-1, 0], [Rational(1, 7), 3]] as [[Rational]] {
      let (s, t) = ((point[0] - 1) / 3, (point[1] - 2) / 3)
      #expect(
        try read.network.evaluate(at: point) == [max(0, s + 2 * t + Rational(1, 2)), max(0, -s)].map { -3 * $0 })
    }
  }

  @Test func deadAndRepeatedGatesStay() throws {
    var builder = ModelBuilder(input: [1, 2])
    builder.constant("W", [2, 4], [1, 1, 0, 0, 2, 2, 0, 0])
    builder.constant("V", [4, 1], [1, 0, 1, 0])
    builder.node("MatMul", ["x", "W"], "m")
    builder.node("Relu", ["m"], "r")
    builder.node("Relu", ["r"], "s")
    builder.node("MatMul", ["s", "V"], "y")
    let network = try builder.read().network
    #expect(network.hiddenWidths == [4, 4])
    #expect(network.layers[0].rows == [[1, 2], [1, 2], [0, 0], [0, 0]])
    #expect(network.layers[1] == AffineMap.identity(dimension: 4))
    #expect(network.layers[2].entries == [1, 0, 1, 0])
  }

  @Test func residualConnectionsAreCarried() throws {
    // y = r + W₂σ(W₁r) with r = σ(x), then y + x.
    var generator = SeededGenerator(seed: 30)
    for _ in 0..<10 {
      let (first, second) = (generator.weights(9), generator.weights(9))
      var builder = ModelBuilder(input: [1, 3])
      builder.constant("W1", [3, 3], first)
      builder.constant("W2", [3, 3], second)
      builder.node("Relu", ["x"], "r")
      builder.node("MatMul", ["r", "W1"], "a")
      builder.node("Relu", ["a"], "b")
      builder.node("MatMul", ["b", "W2"], "c")
      builder.node("Add", ["c", "r"], "d")
      builder.node("Add", ["d", "x"], "y")
      let read = try builder.read()
      #expect(read.network.hiddenLayerCount == 2)
      #expect(read.notes.contains { $0.contains("gates carry values past layers") })
      for _ in 0..<10 {
        let point = generator.point(3)
        let rectified = point.map { max($0, 0) }
        func times(_ vector: [Rational], _ matrix: [Rational]) -> [Rational] {
          (0..<3).map { column in (0..<3).reduce(0) { $0 + vector[$1] * matrix[$1 * 3 + column] } }
        }
        let inner = times(times(rectified, exact(first)).map { max($0, 0) }, exact(second))
        let expected = (0..<3).map { inner[$0] + rectified[$0] + point[$0] }
        #expect(try read.network.evaluate(at: point) == expected)
      }
    }
  }

  @Test func shapesAndOrders() throws {
    var builder = ModelBuilder(input: [1, 2, 3])
    builder.constant("shape", integers: [0, -1, 2])
    builder.constant("axes", integers: [0])
    builder.node("Transpose", ["x"], "t", ModelBuilder.attribute("perm", [0, 2, 1]))
    builder.node("Reshape", ["t", "shape"], "r")
    builder.node("Squeeze", ["r", "axes"], "s")
    builder.node("Unsqueeze", ["s", "axes"], "u")
    builder.node("Identity", ["u"], "i")
    builder.node("Dropout", ["i"], "d")
    builder.node("Concat", ["d", "r"], "y", ModelBuilder.attribute("axis", -1))
    let read = try builder.read()
    #expect(read.outputShape == [1, 3, 4])
    #expect(try read.network.evaluate(at: [1, 2, 3, 4, 5, 6]) == [1, 4, 1, 4, 2, 5, 2, 5, 3, 6, 3, 6])
  }

  @Test func constantsFoldAndUnusedNodesFallAway() throws {
    var builder = ModelBuilder(input: [1, 2])
    var value = ONNXAttribute()
    value.name = "value"
    value.tensor = ModelBuilder.tensor("", [2], [-3, 4])
    value.kind = 4
    builder.node("Constant", [], "k")
    builder.model.graph.nodes[0].attributes = [value]
    builder.node("Relu", ["k"], "l")
    builder.node("Sum", ["x", "l", "k"], "y")
    builder.node("Softmax", ["x"], "unused")
    let read = try builder.read()
    #expect(read.network.widths == [2, 2])
    #expect(try read.network.evaluate(at: [1, 1]) == [-2, 9])
    #expect(read.notes.contains { $0.contains("left out: 1") })
  }

  @Test func maximaAndMinima() throws {
    var builder = ModelBuilder(input: [1, 3])
    builder.constant("low", [1], [-1])
    builder.constant("high", [1], [1])
    builder.node("Max", ["x", "low"], "a")
    builder.node("Min", ["a", "high"], "y")
    let network = try builder.read().network
    #expect(try network.evaluate(at: [-5, Rational(1, 2), 5]) == [-1, Rational(1, 2), 1])
    #expect(network.hiddenLayerCount == 2)
  }

  @Test func batchNormalizationNeedsAnExactRoot() throws {
    func builder(_ variance: Float) -> ModelBuilder {
      var builder = ModelBuilder(input: [1, 2, 1])
      builder.constant("scale", [2], [1, 3])
      builder.constant("shift", [2], [0, 10])
      builder.constant("mean", [2], [0, 2])
      builder.constant("variance", [2], [1, variance])
      builder.node(
        "BatchNormalization", ["x", "scale", "shift", "mean", "variance"], "y",
        ModelBuilder.attribute("epsilon", real: Float(0)))
      return builder
    }
    #expect(try outputs(builder(2.25), [5, 4]) == [5, 14])
    #expect(
      throws: NetworkFileError.node(
        "node 1 'n1' (BatchNormalization)", found: "variance + epsilon = 2 in channel 1",
        expected: "the square of a rational number, without which the operator is not exact")
    ) { try builder(2).read() }
  }

  @Test func olderVersionsStretchOnlyWhenTold() throws {
    var builder = ModelBuilder(input: [1, 2, 2], version: 6)
    builder.constant("c", [2], [1, 10])
    builder.node("Add", ["x", "c"], "y", ModelBuilder.attribute("broadcast", 1), ModelBuilder.attribute("axis", 1))
    #expect(try outputs(builder, [0, 0, 0, 0]) == [1, 1, 10, 10])
    builder.model.graph.nodes[0].attributes = [ModelBuilder.attribute("broadcast", 1)]
    #expect(try outputs(builder, [0, 0, 0, 0]) == [1, 10, 1, 10])
    builder.model.graph.nodes[0].attributes = []
    #expect(throws: NetworkFileError.self) { try builder.read() }
  }

  @Test func batchedMatrixProducts() throws {
    var builder = ModelBuilder(input: [2, 1, 2])
    builder.constant("W", [2, 2], [1, 2, 3, 4])
    builder.node("MatMul", ["x", "W"], "m")
    builder.constant("v", [2], [1, 1])
    builder.node("MatMul", ["m", "v"], "y")
    let read = try builder.read()
    #expect(read.outputShape == [2, 1])
    #expect(try read.network.evaluate(at: [1, 0, 0, 1]) == [3, 7])
  }
}
