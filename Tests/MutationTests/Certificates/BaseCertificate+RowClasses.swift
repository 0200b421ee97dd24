import BooleanCircuits
import Certificates

/// Certificates for 4.61 to 4.66.
extension BaseCertificate {
  static let rowClasses: [BaseCertificate] = rowClassesByHand + ((try? rowClassesAtRandom()) ?? [])

  /// x_1 + x_2 and x_2.
  private static let layer = "arrangement v 2 2\nplane 0 1 1\nplane 5 0 1"
  private static let sum = "arrangement u 2 1\nplane 0 1 1"

  private static let rowClassesByHand: [BaseCertificate] = [
    BaseCertificate("row-classes", "two forms", "\(layer)\nrow-classes v 4\n\(sum)\nrow-classes u 3"),
    BaseCertificate("row-classes", "no forms", "arrangement n 3 0\nrow-classes n 1"),
    BaseCertificate(
      "row-classes", "zero and repeated forms",
      "arrangement a 3 3\nplane 7 0 0 0\nplane 0 2 -2 2\nplane 1 -1 1 -1\nrow-classes a 4"),
    BaseCertificate("common-cone", "two forms", "\(layer)\ncommon-cone v\n\(sum)\ncommon-cone u"),
    BaseCertificate(
      "common-cone", "no forms", "arrangement n 1 0\ncommon-cone n\narrangement z 1 1\nplane 0 0\ncommon-cone z"),
    BaseCertificate(
      "common-cone", "three inputs",
      "arrangement a 3 3\nplane 0 0 1 1\nplane 0 1 1 1\nplane 0 0 0 0\ncommon-cone a\narrangement b 3 2\nplane 0 0 0 -1\nplane 0 0 -1 -1\ncommon-cone b"
    ),
    BaseCertificate(
      "no-common-cone", "sum and difference", "arrangement w 2 2\nplane 0 1 1\nplane 0 1 -1\nno-common-cone w 1 2 0 1"),
    BaseCertificate(
      "no-common-cone", "opposite",
      "arrangement w 1 2\nplane 3 2\nplane 0 -1\nno-common-cone w 1 2 1\nno-common-cone w 2 1 -1"),
    BaseCertificate(
      "no-common-cone", "three inputs",
      "arrangement a 3 3\nplane 0 1 1 1\nplane 0 2 1 1\nplane 0 0 0 1\nno-common-cone a 3 1 -1 -1 1"),
    BaseCertificate("not-through", "equality", "family e equality 2\n\(sum)\nnot-through e u 1 2 1"),
    BaseCertificate(
      "not-through", "through nothing",
      "truth-table i 1\nbits 01\narrangement n 1 0\nnot-through i n 0 1 0\nnot-through i n 1 0 0"),
    BaseCertificate(
      "not-through", "three inputs and another",
      "truth-table f 4\nbits 01001001\nbits 11110000\narrangement a 3 2\nplane 4 1 1 1\nplane 0 1 1 0\nnot-through f a 1 2 0"
    ),
    BaseCertificate(
      "compatible-classes", "one input", "compatible-classes 1 1 2\nleaf\ncompatible-classes 1 3 2\nleaf"),
    BaseCertificate(
      "compatible-classes", "two inputs", "compatible-classes 2 1 4\nleaf\ncompatible-classes 2 2 5\nleaf"),
    BaseCertificate(
      "compatible-classes", "three inputs",
      "compatible-classes 3 1 6\nsplit 4 2 1 1 -1\nleaf\nleaf\ncompatible-classes 3 1 8\nleaf"),
  ]

  /// With what the library finds.
  private static func rowClassesAtRandom() throws -> [BaseCertificate] {
    var generator = SeededGenerator(seed: 61)
    var certificates: [BaseCertificate] = []
    for number in 0..<6 {
      let inputs = 2 + number % 2
      let vectors = (0..<1 + number % 3).map { _ in (0..<inputs).map { _ in Int.random(in: -1...2, using: &generator) }
      }
      let layer = try BottomLayer(inputCount: inputs, vectors: vectors)
      let table = try TruthTable(variableCount: inputs + 1) { _ in Bool.random(using: &generator) }
      var proof = CertificateBuilder(label: "row-classes")
      let defined = proof.layer("v", layer)
      _ = proof.proveRowClasses(defined)
      _ = proof.proveDistinctRows(proof.table("f", table), rowVariables: inputs)
      certificates.append(BaseCertificate("row-classes", "random \(number)", text: proof.finished().text))
      var cone = CertificateBuilder(label: "cone")
      let isCommon = cone.decideCommonCone(cone.layer("v", layer))
      certificates.append(
        BaseCertificate(isCommon ? "common-cone" : "no-common-cone", "random \(number)", text: cone.finished().text))
      var through = CertificateBuilder(label: "not-through")
      if through.decideNotThrough(through.layer("v", layer), through.table("f", table)) {
        certificates.append(BaseCertificate("not-through", "random \(number)", text: through.finished().text))
      }
    }
    for (inputs, weight) in [(2, 1), (3, 1), (3, 2)] {
      var proof = CertificateBuilder(label: "compatible-classes")
      proof.proveCompatibleClasses(try CompatibleClasses(inputCount: inputs, greatestWeight: weight))
      certificates.append(
        BaseCertificate("compatible-classes", "random \(inputs) \(weight)", text: proof.finished().text))
    }
    return certificates
  }
}
