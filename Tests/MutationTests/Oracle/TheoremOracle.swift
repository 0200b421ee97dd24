import ExactNumbers
import ReLUNetworks

/// Decides the theorems of a certificate by what they say, without looking at the data by which the certificate proves
/// them: points, cells, windows, moduli, slopes and rays are never read.
///
/// The text is split into records by its own rules, the objects are built from the definitions of sections 3 and 4 of
/// the format, and each theorem is decided from the words that the verdict line restates. What is decided how:
///
/// - 4.1 to 4.6, 4.10, 4.14: from the canonical form of the functions, built gate by gate, fold by fold;
/// - 4.7: by evaluating both sides, with the true numbers of pieces and `balanced` as a true maximum over all widths;
/// - 4.8, 4.12: by the largest product over all width vectors and the true number of pieces. That the bound of 4.8
///   also holds when this argument does not give it is not decided: such a theorem fails;
/// - 4.9: the exact least number of gates, from all sums of jumps;
/// - 4.11, 4.12: `ApproximationBound` gives lower bounds from windows of its own and upper bounds from functions of its
///   own; a theorem between the two is undecided;
/// - 4.15, 4.16: from the restrictions of the network to the lines x = 1 and x = −1;
/// - 4.17: by collecting the gates of each hyperplane; 4.18: by the rank;
/// - 4.19: from the jump of the gradient along the line of each two rows. In more than two variables it is restricted
///   to lines; if no jump changes on those, the theorem is undecided;
/// - 4.13, 4.20, 4.26: by evaluating the formula;
/// - 4.21 to 4.23, 4.29: by deletion and restriction; 4.24, 4.25: by the rank of every choice of vectors;
/// - 4.27, 4.30: by collecting the positive parts of each hyperplane; 4.28: the exact least number of gates, from all
///   signed sums; 4.31: from the pieces of the folding and the number of chambers; 4.32: from the pieces on an actual
///   line, as 4.8; 4.33: by the parity;
/// - 4.34 to 4.36: from the stationary points of every face, for convex programs with a handful of inequalities;
/// - 4.37 to 4.39: the least loss from every choice of activation patterns, for a handful of points and two gates at most;
/// - 4.41 to 4.47: by linear programs over every choice of signs of the gates; 4.48, 4.49: by the library's decision;
/// - 4.50, 4.51, 4.54 to 4.56, 4.62, 4.68: at all points, and with all restrictions; 4.52: by a linear program over all
///   points; 4.53: by trying all weights;
/// - 4.57 to 4.60: `OracleSignMatrix` decides small sign-ranks from all orders of the rows;
/// - 4.61, 4.63 to 4.65: at all points; 4.66: from all families of vectors that agree in pairs; 4.67: by bounds of e^x.
struct TheoremOracle {
  private(set) var objects: [String: OracleObject] = [:]

  /// Every theorem of a certificate, as the verdict line should restate it, with the decision on it.
  static func judge(_ text: String) throws -> [(theorem: String, decision: Decision)] {
    var oracle = TheoremOracle()
    var decisions: [(theorem: String, decision: Decision)] = []
    for record in try CertificateRecord.records(of: text) {
      if let length = theoremLengths[record.head[0]] {
        let count = record.head.count
        var theorem = Array(record.head.prefix(length.map { $0 < 0 ? max(1, count + $0) : $0 } ?? count))
        if theorem[0].hasSuffix("-training-at-least") { theorem[0] = "training-at-least" }
        if theorem[0].hasPrefix("spectral-") { theorem[0].removeFirst("spectral-".count) }
        decisions.append((theorem.joined(separator: " "), try oracle.decide(theorem)))
      } else {
        try oracle.define(record)
      }
    }
    return decisions
  }

  mutating func define(_ record: CertificateRecord) throws {
    let name = try record.head.token(1)
    guard objects[name] == nil, name != "balanced", name != "choose" else {
      throw OracleError("the name \(name) is taken")
    }
    objects[name] = try object(of: record)
  }

  /// Decides a theorem given by the tokens of its restatement.
  func decide(_ theorem: [String]) throws -> Decision {
    switch theorem[0] {
    case "equal", "pieces", "pieces-on", "alternates", "value", "distinct": return try decideOnLine(theorem)
    case "compare": return try decideComparison(theorem)
    case "size-at-least", "gates-at-least", "fold-pieces": return try decideCount(theorem)
    case "distance", "far-from-continuous": return try decideDistance(theorem)
    case "far-from-pieces", "far-from-networks": return try decideApproximation(theorem)
    case "infinitely-many-sets", "sectors": return try decideSectors(theorem)
    case "affine", "gates-for-affine-at-least": return try decideAffine(theorem)
    case "not-one-hidden-layer": return try decideOneHiddenLayer(theorem)
    case "flap-system": return try decideFlapSystem(theorem)
    case "whitney", "chambers-at-least", "chambers", "uniform", "dependent": return try decideArrangement(theorem)
    case "support", "support-network", "support-gates-at-least", "support-pieces", "same-support":
      return try decideSupport(theorem)
    case "zonotope-pieces", "zonotope-size-at-least": return try decideFoldedSupport(theorem)
    case "no-zonotope": return try decideNoZonotope(theorem)
    case "optimum", "infeasible", "unbounded": return try decideProgram(theorem)
    case "training-at-most", "training-at-least": return try decideTraining(theorem)
    case "regions", "affine-regions": return try decideRegions(theorem)
    case "same-map", "different-maps", "maximum-network", "avoids", "reaches": return try decideMaps(theorem)
    case "not-one-hidden-layer-network", "hidden-gates-at-least": return try decideOneHiddenLayerOfNetwork(theorem)
    case "computes", "agrees", "not-threshold", "threshold-weights-at-least", "spectrum", "coefficient", "survival",
      "distinct-rows", "table-sum":
      return try decideBoolean(theorem)
    case "sign-rank-at-most", "sign-rank-at-least", "xor-sign-rank-at-least": return try decideSignRank(theorem)
    case "row-classes", "not-through", "common-cone", "no-common-cone", "compatible-classes":
      return try decideRowClasses(theorem)
    case "exponential": return try decideExponential(theorem)
    default: throw OracleError("no theorem is called \(theorem[0])")
    }
  }

  func object(named name: String) throws(OracleError) -> OracleObject {
    guard let object = objects[name] else { throw OracleError("nothing is called \(name)") }
    return object
  }

  /// The canonical form of a function.
  func function(named name: String) throws -> PiecewiseLinearFunction {
    switch try object(named: name) {
    case .network(_, let function), .points(_, let function), .flaps(_, let function), .folding(_, let function),
      .derived(let function):
      return try function.canonical()
    case .integer, .step, .affineMaximum, .arrangement, .training, .loss, .program, .table, .circuit, .signs:
      throw OracleError("\(name) is not a function")
    }
  }

  /// A function or a step.
  func map(named name: String) throws -> OracleMap {
    if case .step(let step) = try object(named: name) { return .step(step) }
    return .function(try function(named: name))
  }

  func network(named name: String) throws(OracleError) -> OracleNetwork {
    guard case .network(let network, _) = try object(named: name) else { throw OracleError("\(name) is no network") }
    return network
  }

  /// Whether two numbers stand in a relation.
  func holds<Number: Comparable>(_ left: Number, _ relation: String, _ right: Number) throws(OracleError) -> Bool {
    switch relation {
    case "<": return left < right
    case "<=": return left <= right
    case "=": return left == right
    case ">=": return left >= right
    case ">": return left > right
    default: throw OracleError("'\(relation)' is no relation")
    }
  }
}
