/// `arrangement`: affine functions c + a·x on R^N.
final class Arrangement {
  /// The number N of variables.
  let dimension: Int
  /// c a1 … aN, form after form.
  let forms: Vectors
  /// Whether every c is 0.
  let isCentral: Bool
  /// For each form the number of its hyperplane, from 1; 0 for a constant form.
  private(set) lazy var hyperplanes: [Int32] = {
    // With the constant as 0 the vector of a constant form is zero: it has no hyperplane.
    var vectors = forms
    for form in 0..<forms.count where isConstant(form) { vectors.entries[form * vectors.width] = .zero }
    return vectors.groups()
  }()
  /// The number of distinct hyperplanes.
  var hyperplaneCount: Int { Int(hyperplanes.max() ?? 0) }
  /// What theorems have established: the number of chambers, and the Whitney numbers B_0 … B_N.
  var chambers: Integer?
  var whitney: [Integer]?

  init(dimension: Int, forms: Vectors) {
    self.dimension = dimension
    self.forms = forms
    isCentral = (0..<forms.count).allSatisfy { forms[$0, 0].isZero }
  }

  func isConstant(_ form: Int) -> Bool { forms[form].dropFirst().allSatisfy(\.isZero) }

  /// The vectors of FORMAT.md 4.21 whose flats are those of the arrangement, or of its cone.
  var atoms: Vectors {
    var atoms = Vectors(width: isCentral ? dimension : dimension + 1)
    for form in 0..<forms.count where !isConstant(form) { atoms.entries += forms[form].suffix(atoms.width) }
    if !isCentral { atoms.entries += [.one] + [Integer](repeating: .zero, count: dimension) }
    return atoms
  }
}

extension Checker {
  /// Reads the record, entered with the keyword and the name already read.
  func readArrangement() throws(Failure) -> Arrangement {
    let (dimension, count) = (try input.count("N", atLeast: 1), try input.count("M"))
    var forms = Vectors(width: dimension + 1)
    for _ in 0..<count {
      try objectLine("plane", fields: dimension + 1)
      forms.entries += try input.integers("coefficient")
    }
    return Arrangement(dimension: dimension, forms: forms)
  }

  /// The arrangement of the next field, if need be a central one.
  func arrangement(central: Bool = false) throws(Failure) -> Arrangement {
    guard case .arrangement(let arrangement) = try object().kind else { throw .declined("expected an arrangement") }
    try expect(!central || arrangement.isCentral, "a central arrangement")
    return arrangement
  }

  /// The rest of the line: pairs of a number in 1 ... count, strictly increasing, and a value. The numbers are given
  /// as indices from 0.
  func readPairs(of count: Int, _ value: () throws(Failure) -> Integer) throws(Failure) -> [(Int, Integer)] {
    var pairs: [(Int, Integer)] = []
    while !input.isAtEnd {
      let index = try input.index("of a pair", of: count)
      try expect(index > pairs.last?.0 ?? -1, "numbers that increase, found \(index + 1)")
      pairs.append((index, try value()))
    }
    return pairs
  }
}
