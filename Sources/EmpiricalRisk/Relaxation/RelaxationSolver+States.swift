extension RelaxationSolver {
  /// A constraint with slack, multiplier and the steps of both.
  struct Barrier {
    var slack = 1.0
    var multiplier = 1.0
    var slackStep = 0.0
    var multiplierStep = 0.0
    var target = 0.0

    var ratio: Double { multiplier / slack }

    mutating func aim(centre: Double, corrects: Bool) {
      target = corrects ? centre - slackStep * multiplierStep : 0
    }

    mutating func step(_ slackStep: Double) {
      self.slackStep = slackStep
      multiplierStep = (target - multiplier * slackStep) / slack - multiplier
    }

    func reach(_ length: Double) -> Double {
      var length = length
      if slackStep < 0 { length = min(length, -slack / slackStep) }
      if multiplierStep < 0 { length = min(length, -multiplier / multiplierStep) }
      return length
    }

    mutating func advance(_ length: Double) {
      slack = max(slack + length * slackStep, 1e-300)
      multiplier = max(multiplier + length * multiplierStep, 1e-300)
    }
  }

  /// A gate at a point where its sign is undecided.
  struct GateState {
    var isUndecided = false
    var output = 0.0
    var outputStep = 0.0
    var zero = Barrier()
    var lower = Barrier()
    var upper = Barrier()
    var stiffness = 1.0
    var force = 0.0
  }

  struct PointState {
    var output = 0.0
    var bound = 0.0
    var boundStep = 0.0
    var barriers: [Barrier] = []
    var curvature = 0.0
    var reducedCurvature = 0.0
    var compliance = 0.0
    var slope = 0.0
    var offset = 0.0
    var greatestRatio = 0.0
    /// The derivative of the output, once the undecided gates are eliminated, with respect to the globals.
    var derivative: [Double] = []
    var direct: [Double] = []
  }
}
