import Testing

/// FORMAT.md 4.1 to 4.6: theorems about functions on the line.
struct LineTheoremTests {
  private func verified(_ theorem: String, sourceLocation: SourceLocation = #_sourceLocation) {
    expectVerified("\(objects)\n\(theorem)", sourceLocation: sourceLocation)
  }

  private func refused(_ theorem: String, line: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation) {
    expectRefused(
      "\(objects)\n\(theorem)", line: line.map { objectLines + $0 }, sourceLocation: sourceLocation)
  }

  private func declined(_ theorem: String, line: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation) {
    expectDeclined(
      "\(objects)\n\(theorem)", line: line.map { objectLines + $0 }, sourceLocation: sourceLocation)
  }

  @Test func equal() {
    verified("equal id id 0")
    verified("equal id pair 1\nat 0 1")
    verified("equal id pair 3\nat -1 2\nat 0 7\nat 3 9")
    verified("function seven 1 0 0 1\npoint -3 7\nequal dead seven 1\nat -3 1")
    refused("equal id pair 0", line: 1)
    refused("equal id abs 1\nat 0 1", line: 2)
    refused("equal abs id 1\nat 0 1", line: 2)
    refused("equal id pair 1\nat 1 1", line: 2)
    refused("equal id zero 0")
    // Parallel, and equal in one point.
    refused("scale double 2 1 id\nequal double id 0")
    refused("function one 1 0 0 1\npoint 0 1\nsum shifted id one\nequal shifted id 0")
    // Points must increase strictly.
    refused("equal id pair 2\nat 0 1\nat 0 5", line: 3)
    refused("equal id pair 2\nat 1 1\nat 0 1")
    declined("equal id pair 1\nat 0 0", line: 2)
    declined("equal id pair 1\nat 0 -1", line: 2)
    declined("equal id pair 1\nat 0", line: 2)
    declined("equal id pair 1\nat 0 1 1", line: 2)
    declined("equal id pair 1\ncell 0 1", line: 2)
    declined("equal id pair", line: 1)
    declined("equal id pair 1 1", line: 1)
    declined("equal id id 0\nat 0 1", line: 2)
  }

  @Test func pieces() {
    verified("pieces id 1 0")
    verified("pieces id 1 2\nat 0 1\nat 1 1")
    verified("pieces zero 1 0")
    verified("pieces dead 1 0")
    verified("pieces pair 1 1\nat 0 1")
    verified("pieces abs 2 1\nat 0 3")
    verified("pieces hat 4 5\nat -1 1\nat -1 2\nat 0 1\nat 1 1\nat 3 1")
    verified("pieces ramp 2 1\nat 0 1\ncompare pieces:ramp = 2")
    for wrong in ["-4", "0", "3", "5", "18446744073709551620"] {
      refused("pieces hat \(wrong) 3\nat -1 1\nat 0 1\nat 1 1", line: 4)
    }
    refused("pieces abs 2 0", line: 1)
    refused("pieces hat 4 2\nat -1 1\nat 0 1", line: 3)
    refused("pieces hat 4 2\nat -1 1\nat 1 1")
    declined("pieces jump 2 1\nat 1 2")
    declined("pieces plane 2 0")
    declined("pieces hat x 0")
    declined("compare pieces:hat = 4")
  }

  @Test func piecesOn() {
    verified("pieces-on hat 2 -1 1 1 1 1\nat 0 1")
    verified("pieces-on hat 1 -1 1 0 1 0")
    verified("pieces-on hat 1 0 1 1 1 1\nat 1 2")
    verified("pieces-on hat 3 -5 1 1 2 2\nat -1 1\nat 0 1")
    refused("pieces-on hat 1 -1 1 1 1 1\nat 0 1")
    refused("pieces-on hat 2 -1 1 1 1 0", line: 1)
    // Points at or beyond the ends.
    refused("pieces-on hat 2 -1 1 1 1 2\nat -1 1\nat 0 1", line: 2)
    refused("pieces-on hat 2 -1 1 1 1 2\nat 0 1\nat 2 2", line: 3)
    refused("pieces-on hat 2 -1 1 1 1 2\nat 0 1\nat 5 1", line: 3)
    declined("pieces-on hat 2 1 1 -1 1 1\nat 0 1", line: 1)
    declined("pieces-on hat 2 1 1 2 2 0", line: 1)
    declined("pieces-on hat 2 -1 0 1 1 0", line: 1)
    // It establishes nothing.
    declined("pieces-on hat 1 -1 1 0 1 0\ncompare pieces:hat = 1", line: 2)
  }

  @Test func alternates() {
    let points = "\nat 1 4\nat 1 2\nat 3 4"
    verified("alternates h 4 0 1 1 1 0 1 1 1 3" + points)
    verified("alternates h 4 0 1 2 2 0 5 7 7 3" + points)
    verified("alternates id 1 0 1 1 1 0 1 1 1 0")
    verified("alternates id 1 0 1 1 1 0 1 1 1 1\nat 1 2")
    refused("alternates h 3 0 1 1 1 0 1 1 1 3" + points, line: 4)
    refused("alternates h 4 0 1 1 1 1 1 0 1 3" + points)
    refused("alternates h 4 0 1 1 1 0 1 2 1 3" + points)
    refused("alternates h 4 0 1 1 1 0 1 0 5 3" + points, line: 1)
    refused("alternates h 4 0 1 2 1 0 1 1 1 4\(points)\nat 1 1")
    refused("alternates h 4 1 8 1 1 0 1 1 1 3" + points)
    refused("alternates hat 4 -2 1 2 1 0 1 1 1 3\nat -1 1\nat 0 1\nat 1 1")
    refused("alternates zero 1 0 1 1 1 0 1 1 1 0")
    refused("alternates id 1 0 1 1 1 0 1 2 1 0", line: 1)
    declined("alternates h 4 1 1 0 1 0 1 1 1 3" + points, line: 1)
    declined("alternates h 4 0 1 1 1 0 1 1 3" + points, line: 1)
  }

