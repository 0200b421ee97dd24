import ConvexPrograms
import ExactNumbers
import ReLUNetworks

/// Whether a network violates a property.
public struct PropertyDecision: Equatable, Sendable {
  /// An input with its output that satisfy a case of the property, so that the network violates it; nil if it holds.
  public let counterexample: (input: [Rational], output: [Rational])?
  /// How many regions were looked at one by one, in all polyhedra of inputs.
  public let regions: Int
  /// How many parts of the space were left out as a whole.
  public let parts: Int

  /// Whether two decisions have the same counterexample and the same numbers.
  public static func == (left: PropertyDecision, right: PropertyDecision) -> Bool {
    left.counterexample?.input == right.counterexample?.input
      && left.counterexample?.output == right.counterexample?.output && left.regions == right.regions
      && left.parts == right.parts
  }
}

/// Why a property is not decided.
public enum PropertyDecisionError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The property has another number of inputs or outputs than the network.
  case dimension(what: String, found: Int, expected: Int)
  /// Every case has an input whose lower bound is above its upper one; for the first case this input.
  case emptyBox(input: Int, lower: Rational, upper: Rational)
  /// The regions cannot be enumerated.
  case regions(RegionError)

  /// The error in words.
  public var description: String {
    switch self {
    case .dimension(let what, let found, let expected):
      "the property has \(found) \(what), expected \(expected), those of the network"
    case .emptyBox(let input, let lower, let upper):
      "input X_\(input): the lower bound \(lower) is above the upper bound \(upper)"
    case .regions(let error): error.description
    }
  }
}

extension NetworkProperty {
  /// Decides exactly whether some input and its output satisfy a case of the property: whether the network violates it.
  ///
  /// Cases with the same inputs are decided together, in coordinates of their affine hull, so that closed proper regions
  /// cover the polyhedron of inputs; see `ReLUNetwork.search`. A counterexample is evaluated
  /// and compared with the property.
  ///
  /// - Parameter options: Threads and control; its inequalities are not used.
  /// - Throws: `PropertyDecisionError`.
  /// - Complexity: that of the regions within the inputs that linear bounds cannot leave out.
  public func decide(
    _ network: ReLUNetwork, _ options: RegionOptions = RegionOptions()
  ) throws(PropertyDecisionError) -> PropertyDecision {
    if inputDimension != network.inputDimension {
      throw .dimension(what: "inputs", found: inputDimension, expected: network.inputDimension)
    }
    if outputDimension != network.outputDimension {
      throw .dimension(what: "outputs", found: outputDimension, expected: network.outputDimension)
    }
    var groups: [(input: [LinearInequality], outputs: [[LinearInequality]])] = []
    var firstEmpty: PropertyDecisionError?
    var places: [[LinearInequality]: Int] = [:]
    for entry in cases {
      if let empty = emptyBox(entry) {
        firstEmpty = firstEmpty ?? empty
        continue
      }
      if let place = places[entry.input] {
        groups[place].outputs.append(entry.output)
      } else {
        places[entry.input] = groups.count
        groups.append((entry.input, [entry.output]))
      }
    }
    if groups.isEmpty, let firstEmpty { throw firstEmpty }
    var (regions, parts) = (0, 0)
    for group in groups {
      let found = try search(network, group.input, group.outputs, options)
      regions += found.regions
      parts += found.parts
      guard let input = found.input, let output = try? network.evaluate(at: input) else { continue }
      precondition(holds(input: input, output: output), "an input that was found does not satisfy the property")
      return PropertyDecision(counterexample: (input, output), regions: regions, parts: parts)
    }
    return PropertyDecision(counterexample: nil, regions: regions, parts: parts)
  }

  private func emptyBox(_ entry: Case) -> PropertyDecisionError? {
    let (lower, upper) = entry.inputBounds(dimension: inputDimension)
    for (input, ends) in zip(lower, upper).enumerated() {
      if let low = ends.0, let high = ends.1, low > high { return .emptyBox(input: input, lower: low, upper: high) }
    }
    return nil
  }

  /// Looks for a counterexample with inputs of one polyhedron.
  private func search(
    _ network: ReLUNetwork, _ input: [LinearInequality], _ outputs: [[LinearInequality]], _ options: RegionOptions
  ) throws(PropertyDecisionError) -> OutputSearch {
    guard let hull = try Self.hull(input, dimension: inputDimension) else {
      return OutputSearch(input: nil, regions: 0, parts: 0)
    }
    if hull.directions.isEmpty {
      let output = (try? network.evaluate(at: hull.origin)) ?? []
      let isFound = outputs.contains { $0.allSatisfy { $0.holds(at: output) } }
      return OutputSearch(input: isFound ? hull.origin : nil, regions: 1, parts: 0)
    }
    var own = options
    own.inequalities = hull.inequalities
    let cases = outputs.map { $0.map { (normal: $0.coefficients.map { -$0 }, constant: $0.bound) } }
    do {
      let found = try network.restricted(to: hull).search(forOutputsIn: cases, own)
      return OutputSearch(input: found.input.map(hull.point), regions: found.regions, parts: found.parts)
    } catch {
      if let known = error as? RegionError { throw .regions(known) }
      throw .regions(.interrupted)
    }
  }

  /// The affine hull of the inputs of a case; nil if there are none.
  private static func hull(
    _ input: [LinearInequality], dimension: Int
  ) throws(PropertyDecisionError) -> AffineHull? {
    // a · x ≤ b.
    let forms = input.map { (normal: $0.coefficients.map { -$0 }, constant: $0.bound) }
    do { return try AffineHull(forms, dimension: dimension) } catch { throw .regions(.interrupted) }
  }
}

extension ReLUNetwork {
  /// The network as a function of the coordinates of an affine hull.
  fileprivate func restricted(to hull: AffineHull) throws(NetworkError) -> ReLUNetwork {
    let rows = hull.origin.indices.map { coordinate in hull.directions.map { $0[coordinate] } }
    return try composed(with: ReLUNetwork(AffineMap(rows: rows, bias: hull.origin)))
  }
}
