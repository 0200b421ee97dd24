import Certificates
import ExactNumbers
import ReLUNetworks

/// Certificates for 4.41 to 4.49.
extension BaseCertificate {
  static let regions: [BaseCertificate] = regionsByHand + ((try? regionsOfNetworks()) ?? []) + mapsByHand

  /// |x| in the plane.
  private static let fold = "network fold 2 2\nlayer 2 1\nrow 0 1 0\nrow 0 -1 0\nlayer 1 1\nrow 0 1 1"
  private static let space = "arrangement all 2 0"
  private static let corner = "arrangement corner 2 2\nplane 0 1 0\nplane 1 0 1"
  /// max(0, x, y) with two layers, and with a third gate that is always off.
  private static let three = """
    network three 2 3
    layer 3 1
    row 0 1 -1
    row 0 0 1
    row 0 0 -1
    layer 1 1
    row 0 1 1 -1
    layer 1 1
    row 0 1
    """
  /// (|x| + |y| − |x + y|)/2.
  private static let quadrants = """
    network quadrants 2 2
    layer 3 1
    row 0 1 0
    row 0 0 1
    row 0 1 1
    layer 1 2
    row 0 2 2 -2
    """

  private static let regionsByHand: [BaseCertificate] = [
    BaseCertificate(
      "regions", "absolute value on the line",
      """
      \(absolute)
      arrangement all 1 0
      regions abs all 2 2
      split
      off 1 0 1 1
      leaf 1 3
      on 1 0 1 1
      leaf 1 -1
      compare patterns:abs maps:abs * = 4
      """),
    BaseCertificate(
      "regions", "a corner of the plane",
      "\(fold)\n\(corner)\nregions fold corner 1 1\non 1 0 1 1\noff 2 0 1 2\nleaf 2 1 3\nregions fold corner 1 1\non 1 0 1 1\noff 1 0 1 1\nleaf 1 1 0"
    ),
    BaseCertificate(
      "regions", "no gates",
      "network flat 1 1\nlayer 2 3\nrow 1 1\nrow 0 0\narrangement all 1 0\nregions flat all 1 1\nleaf 1 0"),
    BaseCertificate(
      "affine-regions", "a constant gate",
      """
      network net 1 2
      layer 3 1
      row 1 0
      row 0 1
      row 0 -2
      layer 2 1
      row 5 1 1 0
      row 0 0 0 0
      arrangement all 1 0
      affine-regions net all 2 2 2
      on 1 1
      split
      off 1 0 1 2
      leaf 1 1
      facet 1 0
      on 1 0 1 2
      leaf 1 -1
      facet 1 0
      compare patterns:net maps:net + regions:net + = 6
      """),
    BaseCertificate(
      "affine-regions", "a strip",
      """
      \(fold)
      arrangement strip 2 2
      plane 1 1 1
      plane 3 -1 -1
      affine-regions fold strip 2 2 2
      split
      off 1 0 3 1
      leaf 1 1 0
      facet 1 0 1
      on 1 0 3 1
      leaf 1 -1 2
      facet 1 0 1
      """),
  ]

  /// Of small random networks with two inputs or one.
  private static func regionsOfNetworks() throws -> [BaseCertificate] {
    var generator = SeededGenerator(seed: 41)
    var certificates: [BaseCertificate] = []
    for (number, widths) in [[1, 2, 2, 1], [2, 2, 1], [2, 2, 2, 1], [2, 3, 1, 1], [2, 1, 2, 2], [3, 2, 2, 1]]
      .enumerated()
    {
      var layers: [AffineMap] = []
      for (inputs, outputs) in zip(widths, widths.dropFirst()) {
        func numbers(_ count: Int) -> [Rational] {
          (0..<count).map { _ in Rational(Int.random(in: -2...2, using: &generator)) }
        }
        let rows = (0..<outputs).map { _ in numbers(inputs) }
        layers.append(try AffineMap(rows: rows, bias: numbers(outputs)))
      }
      var proof = CertificateBuilder(label: "affine-regions")
      let net = proof.network("net", try ReLUNetwork(layers: layers))
      var unit = [Rational](repeating: 0, count: widths[0])
      unit[0] = 1
      let p = proof.polyhedron(
        "p", dimension: widths[0], inequalities: number.isMultiple(of: 2) ? [] : [(unit, Rational(3))])
      _ = try proof.proveRegions(net, on: p)
      certificates.append(BaseCertificate("affine-regions", "random \(number)", text: proof.finished().text))
    }
    return certificates
  }

  private static let square = "arrangement square 2 4\nplane 1 1 0\nplane 1 -1 0\nplane 1 0 1\nplane 1 0 -1"

