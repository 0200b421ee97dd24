extension Checker {
  /// FORMAT.md 4.20: the coefficients of the flaps solve the linear system of the function, printed or repaired.
  mutating func checkFlapSystem() throws(Failure) -> String {
    let kind = try reader.token("KIND")
    guard kind == "printed" || kind == "repaired" else {
      throw .declined("expected `printed` or `repaired`, found `\(kind.prefix(40))`")
    }
    let (flapsName, functionName) = (try reader.token("FLAPS"), try reader.token("F"))
    guard case .flaps(let flaps) = objects[try position(of: flapsName)].object else {
      throw wrongKind(flapsName, expected: "a `flaps` record")
    }
    guard case .function(let function) = objects[try position(of: functionName)].object else {
      throw wrongKind(functionName, expected: "a `function` record")
    }
    try reader.endOfLine()
    guard flaps.breaks.count == function.breaks.count, let lastY = function.values.last else {
      throw .declined("\(flaps.breaks.count) flaps, but \(function.breaks.count) points")
    }

    /// p/E of the flaps = q/E of the function.
    func require(_ what: String, _ ofFlaps: Integer, _ ofFunction: Integer) throws(Failure) {
      guard ofFlaps * function.scale == ofFunction * flaps.scale else {
        throw .refused("\(what): \(ofFlaps)/\(flaps.scale) is not \(ofFunction)/\(function.scale)")
      }
    }
    for (position, x) in zip(flaps.breaks, function.breaks) { try require("a break point", position, x) }
    try require("the constant", flaps.constant, lastY)
    try require("the slope on the right", flaps.rightSlope, function.rightSlope)

    // From right to left: Σ t_j, Σ t_j·a_j and Σ t_j·(a_{j−1} − a_j) over the j greater than i.
    var (slope, moment, printed) = (Integer.zero, Integer.zero, Integer.zero)
    for j in flaps.coefficients.indices.dropFirst().reversed() {
      let coefficient = flaps.coefficients[j]
      slope += coefficient
      moment += coefficient * function.breaks[j]
      printed += coefficient * (function.breaks[j - 1] - function.breaks[j])
      let sum = kind == "printed" ? printed : slope * function.breaks[j - 1] - moment
      guard sum == (function.values[j - 1] - lastY) * flaps.scale else {
        throw .refused("equation \(j) of the system does not hold")
      }
    }
    if let first = flaps.coefficients.first { try require("the slope on the left", slope + first, function.leftSlope) }
    return reader.restated()
  }
}
