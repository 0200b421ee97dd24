import ExactNumbers

/// A proper activation region of a network: the points where the gates have a given pattern, with interior.
public struct LinearRegion: Sendable {
  /// What ends a region.
  public enum Wall: Hashable, Sendable {
    /// A gate that changes there: its layer and its number in the layer, from 0.
    case gate(layer: Int, index: Int)
    /// An inequality of the polyhedron of inputs, by its number from 0.
    case inequality(Int)
  }

  /// A facet of the closed region.
  public struct Facet: Sendable {
    /// Gates and inequalities that end the region here, in order: the first one of all, and of the others those that cut
    /// when they were met. A gate that only touched what was left of the region by then is not named.
    public let walls: [Wall]
    /// The facet's vertices, as places in `vertices`.
    public let vertices: [Int]
    /// Its directions, as places in `directions`.
    public let directions: [Int]
    /// normal · x + constant is zero on the facet and nonnegative on the region.
    public let normal: [BigInteger]
    /// See `normal`.
    public let constant: BigInteger
    /// The same form in the kept coordinates and t.
    let form: [BigInteger]
  }

  /// For each hidden layer which gates are on (positive) in the interior.
  public let pattern: [[Bool]]
  /// The vertices of the closed region, points of the input space; at least one.
  ///
  /// Where the network does not depend on some direction of the input space, coordinates that may be chosen are 0, and the
  /// region is that of the points above: it goes on in these directions.
  public let vertices: [[Rational]]
  /// The extreme directions of the closed region, as integer vectors; none if it is bounded.
  public let directions: [[BigInteger]]
  /// The facets, in the order of their first walls.
  public let facets: [Facet]
  /// Whether the region is bounded.
  public let isBounded: Bool
  /// A point of the interior.
  public let interiorPoint: [Rational]

  /// The rays in the kept coordinates: vertices and directions in their own order.
  let rays: [[BigInteger]]
  let rayPlaces: (vertices: [Int], directions: [Int])
  /// The output, in the kept coordinates and t.
  let outputForms: [BigInteger]

  init(_ walk: inout RegionWalk, _ cone: RegionCone) {
    let frame = walk.frame
    let d = frame.dimension
    var rays: [[BigInteger]] = []
    for ray in cone.rays { rays.append(walk.exactRay(ray)) }
    func lifted(_ ray: [BigInteger]) -> [BigInteger] {
      var full = [BigInteger](repeating: 0, count: frame.inputDimension)
      for (place, coordinate) in frame.coordinates.enumerated() { full[coordinate] = ray[place] }
      return full
    }
    func point(_ ray: [BigInteger]) -> [Rational] { lifted(ray).map { Rational($0, ray[d - 1]) } }
    let vertexPlaces = rays.indices.filter { !rays[$0][d - 1].isZero }
    let directionPlaces = rays.indices.filter { rays[$0][d - 1].isZero }
    pattern = walk.pattern
    self.rays = rays
    rayPlaces = (vertexPlaces, directionPlaces)
    vertices = vertexPlaces.map { point(rays[$0]) }
    directions = directionPlaces.map { HomogeneousRay.primitive(lifted(rays[$0])) }
    interiorPoint = point(
      rays.reduce([BigInteger](repeating: 0, count: d)) { sum, ray in zip(sum, ray).map { $0 + $1 } })
    isBounded = directionPlaces.isEmpty && frame.coordinates.count == frame.inputDimension
    outputForms = walk.forms[frame.layers.count - 1].exact
    let (allForms, allPatterns) = (walk.forms, walk.pattern)
    facets = cone.facets(dimension: d).compactMap { facet in
      let walls = facet.walls.compactMap { wall -> Wall? in
        switch wall {
        case .infinity: nil
        case .inequality(let index): .inequality(index)
        case .gate(let layer, let index): .gate(layer: layer, index: index)
        }
      }
      // The end of the space is no facet, not even where an inequality has it, too.
      guard let wall = facet.walls.first, facet.rays.contains(where: { !rays[$0][d - 1].isZero }) else { return nil }
      let on = Set(facet.rays)
      let form = HomogeneousRay.primitive(Self.form(of: wall, frame, allForms, allPatterns))
      let onInputs = frame.form(onInputs: form)
      return Facet(
        walls: walls, vertices: vertexPlaces.indices.filter { on.contains(vertexPlaces[$0]) },
        directions: directionPlaces.indices.filter { on.contains(directionPlaces[$0]) },
        normal: Array(onInputs.dropLast()), constant: onInputs[frame.inputDimension], form: form)
    }
  }

  private static func form(
    of wall: RegionWall, _ frame: InputFrame, _ forms: [LayerForms], _ pattern: [[Bool]]
  ) -> [BigInteger] {
    let d = frame.dimension
    switch wall {
    case .infinity: return (0..<d).map { $0 == d - 1 ? 1 : 0 }
    case .inequality(let index): return frame.inequalities[index]
    case .gate(let layer, let index):
      let form = Array(forms[layer].exact[index * d..<(index + 1) * d])
      return pattern[layer][index] ? form : form.map { -$0 }
    }
  }
}

extension ReLUNetwork {
  /// The affine map that the network is where its gates have a given pattern.
  /// - Precondition: `pattern` has an entry for each gate, layer by layer.
  public func affineMap(pattern: [[Bool]]) -> AffineMap {
    var map = layers[0]
    for (index, layer) in layers.enumerated().dropFirst() {
      let on = pattern[index - 1]
      let n = inputDimension
      var entries = [Rational](repeating: 0, count: layer.outputDimension * n)
      var bias = layer.bias
      for row in 0..<layer.outputDimension {
        for gate in 0..<layer.inputDimension where on[gate] && !layer[row, gate].isZero {
          let factor = layer[row, gate]
          for k in 0..<n { entries[row * n + k] += factor * map[gate, k] }
          bias[row] += factor * map.bias[gate]
        }
      }
      map = AffineMap(inputDimension: n, entries: entries, bias: bias)
    }
    return map
  }
}
