import ExactNumbers
import ReLUNetworks
import Testing

/// The oracle says no to false statements, and agrees with slower ways to decide.
struct OracleTests {
  private static let objects = [
    BaseCertificate.identity, BaseCertificate.pair, BaseCertificate.absolute, BaseCertificate.zero,
    BaseCertificate.dead, BaseCertificate.tent, BaseCertificate.twice, BaseCertificate.hat, BaseCertificate.hatNetwork,
    BaseCertificate.jump, BaseCertificate.plane, BaseCertificate.sawtooth(8),
    "training data 1 3 1 1 1\nsample 1 0 0\nsample 1 1 1\nsample 1 0 2",
    "training four 1 4 1 1 1\nsample 1 0 0\nsample 1 1 1\nsample 1 0 2\nsample 1 1 3",
    "program best minimize 1 1 1\nobjective 1 0 1 -4\nhessian 1 1 2\nrow none 1 1 1",
    "program never minimize 1 2 0\nobjective 1 0 1 1\nrow 1 none 1 1\nrow none 0 1 1",
    "program ever maximize 1 1 0\nobjective 1 0 1 1\nrow 1 none 1 1",
    "network flat 2 2\nlayer 2 1\nrow 0 1 2\nrow 0 -1 -2\nlayer 1 1\nrow 0 1 -1",
    "network saddle 2 2\nlayer 3 1\nrow 0 1 0\nrow 0 0 1\nrow 0 1 1\nlayer 1 3\nrow 0 1 1 -1",
    "network almost 1 2\nlayer 2 1\nrow 1 1\nrow -1 -1\nlayer 1 1\nrow 0 1 1",
    "network map 3 1\nlayer 2 5\nrow 9 1 2 0\nrow 9 2 4 0",
    "function bend 1 1 3 1\npoint 0 0", "function even 1 -2 0 2\npoint 0 0\npoint 1 0",
    "affine-maximum three 2 3 1\nrow 0 0 0\nrow 0 1 0\nrow 0 0 1",
    "affine-maximum square 2 4 1\nrow 0 0 0\nrow 0 1 0\nrow 0 0 1\nrow 0 1 1",
    "affine-maximum skew 2 4 1\nrow 0 0 0\nrow 0 1 0\nrow 0 0 1\nrow 1 1 1",
    "affine-maximum line 1 3 1\nrow 0 0\nrow 0 1\nrow -1 2",
    "affine-maximum cube 3 4 1\nrow 0 0 0 0\nrow 0 1 0 0\nrow 0 0 1 0\nrow 0 1 1 0",
    "affine-maximum simplex 3 4 1\nrow 0 0 0 0\nrow 0 1 0 0\nrow 0 0 1 0\nrow 0 0 0 1",
    "function f 1 10 5 3\npoint 0 1\npoint 1 2\npoint 3 6",
    "arrangement hex 2 3\nplane 0 1 0\nplane 0 0 1\nplane 0 1 1", "arrangement sq 2 2\nplane 0 1 0\nplane 0 0 1",
    "arrangement seg 2 3\nplane 0 1 2\nplane 0 0 0\nplane 0 -2 -4", "arrangement seg2 2 1\nplane 0 -3 -6",
    "arrangement pts 1 4\nplane 0 1\nplane -1 1\nplane 2 -2\nplane 7 0", "arrangement none 3 0",
    "arrangement star 2 3\nplane 0 3 0\nplane 0 1 1\nplane 0 1 -1",
    "arrangement star2 3 3\nplane 0 1 0 0\nplane 0 1 1 0\nplane 0 1 -1 0",
    "arrangement tri 2 3\nplane 0 1 0\nplane 0 0 1\nplane -1 1 1",
    "network hexes 2 2\nlayer 3 1\nrow 0 1 0\nrow 0 0 1\nrow 0 -1 -1\nlayer 1 1\nrow 0 2 2 2",
    "arrangement none1 1 0", "arrangement none2 2 0", "arrangement right 1 1\nplane 0 1",
    "arrangement below 2 2\nplane 0 0 -1\nplane -1 1 0", "arrangement one 2 1\nplane -1 0 1",
    "affine-maximum peak 1 2 1\nrow 0 1\nrow 0 -1",
    "network deep 2 3\nlayer 2 1\nrow 0 1 0\nrow 0 0 1\nlayer 1 1\nrow 0 1 -1\nlayer 1 1\nrow 0 2",
    "flaps good 2 10 12 3\nflap 0 18\nflap 2 -2\nflap 6 4", "flaps bad 2 10 12 3\nflap 0 14\nflap 2 2\nflap 6 4",
  ].joined(separator: "\n")

