import ExactNumbers
import ReLUNetworks
import Testing

@Suite("Smallest network with one hidden layer")
struct OneHiddenLayerTests {
  private func function(slopes: [Rational], breakpoints: [Rational]? = nil) throws -> PiecewiseLinearFunction {
    try PiecewiseLinearFunction(
      breakpoints: breakpoints ?? (0..<slopes.count - 1).map { Rational($0) }, slopes: slopes, value: 1, at: 0)
  }

  @Test("Size against all subsets of jumps, network against the function")
  func againstAllSubsets() throws {
    var random = SeededGenerator(seed: 31)
    for round in 0..<300 {
      let f = try random.function(breakpoints: random.integer(0...7), bound: round % 2 == 0 ? 2 : 9)
      let minimal = try MinimalOneHiddenLayerNetwork(of: f)
      #expect(try minimal.network.piecewiseLinearFunction() == f)
      let jumps = MinimalOneHiddenLayerNetwork.jumps(of: f)
      guard !jumps.isEmpty else {
        #expect(minimal.gateCount == (f.isConstant ? 0 : 2))
        continue
      }
      let solvable = (0..<1 << jumps.count).contains { mask in
        jumps.indices.reduce(Rational(0)) { mask >> $1 & 1 == 1 ? $0 + jumps[$1] : $0 } == -f.slopes[0]
      }
      #expect(minimal.gateCount == jumps.count + (solvable ? 0 : 1))
      switch minimal.ground {
      case .leftTurned(let indices):
        #expect(solvable && indices == indices.sorted() && Set(indices).count == indices.count)
        #expect(indices.reduce(Rational(0)) { $0 + jumps[$1] } == -f.slopes[0])
      case .noSubset(.modulus(let modulus)):
        #expect(!solvable)
        let (cleared, target) = MinimalOneHiddenLayerNetwork.clearedJumps(of: f)
        var residues: Set<BigInteger> = [0]
        let m = BigInteger(modulus)
        for jump in cleared { residues.formUnion(residues.map { ($0 + jump + m * jump.magnitude) % m }) }
        #expect(!residues.contains((target + m * target.magnitude) % m))
      case .noSubset(.outOfRange):
        let target = -f.slopes[0]
        #expect(target < jumps.reduce(0) { $0 + min(0, $1) } || target > jumps.reduce(0) { $0 + max(0, $1) })
      case .noSubset(.exhaustive): #expect(!solvable)
      case .constant, .line: Issue.record("a function with breakpoints has another ground")
      }
    }
  }

  @Test("Known cases")
  func knownCases() throws {
    let known = try MinimalOneHiddenLayerNetwork(of: function(slopes: [2, -2, -4]))
    #expect(known.gateCount == 2 && known.ground == .leftTurned([1]))
    // Any flat piece saves a gate, also in the middle.
    #expect(try MinimalOneHiddenLayerNetwork(of: function(slopes: [3, 0, 5, 7])).gateCount == 3)
    #expect(try MinimalOneHiddenLayerNetwork(of: function(slopes: [0, 1, 5, 7])).gateCount == 3)
    // Slopes ±1 in turn: all jumps are even, the target is odd.
    let zigzag = try MinimalOneHiddenLayerNetwork(of: function(slopes: [1, -1, 1, -1]))
    #expect(zigzag.gateCount == 4 && zigzag.ground == .noSubset(.modulus(2)))
    #expect(try MinimalOneHiddenLayerNetwork(of: .constant(3)).ground == .constant)
    #expect(try MinimalOneHiddenLayerNetwork(of: .constant(3)).network.evaluate(at: [8]) == [3])
    let line = try MinimalOneHiddenLayerNetwork(of: .identity)
    #expect(line.gateCount == 2 && line.ground == .line)
    #expect(try MinimalOneHiddenLayerNetwork(of: function(slopes: [10, 11])).ground == .noSubset(.outOfRange))
  }

  @Test("Many equal jumps and forty different ones")
  func large() throws {
    let alternating = (0...2000).map { Rational($0 % 2 == 0 ? 1 : -1) }
    #expect(try MinimalOneHiddenLayerNetwork(of: function(slopes: alternating)).ground == .noSubset(.modulus(2)))
    let steps = (0...600).map { Rational(($0 % 3) - 1) }
    #expect(try MinimalOneHiddenLayerNetwork(of: function(slopes: steps)).gateCount == 600)
    // A planted subset among thirty jumps without structure.
    var random = SeededGenerator(seed: 32)
    var jumps = (0..<30).map { _ in random.integer(1...1 << 40) }
    for index in stride(from: 0, to: 30, by: 2) { jumps[index].negate() }
    let planted = jumps.indices.filter { _ in random.integer(0...1) == 1 }
    let first = -planted.reduce(0) { $0 + jumps[$1] }
    let slopes = jumps.reduce(into: [first]) { $0.append($0[$0.count - 1] + $1) }
    let f = try function(slopes: slopes.map { Rational($0) })
    let minimal = try MinimalOneHiddenLayerNetwork(of: f)
    #expect(minimal.gateCount == 30)
    #expect(try minimal.network.piecewiseLinearFunction() == f)
  }

  @Test("Beyond the budget the answer is an error, not a guess")
  func budget() throws {
    var random = SeededGenerator(seed: 33)
    var slopes: [Rational] = [Rational(1, 3)]
    for index in 0..<60 {
      slopes.append(slopes[index] + Rational(random.integer(1...1 << 60)) * (index % 2 == 0 ? 1 : -1))
    }
    let f = try function(slopes: slopes)
    do {
      _ = try MinimalOneHiddenLayerNetwork(of: f, budget: 1000)
    } catch {
      #expect(error.summands == 60 && error.budget == 1000)
    }
    // Jumps beyond machine words.
    let huge = Rational(Int.max) * Rational(Int.max)
    let large = try MinimalOneHiddenLayerNetwork(of: function(slopes: [2, -2, -4].map { $0 * huge }))
    #expect(large.gateCount == 2)
  }

  @Test("Flap systems: both right up to three pieces, only the repaired one beyond")
  func flaps() throws {
    let hat = try PiecewiseLinearFunction.hat(left: 0, peak: 1, right: 2, height: 1)
    let printed = FlapDecomposition(of: hat, system: .printed)
    #expect(printed?.leftSlopes == [0, 1, -1])
    #expect(printed?.function(0) == 1)
    let repaired = FlapDecomposition(of: hat, system: .repaired)
    #expect(repaired?.leftSlopes == [-1, 2, -1])
    #expect(repaired?.function == hat)
    #expect(FlapDecomposition(of: .identity, system: .repaired) == nil)
    var random = SeededGenerator(seed: 34)
    var failures = 0
    for _ in 0..<100 {
      let f = try random.function(breakpoints: random.integer(1...6))
      guard let repaired = FlapDecomposition(of: f, system: .repaired),
        let printed = FlapDecomposition(of: f, system: .printed)
      else { continue }
      #expect(repaired.function == f)
      if f.pieceCount <= 3 { #expect(printed.function == f) } else if printed.function != f { failures += 1 }
    }
    #expect(failures > 40)
  }
}
