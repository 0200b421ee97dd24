import EmpiricalRisk
import ExactAlgebra
import ExactNumbers

/// A way to write a function on the cube as a sum of ReLU gates and a constant (Lemma 2.5.1 of Mukherjee's thesis, 2020,
/// and sharper forms). All networks read x in {0, 1}ⁿ; for {−1, 1}ⁿ the inputs change affinely, the gates stay as many.
public enum SumOfReLUConstruction: String, Sendable, Hashable, CaseIterable {
  /// A gate for each point where the function is not 0: at most 2ⁿ, without a constant.
  case points
  /// |S| gates for each coefficient f̂(S) ≠ 0 of a nonempty set S.
  case characters
  /// One gate for the linear part of everything, and |S| − 1 gates for each coefficient with |S| ≥ 2: the first gate of a
  /// parity has its kink at the end of the cube.
  case mergedCharacters
  /// One gate for the affine function that is right at 0 and the unit vectors, and one for each other point: 2ⁿ − n.
  case affineAndPoints
  /// Groups of affinely independent points, cut off one after the other by parallel hyperplanes: one gate for the first
  /// group, two for each other, and one for a last single point.
  case nestedHalfSpaces
}

extension PseudoBooleanFunction {
  /// A network with one hidden layer that has the values of this function on {0, 1}ⁿ.
  /// - Throws: ``BooleanFunctionError`` if n is greater than 12; there are up to 2ⁿ gates.
  /// - Complexity: O(n·4ⁿ) for the first four; `nestedHalfSpaces` tries some hundred directions, O(n²·2ⁿ) each.
  public func sumOfReLU(_ construction: SumOfReLUConstruction) throws -> ShallowNetwork {
    guard variableCount <= 12 else { throw BooleanFunctionError.variableCount(variableCount, greatest: 12) }
    var sum = SumOfReLU(variableCount: variableCount)
    switch construction {
    case .points:
      for index in 0..<pointCount { sum.add(self[index], atPoint: index) }
    case .characters: try addCharacters(to: &sum, isMerged: false)
    case .mergedCharacters: try addCharacters(to: &sum, isMerged: true)
    case .affineAndPoints:
      let affine = SumOfReLU.Affine(
        constant: self[0], weights: (0..<variableCount).map { self[1 << $0] - self[0] })
      sum.add(affine: affine)
      for index in 0..<pointCount where index.nonzeroBitCount > 1 {
        sum.add(self[index] - affine.value(at: index), atPoint: index)
      }
    case .nestedHalfSpaces:
      let groups = NestedGroups.best(variableCount)
      return try sumOfReLU(nested: groups)
    }
    return sum.network
  }

  /// Π_{i∈S} (2x_i − 1) = (−1)^|S| (1 − 2 PAR(Σ_{i∈S} x_i)), and PAR(t) = σ(t) − 2σ(t−1) + 2σ(t−2) − … for t = 0…|S|.
  private func addCharacters(to sum: inout SumOfReLU, isMerged: Bool) throws {
    let spectrum = try WalshSpectrum(self)
    var linear = SumOfReLU.Affine(constant: 0, weights: [Rational](repeating: 0, count: variableCount))
    for set in 0..<pointCount where !spectrum[set].isZero {
      let size = set.nonzeroBitCount
      let coefficient = size % 2 == 0 ? spectrum[set] : -spectrum[set]
      linear.constant += coefficient
      let members = (0..<variableCount).map { Rational(set >> $0 & 1) }
      for hinge in 0..<size {
        let weight = hinge == 0 ? -2 * coefficient : hinge % 2 == 1 ? 4 * coefficient : -4 * coefficient
        let argument = SumOfReLU.Affine(constant: Rational(-hinge), weights: members)
        if hinge == 0, isMerged {
          linear = argument.scaled(by: weight, plus: linear)
        } else {
          sum.add(weight, argument)
        }
      }
    }
    if isMerged { sum.add(affine: linear) } else { sum.constant += linear.constant }
  }

  /// The groups are G_0, …, G_r; each G_i with i ≥ 1 is separated from the earlier ones by h_i, which is positive on it and
  /// on the later ones. With T large σ(r + T h) − σ(T h) is 0 before G_i and the affine r from G_i on.
  private func sumOfReLU(nested groups: NestedGroups) throws -> ShallowNetwork {
    var sum = SumOfReLU(variableCount: variableCount)
    // What has been built, at all points.
    var built = [Rational](repeating: 0, count: pointCount)
    for (number, group) in groups.groups.enumerated() {
      let isLastPoint = number > 0 && number == groups.groups.count - 1 && group.count == 1
      if number == 0 {
        let affine = try interpolation(of: group.map { ($0, self[$0]) })
        sum.add(affine: affine)
        for index in built.indices { built[index] = affine.value(at: index) }
        continue
      }
      let height = groups.height(number)
      if isLastPoint {
        sum.add((self[group[0]] - built[group[0]]) / height.value(at: group[0]), height)
        continue
      }
      let rest = try interpolation(of: group.map { ($0, self[$0] - built[$0]) })
      // T·|h| ≥ |r| at all points.
      var large = Rational(0)
      for index in built.indices {
        let ratio = rest.value(at: index) / height.value(at: index)
        large = max(large, ratio.signum() < 0 ? -ratio : ratio)
      }
      if rest.constant.isZero, rest.weights.allSatisfy(\.isZero) { continue }
      let steep = height.scaled(by: large, plus: .init(constant: 0, weights: height.weights.map { _ in 0 }))
      sum.add(1, rest.scaled(by: 1, plus: steep))
      sum.add(-1, steep)
      for index in built.indices where height.value(at: index).signum() > 0 { built[index] += rest.value(at: index) }
    }
    return sum.network
  }

  /// An affine function with the given values at affinely independent points.
  private func interpolation(of values: [(point: Int, value: Rational)]) throws -> SumOfReLU.Affine {
    let rows = values.map { point, _ in [Rational(1)] + (0..<variableCount).map { Rational(point >> $0 & 1) } }
    let solution = try Matrix(rows: rows).solve(Vector(values.map(\.value)))
    switch solution {
    case .unique(let values), .family(particular: let values, _):
      return SumOfReLU.Affine(constant: values[0], weights: Array(values.entries[1...]))
    case .none: preconditionFailure("affinely independent points have an interpolation")
    }
  }
}
