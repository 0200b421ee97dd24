import Arrangements
import ExactNumbers
import FileFormats
import Testing

@Suite struct ArrangementJSONFileTests {
  @Test func formsAndNormals() throws {
    let text =
      #"{"name": "x", "dimension": 2, "forms": [{"normal": ["1/2", -1], "constant": "0.25"}, {"normal": [0, 3]}]}"#
    let file = try ArrangementFile(text)
    #expect(file.format == .json)
    #expect(
      file.arrangement.forms == [
        AffineForm(normal: [BigInteger(2), -4], constant: 1), AffineForm(normal: [BigInteger(0), 3]),
      ])
    #expect(try ArrangementFile(#" {"normals": [[1, 0.5]]}"#).arrangement.forms[0].normal == [2, 1])
    #expect(try ArrangementFile(#"{"normals": [], "dimension": 4}"#).arrangement.dimension == 4)
    #expect(
      try ArrangementFile(#"{"normals": [[123456789012345678901234567890]]}"#).arrangement.forms[0].normal[0]
        .description
        == "123456789012345678901234567890")
  }

  @Test(arguments: [
    ("{}", "forms: found nothing"), ("[]", "dimension: found nothing, expected an integer, since there are no rows"),
    ("{", "line 1, column 2"),
    (#"{"normals": []}"#, "dimension: found nothing"), (#"{"normals": 3}"#, "normals: found the number 3"),
    (#"{"normals": [3]}"#, "normals[0]: found the number 3"), (#"{"normals": [[1], [1, 2]]}"#, "normals[1]: found 2"),
    (#"{"normals": [[]]}"#, "dimension: found 0"), (#"{"normals": [[1, null]]}"#, "normals[0][1]: found null"),
    (#"{"normals": [["a"]]}"#, "normals[0][0]"), (#"{"normals": [[NaN]]}"#, "line 1, column 15"),
    (#"{"normals": [[1]], "forms": []}"#, "one of the two"), (#"{"dimension": 2, "normals": [[1]]}"#, "found 1 coeff"),
    (#"{"dimension": "2", "normals": []}"#, "dimension: found the string"),
    (#"{"dimension": 0, "normals": []}"#, "found 0"),
    (#"{"dimension": 9223372036854775807, "normals": []}"#, "at most 4000000"),
    (#"{"dimension": -9223372036854775808, "normals": []}"#, "at least 1"),
    (#"{"forms": [{}]}"#, "forms[0].normal: found nothing"), (#"{"forms": [[1]]}"#, "forms[0]: found an array"),
    (#"{"forms": [{"normal": [1], "constants": 2}]}"#, "forms[0].constants"),
    (#"{"forms": [{"normal": [1], "constant": [2]}]}"#, "forms[0].constant: found an array"),
    (#"{"normals": [[1e999]]}"#, "in the range of Double"),
  ])
  func refusals(text: String, message: String) {
    let error = #expect(throws: FileFormatError.self) { try ArrangementFile(text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "no error")")
  }

  @Test func tooManyForms() {
    let rows = [String](repeating: "[1]", count: 100_001).joined(separator: ",")
    #expect(throws: FileFormatError.tooLarge(what: "forms", found: 100_001, limit: 100_000)) {
      try ArrangementFile("{\"normals\": [\(rows)]}")
    }
  }
}

@Suite struct PolymakeFileTests {
  private func text(_ type: String, _ fields: String) -> String {
    #"{"_ns": {"polymake": ["https://polymake.org", "4.6"]}, "_type": "\#(type)", \#(fields)}"#
  }

  private func read(_ type: String, _ fields: String) throws -> ArrangementFile {
    let file = try ArrangementFile(text(type, fields))
    #expect(file.format == .polymake)
    return file
  }

  @Test func hyperplaneArrangement() throws {
    let fields = #""HYPERPLANES": [["1", "-1", "0"], ["1/2", "0", "3"]]"#
    let file = try read("fan::HyperplaneArrangement<Rational>", fields)
    #expect(file.arrangement.isCentral && file.arrangement.dimension == 3)
    #expect(file.arrangement.forms.map(\.normal) == [[1, -1, 0], [1, 0, 6]])
    let whole = fields + #", "SUPPORT": {"INEQUALITIES": [{"cols": 3}], "EQUATIONS": []}"#
    #expect(try read("fan::HyperplaneArrangement<Rational>", whole).arrangement == file.arrangement)
    let half = fields + #", "SUPPORT": {"INEQUALITIES": [["1", "0", "0"]]}"#
    #expect(throws: FileFormatError.self) { try read("fan::HyperplaneArrangement<Rational>", half) }
    let rays = fields + #", "SUPPORT": {"INPUT_RAYS": [["1", "0", "0"]]}"#
    #expect(throws: FileFormatError.self) { try read("fan::HyperplaneArrangement<Rational>", rays) }
  }

  @Test func otherObjects() throws {
    #expect(try read("polytope::VectorConfiguration", #""VECTORS": [[1, 2]]"#).arrangement.forms[0].normal == [1, 2])
    #expect(try read("matroid::Matroid", #""VECTORS": [["1", "2"]]"#).arrangement.forms[0].normal == [1, 2])
    let points = try read("polytope::PointConfiguration<Rational>", #""POINTS": [["1", "2", "3"], ["0", "1", "0"]]"#)
    #expect(points.arrangement.forms.map(\.normal) == [[2, 3], [1, 0]])
    #expect(points.notes.count == 2)
    let polytope = try read("polytope::Polytope<Rational>", #""FACETS": [["1", "-1"], ["0", "1"]], "LINEAR_SPAN": []"#)
    #expect(polytope.arrangement.forms[0] == AffineForm(normal: [BigInteger(-1)], constant: 1))
    #expect(polytope.notes == ["the rows of FACETS were read"])
    let zonotope = #""ZONOTOPE_INPUT_POINTS": [["1", "2", "3"], ["1", "1", "0"]], "AFFINE_HULL": [["1", "0", "0"]]"#
    #expect(try read("polytope::Polytope<Rational>", zonotope).arrangement.forms.map(\.normal) == [[2, 3], [1, 0]])
    #expect(try read("polytope::Cone<Rational>", #""FACETS": [["1", "-1"]]"#).arrangement.forms[0].normal == [1, -1])
    #expect(try read("common::Matrix<Integer>", #""data": [["1", "-1"]]"#).arrangement.dimension == 2)
    #expect(try read("common::Matrix<Float>", #""data": [[0.5, 1.0]]"#).arrangement.forms[0].normal == [1, 2])
    let sparse = try read("common::SparseMatrix<Rational>", #""data": [{"0": "2", "3": "1"}, {}, {"cols": 4}]"#)
    #expect(sparse.arrangement.forms.map(\.normal) == [[2, 0, 0, 1], [0, 0, 0, 0]])
    #expect(try read("common::Matrix<Rational>", #""data": [{"cols": 4}]"#).arrangement.dimension == 4)
  }

  @Test(arguments: [
    ("topaz::SimplicialComplex", #""FACETS": [[0, 1]]"#, "_type: found 'topaz::SimplicialComplex', expected one of"),
    ("fan::HyperplaneArrangement<QuadraticExtension<Rational>>", #""HYPERPLANES": []"#, "QuadraticExtension"),
    ("fan::HyperplaneArrangement<Rational>", #""RAYS": []"#, "a matrix HYPERPLANES or VECTORS"),
    ("fan::HyperplaneArrangement<Rational>", #""HYPERPLANES": []"#, "no rows"),
    ("fan::HyperplaneArrangement<Rational>", #""HYPERPLANES": 7"#, "HYPERPLANES: found the number 7"),
    ("fan::HyperplaneArrangement<Rational>", #""HYPERPLANES": [["1", "x"]]"#, "HYPERPLANES[0][1]"),
    ("fan::HyperplaneArrangement<Rational>", #""HYPERPLANES": [["1"], ["1", "2"]]"#, "HYPERPLANES[1]: found 2 entries"),
    (
      "fan::HyperplaneArrangement<Rational>", #""HYPERPLANES": [["1", "2"], {"cols": 3}]"#,
      "found 2 entries, expected 3"
    ),
    ("fan::HyperplaneArrangement<Rational>", #""HYPERPLANES": [[], {"cols": 0}]"#, "0 columns"),
    ("polytope::Polytope<Rational>", #""POINTS": [["1", "2"]]"#, "INEQUALITIES or FACETS"),
    ("polytope::Polytope<Rational>", #""FACETS": [["1", "2"]], "EQUATIONS": [["1", "1"]]"#, "no equations"),
    ("polytope::PointConfiguration<Rational>", #""POINTS": [["2", "2"]]"#, "POINTS[0][0]: found 2"),
    ("common::Matrix<Rational>", #""data": [{"0": "1"}]"#, "data[0]: found an object"),
    ("common::Matrix<Rational>", #""data": [{"4": "1"}, {"cols": 4}]"#, "a column below 4"),
    ("common::Matrix<Rational>", #""data": [{"01": "1"}, {"cols": 4}]"#, "a column below 4"),
    ("common::Matrix<Rational>", #""data": [{}, {"cols": -1}]"#, "found -1"),
    ("common::Matrix<Rational>", #""data": [{}, {"cols": 9223372036854775807}]"#, "9223372036854775807"),
    ("common::Matrix<Rational>", #""data": [{}, {}, {"cols": 4000000}]"#, "coefficients"),
  ])
  func refusals(type: String, fields: String, message: String) {
    let error = #expect(throws: FileFormatError.self) { try ArrangementFile(text(type, fields)) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "no error")")
  }

  @Test func theTypeMustBeText() {
    #expect(throws: FileFormatError.self) { try ArrangementFile(#"{"_type": 3}"#) }
    #expect(throws: FileFormatError.self) { try ArrangementFile(#"{"_ns": {}}"#) }
  }
}
