import ExactNumbers
import ReLUNetworks

extension NNetFile {
  /// The most decimal places of a number that is written exactly; every finite `Double` needs at most 1074.
  public static let maximumPlaces = 1_100

  /// The file as text; reading it gives this file again when nothing was rounded.
  /// - Parameters:
  ///   - rounding: what to do with a number that is not a finite decimal, such as 1/3.
  ///   - places: how many decimal places a rounded number gets; at least 0.
  /// - Throws: `NetworkFileError.notRepresentable` with layer, row and column, if rounding is refused.
  /// - Precondition: `places` is in `0...maximumPlaces`.
  public func text(
    rounding: NumberRounding = .refused, places: Int = 30
  ) throws(NetworkFileError) -> WrittenNetwork<String> {
    precondition((0...Self.maximumPlaces).contains(places), "a number of decimal places out of range")
    var writer = NNetWriter(rounding: rounding, places: places)
    let widths = network.widths
    for comment in comments { writer.text += comment.isEmpty ? "//\n" : "// \(comment)\n" }
    writer.text +=
      "\(network.depth),\(network.inputDimension),\(network.outputDimension),\(widths.max() ?? 0),\n"
    writer.text += widths.map { "\($0)," }.joined() + "\n0,\n"
    try writer.write(inputBox.lower, "least value of input")
    try writer.write(inputBox.upper, "greatest value of input")
    try writer.write(normalization.inputMeans + [normalization.outputMean], "mean")
    try writer.write(normalization.inputRanges + [normalization.outputRange], "range")
    for (index, layer) in network.layers.enumerated() {
      for row in 0..<layer.outputDimension {
        try writer.write(layer.row(row), "layer \(index + 1), row \(row + 1), column")
      }
      for (row, bias) in layer.bias.enumerated() {
        try writer.write([bias], "layer \(index + 1), row \(row + 1), bias")
      }
    }
    return WrittenNetwork(output: writer.text, roundedNumbers: writer.rounded)
  }
}

private struct NNetWriter {
  let rounding: NumberRounding
  let places: Int
  var text = ""
  var rounded = 0

  /// One line of numbers; the place is what the number's index, counted from 1, is put behind.
  mutating func write(_ numbers: some Collection<Rational>, _ place: String) throws(NetworkFileError) {
    for (index, number) in numbers.enumerated() {
      if let exact = number.finiteDecimal(maximumPlaces: NNetFile.maximumPlaces) {
        text += exact
      } else {
        guard rounding == .nearest else {
          throw .notRepresentable(
            place: "\(place) \(index + 1)", number: number.description, format: "finite decimal")
        }
        text += number.nearestDecimal(places: places)
        rounded += 1
      }
      text += ","
    }
    text += "\n"
  }
}
