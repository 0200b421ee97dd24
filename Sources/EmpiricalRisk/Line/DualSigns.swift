import ExactAlgebra
import ExactNumbers

/// The signs of the sums Σ gₖ h(xₖ) of slopes g over each hinge h.
///
/// For slopes g in the domain of the conjugate, the loss of any outputs f is at least Σ gₖ fₖ minus the conjugate. Where the
/// first sum is nonnegative for all allowed hinges (and zero for the free part), the second is a lower bound for all their
/// combinations: weak duality. So a set of networks is bounded by looking at signs.
struct DualSigns: Sendable {
  private let right: [BigInteger]
  private let left: [BigInteger]
  /// Whether the sum over constants is zero, and whether that over all affine functions is.
  private let isFreeOfConstants: Bool
  private let isFreeOfAffine: Bool

  init(_ data: LineData, _ slopes: [Rational]) {
    self.init(data, CommonDenominatorVector(slopes).numerators)
  }

  /// - Parameter slopes: for each place its slope, times any positive number.
  init(_ data: LineData, _ slopes: [BigInteger]) {
    let m = data.count
    var right = [BigInteger](repeating: 0, count: m)
    var left = right
    var sum = BigInteger(0)
    for place in stride(from: m - 2, through: 0, by: -1) {
      sum += slopes[place + 1]
      right[place] = right[place + 1] + sum * data.gaps[place]
    }
    sum = 0
    for place in stride(from: 1, to: m, by: 1) {
      sum += slopes[place - 1]
      left[place] = left[place - 1] + sum * data.gaps[place - 1]
    }
    self.right = right
    self.left = left
    isFreeOfConstants = slopes.reduce(BigInteger(0), +).isZero
    isFreeOfAffine = isFreeOfConstants && right.first?.isZero ?? true
  }

  /// Whether no allowed hinge has a negative sum, and the free part none but zero.
  func permits(_ allowed: AllowedHinges, _ free: LineData.FreePart) -> Bool {
    switch free {
    case .nothing: break
    case .constant: if !isFreeOfConstants { return false }
    case .affine: if !isFreeOfAffine { return false }
    }
    func permits(_ sums: [BigInteger], _ bits: [UInt8]) -> Bool {
      for (sum, bits) in zip(sums, bits) where bits != 0 {
        let sign = sum.signum()
        if sign < 0 && bits & 1 != 0 || sign > 0 && bits & 2 != 0 { return false }
      }
      return true
    }
    return permits(right, allowed.right) && permits(left, allowed.left)
  }

  /// The hinge with the least sum of each direction and sign, if that is negative.
  func mostViolated(_ allowed: AllowedHinges) -> [Hinge] {
    var result: [Hinge] = []
    for (sums, signs, isLeft) in [(right, allowed.right, false), (left, allowed.left, true)] {
      for (sign, bit) in [(1, 1 as UInt8), (-1, 2)] {
        var worst: (place: Int, value: BigInteger)?
        for (place, bits) in signs.enumerated() where bits & bit != 0 {
          let value = sign > 0 ? sums[place] : -sums[place]
          if value.signum() < 0, value < worst?.value ?? 0 { worst = (place, value) }
        }
        if let worst { result.append(Hinge(place: worst.place, isLeftFacing: isLeft, sign: sign)) }
      }
    }
    return result
  }
}
