import Testing

/// FORMAT.md 4.15 to 4.20: networks of several variables, and the flap systems.
struct SpaceTests {
  private func body(_ theorem: String) -> String { "\(objects)\n\(theorem)" }

  @Test func infinitelyManySets() {
    expectVerified(body("infinitely-many-sets plane 1 0 0 1 -1 -1"))
    expectVerified(body("infinitely-many-sets plane 2 0 1 1 0 -5"))
    // z in the same linear piece; u and v dependent; a gate that changes its sign; a linear map; z = 0.
    expectRefused(body("infinitely-many-sets plane 1 0 0 1 1 1"))
    expectRefused(body("infinitely-many-sets plane 1 1 2 2 -1 -1"))
    expectRefused(body("infinitely-many-sets plane 1 0 -1 1 -1 -1"))
    expectRefused(body("infinitely-many-sets flat 1 0 0 1 -1 -1"))
    expectRefused(body("infinitely-many-sets plane 1 0 0 1 0 0"))
    expectRefused(body("infinitely-many-sets plane 0 0 0 1 -1 -1"))
    expectDeclined(body("infinitely-many-sets plane 1 0 0 1 -1"))
    expectDeclined(body("infinitely-many-sets id 1 0 0 1 -1 -1"))
    expectDeclined("network b 2 1\nlayer 1 1\nrow 1 0 0\ninfinitely-many-sets b 1 0 0 1 -1 -1")
    expectDeclined("network b 2 1\nlayer 2 1\nrow 0 0 0\nrow 0 1 1\ninfinitely-many-sets b 1 0 0 1 -1 -1")
    expectDeclined("network b 3 1\nlayer 1 1\nrow 0 0 0 0\ninfinitely-many-sets b 1 0 0 1 -1 -1")
  }

  private let rays = ["1 0", "0 1", "-1 1", "-1 0", "0 -1", "1 -1"]

  private func list(_ rays: [String]) -> String { rays.map { "\nray \($0)" }.joined() }

  @Test func sectors() {
    expectVerified(body("sectors plane 6 6 6" + list(rays)))
    for start in 1..<6 { expectVerified(body("sectors plane 6 6 6" + list(Array(rays[start...] + rays[..<start])))) }
    expectVerified(body("sectors plane 6 6 7" + list(["1 0", "3 1"] + rays[1...])))
    let three = ["1 0", "-1 1", "-1 -1"]
    expectVerified(body("sectors flat 1 1 3" + list(three)))
    for (pieces, functions) in [(5, 6), (7, 6), (6, 5), (6, 7), (1, 1), (0, 0), (-6, 6)] {
      expectRefused(body("sectors plane \(pieces) \(functions) 6" + list(rays)), line: objectLines + 7)
    }
    // A gate changes its sign inside a cone: one ray is missing.
    for missing in 0..<6 {
      var fewer = rays
      fewer.remove(at: missing)
      expectRefused(body("sectors plane 6 6 5" + list(fewer)))
    }
    // Backwards, twice round, not all the way round, half turns, a ray twice, the zero vector.
    expectRefused(body("sectors plane 6 6 6" + list(rays.reversed())))
    expectRefused(body("sectors plane 6 6 12" + list(rays + rays)))
    expectRefused(body("sectors flat 1 1 6" + list(three + three)))
    expectRefused(body("sectors flat 1 1 3" + list(["1 0", "1 1", "0 1"])))
    expectRefused(body("sectors flat 1 1 4" + list(["1 0", "0 1", "-1 0", "1 0"])))
    expectRefused(body("sectors flat 1 1 4" + list(["1 0", "1 0", "-1 1", "-1 -1"])))
    expectRefused(body("sectors flat 1 1 4" + list(["1 0", "0 0", "-1 1", "-1 -1"])))
    expectDeclined(body("sectors flat 1 1 2" + list(["1 0", "-1 0"])))
    expectDeclined(body("sectors id 1 1 3" + list(three)))

    // The same linear function, 0, on two opposite sectors: σ(x) + σ(y) − σ(x + y).
    let saddle = "network saddle 2 2\nlayer 3 1\nrow 0 1 0\nrow 0 0 1\nrow 0 1 1\nlayer 1 3\nrow 0 1 1 -1\n"
    expectVerified(saddle + "sectors saddle 6 5 6" + list(rays))
    expectRefused(saddle + "sectors saddle 6 6 6" + list(rays))
    expectRefused(saddle + "sectors saddle 5 5 6" + list(rays))
  }

