import Arrangements
import Certificates

/// In which form a statement is decided.
public enum ClaimForm: String, Sendable, Codable, CaseIterable {
  /// What the source literally says.
  case printed
  /// What is true where the printed form fails, or a precise reading where it is ambiguous.
  case repaired
  /// A stronger true statement.
  case sharpened
  /// A statement that no known instance contradicts and nobody has proved.
  case conjectured
}

/// A place in the literature.
public struct Source: Sendable, Hashable, Codable {
  /// The short name of the work, a key of `Source.works`.
  public let work: String
  /// The theorem, definition or remark.
  public let item: String

  /// A place in the thesis of Mukherjee (2020).
  public static func thesis(_ item: String) -> Source { Source(work: "Mukherjee 2020", item: item) }

  /// The full references behind the short names.
  public static let works: [String: String] = [
    "Mukherjee 2020":
      "Anirbit Mukherjee, A Study of the Mathematics of Deep Learning, PhD thesis, Johns Hopkins University, 2020; its chapter 2 contains Arora, Basu, Mianjy, Mukherjee, Understanding Deep Neural Networks with Rectified Linear Units, ICLR 2018",
    "Bakaev et al. 2025":
      "Egor Bakaev, Florestan Brunck, Christoph Hertrich, Jack Stade, Amir Yehudayoff, Better Neural Network Expressivity: Subdividing the Simplex, arXiv:2505.14338, 2025",
    "Montúfar et al. 2014":
      "Guido Montúfar, Razvan Pascanu, Kyunghyun Cho, Yoshua Bengio, On the Number of Linear Regions of Deep Neural Networks, NIPS 2014",
    "Pascanu et al. 2013":
      "Razvan Pascanu, Guido Montúfar, Yoshua Bengio, On the number of response regions of deep feed forward networks with piece-wise linear activations, arXiv:1312.6098, 2013",
    "Raghu et al. 2017":
      "Maithra Raghu, Ben Poole, Jon Kleinberg, Surya Ganguli, Jascha Sohl-Dickstein, On the Expressive Power of Deep Neural Networks, ICML 2017",
    "Serra et al. 2018":
      "Thiago Serra, Christian Tjandraatmadja, Srikumar Ramalingam, Bounding and Counting Linear Regions of Deep Neural Networks, ICML 2018",
  ]
}

/// What is known about a claim, and hence what a run is expected to find.
public enum Expectation: String, Sendable, Codable {
  /// Every instance is expected to verify.
  case holds
  /// The search is expected to find a counterexample.
  case fails
}

/// The outcome of deciding one instance exactly.
public enum Outcome: Sendable, Hashable {
  /// The instance satisfies the statement; the certificate proves it.
  case verified(Certificate)
  /// The instance contradicts the statement; the certificate proves it.
  case refuted(Certificate)
  /// A hypothesis of the statement fails on the instance.
  case inapplicable(String)
  /// The instance could not be decided within the budget; never a pass.
  case undecided(String)
}

/// A statement of a source in one form, with everything that is needed to decide it on instances.
///
/// A claim is made by `Claim.init(…)` from a typed description; the instance type is hidden behind `Case`, so that claims of all
/// families stand in one registry.
public struct Claim: Sendable {
  /// Name of the statement, shared by its forms, such as `depth.composition-pieces`.
  public let name: String
  /// The form.
  public let form: ClaimForm
  /// Where it stands.
  public let source: Source
  /// The statement in one line.
  public let title: String
  /// The statement made precise.
  public let statement: String
  /// What an instance must satisfy for the statement to say anything about it.
  public let hypotheses: String
  /// What is expected of it.
  public let expectation: Expectation
  /// The instances, smallest first, then growing and adversarial; the list is finite and deterministic.
  public let instances: @Sendable () -> [Case]
  /// A random instance of about the given size (1 and up).
  public let sample: (@Sendable (_ size: Int, _ generator: inout SeededGenerator) -> Case)?
  /// How to draw the counterexample or a typical instance, if a picture says more.
  public let figure: Figure?

  /// The identifier, `name/form`.
  public var identifier: String { "\(name)/\(form.rawValue)" }

  /// One instance of the claim, with what can be done with it.
  public struct Case: Sendable {
    /// The instance in words and numbers, on one line.
    public let description: String
    /// The instance as JSON.
    public let json: @Sendable () -> String
    /// Its size in the order of the search: smaller is simpler.
    public let weight: Int
    /// Decides it exactly.
    public let decide: @Sendable (_ label: String) throws -> Outcome
    /// What plain floating-point arithmetic says: whether the statement holds, or nil if there is no floating-point path.
    public let floatingVerdict: @Sendable () -> Bool?
    /// Simpler instances next to it, simplest first.
    public let simplifications: @Sendable () -> [Case]
    /// The curves to draw for it.
    public let curves: @Sendable () -> [Curve]
    /// The arrangement to draw for it, if there is one.
    public let arrangement: @Sendable () -> HyperplaneArrangement?
  }

  /// A figure that belongs to a claim: bars, or else the curves or the arrangement of an instance.
  public struct Figure: Sendable {
    /// What is to be seen.
    public let caption: String
    /// Bars to draw instead of curves, if any.
    public let bars: @Sendable () -> [BarGroup]
  }

  /// Counts that belong together, such as a printed and a true number of pieces.
  public struct BarGroup: Sendable {
    /// What the group is.
    public let label: String
    /// The counts by series.
    public let counts: [(series: String, value: Int)]

    /// A group.
    public init(_ label: String, _ counts: [(series: String, value: Int)]) {
      self.label = label
      self.counts = counts
    }
  }
}
