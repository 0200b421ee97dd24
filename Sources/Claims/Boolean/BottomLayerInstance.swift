import BooleanCircuits

/// Integer weight vectors through which a circuit reads inputs ±1.
public struct BottomLayerInstance: ClaimInstance {
  /// The number of inputs.
  public var inputCount: Int
  /// The vectors.
  public var vectors: [[Int]]

  /// An instance.
  public init(_ vectors: [[Int]], inputCount: Int) {
    self.vectors = vectors
    self.inputCount = inputCount
  }

  /// The layer.
  /// - Throws: `BooleanFunctionError` if the vectors have another number of weights.
  public func layer() throws -> BottomLayer { try BottomLayer(inputCount: inputCount, vectors: vectors) }

  /// The instance on one line.
  public var description: String {
    "m = \(inputCount), V = {"
      + vectors.map { "(\($0.map(\.description).joined(separator: ", ")))" }.joined(separator: ", ") + "}"
  }

  /// Its size in the order of the search.
  public var weight: Int {
    10_000 * inputCount + 1_000 * vectors.count
      + vectors.joined().reduce(0) { $0 + 2 * $1.magnitude.saturatedInt + ($1 < 0 ? 1 : 0) }
  }

  /// Fewer vectors and smaller weights.
  public var simpler: [BottomLayerInstance] {
    var result: [BottomLayerInstance] = []
    for index in vectors.indices {
      var copy = self
      copy.vectors.remove(at: index)
      result.append(copy)
    }
    for (index, vector) in vectors.enumerated() {
      for place in vector.indices where vector[place] != 0 {
        var copy = self
        copy.vectors[index][place] -= vector[place].signum()
        result.append(copy)
      }
    }
    return result
  }

  /// Zero, repeated, opposite and random vectors; half of the random families inside one cone.
  static let family: [BottomLayerInstance] = {
    var family: [BottomLayerInstance] = [
      .init([], inputCount: 1), .init([[0]], inputCount: 1), .init([[1], [-1]], inputCount: 1),
      .init([[1], [3], [0]], inputCount: 1), .init([[1, 1]], inputCount: 2), .init([[1, 2], [1, 2]], inputCount: 2),
      .init([[0, 1], [1, 1]], inputCount: 2), .init([[1, 1], [1, -1]], inputCount: 2),
      .init([[1, 2, 4]], inputCount: 3), .init([[0, 1, 1], [1, 2, 2]], inputCount: 3),
      .init([[1, 2, 4, 8]], inputCount: 4),
    ]
    var generator = SeededGenerator(seed: 255)
    for size in [2, 2, 3, 3, 4, 4, 5, 6] { family.append(random(size: size, using: &generator)) }
    return family.sorted { $0.weight < $1.weight }
  }()

  @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> BottomLayerInstance {
    let inputCount = min(max(size - 1, 1), 4)
    let count = generator.integer(1...4)
    if generator.integer(0...1) == 0 {
      return BottomLayerInstance(
        (0..<count).map { _ in (0..<inputCount).map { _ in generator.integer(-3...3) } }, inputCount: inputCount)
    }
    // Multiples of one vector, and that vector with a little more at its largest weight, mostly lie in one cone.
    let base = (0..<inputCount).map { _ in generator.integer(0...2) }.sorted()
    return BottomLayerInstance(
      (0..<count).map { number in
        base.enumerated().map { $0.offset == inputCount - 1 ? $0.element + number : $0.element }
      }, inputCount: inputCount)
  }
}
