import Arrangements
import ExactNumbers
import Synchronization

/// Numbers that are read off a Walsh–Fourier spectrum.
public struct SpectralSummary: Sendable, Hashable {
  /// The greatest |f̂(S)|, the spectral norm of the matrix f(x ⊕ y) divided by 2ⁿ.
  public let greatestCoefficient: Rational
  /// The number of sets S with f̂(S) ≠ 0.
  public let sparsity: Int
  /// The greatest |S| with f̂(S) ≠ 0, or nil for the function 0.
  public let degree: Int?
  /// Σ_{|S|=k} f̂(S)² for k = 0…n.
  public let levelWeights: [Rational]
  /// Σ_{S∋i} f̂(S)² for each variable; for values ±1 the probability that f changes with x_i.
  public let influences: [Rational]

  /// Σ_S f̂(S)², by Parseval's identity the mean of f².
  public var sumOfSquares: Rational { levelWeights.reduce(0, +) }

  /// Σ_S |S| f̂(S)², the sum of the influences.
  public var totalInfluence: Rational { influences.reduce(0, +) }

  /// Σ_S ρ^|S| f̂(S)², the mean of f(x) f(y) for points with correlation ρ.
  public func noiseStability(_ correlation: Rational) -> Rational {
    levelWeights.reversed().reduce(0) { $0 * correlation + $1 }
  }
}

extension WalshSpectrum {
  /// The numbers of the spectrum, in one pass.
  /// - Throws: ``BooleanFunctionError/interrupted``.
  /// - Complexity: O(2ⁿ), on all cores unless the numbers are too large for machine integers.
  public func summary(control: CountingControl? = nil) throws -> SpectralSummary {
    switch numerators {
    case .narrow(let values): try summary(values, UInt64.self, control)
    case .wide(let values): try summary(values, UInt128.self, control)
    case .large(let values): try summary(values, control)
    }
  }

  /// Σ numerator² = 2ⁿ Σ_x value² is at most the square of 2ⁿ max |value|, which fits into `Word`: no sum overflows.
  private func summary<
    Word: FixedWidthInteger & SignedInteger & Sendable, Square: FixedWidthInteger & UnsignedInteger & Sendable
  >(
    _ values: [Word], _ square: Square.Type, _ control: CountingControl?
  ) throws -> SpectralSummary {
    let low = min(variableCount, 10)
    let size = 1 << low
    let high = variableCount - low
    let pieces = min(1 << high, 64)
    let length = (1 << high) / pieces
    let whole = Mutex(SpectralSums<Square>(levels: high + 1, size: size, blocks: 1 << high))
    try ParallelBlocks.forEach(count: pieces, control: control) { piece in
      var part = SpectralSums<Square>(levels: high + 1, size: size, blocks: 1 << high)
      values.withUnsafeBufferPointer { values in
        for block in piece * length..<(piece + 1) * length {
          part.add(values, block: block, size: size)
        }
      }
      whole.withLock { $0.add(part) }
    }
    return whole.withLock { sums in
      var levels = [BigInteger](repeating: 0, count: variableCount + 1)
      var variables = [BigInteger](repeating: 0, count: variableCount)
      for level in 0...high {
        for index in 0..<size {
          let weight = BigInteger(sums.squares[level * size + index])
          if weight.isZero { continue }
          levels[level + index.nonzeroBitCount] += weight
          for variable in 0..<low where index >> variable & 1 == 1 { variables[variable] += weight }
        }
      }
      for block in 0..<(1 << high) where sums.blocks[block] != 0 {
        let weight = BigInteger(sums.blocks[block])
        for variable in 0..<high where block >> variable & 1 == 1 { variables[low + variable] += weight }
      }
      return summary(greatest: BigInteger(sums.greatest), sparsity: sums.count, levels: levels, variables: variables)
    }
  }

  private func summary(_ values: [BigInteger], _ control: CountingControl?) throws -> SpectralSummary {
    var levels = [BigInteger](repeating: 0, count: variableCount + 1)
    var variables = [BigInteger](repeating: 0, count: variableCount)
    var greatest: BigInteger = 0
    var sparsity = 0
    for (set, value) in values.enumerated() where !value.isZero {
      if control?.isInterrupted == true { throw BooleanFunctionError.interrupted }
      let square = value * value
      levels[set.nonzeroBitCount] += square
      for variable in 0..<variableCount where set >> variable & 1 == 1 { variables[variable] += square }
      greatest = max(greatest, value.magnitude)
      sparsity += 1
    }
    return summary(greatest: greatest, sparsity: sparsity, levels: levels, variables: variables)
  }

  private func summary(
    greatest: BigInteger, sparsity: Int, levels: [BigInteger], variables: [BigInteger]
  ) -> SpectralSummary {
    let unit = valueDenominator << variableCount
    let squared = unit * unit
    return SpectralSummary(
      greatestCoefficient: Rational(greatest, unit), sparsity: sparsity,
      degree: levels.lastIndex { !$0.isZero },
      levelWeights: levels.map { Rational($0, squared) }, influences: variables.map { Rational($0, squared) })
  }
}

/// Sums over the spectrum, split so that the inner loop only adds vectors.
private struct SpectralSums<Square: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
  /// Squares by the size of the high part of the set and by its low part.
  var squares: [Square]
  /// Squares by the high part of the set.
  var blocks: [Square]
  var greatest: Square = 0
  var count = 0

  init(levels: Int, size: Int, blocks: Int) {
    squares = Array(repeating: 0, count: levels * size)
    self.blocks = Array(repeating: 0, count: blocks)
  }

  mutating func add<Word: FixedWidthInteger & SignedInteger>(
    _ values: UnsafeBufferPointer<Word>, block: Int, size: Int
  ) {
    let row = block.nonzeroBitCount * size
    var total: Square = 0
    var most = greatest
    var nonzero = 0
    squares.withUnsafeMutableBufferPointer { squares in
      for index in 0..<size {
        let magnitude = Square(truncatingIfNeeded: values[block * size + index].magnitude)
        let square = magnitude &* magnitude
        squares[row + index] &+= square
        total &+= square
        most = max(most, magnitude)
        nonzero &+= magnitude == 0 ? 0 : 1
      }
    }
    blocks[block] &+= total
    greatest = most
    count += nonzero
  }

  mutating func add(_ other: SpectralSums) {
    for index in squares.indices { squares[index] &+= other.squares[index] }
    for index in blocks.indices { blocks[index] &+= other.blocks[index] }
    greatest = max(greatest, other.greatest)
    count += other.count
  }
}

extension BigInteger {
  fileprivate init<Square: FixedWidthInteger & UnsignedInteger>(_ value: Square) {
    self = BigInteger(UInt64(truncatingIfNeeded: value >> 64)) << 64 + BigInteger(UInt64(truncatingIfNeeded: value))
  }
}
