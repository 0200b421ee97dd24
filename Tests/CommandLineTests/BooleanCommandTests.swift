import Foundation
import Testing

/// `fourier`, `sign-rank` and `circuit`: answers as text and JSON, certificates, errors.
@Suite(.timeLimit(.minutes(5))) struct BooleanCommandTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func expectRefused(
    _ code: Int32, _ fragment: String, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try scratch.contents()
    let run = try Tool.lemmata.run(arguments)
    #expect(run.code == code, "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(run.error.contains(fragment), "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(try scratch.contents() == before, sourceLocation: sourceLocation)
  }

  /// Runs a command that writes a certificate, which `proofcheck` verifies.
  private func expectCertificate(
    _ code: Int32, _ theorem: String, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = scratch.path("proof-\(arguments.joined().utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFFFF }).cert")
    let run = try Tool.lemmata.run(arguments + ["--certificate", file])
    #expect(run.code == code, "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(run.text.contains("verified by the kernel"), sourceLocation: sourceLocation)
    let check = try Tool.proofcheck.run([file])
    #expect(check.code == 0, sourceLocation: sourceLocation)
    #expect(check.text.contains(theorem), "\(check.text.prefix(300))", sourceLocation: sourceLocation)
  }

  @Test func fourier() throws {
    let run = try Tool.lemmata.run("fourier", "majority:3")
    #expect(run.code == 0 && run.error.isEmpty)
    #expect(
      run.text == """
        majority:3: 3 variables, Boolean, with the values −1 and 1
        true at     4 of 8 points
        degree      3
        not zero    4 of 8 coefficients
        greatest    1/2 in absolute value
        weights     0, 3/4, 0, 1/4 on the levels 0 to 3
        influences  1/2, 1/2, 1/2
        total       3/2
        largest     f^{1} = 1/2
                    f^{2} = 1/2
                    f^{3} = 1/2
                    f^{1,2,3} = -1/2

        """)
    let file = try scratch.file("values.txt", "1/2 0\n-1 3\n")
    let json = try Tool.lemmata.run("fourier", file, "--json", "--largest", "1").json()
    #expect(json["variables"] as? Int == 2 && json["degree"] as? Int == 2)
    #expect(json["greatestCoefficient"] as? String == "9/8")
    try expectCertificate(0, "spectrum f 3 4 4", "fourier", "majority:3")
    try expectCertificate(0, "spectrum f 2 4 9", "fourier", file)
    try expectRefused(3, "nor is there such a file", "fourier", "majorty:3")
    try expectRefused(3, "is a folder", "fourier", "/")
    let constant = try scratch.file("constant.txt", "-5/2\n")
    #expect(try Tool.lemmata.run("fourier", constant, "--json").json()["variables"] as? Int == 0)
    try expectRefused(3, "expected a power of two", "fourier", "011")
    try expectRefused(3, "value 2", "fourier", try scratch.file("bad.txt", "1 x"))
    try expectRefused(2, "--largest", "fourier", "parity:2", "--largest", "-1")
  }

  @Test func signRank() throws {
    let run = try Tool.lemmata.run("sign-rank", "hadamard:1")
    #expect(run.code == 0)
    #expect(run.text.contains("sign-rank   2"))
    let file = try scratch.file("fano.txt", "# two lines\n++-\n+-+\n")
    #expect(try Tool.lemmata.run("sign-rank", file, "--json").json()["exact"] as? Int == 2)
    try expectCertificate(0, "sign-rank-at-least a 3", "sign-rank", "hadamard:2")
    try expectCertificate(4, "sign-rank-at-least a 4", "sign-rank", "hadamard:3")
    try expectCertificate(0, "sign-rank-at-least a 3", "sign-rank", "equality:2")
    try expectCertificate(0, "sign-rank-at-most a 2", "sign-rank", "gt:2")
    try expectCertificate(4, "xor-sign-rank-at-least f 16", "sign-rank", "ip:4", "--xor")
    try expectCertificate(0, "sign-rank-at-most a 1", "sign-rank", "parity:4", "--rows", "1")
    try expectRefused(3, "line 2", "sign-rank", try scratch.file("bad.txt", "++\n+x\n"))
    try expectRefused(3, "expected one number", "sign-rank", "hadamard:x")
    try expectRefused(3, "matrices are hadamard:k", "sign-rank", "nothing:3")
    try expectRefused(3, "expected at most 262144", "sign-rank", "hadamard:10")
    try expectRefused(3, "expected at most 2^18", "sign-rank", "ip:10")
    try expectRefused(3, "need a function", "sign-rank", file, "--xor")
    try expectRefused(2, "--rows", "sign-rank", "parity:4", "--rows", "5")
    try expectRefused(2, "exclude", "sign-rank", "parity:4", "--rows", "1", "--xor")
    try expectRefused(2, "--effort", "sign-rank", "parity:4", "--effort", "0")
  }

  @Test func circuits() throws {
    let file = scratch.path("parity.json")
    let run = try Tool.lemmata.run("circuit", "construct", "parity:3", "--output", file)
    #expect(run.code == 0 && run.text.contains("written:"))
    try expectRefused(3, "not overwritten", "circuit", "construct", "parity:3", "--output", file)
    let evaluated = try Tool.lemmata.run("circuit", "evaluate", file, "--function", "parity:3")
    #expect(evaluated.code == 0 && evaluated.text.contains("computes parity:3 with values 0 and 1"))
    #expect(evaluated.text.contains("Sum-of-ReLU"))
    #expect(try Tool.lemmata.run("circuit", "evaluate", file, "--function", "majority:3").code == 1)
    try expectCertificate(0, "computes c f", "circuit", "evaluate", file, "--function", "parity:3")
    try expectCertificate(1, "computes c computed", "circuit", "evaluate", file, "--function", "omb:3")
    try expectCertificate(0, "training-at-most", "circuit", "construct", "majority:5")
    try expectCertificate(0, "survival c 1", "circuit", "restrict", file, "--parts", "3")
    try expectRefused(3, "expected 3", "circuit", "evaluate", file, "--function", "parity:4")
    try expectRefused(2, "--function", "circuit", "evaluate", file, "--certificate", scratch.path("x.cert"))
    try expectRefused(3, "bad.json", "circuit", "evaluate", try scratch.file("bad.json", #"{"inputs": 2}"#))
    try expectRefused(2, "--parts", "circuit", "restrict", file, "--parts", "4")
  }

  @Test func thresholdFunctions() throws {
    let run = try Tool.lemmata.run("circuit", "threshold", "majority:3")
    #expect(run.code == 0)
    #expect(
      run.text == """
        majority:3: 3 variables
        threshold     yes: true exactly where x1 + x2 + x3 − 2 ≥ 0
        total weight  3, the least of integer weights on {0, 1}

        """)
    #expect(try Tool.lemmata.run("circuit", "threshold", "parity:2").code == 1)
    try expectCertificate(0, "threshold-weights-at-least f 5", "circuit", "threshold", "majority:5")
    try expectCertificate(1, "not-threshold f", "circuit", "threshold", "parity:3")
    try expectCertificate(0, "computes weights f", "circuit", "threshold", "1111")
  }

  @Test func leastGates() throws {
    let json = try Tool.lemmata.run("circuit", "gates", "parity:3", "--json").json()
    #expect(json["fewestGates"] as? Int == 3)
    #expect((json["network"] as? [[String: Any]])?.count == 3)
    #expect(try Tool.lemmata.run("circuit", "gates", "majority:3", "--json").json()["fewestGates"] as? Int == 2)
    #expect(try Tool.lemmata.run("circuit", "gates", "parity:3", "--limit", "2").code == 4)
    try expectCertificate(0, "training-at-least f-fewer hinge 1 1", "circuit", "gates", "parity:2", "--sign")
    try expectCertificate(0, "training-at-least", "circuit", "gates", "0101", "--no-output-bias")
    try expectRefused(3, "at most 10", "circuit", "gates", "parity:11")
    try expectRefused(2, "--limit", "circuit", "gates", "parity:2", "--limit", "-1")
  }

  @Test func bottomLayers() throws {
    let run = try Tool.lemmata.run("circuit", "bottom", "1,1,1", "0,1,1", "--function", "equality:3")
    #expect(run.code == 0)
    #expect(run.text.contains("is computed by no circuit over these sums"))
    try expectCertificate(0, "not-through f v", "circuit", "bottom", "1,1", "--function", "equality:2")
    try expectCertificate(0, "no-common-cone v", "circuit", "bottom", "1,1", "1,-1")
    try expectRefused(2, "expected an integer", "circuit", "bottom", "1,x")
    #expect(try Tool.lemmata.run("circuit", "bottom", "--json", "--", "-1,2", "1,1").json()["rowClasses"] as? Int == 4)
    try expectRefused(3, "weights", "circuit", "bottom", "1,1", "1")
    #expect(try Tool.lemmata.run("circuit", "functions").text.contains("andreev:k,M\n"))
  }
}
