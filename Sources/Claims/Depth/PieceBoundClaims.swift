import Certificates
import ExactNumbers
import ReLUNetworks

/// Lemmas 2.A.6 and 2.A.7: how many pieces a network of given widths or size can have.
enum PieceBoundClaims {
  static let all: [Claim] = [
    printedPieces, productPieces, attained, smallWidths, smallWidthsAttained, sizeFromPieces, sizeSharpened,
    piecesFromSize, widthVectors,
  ]

  @Sendable static func floatingPieces(_ instance: NetworkInstance, within bound: BigInteger) -> Bool? {
    FloatingPointPieces.count(instance.network).map { BigInteger($0) <= bound }
  }

  static func printedBound(_ widths: [Quantity]) -> Quantity {
    guard let first = widths.first else { return 1 }
    return Quantity(2).power(Quantity(widths.count - 1)) * (first + 1) * Quantity.product(Array(widths.dropFirst()))
  }

  /// The bounds and the true count for the networks that reach the product.
  static var boundBars: [Claim.BarGroup] {
    ZigzagNetworks.family.filter { (2...4).contains($0.widths.count) }.prefix(9).compactMap { instance in
      guard let pieces = try? instance.network.piecewiseLinearFunction().pieceCount,
        let printed = Int(exactly: PieceBounds.printedMaximum(widths: instance.widths)),
        let product = Int(exactly: PieceBounds.maximumPieceCount(widths: instance.widths))
      else { return nil }
      return Claim.BarGroup(
        instance.widths.map(\.description).joined(separator: "-"),
        [("printed bound", printed), ("product bound", product), ("pieces", pieces)])
    }
  }

  static func productBound(_ widths: [Quantity]) -> Quantity { Quantity.product(widths.map { $0 + 1 }) }

