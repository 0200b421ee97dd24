extension Checker {
  /// FORMAT.md 4.13: half of the jump of a step is at least the bound.
  mutating func checkFarFromContinuous() throws(Failure) -> String {
    let name = try reader.token("STEP")
    guard case .step(let step) = objects[try position(of: name)].object else {
      throw wrongKind(name, expected: "a step")
    }
    let bound = try reader.rational("the bound")
    try reader.endOfLine()
    let jump = (step.upper - step.lower).absolute
    guard .two * bound.numerator * step.scale <= bound.denominator * jump else {
      throw .refused("half of the jump \(jump)/\(step.scale) is less than \(bound)")
    }
    return reader.restated()
  }
}
