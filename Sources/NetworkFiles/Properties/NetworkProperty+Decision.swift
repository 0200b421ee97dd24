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
  /// The inequalities between several inputs leave no open set in a case, or nothing; bounds of single inputs may be equal.
  case flatInputs
  /// The regions cannot be enumerated.
  case regions(RegionError)

  /// The error in words.
  public var description: String {
    switch self {
    case .dimension(let what, let found, let expected):
      "the property has \(found) \(what), expected \(expected), those of the network"
    case .emptyBox(let input, let lower, let upper):
      "input X_\(input): the lower bound \(lower) is above the upper bound \(upper)"
    case .flatInputs:
      "in some case inequalities between several inputs leave no open set of them, or none at all; only single inputs "
        + "can be fixed"
    case .regions(let error): error.description
    }
  }
}

extension NetworkProperty {
  /// Decides exactly whether some input and its output satisfy a case of the property: whether the network violates it.
  ///
  /// Cases with the same inputs are decided together. Inputs whose bounds are equal are substituted, so that the closed
  /// proper regions in the others cover the polyhedron of inputs; see `ReLUNetwork.search`. A counterexample is evaluated
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
    var flat: PropertyDecisionError?
    for group in groups {
      let found: OutputSearch
      do { found = try search(network, group.input, group.outputs, options) } catch {
        guard case .flatInputs = error else { throw error }
        // Another case may have a counterexample.
        flat = error
        continue
      }
      regions += found.regions
      parts += found.parts
      guard let input = found.input, let output = try? network.evaluate(at: input) else { continue }
      precondition(holds(input: input, output: output), "an input that was found does not satisfy the property")
      return PropertyDecision(counterexample: (input, output), regions: regions, parts: parts)
    }
    if let flat { throw flat }
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
    let (lower, upper) = Case(input: input, output: []).inputBounds(dimension: inputDimension)
    let fixed = zip(lower, upper).map { $0 == $1 ? $0 : nil }
    let free = fixed.indices.filter { fixed[$0] == nil }
    func filled(_ values: [Rational]) -> [Rational] {
      var point = fixed.map { $0 ?? 0 }
      for (place, coordinate) in free.enumerated() { point[coordinate] = values[place] }
      return point
    }
    let origin = filled([Rational](repeating: 0, count: free.count))
    if free.isEmpty {
      let output = (try? network.evaluate(at: origin)) ?? []
      let isFound =
        input.allSatisfy { $0.holds(at: origin) } && outputs.contains { $0.allSatisfy { $0.holds(at: output) } }
      return OutputSearch(input: isFound ? origin : nil, regions: 1, parts: 0)
    }
    var own = options
    own.inequalities = []
    for inequality in input {
      // a · x ≤ b in the free inputs.
      let normal = free.map { -inequality.coefficients[$0] }
      let constant = inequality.bound - zip(inequality.coefficients, origin).reduce(Rational(0)) { $0 + $1.0 * $1.1 }
      if normal.allSatisfy(\.isZero) {
        if constant.signum() < 0 { return OutputSearch(input: nil, regions: 0, parts: 0) }
        continue
      }
      own.inequalities.append((normal, constant))
    }
    let cases = outputs.map { $0.map { (normal: $0.coefficients.map { -$0 }, constant: $0.bound) } }
    do {
      let restricted = free.count == fixed.count ? network : try Self.network(network, free, origin)
      let found = try restricted.search(forOutputsIn: cases, own)
      return OutputSearch(input: found.input.map(filled), regions: found.regions, parts: found.parts)
    } catch {
      switch error as? RegionError {
      case .emptyInterior?: throw .flatInputs
      case let known?: throw .regions(known)
      case nil: throw .regions(.interrupted)
      }
    }
  }

  /// The network as a function of some inputs, the others being those of a point.
  private static func network(
    _ network: ReLUNetwork, _ free: [Int], _ origin: [Rational]
  ) throws(NetworkError) -> ReLUNetwork {
    let rows = origin.indices.map { coordinate in free.map { Rational($0 == coordinate ? 1 : 0) } }
    return try network.composed(with: ReLUNetwork(AffineMap(rows: rows, bias: origin)))
  }
}
