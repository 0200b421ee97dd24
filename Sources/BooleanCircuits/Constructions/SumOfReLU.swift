import EmpiricalRisk
import ExactNumbers

/// Collects ReLU gates with output weights and a constant, as functions of x in {0, 1}ⁿ.
struct SumOfReLU {
  /// An affine function constant + Σ weights·x on {0, 1}ⁿ.
  struct Affine {
    var constant: Rational
    var weights: [Rational]

    func value(at index: Int) -> Rational {
      weights.enumerated().reduce(constant) { index >> $1.offset & 1 == 1 ? $0 + $1.element : $0 }
    }

    /// factor·self + other.
    func scaled(by factor: Rational, plus other: Affine) -> Affine {
      Affine(
        constant: factor * constant + other.constant,
        weights: zip(weights, other.weights).map { factor * $0 + $1 })
    }
  }

  let variableCount: Int
  private(set) var gates: [ShallowNetwork.Gate] = []
  var constant: Rational = 0

  init(variableCount: Int) { self.variableCount = variableCount }

  /// Adds weight·max(0, argument); nothing if the weight is 0.
  mutating func add(_ weight: Rational, _ argument: Affine) {
    if weight.isZero { return }
    let size = weight.signum() < 0 ? -weight : weight
    gates.append(
      ShallowNetwork.Gate(
        sign: weight.signum(), weights: argument.weights.map { size * $0 }, bias: size * argument.constant))
  }

  /// Adds an affine function by one gate, which is on at all points of the cube, and a constant; a constant by no gate.
  mutating func add(affine: Affine) {
    constant += affine.constant
    let least = affine.weights.reduce(Rational(0)) { $1.signum() < 0 ? $0 + $1 : $0 }
    if affine.weights.allSatisfy(\.isZero) { return }
    add(1, Affine(constant: -least, weights: affine.weights))
    constant += least
  }

  /// Adds value·1_v, where 1_v is 1 at the point number `index` and 0 at the others: one gate.
  mutating func add(_ value: Rational, atPoint index: Int) {
    let ones = index.nonzeroBitCount
    let weights = (0..<variableCount).map { index >> $0 & 1 == 1 ? Rational(1) : -1 }
    add(value, Affine(constant: Rational(1 - ones), weights: weights))
  }

  var network: ShallowNetwork { ShallowNetwork(gates: gates, outputBias: constant) }
}
