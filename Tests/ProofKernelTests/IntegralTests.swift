import Testing

/// FORMAT.md 4.10 to 4.13: distances.
struct IntegralTests {
  private func body(_ theorem: String) -> String { "\(objects)\n\(theorem)" }

  @Test func distance() {
    let cells = "\ncell 1 1 2\ncell 1 1 1"
    expectVerified(body("distance tent zero = 1 2 0 1 1 1 4 2" + cells))
    expectVerified(body("distance zero tent <= 2 4 0 7 3 3 4 2" + cells))
    expectVerified(body("distance tent zero > 1 3 0 1 1 1 4 2" + cells))
    expectVerified(
      body(
        "distance tent zero = 1 2 0 1 1 1 8 3\ncell 2 1 2\ncell 1 3 4\ncell 1 1 1".replacing(
          "cell 1 3 4\ncell 1 1 1", with: "cell 2 1 1"
        ).replacing("8 3", with: "8 2")))
    expectVerified(body("distance id zero = 1 1 -1 1 1 1 2 2\ncell 1 0 1\ncell 1 1 1"))
    expectVerified(body("distance zero id = 5 2 2 1 3 1 2 1\ncell 5 3 1"))
    expectVerified(body("distance id id = 0 1 -1 1 1 1 1 1\ncell 0 1 1"))
    expectVerified(body("distance jump zero = 3 4 0 1 1 1 4 2\ncell 0 1 2\ncell 3 1 1"))
    expectVerified(body("distance jump jump = 0 1 0 1 1 1 4 2\ncell 0 1 2\ncell 0 1 1"))
    expectVerified(body("distance id jump = 3 8 1 2 1 1 8 1\ncell 3 1 1"))

    expectRefused(body("distance tent zero = 1 3 0 1 1 1 4 2" + cells), line: objectLines + 3)
    expectRefused(body("distance tent zero < 1 2 0 1 1 1 4 2" + cells), line: objectLines + 3)
    expectRefused(body("distance tent zero = 1 2 0 1 1 1 4 2\ncell 1 1 2\ncell 2 1 1"), line: objectLines + 3)
    expectRefused(body("distance tent zero = 1 2 0 1 1 1 4 2\ncell -1 1 2\ncell 1 1 1"), line: objectLines + 2)
    expectRefused(body("distance tent zero = 1 2 0 1 1 1 2 1\ncell 1 1 1"), line: objectLines + 2)
    // A change of sign inside the cell; the integral of the difference itself would be 0.
    expectRefused(body("distance id zero = 0 1 -1 1 1 1 1 1\ncell 0 1 1"), line: objectLines + 2)
    expectRefused(body("distance id zero = 1 1 -1 1 1 1 1 1\ncell 1 1 1"), line: objectLines + 2)
    expectRefused(body("distance jump zero = 3 4 0 1 1 1 4 1\ncell 3 1 1"))
    // The cells do not tile the interval.
    expectRefused(body("distance tent zero <= 1 4 0 1 1 1 4 1\ncell 1 1 2"))
    expectRefused(body("distance id zero = 2 1 0 1 1 1 1 1\ncell 2 2 1"))
    expectRefused(body("distance id zero = 1 2 0 1 1 1 2 2\ncell 1 1 1\ncell 0 1 1"))
    expectRefused(body("distance id zero = 1 2 0 1 1 1 2 2\ncell 0 0 1\ncell 1 1 1"))

    expectDeclined(body("distance tent zero = 1 2 1 1 1 1 4 2" + cells))
    expectDeclined(body("distance tent zero = 1 2 0 1 1 1 0 2" + cells))
    expectDeclined(body("distance tent zero = 1 2 0 1 1 1 4 0"))
    expectDeclined(body("distance tent zero = 1 0 0 1 1 1 4 2" + cells))
    expectDeclined(body("distance tent zero = 1 2 0 1 1 1 4 2\ncell 1 1 2\ncell 1 1 0"))
    expectDeclined(body("distance tent zero = 1 2 0 1 1 1 4 2\ncell 1 1 2\ncell 1 1"))
    expectDeclined(body("distance tent plane = 1 2 0 1 1 1 4 2" + cells))
  }

  private let window = "\nwindow -2 4\ncell -1 0 -1\ncell 1 1 0\ncell 1 1 1\ncell -1 0 2"

