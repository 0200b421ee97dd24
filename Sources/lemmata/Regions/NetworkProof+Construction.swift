import Certificates
import ExactNumbers
import ReLUNetworks
import Reports

extension NetworkProof {
  /// That a network computes a function: on each cell its affine function, or everywhere the same as the network of a
  /// maximum of minima.
  static func construction(
    _ network: ReLUNetwork, of function: ContinuousPiecewiseLinearFunction, _ options: RegionOptions, name: String,
    to file: String
  ) throws -> Note {
    var proof = CertificateBuilder(label: name)
    let net = proof.network("net", network)
    var isSame = true
    switch function {
    case .cells(let function):
      let pieces = function.pieces.enumerated().map { proof.network("piece-\($0)", ReLUNetwork($1)) }
      for (number, cell) in function.cells.enumerated() where isSame {
        let inside = proof.polyhedron(
          "cell-\(number)", dimension: function.dimension,
          inequalities: cell.inequalities.filter { !$0.normal.allSatisfy(\.isZero) })
        isSame = try proof.proveSameMap(
          net, pieces[function.pieceOfCell[number]], on: inside, control: options.control)
      }
    case .maximumOfMinima(let lattice):
      let other = proof.network("maximum-of-minima", try lattice.network)
      let inputs = proof.polyhedron("inputs", dimension: lattice.dimension)
      isSame = try proof.proveSameMap(net, other, on: inputs, control: options.control)
    }
    guard isSame else {
      throw Failure(code: Failure.failed, message: "internal error: the network is another function")
    }
    return try ArrangementProof.checked(proof.finished(), to: file)
  }

  /// That a network computes the maximum of its inputs.
  static func maximum(_ network: ReLUNetwork, _ options: RegionOptions, name: String, to file: String) throws -> Note {
    let n = network.inputDimension
    var proof = CertificateBuilder(label: name)
    let net = proof.network("net", network)
    let rows = (0..<n).map { place in
      (bias: Rational(0), weights: (0..<n).map { Rational($0 == place ? 1 : 0) })
    }
    let maximum = proof.affineMaximum("f", rows)
    let inputs = proof.polyhedron("inputs", dimension: n)
    guard try proof.proveMaximum(net, maximum, on: inputs, control: options.control) else {
      throw Failure(code: Failure.failed, message: "internal error: the network is not the maximum")
    }
    return try ArrangementProof.checked(proof.finished(), to: file)
  }
}