  private func decisions(_ theorems: [String]) throws -> [(theorem: String, decision: Decision)] {
    try TheoremOracle.judge(BaseCertificate("test", "", "\(Self.objects)\n\(theorems.joined(separator: "\n"))").text)
  }

  private static let truths = [
    "regions plane none2 6 6", "affine-regions saddle none2 6 5 6", "regions abs right 1 1",
    "affine-regions flat none2 2 1 1", "same-map pair id none1", "same-map abs id right", "different-maps abs id 1 -2",
    "maximum-network abs peak none1", "avoids abs none1 below", "reaches abs right one 2 3",
    "not-one-hidden-layer-network deep", "hidden-gates-at-least hexes 3", "hidden-gates-at-least saddle 3",
    "compare patterns:plane maps:saddle - = 1", "compare regions:saddle 6 - = 0",
    "optimum best -3 1 1 1", "infeasible never", "unbounded ever",
    "training-at-least data squared 1 0 2 3", "training-at-most data squared 1 0 2 3",
    "line-training-at-least data squared 1 1 1 2", "pointwise-training-at-least data squared 1 1 1 2",
    "training-at-most data absolute 9 1 0 1",
    "training-at-least data chebyshev 0 0 1 1",
    "equal pair id 0", "equal hat hats 0", "equal f good 0", "pieces h 6 0", "pieces dead 1 0",
    "pieces-on h 4 0 1 1 1 0", "pieces-on abs 1 0 1 1 1 0", "alternates h 4 0 1 1 1 0 1 1 1 0", "value h 1 8 = 1 2",
    "distinct pair abs -1 1", "compare 3 7 balanced = 36", "compare pieces:h = 6",
    "compare size:dead = width:dead:2 2 *",
    "size-at-least h 1 5", "size-at-least h 2 3", "gates-at-least id 2 1 0 0", "gates-at-least bend 2 1 0 0",
    "gates-at-least even 1 1 0 0", "fold-pieces h 6", "distance jump zero = 3 4 0 1 1 1 1 0",
    "far-from-pieces saw 1 1 4 0 8 8 1 0", "far-from-pieces saw 3 1 8 0 8 8 1 0", "far-from-pieces saw 9 0 1 0 8 8 1 0",
    "far-from-networks saw 1 1 1 8 0 8 8 1 0", "far-from-continuous jump 3 4", "infinitely-many-sets plane 1 0 0 1 1 1",
    "sectors plane 6 6 0", "sectors saddle 6 5 0", "sectors flat 1 1 0", "affine pair id",
    "gates-for-affine-at-least map 1", "not-one-hidden-layer three 1 2 3 1", "not-one-hidden-layer skew 1 2 3 1",
    "not-one-hidden-layer simplex 1 2 3 1", "flap-system repaired good f", "flap-system printed bad f",
    "whitney hex 1 3 2 0", "whitney seg 1 1 0 5", "whitney pts 1 2 0", "whitney none 1 0 0 0 0", "whitney tri 1 3 3 0",
    "chambers hex 6", "chambers seg 2", "chambers pts 3", "chambers none 1", "chambers tri 7",
    "chambers-at-least tri 7",
    "chambers-at-least hex 0", "uniform hex", "uniform none", "uniform seg2", "dependent seg", "dependent pts",
    "support hex 7 1 2 3 4", "support seg 9 2 2 1 -2", "support none 0 5 1 1 2 3", "support-network hexes hex",
    "support-gates-at-least hex 3", "support-gates-at-least sq 4", "support-gates-at-least seg 2",
    "support-gates-at-least star 4", "support-gates-at-least none 0", "support-pieces hex 6", "support-pieces seg 2",
    "support-pieces none 1", "same-support seg seg2", "same-support hex hex", "zonotope-pieces hex h 25",
    "zonotope-pieces hex tent 12", "zonotope-pieces seg h 10", "zonotope-size-at-least hex h 1 11",
    "zonotope-size-at-least hex h 2 5", "zonotope-size-at-least seg tent 1 3", "zonotope-size-at-least seg tent 9 9",
    "no-zonotope 3", "no-zonotope 0", "no-zonotope -6", "compare 5 2 choose 2 5 choose + = 10",
    "compare whitney:tri:2 bounded:tri - = dimension:hex", "compare planes:seg hyperplanes:seg - = vertices:seg",
    "compare bounded:seg = 0", "compare chambers:pts bounded:pts - = 2", "compare whitney:none:3 = 0",
  ]

