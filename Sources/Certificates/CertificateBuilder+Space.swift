import ExactNumbers
import ReLUNetworks

/// A maximum of affine functions R^n → R that a certificate has defined.
public struct ProofAffineMaximum: Sendable {
  /// Its name in the file.
  public let name: String
  /// The affine functions: one row of weights and one bias each.
  public let rows: [(bias: Rational, weights: [Rational])]
}

// Theorems about functions of several variables: FORMAT.md 4.15 to 4.20.
extension CertificateBuilder {
  /// Proves that a bias-free network on the plane has infinitely many maximal connected sets on which it is affine.
  ///
  /// - Parameters: u, v span a cone on which the network is linear, z a vector at which that linear form is not the network.
  public mutating func proveInfinitelyManySets(
    _ network: ProofNetwork, u: [BigInteger], v: [BigInteger], z: [BigInteger]
  ) {
    theorem("infinitely-many-sets \(network.name) " + (u + v + z).map(\.description).joined(separator: " "))
  }

  /// Proves the numbers of facet-connected pieces and of different linear functions of a bias-free network on the plane.
  ///
  /// - Parameter rays: directions in counterclockwise order, less than half a turn apart, between which the network is linear.
  public mutating func proveSectors(
    _ network: ProofNetwork, facetConnected: Int, distinct: Int, rays: [[BigInteger]]
  ) {
    theorem("sectors \(network.name) \(facetConnected) \(distinct)", suffix: "\(rays.count)")
    for ray in rays { line("ray \(ray[0]) \(ray[1])") }
  }

  /// Proves that a network of opposite gate pairs equals an affine map everywhere.
  public mutating func proveAffine(_ network: ProofNetwork, equals map: ProofNetwork) {
    theorem("affine \(network.name) \(map.name)")
  }

  /// Proves that an affine map of rank r needs 2r gates in one hidden layer.
  ///
  /// - Parameters: left, right are the rows u_i and v_j with u_i·A·v_j zero for i < j and nonzero for i = j.
  public mutating func proveGatesForAffine(
    _ map: ProofNetwork, rank: Int, left: [[BigInteger]], right: [[BigInteger]]
  ) {
    theorem("gates-for-affine-at-least \(map.name) \(rank)")
    for row in left { line("left " + row.map(\.description).joined(separator: " ")) }
    for row in right { line("right " + row.map(\.description).joined(separator: " ")) }
  }

  /// Defines the maximum of affine functions.
  ///
  /// - Precondition: at least one row; all rows have the same positive number of weights.
  public mutating func affineMaximum(
    _ name: String, _ rows: [(bias: Rational, weights: [Rational])]
  ) -> ProofAffineMaximum {
    let name = claim(name)
    let (denominator, all) = overCommonDenominator(rows.flatMap { [$0.bias] + $0.weights })
    let inputs = rows.first?.weights.count ?? 0
    line("affine-maximum \(name) \(inputs) \(rows.count) \(denominator)")
    for index in rows.indices {
      let row = all[index * (inputs + 1)..<(index + 1) * (inputs + 1)]
      line("row " + row.map(\.description).joined(separator: " "))
    }
    return ProofAffineMaximum(name: name, rows: rows)
  }

  /// Proves that no network with one hidden layer computes a maximum of affine functions, by a gradient jump that ends on its hyperplane.
  ///
  /// - Parameters:
  ///   - p: a point where exactly the rows `pair` are greatest.
  ///   - q: a point where those two agree and the row `other` alone is greatest.
  public mutating func proveNotOneHiddenLayer(
    _ f: ProofAffineMaximum, pair: (Int, Int), other: Int, p: [Rational], q: [Rational]
  ) {
    let (denominator, all) = overCommonDenominator(p + q)
    theorem(
      "not-one-hidden-layer \(f.name)", suffix: "\(pair.0 + 1) \(pair.1 + 1) \(other + 1) \(denominator)")
    line("at-point " + all[..<p.count].map(\.description).joined(separator: " "))
    line("at-point " + all[p.count...].map(\.description).joined(separator: " "))
  }

  /// Which linear system a flap decomposition is asked to solve.
  public enum FlapSystem: String, Sendable, Codable {
    /// As printed in the proof of Theorem 2.2.2.
    case printed
    /// With a_i − a_j in place of a_{j−1} − a_j.
    case repaired
  }

  /// Proves that the coefficients of a sum of flaps solve the system of a function given by points.
  public mutating func proveFlapSystem(_ system: FlapSystem, _ flaps: ProofFunction, solves function: ProofFunction) {
    theorem("flap-system \(system.rawValue) \(flaps.name) \(function.name)")
  }
}
