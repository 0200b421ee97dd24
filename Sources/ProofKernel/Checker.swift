/// The check of one certificate, which is read from top to bottom.
final class Checker {
  var input: LineReader
  /// The objects so far, by name.
  var objects: [String: Object] = [:]
  /// pieces(F) by the name of F, as far as theorems have established it.
  var pieces: [String: Integer] = [:]
  /// Measures of networks that theorems have established, by their texts.
  var counts: [String: Integer] = [:]
  /// The number of entries of tables and sign matrices so far.
  var tableEntries = 0
  private var label = ""
  /// What the verdict restates; it counts only if the whole file is verified.
  private var theorems: [String] = []
  private var verdictBytes = 0

  init(input: LineReader) {
    self.input = input
  }

  /// Checks the file from its first line to its last.
  func run() -> ProofKernel.Verdict {
    do {
      try checkFile()
      return .verified(label: label, theorems: theorems)
    } catch {
      switch error {
      case .refused(let reason): return .refused(label: label, line: input.number, reason: reason)
      case .declined(let reason): return .declined(line: input.number, reason: reason)
      }
    }
  }

  /// FORMAT.md section 1.
  private func checkFile() throws(Failure) {
    try input.advance(to: "lemmata-proof", fields: 1)
    _ = try input.word("version", in: 1...1)
    try input.advance(to: "label", fields: 1)
    label = try input.token("TEXT")
    try expect(label.utf8.count <= 120 && !label.contains("|"), "a label of at most 120 bytes without |")
    verdictBytes = "verified \(label)".utf8.count
    while try checkRecord() {
      try expect(verdictBytes <= Limits.verdictBytes, "a verdict line of at most \(Limits.verdictBytes) bytes")
    }
    try input.finish()
  }

  /// Checks one record; false if it was the `end` line.
  private func checkRecord() throws(Failure) -> Bool {
    try input.advance()
    let keyword = try input.token("record")
    switch keyword {
    case "note": _ = try input.token("TEXT")
    case "end":
      try input.expectFields(1)
      _ = try input.word("N", in: input.number - 1...input.number - 1)
      try expect(!theorems.isEmpty, "at least one theorem")
      return false
    case "integer": try define(fields: 2, .integer(input.integer("V")))
    case "network": try define(fields: 3, .network(readNetwork()))
    case "function": try define(fields: 5, .function(readFunction()))
    case "folding": try define(fields: 4, .folding(readFolding()))
    case "compose": try define(fields: 3, .compose(outer: function(), inner: function()))
    case "sum": try define(fields: 3, .sum(function(), function()))
    case "scale": try define(fields: 4, .scale(input.rational("the factor"), function()))
    case "maximum": try define(.extremum(sign: .one, readOperands()))
    case "minimum": try define(.extremum(sign: -.one, readOperands()))
    case "flaps": try define(fields: 5, .flaps(readFlaps()))
    case "step": try define(fields: 5, readStep())
    case "affine-maximum": try define(fields: 4, .affineMaximum(readRows(inputs: input.count("N", atLeast: 1))))
    case "arrangement": try define(fields: 3, .arrangement(readArrangement()))
    case "training": try define(fields: 6, .training(readTraining()))
    case "loss": try define(fields: 3, .loss(readLoss()))
    case "program": try define(fields: 5, .program(readProgram()))
    case "truth-table": try define(fields: 2, .table(readTruthTable()))
    case "family": try define(.table(readFamily()))
    case "value-table": try define(fields: 3, .table(readValueTable()))
    case "circuit": try define(fields: 4, .circuit(readCircuit()))
    case "signs": try define(fields: 3, .signMatrix(readSigns()))
    case "matrix": try define(fields: 3, .signMatrix(readMatrix()))
    case "equal": try checkEqual()
    case "pieces": try checkPieces()
    case "pieces-on": try checkPiecesOn()
    case "alternates": try checkAlternates()
    case "value": try checkValue()
    case "distinct": try checkDistinct()
    case "compare": try checkCompare()
    case "size-at-least": try checkSizeAtLeast()
    case "gates-at-least": try checkGatesAtLeast()
    case "distance": try checkDistance()
    case "far-from-pieces": try checkFarFromPieces()
    case "far-from-networks": try checkFarFromNetworks()
    case "far-from-continuous": try checkFarFromContinuous()
    case "fold-pieces": try checkFoldPieces()
    case "infinitely-many-sets": try checkInfinitelyManySets()
    case "sectors": try checkSectors()
    case "affine": try checkAffine()
    case "gates-for-affine-at-least": try checkGatesForAffineAtLeast()
    case "not-one-hidden-layer": try checkNotOneHiddenLayer()
    case "flap-system": try checkFlapSystem()
    case "whitney": try checkWhitney()
    case "chambers-at-least": try checkChambersAtLeast()
    case "chambers": try checkChambers()
    case "uniform": try checkUniform()
    case "dependent": try checkDependent()
    case "support": try checkSupport()
    case "support-network": try checkSupportNetwork()
    case "support-gates-at-least": try checkSupportGatesAtLeast()
    case "support-pieces": try checkSupportPieces()
    case "same-support": try checkSameSupport()
    case "zonotope-pieces": try checkZonotopePieces()
    case "zonotope-size-at-least": try checkZonotopeSizeAtLeast()
    case "no-zonotope": try checkNoZonotope()
    case "training-at-most": try checkTrainingAtMost()
    case "training-at-least": try checkTrainingAtLeast()
    case "line-training-at-least": try checkLineTraining()
    case "pointwise-training-at-least": try checkPointwiseTraining()
    case "regions": try checkRegions()
    case "affine-regions": try checkAffineRegions()
    case "same-map": try checkSameMap()
    case "different-maps": try checkDifferentMaps()
    case "maximum-network": try checkMaximumNetwork()
    case "avoids": try checkAvoids()
    case "reaches": try checkReaches()
    case "not-one-hidden-layer-network": try checkNotOneHiddenLayerNetwork()
    case "hidden-gates-at-least": try checkHiddenGatesAtLeast()
    case "computes": try checkComputes()
    case "agrees": try checkAgrees()
    case "table-sum": try checkTableSum()
    case "not-threshold": try checkNotThreshold()
    case "threshold-weights-at-least": try checkThresholdWeights()
    case "spectrum": try checkSpectrum()
    case "coefficient": try checkCoefficient()
    case "survival": try checkSurvival()
    case "sign-rank-at-most": try checkSignRankAtMost()
    case "sign-rank-at-least": try checkSignRankAtLeast()
    case "spectral-sign-rank-at-least": try checkSpectralSignRank()
    case "xor-sign-rank-at-least": try checkXorSignRank()
    case "row-classes": try checkRowClasses()
    case "distinct-rows": try checkDistinctRows()
    case "not-through": try checkNotThrough()
    case "common-cone": try checkCommonCone()
    case "no-common-cone": try checkNoCommonCone()
    case "compatible-classes": try checkCompatibleClasses()
    case "exponential": try checkExponential()
    case "optimum": try checkOptimum()
    case "infeasible": try checkInfeasible()
    case "unbounded": try checkUnbounded()
    default: throw .declined("`\(keyword.prefix(40))` is not a record of version 1")
    }
    return true
  }

