import ExactNumbers
import ReLUNetworks

/// Writes a tree of cases over the gates of networks (FORMAT.md 4.41) whose leaves have given patterns.
struct CaseTreeWriter {
  /// A layer in integers: rows of a constant and weights, to be divided by the denominator.
  private struct Layer {
    let rows: [[BigInteger]]
    let denominator: BigInteger

    init(_ map: AffineMap) {
      let values = (0..<map.outputDimension).flatMap { [map.bias[$0]] + Array(map.row($0)) }
      let width = map.inputDimension + 1
      let (denominator, numerators) = overCommonDenominator(values)
      self.denominator = denominator
      rows = (0..<map.outputDimension).map { Array(numerators[$0 * width..<($0 + 1) * width]) }
    }
  }

  /// A gate, or an output, with the gates that it reads; nil for inputs.
  private struct Gate {
    let row: [BigInteger]
    let inputs: Range<Int>?
    let scale: BigInteger
  }

  private let width: Int
  private var gates: [Gate] = []
  private var outputs: [[Gate]] = []
  /// By what the map of each network has been multiplied.
  private(set) var scales: [BigInteger] = []
  /// For each decided gate its form if it is on, and nothing if it is off.
  private var values: [[BigInteger]] = []
  /// The assumptions on the way to the present node: vectors of a constant and coefficients.
  private(set) var assumptions: [[BigInteger]]
  private(set) var lines: [String] = []
  private let bounds: InputBounds

  /// - Parameters:
  ///   - networks: One or more, with the same inputs.
  ///   - polyhedron: Forms that are nonnegative there.
  init(_ networks: [ReLUNetwork], polyhedron: [[BigInteger]]) {
    width = (networks.first?.inputDimension ?? 0) + 1
    assumptions = polyhedron
    bounds = InputBounds(polyhedron, variables: width - 1)
    for network in networks {
      var (before, scale): (Range<Int>?, BigInteger) = (nil, 1)
      for (number, map) in network.layers.enumerated() {
        let layer = Layer(map)
        let own = layer.rows.map { Gate(row: $0, inputs: before, scale: scale) }
        scale *= layer.denominator
        if number == network.layers.count - 1 {
          outputs.append(own)
        } else {
          before = gates.count..<gates.count + own.count
          gates += own
        }
      }
      scales.append(scale)
    }
  }

  mutating func append(_ line: String) { lines.append(line) }

  /// Writes the tree.
  ///
  /// - Parameters:
  ///   - patterns: For each leaf which gates are on, all different, each with interior in the polyhedron; together they
  ///     cover it.
  ///   - isInterrupted: Asked now and then.
  ///   - leaf: Writes the lines of a leaf, given its place among the patterns.
  /// - Returns: false if it was interrupted, or if the patterns do not cover the polyhedron.
  mutating func write(
    _ patterns: [[Bool]], isInterrupted: () -> Bool = { false }, leaf: (inout CaseTreeWriter, Int) -> Bool
  ) -> Bool {
    let order = patterns.indices.sorted { first, second in
      guard let (a, b) = zip(patterns[first], patterns[second]).first(where: { $0 != $1 }) else { return false }
      return a && !b
    }
    return write(order[...], patterns, isInterrupted, leaf)
  }

  private mutating func write(
    _ order: ArraySlice<Int>, _ patterns: [[Bool]], _ isInterrupted: () -> Bool,
    _ leaf: (inout CaseTreeWriter, Int) -> Bool
  ) -> Bool {
    guard let first = order.first else { return false }
    if isInterrupted() { return false }
    while values.count < gates.count {
      let gate = values.count
      let form = form(of: gates[gate])
      let on = order.prefix { patterns[$0][gate] }
      if on.isEmpty || on.count == order.count {
        let isOn = patterns[first][gate]
        let target = isOn ? form : form.map { -$0 }
        guard let combination = ConeCombination(of: assumptions, for: target, bounds: bounds) else {
          // Nothing bounds a form where there is no point.
          guard let contradiction = ConeCombination(contradicting: assumptions) else { return false }
          lines.append("empty \(contradiction.text(withUnit: false))")
          return true
        }
        lines.append("\(isOn ? "on" : "off") \(combination.text(withUnit: true))")
        values.append(isOn ? form : [])
        continue
      }
      lines.append("split")
      for (part, isOn) in [(on, true), (order[on.endIndex...], false)] {
        assumptions.append(isOn ? form : form.map { -$0 })
        values.append(isOn ? form : [])
        let isWritten = write(part, patterns, isInterrupted, leaf)
        values.removeLast(values.count - gate)
        assumptions.removeLast()
        if !isWritten { return false }
      }
      return true
    }
    return leaf(&self, first)
  }

  /// The rows of the map of a network at a leaf, times its scale.
  func map(_ network: Int = 0) -> [[BigInteger]] { outputs[network].map { form(of: $0) } }

  private func form(of gate: Gate) -> [BigInteger] {
    guard let inputs = gate.inputs else { return gate.row }
    var form = [BigInteger](repeating: 0, count: width)
    form[0] = gate.row[0] * gate.scale
    for (column, input) in inputs.enumerated() where !values[input].isEmpty {
      let weight = gate.row[column + 1]
      if weight.isZero { continue }
      for k in form.indices { form[k] += weight * values[input][k] }
    }
    return form
  }
}
