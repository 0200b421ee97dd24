import ExactNumbers
import ReLUNetworks

/// A network that was constructed for a function: as text and as JSON.
public struct ConstructionReport {
  /// What the function is called.
  public let name: String
  /// The function as a sum of maxima.
  public let sum: SignedMaximumSum
  /// The network.
  public let network: ReLUNetwork
  /// The function as it was given; nil if it was known.
  public let function: ContinuousPiecewiseLinearFunction?
  /// The file to which the network was written.
  public var output: String?
  /// The certificate that was written.
  public var certificate: ArrangementReport.CertificateNote?

  /// A report about a network that was compared with the function and computes it.
  public init(name: String, sum: SignedMaximumSum, network: ReLUNetwork, function: ContinuousPiecewiseLinearFunction?) {
    self.name = name
    self.sum = sum
    self.network = network
    self.function = function
  }

  /// The report for a terminal.
  public var text: String {
    let pieces = CountedNoun.text(function?.pieces.count ?? sum.functions.count, "affine function")
    let origin =
      switch function {
      case .cells(let cells): CountedNoun.text(cells.cells.count, "cell") + ", "
      case .maximumOfMinima(let lattice): "maximum of \(CountedNoun.text(lattice.sets.count, "minimum", "minima")), "
      case nil: ""
      }
    var lines = ["\(TextTable.oneLine(name)): R^\(sum.dimension) → R, \(origin)\(pieces)", "f(x) = " + sumText]
    let layers = CountedNoun.text(network.hiddenLayerCount, "hidden layer")
    let widths = network.widths.map(\.description).joined(separator: "-")
    lines.append("\(layers), \(CountedNoun.text(network.size, "gate")), widths \(widths)")
    lines.append("the network computes f for all x: compared exactly")
    if let output { lines.append("written: \(TextTable.oneLine(output))") }
    lines += certificate?.lines ?? []
    return lines.joined(separator: "\n") + "\n"
  }

  /// The sum, with what is affine at the end.
  private var sumText: String {
    var terms: [(value: Rational, factor: String)] = []
    var weights = [Rational](repeating: 0, count: sum.dimension)
    var constant: Rational = 0
    for term in sum.terms {
      let members = term.members.map { sum.functions[$0] }
      if members.count == 1 {
        for (place, weight) in members[0].row(0).enumerated() { weights[place] += term.coefficient * weight }
        constant += term.coefficient * members[0].bias[0]
      } else {
        let forms = members.map { AffineText.form(Array($0.row(0)), $0.bias[0]) }
        terms.append((term.coefficient, "max(\(forms.joined(separator: ", ")))"))
      }
    }
    for (place, weight) in weights.enumerated() where !weight.isZero { terms.append((weight, "x\(place + 1)")) }
    if !constant.isZero { terms.append((constant, "")) }
    return AffineText.sum(terms)
  }

  /// The report for machines; numbers that need not be integers are strings.
  public var json: String {
    var members: [(String, JSONValue)] = [
      ("report", .string("lemmata construct")), ("version", .integer(1)), ("name", .string(name)),
      ("dimension", .integer(sum.dimension)),
      (
        "functions",
        .array(sum.functions.map { .strings($0.row(0).map(\.description) + [$0.bias[0].description]) })
      ),
      (
        "maxima",
        .array(
          sum.terms.map {
            .object([
              ("coefficient", .string($0.coefficient.description)),
              ("functions", .array($0.members.map { .integer($0) })),
            ])
          })
      ),
      ("hiddenLayers", .integer(network.hiddenLayerCount)), ("gates", .integer(network.size)),
      ("widths", .array(network.widths.map { .integer($0) })),
    ]
    if let output { members.append(("output", .string(output))) }
    if let certificate { members.append(("certificate", certificate.value)) }
    return JSONValue.object(members).text
  }
}
