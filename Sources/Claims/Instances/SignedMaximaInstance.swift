import Certificates
import ExactNumbers
import ReLUNetworks

/// A sum of maxima of affine functions on R^n with signs, f = Σ s_j·max_{i ∈ S_j} l_i (equation 2.1 of the thesis).
struct SignedMaximaInstance: ClaimInstance {
  /// A maximum with its sign.
  struct Term: Codable, Hashable, Sendable {
    /// 1 or −1.
    var sign: Int
    /// The affine functions, constant first.
    var rows: [[Int]]
  }

  /// The dimension n.
  var dimension: Int
  /// The terms, at least one, each with at least one function.
  var terms: [Term]

  /// The maximum of some functions alone.
  static func maximum(_ rows: [[Int]]) -> SignedMaximaInstance {
    SignedMaximaInstance(dimension: rows[0].count - 1, terms: [Term(sign: 1, rows: rows)])
  }

  /// The coordinates as people write them.
  static func names(_ dimension: Int) -> [String] {
    dimension <= 3 ? Array(["x", "y", "z"].prefix(dimension)) : (1...dimension).map { "x\($0)" }
  }

  var description: String {
    let names = Self.names(dimension)
    let texts = terms.map { term in
      "max{"
        + term.rows.map { LinearText.affine(Array($0.dropFirst()), names, constant: $0[0]) }.joined(separator: ", ")
        + "}"
    }
    let first = (terms[0].sign < 0 ? "-" : "") + texts[0]
    return zip(terms, texts).dropFirst().reduce(first) { $0 + ($1.0.sign < 0 ? " - " : " + ") + $1.1 }
      + " on R^\(dimension)"
  }

  var weight: Int {
    terms.reduce(30_000 * dimension) { total, term in
      total + 2_000 * term.rows.count + (term.sign < 0 ? 1_001 : 1_000)
        + term.rows.joined().reduce(0) { $0 + 2 * $1.magnitude.saturatedInt + ($1 < 0 ? 1 : 0) }
    }
  }

  /// Fewer terms, fewer functions, smaller coefficients.
  var simpler: [SignedMaximaInstance] {
    var result: [SignedMaximaInstance] = []
    for place in terms.indices {
      var copy = self
      if terms.count > 1 {
        copy.terms.remove(at: place)
        result.append(copy)
      }
      for row in terms[place].rows.indices {
        if terms[place].rows.count > 1 {
          copy = self
          copy.terms[place].rows.remove(at: row)
          result.append(copy)
        }
        for entry in terms[place].rows[row].indices where terms[place].rows[row][entry] != 0 {
          for smaller in [0, 1] {
            copy = self
            copy.terms[place].rows[row][entry] = smaller
            result.append(copy)
          }
        }
      }
    }
    return result
  }

  /// The maximum of a term by a binary tree of maxima: ⌈log₂ |S|⌉ hidden layers.
  func tree(_ term: Term) throws -> ReLUNetwork {
    try ReLUNetwork.maximum(of: term.rows.map { try ReLUNetwork(integerRows: [[$0]]) })
  }

  /// The maximum of a term by taking one function after the other, from the last on, with four gates each: |S| − 1 hidden
  /// layers.
  func chain(_ term: Term) throws -> ReLUNetwork {
    let parts = try term.rows.map { try ReLUNetwork(integerRows: [[$0]]) }
    return try parts.dropLast().reversed().reduce(parts[parts.count - 1]) {
      try ReLUNetwork.maximum(of: [$1, $0], block: .fourGates)
    }
  }

  /// The sum with its signs of networks for the terms, with `layers` hidden layers or, if that is nil, as many as needed.
  func sum(of parts: [ReLUNetwork], layers: Int? = nil) throws -> ReLUNetwork {
    let depth = layers ?? (parts.map(\.hiddenLayerCount).max() ?? 0)
    return try ReLUNetwork.sum(
      of: zip(terms, parts).map { try $1.delayed(toHiddenLayers: depth).scaled(by: Rational($0.sign)) })
  }

  /// The affine functions of a term for a certificate.
  static func affine(_ rows: [[Int]]) -> [(bias: Rational, weights: [Rational])] {
    rows.map { (Rational($0[0]), $0.dropFirst().map { Rational($0) }) }
  }

  /// The rows of max(x_1, …, x_m) on R^m, or with `zero` of max(0, x_1, …, x_m).
  static func ofCoordinates(_ count: Int, zero: Bool = false) -> [[Int]] {
    (zero ? [[Int](repeating: 0, count: count + 1)] : [])
      + (1...count).map { axis in (0...count).map { $0 == axis ? 1 : 0 } }
  }

  /// At most `terms` maxima of one to `functions` functions each.
  static func random(
    dimension: Int, terms: ClosedRange<Int>, functions: Int, magnitude: Int, using generator: inout SeededGenerator
  ) -> SignedMaximaInstance {
    let terms = (0..<generator.integer(terms)).map { _ in
      Term(
        sign: generator.integer(0...1) == 0 ? -1 : 1,
        rows: (0..<generator.integer(1...functions)).map { _ in
          (0...dimension).map { _ in generator.integer(-magnitude...magnitude) }
        })
    }
    return SignedMaximaInstance(dimension: dimension, terms: terms)
  }
}

extension CertificateBuilder {
  /// Defines R^n.
  mutating func space(_ dimension: Int) -> ProofPolyhedron { polyhedron("space", dimension: dimension) }
}
