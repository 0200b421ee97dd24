/// What stands between the fields of a table.
public enum FieldSeparator: String, Hashable, Sendable, CaseIterable {
  /// A comma.
  case comma
  /// A semicolon, usual where decimals have a comma; the decimals of a table must have a point nevertheless.
  case semicolon
  /// A tab.
  case tab

  /// The character.
  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    }
  }

  /// Several of them, in words.
  var plural: String { rawValue + "s" }
}
