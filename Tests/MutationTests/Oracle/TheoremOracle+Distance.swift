import ExactNumbers
import ReLUNetworks

/// Decides 4.10 to 4.13 and 4.20.
extension TheoremOracle {
  func decideDistance(_ theorem: [String]) throws -> Decision {
    if theorem[0] == "far-from-continuous" {
      guard theorem.count == 4, case .step(let step) = try object(named: theorem[1]) else {
        throw OracleError("expected a step and a rational")
      }
      // A continuous function can pass half way between the two values, and no better.
      let distance = (step.right - step.left).magnitude / 2
      return Decision(try OracleNumber.rational(theorem[2], theorem[3]) <= distance, "the distance is \(distance)")
    }
    guard theorem.count == 10 else { throw OracleError("a distance has ten tokens") }
    let (first, second) = (try map(named: theorem[1]), try map(named: theorem[2]))
    let ends = try interval(theorem, from: 6)
    let distance = Self.distance(first, second, from: ends.left, to: ends.right)
    let bound = try OracleNumber.rational(theorem[4], theorem[5])
    return Decision(try holds(distance, theorem[3], bound), "the distance is \(distance)")
  }

  /// The integral of the absolute difference, cut at the steps.
  static func distance(_ first: OracleMap, _ second: OracleMap, from left: Rational, to right: Rational) -> Rational {
    var cuts: Set<Rational> = [left, right]
    for map in [first, second] {
      if case .step(let step) = map, left < step.position, step.position < right { cuts.insert(step.position) }
    }
    let points = cuts.sorted()
    var total: Rational = 0
    for (start, end) in zip(points, points.dropFirst()) {
      total += first.piece(between: start, and: end).l1Distance(
        to: second.piece(between: start, and: end), on: start...end)
    }
    return total
  }

  func decideApproximation(_ theorem: [String]) throws -> Decision {
    let function = try function(named: try theorem.token(1))
    let scale = try theorem.token(theorem.count - 1)
    let numbers = try OracleNumber.rationals(theorem.dropFirst(theorem.count - 3).dropLast(), over: scale)
    let distance = try OracleNumber.rational(try theorem.token(theorem.count - 5), theorem[theorem.count - 4])
    guard numbers[0] < numbers[1] else { throw OracleError("an empty interval") }
    // At most `allowed` pieces; functions with `reached` pieces on the interval certainly belong to the class.
    let given = try OracleNumber.integer(try theorem.token(2))
    guard given.signum() > 0 else { throw OracleError("at least one piece or layer is needed") }
    var allowed = Int(exactly: given) ?? Int.max
    var reached = allowed
    if theorem[0] == "far-from-networks" {
      let size = try OracleNumber.word(try theorem.token(3))
      guard theorem.count == 9, let most = try WidthProduct.largest(count: allowed, sum: size) else {
        throw OracleError("no network has so few gates")
      }
      // A function with P breaks or fewer, P gates in the first layer; the others pass it on, shifted above 0.
      reached = size - allowed + 1
      allowed = Int(exactly: most) ?? Int.max
    } else if theorem.count != 8 {
      throw OracleError("an approximation theorem of the wrong shape")
    }
    let bound = ApproximationBound(function: function, left: numbers[0], right: numbers[1])
    return bound.decide(distance, allowed: allowed, reached: reached)
  }

  func decideFlapSystem(_ theorem: [String]) throws -> Decision {
    guard theorem.count == 4, case .flaps(let flaps, _) = try object(named: theorem[2]),
      case .points(let function, _) = try object(named: theorem[3]), ["printed", "repaired"].contains(theorem[1]),
      flaps.abscissas.count == function.abscissas.count, let last = function.ordinates.last
    else { throw OracleError("not a flap system") }
    let (points, values) = (function.abscissas, function.ordinates)
    guard flaps.abscissas == points else { return .fails("other break points") }
    guard flaps.constant == last else { return .fails("the constant is not the last value") }
    guard flaps.rightSlope == function.rightSlope else { return .fails("another slope on the right") }
    // The matrix of the system: a row of ones, then one row for each point but the last.
    let count = points.count
    var matrix = [[Rational](repeating: 1, count: count)]
    var right = [function.leftSlope]
    for row in 0..<(count - 1) {
      matrix.append(
        (0..<count).map { column in
          column <= row ? 0 : (theorem[1] == "printed" ? points[column - 1] : points[row]) - points[column]
        })
      right.append(values[row] - last)
    }
    for (row, expected) in zip(matrix, right) {
      let product = zip(row, flaps.ordinates).reduce(Rational(0)) { $0 + $1.0 * $1.1 }
      if product != expected { return .fails("an equation does not hold") }
    }
    return .holds
  }
}
