import Arrangements
import ExactNumbers

/// For every chamber and form: the chamber beyond the hyperplane of the form, or why the hyperplane is no wall (FORMAT.md 4.23).
struct ChamberCrossings {
  private let points: [ChamberPoints.Point]
  /// The chambers, from 1, by their signs.
  private let places: [[Int]: Int]
  /// The indices of the non-constant forms among all, their homogeneous vectors, and the hyperplane of each.
  private let indices: [Int]
  private let vectors: [[BigInteger]]
  private let planes: [Int]
  private let isCentral: Bool

  init(_ arrangement: HyperplaneArrangement, points: [ChamberPoints.Point]) {
    self.points = points
    places = Dictionary(uniqueKeysWithValues: points.enumerated().map { ($0.element.signs, $0.offset + 1) })
    indices = arrangement.forms.indices.filter { !arrangement.forms[$0].isConstant }
    vectors = indices.map { [arrangement.forms[$0].constant] + arrangement.forms[$0].normal }
    var seen: [[BigInteger]: Int] = [:]
    var planes: [Int] = []
    for vector in vectors {
      let line = primitiveLine(vector) ?? []
      let plane = seen[line] ?? seen.count
      seen[line] = plane
      planes.append(plane)
    }
    self.planes = planes
    isCentral = arrangement.isCentral
  }

  /// One line for each non-constant form.
  func lines(of chamber: Int) -> [String] {
    let signs = points[chamber].signs
    return vectors.indices.map { form in
      let beyond = signs.indices.map { planes[$0] == planes[form] ? -signs[$0] : signs[$0] }
      return places[beyond].map { "across \($0)" } ?? blocked(form, signs: signs)
    }
  }

  private func blocked(_ form: Int, signs: [Int]) -> String {
    func turned(_ index: Int) -> [BigInteger] { signs[index] < 0 ? vectors[index].map { -$0 } : vectors[index] }
    let others = vectors.indices.filter { planes[$0] != planes[form] }
    let positive = [BigInteger(1)] + [BigInteger](repeating: 0, count: vectors[form].count - 1)
    let generators = others.map(turned) + (isCentral ? [] : [positive])
    let found = ConicCombination.coefficients(of: turned(form), over: generators) ?? []
    let (denominator, factors) = overCommonDenominator(found)
    let constant = isCentral ? 0 : factors.last ?? 0
    let terms = zip(others, factors).filter { !$0.1.isZero }.map { "\(indices[$0.0] + 1) \($0.1)" }
    return (["blocked \(denominator) \(constant)"] + terms).joined(separator: " ")
  }
}
