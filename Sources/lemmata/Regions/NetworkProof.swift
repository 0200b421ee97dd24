import Certificates
import ExactNumbers
import NetworkFiles
import ReLUNetworks
import Reports

/// Certificates about networks, checked by the kernel before they are written.
enum NetworkProof {
  typealias Note = ArrangementReport.CertificateNote

  /// That a network has so many proper activation regions, affine functions and open connected regions.
  static func regions(
    of network: ReLUNetwork, _ options: RegionOptions, name: String, to file: String
  ) throws -> Note {
    var proof = CertificateBuilder(label: name)
    let net = proof.network("net", network)
    let inputs = proof.polyhedron("inputs", dimension: network.inputDimension, inequalities: options.inequalities)
    _ = try proof.proveRegions(net, on: inputs, threads: options.threads, control: options.control)
    return try ArrangementProof.checked(proof.finished(), to: file)
  }

  /// That two networks are equal, or not.
  static func comparison(
    _ first: ReLUNetwork, _ second: ReLUNetwork, _ comparison: NetworkComparison, _ options: RegionOptions,
    name: String, to file: String
  ) throws -> Note {
    var proof = CertificateBuilder(label: name)
    let (a, b) = (proof.network("first", first), proof.network("second", second))
    switch comparison {
    case .equal:
      let inputs = proof.polyhedron("inputs", dimension: first.inputDimension)
      guard try proof.proveSameMap(a, b, on: inputs, control: options.control) else {
        throw Failure(code: Failure.failed, message: "internal error: networks that are equal differ")
      }
    case .different(let found): proof.proveDifferentMaps(a, b, at: found.point)
    }
    return try ArrangementProof.checked(proof.finished(), to: file)
  }

  /// That a network with one hidden layer computes the same function, and none with fewer gates; or that none does.
  static func oneHiddenLayer(
    _ network: ReLUNetwork, _ decision: OneHiddenLayerDecision, _ options: RegionOptions, name: String, to file: String
  ) throws -> Note {
    var proof = CertificateBuilder(label: name)
    let net = proof.network("net", network)
    switch decision {
    case .network(let found):
      let smallest = proof.network("smallest", found.network)
      let inputs = proof.polyhedron("inputs", dimension: network.inputDimension)
      guard try proof.proveSameMap(net, smallest, on: inputs, control: options.control) else {
        throw Failure(code: Failure.failed, message: "internal error: the network found is another function")
      }
      if found.network.hiddenLayerCount == 1 {
        // Beyond the kernel's limit of 16 hyperplanes there is a proof for a gate on each only.
        let count = found.breaks.count > 16 ? found.breaks.count : found.gateCounts.lowerBound
        proof.proveHiddenGatesAtLeast(smallest, count)
      }
    case .obstruction(let found):
      proof.proveNotOneHiddenLayer(
        net, normal: found.normal, constant: found.constant, at: found.first.point, and: found.second.point)
    }
    return try ArrangementProof.checked(proof.finished(), to: file)
  }

  /// That a network has a property: that no input and output satisfy a case of it; or that some do.
  static func property(
    _ property: NetworkProperty, of network: ReLUNetwork, _ decision: PropertyDecision, _ options: RegionOptions,
    name: String, to file: String
  ) throws -> Note {
    var proof = CertificateBuilder(label: name)
    let net = proof.network("net", network)
    let (n, m) = (network.inputDimension, network.outputDimension)
    typealias Inequality = (normal: [Rational], constant: Rational)
    func forms(_ inequalities: [LinearInequality], before: Int, after: Int) -> [Inequality] {
      inequalities.map { inequality in
        let zeros = [Rational](repeating: 0, count: before)
        let normal = zeros + inequality.coefficients.map { -$0 } + [Rational](repeating: 0, count: after)
        return (normal, inequality.bound)
      }
    }
    for (number, entry) in property.cases.enumerated() {
      let (lower, upper) = entry.inputBounds(dimension: n)
      if let found = decision.counterexample, !entry.holds(input: found.input, output: found.output) { continue }
      // Without inputs there is nothing to be proved.
      if zip(lower, upper).contains(where: { low, high in if let low, let high { low > high } else { false } }) {
        continue
      }
      let inputs = proof.polyhedron(
        "inputs-\(number + 1)", dimension: n, inequalities: forms(entry.input, before: 0, after: 0))
      let outputs = proof.polyhedron(
        "case-\(number + 1)", dimension: n + m, inequalities: forms(entry.output, before: n, after: 0))
      if let found = decision.counterexample {
        proof.proveReaching(net, inputs, outputs, at: found.input)
        break
      }
      guard try proof.proveAvoidance(net, inputs, outputs, control: options.control) else {
        throw Failure(code: Failure.failed, message: "internal error: a property that holds is violated")
      }
    }
    guard proof.hasTheorems else {
      throw Failure(code: Failure.undecided, message: "--certificate: no case of the property has an input")
    }
    return try ArrangementProof.checked(proof.finished(), to: file)
  }
}
