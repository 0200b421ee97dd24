/// The state of the check of one certificate, read from top to bottom.
struct Checker {
  var reader: LineReader
  /// The objects, in the order of their definition.
  private(set) var objects: [NamedObject] = []
  private var positions: [String: Int] = [:]
  /// pieces(F) for the functions F for which a theorem has established it.
  var established: [Int: Integer] = [:]
  private var theorems: [String] = []
  private var label = ""
  /// The length of the verdict line so far.
  private var verdictBytes = 0

  init(reader: LineReader) {
    self.reader = reader
  }

  /// Checks the file from its first line to its last (FORMAT.md section 1).
  mutating func run() -> ProofKernel.Verdict {
    do {
      try checkFile()
      return .verified(label: label, theorems: theorems)
    } catch {
      switch error {
      case .refused(let reason): return .refused(label: label, line: reader.number, reason: reason)
      case .declined(let reason): return .declined(line: reader.number, reason: reason)
      }
    }
  }

  private mutating func checkFile() throws(Failure) {
    try reader.advance(to: "lemmata-proof")
    _ = try reader.word("version", in: 1...1)
    try reader.endOfLine()
    try reader.advance(to: "label")
    label = try reader.token("TEXT")
    if label.utf8.count > 120 || label.utf8.contains(UInt8(ascii: "|")) {
      throw .declined("the label is longer than 120 bytes or contains `|`")
    }
    verdictBytes = "verified ".utf8.count + label.utf8.count
    try reader.endOfLine()
    while try checkRecord() {}
    try reader.finish()
  }

  /// Checks one record; false if it was the `end` line.
  private mutating func checkRecord() throws(Failure) -> Bool {
    try reader.advance()
    let keyword = try reader.token("record")
    switch keyword {
    case "note":
      _ = try reader.token("the text of the note")
    case "end":
      let before = try reader.integer("N")
      try reader.endOfLine()
      if before != .small(reader.number - 1) {
        throw .declined("`end \(before)` in line \(reader.number)")
      }
      if theorems.isEmpty { throw .declined("no theorem") }
      return false
    case "integer": try readInteger()
    case "network": try readNetwork()
    case "function": try readFunction()
    case "folding": try readFolding()
    case "compose": try readCompose()
    case "sum": try readSum()
    case "scale": try readScale()
    case "maximum": try readExtremum(isMaximum: true)
    case "minimum": try readExtremum(isMaximum: false)
    case "flaps": try readFlaps()
    case "step": try readStep()
    case "affine-maximum": try readAffineMaximum()
    default: try accept(checkTheorem(keyword))
    }
    return true
  }

  /// Checks the theorem whose keyword has been read, and returns it as section 4 restates it.
  private mutating func checkTheorem(_ keyword: String) throws(Failure) -> String {
    switch keyword {
    case "equal": return try checkEqual()
    case "pieces": return try checkPieces()
    case "pieces-on": return try checkPiecesOn()
    case "alternates": return try checkAlternates()
    case "value": return try checkValue()
    case "distinct": return try checkDistinct()
    case "compare": return try checkCompare()
    case "size-at-least": return try checkSizeAtLeast()
    case "gates-at-least": return try checkGatesAtLeast()
    case "distance": return try checkDistance()
    case "far-from-pieces": return try checkFarFromPieces()
    case "far-from-networks": return try checkFarFromNetworks()
    case "far-from-continuous": return try checkFarFromContinuous()
    case "fold-pieces": return try checkFoldPieces()
    case "infinitely-many-sets": return try checkInfinitelyManySets()
    case "sectors": return try checkSectors()
    case "affine": return try checkAffine()
    case "gates-for-affine-at-least": return try checkGatesForAffineAtLeast()
    case "not-one-hidden-layer": return try checkNotOneHiddenLayer()
    case "flap-system": return try checkFlapSystem()
    default: throw .declined("`\(keyword.prefix(40))` is not a record of version 1")
    }
  }

  private mutating func accept(_ theorem: String) throws(Failure) {
    verdictBytes += " | ".utf8.count + theorem.utf8.count
    if verdictBytes > Limits.verdictBytes {
      throw .declined("the verdict line would exceed \(Limits.verdictBytes) bytes")
    }
    theorems.append(theorem)
  }

  // MARK: Names

  /// Begins the record of a new object and reads its name.
  mutating func newName() throws(Failure) -> String {
    try reader.beginObject()
    let name = try reader.token("NAME")
    guard name.utf8.count <= 32, let first = name.utf8.first, Self.isLetter(first),
      name.utf8.allSatisfy({ Self.isLetter($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }),
      name != "balanced"
    else {
      throw .declined("`\(name.prefix(40))` is not a name: a letter a-z, then at most 31 of a-z 0-9 -")
    }
    if positions[name] != nil { throw .declined("the name \(name) is used already") }
    return name
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }

  /// Ends the record of an object.
  mutating func define(_ object: NamedObject) {
    reader.endObject()
    positions[object.name] = objects.count
    objects.append(object)
  }

  /// The position of an object that has been defined.
  func position(of name: String) throws(Failure) -> Int {
    guard let position = positions[name] else { throw .declined("no object is named `\(name.prefix(40))`") }
    return position
  }

  func wrongKind(_ name: String, expected: String) -> Failure {
    .declined("expected \(expected), but \(name) is an object of another kind")
  }

  /// Reads the name of a function; the position of the object.
  mutating func function() throws(Failure) -> Int {
    let name = try reader.token("the name of a function")
    let position = try position(of: name)
    guard objects[position].object.isFunction else { throw wrongKind(name, expected: "a function") }
    return position
  }

  /// Reads the name of a function or of a step; the position of the object.
  mutating func functionOrStep() throws(Failure) -> Int {
    let name = try reader.token("the name of a function or a step")
    let position = try position(of: name)
    if case .step = objects[position].object { return position }
    guard objects[position].object.isFunction else { throw wrongKind(name, expected: "a function or a step") }
    return position
  }

  /// The network of a name.
  func network(named name: String) throws(Failure) -> Network {
    guard case .network(let network) = objects[try position(of: name)].object else {
      throw wrongKind(name, expected: "a network")
    }
    return network
  }
}
