import ExactNumbers

extension HyperplaneArrangement {
  /// The characteristic polynomial χ(t) = Σ (−1)^i b_i t^(n−i), exactly.
  ///
  /// An affine arrangement is counted by its cone (Orlik and Terao, Arrangements of Hyperplanes, 1992, proposition 2.51).
  ///
  /// - Throws: `ArrangementError.interrupted`, or `.limit` if the method is `.flatOrbits` and the numbers are too large for it.
  /// - Complexity: for m hyperplanes of rank r at most O(C(m, r − 1)) steps for `.restriction`, fewer if many meet in few flats.
  public func characteristicPolynomial(
    options: CountingOptions = CountingOptions()
  ) throws(ArrangementError) -> CharacteristicPolynomial {
    do {
      switch try CountingRun(self, options: options).run() {
      case .polynomial(let polynomial): return polynomial
      case .part: throw ArrangementError.internal("a whole count ended as a part")
      }
    } catch let error as ArrangementError { throw error } catch let error as CountingError {
      switch error {
      case .interrupted: throw .interrupted
      case .limit(let subject, let found, let expected):
        throw .limit(subject: subject, found: found, expected: expected)
      default: throw .internal(error.description)
      }
    } catch { throw .internal("unknown error") }
  }

  /// The number of chambers: connected components of the complement of the hyperplanes (Zaslavsky, 1975).
  ///
  /// - Throws: `ArrangementError.interrupted`.
  public func chamberCount(options: CountingOptions = CountingOptions()) throws(ArrangementError) -> BigInteger {
    try characteristicPolynomial(options: options).chamberCount
  }

  /// The number of bounded chambers (Zaslavsky, 1975).
  ///
  /// - Throws: `ArrangementError.interrupted`.
  public func boundedChamberCount(options: CountingOptions = CountingOptions()) throws(ArrangementError) -> BigInteger {
    try characteristicPolynomial(options: options).boundedChamberCount
  }
}
