import ExactNumbers

extension ReLUNetwork {
  /// The network that computes the outputs of all `networks` side by side, in the order of the list.
  ///
  /// Its widths are the sums of the widths.
  /// - Throws: `NetworkError.noOperands`, `.dimension` for different numbers of inputs, `.unequalDepth` for different
  ///   numbers of hidden layers (see `delayed(toHiddenLayers:)`).
  public static func stacked(_ networks: [ReLUNetwork]) throws(NetworkError) -> ReLUNetwork {
    guard let first = networks.first else { throw .noOperands(operation: "stacking") }
    for network in networks {
      guard network.inputDimension == first.inputDimension else {
        throw .dimension(
          operation: "inputs of networks side by side", found: network.inputDimension, expected: first.inputDimension)
      }
      guard network.hiddenLayerCount == first.hiddenLayerCount else {
        throw .unequalDepth(found: network.hiddenLayerCount, expected: first.hiddenLayerCount)
      }
    }
    let layers = first.layers.indices.map { index in
      let maps = networks.map { $0.layers[index] }
      return index == 0 ? AffineMap.onCommonInput(maps) : AffineMap.blockDiagonal(maps)
    }
    return ReLUNetwork(fitting: layers)
  }

  /// The network that computes the sum of networks of equal depth; widths and sizes add (Lemma 2.A.3).
  /// - Throws: `NetworkError.noOperands`, `.dimension` for different dimensions, `.unequalDepth`.
  public static func sum(of networks: [ReLUNetwork]) throws(NetworkError) -> ReLUNetwork {
    let stack = try stacked(networks)
    let outputs = networks[0].outputDimension
    for network in networks where network.outputDimension != outputs {
      throw .dimension(operation: "outputs of a sum", found: network.outputDimension, expected: outputs)
    }
    var entries = [Rational](repeating: 0, count: outputs * stack.outputDimension)
    for row in 0..<outputs {
      for summand in networks.indices { entries[row * stack.outputDimension + summand * outputs + row] = 1 }
    }
    return try stack.followed(
      by: AffineMap(
        inputDimension: stack.outputDimension, entries: entries, bias: [Rational](repeating: 0, count: outputs)))
  }

  /// A network for the same function with `count` hidden layers.
  ///
  /// Each missing layer carries every output t as the pair σ(t), σ(-t): two gates an output and layer.
  /// - Throws: `NetworkError.alreadyDeeper` when there are more hidden layers already.
  public func delayed(toHiddenLayers count: Int) throws(NetworkError) -> ReLUNetwork {
    guard count >= hiddenLayerCount else {
      throw .alreadyDeeper(hiddenLayers: hiddenLayerCount, requested: count)
    }
    if count == hiddenLayerCount { return self }
    let (split, join) = AffineMap.signSplitting(dimension: outputDimension)
    // The pair is not negative, so further layers copy it.
    let copies = Array(
      repeating: AffineMap.identity(dimension: 2 * outputDimension), count: count - hiddenLayerCount - 1)
    let splitting = try split.composed(with: outputLayer)
    return ReLUNetwork(fitting: Array(hiddenLayers) + [splitting] + copies + [join])
  }
}

extension AffineMap {
  /// The maps t ↦ (t, -t) and (u, v) ↦ u - v; with the activation between them they compute the identity.
  static func signSplitting(dimension: Int) -> (split: AffineMap, join: AffineMap) {
    let one = identity(dimension: dimension)
    let minus = one.scaled(by: -1)
    let zero = [Rational](repeating: 0, count: dimension)
    let join = AffineMap(
      inputDimension: 2 * dimension,
      entries: (0..<dimension).flatMap { [Rational](one.row($0)) + [Rational](minus.row($0)) },
      bias: zero)
    return (onCommonInput([one, minus]), join)
  }

  /// All maps applied to the same point.
  static func onCommonInput(_ maps: [AffineMap]) -> AffineMap {
    AffineMap(
      inputDimension: maps[0].inputDimension, entries: maps.flatMap(\.entries), bias: maps.flatMap(\.bias))
  }

  /// Each map applied to its own coordinates.
  static func blockDiagonal(_ maps: [AffineMap]) -> AffineMap {
    let columns = maps.reduce(0) { $0 + $1.inputDimension }
    var entries: [Rational] = []
    var before = 0
    for map in maps {
      for row in 0..<map.outputDimension {
        entries += [Rational](repeating: 0, count: before)
        entries += map.row(row)
        entries += [Rational](repeating: 0, count: columns - before - map.inputDimension)
      }
      before += map.inputDimension
    }
    return AffineMap(inputDimension: columns, entries: entries, bias: maps.flatMap(\.bias))
  }
}
