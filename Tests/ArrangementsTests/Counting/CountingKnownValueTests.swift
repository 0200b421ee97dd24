import Arrangements
import ExactAlgebra
import ExactNumbers
import Testing

@Suite struct CountingKnownValueTests {
  @Test func resonanceArrangements() throws {
    // OEIS A344494, A034997.
    let expected: [[BigInteger]] = [
      [1, 1], [1, 3, 2], [1, 7, 15, 9], [1, 15, 80, 170, 104], [1, 31, 375, 2130, 5270, 3485],
    ]
    for (index, numbers) in expected.enumerated() {
      let polynomial = try CountingFamilies.resonance(index + 1).characteristicPolynomial()
      #expect(polynomial.whitneyNumbers == numbers)
    }
  }

  @Test(arguments: [(0, 2), (1, 4), (2, 14), (3, 104), (4, 1882)] as [(Int, BigInteger)])
  func thresholdArrangements(n: Int, count: BigInteger) throws {
    #expect(try CountingFamilies.threshold(n).chamberCount() == count)
  }

  @Test(arguments: [(1, 2), (2, 8), (3, 96), (4, 5376)] as [(Int, BigInteger)])
  func arrangementsOfAllSigns(n: Int, count: BigInteger) throws {
    #expect(try CountingFamilies.allSigns(n).chamberCount() == count)
  }

  @Test(arguments: [(1, 1), (3, 50), (3, 200), (4, 20), (5, 15), (6, 14), (6, 5), (8, 14), (4, 4), (7, 8)])
  func genericArrangements(n: Int, m: Int) throws {
    let polynomial = try CountingFamilies.generic(n, m).characteristicPolynomial()
    #expect(polynomial.chamberCount == 2 * CountingReference.binomialSum(m - 1, upTo: n - 1))
    for k in 0..<n {
      #expect(polynomial.whitneyNumbers.count <= k || polynomial.whitneyNumbers[k] == CountingReference.binomial(m, k))
    }
  }

  /// m independent hyperplanes have all C(m, k) flats of codimension k, with Möbius function ±1.
  @Test(arguments: [1, 2, 19, 20, 21, 64, 300])
  func coordinateHyperplanes(m: Int) throws {
    let rows = (0..<m).map { row in (0..<m).map { $0 == row ? 1 : 0 } }
    let polynomial = try HyperplaneArrangement(dimension: m, normals: rows).characteristicPolynomial()
    #expect(polynomial.chamberCount == BigInteger(1) << m)
    #expect((0...m).allSatisfy { polynomial.whitneyNumbers[$0] == CountingReference.binomial(m, $0) })
  }

  /// The coordinates on which hyperplanes are projected are the first ones that suffice, whether that is all or not.
  @Test(arguments: 0..<8)
  func firstColumnsOfFullRank(seed: UInt64) throws {
    var generator = CountingGenerator(seed: seed)
    let width = Int.random(in: 18...26, using: &generator)
    let count = width + Int.random(in: -1...30, using: &generator)
    // Every other time a column is the sum of two earlier ones.
    let dependent = seed.isMultiple(of: 2) ? Int.random(in: 2..<width, using: &generator) : nil
    let rows = (0..<count).map { _ in
      var row = (0..<width).map { _ in Int.random(in: -9...9, using: &generator) }
      if let dependent { row[dependent] = row[0] + row[1] }
      return row
    }
    let configuration = CentralConfiguration(try HyperplaneArrangement(dimension: width, normals: rows))
    let pivots = Matrix(rows: count, columns: width) { Rational(rows[$0][$1]) }.reducedRowEchelonForm.pivotColumns
    #expect(configuration.columns == pivots)
    #expect(configuration.rank == pivots.count)
  }

