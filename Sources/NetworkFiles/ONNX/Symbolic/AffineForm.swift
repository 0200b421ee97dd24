import ExactNumbers

/// constant + Σ coefficient · variable, where a variable is an input of the network or the output of a gate.
struct AffineForm: Equatable, Sendable {
  /// A variable, by its number, with a coefficient that is not zero.
  struct Term: Hashable, Sendable {
    let variable: Int
    let coefficient: Rational
  }

  let constant: Rational
  /// In increasing order of the variables.
  let terms: [Term]

  init(constant: Rational, terms: [Term] = []) {
    self.constant = constant
    self.terms = terms
  }

  init(variable: Int) {
    constant = 0
    terms = [Term(variable: variable, coefficient: 1)]
  }
}

/// A tensor of affine forms in row-major order; a constant tensor is one whose forms have no terms.
struct SymbolicTensor: Sendable {
  let shape: [Int]
  let forms: [AffineForm]
  /// How many activations lie below; nil for what does not depend on the input of the network at all.
  let level: Int?
  /// Whether the numbers are integers in the sense of the file: shapes and axes, with which nothing is computed.
  let isInteger: Bool

  init(shape: [Int], forms: [AffineForm], level: Int?, isInteger: Bool = false) {
    assert(shape.reduce(1, *) == forms.count)
    self.shape = shape
    self.forms = forms
    self.level = level
    self.isInteger = isInteger
  }

  var isConstant: Bool { level == nil }

  /// The same numbers in another shape of as many elements.
  func reshaped(_ shape: [Int]) -> SymbolicTensor {
    SymbolicTensor(shape: shape, forms: forms, level: level, isInteger: isInteger)
  }

  /// How far apart neighbours along each axis are in `forms`.
  var steps: [Int] { Self.steps(of: shape) }

  static func steps(of shape: [Int]) -> [Int] {
    var steps = [Int](repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() { steps[axis] = steps[axis + 1] * shape[axis + 1] }
    return steps
  }
}

/// The later of two levels, where nil is the level of constants.
func laterLevel(_ first: Int?, _ second: Int?) -> Int? {
  guard let first else { return second }
  return second.map { max(first, $0) } ?? first
}