  static let printedPieces = Claim(
    "pieces.from-widths", .printed, .thesis("Lemma 2.A.6"),
    title: "A network R → R with hidden widths w_1, …, w_k has at most 2^{k−1}(w_1 + 1)w_2⋯w_k pieces.",
    statement:
      "For every network R → R with k ≥ 1 hidden layers of widths w_1, …, w_k the function it computes has at most 2^{k−1}(w_1 + 1)·w_2⋯w_k pieces on the line.",
    hypotheses: "k ≥ 1",
    expects: .holds,
    caption: "Pieces of the instances: the printed bound, the product bound, and the true count.",
    instances: { NetworkInstance.standardFamily() + ZigzagNetworks.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    hypothesis: { $0.widths.isEmpty ? "k = 0" : nil },
    floating: { floatingPieces($0, within: PieceBounds.printedMaximum(widths: $0.widths)) },
    bars: { boundBars }
  ) { instance, proof in
    let net = proof.network("net", instance.network)
    let pieces = proof.provePieces(try proof.function(of: net))
    return proof.decide(pieces, .atMost, printedBound(net.widths))
  }

  static let productPieces = Claim(
    "pieces.from-widths", .sharpened, .thesis("Lemma 2.A.6"),
    title:
      "A network R → R has at most (w_1 + 1)(w_2 + 1)⋯(w_k + 1) pieces, which is never more than the printed bound.",
    statement:
      "For every network R → R with hidden widths w_1, …, w_k the function has at most Π(w_i + 1) pieces, and Π(w_i + 1) ≤ 2^{k−1}(w_1 + 1)·w_2⋯w_k for k ≥ 1.",
    expects: .holds,
    instances: { NetworkInstance.standardFamily() + ZigzagNetworks.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    floating: { floatingPieces($0, within: PieceBounds.maximumPieceCount(widths: $0.widths)) }
  ) { instance, proof in
    let net = proof.network("net", instance.network)
    let pieces = proof.provePieces(try proof.function(of: net))
    let bound = productBound(net.widths)
    let sharper = net.widths.isEmpty || proof.decide(bound, .atMost, printedBound(net.widths))
    return proof.decide(pieces, .atMost, bound) && sharper
  }

  static let attained = Claim(
    "pieces.product-attained", .sharpened, .thesis("Lemma 2.A.6"),
    title: "Π(w_i + 1) pieces are attained when w_1, …, w_{k−1} ≥ 3 and w_k ≥ 2, k ≥ 1.",
    statement:
      "For all widths w_1, …, w_{k−1} ≥ 3, w_k ≥ 2 some network with those hidden widths has exactly Π(w_i + 1) pieces on the line.",
    hypotheses: "w_i ≥ 3 for i < k, w_k ≥ 2",
    expects: .holds,
    caption: "A network with all the pieces that its widths allow.",
    instances: { ZigzagNetworks.family },
    floating: { instance in
      FloatingPointPieces.count(instance.network).map {
        BigInteger($0) == PieceBounds.maximumPieceCount(widths: instance.widths)
      }
    },
    curves: { instance in
      guard let f = try? instance.network.piecewiseLinearFunction(), let first = f.breakpoints.first,
        let last = f.breakpoints.last
      else { return [] }
      return [Curve("network of widths \(instance.widths)", f, on: (first - 1)...(last + 1))]
    }
  ) { instance, proof in
    let net = proof.network("net", instance.network)
    let pieces = proof.provePieces(try proof.function(of: net))
    return proof.decide(pieces, .equal, productBound(net.widths))
  }

  /// The greatest number of pieces for the small width patterns that do not reach the product.
  static func smallMaximum(_ widths: [Int]) -> Int? {
    if widths.count >= 2, widths.allSatisfy({ $0 == 1 }) { return 3 }
    guard widths.count == 2 else { return nil }
    if widths[0] == 1 { return widths[1] + 2 }
    if widths[0] == 2 { return 2 * widths[1] + 3 }
    if widths[1] == 1 { return widths[0] + 2 + (widths[0] + 1) / 2 }
    return nil
  }

  static let smallWidths = Claim(
    "pieces.small-widths", .sharpened, .thesis("Lemma 2.A.6"),
    title:
      "Layers of width 1 and 2 cannot fold fully: widths (1, …, 1) give at most 3 pieces, (1, w) w + 2, (2, w) 2w + 3, (w, 1) w + 2 + ⌈w/2⌉.",
    statement:
      "The function of a network with hidden widths 1, …, 1 (k ≥ 2) has at most 3 pieces, with (1, w) at most w + 2, with (2, w) at most 2w + 3, and with (w, 1), w ≥ 3, at most w + 2 + ⌈w/2⌉.",
    hypotheses: "the widths are of one of these kinds",
    expects: .holds,
    instances: {
      NetworkInstance.standardFamily(
        perWidths: 12,
        including: [
          [1, 1, 1, 1], [1, 3], [1, 4], [2, 1], [2, 2], [2, 3], [2, 4], [3, 1], [4, 1], [5, 1], [6, 1], [7, 1],
        ])
    },
    sample: { size, generator in
      let patterns = [[1, 1], [1, 1, 1], [1, 2], [1, 3], [2, 1], [2, 2], [2, 3], [3, 1], [4, 1], [5, 1]]
      let widths = patterns[generator.integer(0...(patterns.count - 1))]
      return NetworkInstance.random(widths: [1] + widths + [1], magnitude: 2 + size / 4, using: &generator)
        ?? NetworkInstance(.zero)
    },
    hypothesis: { smallMaximum($0.widths) == nil ? "another width pattern" : nil },
    floating: { instance in
      smallMaximum(instance.widths).flatMap { floatingPieces(instance, within: BigInteger($0)) }
    }
  ) { instance, proof in
    guard let bound = smallMaximum(instance.widths) else { return true }
    let net = proof.network("net", instance.network)
    let pieces = proof.provePieces(try proof.function(of: net))
    return proof.decide(pieces, .atMost, Quantity(bound))
  }

  static let smallWidthsAttained = Claim(
    "pieces.small-widths-attained", .sharpened, .thesis("Lemma 2.A.6"),
    title:
      "The maxima for small widths are attained: 3 for (1, …, 1), w + 2 for (1, w), 2w + 3 for (2, w), w + 2 + ⌈w/2⌉ for (w, 1).",
    statement:
      "For each of the width patterns (1, …, 1) with k ≥ 2, (1, w), (2, w), and (w, 1) with w ≥ 3, some network has exactly the greatest number of pieces of `pieces.small-widths`.",
    hypotheses: "the widths are of one of these kinds",
    expects: .holds,
    instances: { SmallWidthNetworks.family },
    hypothesis: { smallMaximum($0.widths) == nil ? "another width pattern" : nil }
  ) { instance, proof in
    guard let bound = smallMaximum(instance.widths) else { return true }
    let net = proof.network("net", instance.network)
    let pieces = proof.provePieces(try proof.function(of: net))
    return proof.decide(pieces, .equal, Quantity(bound))
  }

  static let sizeFromPieces = Claim(
    "size.from-pieces", .printed, .thesis("Lemma 2.A.7, first part"),
    title: "A function with p pieces needs size at least (k/2)·p^{1/k} − 1 at depth k + 1.",
    statement:
      "For every network R → R with k ≥ 1 hidden layers and s gates whose function has p pieces: (2(s + 1))^k ≥ k^k·p, which is the printed inequality without roots.",
    hypotheses: "k ≥ 1",
    expects: .holds,
    instances: { NetworkInstance.standardFamily() + ZigzagNetworks.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    hypothesis: { $0.widths.isEmpty ? "k = 0" : nil }
  ) { instance, proof in
    let net = proof.network("net", instance.network)
    let pieces = proof.provePieces(try proof.function(of: net))
    return proof.decide(
      ((net.size + 1) * 2).power(net.hidden), .atLeast, net.hidden.power(net.hidden) * pieces)
  }

  static let sizeSharpened = Claim(
    "size.from-pieces", .sharpened, .thesis("Lemma 2.A.7, first part"),
    title:
      "A function with p pieces needs size at least the least sum of k positive integers w_i with Π(w_i + 1) ≥ p; this exceeds the printed bound.",
    statement:
      "For every network R → R with k ≥ 1 hidden layers whose function has p pieces: size ≥ minsize(p, k) = min{Σ w_i : w_i ≥ 1, Π(w_i + 1) ≥ p}, and (2·minsize)^k ≥ k^k·p, so that the −1 of the printed bound can be dropped.",
    hypotheses: "k ≥ 1",
    expects: .holds,
    instances: { NetworkInstance.standardFamily() + ZigzagNetworks.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    hypothesis: { $0.widths.isEmpty ? "k = 0" : nil }
  ) { instance, proof in
    let net = proof.network("net", instance.network)
    let pieces = proof.provePieces(try proof.function(of: net))
    let least = proof.proveMinimumSize(net.name, pieces: pieces, layers: instance.widths.count)
    let bound = proof.integer("bound", least)
    let stronger = proof.decide((bound * 2).power(net.hidden), .atLeast, net.hidden.power(net.hidden) * pieces)
    return proof.decide(net.size, .atLeast, bound) && stronger
  }

  static let piecesFromSize = Claim(
    "pieces.from-size", .printed, .thesis("Lemma 2.A.7, second part"),
    title: "A network of depth k + 1 and size s has at most (2s/k)^k pieces.",
    statement:
      "For every network R → R with k ≥ 1 hidden layers and s gates the function has p pieces with p·k^k ≤ (2s)^k.",
    hypotheses: "k ≥ 1",
    expects: .holds,
    instances: { NetworkInstance.standardFamily() + ZigzagNetworks.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    hypothesis: { $0.widths.isEmpty ? "k = 0" : nil }
  ) { instance, proof in
    let net = proof.network("net", instance.network)
    let pieces = proof.provePieces(try proof.function(of: net))
    return proof.decide(
      pieces * net.hidden.power(net.hidden), .atMost, (net.size * 2).power(net.hidden))
  }

  /// A list of hidden widths.
  struct Widths: ClaimInstance {
    let widths: [Int]
    var description: String { "widths \(widths.map(\.description).joined(separator: ", "))" }
    var weight: Int { widths.reduce(0, +) * 10 + widths.count }

    /// All width lists with at most 5 layers and size at most 9, and some large ones.
    static let family: [Widths] = {
      var result: [Widths] = []
      for size in 1...9 {
        for layers in 1...min(size, 5) { result += compositions(of: size, into: layers).map { Widths(widths: $0) } }
      }
      result += [[100, 100], [7, 7, 7, 7, 7, 7], [1_000, 1, 1], [12, 40, 3], [64, 64, 64]].map { Widths(widths: $0) }
      return result
    }()
  }

  /// The lists of `parts` positive integers with a given sum.
  static func compositions(of sum: Int, into parts: Int) -> [[Int]] {
    if parts == 1 { return sum >= 1 ? [[sum]] : [] }
    guard sum >= parts else { return [] }
    return (1...(sum - parts + 1)).flatMap { first in
      compositions(of: sum - first, into: parts - 1).map { [first] + $0 }
    }
  }

  static let widthVectors = Claim(
    "pieces.bound-from-widths-to-size", .printed, .thesis("Lemma 2.A.7, (2.17)"),
    title: "2^{k−1}(w_1 + 1)w_2⋯w_k ≤ (2s/k)^k for all widths of sum s.",
    statement: "For all positive integers w_1, …, w_k of sum s: k^k·2^{k−1}(w_1 + 1)w_2⋯w_k ≤ (2s)^k.",
    expects: .holds,
    instances: { Widths.family }
  ) { instance, proof in
    let widths = instance.widths.map { proof.integer("w", $0) }
    let k = proof.integer("k", widths.count)
    let size = widths.dropFirst().reduce(widths[0], +)
    return proof.decide(k.power(k) * printedBound(widths), .atMost, (size * 2).power(k))
  }
}
