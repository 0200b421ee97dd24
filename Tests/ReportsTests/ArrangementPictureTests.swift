import Arrangements
import ExactNumbers
import Testing

@testable import Reports

@Suite struct ArrangementPictureTests {
  private func central(_ dimension: Int, _ normals: [[Int]]) throws -> HyperplaneArrangement {
    try HyperplaneArrangement(dimension: dimension, normals: normals)
  }

  private func vertices(_ generators: [[Int]]) -> [PlanePoint] {
    PlaneZonotope.vertices(generators.map { PlanePoint(x: Rational($0[0]), y: Rational($0[1])) })
  }

  private func count(_ needle: String, in text: String) -> Int { text.ranges(of: needle).count }

  @Test func planeZonotopesHaveTwoVerticesPerDirection() {
    #expect(vertices([[1, 0], [0, 1]]).count == 4)
    #expect(vertices([[1, 0], [0, 1], [1, 1], [2, 2], [-1, -1], [0, 0]]).count == 6)
    #expect(vertices([[1, 2], [-3, -6]]).count == 2)
    #expect(vertices([[0, 0]]) == [.origin])
    #expect(vertices([]) == [.origin])
  }

  @Test func planeZonotopeIsConvexAndSymmetric() {
    let points = vertices([[3, 1], [-2, 5], [0, 1], [1, 0], [-4, -4], [1, -7]])
    #expect(points.count == 12)
    for index in points.indices {
      let (a, b) = (points[index], points[(index + 1) % points.count])
      let c = points[(index + 2) % points.count]
      #expect(PlanePoint.cross(b - a, c - b) > 0)
      #expect(points.contains(-a))
    }
  }

  @Test func spaceZonotopeShowsHalfOfItsFacets() throws {
    // The cube has 6 facets, the rhombic dodecahedron 12, the truncated octahedron 14.
    let cube = try central(3, [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    let dodecahedron = try central(3, [[1, 1, 1], [1, 1, -1], [1, -1, 1], [-1, 1, 1]])
    let octahedron = try central(3, [[1, 1, 0], [1, -1, 0], [1, 0, 1], [1, 0, -1], [0, 1, 1], [0, 1, -1]])
    for (arrangement, facets) in [(cube, 3), (dodecahedron, 6), (octahedron, 7)] {
      let picture = ZonotopePicture(identifier: "z", title: "zonotope", arrangement: arrangement)
      #expect(count("class=\"face\"", in: try #require(picture).svg) == facets)
    }
  }

  @Test func flatAndPointLikeZonotopesAreDrawn() throws {
    for normals in [[[1, 0, 0], [0, 1, 0], [1, 1, 0]], [[1, 2, 3]], [[0, 0, 0]]] {
      let picture = ZonotopePicture(identifier: "z", title: "zonotope", arrangement: try central(3, normals))
      #expect(count("class=\"face\"", in: try #require(picture).svg) == 1)
    }
  }

  @Test func noPictureBeyondThreeDimensionsOrForAffineZonotopes() throws {
    #expect(
      ZonotopePicture(identifier: "z", title: "", arrangement: try central(4, [[1, 0, 0, 0]])) == nil)
    let affine = try HyperplaneArrangement(
      dimension: 2, forms: [AffineForm(normal: [1, 0] as [BigInteger], constant: 1)])
    #expect(ZonotopePicture(identifier: "z", title: "", arrangement: affine) == nil)
    #expect(LineArrangementPicture(identifier: "l", title: "", arrangement: affine) != nil)
    #expect(LineArrangementPicture(identifier: "l", title: "", arrangement: try central(2, [[0, 0]])) == nil)
  }

  @Test func linesAreDrawnOnceAndCrossingsCounted() throws {
    let forms = [[1, 0, 0], [2, 0, 0], [0, 1, 0], [1, 1, -1], [1, 1, 1]].map {
      AffineForm(normal: [BigInteger($0[0]), BigInteger($0[1])], constant: BigInteger($0[2]))
    }
    let picture = LineArrangementPicture(
      identifier: "l", title: "lines", arrangement: try HyperplaneArrangement(dimension: 2, forms: forms))
    let svg = try #require(picture).svg
    #expect(svg.contains("4 lines with 5 crossing points"))
    #expect(count("<circle", in: svg) == 5)
  }

  @Test func parallelLinesWithoutCrossings() throws {
    let forms = [0, 1, 2].map { AffineForm(normal: [1, 3] as [BigInteger], constant: BigInteger($0)) }
    let picture = LineArrangementPicture(
      identifier: "l", title: "lines", arrangement: try HyperplaneArrangement(dimension: 2, forms: forms))
    #expect(try #require(picture).svg.contains("3 lines with 0 crossing points"))
  }

  @Test func reportSaysTheAnswerFirst() throws {
    let arrangement = try central(3, [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    let polynomial = CharacteristicPolynomial(dimension: 3, whitneyNumbers: [1, 3, 3, 1])
    let report = ArrangementReport(
      subject: .chambers, name: "boolean 3", arrangement: arrangement, hyperplaneCount: 3, polynomial: polynomial)
    #expect(report.text.hasPrefix("boolean 3: 3 hyperplanes in R^3, central\nchambers  "))
    #expect(report.text.contains("t^3 − 3t^2 + 3t − 1"))
    #expect(report.json.contains("\"chambers\": \"8\""))
    let page = String(decoding: report.html, as: UTF8.self)
    #expect(count("<svg", in: page) == 2)
  }
}
