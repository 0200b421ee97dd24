/// A function with a gradient, or with one of its subgradients where it has a kink.
protocol DifferentiableFunction {
  /// The number of variables.
  var variableCount: Int { get }

  /// The value at a point; the gradient goes to the given array, which has the right length.
  mutating func value(at point: [Double], gradient: inout [Double]) -> Double
}

/// Descent in floating point by the quasi-Newton method of limited memory (L-BFGS: Nocedal 1980, Liu and Nocedal 1989) with
/// a line search for the weak Wolfe conditions (Lewis and Overton, Nonsmooth optimization via quasi-Newton methods, 2013).
///
/// The weak conditions are what makes the method work on functions with kinks: they ask that the slope along the line has
/// risen enough, not that it is small, and a step that satisfies them exists wherever the function is bounded below. The value
/// never increases. Nothing is allocated after the beginning.
struct QuasiNewtonDescent {
  /// The lowest point so far.
  private(set) var point: [Double]
  /// The value there.
  private(set) var value = Double.infinity
  /// How often the function was evaluated, over all descents.
  private(set) var evaluations = 0

  private let memory: Int
  private var gradient: [Double]
  private var nextPoint: [Double]
  private var nextGradient: [Double]
  private var direction: [Double]
  // The last steps and what the gradient changed on them, one row each, in a ring.
  private var steps: [Double]
  private var changes: [Double]
  private var curvatures: [Double]
  private var coefficients: [Double]
  private var newest = -1
  private var stored = 0

  /// A descent for functions of the given number of variables that remembers as many steps as said.
  /// - Precondition: `memory` is positive.
  init(variableCount count: Int, memory: Int = 30) {
    precondition(memory > 0, "a descent remembers at least one step")
    self.memory = memory
    let zeros = [Double](repeating: 0, count: count)
    point = zeros
    gradient = zeros
    nextPoint = zeros
    nextGradient = zeros
    direction = zeros
    steps = [Double](repeating: 0, count: count * memory)
    changes = steps
    curvatures = [Double](repeating: 0, count: memory)
    coefficients = curvatures
  }

  /// Goes downhill from a start until the value has hardly fallen for a while, or no step leads down any more.
  ///
  /// - Parameters:
  ///   - function: The function, of as many variables as this descent has.
  ///   - start: The start.
  ///   - limit: The greatest number of steps.
  ///   - visit: Called with each value, that at the start first.
  /// - Returns: The last value; infinite or not a number only if that at the start is.
  /// - Complexity: O(memory · variables) a step beside the evaluations, of which nearly every step has one.
  @discardableResult
  mutating func descend(
    _ function: inout some DifferentiableFunction, from start: [Double], limit: Int = 2000,
    visit: (Double) -> Void = { _ in }
  ) -> Double {
    for k in point.indices { point[k] = start[k] }
    stored = 0
    value = evaluate(&function)
    visit(value)
    guard value.isFinite else { return value }
    var landmark = value
    for step in 1...max(1, limit) {
      chooseDirection()
      var slope = product(direction, gradient)
      if !(slope < 0), stored > 0 {
        // Rounding has spoilt what is remembered.
        stored = 0
        chooseDirection()
        slope = product(direction, gradient)
      }
      if !(slope < 0) { break }
      if search(&function, slope) {
        visit(value)
      } else if stored > 0 {
        stored = 0
      } else {
        break
      }
      if step.isMultiple(of: Self.stride) {
        if !(landmark - value > Self.leastProgress * value.magnitude) { break }
        landmark = value
      }
    }
    return value
  }

  /// The descent ends when the value has fallen by less than this part of it in so many steps.
  private static let stride = 40
  private static let leastProgress = 1e-7

  /// The value at `point`, whose gradient becomes the current one.
  private mutating func evaluate(_ function: inout some DifferentiableFunction) -> Double {
    evaluations += 1
    return function.value(at: point, gradient: &gradient)
  }

  /// Minus the gradient times the inverse of the Hessian matrix as the remembered steps have it (two-loop recursion).
  private mutating func chooseDirection() {
    let count = point.count
    for k in 0..<count { direction[k] = -gradient[k] }
    if stored == 0 {
      let size = product(gradient, gradient).squareRoot()
      if size > 1 { for k in 0..<count { direction[k] /= size } }
      return
    }
    for age in 0..<stored {
      let row = (newest - age + memory) % memory
      var sum = 0.0
      for k in 0..<count { sum += steps[row * count + k] * direction[k] }
      let coefficient = sum / curvatures[row]
      coefficients[row] = coefficient
      for k in 0..<count { direction[k] -= coefficient * changes[row * count + k] }
    }
    var square = 0.0
    for k in newest * count..<(newest + 1) * count { square += changes[k] * changes[k] }
    let scale = curvatures[newest] / square
    for k in 0..<count { direction[k] *= scale }
    for age in (0..<stored).reversed() {
      let row = (newest - age + memory) % memory
      var sum = 0.0
      for k in 0..<count { sum += changes[row * count + k] * direction[k] }
      let difference = coefficients[row] - sum / curvatures[row]
      for k in 0..<count { direction[k] += difference * steps[row * count + k] }
    }
  }

  /// Doubles and bisects the length of the step until the value has fallen and the slope has risen enough, and takes it.
  /// - Returns: false if no length that was tried leads down.
  private mutating func search(_ function: inout some DifferentiableFunction, _ slope: Double) -> Bool {
    var low = 0.0
    var high = Double.infinity
    var length = 1.0
    for _ in 0..<60 {
      for k in point.indices { nextPoint[k] = point[k] + length * direction[k] }
      evaluations += 1
      let next = function.value(at: nextPoint, gradient: &nextGradient)
      if !(next < value + 1e-4 * length * slope) {
        high = length
      } else if !(product(nextGradient, direction) > 0.9 * slope), length < 1e12 {
        low = length
      } else {
        take(next)
        return true
      }
      length = high < .infinity ? (low + high) / 2 : 2 * low
      if !(low < length && length < high) { break }
    }
    // Steps as long as `low` do lead down.
    if low == 0 { return false }
    for k in point.indices { nextPoint[k] = point[k] + low * direction[k] }
    evaluations += 1
    let next = function.value(at: nextPoint, gradient: &nextGradient)
    if !(next < value) { return false }
    take(next)
    return true
  }

  /// Goes to `nextPoint`, and remembers the step if the function is curved upwards on it.
  private mutating func take(_ next: Double) {
    let count = point.count
    let row = (newest + 1) % memory
    var curvature = 0.0
    for k in 0..<count {
      let step = nextPoint[k] - point[k]
      let change = nextGradient[k] - gradient[k]
      steps[row * count + k] = step
      changes[row * count + k] = change
      curvature += step * change
    }
    if curvature > 0, curvature.isNormal {
      curvatures[row] = curvature
      newest = row
      stored = min(stored + 1, memory)
    }
    swap(&point, &nextPoint)
    swap(&gradient, &nextGradient)
    value = next
  }

  private func product(_ first: [Double], _ second: [Double]) -> Double {
    var sum = 0.0
    for k in 0..<min(first.count, second.count) { sum += first[k] * second[k] }
    return sum
  }
}
