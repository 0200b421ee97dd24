import ExactNumbers
import FileFormats

// Right sides, ranges, bounds and the quadratic objective.
extension MPSReader {
  /// The pairs of a name and a number of a line of RHS or RANGES, whose first word may be the name of a set; empty for
  /// another set than the first.
  private mutating func pairs(
    _ line: MPSLine, _ section: String
  ) throws(FileFormatError) -> [(name: TextToken, number: TextToken)] {
    var words = line.words[...]
    guard (2...5).contains(words.count) else {
      throw line.words[0].unexpected("one or two pairs of a row and a number")
    }
    if words.count % 2 == 1 {
      guard isOfFirstSet(line.words[0].text, section, line) else { return [] }
      words = words.dropFirst()
    }
    let list = Array(words)
    return stride(from: 0, to: list.count, by: 2).map { (list[$0], list[$0 + 1]) }
  }

  private mutating func isOfFirstSet(_ name: String, _ section: String, _ line: MPSLine) -> Bool {
    guard let first = sets[section] else {
      sets[section] = name
      return true
    }
    if first != name {
      assembly.note("line \(line.number): the set \(name) of \(section) is not the first and was passed over")
    }
    return first == name
  }

  mutating func readRightSide(_ line: MPSLine) throws(FileFormatError) {
    for (name, number) in try pairs(line, "RHS") {
      let value = try number.programNumber(&assembly.budget)
      switch try row(name) {
      case .passedOver: continue
      case .objective:
        guard entries.insert(Entry(row: -1, column: -1)).inserted else {
          throw name.unexpected("one right side of the objective")
        }
        assembly.constant = -value
      case .constraint(let index):
        guard rightSides[index] == nil else { throw name.unexpected("a row without a right side so far") }
        rightSides[index] = value
      }
    }
  }

  /// Gives the constraints their bounds, as far as ranges have not.
  mutating func finishRightSides() throws(FileFormatError) {
    for index in types.indices where !hasRange[index] {
      let side = rightSides[index] ?? 0
      switch types[index] {
      case UInt8(ascii: "L"): assembly.constraints[index].bounds = .atMost(side)
      case UInt8(ascii: "G"): assembly.constraints[index].bounds = .atLeast(side)
      default: assembly.constraints[index].bounds = .equal(side)
      }
    }
  }

  mutating func readRange(_ line: MPSLine) throws(FileFormatError) {
    for (name, number) in try pairs(line, "RANGES") {
      let range = try number.programNumber(&assembly.budget)
      guard case .constraint(let index) = try row(name) else { throw name.unexpected("a row of type L, G or E") }
      guard !hasRange[index] else { throw name.unexpected("a row without a range so far") }
      hasRange[index] = true
      let side = rightSides[index] ?? 0
      assembly.constraints[index].bounds =
        switch types[index] {
        case UInt8(ascii: "L"): Bounds(lower: side - range.magnitude, upper: side)
        case UInt8(ascii: "G"): Bounds(lower: side, upper: side + range.magnitude)
        default: range.isNegative ? Bounds(lower: side + range, upper: side) : Bounds(lower: side, upper: side + range)
        }
    }
  }

  private static let integerBounds = ["BV", "LI", "UI"]

  mutating func readBound(_ line: MPSLine) throws(FileFormatError) {
    let words = line.words
    let type = words[0].bytes.count > 2 ? "" : words[0].text.uppercased()
    if Self.integerBounds.contains(type) {
      throw words[0].unexpected("only continuous variables, since integer ones make no linear or convex program")
    }
    let takesNumber = ["UP", "LO", "FX"].contains(type)
    guard takesNumber || ["FR", "MI", "PL"].contains(type) else {
      throw words[0].unexpected("a bound LO, UP, FX, FR, MI or PL")
    }
    // The set may be missing, and bounds without number may carry one.
    var rest = words.dropFirst()
    let hasSet =
      takesNumber
      ? rest.count == 3 : rest.count == 3 || (rest.count == 2 && assembly.knownVariable(rest[1].text) == nil)
    guard takesNumber ? rest.count == 2 || hasSet : (1...3).contains(rest.count) else {
      throw words[0].unexpected("a bound with the name of a set, a column\(takesNumber ? " and a number" : "")")
    }
    if hasSet {
      guard isOfFirstSet(rest[1].text, "BOUNDS", line) else { return }
      rest = rest.dropFirst()
    }
    guard let column = rest.first, let variable = assembly.knownVariable(column.text) else {
      throw (rest.first ?? words[0]).unexpected("the name of a column")
    }
    switch type {
    case "FR": assembly.bounds[variable] = .free
    case "MI": assembly.bounds[variable].lower = nil
    case "PL": assembly.bounds[variable].upper = nil
    default:
      guard let number = rest.dropFirst().first else { throw words[0].unexpected("a number") }
      try apply(type, number, to: variable, line)
    }
    if type == "FR" || type == "MI" { lowerGiven.insert(variable) }
  }

  private mutating func apply(
    _ type: String, _ number: TextToken, to variable: Int, _ line: MPSLine
  ) throws(FileFormatError) {
    if number.isInfinity {
      let isNegative = number.bytes.first == UInt8(ascii: "-")
      switch (type, isNegative) {
      case ("UP", false): assembly.bounds[variable].upper = nil
      case ("LO", true):
        assembly.bounds[variable].lower = nil
        lowerGiven.insert(variable)
      default: throw number.unexpected("a bound that some number satisfies")
      }
      return
    }
    let value = try number.programNumber(&assembly.budget)
    assembly.noteHugeBound(value, line: line.number)
    switch type {
    case "LO":
      assembly.bounds[variable].lower = value
      lowerGiven.insert(variable)
    case "FX":
      assembly.bounds[variable] = .equal(value)
      lowerGiven.insert(variable)
    default:
      assembly.bounds[variable].upper = value
      if value.isNegative, !lowerGiven.contains(variable) {
        assembly.bounds[variable].lower = nil
        assembly.note("line \(line.number): the negative upper bound makes the lower bound −∞, as is usual for MPS")
      }
    }
  }

  mutating func readCurvature(_ line: MPSLine, isFull: Bool) throws(FileFormatError) {
    let words = line.words
    guard words.count == 3 else { throw words[0].unexpected("two columns and a number") }
    var columns: [Int] = []
    for word in words.prefix(2) {
      guard let variable = assembly.knownVariable(word.text) else { throw word.unexpected("the name of a column") }
      columns.append(variable)
    }
    let value = try words[2].programNumber(&assembly.budget)
    try assembly.countCoefficient(line: line.number)
    let pair = ProgramAssembly.VariablePair(columns[0], columns[1])
    if isFull, columns[0] != columns[1] {
      // Both halves are given; each place once, and they must agree, which the end of the file shows.
      guard entries.insert(Entry(row: -2 - columns[0], column: columns[1])).inserted else {
        throw words[0].unexpected("each entry of the matrix once")
      }
      assembly.curvature[pair, default: 0] += value * Rational(1, 2)
      if let other = halves.removeValue(forKey: pair) {
        guard other == value else { throw words[2].unexpected("\(other), as on the other side of the diagonal") }
      } else {
        halves[pair] = value
      }
    } else {
      guard assembly.curvature.updateValue(value, forKey: pair) == nil else {
        throw words[0].unexpected("each entry of the matrix once")
      }
    }
  }
}
