import Testing

/// FORMAT.md 4.8, 4.9 and 4.14: numbers of pieces and of gates.
struct BoundTests {
  @Test func sizeAtLeast() {
    let body = "\(objects)\nfold-pieces h 6\n"
    // One layer: 6 pieces need 5 gates. Two layers: 2 + 2 gates give up to 9 pieces, 1 + 2 up to 6, 1 + 1 up to 4.
    for (theorem, holds) in [
      ("size-at-least h 1 5", true), ("size-at-least h 1 6", false), ("size-at-least h 1 0", true),
      ("size-at-least h 2 3", true), ("size-at-least h 2 4", false), ("size-at-least h 3 3", true),
      ("size-at-least h 3 4", false), ("size-at-least h 1000000000 1000000000", true),
      ("size-at-least h 999999999 1000000000", false), ("size-at-least h 1 1000000000", false),
    ] {
      if holds { expectVerified(body + theorem) } else { expectRefused(body + theorem, line: objectLines + 2) }
    }
    expectDeclined(body + "size-at-least h 0 1")
    expectDeclined(body + "size-at-least h 1 -1")
    expectDeclined(body + "size-at-least h 1000000001 1")
    expectDeclined(body + "size-at-least h 1 1000000001")
    expectDeclined(body + "size-at-least hat 1 1")
    expectDeclined(body + "size-at-least hat 5 1")
    expectDeclined(body + "size-at-least h 1 5 5")
    expectDeclined(body + "size-at-least h 1")
  }

  @Test func gatesByBreaks() {
    let hat = "slopes 0 1 -1 0\nat -1 1\nat 0 1\nat 1 1"
    for count in 0...3 { expectVerified("\(objects)\ngates-at-least hat \(count) 1 0 3\n\(hat)") }
    // The sum over no jump is the negative of the first slope, 0.
    expectRefused("\(objects)\ngates-at-least hat 4 1 0 3\n\(hat)")
    expectRefused("\(objects)\ngates-at-least hat 5 1 0 3\n\(hat)")
    expectRefused("\(objects)\ngates-at-least hat 99999999999999999999 1 0 3\n\(hat)")
    expectVerified(
      "\(objects)\ngates-at-least hat 3 2 0 3\n\(hat.replacing("slopes 0 1 -1 0", with: "slopes 0 2 -2 0"))")
    for wrong in ["0 1 -1", "0 1 -1 0 0", "0 1 -1 1", "0 2 -1 0", "1", "0 1 0 -1"] {
      expectRefused("\(objects)\ngates-at-least hat 3 1 0 3\n\(hat.replacing("0 1 -1 0", with: wrong))")
    }
    expectDeclined("\(objects)\ngates-at-least hat -1 1 0 3\n\(hat)")
    expectDeclined("\(objects)\ngates-at-least hat 3 0 0 3\n\(hat)")
    expectDeclined("\(objects)\ngates-at-least hat 3 1 1 3\n\(hat)")
    expectDeclined("\(objects)\ngates-at-least hat 3 1 1000001 3\n\(hat)")
    expectDeclined("\(objects)\ngates-at-least hat 3 1 -2 3\n\(hat)")
    expectDeclined("\(objects)\ngates-at-least hat 3 1 0 3\nslopes\nat -1 1\nat 0 1\nat 1 1")
    expectDeclined("\(objects)\ngates-at-least hat 3 1 0 3\nat -1 1\nat 0 1\nat 1 1")
  }

  @Test func gatesOfAffineFunctions() {
    expectVerified("\(objects)\ngates-at-least id 2 1 0 0\nslopes 1")
    expectVerified("\(objects)\ngates-at-least id 0 1 0 0\nslopes 1")
    expectRefused("\(objects)\ngates-at-least id 3 1 0 0\nslopes 1")
    expectVerified("\(objects)\ngates-at-least zero 0 1 0 0\nslopes 0")
    expectRefused("\(objects)\ngates-at-least zero 1 1 0 0\nslopes 0")
    expectRefused("\(objects)\ngates-at-least zero 2 1 0 0\nslopes 0")
    expectVerified("\(objects)\ngates-at-least dead 0 1 7 0\nslopes 0")
  }

  @Test func gatesBySubsetSums() {
    let bend = "\(objects)\nfunction bend 1 1 3 1\npoint 0 0\ngates-at-least bend "
    expectVerified(bend + "2 1 0 1\nslopes 1 3\nat 0 1")
    expectVerified(bend + "2 1 2 1\nslopes 1 3\nat 0 1")
    expectVerified(bend + "2 5 4 1\nslopes 5 15\nat 0 1")
    expectRefused(bend + "2 1 3 1\nslopes 1 3\nat 0 1")
    expectRefused(bend + "3 1 0 1\nslopes 1 3\nat 0 1")
    expectRefused(bend + "3 1 2 1\nslopes 1 3\nat 0 1")
  }

