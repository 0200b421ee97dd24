import ExactNumbers
import Testing

@testable import Reports

@Suite struct TheoremTextTests {
  @Test(arguments: [
    ("compare pieces:h > segments:h:1 folds:h ^", "pieces(h) > segments(h, 1)^folds(h)"),
    ("compare a b - c - >= a b c - -", "a − b − c ≥ a − (b − c)"),
    ("compare a b + c * <= a b c * +", "(a + b)·c ≤ a + b·c"),
    ("compare a b ^ c ^ = a b c ^ ^", "(a^b)^c = a^(b^c)"),
    ("compare a b c + + < -3 2 ^", "a + b + c < (−3)^2"), ("compare k s balanced < 5", "balanced(k, s) < 5"),
    ("compare a + < 1", "compare a + < 1"), ("compare a b < 1", "compare a b < 1"), ("compare", "compare"),
    ("compare < 1", "compare < 1"), ("", ""), ("pieces f", "pieces f"), ("unknown f 3", "unknown f 3"),
    ("pieces f 1", "f has exactly 1 piece"), ("value f 1 2 <= 0 1", "f(1/2) ≤ 0"),
    ("pieces-on f 2 0 1 3 2", "f has exactly 2 pieces on [0, 3/2]"),
    ("distance f g = 1 4 -1 1 1 1", "∫ |f − g| over [-1, 1] = 1/4"),
    (
      "far-from-networks f 1 4 1 8 0 1 1",
      "every network g with exactly 1 hidden layer and size at most 4 has ∫ |f − g| ≥ 1/8 over [0, 1]"
    ),
    ("not-one-hidden-layer f", "no network with one hidden layer, of any width, computes f"),
    ("flap-system printed flaps f", "flaps solves the printed linear system for f"),
    ("compare vertices:a > m 1 - 2 choose", "vertices(a) > C(m − 1, 2)"),
    ("whitney a 1 3 2", "a has the Whitney numbers 1, 3, 2"), ("chambers a 1", "a has exactly 1 chamber"),
    ("support a 7 1 2 3 4", "the support function of a has the value 7 at (3/2, 4/2)"),
    ("zonotope-pieces a h 9", "h after the support function of a has exactly 9 pieces"),
    (
      "affine-regions net all 3 1 2",
      "net has exactly 3 activation patterns with interior in all, 1 affine map and 2 open connected regions"
    ),
    ("regions net p 1 1", "net has exactly 1 activation pattern with interior in p, and 1 affine map"),
    ("same-map f g all", "f = g on all of all"), ("different-maps f g 2 1 -4", "f and g differ at (1/2, -4/2)"),
    ("maximum-network net f all", "net computes the maximum f on all of all"),
    ("avoids net p q", "no point of p with its value under net is in q"),
    ("reaches net p q 1 0 3", "(0, 3) is in p, and with its value under net in q"),
    ("not-one-hidden-layer-network f", "no network with one hidden layer, of any width, computes f"),
    ("hidden-gates-at-least f 3", "every network with one hidden layer that computes f has at least 3 gates"),
    ("avoids net p", "avoids net p"), ("different-maps f g 1", "different-maps f g 1"),
    ("computes c f", "the circuit c computes f"), ("not-threshold f", "f is no threshold function"),
    ("agrees c f 1", "the circuit c agrees with f at exactly 1 point"),
    ("sign-rank-at-most a 3", "the sign-rank of a is at most 3"), ("table-sum s a b", "s = a + b"),
    ("exponential 1 2 <= 3 1", "e^(1/2) ≤ 3"), ("survival c 1 = 1 2", "survival c 1 = 1 2"),
    (
      "survival c 1 <= 1 2 1 1 2",
      "gate 1 of c survives a random restriction that leaves one input of each of 2 parts free with probability ≤ 1/2"
    ),
    ("distinct-rows f 1 2", "f has exactly 2 different rows, by its first variable"),
    ("no-zonotope 3", "no zonotope has exactly 3 vertices"), ("whitney a", "whitney a"),
  ])
  func readable(theorem: String, text: String) {
    #expect(TheoremText.readable(theorem) == text)
  }

  @Test func decisiveTheorem() {
    let theorems = ["pieces h 3", "compare pieces:h > segments:h:1 folds:h ^", "compare pieces:h = 3"]
    let values = ["pieces:h": "3", "segments:h:1": "2", "folds:h": "1"]
    #expect(TheoremText.decisive(theorems, values: values) == "pieces 3 > 2^1")
    #expect(TheoremText.decisive(theorems) == "pieces(h) > segments(h, 1)^folds(h)")
    #expect(TheoremText.decisive(["compare a < b", "pieces f 2"]) == "f has exactly 2 pieces")
    #expect(TheoremText.decisive([]) == nil)
  }

  @Test func valuesOfRecords() {
    let text = """
      integer n 12
      folding h 1 4 2
      fold 1 2
      fold 3
      network net 1 3
      layer 2 1
      row 0 1
      row 0 2
      layer 3 1
      layer 1 1
      pieces net 4 3
      """
    #expect(
      CertificateValues.read(Array(text.utf8)) == [
        "n": "12", "folds:h": "2", "segments:h:1": "3", "segments:h:2": "2", "inputs:net": "1", "hidden:net": "2",
        "width:net:1": "2", "width:net:2": "3", "size:net": "5", "outputs:net": "1", "pieces:net": "4",
      ])
    #expect(CertificateValues.read([0xFF, 10, 32]).isEmpty)
  }

  @Test func valuesOfArrangements() {
    let text = "arrangement a 2 3\nplane 0 1 0\nplane 0 0 1\nplane 0 1 1\nwhitney a 1 3 2 0\nlevel 1\n"
    #expect(
      CertificateValues.read(Array(text.utf8)) == [
        "dimension:a": "2", "planes:a": "3", "whitney:a:0": "1", "whitney:a:1": "3", "whitney:a:2": "2",
        "chambers:a": "6", "vertices:a": "6",
      ])
    #expect(CertificateValues.read(Array("whitney a 1 3\n".utf8)).isEmpty)
  }

  @Test(arguments: [
    (Rational(0), "0"), (Rational(-1353, 1000), "-1.353"), (Rational(2, 3), "0.6667"), (Rational(-2, 3), "-0.6667"),
    (Rational(1, 80_000), "0.00001250"), (Rational(1, 8_000_000), "1.250·10^-7"), (Rational(1_234_567), "1234567"),
    (Rational(12_345_678), "1.235·10^7"), (Rational(10).power(100) + 1, "1.000·10^100"),
    (Rational(99_999_999), "1.000·10^8"), (Rational(-99_999_999), "-1.000·10^8"), (Rational(1, 3) * 1000, "333.3"),
  ])
  func decimals(value: Rational, text: String) {
    #expect(DecimalApproximation.text(value) == text)
  }
}
