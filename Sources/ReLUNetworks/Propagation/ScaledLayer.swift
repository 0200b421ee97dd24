import ExactNumbers

/// A layer with integer entries that computes a positive multiple of the values of the rational layer.
///
/// The activation commutes with positive factors, so denominators are cleared layer by layer: when the inputs carry the
/// factor P and d is the common denominator of the layer, the outputs carry the factor P·d, for integers dW and dP·b.
struct ScaledLayer<Scalar: SweepScalar> {
  let inputCount: Int
  let outputCount: Int
  /// dW, column after column, so that one changed input touches one contiguous run.
  let columns: [Scalar]
  /// dP·b.
  let bias: [Scalar]
  /// The largest sum of absolute values in a row, or nil when it does not fit.
  let rowBound: Scalar?

  /// Scales `layer`; `factor` is P before and P·d after the call.
  init(_ layer: AffineMap, factor: inout BigInteger) throws(WordOverflow) {
    inputCount = layer.inputDimension
    outputCount = layer.outputDimension
    let denominator = Self.commonDenominator(of: layer)
    var columns: [Scalar] = []
    columns.reserveCapacity(inputCount * outputCount)
    var rowSums = [BigInteger](repeating: 0, count: outputCount)
    for column in 0..<inputCount {
      for row in 0..<outputCount {
        let scaled = Self.scale(layer.entries[row * inputCount + column], by: denominator)
        columns.append(try Scalar(whole: scaled))
        rowSums[row] += scaled.magnitude
      }
    }
    self.columns = columns
    rowBound = try? Scalar(whole: rowSums.max() ?? 0)
    let biasFactor = factor * denominator
    var bias: [Scalar] = []
    for entry in layer.bias { bias.append(try Scalar(whole: Self.scale(entry, by: biasFactor))) }
    self.bias = bias
    factor = biasFactor
  }

  /// The least common multiple of the denominators.
  private static func commonDenominator(of layer: AffineMap) -> BigInteger {
    var result: BigInteger = 1
    for entries in [layer.entries, layer.bias] {
      for entry in entries where !entry.isInteger {
        result = BigInteger.leastCommonMultiple(result, entry.denominator)
      }
    }
    return result
  }

  /// The integer value·factor, for a factor that the denominator divides.
  private static func scale(_ value: Rational, by factor: BigInteger) -> BigInteger {
    if value.isInteger { return value.numerator * factor }
    return value.numerator * factor.exactlyDivided(by: value.denominator)
  }
}