  /// Random slopes, the subsets tried one by one.
  @Test func subsetSumsAgreeWithTrials() {
    var generator = SeededGenerator(seed: 11)
    for trial in 0..<200 {
      let breaks = Int.random(in: 1...6, using: &generator)
      var slopes = [Int.random(in: -6...6, using: &generator)]
      while slopes.count <= breaks {
        let next = slopes[slopes.count - 1] + [-4, -3, -2, 2, 3, 5][Int.random(in: 0...5, using: &generator)]
        slopes.append(next)
      }
      let modulus = trial.isMultiple(of: 2) ? 0 : Int.random(in: 2...9, using: &generator)
      let jumps = zip(slopes.dropFirst(), slopes).map { $0 - $1 }
      let isHit = (0..<1 << jumps.count).contains { subset in
        let sum = jumps.indices.reduce(slopes[0]) { $0 + (subset >> $1 & 1 == 1 ? jumps[$1] : 0) }
        return modulus == 0 ? sum == 0 : sum.isMultiple(of: modulus)
      }
      var y = 0
      var points = ["point 0 0"]
      for i in 1..<max(breaks, 1) {
        y += slopes[i]
        points.append("point \(i) \(y)")
      }
      let body = """
        function f 1 \(slopes[0]) \(slopes[breaks]) \(points.count)
        \(points.joined(separator: "\n"))
        gates-at-least f \(slopes.count) 1 \(modulus) \(points.count)
        slopes \(slopes.map(String.init).joined(separator: " "))
        \(points.indices.map { "at \($0) 1" }.joined(separator: "\n"))
        """
      if isHit { expectRefused(body) } else { expectVerified(body) }
    }
  }

  @Test func tooManyJumps() {
    // A zigzag of slopes 1 and 3: more than 64 jumps are declined, unless modulo something.
    let slopes = (0...65).map { $0.isMultiple(of: 2) ? 1 : 3 }
    var y = 0
    var points = ["point 0 0"]
    for i in 1..<65 {
      y += slopes[i]
      points.append("point \(i) \(y)")
    }
    let object = "function f 1 1 3 65\n\(points.joined(separator: "\n"))"
    let list =
      "slopes \(slopes.map(String.init).joined(separator: " "))\n"
      + points.indices.map { "at \($0) 1" }.joined(separator: "\n")
    expectDeclined("\(object)\ngates-at-least f 66 1 0 65\n\(list)")
    expectVerified("\(object)\ngates-at-least f 66 1 2 65\n\(list)")
    expectVerified("\(object)\ngates-at-least f 65 1 0 65\n\(list)")
    // Jumps 1, 2, 4, …: the sums of one half are more than 300 000.
    var slope = 0
    var lines: [String] = []
    var all = ["0"]
    var height = 0
    for i in 0..<40 {
      lines.append("point \(i) \(height)")
      slope += 1 << i
      height += slope
      all.append(String(slope))
    }
    let powers = """
      function f 1 0 \(slope) 40
      \(lines.joined(separator: "\n"))
      gates-at-least f 41 1 0 40
      slopes \(all.joined(separator: " "))
      \(lines.indices.map { "at \($0) 1" }.joined(separator: "\n"))
      """
    expectDeclined(powers)
  }

  @Test func foldPieces() {
    for (folds, pieces) in [
      (["1"], 3), (["1 2"], 4), (["1", "1"], 6), (["1 2", "1"], 7), (["1", "1 2"], 8), (["1 2", "1 2"], 10),
      (["1 2 3", "1 2", "4"], 26),
    ] {
      let object = "folding f 1 9 \(folds.count)\n" + folds.map { "fold \($0)\n" }.joined()
      expectVerified("\(object)fold-pieces f \(pieces)")
      for wrong in [pieces - 1, pieces + 1, 0, -pieces] { expectRefused("\(object)fold-pieces f \(wrong)") }
    }
    let many = "folding f 1 2 1000\n" + String(repeating: "fold 1\n", count: 1000)
    expectVerified("\(many)fold-pieces f 1\ncompare 1 = 1".replacing("fold-pieces f 1\n", with: ""))
    expectRefused("\(many)fold-pieces f 5")
    expectDeclined("\(objects)\nfold-pieces hat 4")
    expectDeclined("\(objects)\nfold-pieces h")
    expectDeclined("\(objects)\nfold-pieces h 6 6")
  }
}
