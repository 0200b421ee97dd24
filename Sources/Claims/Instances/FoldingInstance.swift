import ExactNumbers
import ReLUNetworks

/// The parameters of a composition H of folds: M and a^1, …, a^k (Definitions 4 and 5 of the thesis).
public struct FoldingInstance: ClaimInstance {
  /// M, the bound of the simplices.
  public var bound: Rational
  /// The points of the simplices.
  public var points: [[Rational]]

  /// An instance; whether it lies in the simplices is a hypothesis, not a precondition.
  public init(bound: Rational, points: [[Rational]]) {
    self.bound = bound
    self.points = points
  }

  /// The folds, if the points lie in the simplices.
  public func parameters() throws -> HardFunction { try HardFunction(maximum: bound, points: points) }

  /// The hypothesis that fails, if any.
  public var failedHypothesis: String? {
    do {
      _ = try parameters()
      return nil
    } catch { return "\(error)" }
  }

  /// w, if all folds have the same number w − 1 of coordinates.
  public var commonWidth: Int? {
    guard let first = points.first, points.allSatisfy({ $0.count == first.count }) else { return nil }
    return first.count + 1
  }

  /// The number of folds.
  public var depth: Int { points.count }

  /// The instance on one line.
  public var description: String {
    let tuples = points.map { "(" + $0.map(\.description).joined(separator: ",") + ")" }
    return "M = \(bound); a = \(tuples.joined(separator: " "))"
  }

  /// Its size in the order of the search.
  public var weight: Int {
    10_000 * points.reduce(0) { $0 + $1.count } + 1_000 * points.count
      + points.joined().reduce(bound.height) { $0 + $1.height }
  }

  /// Fewer folds, fewer coordinates, or the equally spaced points.
  public var simpler: [FoldingInstance] {
    var result: [FoldingInstance] = []
    for index in points.indices where points.count > 1 {
      var copy = self
      copy.points.remove(at: index)
      result.append(copy)
    }
    for index in points.indices where points[index].count > 1 {
      for coordinate in points[index].indices {
        var copy = self
        copy.points[index].remove(at: coordinate)
        result.append(copy)
      }
    }
    // One coordinate less in every fold, so that a common width stays common.
    if points.allSatisfy({ $0.count > 1 }) {
      result.append(FoldingInstance(bound: bound, points: points.map { Array($0.dropLast()) }))
    }
    let longest = (points.map(\.count).max() ?? 0) + 1
    result.append(
      FoldingInstance(
        bound: Rational(longest, 1), points: points.map { $0.indices.map { Rational($0 + 1, 1) } }))
    return result
  }

  /// k equal folds with the points 1, …, w−1 in (0, w), scaled to M.
  public static func uniform(width: Int, depth: Int, bound: Rational = 1) -> FoldingInstance {
    let point = (1..<width).map { bound * Rational($0, width) }
    return FoldingInstance(bound: bound, points: Array(repeating: point, count: depth))
  }

  /// Widths 2…6 and depths 1…14 with at most `pieces` pieces on [0, M]: equal spacing, then skewed, nearly coincident and palindromic points.
  public static func standardFamily(pieces: Int) -> [FoldingInstance] {
    var result: [FoldingInstance] = []
    for (width, depth) in shapes(pieces: pieces) { result.append(uniform(width: width, depth: depth)) }
    for (width, depth) in shapes(pieces: min(pieces, 700)) {
      let skewed = (1..<width).map { Rational(1 << $0, 1 << (width + 1)) }
      let crowded = (1..<width).map { Rational(1, 2) + Rational($0, 1_000) }
      let late = (1..<width).map { 1 - Rational(1, 1 << $0) * Rational(1, 1_000) }
      let palindromic = (1..<width).map { Rational($0 * $0, 1) }
      let square = Rational(width * width, 1)
      result.append(FoldingInstance(bound: 1, points: Array(repeating: skewed, count: depth)))
      result.append(
        FoldingInstance(bound: 1, points: (0..<depth).map { $0 % 2 == 0 ? crowded : late }))
      result.append(
        FoldingInstance(
          bound: square,
          points: (0..<depth).map {
            $0 % 2 == 0 ? palindromic : palindromic.reversed().map { square - $0 }
          }))
    }
    return result
  }

  /// Folds of different widths.
  public static let mixedFamily: [FoldingInstance] = {
    var result: [FoldingInstance] = []
    for depth in 2...4 {
      for widths in words([2, 3, 4], length: depth) where widths.reduce(1, *) <= 150 {
        guard Set(widths).count > 1 else { continue }
        result.append(
          FoldingInstance(bound: 1, points: widths.map { width in (1..<width).map { Rational($0, width) } }))
      }
    }
    return result
  }()

  private static func shapes(pieces: Int) -> [(width: Int, depth: Int)] {
    var result: [(width: Int, depth: Int)] = []
    for depth in 1...14 {
      for width in 2...6 {
        var count = 1
        for _ in 0..<depth where count <= pieces { count *= width }
        if count <= pieces { result.append((width, depth)) }
      }
    }
    return result.sorted { ($0.width - 1) * $0.depth < ($1.width - 1) * $1.depth }
  }

  /// Random points; all folds have the same width unless `mixed`.
  public static func random(
    size: Int, pieces: Int, mixed: Bool = false, using generator: inout SeededGenerator
  ) -> FoldingInstance {
    let depth = generator.integer(1...min(4, 1 + size / 2))
    let common = generator.integer(2...min(6, 2 + size))
    let bound = Rational(generator.integer(1...12), generator.integer(1...3))
    var points: [[Rational]] = []
    var total = 1
    for _ in 0..<depth {
      let width = mixed ? generator.integer(2...min(6, 2 + size)) : common
      if total * width > pieces && !points.isEmpty { break }
      total *= width
      var chosen: Set<Int> = []
      while chosen.count < width - 1 { chosen.insert(generator.integer(1...59)) }
      points.append(chosen.sorted().map { bound * Rational($0, 60) })
    }
    return FoldingInstance(bound: bound, points: points)
  }
}
