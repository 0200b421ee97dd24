import ExactNumbers

/// A property of a network read from a VNN-LIB file.
///
/// The file describes counterexamples: an input x and the output y of the network at x that satisfy every assertion. The
/// assertions are kept in disjunctive normal form, as a list of cases. The network violates the property if and only if for
/// some case there is an input in the case's polyhedron whose output lies in the case's other polyhedron.
///
/// The numbers are those of the file, exactly. What they mean is the file's business too: the properties of the ACAS Xu
/// networks speak of normalised inputs and of outputs before the last map (see `NNetFile`).
public struct NetworkProperty: Equatable, Sendable {
  /// One way to be a counterexample: polyhedra that the input and the output must lie in.
  public struct Case: Equatable, Sendable {
    /// Inequalities between inputs.
    public let input: [LinearInequality]
    /// Inequalities between outputs.
    public let output: [LinearInequality]

    /// The case with the given inequalities.
    public init(input: [LinearInequality], output: [LinearInequality]) {
      self.input = input
      self.output = output
    }

    /// Whether an input and an output satisfy every inequality.
    /// - Precondition: both have the dimensions of the property.
    public func holds(input x: [Rational], output y: [Rational]) -> Bool {
      input.allSatisfy { $0.holds(at: x) } && output.allSatisfy { $0.holds(at: y) }
    }

    /// The greatest lower and the least upper bound of every input, from the inequalities with one input each; nil for a
    /// side without bound. Inequalities with several inputs are not looked at.
    /// - Parameter dimension: the number of inputs.
    public func inputBounds(dimension: Int) -> (lower: [Rational?], upper: [Rational?]) {
      var lower = [Rational?](repeating: nil, count: dimension)
      var upper = lower
      for inequality in input {
        guard let index = inequality.onlyCoordinate, index < dimension else { continue }
        let bound = inequality.bound / inequality.coefficients[index]
        if inequality.coefficients[index].signum() > 0 {
          upper[index] = upper[index].map { min($0, bound) } ?? bound
        } else {
          lower[index] = lower[index].map { max($0, bound) } ?? bound
        }
      }
      return (lower, upper)
    }

    /// The box of the bounds of `inputBounds(dimension:)`; nil when an input has no lower or no upper bound.
    /// - Throws: `NetworkFileError.emptyBox` when a lower bound is above the upper bound, so that the case has no input.
    public func inputBox(dimension: Int) throws(NetworkFileError) -> InputBox? {
      let (lower, upper) = inputBounds(dimension: dimension)
      let (least, greatest) = (lower.compactMap { $0 }, upper.compactMap { $0 })
      guard least.count == dimension, greatest.count == dimension else { return nil }
      return try InputBox(lower: least, upper: greatest)
    }
  }

  /// The number of inputs X_0, X_1, ….
  public let inputDimension: Int
  /// The number of outputs Y_0, Y_1, ….
  public let outputDimension: Int
  /// The cases; none means that no counterexample is possible.
  public let cases: [Case]

  /// The property with the given cases.
  /// - Precondition: every inequality has as many coefficients as there are inputs or outputs.
  public init(inputDimension: Int, outputDimension: Int, cases: [Case]) {
    precondition(
      cases.allSatisfy {
        $0.input.allSatisfy { $0.coefficients.count == inputDimension }
          && $0.output.allSatisfy { $0.coefficients.count == outputDimension }
      }, "an inequality of another dimension than the property")
    self.inputDimension = inputDimension
    self.outputDimension = outputDimension
    self.cases = cases
  }

  /// Whether an input and an output satisfy a case: whether they are a counterexample.
  /// - Precondition: both have the dimensions of the property.
  public func holds(input: [Rational], output: [Rational]) -> Bool {
    cases.contains { $0.holds(input: input, output: output) }
  }
}
