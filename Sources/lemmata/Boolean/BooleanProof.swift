import BooleanCircuits
import Certificates

/// Objects of certificates about functions that the command line names.
enum BooleanProof {
  /// The table of a function, by its name where the format has one.
  static func table(
    _ function: BooleanSource.Function, _ text: String, _ proof: inout CertificateBuilder
  ) throws -> ProofTable {
    switch function {
    case .values(let values): return proof.values("f", values)
    case .boolean(let table): return try self.table(table, text, &proof)
    }
  }

  /// The table of a Boolean function, by its name where the format has one.
  static func table(_ table: TruthTable, _ text: String, _ proof: inout CertificateBuilder) throws -> ProofTable {
    if !Files.exists(text), let named = try? NamedBooleanFunction(parsing: text) { return try proof.table("f", named) }
    return proof.table("f", table)
  }
}
