import BooleanCircuits
import EmpiricalRisk
import ExactNumbers

extension FactSheet {
  /// What a circuit is, and what it computes.
  /// - Parameter agreement: The name of a function, and at how many points the circuit agrees with it.
  public init(
    circuit: BooleanCircuit, name: String, trueCount: Int?, valueCount: Int?, agreement: (name: String, count: Int)?
  ) {
    let points = 1 << circuit.inputCount
    var facts: [Fact] = [
      Fact("class", circuit.classDescription, "class", .string(circuit.classDescription)),
      Fact("gates", "\(circuit.size) without the output, depth \(circuit.depth)", "gates", .integer(circuit.size)),
      Fact("", nil, "depth", .integer(circuit.depth)),
      Fact("direct wires", circuit.usesDirectWires ? "yes" : "no", "directWires", .boolean(circuit.usesDirectWires)),
      Fact("output bias", circuit.hasOutputBias ? "yes" : "no", "outputBias", .boolean(circuit.hasOutputBias)),
    ]
    if let trueCount {
      facts.append(
        Fact("true at", "\(trueCount) of \(CountedNoun.text(points, "point"))", "trueAt", .integer(trueCount)))
    }
    if let valueCount {
      facts.append(Fact("values", "\(valueCount) different ones", "differentValues", .integer(valueCount)))
    }
    if let agreement {
      let text =
        agreement.count == points
        ? "computes \(agreement.name)"
        : "\(agreement.count) of \(CountedNoun.text(points, "point")) with \(agreement.name)"
      facts.append(Fact("agreement", text, "agreement", .integer(agreement.count)))
      facts.append(Fact("", nil, "computes", .boolean(agreement.count == points)))
    }
    self.init(
      command: "circuit evaluate", title: "\(name): \(CountedNoun.text(circuit.inputCount, "input"))", name: name,
      facts: facts)
  }

  /// Whether a function is a threshold function.
  public init(threshold decision: ThresholdDecision, of name: String, variables: Int) {
    var facts: [Fact] = []
    switch decision {
    case .threshold(let minimal):
      let weights = minimal.weights
      let form = AffineText.form(weights.weights.map { Rational($0) }, Rational(weights.bias))
      facts = [
        Fact(
          "threshold", "yes: true exactly where \(form) ≥ 0",
          "threshold", .boolean(true)),
        Fact("", nil, "bias", .string(weights.bias.description)),
        Fact("", nil, "weights", .strings(weights.weights.map(\.description))),
        Fact(
          "total weight",
          "\(weights.totalWeight), the least of integer weights on {0, 1}"
            + (minimal.provedTotalWeight == weights.totalWeight
              ? "" : " (\(minimal.provedTotalWeight) by the linear program, the rest by search)"),
          "totalWeight", .string(weights.totalWeight.description)),
        Fact("", nil, "provedTotalWeight", .string(minimal.provedTotalWeight.description)),
      ]
    case .notThreshold(let refutation):
      let text = refutation.terms.prefix(12).map { "\($0.multiplier)·\(Self.point($0.point, variables))" }
      facts = [
        Fact("threshold", "no", "threshold", .boolean(false)),
        Fact(
          "because",
          "with signs these points add up to 0: \(text.joined(separator: ", "))\(refutation.terms.count > 12 ? ", …" : "")"
        ),
        Fact(
          "", nil, "refutation",
          .array(
            refutation.terms.map {
              .object([("point", .integer($0.point)), ("multiplier", .string($0.multiplier.description))])
            })),
      ]
    }
    self.init(
      command: "circuit threshold", title: "\(name): \(CountedNoun.text(variables, "variable"))", name: name,
      facts: facts)
  }

  private static func point(_ index: Int, _ variables: Int) -> String {
    "(" + (0..<variables).map { index >> $0 & 1 == 1 ? "1" : "0" }.joined(separator: ",") + ")"
  }

  /// The least number of ReLU gates; nil if more are needed than were tried.
  public init(
    leastGates least: LeastGates?, limit: Int, of name: String, variables: Int, isSign: Bool, hasOutputBias: Bool
  ) {
    let kind = isSign ? "a threshold of a sum of ReLU gates" : "a sum of ReLU gates"
    let bias = hasOutputBias ? "with an output bias" : "without an output bias"
    var facts: [Fact] = [Fact("", nil, "outputBias", .boolean(hasOutputBias)), Fact("", nil, "sign", .boolean(isSign))]
    if let least {
      facts.append(Fact("fewest gates", "\(least.count)", "fewestGates", .integer(least.count)))
      facts += Self.gates(least.network)
    } else {
      facts.append(Fact("fewest gates", "more than \(limit)", "moreThan", .integer(limit)))
    }
    self.init(
      command: "circuit gates", title: "\(name) as \(kind) of x in {0, 1}^\(variables), \(bias)", name: name,
      facts: facts)
  }

