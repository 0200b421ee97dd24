import ExactNumbers

/// Why a hyperplane does not bound a chamber: its form as a non-negative combination of the forms that do.
///
/// With s_j the signs on the chamber, multiplier · s_i · form_i = Σ λ_j · s_j · form_j + constant as functions, where
/// the multiplier is positive and all λ_j and the constant are not negative (Farkas, 1902). So no point where all the
/// s_j · form_j are positive has s_i · form_i < 0.
public struct FarkasVector: Hashable, Sendable {
  /// One form of the combination.
  public struct Term: Hashable, Sendable {
    /// The index of the form.
    public let form: Int
    /// λ, positive.
    public let multiplier: BigInteger

    /// A term.
    public init(form: Int, multiplier: BigInteger) {
      self.form = form
      self.multiplier = multiplier
    }
  }

  /// The index i of the first form with the hyperplane.
  public let form: Int
  /// The multiplier of that form, positive.
  public let multiplier: BigInteger
  /// The terms with nonzero λ_j, by increasing index; at most as many as the rank, and none for the same hyperplane.
  public let terms: [Term]
  /// The multiple of the constant function 1; 0 for central arrangements.
  public let constant: BigInteger

  /// A vector.
  public init(form: Int, multiplier: BigInteger, terms: [Term], constant: BigInteger) {
    self.form = form
    self.multiplier = multiplier
    self.terms = terms
    self.constant = constant
  }
}

/// A chamber with its facets, and a reason for every hyperplane that has none of them.
public struct DescribedChamber: Hashable, Sendable {
  /// A hyperplane that contains a facet of the chamber.
  public struct Wall: Hashable, Sendable {
    /// The indices of all forms with this hyperplane, increasing.
    public let forms: [Int]

    /// A wall.
    public init(forms: [Int]) { self.forms = forms }
  }

  /// The signs and a point inside.
  public let chamber: Chamber
  /// The walls, by increasing first form.
  public let walls: [Wall]
  /// For every other hyperplane, by increasing first form, why it is no wall.
  public let farkasVectors: [FarkasVector]

  /// A description.
  public init(chamber: Chamber, walls: [Wall], farkasVectors: [FarkasVector]) {
    self.chamber = chamber
    self.walls = walls
    self.farkasVectors = farkasVectors
  }

  /// The signs of all forms on the chamber on the other side of a wall.
  public func signs(across wall: Wall) -> [Int] {
    var signs = chamber.signs
    for form in wall.forms { signs[form] = -signs[form] }
    return signs
  }
}
