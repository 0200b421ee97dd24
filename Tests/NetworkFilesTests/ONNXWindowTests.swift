import ExactNumbers
import NetworkFiles
import ReLUNetworks
import Testing

struct ONNXWindowTests {
  private func settings(_ generator: inout SeededGenerator) -> WindowSettings {
    func two(_ range: ClosedRange<Int>) -> [Int] { [generator.integer(range), generator.integer(range)] }
    var settings = WindowSettings()
    settings.kernel = two(1...3)
    settings.strides = two(1...2)
    settings.dilations = two(1...2)
    // Less padding than the window is long, so that no window lies outside.
    settings.pads = (0..<4).map { generator.integer(0...1) * (settings.kernel[$0 % 2] > 1 ? 1 : 0) }
    return settings
  }

  private func attributes(_ settings: WindowSettings) -> [ONNXAttribute] {
    [
      ModelBuilder.attribute("kernel_shape", settings.kernel), ModelBuilder.attribute("strides", settings.strides),
      ModelBuilder.attribute("dilations", settings.dilations), ModelBuilder.attribute("pads", settings.pads),
    ]
  }

  private func image(_ channels: Int, _ height: Int, _ width: Int, _ generator: inout SeededGenerator) -> Image {
    Image(channels: channels, height: height, width: width, values: generator.point(channels * height * width))
  }

  @Test func convolutionAgreesWithItsDefinition() throws {
    var generator = SeededGenerator(seed: 20)
    for _ in 0..<60 {
      let settings = settings(&generator)
      let groups = generator.integer(1...2)
      let (channels, filters) = (groups * generator.integer(1...2), groups * generator.integer(1...2))
      let picture = image(channels, generator.integer(5...6), generator.integer(5...6), &generator)
      let shape = [filters, channels / groups] + settings.kernel
      let weights = generator.weights(shape.reduce(1, *))
      let hasBias = generator.integer(0...1) == 1
      let bias = hasBias ? generator.weights(filters) : [Float](repeating: 0, count: filters)
      var builder = ModelBuilder(input: [1, channels, picture.height, picture.width].map { Int64($0) })
      builder.constant("W", shape, weights)
      builder.constant("b", [filters], bias)
      builder.node(
        "Conv", hasBias ? ["x", "W", "b"] : ["x", "W"], "c", ModelBuilder.attribute("group", Int64(groups)))
      builder.model.graph.nodes[0].attributes += attributes(settings)
      builder.node("Relu", ["c"], "y")
      let read = try builder.read()
      let expected = settings.convolution(
        picture, filters: filters, groups: groups, weights: exact(weights), bias: exact(bias))
      #expect(read.outputShape == [1, filters, expected.height, expected.width])
      #expect(read.network.hiddenWidths == [expected.values.count])
      #expect(try read.network.evaluate(at: picture.values) == expected.values.map { max($0, 0) })
    }
  }

  @Test func maximumPoolingAgreesWithItsDefinition() throws {
    var generator = SeededGenerator(seed: 21)
    for round in 0..<40 {
      let settings = settings(&generator)
      let picture = image(generator.integer(1...2), 5, generator.integer(5...6), &generator)
      var builder = ModelBuilder(input: [1, picture.channels, picture.height, picture.width].map { Int64($0) })
      let rectifies = round % 2 == 0
      if rectifies { builder.node("Relu", ["x"], "r") }
      builder.node("MaxPool", [rectifies ? "r" : "x"], "y")
      builder.model.graph.nodes[rectifies ? 1 : 0].attributes = attributes(settings)
      let read = try builder.read()
      let expected = settings.maximum(picture)
      #expect(read.outputShape == [1, expected.channels, expected.height, expected.width])
      let values = try read.network.evaluate(at: picture.values)
      #expect(values == expected.values.map { rectifies ? max($0, 0) : $0 })
    }
  }

  @Test func averagePoolingAgreesWithItsDefinition() throws {
    var generator = SeededGenerator(seed: 22)
    for round in 0..<40 {
      let settings = settings(&generator)
      let picture = image(generator.integer(1...2), 5, 6, &generator)
      var builder = ModelBuilder(input: [1, picture.channels, picture.height, picture.width].map { Int64($0) })
      builder.node(
        "AveragePool", ["x"], "y", ModelBuilder.attribute("count_include_pad", Int64(round % 2)))
      builder.model.graph.nodes[0].attributes += attributes(settings)
      let read = try builder.read()
      #expect(read.network.hiddenLayerCount == 0)
      let expected = settings.average(picture, countsPadding: round % 2 == 1)
      #expect(try read.network.evaluate(at: picture.values) == expected.values)
    }
    var builder = ModelBuilder(input: [1, 2, 2, 2])
    builder.node("GlobalAveragePool", ["x"], "y")
    let read = try builder.read()
    #expect(read.outputShape == [1, 2, 1, 1])
    #expect(try read.network.evaluate(at: [1, 2, 3, 4, 0, 0, 0, 1]) == [Rational(5, 2), Rational(1, 4)])
  }

