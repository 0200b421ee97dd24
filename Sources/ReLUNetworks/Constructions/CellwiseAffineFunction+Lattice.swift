import ExactNumbers

extension CellwiseAffineFunction {
  /// This function as a maximum of minima.
  ///
  /// Each cell is cut where another piece is equal to its own. On a part P of a cell with piece lᵢ, let S be the places of
  /// the pieces that are at least lᵢ there. Then f is the maximum over all S of the minimum over S: on P the minimum is
  /// lᵢ = f, and at any other point x the segment from a point p of P to x has a piece lⱼ with lⱼ(p) ≥ f(p) and lⱼ(x) ≤ f(x),
  /// which is in S because lⱼ − lᵢ does not change its sign on P. (Tarela and Martínez, 1999; S. Ovchinnikov, Max-min
  /// representation of piecewise linear functions, 2002.)
  /// - Throws: `RegionError.interrupted`.
  /// - Complexity: for each cell the regions of an arrangement of as many hyperplanes as there are other pieces.
  public func maximumOfMinima(threads: Int? = nil, control: RegionControl? = nil) throws -> MaximumOfMinima {
    MaximumOfMinima(functions: pieces, minimal: try latticeSets(threads: threads, control: control).above)
  }

  /// The minimal sets of pieces that are at least the piece of a part of a cell, and of those that are at most it.
  func latticeSets(threads: Int?, control: RegionControl?) throws -> (above: [[Int]], below: [[Int]]) {
    if pieces.count == 1 { return ([[0]], [[0]]) }
    var above: Set<Set<Int>> = []
    var below: Set<Set<Int>> = []
    for (number, cell) in cells.enumerated() {
      let own = pieceOfCell[number]
      let others = pieces.indices.filter { $0 != own }
      let gates = others.map { place in
        zip(pieces[place].entries, pieces[own].entries).map { $0 - $1 }
      }
      let network = ReLUNetwork(fitting: [
        AffineMap(
          inputDimension: dimension, entries: gates.flatMap { $0 },
          bias: others.map { pieces[$0].bias[0] - pieces[own].bias[0] }),
        AffineMap(inputDimension: others.count, entries: [Rational](repeating: 0, count: others.count), bias: [0]),
      ])
      let options = RegionOptions(
        inequalities: cell.inequalities.filter { !$0.normal.allSatisfy(\.isZero) }, threads: threads, control: control)
      _ = try network.forEachLinearRegion(options) { region in
        let isAbove = region.pattern[0]
        above.insert(Set(others.indices.filter { isAbove[$0] }.map { others[$0] } + [own]))
        below.insert(Set(others.indices.filter { !isAbove[$0] }.map { others[$0] } + [own]))
        return true
      }
    }
    return (SetFamily.minimal(Array(above)), SetFamily.minimal(Array(below)))
  }

  /// This function as a sum of maxima of at most n + 1 affine functions, which are pieces or their negatives.
  /// - Throws: `RegionError.interrupted`, `CellError.tooManyMaxima` in high dimensions.
  /// - Complexity: as `maximumOfMinima`; then polynomial in the number of pieces for a fixed dimension.
  public func signedMaximumSum(threads: Int? = nil, control: RegionControl? = nil) throws -> SignedMaximumSum {
    let sets = try latticeSets(threads: threads, control: control)
    return try SignedMaximumSum.smaller(
      pieces, maximumOfMinima: sets.above, minimumOfMaxima: sets.below, control: control)
  }
}

extension MaximumOfMinima {
  /// This function as a sum of maxima of at most n + 1 of its affine functions or their negatives.
  /// - Throws: `RegionError.interrupted`, `CellError.tooManyMaxima` in high dimensions.
  /// - Complexity: polynomial in the numbers of functions and sets for a fixed dimension.
  public func signedMaximumSum(control: RegionControl? = nil) throws -> SignedMaximumSum {
    // The minimum of maxima over the sets that meet all of them, if these are few, or the only short form.
    let dual = SetFamily.transversals(of: sets, limit: min(256, 4 * (sets.count + functions.count)))
    return try SignedMaximumSum.smaller(
      functions, maximumOfMinima: sets, minimumOfMaxima: dual, control: control)
  }
}

extension SignedMaximumSum {
  /// The shorter one of the sums from both lattice forms: f = min max l, and −f = min max (−l).
  static func smaller(
    _ functions: [AffineMap], maximumOfMinima sets: [[Int]], minimumOfMaxima dual: [[Int]]?,
    control: RegionControl?
  ) throws -> SignedMaximumSum {
    let opposite = functions.map { $0.scaled(by: -1) }
    guard let dual else { return try SignedMaximumSum(opposite, sets, factor: -1, limit: largestLength, control) }
    // First the one with fewer sets; the other one may be far longer, and is then given up.
    let (first, second) = sets.count < dual.count ? (-1, 1) : (1, -1)
    func sum(_ sign: Int, limit: Int) throws -> SignedMaximumSum {
      try sign == 1
        ? SignedMaximumSum(functions, dual, factor: 1, limit: limit, control)
        : SignedMaximumSum(opposite, sets, factor: -1, limit: limit, control)
    }
    var found: SignedMaximumSum?
    do { found = try sum(first, limit: largestLength) } catch CellError.tooManyMaxima {}
    do {
      let other = try sum(second, limit: found.map { max(64, 4 * $0.terms.count) } ?? largestLength)
      if let found, found.length <= other.length { return found }
      return other
    } catch CellError.tooManyMaxima(let limit) {
      guard let found else { throw CellError.tooManyMaxima(limit: limit) }
      return found
    }
  }

  /// Networks for longer sums would not be of much use.
  private static let largestLength = 1 << 14

  private var length: Int { terms.reduce(0) { $0 + $1.members.count } }

  /// A number times the minimum of maxima of affine functions.
  private init(
    _ functions: [AffineMap], _ sets: [[Int]], factor: Rational, limit: Int, _ control: RegionControl?
  ) throws {
    var reduction = MaximumReduction(functions, limit: limit, control: control)
    let combination = try reduction.minimum(ofMaximaOver: sets)
    let used = Set(combination.keys.joined()).sorted()
    let places = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    dimension = functions[0].inputDimension
    self.functions = used.map { functions[$0] }
    terms = combination.map { set, coefficient in
      Term(coefficient: factor * Rational(coefficient), members: set.compactMap { places[$0] })
    }.sorted {
      $0.members.count != $1.members.count
        ? $0.members.count < $1.members.count : $0.members.lexicographicallyPrecedes($1.members)
    }
  }
}
