import ExactAlgebra
import ExactNumbers

// The state of a search as text, so that it can be taken up later. Whoever takes it up computes cones, bounds and the loss
// of the best network anew from the data, so that a damaged or false state is refused and never believed.
extension ConeSearch {
  /// The first line of a state.
  private static let stateHeader = "lemmata-training 1"

  /// The state: the problem, the best network, and the tree with parents before children.
  var state: String {
    var text = "\(Self.stateHeader)\n\(problem.canonicalText)"
    text += "best " + best.signs.map(String.init).joined(separator: " ") + "\n"
    text +=
      "parameters "
      + (best.solution.parameters.joined() + [best.solution.outputBias]).map(\.description)
      .joined(separator: " ") + "\n"
    text += "tree \(roots.count)\n"
    var open = Array(roots.reversed())
    while let tree = open.popLast() {
      switch tree.kind {
      case .open: text += "open\n"
      case .bounded(let bound):
        let common = CommonDenominatorVector(bound.slopes + bound.multipliers)
        text += "bounded \(common.denominator) " + common.numerators.map(\.description).joined(separator: " ") + "\n"
      case .split(let gates, let point, let children):
        text += "split \(gates[0]) \(point)\n"
        open += children.reversed()
      }
    }
    return text + "end\n"
  }

  /// Takes up a state.
  ///
  /// - Throws: `TrainingError.state` if the text is no state, or of another problem, or says what is not true.
  func restore(_ text: String) throws(TrainingError) {
    var lines = try TrainingStateReader(text, header: Self.stateHeader, expected: "training", problem: problem)
    try restoreBest(try lines.next("the signs"), try lines.next("the parameters"))
    let count = try lines.rootCount()
    if count > 0 {
      makeRoots()
      guard count == roots.count else { throw .state("its tree has \(count) roots, expected \(roots.count)") }
      var open = Array(roots.reversed())
      while let tree = open.popLast() {
        let words = try lines.next("a set")
        switch words.first {
        case "open": addWaiting(tree)
        case "bounded": tree.kind = .bounded(try restoredBound(tree.model, words.dropFirst()))
        case "split":
          guard words.count == 3, let gate = Int(words[1]), let point = Int(words[2]),
            (0..<problem.width).contains(gate), (0..<data.count).contains(point),
            tree.model.cones[gate].statuses[point] == .undecided
          else { throw .state("it splits a set where nothing is undecided") }
          open += split(tree, ConeVerdict.Cut(gate: gate, point: point)).reversed()
        default: throw .state("'\(words.first ?? "")' is no kind of set")
        }
      }
    }
    try lines.requireEnd()
  }

  private func restoreBest(_ signs: [Substring], _ parameters: [Substring]) throws(TrainingError) {
    let values = parameters.dropFirst().map { Rational(String($0)) }
    let signValues = signs.dropFirst().map { Int($0) }
    let m = data.parameterCount
    guard signs.first == "best", parameters.first == "parameters", signValues.count == problem.width,
      signValues.allSatisfy({ $0 == 1 || $0 == -1 }), values.count == problem.width * m + 1,
      values.allSatisfy({ $0 != nil })
    else { throw .state("its best network is damaged") }
    let numbers = values.compactMap { $0 }
    guard data.hasOutputBias || (numbers.last ?? 0).isZero else { throw .state("its best network has an output bias") }
    adopt(
      Incumbent(
        signs: signValues.compactMap { $0 },
        solution: CellProgram.Solution(
          data, signs: signValues.compactMap { $0 },
          parameters: (0..<problem.width).map { Array(numbers[$0 * m..<($0 + 1) * m]) }, outputBias: numbers.last ?? 0))
    )
  }

  private func restoredBound(_ model: RelaxationModel, _ words: ArraySlice<Substring>) throws(TrainingError)
    -> RelaxationBound
  {
    let numbers = words.map { BigInteger(String($0)) }
    let count = data.count
    guard numbers.count == 1 + count + count * problem.width, numbers.allSatisfy({ $0 != nil }) else {
      throw .state("a bound is damaged")
    }
    let integers = numbers.compactMap { $0 }
    guard integers[0].signum() > 0,
      let bound = data.bound(
        model, slopes: Array(integers[1..<(1 + count)]), multipliers: Array(integers[(1 + count)...]),
        denominator: integers[0]), bound.value >= best.value
    else { throw .state("a bound is not true, or too low") }
    return bound
  }
}

extension CellProgram.Solution {
  /// The solution with the given parameters, evaluated.
  init(_ data: ScaledData, signs: [Int], parameters: [[Rational]], outputBias: Rational) {
    let outputs = data.points.map { point in
      zip(signs, parameters).reduce(outputBias) { sum, gate in
        let value = zip(point, gate.1).reduce(Rational(0)) { $0 + Rational($1.0) * $1.1 }
        return value.signum() > 0 ? sum + Rational(gate.0) * value : sum
      }
    }
    self.init(
      parameters: parameters, outputBias: outputBias, outputs: outputs, value: data.loss(outputs),
      slopes: data.isSquared
        ? outputs.indices.map { Rational(2 * data.weights[$0]) * (outputs[$0] - Rational(data.labels[$0])) } : [])
  }
}

extension TrainingProblem {
  /// The problem as text that is the same for equal problems only.
  var canonicalText: String {
    var text = "width \(width) \(hasOutputBias ? "bias" : "linear") \(loss.name)"
    if case .piecewiseLinear(let pieces) = loss { for piece in pieces { text += " \(piece.slope) \(piece.intercept)" } }
    text += "\nsamples \(set.count) \(set.dimension)\n"
    for index in 0..<set.count {
      text +=
        ([set.weights[index], set.labels[index]] + set.points[index]).map(\.description).joined(separator: " ") + "\n"
    }
    return text
  }
}
