import ConvexPrograms
import ExactNumbers

// The state of a search on the line as text. As for cones, bounds and the best network are computed anew from the data when
// a state is taken up, so that a damaged or false one is refused and never believed.
extension LineSearch {
  /// The first line of a state.
  static let stateHeader = "lemmata-line-training 1"

  /// The best network.
  var network: ShallowNetwork {
    best.solution.network(
      data, width: problem.width, sign: best.sign, free: best.free, hasBias: problem.hasOutputBias)
  }

  /// The state: the problem, the best network, and the tree with parents before children.
  var state: String {
    var text = "\(Self.stateHeader)\n\(problem.canonicalText)"
    for gate in network.gates { text += "gate \(gate.sign) \(gate.weights[0]) \(gate.bias)\n" }
    text += "tree \(roots.count)\n"
    var open = Array(roots.reversed())
    while let tree = open.popLast() {
      switch tree.kind {
      case .open: text += "open\n"
      case .bounded(let slopes):
        text += "bounded \(slopes.unit) " + slopes.values.map(\.description).joined(separator: " ") + "\n"
      case .split(let range, let place, let children):
        text += "split \(range) \(place)\n"
        open += children.reversed()
      }
    }
    return text + "end\n"
  }

  /// Takes up a state.
  ///
  /// - Throws: `TrainingError.state` if the text is no state, or of another problem, or says what is not true.
  func restore(_ text: String) throws(TrainingError) {
    var lines = try TrainingStateReader(
      text, header: Self.stateHeader, expected: "training on the line", problem: problem)
    var gates: [(sign: Int, isOn: [Bool])] = []
    for _ in 0..<problem.width { gates.append(try restoredGate(try lines.next("a gate"))) }
    try restoreBest(gates)
    let count = try lines.rootCount()
    if count > 0 {
      makeRoots()
      guard count == roots.count else { throw .state("its tree has \(count) roots, expected \(roots.count)") }
      var open = Array(roots.reversed())
      while let tree = open.popLast() {
        let words = try lines.next("a set")
        switch words.first {
        case "open": addWaiting(tree)
        case "bounded": tree.kind = .bounded(try restoredSlopes(tree.node, words.dropFirst()))
        case "split":
          guard words.count == 3, let range = Int(words[1]), let place = Int(words[2]),
            tree.node.ranges.indices.contains(range), tree.node.ranges[range].first < place,
            place < tree.node.ranges[range].last
          else { throw .state("it splits a set where it has no range") }
          open += split(tree, range, at: place).reversed()
        default: throw .state("'\(words.first ?? "")' is no kind of set")
        }
      }
    }
    try lines.requireEnd()
  }

  private func restoredGate(_ words: [Substring]) throws(TrainingError) -> (sign: Int, isOn: [Bool]) {
    guard words.count == 4, words[0] == "gate", let sign = Int(words[1]), sign == 1 || sign == -1,
      let weight = Rational(String(words[2])), let bias = Rational(String(words[3]))
    else { throw .state("its best network is damaged") }
    let scale = data.scaled.pointScale
    return (sign, data.places.map { (weight * Rational($0) + bias * Rational(scale)).signum() > 0 })
  }

  private func restoreBest(_ gates: [(sign: Int, isOn: [Bool])]) throws(TrainingError) {
    let node = LineNode(on: gates, hasBias: problem.hasOutputBias)
    let allowed = node.allowed(count: data.count)
    do {
      let solution = try LineProgram(data: data, free: node.free).solve(allowed, from: allowed.hinges)
      if solution.value < best.value { adopt(LineIncumbent(data, node, solution)) }
    } catch { throw .interrupted }
  }

  private func restoredSlopes(_ node: LineNode, _ words: ArraySlice<Substring>) throws(TrainingError) -> LineSlopes {
    let numbers = words.compactMap { BigInteger(String($0)) }
    let count = data.scaled.count
    guard words.count == count + 1, numbers.count == count + 1, numbers[0].signum() > 0 else {
      throw .state("a bound is damaged")
    }
    let values = Array(numbers.dropFirst())
    let slopes = data.members.map { $0.reduce(BigInteger(0)) { $0 + values[$1] } }
    guard let found = LineSlopes(data.scaled, unit: numbers[0], values: values), found.bound >= best.value,
      DualSigns(data, slopes).permits(node.allowed(count: data.count), node.free)
    else { throw .state("a bound is not true, or too low") }
    return found
  }
}
