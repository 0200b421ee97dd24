import ExactNumbers

/// The affine forms of an arrangement as its record describes them, and what can be counted of them.
final class OracleArrangement {
  /// More restrictions to hyperplanes than this are not made.
  static let mostRestrictions = 30_000

  /// The constant first, then one coefficient for each variable.
  typealias Form = [Rational]

  let dimension: Int
  let forms: [Form]
  /// The different hyperplanes, each with the form whose first coefficient of a variable that is not zero is 1.
  private(set) lazy var hyperplanes = Self.hyperplanes(of: forms)
  /// B_0, B_1, … without zeros at the end; nil if there are too many restrictions.
  private(set) lazy var whitneyNumbers: [Int]? = {
    var budget = Self.mostRestrictions
    return Self.whitneyNumbers(of: hyperplanes, budget: &budget)
  }()

  init(dimension: Int, forms: [Form]) {
    self.dimension = dimension
    self.forms = forms
  }

  var isCentral: Bool { forms.allSatisfy { $0[0].isZero } }
  var vectors: [[Rational]] { forms.map { Array($0.dropFirst()) } }
  /// Zaslavsky (1975).
  var chambers: Int? { whitneyNumbers.map { $0.reduce(0, +) } }

  private static func hyperplanes(of forms: some Sequence<Form>) -> [Form] {
    var found: Set<Form> = []
    return forms.compactMap { form in
      guard let first = form.dropFirst().first(where: { !$0.isZero }) else { return nil }
      let normalized = form.map { $0 / first }
      return found.insert(normalized).inserted ? normalized : nil
    }
  }

  /// The form on the hyperplane of another one, with a variable eliminated that has the coefficient 1 there.
  private static func restricted(_ form: Form, to hyperplane: Form) -> Form {
    guard let variable = hyperplane.indices.dropFirst().first(where: { !hyperplane[$0].isZero }) else { return form }
    var result = zip(form, hyperplane).map { $0 - form[variable] * $1 }
    result.remove(at: variable)
    return result
  }

  /// By deletion and restriction: χ(A) = χ(A without H) − χ(the arrangement that A cuts out on H), for one hyperplane
  /// after the other.
  private static func whitneyNumbers(of hyperplanes: [Form], budget: inout Int) -> [Int]? {
    var numbers = [1]
    for (index, hyperplane) in hyperplanes.enumerated() {
      budget -= 1
      let cut = Self.hyperplanes(of: hyperplanes[..<index].lazy.map { restricted($0, to: hyperplane) })
      guard budget > 0, let restriction = whitneyNumbers(of: cut, budget: &budget) else { return nil }
      for (rank, number) in restriction.enumerated() {
        if rank + 1 == numbers.count { numbers.append(0) }
        numbers[rank + 1] += number
      }
    }
    return numbers
  }

  /// Σ |a_i·x|.
  func support(at point: [Rational]) -> Rational {
    vectors.reduce(0) { sum, vector in sum + zip(vector, point).reduce(0) { $0 + $1.0 * $1.1 }.magnitude }
  }

  /// Whether every choice of min(N, M) of the vectors is independent; nil if there are too many choices.
  var isUniform: Bool? {
    let vectors = vectors
    let size = min(dimension, vectors.count)
    if size == 0 { return true }
    var budget = Self.mostRestrictions
    /// Whether all choices of so many vectors from a number on, together with the chosen ones, are independent.
    func areIndependent(_ chosen: [[Rational]], from start: Int) -> Bool? {
      budget -= 1
      if budget < 0 { return nil }
      if chosen.count == size { return TheoremOracle.rank(chosen) == size }
      for next in start..<max(start, vectors.count - (size - chosen.count) + 1) {
        guard let result = areIndependent(chosen + [vectors[next]], from: next + 1) else { return nil }
        if !result { return false }
      }
      return true
    }
    return areIndependent([], from: 0)
  }
}

/// An affine function plus multiples of max(0, ℓ), with one ℓ for each hyperplane: that whose first coefficient of a
/// variable that is not zero is 1. Such a sum is zero only if all its parts are.
struct HingeSum {
  private var affine: [Rational]
  private var hinges: [[Rational]: Rational] = [:]

  init(variables: Int) { affine = [Rational](repeating: 0, count: variables + 1) }

  var isZero: Bool { affine.allSatisfy(\.isZero) && hinges.values.allSatisfy(\.isZero) }

  mutating func add(_ factor: Rational, timesForm form: [Rational]) {
    affine = zip(affine, form).map { $0 + factor * $1 }
  }

  /// Adds a multiple of max(0, form); for a > 0, max(0, −aℓ) = a·max(0, ℓ) − aℓ.
  mutating func add(_ factor: Rational, timesPositivePartOf form: [Rational]) {
    guard let first = form.dropFirst().first(where: { !$0.isZero }) else {
      affine[0] += factor * max(0, form[0])
      return
    }
    hinges[form.map { $0 / first }, default: 0] += factor * first.magnitude
    if first.isNegative { add(factor, timesForm: form) }
  }

  /// Adds a multiple of the support function of a central arrangement: |t| is max(0, t) + max(0, −t).
  mutating func add(_ factor: Rational, timesSupportOf arrangement: OracleArrangement) {
    for form in arrangement.forms {
      add(factor, timesPositivePartOf: form)
      add(factor, timesPositivePartOf: form.map { -$0 })
    }
  }
}
