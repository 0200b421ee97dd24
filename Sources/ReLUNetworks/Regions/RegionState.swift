import Arrangements
import ExactNumbers

/// What has been done of a count or a list of proper activation regions, as a text that outlives the process.
///
/// The position is checked when an enumeration begins there, and a list by its checksum; that the number of regions before
/// the position is right cannot be checked without counting them again, only that the text is as it was written.
public struct RegionState: Sendable {
  /// What the regions are found for.
  public enum Task: String, Sendable {
    /// They are counted.
    case count
    /// They are written into a list.
    case list
  }

  /// The problem that a state belongs to: the lines that stay the same.
  public struct Problem: Sendable {
    let task: Task
    let text: String
    let checksum: RecordChecksum

    /// The regions of a network within inequalities normal · x + constant ≥ 0.
    public init(
      _ network: ReLUNetwork, inequalities: [(normal: [Rational], constant: Rational)], task: Task
    ) {
      self.task = task
      var text = "lemmata regions 1\ntask \(task.rawValue)\ninequalities \(inequalities.count)\n"
      for inequality in inequalities {
        for coefficient in inequality.normal { text += "\(coefficient) " }
        text += "\(inequality.constant)\n"
      }
      text += "network\n" + network.json
      self.text = text
      var checksum = RecordChecksum()
      checksum.add(text)
      self.checksum = checksum
    }
  }

  /// Where the enumeration goes on.
  public let position: RegionPosition
  /// The number of regions before the position.
  public let count: Int
  /// The number of bytes of the list so far, and their checksum; for a list only.
  public let list: (bytes: Int, checksum: String)?

  /// The state with the given parts.
  public init(position: RegionPosition, count: Int, list: (bytes: Int, checksum: String)? = nil) {
    self.position = position
    self.count = count
    self.list = list
  }

  /// The state as text: the lines `lemmata regions 1` (the version of the format), `task`, `inequalities` with their number
  /// and below it each with its coefficients and constant, `network` and below it the network as JSON, `regions` with their
  /// number, `position`, for a list `list` with the number of its bytes and their checksum, and `end` with the checksum of
  /// all bytes before this line.
  public func text(_ problem: Problem) -> String {
    var progress = "regions \(count)\nposition \(position)\n"
    if let list { progress += "list \(list.bytes) \(list.checksum)\n" }
    var checksum = problem.checksum
    checksum.add(progress)
    return problem.text + progress + "end \(checksum)\n"
  }

  /// Reads a state of a problem.
  ///
  /// - Throws: `RegionError.state` for any other text than `text(_:)` writes, or if it belongs to another problem.
  public init(parsing text: String, of problem: Problem) throws(RegionError) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst() == "lemmata regions 1" else { throw .state("it is no state of a count of regions") }
    guard lines.popFirst() == "task \(problem.task.rawValue)" else {
      throw .state("it is not the state of a \(problem.task.rawValue) of regions")
    }
    guard text.utf8.starts(with: problem.text.utf8) else {
      throw .state("it belongs to another network or to other inputs")
    }
    lines =
      text.utf8.dropFirst(problem.text.utf8.count).split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { Substring($0) }[...]
    func number(_ words: [Substring], _ word: String) throws(RegionError) -> Int {
      guard words.count >= 2, words[0] == word, let value = Int(words[1]), value >= 0, "\(value)" == words[1] else {
        throw .state("its line '\(word)' is not as it was written")
      }
      return value
    }
    count = try number((lines.popFirst() ?? "").split(separator: " "), "regions")
    guard let line = lines.popFirst(), line.hasPrefix("position "),
      let position = RegionPosition(parsing: line.dropFirst(9))
    else { throw .state("its line 'position' is not as it was written") }
    self.position = position
    if problem.task == .list {
      let words = (lines.popFirst() ?? "").split(separator: " ")
      let bytes = try number(words, "list")
      guard words.count == 3 else { throw .state("its line 'list' is not as it was written") }
      list = (bytes, String(words[2]))
    } else {
      list = nil
    }
    guard self.text(problem) == text else { throw .state("it is not as it was written: its checksum is another one") }
  }
}
