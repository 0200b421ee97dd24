import ExactNumbers

/// What a sweep has seen so far.
struct SweepRecord {
  /// One output as a function: its pieces from left to right.
  struct Output {
    var breakpoints: [Rational] = []
    var slopes: [Rational]
    var intercepts: [Rational]

    init(slope: Rational, intercept: Rational) {
      slopes = [slope]
      intercepts = [intercept]
    }

    mutating func append(_ point: Rational, slope: Rational, intercept: Rational) {
      breakpoints.append(point)
      slopes.append(slope)
      intercepts.append(intercept)
    }
  }

  var outputs: [Output] = []
  var leftmostPattern: [[Bool]] = []
  private(set) var boundaryCount = 0
  private var boundaries: [Rational] = []
  private var toggles: [ActivationCells.Gate] = []
  private var toggleStarts: [Int] = []

  mutating func open(_ boundary: Rational, keeping: Bool) {
    boundaryCount += 1
    guard keeping else { return }
    boundaries.append(boundary)
    toggleStarts.append(toggles.count)
  }

  mutating func toggle(layer: Int, index: Int) { toggles.append(ActivationCells.Gate(layer: layer, index: index)) }

  /// The functions; the sweep changes slopes only where they differ, so they are canonical.
  var functions: [PiecewiseLinearFunction] {
    outputs.map {
      PiecewiseLinearFunction(
        canonicalBreakpoints: $0.breakpoints, slopes: $0.slopes, intercepts: $0.intercepts)
    }
  }

  var cells: ActivationCells {
    ActivationCells(
      boundaries: boundaries, leftmostPattern: leftmostPattern, toggles: toggles,
      toggleStarts: toggleStarts + [toggles.count])
  }
}
