import Arrangements
import ExactNumbers
import Testing

@Suite struct CharacteristicPolynomialTests {
  @Test func coneOfThePointsZeroAndOneOnTheLine() {
    // χ = t − 2 on the line; its cone has (t − 1)(t − 2) = t² − 3t + 2.
    let cone = CharacteristicPolynomial(dimension: 2, whitneyNumbers: [1, 3, 2])
    let line = cone.decone
    #expect(line.whitneyNumbers == [1, 2])
    #expect(line.coefficients == [-2, 1])
    #expect(line.chamberCount == 3)
    #expect(line.boundedChamberCount == 1)
    #expect(cone.value(at: 5) == 12)
  }
}