  @Test func affine() {
    expectVerified(body("affine pair id"))
    expectRefused(body("affine pair zero"))
    expectRefused(body("affine abs id"))
    expectRefused(body("affine abs zero"))
    let map = "network map 2 1\nlayer 2 6\nrow 1 2 3\nrow -1 0 5\n"
    func net(_ change: (String, String) = ("", "")) -> String {
      let text = """
        network net 2 2
        layer 4 2
        row 1 1 0
        row -1 -1 0
        row 2 0 1
        row -2 0 -1
        layer 2 3
        row -7 2 -2 3 -3
        row -11 0 0 5 -5

        """
      return change.0.isEmpty ? text : text.replacing(change.0, with: change.1)
    }
    // (−7·2 + 2·1 + 3·2)/6 = −1: not the bias 1 of the map.
    expectRefused(map + net() + "affine net map")
    let right = ("row -7 2", "row 0 2")
    expectRefused(map + net(right) + "affine net map")
    let target = "network map 2 1\nlayer 2 6\nrow -6 2 3\nrow -12 0 5\n"
    expectVerified(target + net() + "affine net map")
    expectVerified(
      target.replacing("layer 2 6\nrow -6 2 3\nrow -12 0 5", with: "layer 2 12\nrow -12 4 6\nrow -24 0 10") + net()
        + "affine net map")
    for change in [
      ("row -1 -1 0", "row -1 -1 1"), ("row -1 -1 0", "row 1 -1 0"), ("row -7 2 -2", "row -7 2 -3"),
      ("layer 4 2", "layer 4 1"),
      ("layer 2 3", "layer 2 4"), ("row -11 0 0", "row -10 0 0"), ("row 2 0 1", "row 2 0 2"),
    ] {
      expectRefused(target + net(change) + "affine net map")
    }
    expectRefused("network odd 1 2\nlayer 1 1\nrow 0 0\nlayer 1 1\nrow 0 0\n\(objects)\naffine odd zero")
    expectDeclined(body("affine id id"))
    expectDeclined(body("affine pair pair"))
    expectDeclined(body("affine pair flat"))
    expectDeclined(body("affine dead id"))
    expectDeclined(body("affine hat id"))
  }

  @Test func gatesForAffine() {
    let map = "network map 3 1\nlayer 2 5\nrow 9 1 2 0\nrow 9 2 4 1\n"
    let theorem = "gates-for-affine-at-least map "
    expectVerified(map + theorem + "0")
    expectVerified(map + theorem + "1\nleft 1 0\nright 1 0 0")
    expectVerified(map + theorem + "2\nleft 1 0\nleft -2 1\nright 1 0 0\nright 0 0 1")
    // Below the diagonal anything goes.
    expectVerified(map + theorem + "2\nleft 1 0\nleft 0 1\nright 1 0 0\nright 0 0 1")
    expectRefused(map + theorem + "1\nleft 0 0\nright 1 0 0")
    expectRefused(map + theorem + "1\nleft 1 0\nright 0 0 1")
    expectRefused(map + theorem + "2\nleft 1 0\nleft 0 1\nright 1 0 0\nright 1 0 1")
    expectRefused(map + theorem + "2\nleft 1 0\nleft 0 1\nright 1 0 0\nright 2 -1 0")
    // A matrix of rank 1.
    expectRefused(
      "network map 2 1\nlayer 2 1\nrow 0 1 1\nrow 5 1 1\n" + theorem + "2\nleft 1 0\nleft 0 1\nright 1 0\nright 0 1")
    expectRefused(map + theorem + "3\nleft 1 0\nleft 0 1\nleft 1 1", line: 7)
    expectDeclined(map + theorem + "-1")
    expectDeclined(map + theorem + "1\nleft 1\nright 1 0 0")
    expectDeclined(map + theorem + "1\nleft 1 0 0\nright 1 0 0")
    expectDeclined(map + theorem + "1\nleft 1 0\nright 1 0")
    expectDeclined(map + theorem + "1\nright 1 0 0\nleft 1 0")
    expectDeclined(body("gates-for-affine-at-least pair 0"))
  }

