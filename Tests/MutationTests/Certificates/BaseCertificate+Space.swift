/// Certificates for 4.15 to 4.20.
extension BaseCertificate {
  private static let saddle =
    "network saddle 2 2\nlayer 3 1\nrow 0 1 0\nrow 0 0 1\nrow 0 1 1\nlayer 1 3\nrow 0 1 1 -1"
  private static let linear = "network flat 2 2\nlayer 2 1\nrow 0 1 2\nrow 0 -1 -2\nlayer 1 1\nrow 0 1 -1"
  private static let deep = """
    network deep 2 3
    layer 2 1
    row 0 1 0
    row 0 0 1
    layer 1 1
    row 0 1 -1
    layer 1 1
    row 0 2
    """

  static let inThePlane: [BaseCertificate] = [
    BaseCertificate("infinitely-many-sets", "three half planes", "\(plane)\ninfinitely-many-sets plane 1 0 0 1 -1 -1"),
    BaseCertificate("infinitely-many-sets", "other vectors", "\(plane)\ninfinitely-many-sets plane 2 0 1 1 0 -5"),
    BaseCertificate("infinitely-many-sets", "saddle", "\(saddle)\ninfinitely-many-sets saddle 3 1 1 2 -1 3"),
    BaseCertificate("infinitely-many-sets", "two layers", "\(deep)\ninfinitely-many-sets deep 2 1 1 0 1 3"),
    BaseCertificate(
      "sectors", "three half planes",
      "\(plane)\nsectors plane 6 6 6\nray 1 0\nray 0 1\nray -1 1\nray -1 0\nray 0 -1\nray 1 -1"),
    BaseCertificate(
      "sectors", "saddle", "\(saddle)\nsectors saddle 6 5 6\nray 1 0\nray 0 1\nray -1 1\nray -1 0\nray 0 -1\nray 1 -1"),
    BaseCertificate("sectors", "linear", "\(linear)\nsectors flat 1 1 4\nray 2 -1\nray 1 0\nray -2 1\nray -1 -1"),
    BaseCertificate(
      "sectors", "two layers", "\(deep)\nsectors deep 3 3 5\nray 1 0\nray 1 1\nray 0 1\nray -1 0\nray 0 -1"),
    BaseCertificate(
      "not-one-hidden-layer", "maximum of three",
      """
      affine-maximum f 2 3 1
      row 0 0 0
      row 0 1 0
      row 0 0 1
      not-one-hidden-layer f 1 2 3 1
      at-point 0 -1
      at-point 0 1
      """),
    BaseCertificate(
      "not-one-hidden-layer", "copies of rows, denominators",
      """
      affine-maximum f 2 5 3
      row 0 0 0
      row 3 3 0
      row 0 0 3
      row 0 0 0
      row 0 0 3
      not-one-hidden-layer f 4 2 3 2
      at-point -2 -1
      at-point -2 3
      """),
    BaseCertificate(
      "not-one-hidden-layer", "four rows",
      """
      affine-maximum f 2 4 1
      row 0 1 0
      row 0 -1 0
      row 0 0 1
      row -4 0 -1
      not-one-hidden-layer f 1 2 3 1
      at-point 0 -2
      at-point 0 5
      """),
    BaseCertificate(
      "not-one-hidden-layer", "three variables",
      """
      affine-maximum f 3 4 1
      row 0 0 0 0
      row 0 1 0 0
      row 0 0 1 0
      row 0 0 0 1
      not-one-hidden-layer f 1 2 4 1
      at-point 0 -1 -1
      at-point 0 1 2
      """),
  ]

  private static let map = "network map 3 1\nlayer 2 5\nrow 9 1 2 0\nrow 9 2 4 1"

  static let affine: [BaseCertificate] = [
    BaseCertificate("affine", "identity", "\(identity)\n\(pair)\naffine pair id"),
    BaseCertificate(
      "affine", "plane to plane",
      """
      network map 2 1
      layer 2 6
      row -6 2 3
      row -12 0 5
      network net 2 2
      layer 4 2
      row 1 1 0
      row -1 -1 0
      row 2 0 1
      row -2 0 -1
      layer 2 3
      row -7 2 -2 3 -3
      row -11 0 0 5 -5
      affine net map
      """),
    BaseCertificate(
      "affine", "constant",
      "network c 2 1\nlayer 1 2\nrow 3 0 0\nnetwork n 2 2\nlayer 2 1\nrow 5 1 2\nrow -5 -1 -2\nlayer 1 4\nrow 6 0 0\naffine n c"
    ),
    BaseCertificate(
      "gates-for-affine-at-least", "identity", "\(identity)\ngates-for-affine-at-least id 1\nleft 1\nright 1"),
    BaseCertificate(
      "gates-for-affine-at-least", "rank one of two",
      """
      network map 2 1
      layer 2 1
      row 0 1 1
      row 3 1 1
      gates-for-affine-at-least map 1
      left 1 0
      right 0 1
      """),
    BaseCertificate("gates-for-affine-at-least", "nothing", "\(map)\ngates-for-affine-at-least map 0"),
    BaseCertificate(
      "gates-for-affine-at-least", "rank two",
      "\(map)\ngates-for-affine-at-least map 2\nleft 1 0\nleft -2 1\nright 1 0 0\nright 0 0 1"),
    BaseCertificate(
      "gates-for-affine-at-least", "rank two of three",
      """
      network map 3 1
      layer 3 1
      row 0 1 2 3
      row 0 2 4 6
      row 1 0 1 1
      gates-for-affine-at-least map 2
      left 1 0 0
      left 0 0 1
      right 1 0 0
      right -2 1 0
      """),
  ]

  private static let function = "function f 1 10 5 3\npoint 0 1\npoint 1 2\npoint 3 6"

  static let flapSystems: [BaseCertificate] = [
    BaseCertificate(
      "flap-system", "repaired",
      "\(function)\nflaps g 2 10 12 3\nflap 0 18\nflap 2 -2\nflap 6 4\nflap-system repaired g f"),
    BaseCertificate(
      "flap-system", "printed", "\(function)\nflaps g 2 10 12 3\nflap 0 14\nflap 2 2\nflap 6 4\nflap-system printed g f"
    ),
    BaseCertificate(
      "flap-system", "one point", "function f 3 3 0 1\npoint 3 6\nflaps g 1 0 2 1\nflap 1 1\nflap-system printed g f"),
    BaseCertificate(
      "flap-system", "two points, two scales",
      "function f 2 4 -2 2\npoint -2 3\npoint 4 -3\nflaps g 2 -2 -3 2\nflap -2 6\nflap 4 -2\nflap-system repaired g f"),
  ]
}
