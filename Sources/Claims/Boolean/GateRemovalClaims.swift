import BooleanCircuits
import Certificates
import ExactNumbers

/// When a ReLU gate can be replaced by direct wires on a subcube: section 2.6, before Lemma 2.6.1.
enum GateRemovalClaims {
  static let all: [Claim] = [
    asThresholds, asThresholdsRepaired, signs, signsRepaired, signsSharpened,
  ]

  static let source = Source.thesis("Section 2.6, before Lemma 2.6.1")

  /// Decides whether max(0, argument) is an affine function on the cube: one without gates, or a Fourier coefficient of a set
  /// with two elements or more.
  static func decideRemovable(_ instance: GateArgumentInstance, _ proof: inout CertificateBuilder) throws -> Bool {
    let gate = try instance.gate()
    let values = try gate.outputArguments()
    let table = proof.values("gate", values)
    guard try proof.decideComputes(proof.circuit("relu", gate), table) == true else {
      throw Inconsistency(description: "a gate does not have its own values")
    }
    // The affine function with the same values at 0 and the unit vectors.
    let bias = values[0]
    let weights = instance.weights.indices.map { values[1 << $0] - bias }
    let wires = try BooleanCircuit(
      inputCount: weights.count, alphabet: .zeroOne, gates: [], outputKind: .sum,
      output: WeightedSum(bias: bias, weights: weights))
    if try wires.outputArguments() == values {
      return try proof.decideComputes(proof.circuit("wires", wires), table) ?? false
    }
    try proof.proveSpectrum(table)
    return false
  }

  /// Proves the values of the argument; whether it has weakly one sign.
  static func decideOneSign(_ instance: GateArgumentInstance, _ proof: inout CertificateBuilder) throws -> Bool {
    let circuit = try instance.circuit(.sum)
    _ = try proof.decideComputes(
      proof.circuit("argument", circuit), proof.values("values", circuit.outputArguments()))
    return !(instance.takesNegativeValues && instance.takesPositiveValues)
  }

  static let asThresholds = Claim(
    "gates.removable-like-thresholds", .printed, source,
    title: "A ReLU gate can be removed on a subcube exactly if the threshold gate with its argument is constant there.",
    statement:
      "For all a and b: max(0, a·y + b) is an affine function on {0,1}^k (so that direct wires replace the gate) exactly if the threshold gate [a·y + b ≥ 0] is constant on {0,1}^k: the conditions of collapse are identical.",
    expects: .fails, instances: { GateArgumentInstance.family }
  ) { instance, proof in
    let isRemovable = try decideRemovable(instance, &proof)
    return try decideConstant(instance, &proof) == isRemovable
  }

  /// Decides whether the threshold gate is constant.
  static func decideConstant(_ instance: GateArgumentInstance, _ proof: inout CertificateBuilder) throws -> Bool {
    let circuit = try instance.circuit(.threshold)
    let table = try circuit.table()
    _ = try proof.decideComputes(proof.circuit("threshold", circuit), proof.table("truth", table))
    return table.trueCount == 0 || table.trueCount == table.pointCount
  }

  static let asThresholdsRepaired = Claim(
    "gates.removable-like-thresholds", .repaired, source,
    title: "Where the threshold gate is constant, the ReLU gate can be removed.",
    statement:
      "For all a and b: if the threshold gate [a·y + b ≥ 0] is constant on {0,1}^k, then max(0, a·y + b) is an affine function there. So a ReLU gate survives a restriction with at most the probability of the threshold gate.",
    hypotheses: "the threshold gate is constant", expects: .holds,
    instances: { GateArgumentInstance.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    hypothesis: { instance in
      let least = instance.weights.reduce(instance.bias) { $0 + min(0, $1) }
      let greatest = instance.weights.reduce(instance.bias) { $0 + max(0, $1) }
      return least < 0 && greatest >= 0 ? "both truth values occur" : nil
    }
  ) { instance, proof in
    let isConstant = try decideConstant(instance, &proof)
    return try decideRemovable(instance, &proof) && isConstant
  }

  static let signs = Claim(
    "gates.removable-by-signs", .printed, source,
    title: "A ReLU gate can be removed on a subcube only if its argument is ≤ 0 everywhere there, or ≥ 0 everywhere.",
    statement:
      "For all a and b: max(0, a·y + b) is an affine function on {0,1}^k exactly if a·y + b ≤ 0 at all points or a·y + b ≥ 0 at all points. (“Positive definite” is read as ≥ 0; read as > 0 the statement fails for y₁ already.)",
    expects: .fails, instances: { GateArgumentInstance.family }
  ) { instance, proof in
    let hasOneSign = try decideOneSign(instance, &proof)
    return try decideRemovable(instance, &proof) == hasOneSign
  }

  static let signsRepaired = Claim(
    "gates.removable-by-signs", .repaired, source,
    title: "It can be removed if its argument is ≤ 0 everywhere there, or ≥ 0 everywhere.",
    statement:
      "For all a and b: if a·y + b ≤ 0 at all points of {0,1}^k or a·y + b ≥ 0 at all points, then max(0, a·y + b) is an affine function there, namely 0 or its argument.",
    hypotheses: "the argument has weakly one sign", expects: .holds,
    instances: { GateArgumentInstance.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    hypothesis: { $0.takesNegativeValues && $0.takesPositiveValues ? "both signs occur" : nil }
  ) { instance, proof in
    let hasOneSign = try decideOneSign(instance, &proof)
    return try decideRemovable(instance, &proof) && hasOneSign
  }

  static let signsSharpened = Claim(
    "gates.removable-by-signs", .sharpened, source,
    title: "It can be removed exactly if its argument has weakly one sign or depends on one variable only.",
    statement:
      "For all a and b: max(0, a·y + b) is an affine function on {0,1}^k exactly if a·y + b ≤ 0 everywhere, or a·y + b ≥ 0 everywhere, or at most one entry of a is not 0. Otherwise it has a nonzero Fourier coefficient of a set with at least two elements.",
    expects: .holds, instances: { GateArgumentInstance.family },
    sample: { size, generator in .random(size: size, using: &generator) }
  ) { instance, proof in
    let hasOneSign = try decideOneSign(instance, &proof)
    let isRemovable = try decideRemovable(instance, &proof)
    return isRemovable == (hasOneSign || instance.weights.count { $0 != 0 } <= 1)
  }
}
