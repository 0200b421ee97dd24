import ExactNumbers

/// The binary floating-point types that weights are written in.
public enum FloatingPointWidth: Sendable, CaseIterable {
  /// IEEE 754 binary32, `float`.
  case single
  /// IEEE 754 binary64, `double`.
  case double

  var name: String { self == .single ? "float" : "double" }
}

extension Rational {
  /// The floating-point number of the given width that equals this number, or nil.
  func exactFloatingPoint(_ width: FloatingPointWidth) -> Double? {
    guard let nearest = nearestFloatingPoint(width), Rational(exactly: nearest) == self else { return nil }
    return nearest
  }

  /// The floating-point number of the given width that is nearest, the one with even significand of two that are equally
  /// near; nil beyond the greatest finite one. A number of width `single` is given as the `Double` equal to it.
  func nearestFloatingPoint(_ width: FloatingPointWidth) -> Double? {
    switch width {
    case .single: nearest(Float.self) { Double($0) }.map { Double($0) }
    case .double: nearest(Double.self) { $0 }
    }
  }

  /// A first guess may be a few last places off; the exact distances of it and its neighbours decide.
  private func nearest<Number: BinaryFloatingPoint>(_ type: Number.Type, _ widen: (Number) -> Double) -> Number? {
    let greatest = Number.greatestFiniteMagnitude
    guard let limit = Rational(exactly: widen(greatest)), magnitude <= limit else { return nil }
    var best = Number(approximateDouble)
    if !best.isFinite { best = signum() < 0 ? -greatest : greatest }
    while let distance = distance(to: widen(best)), !distance.isZero {
      var improved = false
      for neighbour in [best.nextDown, best.nextUp] {
        guard let other = self.distance(to: widen(neighbour)) else { continue }
        if other < distance || (other == distance && best.hasOddSignificand && !neighbour.hasOddSignificand) {
          best = neighbour
          improved = true
          break
        }
      }
      if !improved { break }
    }
    // Zero has one sign here.
    return best == 0 ? 0 : best
  }

  private func distance(to value: Double) -> Rational? { Rational(exactly: value).map { (self - $0).magnitude } }
}

extension BinaryFloatingPoint {
  fileprivate var hasOddSignificand: Bool { significandBitPattern & 1 == 1 }
}