  private static let mapsByHand: [BaseCertificate] = [
    BaseCertificate(
      "same-map", "the absolute value twice",
      """
      \(fold)
      network other 2 2
      layer 1 1
      row 0 2 0
      layer 1 1
      row 0 1
      \(space)
      network third 2 2
      layer 2 3
      row 0 6 0
      row 0 1 0
      layer 1 1
      row 0 1 0
      same-map other third all
      split
      on 1 0 1 3
      on 2 0 1 1
      leaf
      off 1 0 1 3
      off 2 0 1 1
      leaf
      """),
    BaseCertificate(
      "same-map", "where nothing is negative",
      "\(fold)\nnetwork x 2 1\nlayer 1 2\nrow 0 2 0\n\(corner)\nsame-map fold x corner\non 1 0 1 1\noff 1 0 1 1\nleaf"),
    BaseCertificate(
      "same-map", "nothing there",
      """
      \(fold)
      network x 2 1
      layer 1 1
      row 7 2 0
      arrangement none 2 2
      plane -1 0 1
      plane 0 0 -2
      same-map fold x none
      split
      empty 2 1 2 2 1
      empty 4 1 4 2 2
      """),
    BaseCertificate("different-maps", "a shift", "\(identity)\n\(absolute)\ndifferent-maps id abs 2 -1"),
    BaseCertificate(
      "different-maps", "one of two outputs",
      "network a 2 1\nlayer 2 1\nrow 0 1 0\nrow 0 0 1\nnetwork b 2 1\nlayer 2 2\nrow 0 2 0\nrow 0 2 2\ndifferent-maps a b 1 1 0"
    ),
    BaseCertificate(
      "maximum-network", "absolute value",
      """
      \(absolute)
      affine-maximum f 1 3 1
      row 0 1
      row -1 0
      row 0 -1
      arrangement all 1 0
      maximum-network abs f all
      split
      off 1 0 1 1
      leaf 1
      above 1 1 1 1
      above 1 0 1 2
      on 1 0 1 1
      leaf 3
      above 1 0 1 2
      above 1 1 1 1
      """),
    BaseCertificate(
      "maximum-network", "on a half line, with denominators",
      """
      network net 1 2
      layer 1 2
      row 1 1
      layer 1 3
      row 0 2
      affine-maximum f 1 2 6
      row 2 2
      row 1 2
      arrangement half 1 1
      plane 0 1
      maximum-network net f half
      on 1 1 1 1
      leaf 1
      above 1 1
      """),
    BaseCertificate(
      "avoids", "not above 2",
      """
      \(fold)
      \(square)
      arrangement above 3 1
      plane -2 0 0 1
      avoids fold square above
      split
      off 1 0 5 1
      leaf 1 2 1 6 1
      on 1 0 5 1
      leaf 1 1 1 6 1
      """),
    BaseCertificate(
      "avoids", "a relation of input and outputs",
      """
      network net 1 2
      layer 1 1
      row 0 1
      layer 2 2
      row 2 2
      row 0 2
      arrangement half 1 1
      plane 0 1
      arrangement q 3 2
      plane 0 0 -1 1
      plane 5 1 0 0
      avoids net half q
      on 1 0 1 1
      leaf 2 2 1
      """),
    BaseCertificate(
      "reaches", "a corner",
      "\(fold)\n\(square)\narrangement top 3 2\nplane -1 0 0 1\nplane 0 0 -1 0\nreaches fold square top 2 -2 -1"),
    BaseCertificate(
      "reaches", "no conditions", "\(identity)\narrangement all 1 0\narrangement none 2 0\nreaches id all none 3 5"),
    BaseCertificate(
      "not-one-hidden-layer-network", "maximum of three",
      "\(three)\nnot-one-hidden-layer-network three\nhyperplane 0 1 -1\nat-point 1 1 1\nat-point 2 -1 -1"),
    BaseCertificate(
      "not-one-hidden-layer-network", "half a hinge",
      """
      network net 2 3
      layer 2 1
      row 0 1 0
      row 0 0 1
      layer 1 1
      row -1 1 -1
      layer 1 2
      row 0 3
      not-one-hidden-layer-network net
      hyperplane -2 2 0
      at-point 1 1 -1
      at-point 1 1 1
      """),
    BaseCertificate("hidden-gates-at-least", "hexagon", "\(plane)\nhidden-gates-at-least plane 3"),
    BaseCertificate("hidden-gates-at-least", "two quadrants", "\(quadrants)\nhidden-gates-at-least quadrants 3"),
    BaseCertificate(
      "hidden-gates-at-least", "square with a slope",
      """
      network net 2 2
      layer 4 1
      row 0 1 0
      row 0 0 1
      row 1 2 1
      row -1 -2 -1
      layer 1 1
      row 7 1 1 1 -1
      hidden-gates-at-least net 4
      """),
    BaseCertificate(
      "hidden-gates-at-least", "linear", "\(pair)\nhidden-gates-at-least pair 2\nhidden-gates-at-least pair 0"),
  ]
}
