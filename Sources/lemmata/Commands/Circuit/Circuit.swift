import ArgumentParser
import BooleanCircuits
import Reports

/// Threshold and ReLU circuits with Boolean inputs.
struct Circuit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "circuit",
    abstract: "Evaluate, decide and construct threshold and ReLU circuits with Boolean inputs.",
    discussion: """
      Everything is exact, on all points of the cube. \(BooleanSource.help)

      A circuit is a JSON file: {"inputs": 2, "alphabet": "signs", "gates": [{"kind": "relu", "bias": 0, "terms": [[0, 1], \
      [1, "-1/2"]]}], "output": {"kind": "threshold", "bias": "1/3", "terms": [[2, 1]]}}, where a term is a wire and its \
      weight; wires 0 to n-1 are inputs, n + j is gate j; alphabet is signs (-1, 1) or zeroOne; gates are relu or threshold, \
      the output is sum or threshold.

      Examples:
        lemmata circuit threshold majority:5 --certificate maj.cert
        lemmata circuit gates parity:3
        lemmata circuit construct parity:4 --output parity.json
        lemmata circuit evaluate parity.json --function parity:4
      """,
    subcommands: [
      CircuitEvaluate.self, CircuitThreshold.self, CircuitGates.self, CircuitConstruct.self, CircuitRestrict.self,
      CircuitBottom.self, CircuitFunctions.self,
    ])
}

/// Lists the names of functions.
struct CircuitFunctions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "functions",
    abstract: "List the names of Boolean functions.",
    discussion: """
      Example:
        lemmata circuit functions
      """)

  func run() throws {
    Console.output(NamedBooleanFunction.knownNames.joined(separator: "\n") + "\n")
  }
}
