import ExactNumbers
import ReLUNetworks

/// A piecewise linear function on the line as an instance: break points, slopes, and one value.
public struct FunctionInstance: ClaimInstance {
  /// The abscissas, strictly increasing; neighbouring slopes may be equal, so they need not be breaks.
  public var breaks: [Rational]
  /// One more than the abscissas.
  public var slopes: [Rational]
  /// The value at the first abscissa, or at 0 if there is none.
  public var value: Rational

  /// An instance.
  ///
  /// - Precondition: `slopes.count == breaks.count + 1`, `breaks` strictly increasing.
  public init(breaks: [Rational], slopes: [Rational], value: Rational = 0) {
    self.breaks = breaks
    self.slopes = slopes
    self.value = value
  }

  /// The points (x, y) at the abscissas, or at 0 if there is none.
  public var points: [(x: Rational, y: Rational)] {
    guard let first = breaks.first else { return [(0, value)] }
    var points = [(x: first, y: value)]
    for index in breaks.indices.dropFirst() {
      let run = breaks[index] - breaks[index - 1]
      points.append((breaks[index], points[index - 1].y + slopes[index] * run))
    }
    return points
  }

  /// The function.
  public func function() throws -> PiecewiseLinearFunction {
    try PiecewiseLinearFunction(points: points, leftSlope: slopes[0], rightSlope: slopes[slopes.count - 1])
  }

  /// The instance on one line.
  public var description: String {
    let at = breaks.isEmpty ? "no break" : "breaks \(breaks.map(\.description).joined(separator: ", "))"
    return "slopes \(slopes.map(\.description).joined(separator: ", ")); \(at); value \(value)"
  }

  /// Its size in the order of the search.
  public var weight: Int {
    10_000 * slopes.count + (breaks + slopes + [value]).reduce(0) { $0 + $1.height }
  }

  /// Functions with fewer pieces or smaller numbers.
  public var simpler: [FunctionInstance] {
    var result: [FunctionInstance] = []
    for index in breaks.indices {
      var copy = self
      copy.breaks.remove(at: index)
      copy.slopes.remove(at: index)
      result.append(copy)
      copy = self
      copy.breaks.remove(at: index)
      copy.slopes.remove(at: index + 1)
      result.append(copy)
    }
    var tidy = self
    tidy.breaks = breaks.indices.map { Rational($0, 1) }
    tidy.value = 0
    result.append(tidy)
    for index in slopes.indices {
      for smaller in slopes[index].simpler {
        var copy = self
        copy.slopes[index] = smaller
        result.append(copy)
      }
    }
    return result
  }

  /// Small slopes on the breaks 0, 1, 2, …, with neighbouring slopes different: all of them up to four pieces, then adversarial ones.
  public static let standardFamily: [FunctionInstance] = {
    var result: [FunctionInstance] = []
    for pieces in 1...4 {
      let choices: [Int] = pieces <= 2 ? [0, 1, -1, 2, -2] : pieces == 3 ? [0, 1, -1, 2] : [0, 1, -1]
      for slopes in words(choices, length: pieces) where zip(slopes, slopes.dropFirst()).allSatisfy({ $0 != $1 }) {
        result.append(onIntegers(slopes.map { Rational($0, 1) }))
      }
    }
    // Odd jumps: no subset of even numbers sums to an odd one.
    for pieces in stride(from: 5, through: 17, by: 3) {
      result.append(onIntegers((0..<pieces).map { $0 % 2 == 0 ? 1 : -1 }))
    }
    // Flat in the middle, two nearly equal slopes, fractional breaks, large numbers.
    result.append(onIntegers([3, 1, 0, 5, 2]))
    result.append(FunctionInstance(breaks: [0], slopes: [1, Rational(1_000_001, 1_000_000)]))
    result.append(
      FunctionInstance(
        breaks: [Rational(1, 3), Rational(1, 2), Rational(4, 7)], slopes: [2, -2, -4, 1], value: Rational(5, 3)))
    result.append(onIntegers([2, -2, -4]))
    result.append(onIntegers([1, 3, 7, 15, 31, 63, 127, 255, 511].map { Rational($0, 1) }))
    // Jumps as in a hard subset sum: powers of two with a shift, target between two sums.
    result.append(onIntegers((0..<13).map { Rational(($0 % 2 == 0 ? 1 : -1) * (3 << $0) + 1, 1) }))
    return result
  }()

  /// The function with these slopes and breaks 0, 1, 2, ….
  public static func onIntegers(_ slopes: [Rational]) -> FunctionInstance {
    FunctionInstance(breaks: slopes.indices.dropLast().map { Rational($0, 1) }, slopes: slopes)
  }

  /// A random function: `size` bounds pieces and numbers.
  public static func random(size: Int, using generator: inout SeededGenerator) -> FunctionInstance {
    let pieces = generator.integer(1...min(12, size + 1))
    let range = min(30, size + 1)
    var breaks: [Rational] = []
    var at = Rational(generator.integer(-range...range), generator.integer(1...3))
    for _ in 1..<max(1, pieces) {
      breaks.append(at)
      at += Rational(generator.integer(1...range), generator.integer(1...4))
    }
    var slopes: [Rational] = []
    while slopes.count < pieces {
      let slope = Rational(generator.integer(-range...range), generator.integer(1...2))
      if slope != slopes.last { slopes.append(slope) }
    }
    return FunctionInstance(breaks: breaks, slopes: slopes, value: Rational(generator.integer(-3...3), 1))
  }
}

/// All words of a length over an alphabet, in the order of the alphabet, first letter slowest.
func words<Letter>(_ alphabet: [Letter], length: Int) -> [[Letter]] {
  var result: [[Letter]] = [[]]
  for _ in 0..<length { result = result.flatMap { word in alphabet.map { word + [$0] } } }
  return result
}

extension Rational {
  /// A size for ordering instances: |numerator| + denominator, saturating.
  var height: Int { Int(exactly: numerator.magnitude + denominator) ?? 1_000_000 }

  /// Simpler numbers, for shrinking.
  var simpler: [Rational] {
    if isZero { return [] }
    var result: [Rational] = [0, 1, -1]
    result.append(Rational(floor))
    result.append(Rational((self / 2).floor))
    return result.filter { $0.height < height }
  }
}
