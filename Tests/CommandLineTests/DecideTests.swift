import Foundation
import Testing

/// `decide` and `convert`, on the networks that come with the package.
@Suite(.timeLimit(.minutes(5))) struct DecideTests {
  private let scratch: Scratch
  private let network = packageFolder.appendingPathComponent("datasets/classifiers/spirals_16_16.json").path
  private let property = packageFolder.appendingPathComponent("datasets/classifiers/spirals_robust.vnnlib").path

  init() throws { scratch = try Scratch() }

  @Test func holds() throws {
    let run = try Tool.lemmata.run("decide", network, property, "--json")
    #expect(run.code == 0, "\(run.error)")
    let json = try run.json()
    #expect(
      Set(json.keys) == ["report", "version", "network", "property", "answer", "regions", "parts", "notes"])
    #expect(json["answer"] as? String == "holds")
  }

  @Test func violated() throws {
    let wide = String(decoding: try Data(contentsOf: URL(fileURLWithPath: property)), as: UTF8.self)
      .replacingOccurrences(of: "(<= X_0 0.098)", with: "(<= X_0 1)")
    let file = try scratch.file("wide.vnnlib", wide)
    let run = try Tool.lemmata.run("decide", network, file)
    #expect(run.code == 0 && run.lines.first == "violated (sat): wide.vnnlib of spirals_16_16.json")
    #expect(run.lines.contains { $0.hasPrefix("X_1 = ") } && run.lines.contains { $0.hasPrefix("Y_1 = ") })
    let one = try Tool.lemmata.run("decide", network, file, "--threads", "1", "--json").json()
    let two = try Tool.lemmata.run("decide", network, file, "--threads", "2", "--json").json()
    #expect(one["input"] as? [String] == two["input"] as? [String] && one["output"] as? [String] != nil)
  }

  @Test func wrongInput() throws {
    let empty = try scratch.file(
      "p",
      "(declare-const X_0 Real) (declare-const X_1 Real) (declare-const Y_0 Real)(declare-const Y_1 Real)"
        + "(assert (<= X_0 0)) (assert (>= X_0 1))")
    let run = try Tool.lemmata.run("decide", network, empty)
    #expect(run.code == 3 && run.error.contains("input X_0: the lower bound 1 is above the upper bound 0"))
    #expect(try Tool.lemmata.run("decide", network, network).code == 3)
  }

  @Test func conversions() throws {
    let onnx = scratch.path("net.onnx")
    #expect(try Tool.lemmata.run("convert", network, onnx).code == 0)
    #expect(try Tool.lemmata.run("convert", onnx, scratch.path("back.json")).code == 0)
    #expect(try Tool.lemmata.run("convert", network, scratch.path("same.json")).code == 0)
    let contents = try scratch.contents()
    #expect(contents["back.json"] != nil && contents["back.json"] == contents["same.json"])
    let again = try Tool.lemmata.run("convert", network, onnx)
    #expect(again.code == 3 && again.error.contains("exists, and is not overwritten"))
    let third = try scratch.file("third.json", #"{"layers": [{"W": [["1/3"]], "b": [0]}]}"#)
    let refused = try Tool.lemmata.run("convert", third, scratch.path("third.onnx"))
    #expect(
      refused.code == 3 && refused.error.contains("layer 1, row 1, column 1: the number 1/3 is not exactly a float"))
    let rounded = try Tool.lemmata.run("convert", third, scratch.path("third.onnx"), "--round", "--double")
    #expect(rounded.code == 0 && rounded.error.contains("1 numbers were rounded"))
    #expect(try Tool.lemmata.run("convert", third, scratch.path("third.nnet")).code == 2)
    #expect(try Tool.lemmata.run("convert", third, scratch.path("t.json"), "--round").code == 2)
  }
}
