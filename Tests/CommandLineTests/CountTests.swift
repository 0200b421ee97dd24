import Foundation
import Testing

/// `count` on families: known values, flats, faces, certificates, methods.
@Suite(.timeLimit(.minutes(5))) struct CountTests {
  /// The JSON of a count of chambers, and that it was silent and successful.
  private func counted(_ words: String, _ options: String...) throws -> [String: Any] {
    let run = try Tool.lemmata.run(
      ["count", "chambers"] + words.split(separator: " ").map(String.init) + options + ["--json"])
    #expect(run.code == 0 && run.error.isEmpty, "\(words): \(run.error)")
    return try run.json()
  }

  @Test(arguments: [
    ("resonance 1", "2"), ("resonance 2", "6"), ("resonance 3", "32"), ("resonance 4", "370"), ("resonance 5", "11292"),
    ("resonance 6", "1066044"), ("resonance 7", "347326352"), ("threshold 0", "2"), ("threshold 3", "104"),
    ("threshold 4", "1882"), ("threshold 5", "94572"), ("all-signs 3", "96"), ("all-signs 4", "5376"),
    ("boolean 1", "2"),
    ("boolean 10", "1024"), ("boolean 100", "1267650600228229401496703205376"), ("braid 1", "1"), ("braid 2", "2"),
    ("braid 5", "120"), ("a 4", "120"), ("b 3", "48"), ("b 5", "3840"), ("c 4", "384"), ("d 4", "192"), ("f 4", "1152"),
    ("g 2", "12"), ("e 6", "51840"), ("E7", "2903040"), ("shi 4", "125"), ("catalan 3", "30"), ("catalan 4", "336"),
    ("linial 4", "36"), ("linial 5", "246"), ("semiorder 3", "19"), ("semiorder 4", "183"), ("generic 3 50", "2452"),
    ("generic 5 15", "2942"), ("generic 4 0", "1"), ("generic 4 1", "2"), ("generic 1 9", "2"),
    ("generic-affine 2 20", "211"), ("generic-affine 3 20", "1351"), ("generic-affine 1 5", "6"),
    ("moment-curve 4 20", "2320"), ("moment-curve 10 20", "524288"),
  ])
  func knownNumbersOfChambers(_ words: String, _ chambers: String) throws {
    let json = try counted(words)
    #expect(json["chambers"] as? String == chambers)
    // Families with a known number say where it comes from.
    #expect((json["agreesWith"] as? String)?.isEmpty == false)
    let numbers = try #require(json["whitneyNumbers"] as? [String]).compactMap { Int($0) }
    if words != "boolean 100" {
      #expect(numbers.reduce(0, +) == Int(chambers))
      #expect(json["rank"] as? Int == numbers.count - 1)
      #expect(numbers.count < 2 || numbers[1] == json["hyperplanes"] as? Int)
      if json["central"] as? Bool == true, numbers.count > 1 {
        #expect(numbers.enumerated().reduce(0) { $0 + ($1.offset % 2 == 0 ? $1.element : -$1.element) } == 0)
      }
    }
  }

  @Test(arguments: [
    ("resonance 4", "1 15 80 170 104"), ("resonance 5", "1 31 375 2130 5270 3485"),
    ("resonance 6", "1 63 1652 22435 159460 510524 371909"),
    ("resonance 7", "1 127 7035 215439 3831835 37769977 169824305 135677633"), ("braid 5", "1 10 35 50 24"),
    ("shi 3", "1 6 9"), ("linial 3", "1 3 3"), ("boolean 4", "1 4 6 4 1"), ("braid 1", "1"),
  ])
  func knownWhitneyNumbers(_ words: String, _ numbers: String) throws {
    for method in ["automatic", "restriction", "flat-orbits"] where words != "resonance 7" || method != "restriction" {
      for threads in ["1", "2"] {
        let json = try counted(words, "--method", method, "--threads", threads)
        #expect((json["whitneyNumbers"] as? [String])?.joined(separator: " ") == numbers, "\(method)")
      }
    }
  }

  @Test func everyFieldOfTheJSON() throws {
    let json = try counted("shi 3")
    #expect(
      Set(json.keys) == [
        "report", "version", "subject", "name", "dimension", "forms", "hyperplanes", "central", "rank", "chambers",
        "boundedChambers", "relativelyBoundedChambers", "whitneyNumbers", "characteristicPolynomial", "flats",
        "zonotopeFaces", "generic", "agreesWith", "certificate", "notes",
      ])
    #expect(json["report"] as? String == "lemmata count" && json["version"] as? Int == 1)
    #expect(json["subject"] as? String == "chambers" && json["name"] as? String == "shi 3")
    #expect(json["dimension"] as? Int == 3 && json["forms"] as? Int == 6 && json["hyperplanes"] as? Int == 6)
    #expect(json["central"] as? Bool == false && json["rank"] as? Int == 2)
    #expect(json["boundedChambers"] as? String == "0" && json["relativelyBoundedChambers"] as? String == "4")
    #expect(json["characteristicPolynomial"] as? [String] == ["0", "9", "-6", "1"])
    for name in ["flats", "zonotopeFaces", "generic", "certificate"] { #expect(json[name] is NSNull) }
    // The same bytes again.
    let arguments = ["count", "chambers", "shi", "3", "--json"]
    #expect(try Tool.lemmata.run(arguments).output == Tool.lemmata.run(arguments + ["--threads", "1"]).output)
  }

  @Test func text() throws {
    let run = try Tool.lemmata.run("count", "chambers", "catalan", "3")
    #expect(run.code == 0 && run.error.isEmpty)
    #expect(
      run.text == """
        catalan 3: 9 hyperplanes in R^3, affine
        chambers                     30
        bounded chambers             0
        relatively bounded chambers  12
        characteristic polynomial    t^3 − 9t^2 + 20t
        Whitney (Betti) numbers      1 9 20
        rank                         2
        in agreement with            n! times the Catalan number (2n)!/(n!(n+1)!) (Stanley 1996)

        """)
    #expect(try Tool.lemmata.run("count", "chambers", "B3").text.hasPrefix("type-b 3: 9 hyperplanes in R^3, central\n"))
  }

  @Test(arguments: [
    ("b 3", "1 9 13 1", "48 72 26 1", false), ("braid 4", "1 6 7 1", "24 36 14 1", false),
    ("boolean 3", "1 3 3 1", "8 12 6 1", true), ("generic 3 6", "1 6 15 1", "32 60 30 1", true),
    ("resonance 3", "1 7 9 1", "32 48 18 1", false), ("boolean 1", "1 1", "2 1", true), ("braid 1", "1", "1", true),
    ("generic 2 4", "1 4 1", "8 8 1", true), ("d 3", "1 6 7 1", "24 36 14 1", false),
  ])
  func flatsAndFaces(_ words: String, _ flats: String, _ faces: String, _ isGeneric: Bool) throws {
    let arguments = words.split(separator: " ").map(String.init) + ["--faces", "--generic", "--json"]
    let json = try Tool.lemmata.run(["count", "flats"] + arguments).json()
    #expect((json["flats"] as? [String])?.joined(separator: " ") == flats)
    #expect((json["zonotopeFaces"] as? [String])?.joined(separator: " ") == faces)
    #expect(json["generic"] as? Bool == isGeneric)
    // Vertices are the faces of dimension 0 and as many as chambers.
    let vertices = try Tool.lemmata.run(["count", "vertices"] + arguments)
    #expect(vertices.code == 0)
    #expect(try vertices.json()["chambers"] as? String == (json["zonotopeFaces"] as? [String])?.first)
    #expect(try vertices.json()["subject"] as? String == "vertices")
  }

  @Test func flatsOfAffineArrangements() throws {
    let run = try Tool.lemmata.run("count", "flats", "generic-affine", "2", "5", "--generic")
    #expect(run.code == 0)
    #expect(run.text.contains("\nflats by rank              1 5 10\nflats in all               16\n"), "\(run.text)")
    #expect(run.text.contains("\nbounded chambers           6\n"), "\(run.text)")
  }

  @Test func seedsAndRanges() throws {
    let words = ["count", "chambers", "random", "3", "12", "--json"]
    let plain = try Tool.lemmata.run(words)
    #expect(try Tool.lemmata.run(words + ["--seed", "1", "--range", "2"]).output == plain.output)
    #expect(try plain.json()["name"] as? String == "random 3 12 --seed 1 --range 2")
    var polynomials: Set<[String]> = []
    for seed in 1...8 {
      let json = try Tool.lemmata.run(words + ["--seed", "\(seed)", "--range", "1"]).json()
      polynomials.insert(try #require(json["whitneyNumbers"] as? [String]))
    }
    #expect(polynomials.count > 1)
  }

  @Test(arguments: [
    ["chambers", "b", "4"], ["vertices", "resonance", "4"], ["chambers", "shi", "4"], ["chambers", "boolean", "1"],
    ["chambers", "braid", "1"], ["vertices", "generic", "3", "0"], ["chambers", "generic-affine", "3", "7"],
    ["vertices", "threshold", "4"], ["chambers", "e", "6"], ["chambers", "random", "4", "9", "--range", "1"],
    ["chambers", "linial", "2"], ["chambers", "generic-affine", "1", "1"],
  ])
  func certificates(_ words: [String]) throws {
    let scratch = try Scratch()
    let run = try Tool.lemmata.run(["count"] + words + ["--certificate", "new/p.cert", "--json"], in: scratch.url)
    #expect(run.code == 0 && run.error.isEmpty, "\(words): \(run.error)")
    guard run.code == 0 else { return }
    let json = try run.json()
    let note = try #require(json["certificate"] as? [String: Any])
    #expect(note["file"] as? String == "new/p.cert")
    let checked = try Tool.proofcheck.run("new/p.cert", in: scratch.url)
    #expect(checked.code == 0)
    let chambers = try #require(json["chambers"] as? String)
    // The theorem has a number for every codimension up to the dimension.
    let found = try #require(json["whitneyNumbers"] as? [String])
    let dimension = try #require(json["dimension"] as? Int)
    let numbers = (found + [String](repeating: "0", count: dimension + 1 - found.count)).joined(separator: " ")
    let theorems = try #require(note["theorems"] as? [String])
    #expect(theorems.contains("whitney a \(numbers)"), "\(theorems)")
    #expect(
      theorems.contains(words[0] == "vertices" ? "support-pieces a \(chambers)" : "compare chambers:a = \(chambers)"),
      "\(theorems)")
    #expect(checked.text.hasSuffix(" | " + theorems.joined(separator: " | ") + "\n"))
    #expect(note["bytes"] as? Int == (try scratch.contents()["new/p.cert"])?.count)
    #expect(try scratch.contents().keys.sorted() == ["new", "new/p.cert"])
  }

  @Test(arguments: [
    ("e 6", "the order of the Weyl group E_6"), ("E7", "the order of the Weyl group E_7"),
    ("f 4", "the order of the Weyl group F_4"), ("resonance 4", "OEIS A034997"), ("threshold 3", "OEIS A000609"),
    ("b 3", "2^n n!, the order of the Weyl group"), ("all-signs 2", "2^n n! times OEIS A009997"),
  ])
  func sourcesOfKnownNumbers(_ words: String, _ source: String) throws {
    #expect(try counted(words)["agreesWith"] as? String == source)
  }

  /// The line about a certificate says what it is about, whatever else has been counted.
  @Test func whatACertificateProves() throws {
    let scratch = try Scratch()
    for subject in ["chambers", "vertices"] {
      let run = try Tool.lemmata.run(
        "count", subject, "b", "3", "--faces", "--certificate", "p.cert", in: scratch.url)
      let bytes = try #require(try scratch.contents()["p.cert"]).count
      let line = run.lines.first { $0.hasPrefix("verified by the kernel") }
      #expect(line?.hasSuffix("  Whitney numbers and \(subject): p.cert, \(bytes) bytes") == true, "\(run.text)")
    }
  }

  @Test func pages() throws {
    let scratch = try Scratch()
    for (words, hasPicture) in [
      ("b 2", true), ("b 3", true), ("b 4", false), ("shi 2", true), ("braid 1", false),
      ("shi 3", false), ("boolean 1", false), ("generic 2 0", false), ("generic-affine 2 3", true),
    ] {
      let run = try Tool.lemmata.run(
        ["count", "chambers"] + words.split(separator: " ").map(String.init) + ["--html", "p.html"], in: scratch.url)
      #expect(run.code == 0 && run.error.isEmpty)
      let page = String(decoding: try #require(try scratch.contents()["p.html"]), as: UTF8.self)
      #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("</html>"))
      #expect(page.contains("<svg") == hasPicture, "\(words)")
      #expect(page.contains("<p>There is no picture") == !hasPicture, "\(words)")
    }
    #expect(try scratch.contents().count == 1)
  }
}
