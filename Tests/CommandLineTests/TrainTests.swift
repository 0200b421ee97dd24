import Foundation
import Testing

/// `train`: known optima, tables of all kinds, certificates, pictures, bad input, interruption.
@Suite(.timeLimit(.minutes(5)), .serialized) struct TrainTests {
  private static let zigzag = "x,y\n0,1\n1,-1\n2,1\n3,-1\n4,1\n"

  @Test(arguments: [
    (["--width", "1"], "4"), (["--width", "2"], "3"), (["--width", "2", "--output-bias"], "8/3"),
    (["--loss", "absolute"], "3"), (["--loss", "absolute", "--output-bias"], "2"),
    (["--pieces", "1:0,-1:0"], "3"), (["--width", "0"], "5"),
  ])
  func optimaOfAZigzag(_ options: [String], _ value: String) throws {
    let scratch = try Scratch()
    let table = try scratch.file("zigzag.csv", Self.zigzag)
    let run = try Tool.lemmata.run(
      ["train", table, "--json", "--restarts", "5", "--certificate", "z.cert"] + options, in: scratch.url)
    #expect(run.code == 0, "\(run.error)")
    let json = try run.json()
    #expect(json["value"] as? String == value)
    #expect(json["lowerBound"] as? String == value)
    #expect(json["optimal"] as? Bool == true)
    let check = try Tool.proofcheck.run(scratch.path("z.cert"))
    #expect(check.code == 0)
    #expect(check.text.contains("training-at-least data"))
  }

  @Test func columnsQuotesAndWeights() throws {
    let scratch = try Scratch()
    let table = try scratch.file(
      "t.csv", "\u{FEFF}name,\"a, b\",weight,y\r\n\"one \"\"1\"\"\",0.5,2,1e0\r\ntwo,1/3,1,0\r\n\r\nthree,2,1/2,-1\r\n")
    let run = try Tool.lemmata.run([
      "train", table, "--json", "--features", "a, b".replacingOccurrences(of: ", ", with: "_"), "--weight", "3",
    ])
    #expect(run.code == 3)
    #expect(run.error.contains("features: found 'a_b', expected one of the columns 'name', 'a, b', 'weight', 'y'"))
    let good = try Tool.lemmata.run(["train", table, "--json", "--features", "2", "--weight", "weight", "--label", "y"])
    #expect(good.code == 0, "\(good.error)")
    #expect(try good.json()["features"] as? [String] == ["a, b"])
    #expect(try good.json()["points"] as? Int == 3)
    #expect(try good.json()["label"] as? String == "y" && good.json()["weight"] as? String == "weight")
    let text = try Tool.lemmata.run(["train", table, "--features", "2", "--weight", "weight", "--restarts", "0"])
    #expect(text.lines.dropFirst().first == "labels: y; weights: weight; coordinates: a, b", "\(text.text)")
  }

  @Test(arguments: [
    ("x,y\n0,1\n1,\n", "line 3, character 3 (field 2, 'y'): found no value, expected a number"),
    (
      "x,y\n0,1\n1,one\n",
      "line 3, character 3 (field 2, 'y'): found 'one', which cannot be read as a number: no digits"
    ),
    ("x,y\n0,1\n1,NaN\n", "found 'NaN'"), ("x,y\n0,1\n1,2,3\n", "line 3: found 3 fields, expected 2"),
    ("x,y\n\"0,1\n", "line 2, character 1 (field 1): found no end, expected a quote that ends the field"),
    ("x,y\n0\"1,2\n", "found a quote, expected none inside a field"), ("", "no records"),
    ("x,y\n0,1/0\n", "found '1/0'"), ("x,y\n0,1e400000000\n", "the exponent is beyond 10000"),
    ("x,y\n", "no records below the header"), ("x;y\n0;1,5\n", "a decimal point instead of the comma"),
    ("x,y\n0,1,5\n", "decimals have a point"), ("0,5;1,5\n", "found commas and semicolons"),
    ("x,x,y\n0,1,2\n", "found 'x' for the columns 1 and 2"),
    ("x,y\n0,\u{0}\n", "bytes that are no text"),
  ])
  func badTables(_ text: String, _ message: String) throws {
    let scratch = try Scratch()
    let run = try Tool.lemmata.run(["train", try scratch.file("t.csv", text), "--certificate", scratch.path("c")])
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    #expect(run.error.contains(message), "\(run.error)")
    #expect(try scratch.contents().keys.sorted() == ["t.csv"])
  }

  @Test(arguments: [
    (["--width", "-1"], "--width: found -1"), (["--width", "101"], "found 101"),
    (["--loss", "squared", "--pieces", "1:0"], "exclude each other"), (["--pieces", "1"], "expected slope:intercept"),
    (["--pieces", "1:0,2:3"], "--pieces: found only positive slopes, so that the loss falls for ever"),
    (["--pieces=-1:0"], "slopes of both signs, or one that is 0"), (["--separator", "dot"], "--separator"),
    (["--threads", "0"], "--threads: found 0"), (["--certificate", "t.csv"], "the same file"),
  ])
  func wrongUsage(_ options: [String], _ message: String) throws {
    let scratch = try Scratch()
    _ = try scratch.file("t.csv", Self.zigzag)
    let run = try Tool.lemmata.run(["train", "t.csv"] + options, in: scratch.url)
    #expect(run.code == 2)
    #expect(run.error.contains(message), "\(run.error)")
    #expect(try scratch.contents()["t.csv"] == Data(Self.zigzag.utf8))
  }

  @Test func lossesThatDoNotFit() throws {
    let scratch = try Scratch()
    let table = try scratch.file("t.csv", "x,y\n0,1\n1,2\n")
    let hinge = try Tool.lemmata.run(["train", table, "--loss", "hinge"])
    #expect(hinge.code == 3 && hinge.error.contains("point 2: found the label 2, expected −1 or 1"))
    let bits = try scratch.file("b.csv", "x,y\n0,0\n1,1\n")
    let run = try Tool.lemmata.run(["train", bits, "--loss", "hinge"])
    #expect(run.code == 3 && run.error.contains("write −1 for 0"), "\(run.error)")
  }

  @Test func columnsWithTwoRoles() throws {
    let scratch = try Scratch()
    let table = try scratch.file("t.csv", "a,b,y\n0,1,2\n1,1,3\n")
    for (options, message) in [
      (["--features", "a,y"], "features: found 'y', which has the labels"),
      (["--features", "3"], "features: found 'y', which has the labels"),
      (["--weight", "y"], "weight: found 'y', which has the labels"),
      (["--weight", "b", "--features", "a,b"], "features: found 'b', which has the weights"),
      (["--features", "a,a"], "features: found 'a' twice"),
    ] {
      let run = try Tool.lemmata.run(["train", table] + options)
      #expect(run.code == 3 && run.output.isEmpty && run.error.contains(message), "\(run.error)")
    }
  }

  /// Exact numbers are never cut; long ones say where they are.
  @Test func longNumbersUnusedGatesAndOverflow() throws {
    let scratch = try Scratch()
    let table = try scratch.file("t.csv", "x,y\n0,1e200\n1,-1e200\n2,1e200\n")
    let short = try Tool.lemmata.run(["train", table])
    #expect(short.code == 0)
    #expect(
      short.text.contains("≈ 1.000·10^400 (an integer with 401 digits; --complete or --json has it)"), "\(short.text)")
    #expect(short.text.contains("overflow") && !short.text.contains("inf") && !short.text.contains("…"))
    let complete = try Tool.lemmata.run(["train", table, "--complete", "--restarts", "0"])
    #expect(complete.text.contains("1" + String(repeating: "0", count: 400) + " ≈"))
    #expect(complete.text.contains("gate 1") && !complete.text.contains("(≈"))
    let line = try scratch.file("l.csv", "# made by hand\n#\nx\ty\n0\t0\n1\t1\n")
    let unused = try Tool.lemmata.run(["train", line, "--width", "3", "--restarts", "0"])
    #expect(unused.text.contains("gate 1        max(0, x)\ngates unused  2\n"), "\(unused.text)")
  }

  @Test func patternsExplainThemselves() throws {
    let scratch = try Scratch()
    let table = try scratch.file("t.csv", "x,y\n0,0\n1,1\n2,0\n")
    let run = try Tool.lemmata.run(["train", table, "--width", "1", "--patterns", "--restarts", "0"])
    #expect(run.code == 0 && run.text.contains("for each gate its sign, then for each point in the order of the rows"))
  }

  /// Local training beside the optimum: how often it is reached, and how far off it is missed.
  @Test func localTrainingIsReported() throws {
    let scratch = try Scratch()
    let table = try scratch.file("t.csv", Self.zigzag)
    let report = try Tool.lemmata.run(["train", table, "--json", "--restarts", "40"])
    let local = try #require(try report.json()["localTraining"] as? [String: Any])
    #expect(local["restarts"] as? Int == 40)
    let hits = try #require(local["hits"] as? Int)
    #expect((0...40).contains(hits))
    let numbers = try ["best", "median", "worst", "bestAbove", "medianAbove", "bestRatio"].map { name in
      try #require((local[name] as? String).flatMap { Double($0) }, "\(name)")
    }
    #expect(numbers[0] > 3 - 1e-9 && numbers[0] <= numbers[1] && numbers[1] <= numbers[2])
    #expect(abs(numbers[3] - (numbers[0] - 3)) < 1e-9 && abs(numbers[4] - (numbers[1] - 3)) < 1e-9)
    #expect(abs(numbers[5] - numbers[0] / 3) < 1e-9)
    let text = try Tool.lemmata.run(["train", table, "--restarts", "40"]).text
    #expect(text.contains("\(hits) of 40 restarts (L-BFGS) reach it") && text.contains("% above), worst"))
    let without = try Tool.lemmata.run(["train", table, "--restarts", "0"])
    #expect(without.code == 0 && !without.text.contains("restarts"))
  }

  @Test func pageAndDrawing() throws {
    let scratch = try Scratch()
    let table = try scratch.file("t.csv", Self.zigzag)
    let run = try Tool.lemmata.run(["train", table, "--html", "t.html", "--plot", "t.svg"], in: scratch.url)
    #expect(run.code == 0)
    let contents = try scratch.contents()
    let page = String(decoding: try #require(contents["t.html"]), as: UTF8.self)
    #expect(page.contains("The data and the best network") && page.contains("random restarts"))
    #expect(page.contains("labels: y; coordinates: x") && page.contains(">x</text>") && page.contains(">y</text>"))
    let plane = try scratch.file("p.csv", "a,b,c,w\n0,0,0,1\n1,0,1,2\n0,1,1,1\n1,1,0,1\n")
    let two = try Tool.lemmata.run(
      ["train", plane, "--label", "c", "--weight", "w", "--html", "p.html", "--width", "1"], in: scratch.url)
    #expect(two.code == 0, "\(two.error)")
    let text = String(decoding: try #require(try scratch.contents()["p.html"]), as: UTF8.self)
    #expect(text.contains("the side where the gate is on") && text.contains("labels (c) below"))
    #expect(text.contains("whatever their weight (w)"))
    #expect(String(decoding: try #require(contents["t.svg"]), as: UTF8.self).hasPrefix("<?xml"))
  }

  /// About ten seconds of search, interrupted early: a bound with a proof, and a state from which the answer follows.
  @Test func interruptionLeavesAProvedGapAndAState() throws {
    let scratch = try Scratch()
    var generator = SeededGenerator(seed: 12)
    var table = "a,b,y\n"
    for _ in 0..<12 {
      table += (0..<3).map { _ in "\(Int.random(in: -9...9, using: &generator))" }.joined(separator: ",") + "\n"
    }
    _ = try scratch.file("t.csv", table)
    let words = ["train", "t.csv", "--json", "--restarts", "0", "--certificate", "t.cert"]
    let output = scratch.path("out")
    let process = try Tool.lemmata.started(
      words + ["--checkpoint", "t.training", "--checkpoint-interval", "0.2"], in: scratch.url, output: output,
      error: scratch.path("err"))
    while process.isRunning, !FileManager.default.fileExists(atPath: scratch.path("t.training")) { usleep(2_000) }
    if process.isRunning { process.interrupt() }
    process.waitUntilExit()
    let whole = try Tool.lemmata.run(["train", "t.csv", "--json", "--restarts", "0"], in: scratch.url)
    let value = try #require(try whole.json()["value"] as? String)
    if process.terminationStatus == 130 {
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: output))) as? [String: Any])
      #expect(json["optimal"] as? Bool == false)
      #expect(try Tool.proofcheck.run(scratch.path("t.cert")).code == 0)
      let state = try #require(try scratch.contents()["t.training"])
      let text = String(decoding: state, as: UTF8.self)
      // Damaged states are refused, and stay as they are.
      for damaged in [String(text.dropLast(5)), text.replacingOccurrences(of: "split 0", with: "split 7"), "x" + text] {
        _ = try scratch.file("bad.training", damaged)
        let run = try Tool.lemmata.run(words + ["--resume", "bad.training"], in: scratch.url)
        #expect(run.code == 3, "\(run.error)")
        #expect(try scratch.contents()["bad.training"] == Data(damaged.utf8))
      }
      let other = try Tool.lemmata.run(words + ["--resume", "t.training", "--width", "1"], in: scratch.url)
      #expect(other.code == 3 && other.error.contains("another problem"))
      let resumed = try Tool.lemmata.run(words + ["--resume", "t.training"], in: scratch.url)
      #expect(resumed.code == 0, "\(resumed.error)")
      #expect(try resumed.json()["value"] as? String == value)
      #expect(try scratch.contents()["t.training"] == nil)
    }
    #expect(try Tool.proofcheck.run(scratch.path("t.cert")).code == 0)
  }
}
