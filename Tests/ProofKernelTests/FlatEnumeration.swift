/// Slow references for arrangements, by enumeration of all subsets; they share nothing with the kernel.
enum FlatEnumeration {
  /// A rational with machine integers, enough for small tests.
  private struct Fraction {
    var (numerator, denominator): (Int, Int)

    init(_ numerator: Int, _ denominator: Int = 1) {
      var (a, b) = (abs(numerator), abs(denominator))
      while b != 0 { (a, b) = (b, a % b) }
      let unit = max(a, 1) * denominator.signum()
      (self.numerator, self.denominator) = (numerator / unit, denominator / unit)
    }

    static func - (left: Fraction, right: Fraction) -> Fraction {
      Fraction(
        left.numerator * right.denominator - right.numerator * left.denominator, left.denominator * right.denominator)
    }

    static func * (left: Fraction, right: Fraction) -> Fraction {
      Fraction(left.numerator * right.numerator, left.denominator * right.denominator)
    }

    static func / (left: Fraction, right: Fraction) -> Fraction {
      Fraction(left.numerator * right.denominator, left.denominator * right.numerator)
    }
  }

  /// The reduced echelon form by Gauss and Jordan, and the pivot column of each row.
  private static func echelon(_ vectors: [[Int]]) -> (rows: [[Fraction]], pivots: [Int]) {
    var rows = vectors.map { $0.map { Fraction($0) } }
    var pivots: [Int] = []
    for column in 0..<(vectors.first?.count ?? 0) {
      let top = pivots.count
      guard let source = rows[top...].firstIndex(where: { $0[column].numerator != 0 }) else { continue }
      rows.swapAt(top, source)
      let pivot = rows[top][column]
      rows[top] = rows[top].map { $0 / pivot }
      for row in rows.indices where row != top {
        let factor = rows[row][column]
        rows[row] = zip(rows[row], rows[top]).map { $0 - factor * $1 }
      }
      pivots.append(column)
    }
    return (Array(rows[..<pivots.count]), pivots)
  }

  static func rank(_ vectors: [[Int]]) -> Int { echelon(vectors).pivots.count }

  /// Independent integer vectors that span the orthogonal space, with a coordinate from 1 that each has for itself.
  static func axes(orthogonalTo vectors: [[Int]], in dimension: Int) -> [(pivot: Int, axis: [Int])] {
    let (rows, pivots) = echelon(vectors)
    return (0..<dimension).filter { !pivots.contains($0) }.map { free in
      let unit = rows.reduce(1) { $0 * $1[free].denominator }
      var axis = [Int](repeating: 0, count: dimension)
      axis[free] = unit
      for (row, pivot) in zip(rows, pivots) { axis[pivot] = -row[free].numerator * (unit / row[free].denominator) }
      return (free + 1, axis)
    }
  }

  /// All subsets of 0 ..< count.
  static func subsets(_ count: Int) -> [[Int]] {
    (0..<1 << count).map { mask in (0..<count).filter { mask >> $0 & 1 == 1 } }
  }

  struct Flat {
    let atoms: [Int]
    let rank: Int
    var moebius = 0
  }

  /// The flats with their Möbius numbers, from the definition: the sum of μ over the flats in a flat X ≠ ∅ is 0.
  static func flats(_ atoms: [[Int]]) -> [Flat] {
    var flats: [[Int]: Flat] = [:]
    for subset in subsets(atoms.count) {
      let vectors = subset.map { atoms[$0] }
      let rank = rank(vectors)
      let closure = atoms.indices.filter { self.rank(vectors + [atoms[$0]]) == rank }
      flats[closure] = Flat(atoms: closure, rank: rank)
    }
    var sorted = flats.values.sorted { ($0.rank, $0.atoms.description) < ($1.rank, $1.atoms.description) }
    for number in sorted.indices {
      let below = sorted[..<number].filter { Set($0.atoms).isSubset(of: sorted[number].atoms) }
      sorted[number].moebius = sorted[number].rank == 0 ? 1 : -below.reduce(0) { $0 + $1.moebius }
    }
    return sorted
  }

