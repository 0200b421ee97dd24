import EmpiricalRisk
import ExactNumbers

/// Training data that a certificate has defined.
public struct ProofTraining: Sendable {
  /// Its name in the file.
  public let name: String
  /// The problem.
  public let problem: TrainingProblem
  /// The word for the loss: one of the format's, or the name of its record.
  let loss: String
  /// What slopes are multiplied by, since pieces of a loss are integers over a common denominator.
  let lossScale: BigInteger
  let scales: (point: BigInteger, label: BigInteger, weight: BigInteger)

  func head(_ keyword: String, _ bound: Rational) -> String {
    "\(keyword) \(name) \(loss) \(problem.width) \(problem.hasOutputBias ? 1 : 0) \(bound.numerator) \(bound.denominator)"
  }
}

// Theorems about training: FORMAT.md 4.37 to 4.40.
extension CertificateBuilder {
  /// Defines the data of a training problem, and its loss where the format has no word for it.
  public mutating func training(_ name: String, _ problem: TrainingProblem) -> ProofTraining {
    let name = claim(name)
    let set = problem.set
    let point = commonDenominator(set.points.joined())
    let label = commonDenominator(set.labels)
    let weight = commonDenominator(set.weights)
    line("training \(name) \(set.dimension) \(set.count) \(point) \(label) \(weight)")
    for index in 0..<set.count {
      line(
        "sample "
          + tokens(
            [scaled(set.weights[index], weight), scaled(set.labels[index], label)]
              + set.points[index].map { scaled($0, point) }))
    }
    var (loss, lossScale) = (problem.loss.name, BigInteger(1))
    if case .piecewiseLinear(let pieces) = problem.loss {
      loss = claim("loss")
      lossScale = commonDenominator(pieces.flatMap { [$0.slope, $0.intercept] })
      line("loss \(loss) \(pieces.count) \(lossScale)")
      for piece in pieces { line("piece \(scaled(piece.slope, lossScale)) \(scaled(piece.intercept, lossScale))") }
    }
    return ProofTraining(
      name: name, problem: problem, loss: loss, lossScale: lossScale, scales: (point, label, weight))
  }

  /// Proves that a network has the given loss, or less.
  public mutating func proveTrainingAtMost(_ training: ProofTraining, _ bound: Rational, by network: ShallowNetwork) {
    theorem(training.head("training-at-most", bound))
    let values = network.gates.flatMap { $0.weights + [$0.bias] } + [network.outputBias]
    let scale = commonDenominator(values)
    line("gates \(scale)" + (training.problem.hasOutputBias ? " \(scaled(network.outputBias, scale))" : ""))
    for gate in network.gates {
      line("gate \(gate.sign) " + tokens((gate.weights + [gate.bias]).map { scaled($0, scale) }))
    }
  }

  /// Proves that no network has a smaller loss than the given one.
  public mutating func proveTrainingAtLeast(_ training: ProofTraining, _ bound: Rational, by proof: LowerBoundProof) {
    switch proof {
    case .cones(let proof): proveTrainingAtLeast(training, bound, by: proof)
    case .line(let proof): proveTrainingAtLeast(training, bound, by: proof)
    case .pointwise(let unit, let slopes):
      theorem(training.head("training-at-least", bound), as: training.head("pointwise-training-at-least", bound))
      line("slopes " + tokens([unit] + slopes.map { $0 * training.lossScale }))
    }
  }

  private mutating func proveTrainingAtLeast(
    _ training: ProofTraining, _ bound: Rational, by proof: LineTrainingProof
  ) {
    theorem(training.head("training-at-least", bound), as: training.head("line-training-at-least", bound))
    var current: (unit: BigInteger, slopes: [BigInteger])?
    for node in proof.nodes {
      switch node {
      case .split(let range, let place): line("split \(range + 1) \(place + 1)")
      case .leaf(let unit, let slopes):
        // One line of slopes serves all leaves that follow.
        if current?.unit != unit || current?.slopes != slopes {
          line("slopes " + tokens([unit] + slopes.map { $0 * training.lossScale }))
          current = (unit, slopes)
        }
        line("leaf")
      }
    }
  }

  private mutating func proveTrainingAtLeast(_ training: ProofTraining, _ bound: Rational, by proof: TrainingProof) {
    theorem(training.head("training-at-least", bound))
    line("axes " + tokens(proof.axes.dropLast().flatMap { [$0.own, $0.last] } + proof.axes.suffix(1).map(\.own)))
    let count = training.problem.set.count
    var current: (slopes: [Rational], unit: BigInteger)?
    for node in proof.nodes {
      switch node {
      case .split(let gate, let point, let rays):
        line("split \(gate + 1) \(point + 1)" + rays.map { " " + tokens($0) }.joined())
      case .leaf(let slopes, let multipliers):
        let unit = commonDenominator(slopes + multipliers.map(\.value))
        let factor = Rational(unit * training.lossScale)
        // One line of slopes serves all leaves that follow, as long as its unit suits their multipliers.
        if current?.slopes != slopes || current?.unit != unit {
          line("slopes " + tokens([unit] + slopes.map { ($0 * factor).numerator }))
          current = (slopes, unit)
        }
        var text = "leaf"
        for multiplier in multipliers {
          text += " \(multiplier.gate * count + multiplier.point + 1) \((multiplier.value * factor).numerator)"
        }
        line(text)
      }
    }
  }
}

/// The least common denominator.
private func commonDenominator(_ values: some Sequence<Rational>) -> BigInteger {
  values.reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
}

private func scaled(_ value: Rational, _ scale: BigInteger) -> BigInteger { (value * Rational(scale)).numerator }
