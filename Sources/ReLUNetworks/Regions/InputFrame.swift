import ExactAlgebra
import ExactNumbers

/// A network and a polyhedron of inputs in integers and in as few coordinates as they depend on.
///
/// Points x are homogenised to (x, t) with t ≥ 0; gates become linear forms, and polyhedra cones. Only as many coordinates are
/// kept as the first layer and the inequalities have rank: the others change nothing along some projection, so that regions
/// and their neighbours stay the same. In what is left every region is pointed.
struct InputFrame: Sendable {
  /// A layer: gate i has the form Σ weights[i][j] · (output j of the layer before) + bias[i] · t.
  struct Layer: Sendable {
    let weights: [[BigInteger]]
    let bias: [BigInteger]
  }

  /// The coordinates of the input that are kept.
  let coordinates: [Int]
  /// For each kept coordinate the linear form on the input space that it is on inputs whose other coordinates are zero, and
  /// that does not change where nothing else does.
  let dualBasis: [[Rational]]
  /// The number of coordinates that the network has.
  let inputDimension: Int
  /// The layers, the last one being the output.
  let layers: [Layer]
  /// The output is its form divided by this.
  let outputScale: BigInteger
  /// Linear forms in the kept coordinates and t that must be nonnegative.
  let inequalities: [[BigInteger]]
  /// Which forms are the basis of the first cones: inequalities first, then gates of the first layer.
  let basisInequalities: [Int]
  let basisGates: [Int]
  /// The rays of the first cone with all signs positive, in the order of the basis and t; primitive.
  let basisRays: [[BigInteger]]

  /// The number of coordinates with t.
  var dimension: Int { coordinates.count + 1 }
  var hiddenLayers: ArraySlice<Layer> { layers.dropLast() }

  /// - Precondition: the inequalities have as many coordinates as the network's input.
  init(_ network: ReLUNetwork, inequalities: [(normal: [Rational], constant: Rational)]) {
    inputDimension = network.inputDimension
    let first = network.layers[0]
    // Pivot columns of the linear parts.
    let hidden = network.hiddenLayerCount > 0
    let linear = inequalities.map(\.normal) + (hidden ? first.rows : [])
    let echelon = Matrix(rows: linear.count, columns: network.inputDimension) { linear[$0][$1] }.reducedRowEchelonForm
    let pivots = echelon.pivotColumns
    coordinates = pivots
    dualBasis = pivots.indices.map { row in (0..<network.inputDimension).map { echelon.matrix[row, $0] } }
    var layers: [Layer] = []
    // Forms are multiplied by the denominators of all layers so far.
    var scale = BigInteger(1)
    for (index, map) in network.layers.enumerated() {
      let denominator = (map.entries + map.bias).reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
      func integer(_ value: Rational, _ factor: BigInteger) -> BigInteger {
        value.numerator * denominator.exactlyDivided(by: value.denominator) * factor
      }
      let columns = index == 0 ? pivots : Array(0..<map.inputDimension)
      layers.append(
        Layer(
          weights: (0..<map.outputDimension).map { row in columns.map { integer(map[row, $0], 1) } },
          bias: map.bias.map { integer($0, scale) }))
      scale *= denominator
    }
    self.layers = layers
    outputScale = scale
    let integerInequalities = inequalities.map { inequality in
      let values = pivots.map { inequality.normal[$0] } + [inequality.constant]
      let denominator = values.reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
      return values.map { $0.numerator * denominator.exactlyDivided(by: $0.denominator) }
    }
    self.inequalities = integerInequalities
    // Independent rows: the pivot columns of the transpose.
    let count = inequalities.count
    let rows = integerInequalities.map { Array($0.dropLast()) } + (hidden ? layers[0].weights : [])
    let chosen = Matrix(rows: pivots.count, columns: rows.count) { Rational(rows[$1][$0]) }
      .reducedRowEchelonForm.pivotColumns
    basisInequalities = chosen.filter { $0 < count }
    basisGates = chosen.filter { $0 >= count }.map { $0 - count }
    let basis = chosen.map {
      $0 < count ? integerInequalities[$0] : layers[0].weights[$0 - count] + [layers[0].bias[$0 - count]]
    }
    basisRays = Self.dualRays(basis, dimension: pivots.count + 1)
  }

  /// The form on the input space, with its constant last, that a form in the kept coordinates and t stands for; primitive.
  func form(onInputs form: [BigInteger]) -> [BigInteger] {
    var values = [Rational](repeating: 0, count: inputDimension) + [Rational(form[dimension - 1])]
    for (place, row) in dualBasis.enumerated() where !form[place].isZero {
      for k in 0..<inputDimension where !row[k].isZero { values[k] += Rational(form[place]) * row[k] }
    }
    let denominator = values.reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
    return HomogeneousRay.primitive(
      values.map { $0.numerator * denominator.exactlyDivided(by: $0.denominator) })
  }

  /// The rays on which all forms of a basis but one vanish, t being the last form.
  private static func dualRays(_ forms: [[BigInteger]], dimension: Int) -> [[BigInteger]] {
    var rows = forms
    rows.append((0..<dimension).map { $0 == dimension - 1 ? 1 : 0 })
    guard rows.count == dimension,
      let inverse = try? Matrix(rows: dimension, columns: dimension, { Rational(rows[$0][$1]) }).inverse()
    else { return [] }
    return (0..<dimension).map { column in
      let values = (0..<dimension).map { inverse[$0, column] }
      let denominator = values.reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
      return HomogeneousRay.primitive(values.map { $0.numerator * denominator.exactlyDivided(by: $0.denominator) })
    }
  }
}

/// Vectors (x, t) up to positive factors: points x/t, and directions where t = 0.
enum HomogeneousRay {
  /// Divides by the greatest common divisor.
  static func primitive(_ vector: [BigInteger]) -> [BigInteger] {
    var divisor = BigInteger(0)
    for value in vector {
      divisor = .greatestCommonDivisor(divisor, value)
      if divisor == 1 { return vector }
    }
    return divisor.isZero ? vector : vector.map { $0.exactlyDivided(by: divisor) }
  }
}