  private static let falsehoods = [
    "regions plane none2 6 5", "regions plane none2 7 6", "affine-regions saddle none2 6 5 5", "regions abs right 2 2",
    "affine-regions flat none2 2 1 2", "same-map abs id none1", "same-map hats abs right",
    "different-maps pair id 1 -2",
    "different-maps abs id 1 2", "maximum-network abs line none1", "maximum-network id peak none1",
    "avoids abs none1 one",
    "avoids abs right one", "reaches abs right one 2 1", "reaches abs right one 2 -3",
    "not-one-hidden-layer-network saddle", "not-one-hidden-layer-network abs", "hidden-gates-at-least hexes 4",
    "hidden-gates-at-least saddle 4", "hidden-gates-at-least flat 3", "compare regions:saddle = 5",
    "optimum best -4 1 1 1", "optimum best -2 1 1 1", "optimum never 0 1 1 0", "optimum ever 1 1 1 0",
    "infeasible best",
    "infeasible ever", "unbounded best", "unbounded never",
    "training-at-least data squared 1 0 2001 3000", "training-at-most data squared 1 0 1999 3000",
    "training-at-least data squared 1 1 2 3", "training-at-least data absolute 2 0 1 9",
    "line-training-at-least data squared 1 1 501 1000", "pointwise-training-at-least data squared 1 1 501 1000",
    "equal pair abs 0", "equal h tent 0", "equal f bad 0", "pieces h 5 0", "pieces dead 2 0", "pieces hat 3 0",
    "pieces-on h 5 0 1 1 1 0", "pieces-on abs 2 0 1 1 1 0", "alternates h 4 0 1 1 1 1 1 0 1 0",
    "alternates h 3 0 1 3 4 0 1 1 2 0", "alternates dead 1 0 1 1 1 7 1 7 1 0", "alternates h 2 0 1 1 1 0 1 1 1 0",
    "value h 1 8 > 1 2", "value h 1 8 < 1 2", "distinct pair id 7 2", "distinct pair abs 1 1",
    "compare 3 7 balanced > 36", "compare 3 7 balanced < 36", "compare pieces:h = 7", "compare 2 10 ^ >= 1025",
    "compare size:hats <= 2", "compare folds:h segments:h:1 - = 1", "size-at-least h 1 6", "size-at-least h 2 4",
    "size-at-least h 3 4", "gates-at-least id 3 1 0 0", "gates-at-least dead 1 1 0 0", "gates-at-least bend 3 1 0 0",
    "gates-at-least even 2 1 0 0", "gates-at-least hat 4 1 0 0", "fold-pieces h 7", "fold-pieces tent 2",
    "distance jump zero = 2 3 0 1 1 1 1 0", "distance tent zero < 1 2 0 1 1 1 1 0",
    "distance id zero = 0 1 -1 1 1 1 1 0", "far-from-pieces saw 1 3 5 0 8 8 1 0",
    "far-from-pieces saw 8 1 100 0 8 8 1 0",
    "far-from-pieces saw 4 1 3 0 8 8 1 0", "far-from-pieces hat 1 11 10 -2 2 1 1 0",
    "far-from-pieces hat 2 3 2 -2 2 1 1 0",
    "far-from-networks saw 1 1 3 5 0 8 8 1 0", "far-from-networks saw 2 10 1 100 0 8 8 1 0",
    "far-from-continuous jump 4 5", "far-from-continuous jump 2 1", "infinitely-many-sets flat 1 0 0 1 -1 -1",
    "sectors plane 6 5 0", "sectors plane 5 6 0", "sectors saddle 6 6 0", "sectors flat 2 1 0", "sectors flat 1 2 0",
    "affine abs id", "affine almost id", "affine pair zero", "gates-for-affine-at-least map 2",
    "gates-for-affine-at-least map -1", "not-one-hidden-layer square 1 2 3 1", "not-one-hidden-layer line 1 2 3 1",
    "flap-system printed good f", "flap-system repaired bad f",
    "whitney hex 1 3 3 0", "whitney hex 1 2 1 0", "whitney seg 1 2 1 0", "whitney pts 1 3 0", "whitney tri 1 3 2 0",
    "whitney none 1 0 0 1 0", "whitney none 0 0 0 0 0", "chambers hex 7", "chambers hex 5", "chambers pts 4",
    "chambers none 0", "chambers tri 8", "chambers-at-least tri 8", "chambers-at-least seg 3",
    "chambers-at-least tri -1", "uniform seg", "uniform star2", "dependent hex", "dependent none", "dependent tri",
    "support hex 7 1 1 3 4", "support hex -7 1 2 3 4", "support seg 7 2 2 1 -2", "support-network hexes sq",
    "support-network saddle hex", "support-gates-at-least hex 4", "support-gates-at-least sq 5",
    "support-gates-at-least seg 3", "support-gates-at-least star 5", "support-gates-at-least none 1",
    "support-gates-at-least hex -1", "support-pieces hex 5", "support-pieces seg 4", "support-pieces none 0",
    "same-support hex sq", "same-support seg sq", "zonotope-pieces hex h 24", "zonotope-pieces hex h 26",
    "zonotope-pieces hex tent 13", "zonotope-pieces seg h 9", "zonotope-size-at-least hex h 1 12",
    "zonotope-size-at-least hex h 2 6", "zonotope-size-at-least seg tent 1 4", "no-zonotope 1", "no-zonotope 2",
    "no-zonotope 100", "compare 6 3 choose = 19", "compare 2 5 choose >= 1", "compare bounded:tri = 0",
    "compare bounded:seg > 0", "compare hyperplanes:pts = planes:pts", "compare vertices:hex < chambers:hex",
  ]