  @Test func farFromPieces() {
    expectVerified(body("far-from-pieces hat 1 1 1 -2 2 1 2 1" + window))
    expectVerified(body("far-from-pieces hat 1 9 10 -7 5 1 2 1" + window))
    expectVerified(body("far-from-pieces hat 5 0 1 -2 2 1 2 1" + window))
    expectVerified(body("far-from-pieces hat 5 -3 1 -2 2 1 2 0"))
    expectRefused(body("far-from-pieces hat 1 11 10 -2 2 1 2 1" + window), line: objectLines + 6)
    expectRefused(body("far-from-pieces hat 2 1 100 -2 2 1 2 1" + window), line: objectLines + 6)
    expectRefused(body("far-from-pieces hat 1 1 100 -2 2 1 2 0"))
    expectRefused(body("far-from-pieces hat 1 1 1 -1 2 1 2 1" + window), line: objectLines + 2)
    expectRefused(body("far-from-pieces hat 1 1 1 -2 1 1 2 1" + window), line: objectLines + 6)
    expectRefused(body("far-from-pieces hat 1 1 1 -2 2 2 2 1" + window))
    // The integrals, the two orthogonality sums, the sign of the value, one after the other.
    for (old, new) in [
      ("cell 1 1 0", "cell 1 2 0"), ("cell -1 0 2", "cell 1 0 2"), ("cell -1 0 2", "cell -1 0 3"),
      ("cell 1 1 0\ncell 1 1 1", "cell 1 2 1"), ("cell 1 1 0", "cell 1 1 -1"), ("cell 1 1 0", "cell 1 0 -2"),
      ("cell -1 0 -1\ncell 1 1 0\ncell 1 1 1\ncell -1 0 2", "cell 1 0 -1\ncell -1 1 0\ncell -1 1 1\ncell 1 0 2"),
    ] {
      expectRefused(body("far-from-pieces hat 1 0 1 -2 4 1 2 1" + window.replacing(old, with: new)))
    }
    // Lengths are balanced, moments are not: the identity would be orthogonal to nothing.
    expectRefused(body("far-from-pieces id 1 1 1 0 2 1 2 1\nwindow 0 2\ncell -1 1 1\ncell 1 3 2"))
    // The same window twice.
    expectRefused(body("far-from-pieces hat 1 2 1 -2 2 1 2 2" + window + window), line: objectLines + 7)
    expectDeclined(body("far-from-pieces hat 0 1 1 -2 2 1 2 1" + window))
    expectDeclined(body("far-from-pieces hat 1 1 1 2 2 1 2 1" + window))
    expectDeclined(body("far-from-pieces hat 1 1 1 -2 2 0 2 1" + window))
    expectDeclined(body("far-from-pieces hat 1 1 1 -2 2 1 0 1" + window))
    expectDeclined(body("far-from-pieces hat 1 1 1 -2 2 1 2 -1"))
    expectDeclined(body("far-from-pieces hat 1 1 1 -2 2 1 2 1\nwindow 0 0"))
    for sign in ["0", "2", "-2", "+1", "x"] {
      expectDeclined(
        body("far-from-pieces hat 1 1 1 -2 2 1 2 1" + window.replacing("cell 1 1 0", with: "cell \(sign) 1 0")))
    }
  }

  @Test func farFromNetworks() {
    let hats = "function hats 1 0 0 6\npoint -1 0\npoint 0 1\npoint 1 0\npoint 3 0\npoint 4 1\npoint 5 0\n"
    let second = "\nwindow 2 4\ncell -1 0 3\ncell 1 1 4\ncell 1 1 5\ncell -1 0 6"
    // One gate: two pieces, so that one of the two windows is free of breaks.
    expectVerified(hats + "far-from-networks hats 1 1 1 1 -2 6 1 2 2" + window + second)
    expectRefused(hats + "far-from-networks hats 1 1 2 1 -2 6 1 2 2" + window + second)
    expectRefused(hats + "far-from-networks hats 1 2 1 100 -2 6 1 2 2" + window + second)
    expectRefused(hats + "far-from-networks hats 2 2 1 100 -2 6 1 2 2" + window + second)
    expectRefused(hats + "far-from-networks hats 999 1000000 1 100 -2 6 1 2 2" + window + second)
    expectVerified(hats + "far-from-networks hats 999 1000000 0 1 -2 6 1 2 2" + window + second)
    expectVerified(hats + "far-from-pieces hats 1 2 1 -2 6 1 2 2" + window + second)
    expectRefused(hats + "far-from-pieces hats 1 2 1 -2 6 1 2 2" + second + window)
    expectDeclined(hats + "far-from-networks hats 0 1 1 1 -2 6 1 2 2" + window + second)
    expectDeclined(hats + "far-from-networks hats 2 1 1 1 -2 6 1 2 2" + window + second)
    expectDeclined(hats + "far-from-networks hats 1 1000000001 1 1 -2 6 1 2 2" + window + second)
  }

  @Test func farFromContinuous() {
    expectVerified(body("far-from-continuous jump 3 4"))
    expectVerified(body("far-from-continuous jump -1 4"))
    expectRefused(body("far-from-continuous jump 4 5"))
    expectVerified(body("step down 4 0 1 -6\nfar-from-continuous down 7 8"))
    expectRefused(body("step down 4 0 1 -6\nfar-from-continuous down 8 9"))
    expectVerified(body("step none 4 0 1 1\nfar-from-continuous none 0 8"))
    expectRefused(body("step none 4 0 1 1\nfar-from-continuous none 1 1000000"))
    expectDeclined(body("far-from-continuous hat 3 4"))
    expectDeclined(body("far-from-continuous jump 3 0"))
  }
}
