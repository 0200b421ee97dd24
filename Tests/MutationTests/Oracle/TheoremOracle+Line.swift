import ExactNumbers
import ReLUNetworks

/// Decides 4.1 to 4.6 from canonical forms.
extension TheoremOracle {
  func decideOnLine(_ theorem: [String]) throws -> Decision {
    let function = try function(named: try theorem.token(1))
    switch theorem[0] {
    case "equal":
      let other = try self.function(named: try theorem.token(2))
      return Decision(
        function == other, "the functions differ at \(String(describing: function.firstDifference(from: other)))")
    case "distinct":
      let point = try OracleNumber.rational(try theorem.token(3), try theorem.token(4))
      let other = try self.function(named: try theorem.token(2))
      return Decision(function(point) != other(point), "both values are \(function(point))")
    case "pieces":
      let count = try OracleNumber.integer(try theorem.token(2))
      return Decision(BigInteger(function.pieceCount) == count, "\(function.pieceCount) pieces")
    case "value":
      guard theorem.count == 7 else { throw OracleError("a value has seven tokens") }
      let value = function(try OracleNumber.rational(theorem[2], theorem[3]))
      let bound = try OracleNumber.rational(theorem[5], theorem[6])
      return Decision(try holds(value, theorem[4], bound), "the value is \(value)")
    case "pieces-on":
      let count = try OracleNumber.integer(try theorem.token(2))
      let ends = try interval(theorem, from: 3)
      // One piece more than breaks inside.
      let found = function.breakpoints.count { ends.left < $0 && $0 < ends.right } + 1
      return Decision(BigInteger(found) == count, "\(found) pieces")
    default: return try decideAlternation(of: function, theorem)
    }
  }

  /// The interval whose ends are the four tokens from an index on.
  func interval(_ theorem: [String], from index: Int) throws -> (left: Rational, right: Rational) {
    guard theorem.count >= index + 4 else { throw OracleError("no interval") }
    let left = try OracleNumber.rational(theorem[index], theorem[index + 1])
    let right = try OracleNumber.rational(theorem[index + 2], theorem[index + 3])
    guard left < right else { throw OracleError("an empty interval") }
    return (left, right)
  }

  private func decideAlternation(of function: PiecewiseLinearFunction, _ theorem: [String]) throws -> Decision {
    guard theorem.count == 11 else { throw OracleError("alternates has eleven tokens") }
    let ends = try interval(theorem, from: 3)
    let values = [
      try OracleNumber.rational(theorem[7], theorem[8]), try OracleNumber.rational(theorem[9], theorem[10]),
    ]
    let points = [ends.left] + function.breakpoints.filter { ends.left < $0 && $0 < ends.right } + [ends.right]
    guard values[0] != values[1] else { return .fails("both values are \(values[0])") }
    guard BigInteger(points.count - 1) == (try OracleNumber.integer(theorem[2])) else {
      return .fails("\(points.count - 1) pieces")
    }
    let wrong = points.indices.first { function(points[$0]) != values[$0 % 2] }
    return Decision(wrong == nil, "the value at end \(wrong ?? 0) does not alternate")
  }
}
