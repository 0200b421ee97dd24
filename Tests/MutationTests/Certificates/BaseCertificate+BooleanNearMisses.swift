/// False certificates for 4.50 to 4.68 that fail a single condition of their rule.
extension BaseCertificate {
  private static let square = "signs a 2 2\nrow ++\nrow +-"
  /// A matrix with equal rows.
  private static let flat = "signs a 2 2\nrow ++\nrow ++"
  private static let layer = "arrangement v 2 2\nplane 0 1 1\nplane 0 0 1"
  private static let sum = "arrangement u 2 1\nplane 0 1 1"
  private static let majority = "family m majority 3"

  /// A tree over all six signs of four vectors in the plane, with relations at all leaves.
  private static let relations: String = {
    let sequences = ["1 2", "3 4", "1 3", "2 4", "1 4", "2 3"]
    func node(_ depth: Int) -> [String] {
      guard depth < 6 else { return ["relation 1 2 3 4"] }
      return ["split \(sequences[depth])"] + node(depth + 1) + (depth > 0 ? node(depth + 1) : [])
    }
    return node(0).joined(separator: "\n")
  }()

  static let booleanNearMisses: [BaseCertificate] = [
    BaseCertificate(
      "computes", "wrong at the last point",
      "truth-table m 3\nbits 00010110\ncircuit c 3 bits 0\noutput threshold 1 -2 1 1 2 1 3 1\ncomputes c m"),
    BaseCertificate(
      "computes", "wrong at zero",
      "truth-table f 1\nbits 01\ncircuit c 1 bits 0\noutput threshold 1 0 1 1\ncomputes c f"),
    BaseCertificate(
      "computes", "over another denominator",
      "value-table v 1 2\nvalues 0 1\ncircuit c 1 bits 0\noutput sum 3 0 1 1\ncomputes c v"),
    BaseCertificate(
      "computes", "bits read as signs",
      "value-table v 1 1\nvalues 0 1\ncircuit c 1 signs 0\noutput sum 1 0 1 1\ncomputes c v"),
    BaseCertificate(
      "agrees", "where it differs", "\(majority)\ncircuit c 3 bits 0\noutput threshold 1 -3 1 1 2 1 3 1\nagrees c m 3"),
    BaseCertificate(
      "table-sum", "the numerators add up",
      "value-table h 1 2\nvalues 1 3\nvalue-table s 1 1\nvalues 2 6\ntable-sum s h h"),
    BaseCertificate(
      "not-threshold", "the last coordinate does not balance",
      "truth-table f 2\nbits 0011\nnot-threshold f\nmultipliers 0 1 2 1"),
    BaseCertificate("not-threshold", "only false points", "truth-table f 1\nbits 00\nnot-threshold f\nmultipliers 0 1"),
    BaseCertificate("not-threshold", "only true points", "truth-table f 1\nbits 11\nnot-threshold f\nmultipliers 0 1"),
    BaseCertificate(
      "threshold-weights-at-least", "only false points",
      "truth-table f 1\nbits 00\nthreshold-weights-at-least f 5\nmultipliers 0 9"),
    BaseCertificate(
      "threshold-weights-at-least", "one too many",
      "\(majority)\nthreshold-weights-at-least m 4\nmultipliers 1 1 2 1 3 1 4 1 5 1 6 1"),
    BaseCertificate(
      "threshold-weights-at-least", "a negative sum",
      "truth-table f 1\nbits 10\nthreshold-weights-at-least f 2\nmultipliers 0 5 1 5"),
    BaseCertificate("spectrum", "a negative coefficient", "truth-table f 0\nbits 0\nspectrum f 0 1 -1"),
    BaseCertificate("spectrum", "no degree", "value-table z 1 1\nvalues 0 0\nspectrum z 0 0 0"),
    BaseCertificate("spectrum", "the number of the set", "truth-table f 3\nbits 00001111\nspectrum f 3 1 8"),
    BaseCertificate("spectrum", "the last variable", "truth-table f 3\nbits 00001111\nspectrum f 4 1 8"),
    BaseCertificate("coefficient", "variables in reverse", "truth-table f 2\nbits 0011\ncoefficient f 1 1 1"),
    BaseCertificate("coefficient", "of zero and one", "truth-table f 1\nbits 01\ncoefficient f 1 1 2"),
    BaseCertificate(
      "survival", "down to zero only",
      "circuit c 1 bits 1\ngate threshold 0 1 1\noutput sum 1 0\nsurvival c 1 = 1 1 1"),
    BaseCertificate(
      "survival", "up to zero only", "circuit c 1 bits 1\ngate relu 0 1 -1\noutput sum 1 0\nsurvival c 1 = 1 1 1"),
    BaseCertificate(
      "survival", "not equal coins",
      "circuit c 2 bits 1\ngate threshold -1 1 1 2 1\noutput sum 1 0\nsurvival c 1 = 2 3 1 1"),
    BaseCertificate(
      "sign-rank-at-most", "a product of zero", "\(square)\nsign-rank-at-most a 1\nleft 1\nleft 1\nright 1\nright 0"),
    BaseCertificate(
      "sign-rank-at-most", "the last sign", "\(square)\nsign-rank-at-most a 1\nleft 1\nleft 1\nright 1\nright 1"),
    BaseCertificate(
      "sign-rank-at-least", "the same split twice",
      "\(flat)\nsign-rank-at-least a 2 rows\nvectors 1 2\nothers 1 2\nsplit 1\nsplit 1\ncircuit 1 1 2\ncircuit 1 1 2"),
    BaseCertificate(
      "sign-rank-at-least", "no signs at all",
      "\(flat)\nsign-rank-at-least a 2 rows\nvectors 1 2\nothers 1 2\ncircuit 1 1 2"),
    BaseCertificate(
      "sign-rank-at-least", "one sign is missing",
      "\(flat)\nsign-rank-at-least a 2 rows\nvectors 1 2\nothers 1 2\nsplit 1\ncircuit 1 1 2"),
    BaseCertificate(
      "sign-rank-at-least", "three of four patterns",
      """
      signs a 3 3
      row +++
      row ++-
      row +-+
      sign-rank-at-least a 3 rows
      vectors 1 2 3
      others 1 2 3
      split 1 2
      split 1 3
      split 2 3
      circuit 3 1 2 3
      circuit 2 1 2 3
      split 2 3
      circuit 1 1 2 3
      circuit 1 1 2 3
      """),
    BaseCertificate(
      "sign-rank-at-least", "relations that may hold",
      "signs a 4 1\nrow +\nrow +\nrow +\nrow +\nsign-rank-at-least a 3 rows\nvectors 1 2 3 4\nothers 1\n\(relations)"),
    BaseCertificate(
      "sign-rank-at-least", "not diagonally dominant",
      """
      \(flat)
      spectral-sign-rank-at-least a 2 rows
      vectors 1 2
      others 1 2
      weights 1 1
      weights 1 1
      diagonal 1 1 2 2
      lower 0
      lower 0 0
      """),
    BaseCertificate(
      "sign-rank-at-least", "the bound is reached",
      """
      \(flat)
      spectral-sign-rank-at-least a 2 columns
      vectors 1 2
      others 1 2
      weights 1 1
      weights 1 1
      diagonal 1 2 2 2
      lower 1
      lower -1 1
      """),
    BaseCertificate(
      "sign-rank-at-least", "weights that are not equal",
      """
      \(flat)
      spectral-sign-rank-at-least a 2 rows
      vectors 1 2
      others 1 2
      weights 9 1
      weights 1 9
      diagonal 1 10 10 10
      lower 3
      lower -3 0
      """),
    BaseCertificate("xor-sign-rank-at-least", "parity", "family p parity 3\nxor-sign-rank-at-least p 2"),
    BaseCertificate("xor-sign-rank-at-least", "a constant", "truth-table o 1\nbits 00\nxor-sign-rank-at-least o 2"),
    BaseCertificate("row-classes", "constants told apart", "arrangement a 1 2\nplane 1 0\nplane 0 0\nrow-classes a 2"),
    BaseCertificate("distinct-rows", "columns", "truth-table f 3\nbits 00010111\ndistinct-rows f 2 2"),
    BaseCertificate("not-through", "points told apart", "family e equality 2\n\(layer)\nnot-through e v 1 2 1"),
    BaseCertificate("not-through", "a point twice", "\(majority)\n\(sum)\nnot-through m u 1 1 0"),
    BaseCertificate("not-through", "the same value", "\(majority)\n\(sum)\nnot-through m u 1 2 0"),
    BaseCertificate("common-cone", "the sum is zero", "arrangement w 1 2\nplane 0 1\nplane 0 -1\ncommon-cone w"),
    BaseCertificate("common-cone", "ties of the sum", "arrangement w 2 2\nplane 0 1 1\nplane 0 1 -1\ncommon-cone w"),
    BaseCertificate("no-common-cone", "one stays the same", "\(layer)\nno-common-cone v 1 2 1 0"),
    BaseCertificate("no-common-cone", "both increase", "\(layer)\nno-common-cone v 1 2 0 1"),
    BaseCertificate("compatible-classes", "one too few", "compatible-classes 3 1 5\nsplit 4 2 1 1 -1\nleaf\nleaf"),
    BaseCertificate(
      "compatible-classes", "a split without a conflict", "compatible-classes 2 1 3\nsplit 3 2 1 0\nleaf\nleaf"),
    BaseCertificate("compatible-classes", "a split from itself", "compatible-classes 1 1 1\nsplit 2 2 1\nleaf\nleaf"),
    BaseCertificate("exponential", "no geometric series", "exponential 5 1 < 10 1 1"),
    BaseCertificate("exponential", "a ratio of one", "exponential 3 1 < 20 1 1"),
    BaseCertificate("exponential", "without the rest", "exponential 1 1 <= 5 2 2"),
    BaseCertificate("exponential", "zero", "exponential 0 1 < 1 1 0"),
    BaseCertificate("exponential", "with the rest", "exponential 1 1 >= 3 1 2"),
  ]