  @Test func truthsHold() throws {
    for (theorem, decision) in try decisions(Self.truths) { #expect(decision == .holds, "\(theorem): \(decision)") }
    #expect(
      Set((Self.truths + OracleBooleanTests.truths).map { String($0.prefix { $0 != " " }) }) == Set(theoremLengths.keys)
    )
  }

  @Test func falsehoodsFail() throws {
    for (theorem, decision) in try decisions(Self.falsehoods) {
      guard case .fails(let reason) = decision else {
        Issue.record("\(theorem): \(decision)")
        continue
      }
      #expect(!reason.isEmpty)
    }
    #expect(
      Set((Self.falsehoods + OracleBooleanTests.falsehoods).map { String($0.prefix { $0 != " " }) })
        == Set(theoremLengths.keys))
  }

  @Test func whatIsNotKnownIsLeftUndecided() throws {
    let theorems = [
      "training-at-least four squared 3 0 1 1000", "not-one-hidden-layer cube 1 2 3 1",
      "far-from-pieces saw 4 1 6 0 8 8 1 0",
    ]
    for (theorem, decision) in try decisions(theorems) {
      guard case .undecided = decision else {
        Issue.record("\(theorem): \(decision)")
        continue
      }
    }
  }

  @Test func nonsenseIsNotRead() {
    for body in [
      "equal id id 0", "\(BaseCertificate.identity)\nequal id other 0", "equal id id 0\n\(BaseCertificate.identity)",
      "integer balanced 3\ncompare 1 = 1", "integer n 1\ninteger n 1\ncompare 1 = 1", "compare 1 = ", "compare 1 1 = 1",
      "compare 1 + = 1", "compare 1 = 1 = 1", "compare 2 1 balanced = 1", "compare 2 -1 ^ = 1",
      "step s 0 1 1 1\nvalue s",
      "network n 1 1\nlayer 2 1\nrow 0 1\nequal n n 0", "network n 1 1\nlayer 1 1\nrow 0 1 1\nequal n n 0",
      "network n 1 2\nlayer 1 1\nrow 0 1\nequal n n 0", "folding f 1 2 1\nfold 2\npieces f 3 0",
      "folding f 1 2 1\nfold 1 1\npieces f 3 0", "function f 1 0 0 2\npoint 1 1\npoint 1 1\npieces f 1 0", "cell 1 1 1",
      "arrangement choose 1 0\nchambers choose 1", "arrangement a 2 1\nplane 0 1\nchambers a 2",
      "arrangement a 2 2\nplane 0 1 1\nchambers a 2", "arrangement a 0 0\nchambers a 1",
      "arrangement a 1 1\nplane 1 1\nuniform a", "arrangement a 1 1\nplane 1 1\nsupport a 1 1 1 0",
      "arrangement a 1 1\nplane 1 1\ncompare vertices:a = 2", "arrangement a 1 0\nwhitney a 1 0",
      "arrangement a 1 0\ncompare whitney:a:2 = 0", "arrangement a 1 0\npieces a 1 0", "compare 1 -1 choose = 0",
      "arrangement a 2 0\narrangement b 1 0\nsame-support a b", "compare -1 1 choose = 0",
      "arrangement a 1 1\nplane 0 0\n\(BaseCertificate.tent)\nzonotope-pieces a tent 1",
      "arrangement a 2 1\nplane 0 1 1\n\(BaseCertificate.absolute)\nsupport-network abs a",
      "training d 1 1 1 1 1\ntraining-at-most d squared 0 0 0 1", "loss l 0 1\ncompare 1 = 1",
      "training d 0 1 1 1 1\nsample 0 1\ntraining-at-most d squared 0 0 0 1",
      "training d 0 1 1 1 1\nsample 1 2\ntraining-at-most d hinge 0 0 0 1",
      "training d 0 0 1 1 1\ntraining-at-most d squared 101 0 0 1",
      "theorem 1", "\(BaseCertificate.plane)\npieces plane 3 0", "\(BaseCertificate.jump)\npieces jump 2 0",
    ] {
      #expect(throws: (any Error).self, "\(body)") { try TheoremOracle.judge(BaseCertificate("test", "", body).text) }
    }
    #expect(throws: OracleError.self) { try TheoremOracle.judge("lemmata-proof 1\nlabel x\ncompare 1 = 1\nend 4\n") }
  }

  @Test func largestProducts() {
    for count in 0...5 {
      for sum in 0...11 {
        let trials = WidthProduct.byTrials(count: count, sum: sum)
        if count > 0 { #expect(trials == WidthProduct.byClosedForm(count: count, sum: sum), "\(count) \(sum)") }
        #expect(trials == WidthProduct.byDynamicProgram(count: count, sum: sum), "\(count) \(sum)")
      }
    }
    for count in 1...14 {
      for sum in stride(from: 1, through: 46, by: 5) {
        let best = WidthProduct.byDynamicProgram(count: count, sum: sum)
        #expect(best == WidthProduct.byClosedForm(count: count, sum: sum), "\(count) \(sum)")
      }
    }
  }

  /// Random networks: the canonical function against the values, and the least gates against all sums of jumps.
  @Test func functionsOfRandomNetworks() throws {
    for base in BaseCertificate.generated where base.kind == "equal" {
      var oracle = TheoremOracle()
      for record in try CertificateRecord.records(of: base.text) where record.head[0] != "equal" {
        try oracle.define(record)
      }
      let network = try oracle.network(named: "n")
      let function = try oracle.function(named: "n")
      for numerator in -30...30 {
        let point = Rational(numerator, 7)
        #expect(network.values(at: [point]) == [function(point)])
      }
      let jumps = zip(function.slopes, function.slopes.dropFirst()).map { $1 - $0 }
      try #require(jumps.count <= 12)
      let isSum = (0..<1 << jumps.count).contains { subset in
        jumps.indices.reduce(function.slopes[0]) { $0 + (subset >> $1 & 1 == 1 ? jumps[$1] : 0) }.isZero
      }
      if function.pieceCount > 1 {
        #expect(TheoremOracle.leastGates(of: function) == function.pieceCount - (isSum ? 1 : 0))
      }
    }
  }

  /// The lower bound for the distance never exceeds the distance to a function of the class.
  @Test func approximationBoundsAreInOrder() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<4 {
      let points = (0...5).map { (x: Rational($0), y: Rational(Int.random(in: -3...3, using: &generator))) }
      let function = try PiecewiseLinearFunction(points: points, leftSlope: 1, rightSlope: -2)
      let bound = ApproximationBound(function: function, left: -1, right: 6)
      for pieces in 1...3 {
        let lower = bound.lowerBound(pieces: pieces)
        let nearest = try #require(bound.nearest(pieces: pieces))
        #expect(lower <= nearest)
        #expect(bound.decide(lower, allowed: pieces, reached: pieces) == .holds || function.pieceCount <= pieces)
        let isWorse = bound.decide(nearest + 1, allowed: pieces, reached: pieces)
        #expect(isWorse != .holds)
      }
    }
  }
}
