import ExactNumbers

/// Builds a network for a sum of maxima layer by layer, with one gate for all terms that need the same.
///
/// Maxima of pairs are computed as max(u, v) = σ(u − v) + v. Values that are needed again are carried by two gates, or one if
/// they cannot be negative. Terms that are complete are added up, and only their sum is carried. In the last layer
/// Σ c · max(u, v) = Σ c · σ(u − v) + Σ c · v takes a gate a term and two for the sum of the rest.
struct SharedMaximaBuilder {
  /// A linear combination of the gates of a layer, or of the inputs, and a constant.
  struct Value: Hashable {
    var weights: [Int: Rational] = [:]
    var constant: Rational = 0

    static func + (first: Value, second: Value) -> Value {
      var sum = first
      sum.constant += second.constant
      for (place, weight) in second.weights {
        let total = (sum.weights[place] ?? 0) + weight
        sum.weights[place] = total.isZero ? nil : total
      }
      return sum
    }

    static func * (factor: Rational, value: Value) -> Value {
      if factor.isZero { return Value() }
      return Value(weights: value.weights.mapValues { factor * $0 }, constant: factor * value.constant)
    }

    static func - (first: Value, second: Value) -> Value { first + Rational(-1) * second }
  }

  private let inputDimension: Int
  private let hiddenLayerCount: Int
  private var layers: [AffineMap] = []
  /// The gates of the layer that is being built, on the layer before.
  private var gates: [Value] = []
  private var places: [Value: Int] = [:]
  /// The terms that are not complete: coefficients and values whose maximum is taken.
  private var pending: [(coefficient: Rational, values: [Value])]
  /// The sum of the terms that are complete.
  private var complete = Value()

  init(_ sum: SignedMaximumSum) {
    inputDimension = sum.dimension
    hiddenLayerCount = sum.hiddenLayerCount
    let values = sum.functions.map { map in
      var value = Value(constant: map.bias[0])
      for (place, weight) in map.row(0).enumerated() where !weight.isZero { value.weights[place] = weight }
      return value
    }
    pending = sum.terms.map { term in (term.coefficient, term.members.map { values[$0] }) }
  }

  /// The network.
  mutating func network() -> ReLUNetwork {
    collectComplete()
    for layer in 0..<hiddenLayerCount { addLayer(isFirst: layer == 0, isLast: layer == hiddenLayerCount - 1) }
    let width = layers.last?.outputDimension ?? inputDimension
    return ReLUNetwork(
      fitting: layers + [
        AffineMap(
          inputDimension: width, entries: (0..<width).map { complete.weights[$0] ?? 0 }, bias: [complete.constant])
      ])
  }

  private mutating func collectComplete() {
    for term in pending where term.values.count == 1 { complete = complete + term.coefficient * term.values[0] }
    pending.removeAll { $0.values.count <= 1 }
  }

  private mutating func addLayer(isFirst: Bool, isLast: Bool) {
    gates = []
    places = [:]
    let before = layers.last?.outputDimension ?? inputDimension
    var sum = complete
    var next: [(coefficient: Rational, values: [Value])] = []
    if isLast {
      var result = Value()
      for term in pending {
        sum = sum + term.coefficient * term.values[1]
        result = result + term.coefficient * gate(term.values[0] - term.values[1])
      }
      complete = result + carried(sum, isFirst)
    } else {
      for term in pending {
        if hiddenLayerCount == 2 && term.values.count == 5 {
          next += fiveMaximum(term.coefficient, term.values)
          continue
        }
        var values: [Value] = []
        for place in stride(from: 0, to: term.values.count, by: 2) {
          let first = term.values[place]
          values.append(
            place + 1 < term.values.count ? maximum(first, term.values[place + 1]) : carried(first, isFirst))
        }
        next.append((term.coefficient, values))
      }
      complete = carried(sum, isFirst)
    }
    if gates.isEmpty { gates.append(Value()) }
    layers.append(
      AffineMap(
        inputDimension: before, entries: gates.flatMap { gate in (0..<before).map { gate.weights[$0] ?? 0 } },
        bias: gates.map(\.constant)))
    pending = next
    collectComplete()
  }

  /// The maximum of five values as a sum of seven maxima of pairs of the next layer; see `ReLUNetwork.maximumOfFive`.
  private mutating func fiveMaximum(
    _ coefficient: Rational, _ values: [Value]
  ) -> [(coefficient: Rational, values: [Value])] {
    let half = coefficient / 2
    let (a, b) = (maximum(values[0], values[1]), maximum(values[2], values[3]))
    let p = values.dropLast().map { maximum($0, values[4]) }
    let fifth = carried(values[4], true)
    return [
      (half, [a + b, Rational(2) * fifth]), (half, [a, p[2]]), (half, [a, p[3]]), (half, [b, p[0]]),
      (half, [b, p[1]]), (-half, [a + b, p[0] + p[1]]), (-half, [a + b, p[2] + p[3]]),
    ]
  }

  private mutating func maximum(_ first: Value, _ second: Value) -> Value {
    gate(first - second) + carried(second, layers.isEmpty)
  }

  /// The value in the next layer, unchanged. Inputs are carried coordinate by coordinate: then a value more takes no gate.
  private mutating func carried(_ value: Value, _ isFirst: Bool) -> Value {
    if isFirst {
      var sum = Value(constant: value.constant)
      for (place, weight) in value.weights.sorted(by: { $0.key < $1.key }) {
        let unit = Value(weights: [place: 1])
        sum = sum + weight * (gate(unit) - gate(Rational(-1) * unit))
      }
      return sum
    }
    if value.constant.signum() >= 0, value.weights.values.allSatisfy({ $0.signum() > 0 }) { return gate(value) }
    return gate(value) - gate(Rational(-1) * value)
  }

  /// σ of a value, by a gate whose weights are the smallest integers.
  private mutating func gate(_ value: Value) -> Value {
    if value.weights.isEmpty { return Value(constant: max(0, value.constant)) }
    let all = value.weights.values + [value.constant]
    let denominator = all.reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
    let divisor = all.reduce(BigInteger(0)) {
      .greatestCommonDivisor($0, $1.numerator * denominator.exactlyDivided(by: $1.denominator))
    }
    let scale = Rational(denominator, divisor)
    let primitive = scale * value
    let place = places[primitive] ?? gates.count
    if place == gates.count {
      gates.append(primitive)
      places[primitive] = place
    }
    return Value(weights: [place: Rational(1) / scale])
  }
}

extension SignedMaximumSum {
  /// A network with `hiddenLayerCount` hidden layers that computes the sum.
  ///
  /// Terms share gates: those of the first layer are at most two for each input and one for each pair of functions.
  /// - Complexity: the number of gates of one layer times that of the next.
  public var network: ReLUNetwork {
    var builder = SharedMaximaBuilder(self)
    return builder.network()
  }
}
