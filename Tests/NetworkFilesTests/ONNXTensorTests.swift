import ExactNumbers
import Foundation
import NetworkFiles
import ReLUNetworks
import Testing

struct ONNXTensorTests {
  private func weights(_ tensor: ONNXTensor) throws -> [Rational] {
    var builder = ModelBuilder(input: [1, 1])
    var tensor = tensor
    tensor.name = "W"
    builder.model.graph.initializers = [tensor]
    builder.node("Mul", ["x", "W"], "y")
    return try builder.read().network.layers[0].entries
  }

  private func tensor(_ type: Int32, _ count: Int64) -> ONNXTensor {
    var tensor = ONNXTensor()
    tensor.elementType = type
    tensor.dimensions = [count]
    return tensor
  }

  @Test func everyFloatingPointTypeIsExact() throws {
    var half = tensor(10, 5)
    half.int32Data = [0x3C00, 0xC000, 0x0001, 0x7BFF, 0x8000]
    let expected: [Rational] = [1, -2, Rational(1, 1 << 24), 65504, 0]
    #expect(try weights(half) == expected)
    half.int32Data = []
    half.rawData = Data([0x00, 0x3C, 0x00, 0xC0, 0x01, 0x00, 0xFF, 0x7B, 0x00, 0x80])
    #expect(try weights(half) == expected)

    var brain = tensor(16, 2)
    brain.int32Data = [0x3F80, 0xC049]
    #expect(try weights(brain) == [1, Rational(-201, 64)])

    var single = tensor(1, 2)
    single.rawData = Data([0xCD, 0xCC, 0xCC, 0x3D, 0x01, 0x00, 0x00, 0x00])
    #expect(try weights(single) == [Rational(13_421_773, 134_217_728), Rational(1, 2).power(149)])

    var double = tensor(11, 1)
    double.doubleData = [0.1]
    #expect(try weights(double) == [Rational(3_602_879_701_896_397, 36_028_797_018_963_968)])
    double.doubleData = []
    double.rawData = Data([0, 0, 0, 0, 0, 0, 0xF8, 0xBF])
    #expect(try weights(double) == [Rational(-3, 2)])
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func numbersThatAreNotFiniteAreNamed(value: Float) throws {
    let tensor = ModelBuilder.tensor("", [3], [1, value, 2])
    #expect(
      throws: NetworkFileError.tensor("W", found: "\(value) at index 1", expected: "a finite number")
    ) { try weights(tensor) }
    var half = self.tensor(10, 1)
    half.int32Data = [0x7C00]
    #expect(throws: NetworkFileError.self) { try weights(half) }
  }

  @Test func malformedTensorsAreNamed() throws {
    func refused(_ change: (inout ONNXTensor) -> Void) {
      var tensor = ModelBuilder.tensor("", [2], [1, 2])
      change(&tensor)
      do {
        _ = try weights(tensor)
        Issue.record("read")
      } catch NetworkFileError.tensor(let name, _, _) {
        #expect(name == "W")
      } catch NetworkFileError.tooLarge {
      } catch NetworkFileError.node {
      } catch {
        Issue.record("\(error)")
      }
    }
    refused { $0.dimensions = [3] }
    refused { $0.dimensions = [-1] }
    refused { $0.dimensions = [2, 0] }
    refused { $0.dimensions = [1 << 40] }
    refused { $0.dimensions = [1 << 40, 1 << 40, 1 << 40] }
    refused { $0.dimensions = [Int64](repeating: 1, count: 100) }
    refused { $0.elementType = 8 }
    refused { $0.elementType = 0 }
    refused { $0.elementType = 99 }
    refused { $0.elementType = 11 }
    refused { $0.rawData = Data([0, 0, 0, 0, 0, 0, 0, 0]) }
    refused {
      $0.floatData = []
      $0.rawData = Data([0, 0, 0])
    }
    refused { $0.dataLocation = 1 }
    refused { $0.externalData = [Data([1])] }
    refused { $0.segment = Data() }
    // Integers are for shapes.
    refused {
      $0 = ModelBuilder.integers("", [1, 2])
      $0.name = "W"
    }
  }
}
