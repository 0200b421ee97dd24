import Arrangements
import ExactNumbers

/// The flats of an arrangement, rank by rank, with the data of the theorem `whitney` (FORMAT.md 4.21) for the trivial group.
///
/// The atoms are the vectors of the non-constant forms, and (1, 0, …, 0) after them if the arrangement is not central. Every
/// flat up to rank d − 2 carries a basis of its orthogonal space and |μ|, found from the flats that it covers by
/// m_X |μ(X)| = Σ (m_X − m_Y) |μ(Y)|, which is Weisner's theorem summed over the m_X atoms below X.
struct ArrangementFlats {
  /// A vector of the orthogonal space of a flat; the coordinate `pivot` is zero in the other vectors of its basis.
  struct Axis {
    let pivot: Int
    let vector: [BigInteger]
  }

  struct Flat {
    /// Its atoms, increasing.
    let atoms: [Int]
    /// A basis of its orthogonal space.
    let axes: [Axis]
    /// |μ|.
    var weight: BigInteger
    /// The flats of the next level that cover it, in the order of the smallest atom that they add; empty in the last level.
    var covers: [Int] = []
  }

  /// The dimension n of the space of the arrangement.
  let dimension: Int
  let isCentral: Bool
  /// The atoms, in a space of dimension n or, if the arrangement is not central, n + 1.
  let atoms: [[BigInteger]]
  /// For each atom the index of its form; nil for the one at infinity.
  let forms: [Int?]
  /// The flats of rank 0 to d − 2.
  private(set) var levels: [[Flat]] = []
  /// Sums of |μ| over the flats of rank d − 1 with equal numbers of atoms, by increasing number.
  private(set) var last: [(atoms: Int, weight: BigInteger)] = []
  /// More atoms than the rank of a flat of rank at most d − 1 that contains them, one more; nil if there are none.
  private(set) var dependentAtoms: [Int]?

  /// The flats of an arrangement.
  ///
  /// - Complexity: O(m · d) products for each flat of rank up to d − 2, and the flats are listed.
  init(_ arrangement: HyperplaneArrangement) {
    dimension = arrangement.dimension
    isCentral = arrangement.isCentral
    var atoms: [[BigInteger]] = []
    var forms: [Int?] = []
    for (index, form) in arrangement.forms.enumerated() where !form.isConstant {
      atoms.append(isCentral ? form.normal : [form.constant] + form.normal)
      forms.append(index)
    }
    if !isCentral {
      atoms.append([1] + [BigInteger](repeating: 0, count: dimension))
      forms.append(nil)
    }
    self.atoms = atoms
    self.forms = forms
    let ambient = dimension + (isCentral ? 0 : 1)
    guard !atoms.isEmpty, ambient >= 2 else { return }
    let axes = (0..<ambient).map { pivot in
      Axis(pivot: pivot, vector: (0..<ambient).map { $0 == pivot ? 1 : 0 })
    }
    levels = [[Flat(atoms: [], axes: axes, weight: 1)]]
    for rank in 1..<max(1, ambient - 1) { addLevel(rank) }
    close(rank: ambient - 1)
  }

  /// The atoms outside a flat in groups: each group added to the flat makes a flat that covers it.
  private func groups(_ flat: Flat) -> [(line: [BigInteger], atoms: [Int])] {
    var result: [(line: [BigInteger], atoms: [Int])] = []
    var places: [[BigInteger]: Int] = [:]
    for atom in atoms.indices {
      guard let line = primitiveLine(flat.axes.map { scalarProduct(atoms[atom], $0.vector) }) else { continue }
      if let place = places[line] {
        result[place].atoms.append(atom)
      } else {
        places[line] = result.count
        result.append((line, [atom]))
      }
    }
    return result
  }

  private mutating func addLevel(_ rank: Int) {
    var flats: [Flat] = []
    var places: [[Int]: Int] = [:]
    for below in levels[rank - 1].indices {
      let flat = levels[rank - 1][below]
      for group in groups(flat) {
        let members = (flat.atoms + group.atoms).sorted()
        let added = flat.weight * BigInteger(group.atoms.count)
        if let place = places[members] {
          flats[place].weight += added
          levels[rank - 1][below].covers.append(place)
        } else {
          places[members] = flats.count
          levels[rank - 1][below].covers.append(flats.count)
          flats.append(Flat(atoms: members, axes: Self.axes(of: flat, within: group.line), weight: added))
          noteDependence(members, rank: rank)
        }
      }
    }
    for index in flats.indices {
      flats[index].weight = flats[index].weight.exactlyDivided(by: BigInteger(flats[index].atoms.count))
    }
    levels.append(flats)
  }

  private mutating func close(rank: Int) {
    var sums: [Int: BigInteger] = [:]
    for flat in levels[rank - 1] {
      for group in groups(flat) {
        let count = flat.atoms.count + group.atoms.count
        sums[count, default: 0] += flat.weight * BigInteger(group.atoms.count)
        if count > rank { noteDependence((flat.atoms + group.atoms).sorted(), rank: rank) }
      }
    }
    last = sums.keys.sorted().map { ($0, (sums[$0] ?? 0).exactlyDivided(by: BigInteger($0))) }
  }

  private mutating func noteDependence(_ members: [Int], rank: Int) {
    if dependentAtoms == nil, members.count > rank { dependentAtoms = Array(members.prefix(rank + 1)) }
  }

  /// The axes of the flat orthogonal to one more vector, whose products with the axes of this one are `line`.
  private static func axes(of flat: Flat, within line: [BigInteger]) -> [Axis] {
    guard let dropped = line.lastIndex(where: { !$0.isZero }) else { return flat.axes }
    let away = flat.axes[dropped].vector
    return flat.axes.indices.filter { $0 != dropped }.map { index in
      let axis = flat.axes[index]
      let combined = axis.vector.indices.map { line[dropped] * axis.vector[$0] - line[index] * away[$0] }
      return Axis(pivot: axis.pivot, vector: primitiveVector(combined))
    }
  }

  /// The Whitney numbers B_0, …, B_n of the arrangement; those above its rank are zero.
  var whitneyNumbers: [BigInteger] {
    let ambient = dimension + (isCentral ? 0 : 1)
    var numbers = [BigInteger](repeating: 0, count: ambient + 1)
    numbers[0] = 1
    if !atoms.isEmpty {
      for (rank, flats) in levels.enumerated() { numbers[rank] = flats.reduce(0) { $0 + $1.weight } }
      if ambient >= 2 { numbers[ambient - 1] = last.reduce(0) { $0 + $1.weight } }
      var alternating: BigInteger = 0
      for number in numbers.dropLast() { alternating = number - alternating }
      numbers[ambient] = alternating
    }
    guard !isCentral else { return numbers }
    // The polynomial of the cone is (t − 1) times that of the arrangement.
    var result: [BigInteger] = []
    for number in numbers.dropLast() { result.append(number - (result.last ?? 0)) }
    return result
  }

  /// The lines that follow the head of the theorem.
  var lines: [String] {
    var result: [String] = []
    for (rank, flats) in levels.enumerated() {
      result.append("level \(flats.count)")
      for flat in flats {
        result.append("flat \(flat.weight)")
        for axis in flat.axes { result.append("axis \(axis.pivot + 1) \(tokens(axis.vector))") }
      }
      guard rank > 0 else { continue }
      for flat in levels[rank - 1] { result += flat.covers.map { "cover \($0 + 1)" } }
    }
    if !levels.isEmpty { result.append((["last"] + last.map { "\($0.atoms) \($0.weight)" }).joined(separator: " ")) }
    return result
  }
}
