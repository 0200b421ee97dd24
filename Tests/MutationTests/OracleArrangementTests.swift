import ExactNumbers
import Testing

/// What the oracle counts of arrangements, against slower ways to count.
struct OracleArrangementTests {
  /// Small forms in two variables, of which some repeat, are parallel or constant.
  private func forms(_ count: Int, central: Bool, using generator: inout SeededGenerator) -> [[Rational]] {
    (0..<count).map { _ in
      [central ? 0 : Rational(Int.random(in: -1...1, using: &generator))]
        + (0..<2).map { _ in Rational(Int.random(in: -1...1, using: &generator)) }
    }
  }

  private func value(_ form: [Rational], _ point: [Rational]) -> Rational {
    zip(form.dropFirst(), point).reduce(form[0]) { $0 + $1.0 * $1.1 }
  }

  /// The points of a grid that meets every chamber of such forms.
  private let grid: [[Rational]] = (-36...36).flatMap { x in
    (-35...35).map { y in [Rational(2 * x + 1, 19), Rational(2 * y, 17)] }
  }

  /// The chambers by their signs on the grid, the Whitney numbers by Whitney's theorem: a set S of forms with a common
  /// zero and of rank r counts (−1)^|S| for r.
  @Test(arguments: 0..<10)
  func chambersAndWhitneyNumbers(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let forms = forms(seed % 6, central: seed.isMultiple(of: 3), using: &generator)
    let arrangement = OracleArrangement(dimension: 2, forms: forms)
    let proper = forms.filter { !$0[1].isZero || !$0[2].isZero }
    var sums = [0, 0, 0]
    for subset in 0..<1 << proper.count {
      let chosen = proper.indices.filter { subset >> $0 & 1 == 1 }.map { proper[$0] }
      let rank = chosen.isEmpty ? 0 : TheoremOracle.rank(chosen.map { Array($0.dropFirst()) })
      if chosen.isEmpty || TheoremOracle.rank(chosen) == rank {
        sums[rank] += chosen.count.isMultiple(of: 2) ? 1 : -1
      }
    }
    while sums.last == 0 { sums.removeLast() }
    #expect(arrangement.whitneyNumbers == sums.map(abs))
    var signs: Set<[Int]> = []
    for point in grid {
      let found = proper.map { value($0, point).signum() }
      if !found.contains(0) { signs.insert(found) }
    }
    #expect(arrangement.chambers == signs.count)
    // The best corners of the zonotope, one for each chamber.
    if arrangement.isCentral {
      let corners = signs.map { signs in
        (1...2).map { place in zip(signs, proper).reduce(Rational(0)) { $0 + Rational($1.0) * $1.1[place] } }
      }
      #expect(Set(corners).count == arrangement.chambers)
      for point in grid.prefix(100) {
        let best = corners.map { $0[0] * point[0] + $0[1] * point[1] }.max()
        #expect(arrangement.support(at: point) == best)
      }
    }
  }

  /// Gates with all choices of their orientations, and in addition up to two of a pool that contains both orientations
  /// of every hyperplane: the linear function that is left over must be one that the additional gates give.
  @Test(arguments: 0..<12)
  func leastGatesOfSupportFunctions(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(40 + seed))
    let forms = forms(1 + seed % 4, central: true, using: &generator)
    let arrangement = OracleArrangement(dimension: 2, forms: forms)
    let directions = arrangement.hyperplanes.map { Array($0.dropFirst()) }
    let bundles = directions.map { direction in
      let length = forms.reduce(Rational(0)) { sum, form in
        let vector = Array(form.dropFirst())
        let isParallel = !vector.allSatisfy(\.isZero) && TheoremOracle.rank([vector, direction]) == 1
        return isParallel ? sum + (vector[0].isZero ? vector[1].magnitude : vector[0].magnitude) : sum
      }
      return direction.map { $0 * length }
    }
    var least = bundles.isEmpty ? 0 : bundles.count + 2
    for signs in 0..<1 << bundles.count {
      let sum = bundles.indices.reduce([Rational(0), 0]) { sum, index in
        zip(sum, bundles[index]).map { signs >> index & 1 == 1 ? $0 + $1 : $0 - $1 }
      }
      if sum.allSatisfy(\.isZero) { least = min(least, bundles.count) }
      if bundles.contains(where: { TheoremOracle.rank([$0, sum]) == 1 }) { least = min(least, bundles.count + 1) }
    }
    #expect(TheoremOracle.leastGates(ofSupport: arrangement) == least)
  }

  /// Sums of positive parts that are zero by their normal form, and by their values.
  @Test func hingeSums() {
    var generator = SeededGenerator(seed: 8)
    var zeros = 0
    for _ in 0..<300 {
      let forms = forms(3, central: false, using: &generator)
      let factors = (0..<3).map { _ in Rational(Int.random(in: -1...1, using: &generator)) }
      let rest = self.forms(1, central: false, using: &generator)[0]
      var sum = HingeSum(variables: 2)
      for (factor, form) in zip(factors, forms) { sum.add(factor, timesPositivePartOf: form) }
      sum.add(1, timesForm: rest)
      let isZero = stride(from: 0, to: grid.count, by: 37).allSatisfy { number in
        let point = grid[number]
        let parts = zip(factors, forms).reduce(Rational(0)) { $0 + $1.0 * max(0, value($1.1, point)) }
        return (parts + value(rest, point)).isZero
      }
      #expect(sum.isZero == isZero)
      if isZero { zeros += 1 }
    }
    #expect(zeros > 0)
  }

  @Test func binomialCoefficients() throws {
    var row: [BigInteger] = [1]
    for m in 0...12 {
      for k in 0...(m + 2) {
        #expect(try TheoremOracle.binomial(BigInteger(m), BigInteger(k)) == (k < row.count ? row[k] : 0))
      }
      row = zip(row + [0], [0] + row).map(+)
    }
  }
}
