import Arrangements
import ExactNumbers

/// All chambers of an arrangement, and for every chamber and form the chamber beyond the hyperplane of the form, or why the
/// hyperplane is no wall (FORMAT.md 4.23).
struct ChamberCrossings {
  /// The chambers in the lexicographic order of their signs.
  private(set) var chambers: [DescribedChamber] = []
  /// The chambers, from 1, by their signs.
  private var places: [[Int]: Int] = [:]
  private let arrangement: HyperplaneArrangement

  /// Enumerates the chambers.
  ///
  /// - Throws: `ArrangementError.internal` should walls and rays contradict each other.
  init(_ arrangement: HyperplaneArrangement) throws {
    self.arrangement = arrangement
    var found: [DescribedChamber] = []
    try arrangement.forEachDescribedChamber { chamber in
      found.append(chamber)
      return .proceed
    }
    chambers = found
    for (index, chamber) in found.enumerated() { places[chamber.chamber.signs] = index + 1 }
  }

  /// One line for each form that is not constant.
  func lines(of chamber: Int) -> [String] {
    let described = chambers[chamber]
    var lines: [Int: String] = [:]
    for wall in described.walls {
      guard let place = places[described.signs(across: wall)] else { continue }
      for form in wall.forms { lines[form] = "across \(place)" }
    }
    for vector in described.farkasVectors {
      let line = homogeneous(vector.form)
      for form in arrangement.forms.indices where !arrangement.forms[form].isConstant && lines[form] == nil {
        // A repeated form is the multiple p/q of the first one, up to its sign.
        guard let (p, q) = Self.ratio(homogeneous(form), line) else { continue }
        let terms = vector.terms.map { "\($0.form + 1) \($0.multiplier * p)" }
        lines[form] = (["blocked \(vector.multiplier * q) \(vector.constant * p)"] + terms).joined(separator: " ")
      }
    }
    return arrangement.forms.indices.compactMap { lines[$0] }
  }

  private func homogeneous(_ form: Int) -> [BigInteger] {
    [arrangement.forms[form].constant] + arrangement.forms[form].normal
  }

  /// Positive integers p, q with left = ± p/q · right; nil if the vectors are not proportional.
  private static func ratio(_ left: [BigInteger], _ right: [BigInteger]) -> (BigInteger, BigInteger)? {
    guard let line = primitiveLine(left), line == primitiveLine(right),
      let place = line.firstIndex(where: { !$0.isZero })
    else { return nil }
    let ratio = Rational(left[place].magnitude, right[place].magnitude)
    return (ratio.numerator, ratio.denominator)
  }
}
