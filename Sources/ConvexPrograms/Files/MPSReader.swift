import ExactNumbers
import FileFormats

/// Reads MPS files, free or fixed; the rules are those of `NamedProgram`.
struct MPSReader {
  /// What a row of the section ROWS is.
  enum Row {
    case objective
    case constraint(Int)
    /// A row of type N that is not the first.
    case passedOver
  }

  var lines: MPSLines
  var assembly = ProgramAssembly()
  var rows: [String: Row] = [:]
  /// The types and right sides of the constraints.
  var types: [UInt8] = []
  var rightSides: [Rational?] = []
  var hasRange: [Bool] = []
  /// The pairs of a row and a column that have an entry.
  var entries: Set<Entry> = []
  /// Variables with a lower bound of their own.
  var lowerGiven: Set<Int> = []
  /// The name of the set that each section is read from; the first one that occurs.
  var sets: [String: String] = [:]
  /// The entries of a full matrix whose mirror images have not come yet.
  var halves: [ProgramAssembly.VariablePair: Rational] = [:]
  private var hasObjective = false
  private var seen: Set<String> = []

  /// A place in the table; −1 is the row of the objective.
  struct Entry: Hashable {
    let row: Int
    let column: Int
  }

  static func read(_ bytes: [UInt8]) throws(FileFormatError) -> NamedProgram {
    do throws(FileFormatError) {
      return try MPSReader.read(bytes, isFixed: false)
    } catch {
      // Names with spaces need the columns; for everything else the first message is the better one.
      if let program = try? MPSReader.read(bytes, isFixed: true) { return program }
      throw error
    }
  }

  static func read(_ bytes: [UInt8], isFixed: Bool) throws(FileFormatError) -> NamedProgram {
    var reader = MPSReader(lines: try MPSLines(bytes, isFixed: isFixed))
    try reader.readSections()
    return try reader.assembly.program()
  }

  private init(lines: MPSLines) { self.lines = lines }

  // MARK: - Sections

  private mutating func readSections() throws(FileFormatError) {
    var pending = try lines.next()
    while let head = pending {
      guard head.isHead else { throw head.words[0].unexpected("a section, which begins in the first column") }
      let word = head.words[0]
      let section = word.bytes.count > 20 ? "" : word.text.uppercased()
      if section == "ENDATA" {
        try requireSections(["ROWS", "COLUMNS"], before: word)
        try finishRightSides()
        if let pair = halves.first(where: { !$0.value.isZero })?.key {
          let names = [pair.first, pair.second].map { assembly.variableNames[$0] }.joined(separator: " and ")
          throw word.unexpected("QMATRIX to have \(names) on both sides of the diagonal")
        }
        if let more = try lines.next() { throw more.words[0].unexpected("nothing after ENDATA") }
        return
      }
      guard seen.insert(section).inserted else { throw word.unexpected("one section of this name") }
      var body: [MPSLine] = []
      let read = try reader(of: section, head)
      pending = nil
      while let line = try lines.next() {
        if line.isHead {
          pending = line
          break
        }
        // One word may stand on the line after OBJSENSE.
        if section == "OBJSENSE" { body.append(line) } else { try read(&self, line) }
      }
      if section == "OBJSENSE" { try readSense(head.words.dropFirst() + body.flatMap(\.words), word) }
    }
    throw lines.unexpectedEnd("ENDATA")
  }

  private typealias LineReader = (inout MPSReader, MPSLine) throws(FileFormatError) -> Void

  private mutating func reader(of section: String, _ head: MPSLine) throws(FileFormatError) -> LineReader {
    let word = head.words[0]
    switch section {
    case "NAME":
      assembly.name = head.words.dropFirst().first?.text
      return { _, line throws(FileFormatError) in throw line.words[0].unexpected("a section after NAME") }
    case "OBJSENSE": return { _, _ in }
    case "ROWS": return { reader, line throws(FileFormatError) in try reader.readRow(line) }
    case "COLUMNS":
      try requireSections(["ROWS"], before: word)
      return { reader, line throws(FileFormatError) in try reader.readColumn(line) }
    case "RHS":
      try requireSections(["ROWS", "COLUMNS"], before: word)
      return { reader, line throws(FileFormatError) in try reader.readRightSide(line) }
    case "RANGES":
      try requireSections(["ROWS", "COLUMNS"], before: word)
      try finishRightSides()
      return { reader, line throws(FileFormatError) in try reader.readRange(line) }
    case "BOUNDS":
      try requireSections(["ROWS", "COLUMNS"], before: word)
      return { reader, line throws(FileFormatError) in try reader.readBound(line) }
    case "QUADOBJ", "QSECTION", "QMATRIX":
      try requireSections(["ROWS", "COLUMNS"], before: word)
      if !assembly.curvature.isEmpty { throw word.unexpected("one section of the quadratic objective") }
      let isFull = section == "QMATRIX"
      return { reader, line throws(FileFormatError) in try reader.readCurvature(line, isFull: isFull) }
    default:
      throw word.unexpected(
        "one of NAME, OBJSENSE, ROWS, COLUMNS, RHS, RANGES, BOUNDS, QUADOBJ, QMATRIX, ENDATA")
    }
  }