  @Test(arguments: [("SAME_UPPER", [0, 1]), ("SAME_LOWER", [1, 0]), ("VALID", [0, 0])])
  func automaticPadding(mode: String, pads: [Int]) throws {
    var builder = ModelBuilder(input: [1, 1, 5])
    builder.constant("W", [1, 1, 2], [1, 10])
    builder.node("Conv", ["x", "W"], "y", ModelBuilder.attribute("auto_pad", mode))
    let read = try builder.read()
    let padded = [Rational](repeating: 0, count: pads[0]) + [1, 2, 3, 4, 5] + [Rational](repeating: 0, count: pads[1])
    let expected = zip(padded, padded.dropFirst()).map { $0 + 10 * $1 }
    #expect(try read.network.evaluate(at: [1, 2, 3, 4, 5]) == expected)
  }

  @Test func theMaximumOfFourTakesTwoLayers() throws {
    var builder = ModelBuilder(input: [1, 1, 2, 2])
    builder.node("MaxPool", ["x"], "y", ModelBuilder.attribute("kernel_shape", [2, 2]))
    let read = try builder.read()
    #expect(read.network.hiddenLayerCount == 2)
    for point in [[4, 1, 2, 3], [1, 4, 2, 3], [-1, -4, -2, -3], [0, 0, 0, 0], [1, 1, 7, 7]] as [[Rational]] {
      #expect(try read.network.evaluate(at: point) == [point.max() ?? 0])
    }
    #expect(read.notes.contains { $0.contains("1 MaxPool lowered") })
    #expect(read.notes.contains { $0.contains("carry") })
  }

  @Test func windowsThatDoNotFitAreRefused() throws {
    func refused(_ operation: String, _ attributes: ONNXAttribute...) {
      var builder = ModelBuilder(input: [1, 1, 3, 3])
      builder.constant("W", [1, 1, 2, 2], [1, 2, 3, 4])
      builder.node(operation, operation == "Conv" ? ["x", "W"] : ["x"], "y")
      builder.model.graph.nodes[0].attributes = attributes
      do {
        _ = try builder.read()
        Issue.record("read")
      } catch NetworkFileError.node(let place, _, _) {
        #expect(place == "node 1 'n1' (\(operation))")
      } catch NetworkFileError.tooLarge {
      } catch {
        Issue.record("\(error)")
      }
    }
    let kernel = ModelBuilder.attribute("kernel_shape", [2, 2])
    refused("MaxPool")
    refused("MaxPool", ModelBuilder.attribute("kernel_shape", [2]))
    refused("MaxPool", ModelBuilder.attribute("kernel_shape", [0, 2]))
    refused("MaxPool", ModelBuilder.attribute("kernel_shape", [4, 4]))
    refused("MaxPool", ModelBuilder.attribute("kernel_shape", [1 << 40, 1]))
    refused("MaxPool", ModelBuilder.attribute("kernel_shape", [1 << 24, 1 << 24]))
    refused(
      "MaxPool", ModelBuilder.attribute("kernel_shape", [1 << 20, 1 << 20]),
      ModelBuilder.attribute("pads", [1 << 20, 1 << 20, 1 << 20, 1 << 20]))
    refused("MaxPool", kernel, ModelBuilder.attribute("strides", [0, 1]))
    refused("MaxPool", kernel, ModelBuilder.attribute("strides", [2, 2]), ModelBuilder.attribute("ceil_mode", 1))
    refused("MaxPool", kernel, ModelBuilder.attribute("pads", [2, 2, 0, 0]))
    refused("MaxPool", kernel, ModelBuilder.attribute("pads", [-1, 0, 0, 0]))
    refused("MaxPool", kernel, ModelBuilder.attribute("auto_pad", "SOME"))
    refused("Conv", ModelBuilder.attribute("group", 2))
    refused("Conv", ModelBuilder.attribute("group", 0))
    refused("Conv", ModelBuilder.attribute("kernel_shape", [3, 3]))
    refused("Conv", ModelBuilder.attribute("dilations", [5, 5]))
    refused("Conv", ModelBuilder.attribute("secret", 1))
  }
}
