import ExactNumbers

/// A vector of integers divided by the greatest common divisor of its coordinates, with the sign that makes the first
/// nonzero one positive; nil for zero. Two vectors are proportional exactly if these are equal.
func primitiveLine(_ vector: [BigInteger]) -> [BigInteger]? {
  guard let leading = vector.first(where: { !$0.isZero }) else { return nil }
  let primitive = primitiveVector(vector)
  return leading.isNegative ? primitive.map { -$0 } : primitive
}

/// A vector of integers divided by the greatest common divisor of its coordinates; zero as it is.
func primitiveVector(_ vector: [BigInteger]) -> [BigInteger] {
  var divisor: BigInteger = 0
  for entry in vector where divisor != 1 { divisor = .greatestCommonDivisor(divisor, entry) }
  return divisor.isZero || divisor == 1 ? vector : vector.map { $0.exactlyDivided(by: divisor) }
}

func scalarProduct(_ left: [BigInteger], _ right: [BigInteger]) -> BigInteger {
  var sum: BigInteger = 0
  for index in left.indices { sum += left[index] * right[index] }
  return sum
}

/// The tokens of a list of integers.
func tokens(_ integers: some Sequence<BigInteger>) -> String {
  integers.map(\.description).joined(separator: " ")
}