  @Test func value() {
    for (relation, holds) in [
      ("<", [true, false, false]), ("<=", [true, true, false]), ("=", [false, true, false]),
      (">=", [false, true, true]), (">", [false, false, true]),
    ] {
      // The hat has the value 2/3 at 1/3.
      for (bound, holds) in zip(["3 4", "4 6", "1 2"], holds) {
        let theorem = "value hat 1 3 \(relation) \(bound)"
        if holds { verified(theorem) } else { refused(theorem, line: 1) }
      }
    }
    verified("value dead 100 3 = 7 1")
    verified("value tent 1 2 = 1 1")
    verified("value tent 1 1 = 0 1")
    verified("value tent 2 1 = -2 1")
    verified("value tent -5 1 = 0 1")
    declined("value hat 1 0 = 1 1")
    declined("value hat 1 1 == 1 1")
    declined("value hat 1 1 = 1")
    declined("value jump 0 1 = 0 1")
  }

  @Test func distinct() {
    verified("distinct id abs -1 1")
    refused("distinct id abs 1 1", line: 1)
    refused("distinct id id 0 1")
    refused("distinct hat zero -1 1")
    declined("distinct id jump 0 1")
    declined("distinct id abs -1")
  }

  /// Each function in terms of others.
  @Test func operations() {
    verified("compose g tent tent\nequal g h 5\nat 0 1\nat 1 4\nat 1 2\nat 3 4\nat 1 1")
    refused("compose g tent tent\nequal g h 4\nat 0 1\nat 1 2\nat 3 4\nat 1 1")
    verified("scale minus -1 1 id\nmaximum m id minus\nequal m abs 1\nat 0 1")
    verified("scale minus -1 1 id\nminimum m id minus\nscale n -3 3 m\nequal n abs 1\nat 0 1")
    refused("scale minus -1 1 id\nmaximum m id minus\nequal m abs 0")
    refused("scale minus -1 1 id\nminimum m id minus\nequal m abs 1\nat 0 1")
    verified("maximum m id\nminimum n id\nequal m n 0")
    verified("maximum m id pair\nequal m id 1\nat 0 1")
    verified("sum s abs id\nscale r 2 1 ramp\nequal s r 1\nat 0 1\nscale t 1 2 s\nvalue t 5 1 = 5 1")
    verified("scale nothing 0 1 hat\nequal nothing zero 3\nat -1 1\nat 0 1\nat 1 1")
    verified("flaps f 1 1 0 1\nflap 0 -1\nequal f abs 1\nat 0 1")
    refused("flaps f 1 1 0 1\nflap 0 -1\nequal f abs 0")
    verified("flaps f 2 -2 0 3\nflap -2 0\nflap 0 2\nflap 2 0\npieces f 3 3\nat -1 1\nat 0 1\nat 1 1")
    verified("compose c dead h\nequal c dead 5\nat 0 1\nat 1 4\nat 1 2\nat 3 4\nat 1 1")
    declined("scale s 1 0 id\nequal id id 0")
    declined("scale s 1 -1 id\nequal id id 0")
    declined("maximum m\nequal id id 0")
    declined("sum s id\nequal id id 0")
    declined("sum s id jump\nequal id id 0")
    declined("compose s id plane\nequal id id 0")
  }

  @Test func malformedObjects() {
    for object in [
      "integer n", "integer n 1 2", "function f 0 0 0 1\npoint 0 0", "function f -1 0 0 1\npoint 0 0",
      "function f 1 0 0 2\npoint 0 0\npoint 0 1", "function f 1 0 0 2\npoint 1 0\npoint 0 1",
      "function f 1 0 0 1\npoint 0",
      "folding f 1 2 1\nfold", "folding f 1 2 1\nfold 0", "folding f 1 2 1\nfold 2", "folding f 1 9 1\nfold 2 2",
      "folding f 1 9 1\nfold 3 2", "folding f 0 2 1\nfold 1", "folding f 1 0 1\nfold 1", "folding f 1 2 0",
      "flaps f 1 0 0 0", "flaps f 0 0 0 1\nflap 0 0", "flaps f 1 0 0 2\nflap 0 0\nflap 0 0", "flaps f 1 0 0 1\nflap 0",
      "step f 0 0 0 0", "step f 1 0 0", "affine-maximum f 0 1 1\nrow 0", "affine-maximum f 1 0 1",
      "affine-maximum f 1 1 0\nrow 0 0", "affine-maximum f 1 1 1\nrow 0", "affine-maximum f 1 1 1\nrow 0 0 0",
      "network f 1 1\nlayer 1 0\nrow 0 0", "network f 1 1\nlayer 1 1\nrow 0", "network f 1 1\nlayer 1 1\nrow 0 0 0",
      "network f 1 2\nlayer 2 1\nrow 0 0\nrow 0 0\nlayer 1 1\nrow 0 0", "network f 1 1\nlayer 1 1\nrows 0 0",
    ] {
      declined("\(object)\nequal id id 0")
    }
  }
}
