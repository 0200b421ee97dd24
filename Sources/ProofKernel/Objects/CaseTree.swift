/// The way to a node of a tree of cases over the gates of networks, and the splits so far (FORMAT.md 4.41).
final class CaseTree {
  /// A split, and what its two sides lead to: the number of a split, or −1 − the number of a leaf.
  struct Split {
    let form: [Integer]
    fileprivate(set) var sides = (on: 0, off: 0)
  }

  private struct Gate {
    let rows: Rows
    let row: Int
    /// The gates of the layer before; nil in the first layer of a network.
    let inputs: Range<Int>?
    /// The scale of the layer before.
    let scale: Integer
  }

  /// The number of variables, plus 1 for the constant, which comes first.
  private let width: Int
  private var gates: [Gate] = []
  private var outputs: [[Gate]] = []
  /// For each network the scale of its map.
  private(set) var scales: [Integer] = []
  /// The values of the gates on the way to the node; empty for a gate that is off.
  private var values: [[Integer]] = []
  private(set) var assumptions: [[Integer]]
  private(set) var splits: [Split] = []
  private(set) var leaves = 0
  /// The split above the node, and whether the node is on its side `off`.
  private var parent: (split: Int, isOff: Bool)?
  /// The sides `off` that are still to be read, with the numbers of gates and assumptions above and their memory.
  private var open: [(split: Int, gates: Int, assumptions: Int, memory: Memory)] = []
  /// The memory of the way to the node, and of what is kept of the whole tree.
  private var (memory, total) = (Memory(), Memory())

  init(_ networks: [Network], polyhedron: Arrangement?) throws(Failure) {
    let inputs = networks[0].inputs
    width = inputs + 1
    assumptions = []
    if let polyhedron {
      try expect(polyhedron.dimension == inputs, "an arrangement of dimension \(inputs)")
      assumptions = (0..<polyhedron.forms.count).map { Array(polyhedron.forms[$0]) }
    }
    for network in networks {
      var (before, scale): (Range<Int>?, Integer) = (nil, .one)
      for rows in network.layers {
        let layer = (0..<rows.count).map { Gate(rows: rows, row: $0, inputs: before, scale: scale) }
        scale = scale * rows.scale
        before = gates.count..<gates.count + layer.count
        gates += layer
      }
      // The last layer has outputs instead of gates.
      let last = network.layers[network.hidden]
      outputs.append(Array(gates.suffix(last.count)))
      gates.removeLast(last.count)
      scales.append(scale)
    }
  }

  /// The form of the next gate; nil if all are decided.
  func nextForm() throws(Failure) -> [Integer]? {
    values.count < gates.count ? try form(of: gates[values.count]) : nil
  }

  private func form(of gate: Gate) throws(Failure) -> [Integer] {
    var form = [gate.rows[gate.row, 0] * gate.scale] + [Integer](repeating: .zero, count: width - 1)
    if let inputs = gate.inputs {
      for (column, input) in inputs.enumerated() where !values[input].isEmpty {
        let weight = gate.rows[gate.row, column + 1]
        if !weight.isZero { for k in form.indices { form[k] += weight * values[input][k] } }
      }
    } else {
      for k in 1..<width { form[k] = gate.rows[gate.row, k] }
    }
    try expect(form.allSatisfy { $0.words <= Limits.bits / 64 }, "forms of at most \(Limits.bits) bits")
    return form
  }

  /// The map of a network where all its gates are decided: forms, one after the other, times its scale.
  func map(_ network: Int = 0) throws(Failure) -> Vectors {
    var map = Vectors(width: width)
    for output in outputs[network] { map.entries += try form(of: output) }
    return map
  }

  /// Goes on with the next gate on, with its form as value, or off.
  func decide(_ isOn: Bool, _ form: [Integer]) throws(Failure) {
    values.append(isOn ? form : [])
    try memory.keep(values[values.count - 1])
  }

  /// Splits the node: goes on where the next gate is on, and leaves the other side open.
  func split(_ form: [Integer]) throws(Failure) {
    attach(splits.count)
    open.append((splits.count, values.count, assumptions.count, memory))
    parent = (splits.count, false)
    splits.append(Split(form: form))
    try keep(form)
    assumptions.append(form)
    try decide(true, form)
  }

  /// Ends the node, with or without a leaf, and goes to the next open side; false if there is none.
  func close(isLeaf: Bool) throws(Failure) -> Bool {
    if isLeaf {
      attach(-1 - leaves)
      leaves += 1
    }
    guard let next = open.popLast() else { return false }
    values.removeLast(values.count - next.gates)
    assumptions.removeLast(assumptions.count - next.assumptions)
    (memory, parent) = (next.memory, (next.split, true))
    assumptions.append(splits[next.split].form.map { -$0 })
    try decide(false, assumptions[next.assumptions])
    return true
  }

  private func attach(_ child: Int) {
    guard let parent else { return }
    if parent.isOff { splits[parent.split].sides.off = child } else { splits[parent.split].sides.on = child }
  }

  /// Counts what is kept until the tree is complete.
  func keep(_ values: [Integer]) throws(Failure) { try total.keep(values) }

  /// The leaf just beyond a point of the hyperplane where an assumption vanishes.
  func leaf(beyond assumption: [Integer], at point: [Integer]) throws(Failure) -> Int {
    var node = 0
    while node >= 0 {
      let form = splits[node].form
      var sign = form.dot(point).sign
      if sign == 0 { sign = -Array(form.dropFirst()).dot(Array(assumption.dropFirst())).sign }
      try check(sign != 0, "a form of a split vanishes on the way beyond a facet")
      node = sign > 0 ? splits[node].sides.on : splits[node].sides.off
    }
    return -1 - node
  }
}

extension [Integer] {
  /// The inner product with a vector of the same length.
  func dot(_ other: [Integer]) -> Integer {
    var sum = Integer.zero
    for place in indices { sum += self[place] * other[place] }
    return sum
  }
}
