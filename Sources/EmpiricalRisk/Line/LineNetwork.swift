import ExactNumbers

extension LineProgram.Solution {
  /// The network of a combination of hinges: two neighbouring hinges of one sign and direction are one gate.
  ///
  /// Taking neighbours together from one end to the other needs the fewest gates, so never more than the set of networks has
  /// to which the combination belongs.
  func network(_ data: LineData, width: Int, sign: Int, free: LineData.FreePart, hasBias: Bool) -> ShallowNetwork {
    var signs: [Int] = []
    var parameters: [[Rational]] = []
    func add(_ sign: Int, _ slope: Rational, _ constant: Rational) {
      signs.append(sign)
      // The last coordinate of a scaled point is the point scale.
      parameters.append([slope, constant / Rational(data.scaled.pointScale)])
    }
    var rest = coefficients
    /// The slope and the constant of a hinge where it is not zero, taken out.
    func take(_ place: Int, _ isLeft: Bool, _ sign: Int) -> (Rational, Rational) {
      guard let value = rest.removeValue(forKey: Hinge(place: place, isLeftFacing: isLeft, sign: sign)) else {
        return (0, 0)
      }
      let slope = isLeft ? -value : value
      return (slope, -slope * Rational(data.places[place]))
    }
    if sign != 0 {
      let (first, second) = (take(0, false, sign), take(data.count - 1, true, sign))
      add(sign, first.0 + second.0, first.1 + second.1)
    }
    for (isLeft, sign) in [(false, 1), (false, -1), (true, 1), (true, -1)] {
      for place in 0..<data.count where rest[Hinge(place: place, isLeftFacing: isLeft, sign: sign)] != nil {
        let (first, second) = (take(place, isLeft, sign), take(place + 1, isLeft, sign))
        add(sign, first.0 + second.0, first.1 + second.1)
      }
    }
    var bias = constant
    let lowest = [data.places.first, data.places.last].compactMap { $0.map { slope * Rational($0) } }.min() ?? 0
    switch (free, hasBias) {
    case (.affine, true):
      // One gate that is on everywhere, whatever the constant.
      add(1, slope, -lowest)
      bias += lowest
    case (.affine, false):
      let lift = max(0, -(lowest + constant))
      add(1, slope, constant + lift)
      add(-1, 0, lift)
      bias = 0
    case (.constant, false):
      add(constant.isNegative ? -1 : 1, 0, constant.magnitude)
      bias = 0
    default: break
    }
    precondition(signs.count <= width, "a combination of hinges needs no more gates than its set has")
    while signs.count < width { add(1, 0, 0) }
    return data.scaled.network(signs: signs, parameters: parameters, outputBias: bias)
  }
}