  /// The Whitney numbers of the forms c + a·x, by Whitney's theorem: the coefficient of rank i is the sum of (−1)^|S|
  /// over the sets S of i independent conditions that have a common zero.
  static func whitneyNumbers(_ forms: [[Int]], in dimension: Int) -> [Int] {
    let proper = forms.filter { $0.dropFirst().contains { $0 != 0 } }
    var sums = [Int](repeating: 0, count: dimension + 1)
    for subset in subsets(proper.count) {
      let vectors = subset.map { proper[$0] }
      let rank = rank(vectors.map { Array($0.dropFirst()) })
      if rank == self.rank(vectors) { sums[rank] += subset.count.isMultiple(of: 2) ? 1 : -1 }
    }
    return sums.map { abs($0) }
  }
}

/// A list of forms c + a·x, and the records about it.
struct TestArrangement {
  let dimension: Int
  let forms: [[Int]]

  init(_ dimension: Int, _ forms: [[Int]]) {
    self.dimension = dimension
    self.forms = forms
  }

  var isCentral: Bool { forms.allSatisfy { $0[0] == 0 } }

  var atoms: [[Int]] {
    let proper = forms.filter { $0.dropFirst().contains { $0 != 0 } }
    if isCentral { return proper.map { Array($0.dropFirst()) } }
    return proper + [[1] + [Int](repeating: 0, count: dimension)]
  }

  func record(_ name: String = "a") -> String {
    lines(["arrangement \(name) \(dimension) \(forms.count)"] + forms.map { "plane \(text($0))" })
  }

  var whitneyNumbers: [Int] { FlatEnumeration.whitneyNumbers(forms, in: dimension) }

  /// The head `whitney …` without symmetries, and the derivation with every flat as a class of its own.
  func whitney(_ name: String = "a") -> String {
    lines(["whitney \(name) \(text(whitneyNumbers)) 0"] + derivation)
  }

  var derivation: [String] {
    let (atoms, d) = (atoms, isCentral ? dimension : dimension + 1)
    if atoms.isEmpty || d == 1 { return [] }
    let flats = FlatEnumeration.flats(atoms)
    var lines: [String] = []
    for rank in 0...d - 2 {
      let level = flats.filter { $0.rank == rank }
      lines.append("level \(level.count)")
      for flat in level {
        lines.append("flat \(abs(flat.moebius))")
        for (pivot, axis) in FlatEnumeration.axes(orthogonalTo: flat.atoms.map { atoms[$0] }, in: d) {
          lines.append("axis \(pivot) \(text(axis))")
        }
      }
      for below in flats where below.rank == rank - 1 {
        // The covers in the order of the smallest atom that they add.
        let covers = level.indices.filter { Set(level[$0].atoms).isSuperset(of: below.atoms) }
        func added(_ cover: Int) -> Int { level[cover].atoms.first { !below.atoms.contains($0) } ?? 0 }
        lines += covers.sorted { added($0) < added($1) }.map { "cover \($0 + 1)" }
      }
    }
    let coatoms = Dictionary(grouping: flats.filter { $0.rank == d - 1 }, by: \.atoms.count)
    let last = coatoms.keys.sorted().map { size in
      " \(size) \(coatoms[size, default: []].reduce(0) { $0 + abs($1.moebius) })"
    }
    return lines + ["last" + last.joined()]
  }
}

func text(_ integers: [Int]) -> String { integers.map(String.init).joined(separator: " ") }

func lines(_ lines: [String]) -> String { lines.joined(separator: "\n") }

/// Certificates are written with one body; the numbers of its lines begin at 3.
func replacingLine(_ number: Int, of body: String, with line: String?) -> String {
  var all = body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  if let line { all[number - 3] = line } else { all.remove(at: number - 3) }
  return lines(all)
}
