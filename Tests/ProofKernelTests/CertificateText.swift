import ProofKernel
import Testing

/// A certificate with this body: the first two lines and the last one are added.
func certificate(_ body: String) -> String {
  let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  return (["lemmata-proof 1", "label test"] + lines + ["end \(lines.count + 2)", ""]).joined(separator: "\n")
}

func verdict(_ body: String) -> ProofKernel.Verdict {
  ProofKernel.check(bytes: certificate(body).utf8)
}

/// The restated theorems, or nil with a recorded issue.
@discardableResult
func expectVerified(_ body: String, sourceLocation: SourceLocation = #_sourceLocation) -> [String] {
  let answer = verdict(body)
  guard case .verified(_, let theorems) = answer else {
    Issue.record("expected verified, found: \(answer.line)", sourceLocation: sourceLocation)
    return []
  }
  return theorems
}

func expectRefused(_ body: String, line: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation) {
  let answer = verdict(body)
  guard case .refused(_, let found, let reason) = answer else {
    Issue.record("expected refused, found: \(answer.line.prefix(500))", sourceLocation: sourceLocation)
    return
  }
  #expect(!reason.isEmpty && reason.utf8.count < 500, sourceLocation: sourceLocation)
  if let line { #expect(found == line, sourceLocation: sourceLocation) }
}

func expectDeclined(_ body: String, line: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation) {
  expectDeclined(text: certificate(body), line: line, sourceLocation: sourceLocation)
}

func expectDeclined(text: String, line: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation) {
  let answer = ProofKernel.check(bytes: text.utf8)
  guard case .declined(let found, let reason) = answer else {
    Issue.record("expected declined, found: \(answer.line.prefix(500))", sourceLocation: sourceLocation)
    return
  }
  #expect(!reason.isEmpty && reason.utf8.count < 500, sourceLocation: sourceLocation)
  if let line { #expect(found == line, sourceLocation: sourceLocation) }
}

/// A seeded generator (SplitMix64; Steele, Lea and Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Objects that many tests share: the identity with one layer and with a pair of gates, |x|, tents, constants.
let objects = """
  network id 1 1
  layer 1 1
  row 0 1
  network pair 1 2
  layer 2 1
  row 0 1
  row 0 -1
  layer 1 1
  row 0 1 -1
  network abs 1 2
  layer 2 1
  row 0 1
  row 0 -1
  layer 1 1
  row 0 1 1
  network zero 1 1
  layer 1 1
  row 0 0
  network dead 1 3
  layer 1 1
  row -1 0
  layer 1 1
  row 0 5
  layer 1 1
  row 7 3
  folding tent 2 2 1
  fold 1
  folding h 2 2 2
  fold 1
  fold 1
  function hat 1 0 0 3
  point -1 0
  point 0 1
  point 1 0
  function ramp 2 0 2 1
  point 0 0
  step jump 2 1 0 3
  network flat 2 1
  layer 1 1
  row 0 0 0
  network plane 2 2
  layer 3 1
  row 0 1 0
  row 0 0 1
  row 0 -1 -1
  layer 1 1
  row 0 1 1 1
  """

/// The number of lines of a certificate before the first record that follows `objects`.
let objectLines = 2 + objects.split(separator: "\n").count
