import Arrangements
import EmpiricalRisk
import ExactNumbers

/// What is known of the best network for some data: as text, as JSON, and as an HTML page with pictures.
public struct TrainingReport: Sendable {
  /// What the data is called.
  public let name: String
  /// The data with the names of its columns.
  public let data: NamedTrainingSet
  /// The problem.
  public let problem: TrainingProblem
  /// The best network, and the bound.
  public let optimum: TrainingOptimum
  /// How local training does.
  public let local: LocalTraining
  /// What an enumeration of all patterns has found, if that was the method.
  public var enumeration: EnumerationOptimum?
  /// Whether long numbers are written with all their digits.
  public var isComplete = false
  /// What has become of a certificate that was asked for.
  public var certificate: ArrangementReport.CertificateNote?

  /// A report.
  public init(
    name: String, data: NamedTrainingSet, problem: TrainingProblem, optimum: TrainingOptimum, local: LocalTraining
  ) {
    self.name = name
    self.data = data
    self.problem = problem
    self.optimum = optimum
    self.local = local
  }

  /// The names of the coordinates.
  var features: [String] { data.features }

  /// Which column is what.
  var columns: String {
    let names = features.prefix(12).joined(separator: ", ") + (features.count > 12 ? ", …" : "")
    let coordinates = features.isEmpty ? "none" : names
    return "labels: \(data.label); \(data.weight.map { "weights: \($0); " } ?? "")coordinates: \(coordinates)"
  }

  /// The loss divided by the sum of the weights; the greatest loss is no sum.
  var average: Rational? {
    let total = problem.set.totalWeight
    return problem.loss == .chebyshev || total.isZero ? nil : optimum.value / total
  }

  /// What is minimised, in words.
  var summary: String {
    let set = problem.set
    let gates = CountedNoun.text(problem.width, "gate")
    let bias = problem.hasOutputBias ? " and an output bias" : ""
    return
      "\(CountedNoun.text(set.count, "point")) in R^\(set.dimension); \(problem.loss.name) loss; networks with \(gates)\(bias)"
  }

  /// The rows of the report.
  var rows: [(term: String, value: String)] {
    var rows = [(optimum.isOptimal ? "least loss" : "best loss so far", number(optimum.value))]
    if !optimum.isOptimal {
      rows.append(("no network is below", number(optimum.lowerBound)))
      rows.append(("gap", number(optimum.value - optimum.lowerBound)))
    }
    if let average { rows.append(("on average", number(average))) }
    for (index, gate) in optimum.network.gates.enumerated() where !Self.isUnused(gate) {
      rows.append(("gate \(index + 1)", text(gate)))
    }
    let unused = optimum.network.gates.count(where: Self.isUnused)
    if unused > 0 { rows.append(("gates unused", "\(unused)")) }
    if problem.hasOutputBias { rows.append(("output bias", number(optimum.network.outputBias))) }
    let statistics = optimum.statistics
    if let enumeration {
      rows += Self.rows(enumeration)
    } else {
      rows.append(
        (
          "search",
          "\(CountedNoun.text(statistics.nodes, "set")) of networks, \(CountedNoun.text(statistics.cells, "exact program"))"
        ))
    }
    rows += localRows
    if let certificate {
      rows.append(("verified by the kernel", "\(TextTable.oneLine(certificate.file)), \(certificate.bytes) bytes"))
    }
    return rows
  }

  /// The report for a terminal.
  public var text: String {
    let width = rows.map(\.term.count).max() ?? 0
    let lines = rows.map { $0.term + String(repeating: " ", count: width + 2 - $0.term.count) + $0.value }
    return ([TextTable.oneLine(name) + ": " + summary, TextTable.oneLine(columns)] + lines).joined(separator: "\n")
      + "\n"
  }

  /// The report for machines; exact numbers as strings.
  public var json: String {
    let gates = optimum.network.gates.map { gate in
      JSONValue.object([
        ("sign", .integer(gate.sign)), ("weights", .strings(gate.weights.map(\.description))),
        ("bias", .string(gate.bias.description)),
      ])
    }
    let statistics = optimum.statistics
    let members: [(String, JSONValue)] = [
      ("report", .string("lemmata train")), ("version", .integer(1)), ("name", .string(name)),
      ("points", .integer(problem.set.count)), ("dimension", .integer(problem.set.dimension)),
      ("features", .strings(features)), ("label", .string(data.label)), ("weight", .optional(data.weight)),
      ("loss", .string(problem.loss.name)), ("width", .integer(problem.width)),
      ("outputBias", .boolean(problem.hasOutputBias)), ("optimal", .boolean(optimum.isOptimal)),
      ("value", .string(optimum.value.description)), ("lowerBound", .string(optimum.lowerBound.description)),
      ("average", .optional(average?.description)),
      (
        "network",
        .object([("gates", .array(gates)), ("outputBias", .string(optimum.network.outputBias.description))])
      ),
      ("sets", .integer(statistics.nodes)), ("exactPrograms", .integer(statistics.cells)),
      ("enumeration", enumeration.map(Self.json) ?? .null),
      ("localTraining", localMembers),
      (
        "certificate",
        certificate.map {
          .object([
            ("file", .string($0.file)), ("bytes", .integer($0.bytes)), ("theorems", .strings($0.theorems)),
          ])
        } ?? .null
      ),
    ]
    return JSONValue.object(members).text
  }
}