  private func requireSections(_ sections: [String], before word: TextToken) throws(FileFormatError) {
    for section in sections where !seen.contains(section) { throw word.unexpected("the section \(section) before") }
  }

  private mutating func readSense(_ words: [TextToken], _ head: TextToken) throws(FileFormatError) {
    let expected = "MIN or MAX"
    guard let word = words.first else { throw head.unexpected("\(expected) after OBJSENSE") }
    switch word.bytes.count > 12 ? "" : word.text.uppercased() {
    case "MIN", "MINIMIZE", "MINIMISE": assembly.sense = .minimize
    case "MAX", "MAXIMIZE", "MAXIMISE": assembly.sense = .maximize
    default: throw word.unexpected(expected)
    }
    if words.count > 1 { throw words[1].unexpected("the next section") }
  }

  // MARK: - Rows and columns

  private mutating func readRow(_ line: MPSLine) throws(FileFormatError) {
    guard line.words.count == 2, line.words[0].bytes.count == 1, let type = line.words[0].bytes.first else {
      throw line.words[0].unexpected("a type N, L, G or E and a name")
    }
    let name = line.words[1].text
    guard rows[name] == nil else { throw line.words[1].unexpected("a name that is new") }
    switch type & 0xDF {
    case UInt8(ascii: "N"):
      let isFirst = !hasObjective
      hasObjective = true
      rows[name] = isFirst ? .objective : .passedOver
      if isFirst {
        assembly.objectiveName = name
      } else {
        assembly.note("line \(line.number): the row \(name) of type N is not the first and was passed over")
      }
    case UInt8(ascii: "L"), UInt8(ascii: "G"), UInt8(ascii: "E"):
      rows[name] = .constraint(types.count)
      types.append(type & 0xDF)
      rightSides.append(nil)
      hasRange.append(false)
      try assembly.append(ProgramAssembly.NamedConstraint(name: name, terms: [], bounds: .free), line: line.number)
    default: throw line.words[0].unexpected("a type N, L, G or E")
    }
  }

  func row(_ word: TextToken) throws(FileFormatError) -> Row {
    guard let row = rows[word.text] else { throw word.unexpected("the name of a row") }
    return row
  }

  private mutating func readColumn(_ line: MPSLine) throws(FileFormatError) {
    let words = line.words
    if words.contains(where: { $0.text.uppercased() == "'MARKER'" }) {
      throw words[0].unexpected("only continuous variables, since integer ones make no linear or convex program")
    }
    guard words.count == 3 || words.count == 5 else {
      throw words[0].unexpected("a column and one or two pairs of a row and a number")
    }
    let column = try assembly.variable(words[0].text, at: words[0])
    for pair in stride(from: 1, to: words.count, by: 2) {
      let value = try words[pair + 1].programNumber(&assembly.budget)
      let term = LinearExpression.Term(variable: column, coefficient: value)
      try assembly.countCoefficient(line: line.number)
      switch try row(words[pair]) {
      case .passedOver: continue
      case .objective:
        try requireNew(Entry(row: -1, column: column), words[pair])
        assembly.objective.append(term)
      case .constraint(let index):
        try requireNew(Entry(row: index, column: column), words[pair])
        assembly.constraints[index].terms.append(term)
      }
    }
  }

  private mutating func requireNew(_ entry: Entry, _ word: TextToken) throws(FileFormatError) {
    guard entries.insert(entry).inserted else { throw word.unexpected("a row that has no entry in this column yet") }
  }
}
