import ExactNumbers

/// Prints enclosures for an independent program to check, one a line:
/// "function mantissa exponent precision lower upper exponent", the argument being mantissa * 2^exponent and the
/// enclosure [lower, upper] * 2^exponent.
@main
enum Entry {
  static func main() throws(EnclosureError) {
    var state: UInt64 = 7
    func draw() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
    for precision in [2, 10, 53, 64, 100, 128, 256, 500, 1024, 3000] {
      show("pi", 0, 0, precision, Enclosure.pi(precision: precision))
      for index in 0..<200 {
        var mantissa = BigInteger(draw() >> (draw() % 60))
        if mantissa.isZero { mantissa = 1 }
        // Arguments next to 1, huge, tiny and ordinary ones.
        var exponent = Int(draw() % 80) - 70
        if index % 5 == 1 {
          exponent = -Int(draw() % 400)
          mantissa = (BigInteger(1) << -exponent) + (draw() % 2 == 0 ? 1 : -1) * BigInteger(draw() % 3 + 1)
          if mantissa.signum() <= 0 { mantissa = 1 }
        }
        let point = Enclosure(lower: mantissa, upper: mantissa, exponent: exponent)
        show("log", mantissa, exponent, precision, try point.logarithm(precision: precision))
        show("sqrt", mantissa, exponent, precision, try point.squareRoot(precision: precision))
        let limit = Enclosure(BigInteger(Enclosure.maximumExponentialArgument))
        if point.compared(to: limit) == .less {
          show("exp", mantissa, exponent, precision, try point.exponential(precision: precision))
          show("exp", -mantissa, exponent, precision, try (-point).exponential(precision: precision))
        }
      }
    }
  }

  static func show(_ name: String, _ mantissa: BigInteger, _ exponent: Int, _ precision: Int, _ result: Enclosure) {
    print(name, mantissa, exponent, precision, result.lowerMantissa, result.upperMantissa, result.exponent)
  }
}
