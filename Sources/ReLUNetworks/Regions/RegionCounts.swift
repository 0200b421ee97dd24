import ExactNumbers

/// A definition of "linear region" (the six of Stargalla, Hertrich and Reichman, The Computational Complexity of Counting
/// Linear Regions in ReLU Neural Networks, 2025; names as there).
public enum RegionDefinition: String, Hashable, Sendable, CaseIterable {
  /// The sets of points with a given activation pattern, gates that are positive being on: also those without interior.
  case activation
  /// The activation regions with interior.
  case properActivation
  /// The least number of convex sets that cover the space such that the network is affine on each.
  case convex
  /// The maximal connected open sets on which the network is affine: proper activation regions with the same affine function
  /// are joined across common facets.
  case openConnected
  /// The maximal connected closed sets with interior on which the network is affine: closed proper activation regions with
  /// the same affine function are joined if they have a point in common, or are connected by points of other regions where
  /// that function is the network's value, too.
  case closedConnected
  /// The different affine functions that the network is on proper activation regions.
  case affine
}

/// How many linear regions there are.
public struct RegionCounts: Hashable, Sendable {
  /// All activation patterns; nil if they were not asked for.
  public var activation: Int?
  /// The activation regions with interior.
  public var properActivation = 0
  /// Bounds for the least number of convex regions; equal where every open connected region is convex.
  public var convex: ClosedRange<Int> = 0...0
  /// The open connected regions.
  public var openConnected = 0
  /// The closed connected regions.
  public var closedConnected = 0
  /// The affine functions.
  public var affine = 0
  /// The proper activation regions that are bounded.
  public var bounded = 0
}

/// Which inputs regions are asked about, and how.
public struct RegionOptions: Sendable {
  /// Inequalities normal · x + constant ≥ 0 that inputs satisfy.
  public var inequalities: [(normal: [Rational], constant: Rational)]
  /// The number of threads; as many as processors if nil. No result depends on it.
  public var threads: Int?
  /// Interruption and progress.
  public var control: RegionControl?
  /// Where to begin, for enumerations that go on; the beginning if nil.
  public var start: RegionPosition?

  /// All of the space, on all processors.
  public init(
    inequalities: [(normal: [Rational], constant: Rational)] = [], threads: Int? = nil, control: RegionControl? = nil
  ) {
    self.inequalities = inequalities
    self.threads = threads
    self.control = control
  }
}

/// Why regions cannot be enumerated.
public enum RegionError: Error, Equatable, Sendable, CustomStringConvertible {
  /// An inequality with another number of coordinates than the network's input.
  case dimension(inequality: Int, found: Int, expected: Int)
  /// There are at least this many regions.
  case tooMany(power: Int)
  /// The inequalities leave no interior.
  case emptyInterior
  /// Three points on a line are no slice.
  case collinear
  /// There is no such place in the enumeration.
  case position(RegionPosition)
  /// A text is not the state of this enumeration; in words, said of the text.
  case state(String)
  /// The enumeration was interrupted.
  case interrupted

  /// The error in words.
  public var description: String {
    switch self {
    case .dimension(let inequality, let found, let expected):
      "inequality \(inequality + 1): found \(found) coefficients, expected \(expected)"
    case .tooMany(let power): "there are at least 2^\(power) regions, more than can be listed"
    case .emptyInterior: "the inequalities are satisfied by no open set"
    case .collinear: "found three points on a line, expected a triangle"
    case .position(let position): "the enumeration of regions never comes to \(position.description.prefix(100))"
    case .state(let text): text
    case .interrupted: "interrupted"
    }
  }
}
