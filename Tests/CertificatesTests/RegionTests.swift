import Certificates
import ExactNumbers
import ReLUNetworks
import Testing

/// Certificates about the regions and maps of networks, and what the kernel says about them.
@Suite(.timeLimit(.minutes(5))) struct RegionTests {
  static let shapes: [[Int]] = [
    [1, 1, 1], [1, 3, 2, 1], [2, 1, 1], [2, 3, 1], [2, 2, 2, 1], [2, 3, 2, 2], [2, 2, 2, 2, 1], [3, 3, 1],
    [3, 3, 2, 1],
    [3, 2, 3, 2, 1], [4, 3, 3, 1], [2, 6, 5, 1],
  ]

  typealias Inequality = (normal: [Rational], constant: Rational)

  /// All coordinates between -r and r.
  static func box(_ dimension: Int, _ r: Rational) -> [Inequality] {
    var inequalities: [Inequality] = []
    for axis in 0..<dimension {
      var unit = [Rational](repeating: 0, count: dimension)
      for sign: Rational in [1, -1] {
        unit[axis] = sign
        inequalities.append((unit, r))
      }
    }
    return inequalities
  }

  static func maximum(_ rows: [(bias: Rational, weights: [Rational])]) throws -> ReLUNetwork {
    let maps = try rows.map { try ReLUNetwork(weights: [[$0.weights]], biases: [[$0.bias]]) }
    return try ReLUNetwork.maximum(of: maps)
  }

  @Test(arguments: shapes) func randomNetworks(_ shape: [Int]) throws {
    var random = SeededGenerator(seed: UInt64(shape.reduce(5) { $0 * 13 + $1 }))
    for bound in [1, 1, 1, 2, 5] {
      let network = try random.network(shape, bound: bound)
      let box = Self.box(shape[0], Rational(3, 2))
      let all: [Inequality] = []
      for inequalities in [all, box] {
        let counts = try network.regionCounts(RegionOptions(inequalities: inequalities), countsPatterns: false)
        var proof = CertificateBuilder(label: "test")
        let net = proof.network("net", network)
        let p = proof.polyhedron("p", dimension: shape[0], inequalities: inequalities)
        let regions = try proof.proveRegions(net, on: p)
        #expect(regions.properActivation.value == BigInteger(counts.properActivation))
        #expect(regions.affine.value == BigInteger(counts.affine))
        #expect(regions.openConnected.value == BigInteger(counts.openConnected))
        if inequalities.isEmpty {
          for quantity in [regions.properActivation, regions.affine, regions.openConnected] {
            expectHolds(proof.decide(quantity, .equal, Quantity(quantity.value)))
          }
        }
        expectVerified(proof)
      }
    }
  }

  /// (|x| + |y| − |x + y|)/2: five functions in six open connected regions.
  @Test func twoQuadrantsThatTouch() throws {
    let half = Rational(1, 2)
    let network = try ReLUNetwork(
      weights: [
        [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, -1]], [[half, half, half, half, -half, -half]],
      ], biases: [[0, 0, 0, 0, 0, 0], [0]])
    var proof = CertificateBuilder(label: "quadrants")
    let net = proof.network("net", network)
    let space = proof.polyhedron("space", dimension: 2)
    _ = try proof.proveRegions(net, on: space)
    expectVerified(proof, ["affine-regions net space 6 5 6"])
  }

  @Test func sameAndDifferentMaps() throws {
    var random = SeededGenerator(seed: 77)
    for shape in [[1, 3, 1], [2, 3, 2, 1], [3, 2, 2, 2]] {
      let network = try random.network(shape, bound: 3)
      // Twice the first layer and half the second.
      var layers = network.layers
      layers[0] = layers[0].scaled(by: 2)
      let halves = layers[1].rows.map { row in row.map { $0 / Rational(2) } }
      layers[1] = try AffineMap(rows: halves, bias: layers[1].bias)
      let same = try ReLUNetwork(layers: layers)
      let shifted = layers[layers.count - 1].bias.map { $0 + Rational(1, 1_000_000) }
      layers[layers.count - 1] = try AffineMap(rows: layers[layers.count - 1].rows, bias: shifted)
      let other = try ReLUNetwork(layers: layers)
      var proof = CertificateBuilder(label: "maps")
      let (a, b, c) = (proof.network("a", network), proof.network("b", same), proof.network("c", other))
      let space = proof.polyhedron("space", dimension: shape[0])
      expectHolds(try proof.proveSameMap(a, b, on: space))
      expectFails(try proof.proveSameMap(a, c, on: space))
      proof.proveDifferentMaps(a, c, at: [Rational](repeating: Rational(1, 3), count: shape[0]))
      expectVerified(proof)
    }
  }

  @Test func maximumOfFour() throws {
    let rows: [(bias: Rational, weights: [Rational])] = [
      (0, [0, 0]), (0, [1, 0]), (0, [0, 1]), (Rational(-1, 2), [1, 1]),
    ]
    let network = try Self.maximum(rows)
    var proof = CertificateBuilder(label: "maximum")
    let net = proof.network("net", network)
    let f = proof.affineMaximum("f", rows)
    let less = proof.affineMaximum("less", Array(rows.dropLast()))
    let space = proof.polyhedron("space", dimension: 2)
    expectHolds(try proof.proveMaximum(net, f, on: space))
    expectFails(try proof.proveMaximum(net, less, on: space))
    expectVerified(proof)
  }

  @Test func properties() throws {
    // |x| + |y| on the square [-1, 1]²: never above 2, but 2 is reached.
    let network = try ReLUNetwork(
      weights: [[[1, 0], [-1, 0], [0, 1], [0, -1]], [[1, 1, 1, 1]]], biases: [[0, 0, 0, 0], [0]])
    var proof = CertificateBuilder(label: "properties")
    let net = proof.network("net", network)
    let square = proof.polyhedron(
      "square", dimension: 2, inequalities: [([1, 0], 1), ([-1, 0], 1), ([0, 1], 1), ([0, -1], 1)])
    let above = proof.polyhedron("above", dimension: 3, inequalities: [([0, 0, 1], Rational(-201, 100))])
    let top = proof.polyhedron("top", dimension: 3, inequalities: [([0, 0, 1], -2), ([1, 0, 0], -1)])
    expectHolds(try proof.proveAvoidance(net, square, above))
    expectFails(try proof.proveAvoidance(net, square, top))
    proof.proveReaching(net, square, top, at: [1, -1])
    expectVerified(proof, ["avoids net square above", "reaches net square top 1 1 -1"])
  }

  @Test func oneHiddenLayer() throws {
    // max(0, x, y): the gradient jumps across x = y above 0, and not below.
    let maximum = try Self.maximum([(0, [0, 0]), (0, [1, 0]), (0, [0, 1])])
    let hexagon = try ReLUNetwork(weights: [[[1, 0], [0, 1], [-1, -1]], [[2, 2, 2]]], biases: [[0, 0, 0], [0]])
    var proof = CertificateBuilder(label: "layers")
    let net = proof.network("net", maximum)
    proof.proveNotOneHiddenLayer(net, normal: [1, -1], constant: 0, at: [1, 1], and: [-1, -1])
    let three = proof.network("three", hexagon)
    proof.proveHiddenGatesAtLeast(three, 3)
    expectVerified(proof, ["not-one-hidden-layer-network net", "hidden-gates-at-least three 3"])
    var wrong = CertificateBuilder(label: "layers")
    let again = wrong.network("three", hexagon)
    wrong.proveHiddenGatesAtLeast(again, 4)
    #expect(Verdicts.exitCode(of: wrong.finished()) == 1)
  }
}
