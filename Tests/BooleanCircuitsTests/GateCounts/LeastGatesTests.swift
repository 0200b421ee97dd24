import BooleanCircuits
import EmpiricalRisk
import ExactNumbers
import Testing

@Suite("Sums of ReLU gates on the cube")
struct LeastGatesTests {
  private func matches(_ network: ShallowNetwork, _ function: PseudoBooleanFunction) -> Bool {
    (0..<function.pointCount).allSatisfy { index in
      network.value(at: (0..<function.variableCount).map { Rational(index >> $0 & 1) }) == function[index]
    }
  }

  @Test("every construction has the values of random functions, within its number of gates", arguments: 0...5)
  func constructions(variableCount: Int) throws {
    var generator = SeededGenerator(seed: UInt64(variableCount))
    for trial in 0..<12 {
      let values = (0..<1 << variableCount).map { _ in
        Rational(Int.random(in: -4...4, using: &generator)) / Rational(Int.random(in: 1...3, using: &generator))
      }
      let constant = [Rational](repeating: values[0], count: values.count)
      let function = try PseudoBooleanFunction(values: trial == 0 ? constant : values)
      let spectrum = try WalshSpectrum(function)
      let sets = (1..<1 << variableCount).filter { !spectrum[$0].isZero }
      let bounds: [SumOfReLUConstruction: Int] = [
        .points: 1 << variableCount, .characters: sets.reduce(0) { $0 + $1.nonzeroBitCount },
        .mergedCharacters: 1 + sets.reduce(0) { $0 + $1.nonzeroBitCount - 1 },
        .affineAndPoints: (1 << variableCount) - variableCount,
        .nestedHalfSpaces: [1, 1, 2, 3, 7, 11][variableCount],
      ]
      for construction in SumOfReLUConstruction.allCases {
        let network = try function.sumOfReLU(construction)
        #expect(matches(network, function), "\(construction)")
        #expect(network.gates.count <= bounds[construction] ?? 0, "\(construction)")
      }
    }
    #expect(throws: BooleanFunctionError.self) {
      try PseudoBooleanFunction(values: [Rational](repeating: 1, count: 1 << 13)).sumOfReLU(.points)
    }
  }

  @Test("least numbers of gates of parities, with an output bias and without")
  func parities() throws {
    for (variableCount, expected) in [0: 0, 1: 1, 2: 2, 3: 3] {
      let parity = PseudoBooleanFunction(try .parity(variableCount), alphabet: .zeroOne)
      let least = try #require(try CubeTarget.values(parity).leastGates())
      #expect(least.count == expected)
      #expect(matches(least.network, parity))
      if let fewer = least.fewer {
        #expect(fewer.problem.width == expected - 1 && fewer.optimum.lowerBound.signum() > 0)
      }
    }
    let one = try PseudoBooleanFunction(integers: [1, 1])
    #expect(try CubeTarget.values(one).leastGates()?.count == 0)
    #expect(try CubeTarget.values(one).leastGates(hasOutputBias: false)?.count == 1)
    let signs = try PseudoBooleanFunction(integers: [-1, 1])
    #expect(try CubeTarget.values(signs).leastGates(hasOutputBias: false)?.count == 2)
    #expect(try CubeTarget.values(signs).leastGates(limit: 0) == nil)
  }

  /// TH-2.D: k gates are not the least number from k = 4 on; three are enough for four variables.
  @Test("parity of four variables needs three gates")
  func parityOfFour() throws {
    let parity = PseudoBooleanFunction(try .parity(4), alphabet: .zeroOne)
    let network = ShallowNetwork(
      gates: [
        .init(sign: -1, weights: [3, 3, 3, 3], bias: -2), .init(sign: 1, weights: [2, 2, 2, 2], bias: -4),
        .init(sign: -1, weights: [-2, -2, -2, -2], bias: 6),
      ], outputBias: 6)
    #expect(matches(network, parity))
  }

  /// The classes of threshold functions of three variables that need two gates: majority, x1 or (x2 and x3), x1 and (x2
  /// or x3).
  @Test("least numbers of gates of the threshold functions of three variables")
  func thresholdFunctions() throws {
    let majority = PseudoBooleanFunction(try .majority(3), alphabet: .signs)
    #expect(try CubeTarget.values(majority).leastGates()?.count == 2)
    #expect(try CubeTarget.values(majority).leastGates(hasOutputBias: false)?.count == 3)
    for (rule, expected) in [
      ({ $0 & 1 == 1 || $0 == 6 }, 2), ({ $0 & 1 == 1 && $0 != 1 }, 2), ({ $0 == 7 }, 1), ({ $0 > 0 }, 1),
      ({ $0 & 2 == 2 }, 1),
    ] as [((Int) -> Bool, Int)] {
      let function = PseudoBooleanFunction(try TruthTable(variableCount: 3, value: rule), alphabet: .signs)
      #expect(try CubeTarget.values(function).leastGates()?.count == expected)
    }
  }

  @Test("parity of three variables is no threshold of two gates")
  func thresholdOfGates() throws {
    for (variableCount, expected) in [1: 1, 2: 2, 3: 3] {
      let least = try #require(try CubeTarget.signs(.parity(variableCount)).leastGates())
      #expect(least.count == expected)
      for index in 0..<1 << variableCount {
        let value = least.network.value(at: (0..<variableCount).map { Rational(index >> $0 & 1) })
        #expect(value.signum() == (index.nonzeroBitCount % 2 == 1 ? 1 : -1))
      }
    }
  }
}
