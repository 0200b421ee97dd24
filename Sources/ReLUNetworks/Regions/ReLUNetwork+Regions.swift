import Arrangements
import ExactNumbers

extension ReLUNetwork {
  /// Calls a closure with every proper activation region, in an order that does not depend on the number of threads.
  ///
  /// Exact, over all of the input space, without bounds on it: points are homogenised, and a cone is cut by the gates one
  /// after the other. Gates that are constant, occur twice, share hyperplanes or never change are nothing special.
  ///
  /// - Parameters:
  ///   - options: The inputs, threads, control.
  ///   - body: Called with each region; whether to go on.
  /// - Returns: whether all regions were visited.
  /// - Throws: `RegionError`.
  /// - Complexity: for each region the signs of all gates at its vertices, in floating point where that is certain, and for
  ///   each cut the pairs of vertices on both sides. Memory for some hundred parts of the space at a time.
  public func forEachLinearRegion(
    _ options: RegionOptions = RegionOptions(), _ body: (LinearRegion) throws -> Bool
  ) throws -> Bool {
    var failure: (any Error)?
    let isComplete = try enumeration(options).run(from: options.start) {
      LinearRegion(&$0, $1)
    } consume: { region in
      do { return try body(region) } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    if !isComplete, options.control?.isInterrupted == true { throw RegionError.interrupted }
    return isComplete
  }

  /// The number of proper activation regions.
  ///
  /// With one hidden layer and all of the input space, they are the regions of the arrangement of the gates' hyperplanes,
  /// counted by its characteristic polynomial (Zaslavsky 1975); otherwise they are enumerated.
  /// - Throws: `RegionError`.
  public func properActivationRegionCount(_ options: RegionOptions = RegionOptions()) throws(RegionError) -> BigInteger
  {
    if options.inequalities.isEmpty, hiddenLayerCount == 1 {
      let forms = layers[0].rows.indices.map { AffineForm(normal: layers[0].rows[$0], constant: layers[0].bias[$0]) }
      let counting = CountingOptions(threads: options.threads, control: options.control?.counting)
      do {
        return try HyperplaneArrangement(dimension: inputDimension, forms: forms).chamberCount(options: counting)
      } catch { throw .interrupted }
    }
    return BigInteger(try enumeratedRegionCount(options) { _, _ in })
  }

  /// The number of proper activation regions from `options.start` on, by enumeration.
  ///
  /// - Parameters:
  ///   - options: The inputs, threads, control, and where to begin.
  ///   - reached: Called several times a second with a position and the number of regions before it (of this call). An
  ///     enumeration of the same network and inequalities may begin there; with any number of threads it then finds the
  ///     other regions.
  /// - Throws: `RegionError`; `.interrupted` some time after the last position.
  public func enumeratedRegionCount(
    _ options: RegionOptions, reached: (RegionPosition, Int) -> Void
  ) throws(RegionError) -> Int {
    var count = 0
    let isComplete = try enumeration(options).run(from: options.start) {
      reached($0, count)
    } record: { _, _ in
      ()
    } consume: { _ in
      count += 1
      return true
    }
    if !isComplete { throw .interrupted }
    return count
  }

  /// The number of regions for each definition.
  ///
  /// - Parameters:
  ///   - options: The inputs, threads, control.
  ///   - countsPatterns: Whether activation patterns without interior are counted, for which all faces are listed.
  ///   - visit: Called with each proper activation region, as by `forEachLinearRegion`.
  /// - Throws: `RegionError`.
  /// - Complexity: as `forEachLinearRegion`, with all regions in memory.
  public func regionCounts(
    _ options: RegionOptions = RegionOptions(), countsPatterns: Bool = true, visit: (LinearRegion) -> Void = { _ in }
  ) throws(RegionError) -> RegionCounts {
    var census = RegionCensus()
    let isComplete = try enumeration(options).run { walk, cone in
      RegionCensus.Record(&walk, cone, listsFaces: countsPatterns)
    } consume: { record in
      census.add(record)
      visit(record.region)
      return true
    }
    if !isComplete { throw .interrupted }
    return census.counts(countsPatterns: countsPatterns)
  }

  /// What enumerates the regions.
  /// - Throws: `RegionError`.
  func enumeration(_ options: RegionOptions) throws(RegionError) -> RegionEnumeration {
    for (index, inequality) in options.inequalities.enumerated() where inequality.normal.count != inputDimension {
      throw .dimension(inequality: index, found: inequality.normal.count, expected: inputDimension)
    }
    let frame = InputFrame(self, inequalities: options.inequalities)
    if frame.basisGates.count > 22 { throw .tooMany(power: frame.basisGates.count) }
    let enumeration = RegionEnumeration(
      frame: frame, threads: options.threads ?? CountingOptions.coreCount, control: options.control)
    let walk = RegionWalk(frame, control: nil)
    let hasInterior = (0..<1 << frame.basisGates.count).contains { !walk.roots($0..<$0 + 1).isEmpty }
    if !hasInterior { throw .emptyInterior }
    return enumeration
  }
}
