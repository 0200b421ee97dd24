/// A few named integers as an instance, for statements that are about numbers alone.
public struct IntegersInstance: ClaimInstance {
  /// The names, in order.
  public let names: [String]
  /// The values, in the same order.
  public let values: [Int]

  /// An instance from names and values.
  public init(_ pairs: KeyValuePairs<String, Int>) {
    names = pairs.map(\.key)
    values = pairs.map(\.value)
  }

  /// The value of a name; 0 for names that are not there.
  public subscript(_ name: String) -> Int {
    names.firstIndex(of: name).map { values[$0] } ?? 0
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Decodes an object of integers; the names come in alphabetical order.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    names = container.allKeys.map(\.stringValue).sorted()
    values = try names.map { try container.decode(Int.self, forKey: Key(stringValue: $0)) }
  }

  /// Encodes an object of integers.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for (name, value) in zip(names, values) { try container.encode(value, forKey: Key(stringValue: name)) }
  }

  /// The instance on one line.
  public var description: String {
    zip(names, values).map { "\($0) = \($1)" }.joined(separator: ", ")
  }

  /// Its size in the order of the search.
  public var weight: Int { values.reduce(0) { $0 + $1.magnitude.saturatedInt } }
}

extension UInt {
  /// The value as a signed integer, the greatest one if it is too large.
  var saturatedInt: Int { Int(exactly: self) ?? Int.max / 2 }
}
