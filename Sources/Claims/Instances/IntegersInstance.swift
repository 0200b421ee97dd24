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