  /// Begins a theorem: its head has so many fields, of which the verdict restates the first ones, or all, without the
  /// prefix of the keyword.
  func head(fields: Int? = nil, restated: Int? = nil, prefix: String = "") throws(Failure) {
    try input.expectFields(fields)
    let theorem = String(input.text(fields: restated).dropFirst(prefix.utf8.count))
    theorems.append(theorem)
    verdictBytes += " | \(theorem)".utf8.count
  }

  // MARK: Objects

  /// Reads the name of an object, whose head has so many fields, and then the object.
  private func define(fields: Int? = nil, _ kind: @autoclosure () throws(Failure) -> Object.Kind) throws(Failure) {
    try input.expectFields(fields)
    try input.countObjectLine()
    let name = try input.token("NAME")
    let isName = name.utf8.enumerated().allSatisfy { index, byte in
      97...122 ~= byte || index > 0 && (48...57 ~= byte || byte == UInt8(ascii: "-"))
    }
    let isFree = !["balanced", "choose"].contains(name)
    try expect(isName && name.utf8.count <= 32 && isFree, "a name, found `\(name.prefix(40))`")
    try expect(objects[name] == nil, "a new name, found \(name) again")
    objects[name] = try Object(name, kind())
  }

  /// Makes the next line of an object the current one.
  func objectLine(_ keyword: String, fields: Int? = nil) throws(Failure) {
    try input.advance(to: keyword, fields: fields)
    try input.countObjectLine()
  }

  /// The object of a name, which is the next field unless it is given.
  func object(named given: String? = nil) throws(Failure) -> Object {
    let name = if let given { given } else { try input.token("NAME") }
    guard let object = objects[name] else { throw .declined("no object is named `\(name.prefix(40))`") }
    return object
  }

  /// The function of the next field, or the step if steps are admitted.
  func function(orStep: Bool = false) throws(Failure) -> Object {
    let object = try object()
    if orStep, case .step = object.kind { return object }
    try expect(object.isFunction, "a function, but \(object.name) is none")
    return object
  }

  /// The network of the next field.
  func network() throws(Failure) -> Network {
    guard case .network(let network) = try object().kind else { throw .declined("expected a network") }
    return network
  }

  // MARK: Cells

  /// Reads so many lines `at P Q` and takes the cells of the line or of an interval that they separate, from left to
  /// right (FORMAT.md 3.1, last paragraph).
  func eachCell(_ points: Int, in interval: Cell = .line, _ take: (Cell) throws(Failure) -> Void) throws(Failure) {
    var left = interval.left
    for _ in 0..<points {
      try input.advance(to: "at", fields: 2)
      let point = try input.rational("the point")
      try check(left < point && point < interval.right, "\(point) is not between \(left) and \(interval.right)")
      try take(Cell(left: left, right: point))
      left = point
    }
    try take(Cell(left: left, right: interval.right))
  }
}
