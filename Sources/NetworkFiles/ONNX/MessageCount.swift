/// Counts the parts of a model before it is decoded: an empty part takes two bytes in a file, but a hundred times as many
/// in memory.
struct MessageCount {
  /// The most texts, messages and lists of numbers in a model.
  static let limit = 1 << 20

  /// The messages of the schema that hold further parts.
  private enum Kind {
    case model, graph, node, attribute, tensor, value, type, tensorType, shape, leaf

    /// What the field with a number holds.
    func part(_ field: UInt64) -> Kind {
      switch (self, field) {
      case (.model, 7): .graph
      case (.graph, 1): .node
      case (.graph, 5), (.attribute, 5): .tensor
      case (.graph, 11), (.graph, 12): .value
      case (.node, 5): .attribute
      case (.value, 2): .type
      case (.type, 1): .tensorType
      case (.tensorType, 2): .shape
      default: .leaf
      }
    }
  }

  private let bytes: [UInt8]
  private var count = 0

  /// Goes through the fields of a model.
  /// - Throws: `NetworkFileError.tooLarge` beyond the limit, `.message` for bytes that are not fields; those that pass may
  ///   still not be a model.
  /// - Complexity: linear in the bytes.
  static func check(_ bytes: [UInt8]) throws(NetworkFileError) {
    var count = MessageCount(bytes: bytes)
    try count.visit(0..<bytes.count, .model)
  }

  private mutating func visit(_ range: Range<Int>, _ kind: Kind) throws(NetworkFileError) {
    var position = range.lowerBound
    while position < range.upperBound {
      let start = position
      let key = try number(&position, range.upperBound)
      guard key >> 3 >= 1 else { throw .message("the field number 0 at byte \(start)") }
      switch key & 7 {
      case 0: _ = try number(&position, range.upperBound)
      case 1: position += 8
      case 5: position += 4
      // The beginning and the end of a group, of which the schema has none.
      case 3, 4: break
      case 2:
        let length = try number(&position, range.upperBound)
        guard length <= UInt64(range.upperBound - position) else {
          throw .message("a part of \(length) bytes at byte \(start), where \(range.upperBound - position) are left")
        }
        count += 1
        if count > Self.limit {
          throw .tooLarge(what: "parts of the model", found: count, limit: Self.limit)
        }
        let end = position + Int(length)
        let part = kind.part(key >> 3)
        if part != .leaf { try visit(position..<end, part) }
        position = end
      default: throw .message("the unknown wire type \(key & 7) at byte \(start)")
      }
      if position > range.upperBound { throw .message("a number that ends too early at byte \(start)") }
    }
  }

  /// A number in groups of seven bits.
  private func number(_ position: inout Int, _ end: Int) throws(NetworkFileError) -> UInt64 {
    var value: UInt64 = 0
    for shift in 0..<10 {
      guard position < end else { throw .message("it ends inside a number, at byte \(position)") }
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << (7 * UInt64(shift))
      if byte < 0x80 { return value }
    }
    throw .message("a number of more than ten bytes before byte \(position)")
  }
}
