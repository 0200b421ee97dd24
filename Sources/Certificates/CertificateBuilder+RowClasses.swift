import Arrangements
import BooleanCircuits
import ExactNumbers

/// The vectors of a bottom layer that a certificate has defined, as the forms of an arrangement.
public struct ProofLayer: Sendable {
  /// Its name in the file.
  public let name: String
  /// The layer.
  public let layer: BottomLayer
}

// Row classes: FORMAT.md 4.61 to 4.66.
extension CertificateBuilder {
  /// Defines the vectors of a layer.
  /// - Precondition: The layer reads at least one input.
  public mutating func layer(_ name: String, _ layer: BottomLayer) -> ProofLayer {
    let name = claim(name)
    line("arrangement \(name) \(layer.inputCount) \(layer.vectors.count)")
    for vector in layer.vectors { line("plane 0 " + vector.map(\.description).joined(separator: " ")) }
    return ProofLayer(name: name, layer: layer)
  }

  /// Proves the number of row classes of a layer.
  public mutating func proveRowClasses(_ layer: ProofLayer) -> Int {
    let count = layer.layer.rowClassCount
    theorem("row-classes \(layer.name) \(count)")
    return count
  }

  /// Decides whether the vectors of a layer lie in one cone, and proves the answer.
  public mutating func decideCommonCone(_ layer: ProofLayer) -> Bool {
    guard let (first, second, direction) = layer.layer.coneConflict else {
      theorem("common-cone \(layer.name)")
      return true
    }
    let steps = direction.map(\.description).joined(separator: " ")
    theorem("no-common-cone \(layer.name)", suffix: "\(first + 1) \(second + 1) \(steps)")
    return false
  }

  /// Proves that no circuit that reads the first variables through the layer computes the function, if that is so because
  /// the function tells two points of one class apart; otherwise writes nothing.
  public mutating func decideNotThrough(_ layer: ProofLayer, _ table: ProofTable) -> Bool {
    guard case .truth(let truth) = table.content, let found = layer.layer.collision(in: truth) else { return false }
    theorem("not-through \(table.name) \(layer.name)", suffix: "\(found.first) \(found.second) \(found.others)")
    return true
  }

  /// Proves the number of different rows of the matrix of a function whose rows are the values of its first variables.
  /// - Precondition: 0 ≤ rowVariables ≤ n.
  public mutating func proveDistinctRows(_ table: ProofTable, rowVariables: Int) -> Int {
    func count<Value: Hashable>(_ points: Int, _ value: (Int) -> Value) -> Int {
      Set(
        (0..<1 << rowVariables).map { row in
          stride(from: row, to: points, by: 1 << rowVariables).map(value)
        }
      ).count
    }
    let found =
      switch table.content {
      case .truth(let truth): count(truth.pointCount) { truth[$0] }
      case .values(let function): count(function.pointCount) { function[$0] }
      }
    theorem("distinct-rows \(table.name) \(rowVariables) \(found)")
    return found
  }

  /// Proves the greatest number of row classes of vectors in one cone.
  public mutating func proveCompatibleClasses(_ classes: CompatibleClasses) {
    theorem("compatible-classes \(classes.inputCount) \(classes.greatestWeight) \(classes.greatest)")
    for node in classes.nodes {
      switch node {
      case .leaf: line("leaf")
      case .split(let first, let second, let direction):
        line("split \(first + 1) \(second + 1) " + direction.map(\.description).joined(separator: " "))
      }
    }
  }
}
