import EmpiricalRisk
import ExactNumbers

/// How often local training misses the optimum, and by how much.
extension TrainingReport {
  /// The rows on local training; none without restarts.
  var localRows: [(term: String, value: String)] {
    if local.losses.isEmpty { return [] }
    let goal = optimum.isOptimal ? "it" : "the best loss so far"
    let overflows = local.losses.count { !$0.isFinite }
    if overflows == local.losses.count {
      return [("local training", "all \(overflows) restarts (L-BFGS) overflow in floating point")]
    }
    let losses = [("best", local.best), ("median", local.median), ("worst", local.worst)].map {
      "\($0.0) \(Self.decimal($0.1))\(excess($0.1))"
    }
    return [
      (
        "local training",
        "\(hits) of \(local.losses.count) restarts (L-BFGS) reach \(goal) to 0.01 %\(overflows > 0 ? ", \(overflows) overflow" : "")"
      ),
      ("its losses", losses.joined(separator: ", ")),
    ]
  }

  /// The same for machines: losses and what they are above the least loss, in floating point.
  var localMembers: JSONValue {
    func number(_ value: Double?) -> JSONValue {
      .optional(local.losses.isEmpty || value?.isFinite != true ? nil : value.map { "\($0)" })
    }
    let least = optimum.value.approximateDouble
    return .object([
      ("method", .string("L-BFGS")), ("restarts", .integer(local.losses.count)), ("hits", .integer(hits)),
      ("best", number(local.best)), ("median", number(local.median)), ("worst", number(local.worst)),
      ("bestAbove", number(local.best - least)), ("medianAbove", number(local.median - least)),
      ("bestRatio", number(LocalTraining.ratio(local.best, to: optimum.value))),
      ("medianRatio", number(LocalTraining.ratio(local.median, to: optimum.value))),
    ])
  }

  private var hits: Int { local.hits(of: optimum.value) }

  /// By how much a loss misses the least one, in brackets; empty if it does not.
  private func excess(_ loss: Double) -> String {
    if local.reaches(optimum.value, loss) || !loss.isFinite { return "" }
    guard let ratio = LocalTraining.ratio(loss, to: optimum.value), let exact = Rational(exactly: ratio) else {
      return Rational(exactly: loss).map { " (\(DecimalApproximation.shortest($0 - optimum.value)) above)" } ?? ""
    }
    if ratio >= 10 { return " (\(exact.decimal(places: 0, rounding: .down)) times it)" }
    let percent = (exact - 1) * 100
    let side = percent.isNegative ? "below" : "above"
    return " (\(percent.magnitude.decimal(places: percent.magnitude < 10 ? 2 : 0, rounding: .down)) % \(side))"
  }
}
