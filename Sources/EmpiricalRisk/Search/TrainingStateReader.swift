import ExactNumbers

/// The lines of the state of a search, one after the other.
struct TrainingStateReader {
  private var lines: ArraySlice<Substring>

  /// Reads the first line and the problem.
  ///
  /// - Parameters:
  ///   - text: The state.
  ///   - header: What its first line should be.
  ///   - expected: What the state should be, in words.
  ///   - problem: The problem that it should belong to.
  /// - Throws: `TrainingError.state`.
  init(_ text: String, header: String, expected: String, problem: TrainingProblem) throws(TrainingError) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard try next("the first line") == header.split(separator: " ") else {
      throw .state("it is no state of \(expected)")
    }
    for line in problem.canonicalText.split(separator: "\n") {
      guard lines.popFirst() == line else { throw .state("it belongs to another problem") }
    }
  }

  /// The words of the next line.
  mutating func next(_ expected: String) throws(TrainingError) -> [Substring] {
    guard let line = lines.popFirst() else { throw .state("it ends where \(expected) was expected") }
    return line.split(separator: " ")
  }

  /// The number of roots of the tree.
  mutating func rootCount() throws(TrainingError) -> Int {
    let head = try next("the tree")
    guard head.count == 2, head[0] == "tree", let count = Int(head[1]) else { throw .state("it has no tree") }
    return count
  }

  /// Makes sure that nothing is missing.
  func requireEnd() throws(TrainingError) {
    guard lines.first == "end" else { throw .state("it has no end") }
  }
}
