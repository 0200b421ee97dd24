import Arrangements

extension KnownChamberCount {
  /// What is known about an arrangement that is called like a member of a family, if it is that member.
  init?(of arrangement: HyperplaneArrangement, named name: String) {
    guard let family = try? ArrangementFamily(parsing: name), family.dimension == arrangement.dimension,
      family.formCount == arrangement.forms.count, let known = family.knownChamberCount,
      (try? family.arrangement()) == arrangement
    else { return nil }
    self = known
  }

  /// The source, if the number is the one that was counted.
  ///
  /// - Throws: `Failure` if it is another one.
  func source(agreeingWith polynomial: CharacteristicPolynomial) throws -> String {
    guard value == polynomial.chamberCount else {
      throw Failure(
        code: Failure.failed,
        message: "internal error: counted \(polynomial.chamberCount) chambers, but \(source) has \(value)")
    }
    return source
  }
}
