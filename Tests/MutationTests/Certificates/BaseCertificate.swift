/// A true certificate, from which mutants are made.
struct BaseCertificate {
  /// The keyword of the theorem that it is about.
  let kind: String
  let name: String
  let text: String

  /// - Parameter body: the records, without the first two lines and the last.
  init(_ kind: String, _ name: String, _ body: String) {
    self.kind = kind
    self.name = name
    let lines = body.split(separator: "\n").map(String.init)
    text = (["lemmata-proof 1", "label \(kind)"] + lines + ["end \(lines.count + 2)", ""]).joined(separator: "\n")
  }

  /// A certificate that is complete.
  init(_ kind: String, _ name: String, text: String) {
    self.kind = kind
    self.name = name
    self.text = text
  }

  /// A certificate of a claim.
  init(claim: String, text: String) {
    kind = "claim"
    name = claim
    self.text = text
  }

  /// All base certificates.
  static let all: [BaseCertificate] =
    onTheLine + counting + distances + approximation + inThePlane + affine + flapSystems + generated
    + whitneyNumbers + chamberLists + generalPosition + supports + foldedSupports + arrangementMeasures + arrangements
    + training + programs + lineTraining + pointwiseTraining + regions + boolean + signRanks + rowClasses

  static let kinds = theoremLengths.keys.sorted()

  // MARK: Objects that several certificates use

  static let identity = "network id 1 1\nlayer 1 1\nrow 0 1"
  static let pair = "network pair 1 2\nlayer 2 1\nrow 0 1\nrow 0 -1\nlayer 1 1\nrow 0 1 -1"
  static let absolute = "network abs 1 2\nlayer 2 1\nrow 0 1\nrow 0 -1\nlayer 1 1\nrow 0 1 1"
  static let zero = "network zero 1 1\nlayer 1 1\nrow 0 0"
  static let dead = "network dead 1 3\nlayer 1 1\nrow -1 0\nlayer 1 1\nrow 0 5\nlayer 1 1\nrow 7 3"
  static let tent = "folding tent 2 2 1\nfold 1"
  static let twice = "folding h 2 2 2\nfold 1\nfold 1"
  static let hat = "function hat 1 0 0 3\npoint -1 0\npoint 0 1\npoint 1 0"
  /// The hat again, by three gates.
  static let hatNetwork =
    "network hats 1 2\nlayer 3 1\nrow 1 1\nrow 0 1\nrow -1 1\nlayer 1 1\nrow 0 1 -2 1"
  static let jump = "step jump 2 1 0 3"
  static let plane =
    "network plane 2 2\nlayer 3 1\nrow 0 1 0\nrow 0 0 1\nrow 0 -1 -1\nlayer 1 1\nrow 0 1 1 1"

  /// The sawtooth with q edges on [0, 1], heights 0 and 1, constant outside.
  static func sawtooth(_ edges: Int) -> String {
    let points = (0...edges).map { "point \($0) \($0.isMultiple(of: 2) ? 0 : edges)" }
    return "function saw \(edges) 0 0 \(edges + 1)\n" + points.joined(separator: "\n")
  }
}