  /// Such that the condition is one of the ranges of the fields.
  static let booleanNearMissesOutOfRange: [BaseCertificate] = [
    BaseCertificate(
      "not-threshold", "a negative factor", "truth-table f 1\nbits 01\nnot-threshold f\nmultipliers 0 1 1 -1"),
    BaseCertificate("not-threshold", "a factor zero", "truth-table f 1\nbits 01\nnot-threshold f\nmultipliers 0 0"),
    BaseCertificate("not-threshold", "no factors", "truth-table f 1\nbits 01\nnot-threshold f\nmultipliers"),
    BaseCertificate(
      "threshold-weights-at-least", "a negative factor",
      "truth-table f 1\nbits 00\nthreshold-weights-at-least f 2\nmultipliers 0 9 1 -9"),
    BaseCertificate(
      "sign-rank-at-least", "a row twice",
      "\(flat)\nsign-rank-at-least a 3 rows\nvectors 1 1 2\nothers 1 2\nsplit 1 2\ncircuit 1 1 2 3"),
    BaseCertificate(
      "sign-rank-at-least", "the signs of a permutation",
      "signs a 4 1\nrow +\nrow +\nrow +\nrow +\nsign-rank-at-least a 3 rows\nvectors 1 2 3 4\nothers 1\n"
        + relations.replacing("relation 1 2 3 4", with: "relation 1 3 2 4")),
    BaseCertificate(
      "sign-rank-at-least", "a weight of zero",
      "\(flat)\nspectral-sign-rank-at-least a 2 rows\nvectors 1 2\nothers 1 2\nweights 1 0\nweights 0 1\ndiagonal 1 1 1 1\nlower 0\nlower 0 0"
    ),
    BaseCertificate(
      "sign-rank-at-least", "a negative diagonal",
      "\(flat)\nspectral-sign-rank-at-least a 2 rows\nvectors 1 2\nothers 1 2\nweights 1 1\nweights 1 1\ndiagonal 1 9 -9 -9\nlower 0\nlower 0 0"
    ),
    BaseCertificate("exponential", "no terms", "exponential 1 1 <= 1 1 -1"),
    BaseCertificate("compatible-classes", "a step of two", "compatible-classes 2 1 3\nsplit 3 2 2 -1\nleaf\nleaf"),
  ]
}
