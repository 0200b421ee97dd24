import Certificates
import ExactNumbers
import ReLUNetworks

/// Definition 3 of the thesis: piecewise linear functions and their number of pieces.
enum PiecesDefinitionClaims {
  static let all: [Claim] = [finitelyMany, intervals, readings]

  /// A bias-free network on the plane: one hidden layer, f = Σ c_i σ(a_i·x).
  struct PlaneInstance: ClaimInstance {
    /// Gates (a_x, a_y) with their output coefficients.
    var gates: [[Int]]

    var description: String {
      "f(x, y) = "
        + LinearText.affine(
          gates.map { $0[2] }, gates.map { "max(0, " + LinearText.affine([$0[0], $0[1]], ["x", "y"]) + ")" })
    }
    var weight: Int { 1_000 * gates.count + gates.joined().reduce(0) { $0 + abs($1) * 2 + ($1 < 0 ? 1 : 0) } }

    func network() throws -> ReLUNetwork {
      try ReLUNetwork(integerRows: [gates.map { [0, $0[0], $0[1]] }, [[0] + gates.map { $0[2] }]])
    }

    func value(_ p: [Int]) -> Int {
      gates.reduce(0) { $0 + $1[2] * max(0, $1[0] * p[0] + $1[1] * p[1]) }
    }

    /// The directions, counterclockwise and less than half a turn apart, between which every gate keeps its sign.
    var rays: [[Int]] {
      var directions: [[Int]] = [[1, 0], [0, 1], [-1, 0], [0, -1]]
      for gate in gates where gate[0] != 0 || gate[1] != 0 {
        directions += [[-gate[1], gate[0]], [gate[1], -gate[0]]]
      }
      let sorted = directions.sorted { precedes($0, $1) }
      var result: [[Int]] = []
      for ray in sorted where result.last.map({ determinant($0, ray) != 0 }) ?? true { result.append(ray) }
      return result
    }

    /// The shorter networks and smaller coefficients next to this one.
    var simpler: [PlaneInstance] {
      var result: [PlaneInstance] = []
      for index in gates.indices where gates.count > 1 {
        var copy = self
        copy.gates.remove(at: index)
        result.append(copy)
      }
      for index in gates.indices {
        for entry in 0..<3 where gates[index][entry] != 0 {
          var copy = self
          copy.gates[index][entry] = 0
          result.append(copy)
          copy.gates[index][entry] = 1
          result.append(copy)
        }
      }
      return result
    }

    static let family: [PlaneInstance] = {
      var result = [PlaneInstance(gates: [[0, 0, 1]]), PlaneInstance(gates: [[1, 0, 0]])]
      result.append(PlaneInstance(gates: [[1, 0, 1], [-1, 0, -1]]))
      result.append(PlaneInstance(gates: [[1, 0, 1], [-1, 0, 1]]))
      result.append(PlaneInstance(gates: [[1, 0, 1], [-1, 0, 1], [0, 1, 1], [0, -1, 1]]))
      result.append(
        PlaneInstance(gates: [[1, 0, 1], [-1, 0, 1], [0, 1, 1], [0, -1, 1], [1, 1, -1], [-1, -1, -1]]))
      var generator = SeededGenerator(seed: 3)
      for size in 1...20 { result.append(random(size: size, using: &generator)) }
      return result
    }()

    static func random(size: Int, using generator: inout SeededGenerator) -> PlaneInstance {
      let count = generator.integer(1...min(8, 1 + size / 2))
      return PlaneInstance(
        gates: (0..<count).map { _ in (0..<3).map { _ in generator.integer(-min(9, 1 + size)...min(9, 1 + size)) } })
    }
  }

  static func determinant(_ a: [Int], _ b: [Int]) -> Int { a[0] * b[1] - a[1] * b[0] }

  /// Whether the angle of `a`, in [0, 2π), is smaller than that of `b`.
  static func precedes(_ a: [Int], _ b: [Int]) -> Bool {
    let halfA = a[1] < 0 || (a[1] == 0 && a[0] < 0)
    let halfB = b[1] < 0 || (b[1] == 0 && b[0] < 0)
    return halfA == halfB ? determinant(a, b) > 0 : !halfA
  }

  static let finitelyMany = Claim(
    "definition.number-of-pieces", .printed, .thesis("Definition 3"),
    title: "A piecewise linear function on R^n has finitely many maximal connected sets on which it is affine.",
    statement:
      "For every piecewise linear f: R² → R the number of maximal connected subsets of R² on which f is affine is finite. (For f = |x| each V-shaped set {|x| = c·y}, c > 0, is one.)",
    expects: .fails,
    instances: { PlaneInstance.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler
  ) { instance, proof in
    let net = proof.network("net", try instance.network())
    let rays = instance.rays
    // A cone on which f is linear, and a vector at which f is not that linear form, give infinitely many sets.
    for (index, u) in rays.enumerated() {
      let v = rays[(index + 1) % rays.count]
      for z in rays {
        let left = instance.value(z) * determinant(u, v)
        let right = instance.value(u) * determinant(z, v) + instance.value(v) * determinant(u, z)
        if left != right {
          proof.proveInfinitelyManySets(
            net, u: u.map { BigInteger($0) }, v: v.map { BigInteger($0) }, z: z.map { BigInteger($0) })
          return false
        }
      }
    }
    // f is linear: the plane is the only such set, and the proof is that there is one sector.
    proof.proveSectors(net, facetConnected: 1, distinct: 1, rays: rays.map { $0.map { BigInteger($0) } })
    return true
  }

  static let intervals = Claim(
    "definition.number-of-pieces", .repaired, .thesis("Definition 3"),
    title:
      "On the line the number of pieces is finite: one more than the number of breaks.",
    statement:
      "For a network R → R the number of maximal intervals on which its function is affine is finite; it is one more than the number of points at which the slope changes.",
    expects: .holds,
    instances: { NetworkInstance.standardFamily() },
    sample: { size, generator in .random(size: size, using: &generator) },
    floating: { instance in
      FloatingPointPieces.count(instance.network).map { count in
        (try? instance.network.piecewiseLinearFunction().pieceCount) == count
      }
    }
  ) { instance, proof in
    let net = proof.network("net", instance.network)
    let function = try proof.function(of: net)
    let pieces = proof.provePieces(function)
    return proof.decide(pieces, .equal, Quantity(function.function.breakpoints.count + 1))
  }

  static let readings = Claim(
    "definition.readings-of-pieces", .printed, .thesis("Definition 3, its two finite readings"),
    title: "In the plane it does not matter whether one counts facet-connected pieces or different affine functions.",
    statement:
      "For every bias-free network R² → R the number of facet-connected pieces equals the number of different linear functions it coincides with on open sets.",
    expects: .fails,
    instances: { PlaneInstance.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler
  ) { instance, proof in
    let net = proof.network("net", try instance.network())
    let rays = instance.rays
    let forms = rays.indices.map { index -> [Rational] in
      let u = rays[index]
      let v = rays[(index + 1) % rays.count]
      let area = determinant(u, v)
      let (fu, fv) = (instance.value(u), instance.value(v))
      return [Rational(fu * v[1] - fv * u[1], area), Rational(fv * u[0] - fu * v[0], area)]
    }
    let changes = forms.indices.count { forms[$0] != forms[($0 + 1) % forms.count] }
    let facetConnected = max(changes, 1)
    let distinct = Set(forms).count
    proof.proveSectors(
      net, facetConnected: facetConnected, distinct: distinct, rays: rays.map { $0.map { BigInteger($0) } })
    return facetConnected == distinct
  }
}
