/// Writes elements of a frame group as products of generators.
struct FrameWords: Sendable {
  /// An exchange of two columns, both with the opposite sign if `isNegated`; with equal columns, a change of sign.
  struct Generator: Hashable, Sendable {
    let first: Int
    let second: Int
    let isNegated: Bool
  }

  let generators: [Generator]
  private let indices: [Generator: Int]
  private let blocks: [FrameBlock]
  private let columnCount: Int

  /// All exchanges within blocks; the changes of sign of single columns, or, where only an even number of signs may change,
  /// the exchanges with signs.
  init(_ group: FrameGroup) {
    blocks = group.blocks
    columnCount = group.patterns.columnCount
    var generators: [Generator] = []
    for block in blocks {
      for (index, first) in block.columns.enumerated() {
        if block.kind == .full { generators.append(Generator(first: first, second: first, isNegated: true)) }
        for second in block.columns[(index + 1)...] {
          generators.append(Generator(first: first, second: second, isNegated: false))
          if block.kind == .even { generators.append(Generator(first: first, second: second, isNegated: true)) }
        }
      }
    }
    self.generators = generators
    var indices: [Generator: Int] = [:]
    for (index, generator) in generators.enumerated() { indices[generator] = index }
    self.indices = indices
  }

  /// Generators to apply in order, whose product moves each column to its position and changes the signs as told.
  ///
  /// - Precondition: the element belongs to the group.
  func word(positions: UnsafePointer<Int>, signs: UnsafePointer<Bool>) -> [Int] {
    var word: [Int] = []
    func apply(_ first: Int, _ second: Int, _ isNegated: Bool) {
      let generator = Generator(first: min(first, second), second: max(first, second), isNegated: isNegated)
      if let index = indices[generator] { word.append(index) }
    }
    var columnAt = Array(0..<columnCount)
    var wanted = [Int](repeating: 0, count: columnCount)
    for column in 0..<columnCount { wanted[positions[column]] = column }
    for block in blocks {
      for place in block.columns where columnAt[place] != wanted[place] {
        guard let source = block.columns.first(where: { columnAt[$0] == wanted[place] }) else { continue }
        apply(place, source, false)
        columnAt.swapAt(place, source)
      }
      let changed = block.columns.filter { signs[wanted[$0]] }
      if block.kind == .full {
        for place in changed { apply(place, place, true) }
      } else {
        // Two exchanges, one of them with signs, change both signs.
        for index in stride(from: 0, to: changed.count - 1, by: 2) {
          apply(changed[index], changed[index + 1], false)
          apply(changed[index], changed[index + 1], true)
        }
      }
    }
    return word
  }
}
