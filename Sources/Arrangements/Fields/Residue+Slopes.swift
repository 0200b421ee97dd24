extension Residue {
  package static func affineChart(
    _ rows: UnsafePointer<Self>, count: Int, chart: UnsafeMutablePointer<UInt64>, scratch: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    // a + t b + t² c is a coordinate in a basis together with b and c; it vanishes on a given vector for at most two t.
    for attempt in 0..<8 {
      let t = Self(word: attempt == 0 ? 0 : (UInt64(attempt) &* 0x9E37_79B9_7F4A_7C15) % Modulus.prime)
      var allNonzero = true
      for row in 0..<count {
        let (a, b, c) = (rows[3 * row], rows[3 * row + 1], rows[3 * row + 2])
        let value = (c * t + b) * t + a
        if value.isZero {
          allNonzero = false
          break
        }
        chart[row] = value.word
      }
      guard allNonzero else { continue }
      invert(chart, count: count, products: scratch)
      for row in 0..<count {
        let inverse = Self(word: chart[row])
        chart[row] = (rows[3 * row + 1] * inverse).word
        scratch[row] = (rows[3 * row + 2] * inverse).word
      }
      for row in 0..<count { chart[count + row] = scratch[row] }
      return true
    }
    return false
  }

  package static func slopes(
    x: UnsafePointer<UInt64>, y: UnsafePointer<UInt64>, points: Range<Int>, scratch: borrowing SlopeScratch
  ) -> SlopeCount {
    var result = SlopeCount()
    var first = points.lowerBound
    while first < points.upperBound {
      var next = first
      var pairs = 0
      while next < points.upperBound, pairs + next <= scratch.pairCapacity {
        pairs += next
        next += 1
      }
      // One line alone always fits.
      count(x: x, y: y, points: first..<next, pairs: pairs, scratch: scratch, result: &result)
      first = next
    }
    return result
  }

  /// The same for so few points that their pairs fit in the scratch memory.
  private static func count(
    x: UnsafePointer<UInt64>, y: UnsafePointer<UInt64>, points: Range<Int>, pairs: Int, scratch: borrowing SlopeScratch,
    result: inout SlopeCount
  ) {
    let numerators = scratch.numerators
    let denominators = scratch.denominators
    var offset = 0
    for point in points {
      let (px, py) = (Self(word: x[point]), Self(word: y[point]))
      for other in 0..<point {
        let run = Self(word: x[other]) - px
        let rise = Self(word: y[other]) - py
        if run.isZero {
          if rise.isZero { result.hasDependentPair = true }
          numerators[offset] = vertical
          denominators[offset] = 1
        } else {
          numerators[offset] = rise.word
          denominators[offset] = run.word
        }
        offset += 1
      }
    }
    invert(denominators, count: pairs, products: scratch.products)
    offset = 0
    for point in points {
      let distinct = countDistinct(numerators + offset, denominators + offset, count: point, table: scratch.table)
      result.distinct += distinct
      if distinct < point { result.hasDependentTriple = true }
      offset += point
    }
  }

  /// No residue: stands for the slope of a vertical line.
  private static var vertical: UInt64 { .max - 1 }

  /// The number of distinct values among the products of corresponding entries.
  private static func countDistinct(
    _ numerators: UnsafePointer<UInt64>, _ inverses: UnsafePointer<UInt64>, count: Int,
    table: UnsafeMutablePointer<UInt64>
  ) -> Int {
    guard count > 1 else { return count }
    let bits = UInt64.bitWidth - (2 * count - 1).leadingZeroBitCount
    let mask = (1 << bits) - 1
    table.update(repeating: .max, count: mask + 1)
    var distinct = 0
    for index in 0..<count {
      let numerator = numerators[index]
      let key = numerator == vertical ? vertical : (Self(word: numerator) * Self(word: inverses[index])).word
      var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
      while table[place] != key {
        if table[place] == .max {
          table[place] = key
          distinct += 1
          break
        }
        place = (place + 1) & mask
      }
    }
    return distinct
  }
}
