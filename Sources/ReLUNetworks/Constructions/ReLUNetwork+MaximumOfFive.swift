import ExactNumbers

extension ReLUNetwork {
  /// A network with two hidden layers, of 10 and 9 gates, that computes the maximum of five numbers.
  ///
  /// A tree of maxima of two takes three hidden layers. That two are enough is a theorem of Bakaev, Brunck, Hertrich, Stade
  /// and Yehudayoff (Better Neural Network Expressivity: Subdividing the Simplex, 2025). Here it follows from an identity with
  /// seven maxima. For x₅ = 0, which is no loss, with a = max(x₁, x₂), b = max(x₃, x₄) and pᵢ = σ(xᵢ),
  ///
  /// 2 max(x₁, …, x₅) = σ(a + b) + max(a, p₃) + max(a, p₄) + max(b, p₁) + max(b, p₂)
  ///   − max(a + b, p₁ + p₂) − max(a + b, p₃ + p₄).
  ///
  /// Proof: let a ≥ b, the other case being symmetric, and a′ = min(x₁, x₂). If a ≤ 0, all terms are zero. Otherwise
  /// three of the maxima of two are a; the fourth is max(a′, b, 0), and max(a + b, p₁ + p₂) = a + max(b, a′, 0). What is
  /// left is σ(a + b) = max(a + b, p₃ + p₄): for b ≥ 0 both are a + b, since p₃ + p₄ ≤ 2b; otherwise p₃ = p₄ = 0.
  public static var maximumOfFive: ReLUNetwork {
    // Gates of the first layer: p₁ … p₄, then σ(x₅ − x₂), σ(x₅ − x₄), σ(x₁ − x₂), σ(x₃ − x₄), σ(x₅), σ(−x₅).
    let first: [[Rational]] = [
      [1, 0, 0, 0, -1], [0, 1, 0, 0, -1], [0, 0, 1, 0, -1], [0, 0, 0, 1, -1],
      [0, -1, 0, 0, 1], [0, 0, 0, -1, 1], [1, -1, 0, 0, 0], [0, 0, 1, -1, 0],
      [0, 0, 0, 0, 1], [0, 0, 0, 0, -1],
    ]
    // a − x₅ = p₂ − σ(x₅ − x₂) + σ(x₁ − x₂), and b likewise. Each maximum is max(g, h) = σ(g − h) + h; what the terms h add
    // up to is x₅, the other ones cancel.
    let second: [[Rational]] = [
      [0, 1, 0, 1, -1, -1, 1, 1, 0, 0],
      [0, 1, -1, 0, -1, 0, 1, 0, 0, 0],
      [0, 1, 0, -1, -1, 0, 1, 0, 0, 0],
      [-1, 0, 0, 1, 0, -1, 0, 1, 0, 0],
      [0, -1, 0, 1, 0, -1, 0, 1, 0, 0],
      [-1, 0, 0, 1, -1, -1, 1, 1, 0, 0],
      [0, 1, -1, 0, -1, -1, 1, 1, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    ]
    let half = Rational(1, 2)
    let zeros = [Rational](repeating: 0, count: 10)
    return ReLUNetwork(fitting: [
      AffineMap(inputDimension: 5, entries: first.flatMap { $0 }, bias: zeros),
      AffineMap(inputDimension: 10, entries: second.flatMap { $0 }, bias: Array(zeros.dropLast())),
      AffineMap(
        inputDimension: 9, entries: [half, half, half, half, half, -half, -half, 1, -1], bias: [0]),
    ])
  }
}
