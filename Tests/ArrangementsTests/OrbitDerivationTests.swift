import ExactNumbers
import Testing

@testable import Arrangements

@Suite struct OrbitDerivationTests {
  static let samples: [(String, [[Int]])] = [
    ("resonance 4", OrbitSamples.resonance(4)), ("threshold 3", OrbitSamples.threshold(3)),
    ("ternary 3", OrbitSamples.ternary(3)), ("half spin 6", OrbitSamples.halfSpin(6)),
    ("braid 5", OrbitSamples.braid(5)), ("one", [[1, 2]]), ("two", [[1, 2], [3, 4]]),
  ]

  @Test(arguments: samples) func derivationsProveTheCount(name: String, vectors: [[Int]]) throws {
    var generator = SampleGenerator(seed: 11)
    for vectors in [vectors, OrbitSamples.scrambled(vectors, using: &generator)] {
      let arrangement = try HyperplaneArrangement(dimension: vectors[0].count, normals: vectors)
      let configuration = CentralConfiguration(arrangement)
      for usingSymmetry in [true, false] where usingSymmetry || configuration.rows.count < 16 {
        let derivation = try FlatOrbitDerivation(
          arrangement, configuration: configuration, usingSymmetry: usingSymmetry)
        let (numbers, fault) = OrbitDerivationChecker.check(derivation, arrangement, configuration)
        #expect(fault == nil)
        #expect(numbers == (try OrbitSamples.whitneyNumbers(configuration)))
      }
    }
  }

  @Test func derivationOfACone() throws {
    var forms: [AffineForm] = []
    for normal in OrbitSamples.braid(4) {
      for constant in [0, 1] {
        forms.append(AffineForm(normal: normal.map { BigInteger($0) }, constant: BigInteger(constant)))
      }
    }
    let arrangement = try HyperplaneArrangement(dimension: 4, forms: forms)
    let configuration = CentralConfiguration(arrangement)
    let derivation = try FlatOrbitDerivation(arrangement, configuration: configuration)
    let (numbers, fault) = OrbitDerivationChecker.check(derivation, arrangement, configuration)
    #expect(fault == nil)
    // Shi's arrangement has 5³ regions (Shi 1986), its cone twice as many.
    #expect(numbers.reduce(0, +) == 250)
  }

  @Test func emptyArrangement() throws {
    let arrangement = try HyperplaneArrangement(dimension: 2, normals: [[0, 0]])
    let derivation = try FlatOrbitDerivation(arrangement, configuration: CentralConfiguration(arrangement))
    #expect(derivation.levels.count == 1)
  }

  @Test func interruption() throws {
    let control = CountingControl()
    control.interrupt()
    let arrangement = try HyperplaneArrangement(dimension: 3, normals: OrbitSamples.resonance(3))
    #expect(throws: ArrangementError.interrupted) {
      try FlatOrbitDerivation(arrangement, configuration: CentralConfiguration(arrangement), control: control)
    }
  }
}
