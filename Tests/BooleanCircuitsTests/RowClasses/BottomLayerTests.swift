import BooleanCircuits
import Testing

@Suite("Row classes of bottom layers")
struct BottomLayerTests {
  /// Whether some order of the points makes all forms increase, by the definition: no two forms order two points strictly
  /// in different ways.
  private func hasCommonOrder(_ layer: BottomLayer) -> Bool {
    let values = (0..<1 << layer.inputCount).map { layer.values(at: $0) }
    for x in values {
      for y in values where zip(x, y).contains(where: { $0 < $1 }) && zip(x, y).contains(where: { $0 > $1 }) {
        return false
      }
    }
    return true
  }

  @Test("random layers: conflicts, classes and their bound")
  func random() throws {
    var generator = SeededGenerator(seed: 3)
    var compatible = 0
    for trial in 0..<600 {
      let inputCount = trial % 5
      let greatest = Int.random(in: 1...3, using: &generator)
      let vectors = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        (0..<inputCount).map { _ in Int.random(in: -greatest...greatest, using: &generator) }
      }
      let layer = try BottomLayer(inputCount: inputCount, vectors: vectors)
      if let (first, second, direction) = layer.coneConflict {
        #expect(!hasCommonOrder(layer))
        #expect(zip(vectors[first], direction).reduce(0) { $0 + $1.0 * $1.1 } > 0)
        #expect(zip(vectors[second], direction).reduce(0) { $0 + $1.0 * $1.1 } < 0)
        #expect(direction.allSatisfy { -1...1 ~= $0 })
      } else {
        compatible += 1
        #expect(hasCommonOrder(layer))
        #expect(layer.rowClassCount <= layer.basisBound)
        #expect(layer.basisBound <= 1 + min(vectors.count, inputCount) * inputCount * greatest)
        // In one cone the sum of the vectors alone has the same classes.
        let sum = (0..<inputCount).map { place in vectors.reduce(0) { $0 + $1[place] } }
        #expect(try BottomLayer(inputCount: inputCount, vectors: [sum]).rowClassCount == layer.rowClassCount)
      }
    }
    #expect(compatible > 100)
  }

  /// Table of TH-2.5.5-S for small m and W.
  @Test("the greatest numbers of classes of vectors in one cone")
  func greatest() throws {
    for (inputCount, expected) in [1: [2, 2], 2: [4, 4], 3: [6, 8, 8], 4: [8, 12, 16], 5: [10, 16]] {
      for (index, value) in expected.enumerated() {
        let found = try CompatibleClasses(inputCount: inputCount, greatestWeight: index + 1)
        #expect(found.greatest == value, "m = \(inputCount), W = \(index + 1)")
        #expect(found.family.rowClassCount == value)
        #expect(found.family.coneConflict == nil)
      }
    }
  }

  /// Without the normal form: all sets of vectors with entries in −1, 0, 1.
  @Test("signed and unsorted vectors have no more classes", arguments: [1, 2])
  func unsorted(inputCount: Int) throws {
    var vectors: [[Int]] = [[]]
    for _ in 0..<inputCount { vectors = vectors.flatMap { start in (-1...1).map { start + [$0] } } }
    var greatest = 0
    for set in 0..<1 << vectors.count {
      let layer = try BottomLayer(
        inputCount: inputCount, vectors: vectors.indices.filter { set >> $0 & 1 == 1 }.map { vectors[$0] })
      if layer.coneConflict == nil { greatest = max(greatest, layer.rowClassCount) }
    }
    #expect(greatest == (try CompatibleClasses(inputCount: inputCount, greatestWeight: 1).greatest))
  }

  @Test("equality of two bits is not computed through a single sum")
  func collisions() throws {
    let equality = try TruthTable.equality(2)
    let sum = try BottomLayer(inputCount: 2, vectors: [[1, 1]])
    let collision = try #require(sum.collision(in: equality))
    #expect(sum.values(at: collision.first) == sum.values(at: collision.second))
    #expect(equality[collision.first + (collision.others << 2)] != equality[collision.second + (collision.others << 2)])
    #expect(try BottomLayer(inputCount: 2, vectors: [[2, 1]]).collision(in: equality) == nil)
    #expect(try BottomLayer(inputCount: 4, vectors: []).collision(in: .parity(3)) == nil)
    #expect(try BottomLayer(inputCount: 0, vectors: []).rowClassCount == 1)
    #expect(throws: BooleanFunctionError.self) { try BottomLayer(inputCount: 2, vectors: [[1]]) }
    #expect(throws: BooleanFunctionError.self) { try BottomLayer(inputCount: 21, vectors: []) }
    #expect(throws: BooleanFunctionError.self) { try BottomLayer(inputCount: 1, vectors: [[Int.min]]) }
    #expect(throws: BooleanFunctionError.self) { try CompatibleClasses(inputCount: 0, greatestWeight: 1) }
    #expect(throws: BooleanFunctionError.self) { try CompatibleClasses(inputCount: 10, greatestWeight: 100) }
  }
}