  @Test func genericAffineArrangements() throws {
    for (n, m) in [(1, 5), (2, 9), (3, 12), (4, 10), (3, 2)] {
      // No n + 1 of the cone's vectors with the one at infinity are dependent.
      let forms = (1...m).map { index in
        AffineForm(
          normal: (0..<n).map { BigInteger(index).power(UInt($0)) }, constant: BigInteger(index).power(UInt(n)))
      }
      let arrangement = try HyperplaneArrangement(dimension: n, forms: forms)
      #expect(try arrangement.chamberCount() == CountingReference.binomialSum(m, upTo: n))
      let bounded = m > n ? CountingReference.binomial(m - 1, n) : 0
      #expect(try arrangement.boundedChamberCount() == bounded)
    }
  }

  @Test func reflectionArrangements() throws {
    var factorial: BigInteger = 1
    for n in 2...6 {
      factorial *= BigInteger(n)
      #expect(try CountingFamilies.braid(n).chamberCount() == factorial)
      let typeD = CountingFamilies.typeD(n)
      let power = BigInteger(1) << (n - 1)
      #expect(try HyperplaneArrangement(dimension: n, normals: typeD).chamberCount() == power * factorial)
      #expect(
        try HyperplaneArrangement(dimension: n, normals: typeD + CountingFamilies.units(n)).chamberCount()
          == 2 * power * factorial)
    }
    #expect(try CountingFamilies.typeF4().characteristicPolynomial().whitneyNumbers == [1, 24, 190, 552, 385])
  }

  @Test func deformedBraidArrangements() throws {
    let shi: [BigInteger] = [16, 125, 1296]
    let catalan: [BigInteger] = [30, 336, 5040]
    let linial: [BigInteger] = [7, 36, 246]
    let semiorder: [BigInteger] = [19, 183, 2371]
    for n in 3...5 {
      #expect(try CountingFamilies.deformedBraid(n, shifts: 0...1).chamberCount() == shi[n - 3])
      #expect(try CountingFamilies.deformedBraid(n, shifts: -1...1).chamberCount() == catalan[n - 3])
      #expect(try CountingFamilies.deformedBraid(n, shifts: 1...1).chamberCount() == linial[n - 3])
      #expect(try CountingFamilies.deformedBraid(n, shifts: -1...1, without: 0).chamberCount() == semiorder[n - 3])
    }
  }

  @Test func degenerateInputs() throws {
    let empty = try HyperplaneArrangement(dimension: 3, forms: [])
    #expect(try empty.characteristicPolynomial().coefficients == [0, 0, 0, 1])
    let zero: BigInteger = 0
    let constants = try HyperplaneArrangement(
      dimension: 2, forms: [AffineForm(normal: [zero, zero], constant: 5), AffineForm(normal: [zero, zero])])
    #expect(try constants.chamberCount() == 1)
    let pairs: [(BigInteger, BigInteger)] = [(2, 4), (-1, -2), (7, 0), (BigInteger(Int.min), BigInteger(Int.min))]
    let points = try HyperplaneArrangement(
      dimension: 1, forms: pairs.map { AffineForm(normal: [$0.0], constant: $0.1) })
    #expect(try points.characteristicPolynomial().whitneyNumbers == [1, 3])
    #expect(try points.boundedChamberCount() == 2)
    let normal: [BigInteger] = [1, 0, 2, 0]
    let parallel = try HyperplaneArrangement(
      dimension: 4, forms: (0..<5).map { AffineForm(normal: normal, constant: BigInteger($0)) })
    #expect(try parallel.characteristicPolynomial().whitneyNumbers == [1, 5])
    #expect(try parallel.boundedChamberCount() == 0)
    #expect(try parallel.characteristicPolynomial().relativelyBoundedChamberCount == 4)
  }

  @Test func independentHyperplanes() throws {
    let arrangement = try HyperplaneArrangement(dimension: 80, normals: CountingFamilies.units(80))
    #expect(try arrangement.chamberCount() == BigInteger(1) << 80)
  }

  @Test func interruptedCountThrows() throws {
    let control = CountingControl()
    control.interrupt()
    #expect(throws: ArrangementError.interrupted) {
      try CountingFamilies.resonance(5).chamberCount(options: CountingOptions(control: control))
    }
  }
}
