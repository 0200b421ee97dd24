extension ChamberWalk {
  /// Puts the rays l_1, −l_1, …, l_r, −l_r at the bottom of the stack, which has room for them.
  mutating func pushDualBasis() {
    let words = width.words
    for vector in plan.dualBasis {
      for sign in [1, -1] {
        let ray = rays.push()
        for column in 0..<rank {
          rays.vector(ray)[column] = Arithmetic.entry(sign > 0 ? vector[column] : -vector[column])
        }
        for word in 0..<2 * words { rays.positive(ray)[word] = 0 }
        for row in 0..<rowCount { evaluate(row, at: ray) }
        rays.hasMinors[ray] = zeroCount(ray) == rank - 1
      }
    }
  }

  /// Makes the ray on the hyperplane between two adjacent rays on different sides of it.
  ///
  /// If both are given by minors, of rows I + i and I + j say, then so is the new one after division by the minor of
  /// I + i + j, which is the value of row i at the second ray up to sign (a Plücker relation). Otherwise the ray is
  /// made primitive.
  /// - Parameters: the places of the positive and the negative ray in the scratch lists, and the row.
  @inline(__always)
  mutating func pushRay(_ first: Int, _ second: Int, hyperplane: Int) {
    let words = width.words
    let (firstRay, secondRay) = (Int(scratch.lists[first]), Int(scratch.lists[second]))
    let ray = rays.push()
    let target = rays.vector(ray)
    findValue(first, hyperplane: hyperplane)
    findValue(second, hyperplane: hyperplane)
    let (firstVector, secondVector) = (rays.vector(firstRay), rays.vector(secondRay))
    let hasMinors = rays.hasMinors[firstRay] && rays.hasMinors[secondRay]
    if hasMinors {
      var row = 0
      for word in 0..<words {
        let (signs, otherSigns) = (rays.positive(firstRay), rays.positive(secondRay))
        let rest =
          allRows[word] & ~(signs[word] | signs[words &+ word]) & (otherSigns[word] | otherSigns[words &+ word])
        if rest != 0 { row = word &* 64 &+ rest.trailingZeroBitCount }
      }
      let divisor = Arithmetic.value(rows + row &* rank, secondVector, count: rank)
      arithmetic.combine(
        scratch.values[first], secondVector, scratch.values[second], firstVector,
        divisor: Arithmetic.magnitude(divisor), into: target, count: rank)
    } else {
      arithmetic.combinePrimitively(
        scratch.values[first], secondVector, scratch.values[second], firstVector, into: target, count: rank)
    }
    // Only rows with different signs on the two rays need a look.
    let (signs, firstSigns, secondSigns) = (rays.positive(ray), rays.positive(firstRay), rays.positive(secondRay))
    for word in 0..<words {
      let positive = firstSigns[word] | secondSigns[word]
      let negative = firstSigns[words &+ word] | secondSigns[words &+ word]
      signs[word] = positive & ~negative
      signs[words &+ word] = negative & ~positive
      var rest = positive & negative
      if word == hyperplane / 64 { rest &= ~(1 << UInt64(hyperplane % 64)) }
      while rest != 0 {
        evaluate(word &* 64 &+ rest.trailingZeroBitCount, at: ray)
        rest &= rest &- 1
      }
    }
    let isSimple = zeroCount(ray) == rank &- 1
    rays.hasMinors[ray] = hasMinors && isSimple
    if hasMinors && !isSimple { arithmetic.makePrimitive(target, count: rank) }
  }

  /// Computes the magnitude of a row at a ray of the scratch lists, once.
  @inline(__always)
  private func findValue(_ place: Int, hyperplane: Int) {
    if scratch.hasValue[place] { return }
    let vector = rays.vector(Int(scratch.lists[place]))
    scratch.values[place] = Arithmetic.magnitude(Arithmetic.value(rows + hyperplane &* rank, vector, count: rank))
    scratch.hasValue[place] = true
  }

  /// Adds a row to the signs of a ray.
  @inline(__always)
  private mutating func evaluate(_ row: Int, at ray: Int) {
    let sign = Arithmetic.sign(Arithmetic.value(rows + row &* rank, rays.vector(ray), count: rank))
    if sign == 0 { return }
    let signs = sign > 0 ? rays.positive(ray) : rays.negative(ray)
    signs[row / 64] |= 1 << UInt64(row % 64)
  }

  /// The number of rows that vanish on a ray.
  @inline(__always)
  private func zeroCount(_ ray: Int) -> Int {
    var count = 0
    for word in 0..<width.words {
      count &+= (allRows[word] & ~(rays.positive(ray)[word] | rays.negative(ray)[word])).nonzeroBitCount
    }
    return count
  }
}