  /// A network of a construction.
  public init(
    construction: SumOfReLUConstruction, of name: String, variables: Int, network: ShallowNetwork,
    counts: [(SumOfReLUConstruction, Int)]
  ) {
    var facts: [Fact] = counts.map { other, count in
      Fact(other.rawValue, CountedNoun.text(count, "gate"))
    }
    facts.append(Fact("", nil, "construction", .string(construction.rawValue)))
    facts.append(Fact("", nil, "gates", .integer(network.gates.count)))
    facts.append(Fact("", nil, "gatesByConstruction", .object(counts.map { ($0.0.rawValue, .integer($0.1)) })))
    // Long lists are for machines only.
    facts += Self.gates(network).map {
      network.gates.count <= 16 || $0.text == nil ? $0 : Fact("", nil, $0.key, $0.value)
    }
    self.init(
      command: "circuit construct",
      title:
        "\(name) as a sum of \(CountedNoun.text(network.gates.count, "ReLU gate")) of x in {0, 1}^\(variables) (\(construction.rawValue))",
      name: name, facts: facts)
  }

  private static func gates(_ network: ShallowNetwork) -> [Fact] {
    var facts = network.gates.enumerated().map { number, gate in
      let form = AffineText.form(gate.weights, gate.bias)
      return Fact(number == 0 ? "gates" : "", "\(gate.sign < 0 ? "−" : "")max(0, \(form))")
    }
    facts.append(
      Fact(
        "output bias", AffineText.number(network.outputBias), "outputBiasValue", .string(network.outputBias.description)
      ))
    facts.append(
      Fact(
        "", nil, "network",
        .array(
          network.gates.map { gate in
            .object([
              ("sign", .integer(gate.sign)), ("weights", .strings(gate.weights.map(\.description))),
              ("bias", .string(gate.bias.description)),
            ])
          })))
    return facts
  }

  /// The survival of gates under random restrictions.
  public init(
    survival probabilities: [(gate: Int, kind: String, probability: Rational)], of name: String, parts: [[Int]],
    deeperGates: Int, equalBound: Rational?
  ) {
    var facts: [Fact] = [
      Fact(
        "parts", parts.map { "{\($0.map { "\($0 + 1)" }.joined(separator: ","))}" }.joined(separator: " "), "parts",
        .array(parts.map { .array($0.map { .integer($0 + 1) }) }))
    ]
    for (gate, kind, probability) in probabilities {
      facts.append(Fact("gate \(gate + 1)", "\(kind), survives with probability \(probability)"))
    }
    let expected = probabilities.reduce(Rational(0)) { $0 + $1.probability }
    facts.append(
      Fact("expected number", "\(expected) of these survive", "expectedSurvivors", .string(expected.description)))
    if deeperGates > 0 {
      let noun = deeperGates == 1 ? "1 gate that reads" : "\(deeperGates) gates that read"
      facts.append(Fact("left out", "\(noun) other gates", "leftOut", .integer(deeperGates)))
    }
    if let equalBound {
      facts.append(
        Fact(
          "bound", "\(equalBound) for every threshold gate and these sizes", "bound", .string(equalBound.description)))
    }
    facts.append(
      Fact(
        "", nil, "gates",
        .array(
          probabilities.map { gate, kind, probability in
            .object([
              ("gate", .integer(gate + 1)), ("kind", .string(kind)), ("survival", .string(probability.description)),
            ])
          })))
    self.init(
      command: "circuit restrict", title: "\(name): one input of each part stays free", name: name, facts: facts)
  }

  /// The row classes of a bottom layer.
  public init(
    rowClasses count: Int, of layer: BottomLayer,
    target: (name: String, collision: (first: Int, second: Int, others: Int)?)?
  ) {
    var facts: [Fact] = [
      Fact(
        "row classes", "\(count) of \(CountedNoun.text(1 << layer.inputCount, "point")) are told apart", "rowClasses",
        .integer(count))
    ]
    if let conflict = layer.coneConflict {
      facts.append(
        Fact(
          "common cone",
          "no: along d = (\(conflict.direction.map(\.description).joined(separator: ", "))) vector \(conflict.first + 1) rises and vector \(conflict.second + 1) falls",
          "commonCone", .boolean(false)))
    } else {
      facts.append(
        Fact(
          "common cone", "yes, so at most \(CountedNoun.text(layer.basisBound, "class", "classes")) by a basis",
          "commonCone", .boolean(true)))
      facts.append(Fact("", nil, "basisBound", .integer(layer.basisBound)))
    }
    if let target {
      if let collision = target.collision {
        facts.append(
          Fact(
            "\(target.name)",
            "is computed by no circuit over these sums: points \(collision.first) and \(collision.second) give the same ones, and differ with the other inputs \(collision.others)",
            "excludes", .string(target.name)))
      } else {
        facts.append(Fact("\(target.name)", "is a function of these sums and the other inputs", "excludes", .null))
      }
    }
    self.init(
      command: "circuit bottom",
      title:
        "\(CountedNoun.text(layer.vectors.count, "weight vector")) on \(CountedNoun.text(layer.inputCount, "input"))",
      name: "bottom layer", facts: facts)
  }
}
