import ExactNumbers

/// Collects the gates of a network while tensors of affine forms run through the nodes of a graph.
///
/// Variables 0, 1, … are the inputs; the gates follow in the order in which they are made.
struct Lowering {
  /// max(0, form), in the hidden layer `layer`, counted from 1.
  struct Gate: Sendable {
    let form: AffineForm
    let layer: Int
  }

  /// The most gates.
  static let maximumGates = 1 << 20

  let inputCount: Int
  private(set) var gates: [Gate] = []
  var budget = LoweringBudget()
  private var sum = FormAccumulator()

  init(inputCount: Int) { self.inputCount = inputCount }

  /// The form that is `first` times `a` plus `second` times `b`.
  mutating func combination(
    _ a: Rational, _ first: AffineForm, _ b: Rational, _ second: AffineForm, at place: String
  ) throws(NetworkFileError) -> AffineForm {
    try sum.add(first, times: a, budget: &budget, at: place)
    try sum.add(second, times: b, budget: &budget, at: place)
    return try sum.finish(budget: &budget, at: place)
  }

  /// The form `factor` · `form` + `constant`.
  mutating func affine(
    _ form: AffineForm, times factor: Rational, plus constant: Rational, at place: String
  ) throws(NetworkFileError) -> AffineForm {
    try sum.add(form, times: factor, budget: &budget, at: place)
    try sum.add(constant, budget: &budget, at: place)
    return try sum.finish(budget: &budget, at: place)
  }

  /// The form Σ factor · form + constant over the pairs that `body` hands out.
  mutating func sum(
    constant: Rational = 0, at place: String,
    _ body: (_ add: (AffineForm, Rational) throws(NetworkFileError) -> Void) throws(NetworkFileError) -> Void
  ) throws(NetworkFileError) -> AffineForm {
    try sum.add(constant, budget: &budget, at: place)
    try body { (form: AffineForm, factor: Rational) throws(NetworkFileError) in
      try sum.add(form, times: factor, budget: &budget, at: place)
    }
    return try sum.finish(budget: &budget, at: place)
  }

  /// The output of a new gate.
  mutating func gate(_ form: AffineForm, layer: Int, at place: String) throws(NetworkFileError) -> AffineForm {
    if gates.count >= Self.maximumGates {
      throw .tooLarge(what: "gates up to \(place)", found: gates.count + 1, limit: Self.maximumGates)
    }
    gates.append(Gate(form: form, layer: layer))
    return AffineForm(variable: inputCount + gates.count - 1)
  }

  /// max(0, ·) of every element. Every element of a tensor that depends on the input gets its own gate, also one that
  /// never fires: the network has the gates that the file has.
  mutating func rectified(_ tensor: SymbolicTensor, at place: String) throws(NetworkFileError) -> SymbolicTensor {
    _ = try budget.elements(of: tensor.shape, at: place)
    var forms: [AffineForm] = []
    forms.reserveCapacity(tensor.forms.count)
    for form in tensor.forms {
      if let level = tensor.level {
        forms.append(try gate(form, layer: level + 1, at: place))
      } else {
        forms.append(AffineForm(constant: max(form.constant, 0)))
      }
    }
    return SymbolicTensor(shape: tensor.shape, forms: forms, level: tensor.level.map { $0 + 1 })
  }

  /// The maximum of each list of forms as a binary tree of max(a, b) = b + max(0, a - b), and how many layers the deepest
  /// tree has. Forms whose difference is constant need no gate.
  mutating func maxima(
    of lists: [[AffineForm]], level: Int?, at place: String
  ) throws(NetworkFileError) -> (forms: [AffineForm], level: Int?) {
    var lists = lists
    var depth = 0
    while lists.contains(where: { $0.count > 1 }) {
      depth += 1
      for index in lists.indices where lists[index].count > 1 {
        let list = lists[index]
        var next: [AffineForm] = []
        for pair in stride(from: 0, to: list.count - 1, by: 2) {
          let (first, second) = (list[pair], list[pair + 1])
          let difference = try combination(1, first, -1, second, at: place)
          if difference.terms.isEmpty {
            next.append(difference.constant.signum() > 0 ? first : second)
          } else {
            let excess = try gate(difference, layer: (level ?? 0) + depth, at: place)
            next.append(try combination(1, second, 1, excess, at: place))
          }
        }
        if list.count % 2 == 1 { next.append(list[list.count - 1]) }
        lists[index] = next
      }
    }
    return (lists.map { $0[0] }, level.map { $0 + depth })
  }
}
