import ExactNumbers
import ReLUNetworks

/// Decides 4.41 to 4.49.
extension TheoremOracle {
  private func polyhedron(_ name: String, of dimension: Int) throws -> [OracleCells.Form] {
    let arrangement = try arrangement(named: name, central: false)
    guard arrangement.dimension == dimension else { throw OracleError("\(name) has another dimension") }
    return arrangement.forms
  }

  private func pair(_ theorem: [String]) throws -> [OracleNetwork] {
    let networks = [try network(named: theorem.token(1)), try network(named: theorem.token(2))]
    guard networks[0].inputs == networks[1].inputs, networks[0].outputs == networks[1].outputs else {
      throw OracleError("networks of different kinds")
    }
    return networks
  }

  func decideRegions(_ theorem: [String]) throws -> Decision {
    let network = try network(named: theorem.token(1))
    let claimed = try theorem.dropFirst(3).map(OracleNumber.integer)
    guard claimed.count == (theorem[0] == "regions" ? 2 : 3) else { throw OracleError("expected other numbers") }
    if network.size > 12 { return .undecided("too many gates") }
    let counts = try OracleCells([network], polyhedron: polyhedron(theorem[2], of: network.inputs)).counts()
    let found = [counts.patterns, counts.maps, counts.regions].map { BigInteger($0) }
    return Decision(Array(found.prefix(claimed.count)) == claimed, "the numbers are \(found)")
  }

  /// patterns, maps or regions of a network on all of its inputs.
  func regionMeasure(_ measure: String, of network: OracleNetwork) throws -> BigInteger? {
    if network.size > 12 { return nil }
    let counts = try OracleCells([network], polyhedron: []).counts()
    switch measure {
    case "patterns": return BigInteger(counts.patterns)
    case "maps": return BigInteger(counts.maps)
    default: return BigInteger(counts.regions)
    }
  }

  func decideMaps(_ theorem: [String]) throws -> Decision {
    switch theorem[0] {
    case "same-map":
      let networks = try pair(theorem)
      guard theorem.count == 4 else { throw OracleError("expected three names") }
      let cells = try OracleCells(networks, polyhedron: polyhedron(theorem[3], of: networks[0].inputs))
      for cell in cells.cells {
        for (first, second) in zip(cell.maps[0], cell.maps[1]) {
          let difference = zip(first, second).map { $0 - $1 }
          for form in [difference, difference.map { -$0 }] {
            if try OracleCells.greatest(form, where: cell.forms)?.isPositive == true { return .fails("they differ") }
          }
        }
      }
      return .holds
    case "different-maps":
      let networks = try pair(theorem)
      let point = try OracleNumber.rationals(theorem.dropFirst(4), over: theorem.token(3))
      guard point.count == networks[0].inputs else { throw OracleError("a point of \(point.count) coordinates") }
      return Decision(networks[0].values(at: point) != networks[1].values(at: point), "the values are equal")
    case "maximum-network":
      let network = try network(named: theorem.token(1))
      guard case .affineMaximum(let inputs, let rows) = try object(named: theorem.token(2)), inputs == network.inputs,
        network.outputs == 1, theorem.count == 4
      else { throw OracleError("expected a network and a maximum") }
      for cell in try OracleCells([network], polyhedron: polyhedron(theorem[3], of: inputs)).cells {
        let map = cell.maps[0][0]
        let differences = rows.map { row in zip(map, [row.bias] + row.weights).map { $0 - $1 } }
        // The network is nowhere below a row, and nowhere above all.
        for difference in differences {
          if try OracleCells.greatest(difference.map { -$0 }, where: cell.forms)?.isPositive == true {
            return .fails("a row is greater")
          }
        }
        let gap: OracleCells.Form = [Rational](repeating: 0, count: inputs + 1) + [1]
        let forms = cell.forms.map { $0 + [0] } + differences.map { $0 + [-1] }
        if try OracleCells.greatest(gap, where: forms)?.isPositive == true { return .fails("the network is greater") }
      }
      return .holds
    default: return try decideProperty(theorem)
    }
  }

  private func decideProperty(_ theorem: [String]) throws -> Decision {
    let network = try network(named: theorem.token(1))
    let inside = try polyhedron(theorem.token(2), of: network.inputs)
    let property = try polyhedron(theorem.token(3), of: network.inputs + network.outputs)
    func value(_ form: OracleCells.Form, _ point: [Rational]) -> Rational {
      zip(form.dropFirst(), point).reduce(form[0]) { $0 + $1.0 * $1.1 }
    }
    if theorem[0] == "reaches" {
      let point = try OracleNumber.rationals(theorem.dropFirst(5), over: theorem.token(4))
      guard point.count == network.inputs else { throw OracleError("a point of \(point.count) coordinates") }
      let both = point + network.values(at: point)
      let holds =
        inside.allSatisfy { value($0, point).signum() >= 0 } && property.allSatisfy { value($0, both).signum() >= 0 }
      return Decision(holds, "a form is negative")
    }
    guard theorem.count == 4 else { throw OracleError("expected three names") }
    for cell in try OracleCells([network], polyhedron: inside).cells {
      let applied = property.map { form in
        var sum = Array(form.prefix(network.inputs + 1))
        for (factor, output) in zip(form.dropFirst(network.inputs + 1), cell.maps[0]) {
          sum = zip(sum, output).map { $0 + factor * $1 }
        }
        return sum
      }
      let nothing = [Rational](repeating: 0, count: network.inputs + 1)
      if try OracleCells.greatest(nothing, where: cell.forms + applied) != nil { return .fails("a point is reached") }
    }
    return .holds
  }

  /// 4.48 and 4.49, by the decision of the library, which shares nothing with the kernel.
  func decideOneHiddenLayerOfNetwork(_ theorem: [String]) throws -> Decision {
    let network = try network(named: theorem.token(1))
    guard network.outputs == 1 else { throw OracleError("more than one output") }
    let layers = try network.layers.map { try AffineMap(rows: $0.weights, bias: $0.biases) }
    let decision = try ReLUNetwork(layers: layers).oneHiddenLayerDecision()
    if theorem[0] == "not-one-hidden-layer-network" {
      if case .obstruction = decision { return .holds }
      return .fails("one hidden layer is enough")
    }
    guard theorem.count == 3, network.hidden.count == 1, case .network(let smallest) = decision, smallest.isMinimal
    else {
      throw OracleError("expected a network of one hidden layer")
    }
    let claimed = try OracleNumber.integer(theorem[2])
    return Decision(0 <= claimed && claimed <= BigInteger(smallest.gateCount), "\(smallest.gateCount) are enough")
  }
}
