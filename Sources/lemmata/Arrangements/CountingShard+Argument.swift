import Arrangements

extension CountingShard {
  /// A part such as "2/3".
  ///
  /// - Throws: `Failure` if the text is no part.
  init(argument: String) throws {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1] else {
      throw Failure(
        code: Failure.usage, message: "--shard: found '\(argument.prefix(40))', expected a part such as 2/3")
    }
    do { try self.init(index: index, count: count) } catch {
      throw Failure(code: Failure.usage, message: "--shard: \(error)")
    }
  }
}
