extension Checker {
  /// The head of a theorem about training: `T LOSS W B P Q`.
  struct TrainingHead {
    let data: TrainingData
    let loss: TrainingLoss
    let width: Int
    let hasConstant: Bool
    let bound: Rational
  }

  /// `prefix` is not restated.
  func trainingHead(prefix: String = "") throws(Failure) -> TrainingHead {
    try head(fields: 6, prefix: prefix)
    guard case .training(let data) = try object().kind else { throw .declined("expected training data") }
    let loss = try trainingLoss(of: data)
    let (width, constant) = (try input.word("W", in: 0...100), try input.word("B", in: 0...1))
    return TrainingHead(
      data: data, loss: loss, width: width, hasConstant: constant == 1, bound: try input.rational("the bound"))
  }

  /// FORMAT.md 4.37: a network, evaluated.
  func checkTrainingAtMost() throws(Failure) {
    let head = try trainingHead()
    let data = head.data
    try input.advance(to: "gates", fields: head.hasConstant ? 2 : 1)
    let scale = try input.positive("D")
    // Outputs times E·D.
    let constant = head.hasConstant ? try input.integer("c") * data.pointScale : .zero
    var outputs = [Integer](repeating: constant, count: data.count)
    for _ in 0..<head.width {
      try input.advance(to: "gate", fields: data.points.width + 1)
      let sign = try input.integer("s")
      try expect(sign.absolute == .one, "a sign 1 or -1, found \(sign)")
      let weights = try input.integers("weight")
      for sample in outputs.indices {
        let value = data.points.dot(sample, weights)
        if !value.isNegative { outputs[sample] += sign * value }
      }
    }
    let unit = data.pointScale * scale
    var total = Integer.zero
    for sample in outputs.indices {
      let output = outputs[sample] * data.labelScale
      if head.loss.pieces.isEmpty {
        let residual = output - data.labels[sample] * unit
        total += data.weights[sample] * residual * residual
        continue
      }
      let values = head.loss.pieces[sample].map { data.weights[sample] * ($0.slope * output + $0.intercept * unit) }
      let value = values.dropFirst().reduce(values[0]) { $0 < $1 ? $1 : $0 }
      total = head.loss.isGreatest ? (total < value ? value : total) : total + value
    }
    let factor = head.loss.factor * (head.loss.pieces.isEmpty ? unit * unit : unit)
    try check(
      total * head.bound.denominator <= head.bound.numerator * factor, "the network has a greater loss")
  }
}
