import ExactNumbers
import Foundation
import ReLUNetworks
import Testing

@Suite("Trained networks of the repository")
struct TrainedNetworkTests {
  static let names = ["hubble", "cars", "galton"].flatMap { data in ["8", "8_8", "16_16"].map { "\(data)_\($0)" } }

  private func network(_ name: String) throws -> ReLUNetwork {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appendingPathComponent("datasets/networks/\(name).json")
    return try ReLUNetwork(json: [UInt8](Data(contentsOf: file)))
  }

  @Test(
    "Every weight is a double, imported without rounding; the exact function is that of the reference", arguments: names
  )
  func exactFunction(name: String) throws {
    let network = try network(name)
    for layer in network.layers {
      for weight in layer.entries + layer.bias { #expect(Rational(exactly: weight.approximateDouble) == weight) }
    }
    let propagation = try network.linePropagation()
    let function = propagation.functions[0]
    // The gate-by-gate reference takes seconds on the largest networks; values decide there.
    if network.size <= 16 { #expect(referenceFunctions(of: network) == [function]) }
    for cell in 0..<propagation.cells.cellCount {
      let point = propagation.cells.interiorPoint(ofCell: cell)
      #expect(try network.evaluate(at: [point]) == [function(point)])
    }
    #expect(BigInteger(function.pieceCount) <= PieceBounds.maximumPieceCount(widths: network.hiddenWidths))
    #expect(function.breakpoints.allSatisfy { propagation.cells.boundaries.contains($0) })
    #expect(try ReLUNetwork(json: network.json) == network)
    if function.pieceCount <= 20 {
      #expect(try MinimalOneHiddenLayerNetwork(of: function).network.piecewiseLinearFunction() == function)
    }
    #expect(try FloatingPointComparison(of: network).exactPieceCount == function.pieceCount)
  }
}