  @Test func notOneHiddenLayer() {
    let maximum = "affine-maximum f 2 3 1\nrow 0 0 0\nrow 0 1 0\nrow 0 0 1\n"
    let points = "\nat-point 0 -1\nat-point 0 1"
    expectVerified(maximum + "not-one-hidden-layer f 1 2 3 1" + points)
    expectVerified(maximum + "not-one-hidden-layer f 2 1 3 7" + points)
    expectVerified(maximum + "not-one-hidden-layer f 2 3 1 1\nat-point 1 1\nat-point -1 -1")
    // Copies of the rows are exempt, rows that only tie with them are not.
    let copies = maximum.replacing("f 2 3 1", with: "f 2 6 1") + "row 0 0 0\nrow 0 1 0\nrow 0 0 1\n"
    expectVerified(copies + "not-one-hidden-layer f 1 2 6 1" + points)
    expectVerified(copies + "not-one-hidden-layer f 4 2 3 1" + points)
    expectRefused(
      copies.replacing("row 0 0 1\nrow 0 0 0", with: "row 1 0 2\nrow 0 0 0") + "not-one-hidden-layer f 1 2 6 1" + points
    )
    // p and q exchanged, the same point twice, K among I and J, equal rows.
    expectRefused(maximum + "not-one-hidden-layer f 1 2 3 1\nat-point 0 1\nat-point 0 -1", line: 8)
    expectRefused(maximum + "not-one-hidden-layer f 1 2 3 1\nat-point 0 -1\nat-point 0 -1", line: 9)
    expectRefused(maximum + "not-one-hidden-layer f 1 2 3 1\nat-point 0 -1\nat-point 1 5", line: 9)
    expectRefused(maximum + "not-one-hidden-layer f 1 2 3 1\nat-point 1 -1\nat-point 0 1", line: 8)
    expectRefused(maximum + "not-one-hidden-layer f 1 2 1 1\nat-point 0 -1\nat-point 0 -1", line: 9)
    expectRefused(maximum + "not-one-hidden-layer f 1 2 2 1\nat-point 0 -1\nat-point 0 -1", line: 9)
    expectRefused(maximum + "not-one-hidden-layer f 1 2 3 1\nat-point 0 0\nat-point 0 1", line: 8)
    expectRefused(copies + "not-one-hidden-layer f 1 4 3 1" + points, line: 10)
    expectRefused(
      copies.replacing("row 0 0 1\nrow 0 0 0", with: "row 0 0 1\nrow 5 0 0") + "not-one-hidden-layer f 1 4 3 1"
        + points, line: 10)
    for head in ["f 1 1 3 1", "f 0 2 3 1", "f 1 4 3 1", "f 1 2 4 1", "f 1 2 3 0", "f 1 2 3", "id 1 2 3 1"] {
      expectDeclined("\(objects)\n\(maximum)not-one-hidden-layer \(head)\(points)")
    }
    expectDeclined(maximum + "not-one-hidden-layer f 1 2 3 1\nat-point 0\nat-point 0 1")
    expectDeclined(maximum + "not-one-hidden-layer f 1 2 3 1\nat-point 0 -1")
    // One variable: the rows tie in one point only.
    expectRefused("affine-maximum f 1 2 1\nrow 0 1\nrow 0 -1\nnot-one-hidden-layer f 1 2 1 1\nat-point 0\nat-point 0")
  }

  @Test func flapSystem() {
    let function = "function f 1 10 5 3\npoint 0 1\npoint 1 2\npoint 3 6\n"
    let repaired = "flaps g 2 10 12 3\nflap 0 18\nflap 2 -2\nflap 6 4\n"
    let printed = "flaps g 2 10 12 3\nflap 0 14\nflap 2 2\nflap 6 4\n"
    expectVerified(function + repaired + "flap-system repaired g f\nequal g f 3\nat 0 1\nat 1 1\nat 3 1")
    expectVerified(function + printed + "flap-system printed g f\ndistinct g f 0 1")
    expectRefused(function + repaired + "flap-system printed g f")
    expectRefused(function + printed + "flap-system repaired g f")
    for (old, new) in [
      ("flaps g 2 10 12", "flaps g 2 11 12"), ("flaps g 2 10 12", "flaps g 2 10 13"), ("flaps g 2", "flaps g 3"),
      ("flap 0 18", "flap 0 17"), ("flap 0 18", "flap 1 18"), ("flap 2 -2", "flap 2 -3"), ("flap 6 4", "flap 6 5"),
      ("flap 2 -2", "flap 3 -2"),
    ] {
      expectRefused(function + repaired.replacing(old, with: new) + "flap-system repaired g f")
    }
    // One point: the two forms agree.
    for kind in ["printed", "repaired"] {
      expectVerified(
        "function f 3 1 2 1\npoint 3 6\nflaps g 1 0 2 1\nflap 1 0\n".replacing("f 3 1 2", with: "f 3 0 0")
          + "flap-system \(kind) g f")
    }
    expectDeclined(function + repaired + "flap-system sharpened g f")
    expectDeclined(function + repaired + "flap-system repaired f g")
    expectDeclined(function + "flaps g 2 10 12 1\nflap 0 0\nflap-system repaired g f")
    expectDeclined(function + repaired + "flap-system repaired g")
  }
}
