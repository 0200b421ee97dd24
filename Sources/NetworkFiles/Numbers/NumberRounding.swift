/// What a writer does with a number that its format cannot hold exactly.
public enum NumberRounding: Sendable {
  /// The number is an error: what is written is exactly the network.
  case refused
  /// The nearest number of the format is written, the one with even last digit of two that are equally near; the writer
  /// counts how many numbers it changed.
  case nearest
}

/// What a writer wrote.
public struct WrittenNetwork<Output: Sendable>: Sendable {
  /// The file.
  public let output: Output
  /// How many numbers were rounded; 0 means that the file is exactly the network.
  public let roundedNumbers: Int

  /// A file and how many of its numbers were rounded.
  public init(output: Output, roundedNumbers: Int) {
    self.output = output
    self.roundedNumbers = roundedNumbers
  }
}
