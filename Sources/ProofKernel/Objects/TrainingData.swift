/// `training`: labelled points X/E with labels Y/L and weights W/F.
struct TrainingData {
  let pointScale: Integer
  let labelScale: Integer
  let weightScale: Integer
  /// X_1 … X_N E, sample after sample.
  var points: Vectors
  var labels: [Integer] = []
  var weights: [Integer] = []

  var count: Int { labels.count }
}

/// `loss`: t ↦ max (A t + B)/C, without pieces that are nowhere greater than all others, the slopes increasing.
struct LossPieces {
  let scale: Integer
  let pieces: [(slope: Integer, intercept: Integer)]

  init(scale: Integer, all: [(slope: Integer, intercept: Integer)]) {
    self.scale = scale
    var hull: [(slope: Integer, intercept: Integer)] = []
    for next in all.sorted(by: { $0.slope == $1.slope ? $0.intercept < $1.intercept : $0.slope < $1.slope }) {
      if let last = hull.last, last.slope == next.slope { hull.removeLast() }
      // The last one is needed if its point lies above the segment between its neighbours.
      while hull.count > 1 {
        let (first, last) = (hull[hull.count - 2], hull[hull.count - 1])
        let rise = (next.intercept - first.intercept) * (last.slope - first.slope)
        if (last.intercept - first.intercept) * (next.slope - first.slope) - rise > .zero { break }
        hull.removeLast()
      }
      hull.append(next)
    }
    pieces = hull
  }
}

/// The loss of a theorem about training, in terms of the outputs times L: a square, or the greatest of affine pieces.
struct TrainingLoss {
  let isGreatest: Bool
  /// For each sample slope and intercept of the pieces, as in `LossPieces`; empty for the squared loss.
  let pieces: [[(slope: Integer, intercept: Integer)]]
  /// The sum (or the greatest) over the samples is this times the loss that the theorem speaks of.
  let factor: Integer
}

extension Checker {
  func readTraining() throws(Failure) -> TrainingData {
    let (dimension, count) = (try input.word("N", in: 0...60), try input.count("M"))
    let (e, l, f) = (try input.positive("E"), try input.positive("L"), try input.positive("F"))
    var data = TrainingData(pointScale: e, labelScale: l, weightScale: f, points: Vectors(width: dimension + 1))
    for _ in 0..<count {
      try objectLine("sample", fields: dimension + 2)
      data.weights.append(try input.positive("W"))
      data.labels.append(try input.integer("Y"))
      for _ in 0..<dimension { data.points.entries.append(try input.integer("X")) }
      data.points.entries.append(e)
    }
    return data
  }

  func readLoss() throws(Failure) -> LossPieces {
    let count = try input.word("K", in: 1...1000)
    let scale = try input.positive("C")
    var pieces: [(slope: Integer, intercept: Integer)] = []
    for _ in 0..<count {
      try objectLine("piece", fields: 2)
      pieces.append((try input.integer("A"), try input.integer("B")))
    }
    return LossPieces(scale: scale, all: pieces)
  }

  /// The next field, LOSS, for the given data.
  func trainingLoss(of data: TrainingData) throws(Failure) -> TrainingLoss {
    let word = try input.token("LOSS")
    let (l, weight) = (data.labelScale, data.weightScale)
    switch word {
    case "squared": return TrainingLoss(isGreatest: false, pieces: [], factor: l * l * weight)
    case "absolute", "chebyshev":
      return TrainingLoss(
        isGreatest: word == "chebyshev", pieces: data.labels.map { [(-.one, $0), (.one, -$0)] }, factor: l * weight)
    case "hinge":
      try expect(data.labels.allSatisfy { $0.absolute == l }, "labels -1 and 1 for the hinge loss")
      return TrainingLoss(
        isGreatest: false,
        pieces: data.labels.map { $0.isNegative ? [(.zero, .zero), (.one, l)] : [(-.one, l), (.zero, .zero)] },
        factor: l * weight)
    default:
      guard case .loss(let loss) = try object(named: word).kind else { throw .declined("expected a loss") }
      let pieces = data.labels.map { label in
        loss.pieces.map { ($0.slope, $0.intercept * l - $0.slope * label) }
      }
      return TrainingLoss(isGreatest: false, pieces: pieces, factor: loss.scale * l * weight)
    }
  }
}
