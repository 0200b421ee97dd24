import ExactNumbers

extension ReLUNetwork {
  /// The network "first `inner`, then this one".
  ///
  /// The affine maps that meet become one, so hidden layers and sizes add (Arora, Basu, Mianjy, Mukherjee, 2018,
  /// composition lemma; Lemma 2.A.2 of the thesis of A. Mukherjee).
  /// - Throws: `NetworkError.dimension` when the outputs of `inner` are not as many as the inputs of this network.
  public func composed(with inner: ReLUNetwork) throws(NetworkError) -> ReLUNetwork {
    let joint = try layers[0].composed(with: inner.outputLayer)
    return ReLUNetwork(fitting: inner.hiddenLayers + [joint] + layers.dropFirst())
  }

  /// The network that applies an affine map to the outputs; no gate is added.
  /// - Throws: `NetworkError.dimension` when the dimensions do not meet.
  public func followed(by map: AffineMap) throws(NetworkError) -> ReLUNetwork {
    try ReLUNetwork(map).composed(with: self)
  }

  /// The network that computes `factor` times the outputs; no gate is added.
  public func scaled(by factor: Rational) -> ReLUNetwork {
    ReLUNetwork(fitting: hiddenLayers + [outputLayer.scaled(by: factor)])
  }

  /// The network with `constant` added to every output; no gate is added.
  public func shifted(by constant: Rational) -> ReLUNetwork {
    let last = AffineMap(
      inputDimension: outputLayer.inputDimension, entries: outputLayer.entries,
      bias: outputLayer.bias.map { $0 + constant })
    return ReLUNetwork(fitting: hiddenLayers + [last])
  }
}
