import ConvexPrograms
import ExactNumbers

extension PieceFit {
  /// Where the breaks are guessed to lie, and how the slope changes there.
  public struct Guess: Hashable, Sendable {
    /// The numbers i_1 ≤ … ≤ i_{p−1}, from 1 to D: break j lies between point i_j and the next, or beyond the last point.
    public let indices: [Int]
    /// For each break 1 if the slope does not fall there, −1 if it does not rise.
    public let signs: [Int]
  }

  /// The conditions on slopes and intercepts that a guess imposes: readings of the inequalities (2.7).
  public enum BreakConditions: Hashable, Sendable, CaseIterable {
    /// The signs as printed, at the points i_j and i_j + 1.
    case printed
    /// The signs that say what is meant, at the points i_j and i_{j+1}, the index of the next break (the last point for the
    /// last break, whose successor has no index).
    case nextBreak
    /// The signs that say what is meant, at the points i_j and i_j + 1.
    case repaired
  }

  /// All guesses; none if there is no point but there may be a break.
  /// - Complexity: C(D + p − 2, p − 1) · 2^{p−1} guesses.
  public var guesses: [Guess] {
    var tuples: [[Int]] = [[]]
    var signs: [[Int]] = [[]]
    for _ in 1..<pieces {
      tuples = tuples.flatMap { tuple in ((tuple.last ?? 1)..<(set.count + 1)).map { tuple + [$0] } }
      signs = signs.flatMap { [$0 + [1], $0 + [-1]] }
    }
    return tuples.flatMap { tuple in signs.map { Guess(indices: tuple, signs: $0) } }
  }

  /// The right side of (2.8) for a guess: the least loss over slopes a_1, a_2, … and intercepts b_1, b_2, … that satisfy the
  /// conditions, where the points up to i_1 belong to the first piece, those up to i_2 to the second, and so on.
  ///
  /// The variables are a_1, b_1, a_2, b_2, … and, unless the loss is squared, bounds on the losses.
  /// With the repaired conditions two breaks between the same neighbours may be in the wrong order. Then the piece between
  /// them owns no point, and a function with one break fewer has the same outputs, so the least value over all guesses is
  /// right, though not every point of a program is a function.
  ///
  /// - Precondition: the guess is one of `guesses`.
  /// - Throws: nothing for such a guess.
  public func program(_ guess: Guess, _ conditions: BreakConditions) throws(ConvexProgramError) -> FitProgram {
    let places = places
    var constraints: [LinearProgram.Constraint] = []
    func require(_ number: Int, _ sign: Int, at place: Rational?) {
      // S (u + v x) with u = b_{j+1} − b_j and v = a_{j+1} − a_j; without x it is S v.
      var values = [Rational](repeating: 0, count: 2 * pieces)
      let factor = Rational(sign)
      values[2 * number] = factor * -(place ?? 1)
      values[2 * number + 2] = factor * (place ?? 1)
      if place != nil {
        values[2 * number + 1] = -factor
        values[2 * number + 3] = factor
      }
      constraints.append(LinearProgram.Constraint(LinearExpression(values), .atLeast(0)))
    }
    for (j, (index, sign)) in zip(guess.indices, guess.signs).enumerated() {
      let outward = conditions == .printed ? sign : -sign
      require(j, outward, at: places[index - 1])
      let next: Int? =
        conditions == .nextBreak
        ? (j + 1 < guess.indices.count ? guess.indices[j + 1] : set.count)
        : index < set.count ? index + 1 : nil
      if let next { require(j, -outward, at: places[next - 1]) }
      require(j, sign, at: nil)
    }
    let outputs = places.enumerated().map { index, place in
      let piece = guess.indices.count { $0 < index + 1 }
      return LinearExpression([
        LinearExpression.Term(variable: 2 * piece, coefficient: place),
        LinearExpression.Term(variable: 2 * piece + 1, coefficient: 1),
      ])
    }
    return try program(
      outputs: outputs, variables: [Bounds](repeating: .free, count: 2 * pieces), constraints: constraints)
  }
}
