import ExactNumbers

/// The relaxation of a training problem in which every gate has its sign and a cone for its parameters.
///
/// With θ = Σ λᵣ r the output u of a gate at a point whose sign is undecided lies between max(0, x̃·θ) and Σ λᵣ max(0, x̃·r),
/// since relu is sublinear; anything between is allowed. All this is homogeneous: no bound on the weights is needed.
struct RelaxationModel: Sendable {
  let signs: [Int]
  let cones: [ParameterCone]
  /// Where the rays of each gate begin among all rays.
  let offsets: [Int]

  init(signs: [Int], cones: [ParameterCone]) {
    self.signs = signs
    self.cones = cones
    var offsets = [0]
    for cone in cones { offsets.append((offsets.last ?? 0) + cone.rayCount) }
    self.offsets = offsets
  }

  var rayCount: Int { offsets.last ?? 0 }
}

/// What the floating-point method finds for a relaxation. Nothing of it is believed unchecked.
struct RelaxationSolution: Sendable {
  /// The value at a feasible point: not less than the optimum, up to rounding.
  var primal: Double
  /// The value that the multipliers prove, up to rounding and the residual.
  var dual: Double
  /// The derivative of the loss at the output of each point.
  var slopes: [Double]
  /// The multipliers of u ≥ x̃·θ, gate after gate.
  var lowerMultipliers: [Double]
  /// The multipliers of the rays, in the scale of the cones.
  var rayWeights: [Double]
  /// The outputs of gates at undecided points, gate after gate.
  var outputs: [Double]
  var outputBias: Double
  var steps: Int

  var isFinite: Bool {
    primal.isFinite && dual.isFinite && outputBias.isFinite && slopes.allSatisfy(\.isFinite)
      && lowerMultipliers.allSatisfy(\.isFinite) && rayWeights.allSatisfy(\.isFinite) && outputs.allSatisfy(\.isFinite)
  }
}
