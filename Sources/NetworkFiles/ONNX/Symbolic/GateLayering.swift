import ExactNumbers
import ReLUNetworks

/// Arranges gates into layers: what a gate or an output takes from more than one layer below is carried upwards.
///
/// The layers are made from the last to the first. Each hands the layer below the list of forms that it needs; the parts of
/// those forms that live further below are carried by gates of their own: a form f as σ(f) - σ(-f), or as σ(f) alone when
/// it cannot be negative, which is so for the output of a gate. Either the variables in those parts are carried or the
/// parts themselves, whichever takes fewer gates.
struct GateLayering {
  private let inputCount: Int
  private let gates: [Lowering.Gate]
  /// The layer of each variable, without gaps; 0 for the inputs.
  private let layers: [Int]
  private let depth: Int
  /// How many gates only carry values, layer by layer.
  private(set) var carriers: [Int] = []

  init(_ lowering: Lowering) {
    inputCount = lowering.inputCount
    gates = lowering.gates
    let used = Set(gates.map(\.layer)).sorted()
    var position: [Int: Int] = [:]
    for (index, layer) in used.enumerated() { position[layer] = index + 1 }
    layers = [Int](repeating: 0, count: inputCount) + gates.map { position[$0.layer] ?? 0 }
    depth = used.count
  }

  /// The network whose outputs are the given forms.
  mutating func network(of outputs: [AffineForm], place: String) throws(NetworkFileError) -> ReLUNetwork {
    var needed = outputs
    var maps: [(rows: [[Rational]], bias: [Rational])] = []
    var entries = 0
    carriers = [Int](repeating: 0, count: depth)
    var members = [[Int]](repeating: [], count: depth + 1)
    for variable in layers.indices { members[layers[variable]].append(variable) }
    for layer in stride(from: depth, through: 0, by: -1) {
      var units = members[layer].map { AffineForm(variable: $0) }
      var column: [Int: Int] = [:]
      for (index, variable) in members[layer].enumerated() { column[variable] = index }
      let carried = layer == 0 ? Carried() : carrying(needed, below: layer)
      let first = units.count
      units += carried.units
      if layer > 0 { carriers[layer - 1] = carried.units.count }
      entries += needed.count * units.count
      if entries > LoweringBudget.maximumElements {
        throw .tooLarge(
          what: "weights of the network of \(place)", found: entries, limit: LoweringBudget.maximumElements)
      }
      var rows: [[Rational]] = []
      for form in needed {
        var row = [Rational](repeating: 0, count: units.count)
        for term in form.terms {
          if let index = column[term.variable] { row[index] = term.coefficient }
        }
        for (index, factor) in carried.combination(of: form.terms.filter { layers[$0.variable] < layer }) {
          row[first + index] += factor
        }
        rows.append(row)
      }
      maps.append((rows, needed.map(\.constant)))
      if layer > 0 { needed = members[layer].map { gates[$0 - inputCount].form } + carried.units }
    }
    return try assembledNetwork(maps.reversed())
  }

  /// What a layer carries: gates, and how to put together from them what is needed.
  private struct Carried {
    var units: [AffineForm] = []
    /// For each carried part, with leading coefficient 1: its gates and their signs.
    var parts: [[AffineForm.Term]: [(unit: Int, sign: Rational)]] = [:]
    var carriesVariables = true

    mutating func carry(_ terms: [AffineForm.Term], isNonnegative: Bool) {
      if parts[terms] != nil { return }
      parts[terms] = [(units.count, 1)]
      units.append(AffineForm(constant: 0, terms: terms))
      if isNonnegative { return }
      parts[terms] = [(units.count - 1, 1), (units.count, -1)]
      units.append(
        AffineForm(
          constant: 0, terms: terms.map { AffineForm.Term(variable: $0.variable, coefficient: -$0.coefficient) }))
    }

    func combination(of terms: [AffineForm.Term]) -> [(unit: Int, factor: Rational)] {
      guard let leading = terms.first?.coefficient else { return [] }
      if carriesVariables {
        return terms.flatMap { term in
          (parts[[.init(variable: term.variable, coefficient: 1)]] ?? []).map { ($0.unit, $0.sign * term.coefficient) }
        }
      }
      return (parts[GateLayering.normalized(terms)] ?? []).map { ($0.unit, $0.sign * leading) }
    }
  }

  private static func normalized(_ terms: [AffineForm.Term]) -> [AffineForm.Term] {
    guard let leading = terms.first?.coefficient, leading != 1 else { return terms }
    return terms.map { AffineForm.Term(variable: $0.variable, coefficient: $0.coefficient / leading) }
  }

  private func carrying(_ needed: [AffineForm], below layer: Int) -> Carried {
    var variables = Carried()
    var parts = Carried()
    parts.carriesVariables = false
    for form in needed {
      let terms = form.terms.filter { layers[$0.variable] < layer }
      if terms.isEmpty { continue }
      let normalized = Self.normalized(terms)
      parts.carry(
        normalized,
        isNonnegative: normalized.allSatisfy { $0.variable >= inputCount && $0.coefficient.signum() > 0 })
      for term in terms {
        variables.carry(
          [AffineForm.Term(variable: term.variable, coefficient: 1)], isNonnegative: term.variable >= inputCount)
      }
    }
    return variables.units.count <= parts.units.count ? variables : parts
  }
}
