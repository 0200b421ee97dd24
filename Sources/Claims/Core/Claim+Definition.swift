import Arrangements
import Certificates
import ExactNumbers
import ReLUNetworks

/// What an instance of a claim must offer: a text, a code for files, and a size.
public protocol ClaimInstance: Sendable, Codable, Hashable, CustomStringConvertible {
  /// How large the instance is; the search prefers smaller ones.
  var weight: Int { get }
}

extension Claim {
  /// Makes a claim from a typed description.
  ///
  /// - Parameters:
  ///   - name: the statement's name.
  ///   - form: its form.
  ///   - source: where it stands.
  ///   - title: one line.
  ///   - statement: the precise statement.
  ///   - hypotheses: in words.
  ///   - expectation: what is known.
  ///   - caption: of a figure, if there is one.
  ///   - instances: the deterministic family, smallest first; what is repeated in it counts once.
  ///   - sample: random instances of a given size.
  ///   - simplify: simpler instances next to one.
  ///   - hypothesis: the hypothesis that fails on an instance, or nil.
  ///   - floating: what floating-point arithmetic says.
  ///   - curves: what to draw.
  ///   - arrangement: the arrangement, with its zonotope, to draw.
  ///   - bars: counts to draw.
  ///   - decide: decides an instance, writing theorems that prove the answer; true if the statement holds. Throwing
  ///     `Undecided` makes the outcome undecided.
  public init<Instance: ClaimInstance>(
    _ name: String, _ form: ClaimForm, _ source: Source, title: String, statement: String,
    hypotheses: String = "none", expects expectation: Expectation, caption: String? = nil,
    instances: @escaping @Sendable () -> [Instance],
    sample: (@Sendable (Int, inout SeededGenerator) -> Instance)? = nil,
    simplify: @escaping @Sendable (Instance) -> [Instance] = { _ in [] },
    hypothesis: @escaping @Sendable (Instance) -> String? = { _ in nil },
    floating: @escaping @Sendable (Instance) -> Bool? = { _ in nil },
    curves: @escaping @Sendable (Instance) -> [Curve] = { _ in [] },
    arrangement: @escaping @Sendable (Instance) -> HyperplaneArrangement? = { _ in nil },
    bars: @escaping @Sendable () -> [BarGroup] = { [] },
    decide: @escaping @Sendable (Instance, inout CertificateBuilder) throws -> Bool
  ) {
    self.name = name
    self.form = form
    self.source = source
    self.title = title
    self.statement = statement
    self.hypotheses = hypotheses
    self.expectation = expectation
    figure = caption.map { Figure(caption: $0, bars: bars) }
    let kind = CaseKind(
      simplify: simplify, hypothesis: hypothesis, floating: floating, curves: curves, arrangement: arrangement,
      decide: decide)
    self.instances = {
      var seen: Set<Instance> = []
      return instances().filter { seen.insert($0).inserted }.map { kind.makeCase($0) }
    }
    if let sample {
      self.sample = { size, generator in kind.makeCase(sample(size, &generator)) }
    } else {
      self.sample = nil
    }
  }
}

/// Thrown by a decision procedure that cannot answer within its budget.
public struct Undecided: Error, Sendable {
  /// Why.
  public let reason: String

  /// An answer that is none.
  public init(reason: String) { self.reason = reason }
}

/// Thrown when two exact computations of the same thing disagree: a defect of this software, not of the claim.
struct Inconsistency: Error, CustomStringConvertible {
  let description: String
}

/// The typed procedures of a claim, able to wrap instances.
private struct CaseKind<Instance: ClaimInstance>: Sendable {
  let simplify: @Sendable (Instance) -> [Instance]
  let hypothesis: @Sendable (Instance) -> String?
  let floating: @Sendable (Instance) -> Bool?
  let curves: @Sendable (Instance) -> [Curve]
  let arrangement: @Sendable (Instance) -> HyperplaneArrangement?
  let decide: @Sendable (Instance, inout CertificateBuilder) throws -> Bool

  func makeCase(_ instance: Instance) -> Claim.Case {
    Claim.Case(
      description: instance.description,
      json: { CanonicalJSON.encode(instance) },
      weight: instance.weight,
      decide: { label in try outcome(instance, label: label) },
      floatingVerdict: { hypothesis(instance) == nil ? floating(instance) : nil },
      simplifications: {
        simplify(instance).filter { $0.weight < instance.weight }.sorted { $0.weight < $1.weight }.map(makeCase)
      },
      curves: { curves(instance) },
      arrangement: { arrangement(instance) })
  }

  func outcome(_ instance: Instance, label: String) throws -> Outcome {
    if let failed = hypothesis(instance) { return .inapplicable(failed) }
    var proof = CertificateBuilder(label: label)
    proof.note("instance: \(instance)")
    do {
      let holds = try decide(instance, &proof)
      return holds ? .verified(proof.finished()) : .refuted(proof.finished())
    } catch let undecided as Undecided {
      return .undecided(undecided.reason)
    }
  }
}
