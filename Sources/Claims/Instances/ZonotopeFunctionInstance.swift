import ExactNumbers
import ReLUNetworks

/// The parameters of a function H ∘ γ: R^n → R: the generators of a zonotope, and the points of the folds of H.
public struct ZonotopeFunctionInstance: ClaimInstance {
  /// The generators.
  public var zonotope: ZonotopeInstance
  /// The folds.
  public var folding: FoldingInstance

  /// An instance.
  public init(zonotope: ZonotopeInstance, folding: FoldingInstance) {
    self.zonotope = zonotope
    self.folding = folding
  }

  /// The function, if the points of the folds lie in the simplices.
  public func function() throws -> ZonotopeFunction {
    ZonotopeFunction(support: try zonotope.supportFunction(), folding: try folding.parameters())
  }

  /// The instance on one line.
  public var description: String { "\(zonotope); \(folding)" }

  /// Its size in the order of the search.
  public var weight: Int { zonotope.weight + folding.weight }

  /// A simpler zonotope or simpler folds.
  public var simpler: [ZonotopeFunctionInstance] {
    zonotope.simpler.map { ZonotopeFunctionInstance(zonotope: $0, folding: folding) }
      + folding.simpler.map { ZonotopeFunctionInstance(zonotope: zonotope, folding: $0) }
  }

  /// What all statements about the family ask for: points in the simplices of one width, and a generator that is not zero.
  @Sendable static func hypothesis(_ instance: ZonotopeFunctionInstance) -> String? {
    if let failed = instance.folding.failedHypothesis { return failed }
    if instance.folding.commonWidth == nil { return "folds of different widths" }
    return instance.zonotope.isNonzero ? nil : "all generators are zero"
  }

  /// Moreover every min(n, m) generators are independent.
  @Sendable static func genericHypothesis(_ instance: ZonotopeFunctionInstance) -> String? {
    hypothesis(instance) ?? (instance.zonotope.isUniform ? nil : "some min(n, m) generators are dependent")
  }

  /// Folds with at most `slices` pieces on [0, M] over the given zonotopes.
  static func family(over zonotopes: [ZonotopeInstance], slices: Int) -> [ZonotopeFunctionInstance] {
    var foldings: [FoldingInstance] = []
    for width in 2...5 {
      var count = width
      for depth in 1...4 where count <= slices {
        foldings.append(.uniform(width: width, depth: depth, bound: Rational(width)))
        foldings.append(
          FoldingInstance(
            bound: Rational(width * width), points: (0..<depth).map { _ in (1..<width).map { Rational($0 * $0) } }))
        count *= width
      }
    }
    return zonotopes.filter(\.isNonzero).flatMap { zonotope in
      foldings.map { ZonotopeFunctionInstance(zonotope: zonotope, folding: $0) }
    }.sorted { $0.weight < $1.weight }
  }

  /// A random function.
  static func random(size: Int, using generator: inout SeededGenerator) -> ZonotopeFunctionInstance {
    ZonotopeFunctionInstance(
      zonotope: .random(size: size, using: &generator), folding: .random(size: size, pieces: 40, using: &generator))
  }
}
