import ExactNumbers

extension AffineMap: Codable {
  private enum Key: String, CodingKey {
    case weights = "W"
    case bias = "b"
  }

  /// Decodes `{"W": rows, "b": […]}` with exact numbers as strings.
  /// - Throws: `DecodingError` for malformed input, `NetworkError` for dimensions that do not fit.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try self.init(
      rows: container.decode([[Rational]].self, forKey: .weights),
      bias: container.decode([Rational].self, forKey: .bias))
  }

  /// Encodes `{"W": rows, "b": […]}` with exact numbers as strings.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(rows, forKey: .weights)
    try container.encode(bias, forKey: .bias)
  }
}

extension ReLUNetwork: Codable {
  private enum Key: String, CodingKey { case widths, layers }

  /// Decodes `{"widths": […], "layers": […]}`; the widths may be missing, otherwise they must be those of the layers.
  /// - Throws: `DecodingError` for malformed input, `NetworkError` for dimensions that do not fit.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try self.init(layers: container.decode([AffineMap].self, forKey: .layers))
    if let stated = try container.decodeIfPresent([Int].self, forKey: .widths), stated != widths {
      throw DecodingError.dataCorruptedError(
        forKey: .widths, in: container, debugDescription: "widths \(stated) stated, but the layers have \(widths)")
    }
  }

  /// Encodes `{"widths": […], "layers": […]}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(widths, forKey: .widths)
    try container.encode(layers, forKey: .layers)
  }
}
