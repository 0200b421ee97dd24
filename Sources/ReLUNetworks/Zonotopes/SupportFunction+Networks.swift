import ExactNumbers

extension SupportFunction {
  /// The network with one hidden layer of 2m gates for the function, Σ σ(⟨r, b_i⟩) + σ(-⟨r, b_i⟩) (Lemma 2.3.8
  /// of the thesis of A. Mukherjee). Without generators one gate that never fires, since a layer has at least one.
  public var pairNetwork: ReLUNetwork {
    oneHiddenLayer(generators.flatMap { [Gate($0, 1), Gate(Self.negative($0), 1)] })
  }

  /// The network with one hidden layer of m + 2 gates for the function,
  /// 2 Σ σ(⟨r, b_i⟩) - σ(⟨r, v⟩) + σ(-⟨r, v⟩) with v = Σ b_i, from |t| = 2σ(t) - t.
  public var sumNetwork: ReLUNetwork {
    var sum = [Rational](repeating: 0, count: dimension)
    for generator in generators { for index in sum.indices { sum[index] += generator[index] } }
    return oneHiddenLayer(generators.map { Gate($0, 2) } + [Gate(sum, -1), Gate(Self.negative(sum), 1)])
  }

  /// factor · σ(⟨r, normal⟩)
  struct Gate {
    let normal: [Rational]
    let factor: Rational

    init(_ normal: [Rational], _ factor: Rational) {
      self.normal = normal
      self.factor = factor
    }
  }

  static func negative(_ vector: [Rational]) -> [Rational] { vector.map { -$0 } }

  /// The network of these gates, or one that never fires if there are none.
  func oneHiddenLayer(_ gates: [Gate]) -> ReLUNetwork {
    let gates = gates.isEmpty ? [Gate([Rational](repeating: 0, count: dimension), 0)] : gates
    return ReLUNetwork(fitting: [
      AffineMap(
        inputDimension: dimension, entries: gates.flatMap(\.normal),
        bias: [Rational](repeating: 0, count: gates.count)),
      AffineMap(inputDimension: gates.count, entries: gates.map(\.factor), bias: [0]),
    ])
  }
}
