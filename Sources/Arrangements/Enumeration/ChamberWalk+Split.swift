extension ChamberWalk {
  /// Splits a cone by the first row that cuts it: fills the topmost frame, its list and the masks of its halves.
  ///
  /// - Parameter masks: where the masks of the cone are.
  /// If the limit on memory does not allow the new rays, `isOverLimit` is set, and the frame is of no use.
  mutating func split(start: Int, count: Int, level: Int, masks: Int) {
    let words = width.words
    let hyperplane = frames[depth &- 1].hyperplane
    let isOutside = outsideSpan[level &* words &+ hyperplane / 64] & (1 << UInt64(hyperplane % 64)) != 0
    scratch.reserve(count)
    let (positiveCount, zeroCount, negativeCount): (Int, Int, Int)
    if isOutside {
      // By the choice of the basis this is its next row; all rays of the cone lie on it.
      frames[depth &- 1].level = level &+ 1
      (positiveCount, zeroCount, negativeCount) = (1, count, 1)
      for index in 0..<count { scratch.lists[scratch.capacity &+ index] = list[start &+ index] }
      scratch.lists[0] = Int32(truncatingIfNeeded: 2 &* level)
      scratch.lists[2 &* scratch.capacity] = Int32(truncatingIfNeeded: 2 &* level &+ 1)
    } else {
      (positiveCount, zeroCount, negativeCount) = sortRays(
        start: start, count: count, hyperplane: hyperplane, masks: masks)
      pushNewRays(
        positiveCount: positiveCount, zeroCount: zeroCount, negativeCount: negativeCount, level: level,
        hyperplane: hyperplane)
      if isOverLimit { return }
    }
    writeList(positiveCount: positiveCount, zeroCount: zeroCount, negativeCount: negativeCount)
    if isOverLimit { return }
    writeMasks(level: frames[depth &- 1].level, hyperplane: hyperplane, masks: masks)
  }

  /// Sorts the rays of a cone by their side of a row, with their zeros among the rows that do not cut the cone.
  private mutating func sortRays(
    start: Int, count: Int, hyperplane: Int, masks: Int
  ) -> (positive: Int, zero: Int, negative: Int) {
    let words = width.words
    let cutting = frameMasks + masks
    let (word, shift) = (hyperplane / 64, UInt64(hyperplane % 64))
    let capacity = scratch.capacity
    let (lists, zeros) = (scratch.lists, scratch.zeros)
    var counts = (positive: 0, zero: 0, negative: 0)
    for index in 0..<count {
      let ray = list[start &+ index]
      let signs = rays.positive(Int(ray))
      let isPositive = Int(truncatingIfNeeded: (signs[word] &>> shift) & 1)
      let isNegative = Int(truncatingIfNeeded: (signs[words &+ word] &>> shift) & 1)
      let isZero = 1 &- isPositive &- isNegative
      // One of the three places, without a branch.
      let place =
        isPositive &* counts.positive &+ isZero &* (capacity &+ counts.zero)
        &+ isNegative &* (2 &* capacity &+ counts.negative)
      lists[place] = ray
      for w in 0..<words {
        zeros[place &* words &+ w] = allRows[w] & ~(signs[w] | signs[words &+ w] | cutting[w])
      }
      counts.positive &+= isPositive
      counts.zero &+= isZero
      counts.negative &+= isNegative
    }
    return counts
  }

  /// Makes the rays of the cone's intersection with the hyperplane that are not rays of the cone: one for each pair of
  /// adjacent rays on different sides.
  ///
  /// Two rays are adjacent if no third one lies on all rows that contain both. If k − 1 rows meet in one of them, k the
  /// rank of the cone, then exactly if all but one of these rows contain the other (any k − 2 of them are independent).
  private mutating func pushNewRays(
    positiveCount: Int, zeroCount: Int, negativeCount: Int, level: Int, hyperplane: Int
  ) {
    let words = width.words
    let capacity = scratch.capacity
    let (zeros, negativeZeros) = (scratch.zeros, scratch.zeros + 2 &* capacity &* words)
    let hits = scratch.hits
    scratch.forgetValues(positiveCount: positiveCount, negativeCount: negativeCount)
    for first in 0..<positiveCount {
      let firstZeros = zeros + first &* words
      var hitCount = 0
      if bitCount(firstZeros) == level &- 1 {
        if words == 1 {
          // Never empty: the rays are different, and the first lies on independent rows.
          let set = firstZeros[0]
          for second in 0..<negativeCount {
            let rest = set & ~negativeZeros[second]
            hits[hitCount] = Int32(truncatingIfNeeded: second)
            hitCount &+= rest & (rest &- 1) == 0 ? 1 : 0
          }
        } else {
          for second in 0..<negativeCount where isAllButOne(firstZeros, negativeZeros + second &* words) {
            hits[hitCount] = Int32(truncatingIfNeeded: second)
            hitCount &+= 1
          }
        }
      } else {
        for second in 0..<negativeCount
        where areAdjacent(
          first, 2 &* capacity &+ second, positiveCount: positiveCount, zeroCount: zeroCount,
          negativeCount: negativeCount, level: level)
        {
          hits[hitCount] = Int32(truncatingIfNeeded: second)
          hitCount &+= 1
        }
      }
      guard rays.reserve(hitCount) else {
        isOverLimit = true
        return
      }
      for hit in 0..<hitCount { pushRay(first, 2 &* capacity &+ Int(hits[hit]), hyperplane: hyperplane) }
    }
  }

  @inline(__always)
  private func bitCount(_ set: UnsafePointer<UInt64>) -> Int {
    var count = 0
    for word in 0..<width.words { count &+= set[word].nonzeroBitCount }
    return count
  }

  /// Whether exactly one element of the first set is not in the second.
  @inline(__always)
  private func isAllButOne(_ set: UnsafePointer<UInt64>, _ other: UnsafePointer<UInt64>) -> Bool {
    var found = false
    for word in 0..<width.words {
      let rest = set[word] & ~other[word]
      if rest == 0 { continue }
      if found || rest & (rest &- 1) != 0 { return false }
      found = true
    }
    return found
  }

  /// The combinatorial test for rays in any position.
  private func areAdjacent(
    _ first: Int, _ second: Int, positiveCount: Int, zeroCount: Int, negativeCount: Int, level: Int
  ) -> Bool {
    let words = width.words
    let firstZeros = scratch.zeros + first &* words
    let secondZeros = scratch.zeros + second &* words
    if bitCount(secondZeros) == level &- 1 { return isAllButOne(secondZeros, firstZeros) }
    var common = 0
    for word in 0..<words { common &+= (firstZeros[word] & secondZeros[word]).nonzeroBitCount }
    if common < level &- 2 { return false }
    let capacity = scratch.capacity
    for (start, count) in [(0, positiveCount), (capacity, zeroCount), (2 &* capacity, negativeCount)] {
      for third in start..<start &+ count where third != first && third != second {
        let zeros = scratch.zeros + third &* words
        var containsCommon = true
        for word in 0..<words where firstZeros[word] & secondZeros[word] & ~zeros[word] != 0 {
          containsCommon = false
          break
        }
        if containsCommon { return false }
      }
    }
    return true
  }

  /// Writes the list of the topmost frame: positive rays, rays on the hyperplane, new rays, negative rays.
  private mutating func writeList(positiveCount: Int, zeroCount: Int, negativeCount: Int) {
    let rayTop = frames[depth &- 1].rayTop
    let newCount = rays.count &- rayTop
    let needed = listTop &+ positiveCount &+ zeroCount &+ newCount &+ negativeCount
    if needed > listCapacity, !growList(needed) { return }
    var target = list + listTop
    let (lists, capacity) = (scratch.lists, scratch.capacity)
    for index in 0..<positiveCount { target[index] = lists[index] }
    target += positiveCount
    for index in 0..<zeroCount { target[index] = lists[capacity &+ index] }
    target += zeroCount
    for index in 0..<newCount { target[index] = Int32(truncatingIfNeeded: rayTop &+ index) }
    target += newCount
    for index in 0..<negativeCount { target[index] = lists[2 &* capacity &+ index] }
    listTop = needed
    frames[depth &- 1].positiveCount = positiveCount
    frames[depth &- 1].sharedCount = zeroCount &+ newCount
    frames[depth &- 1].negativeCount = negativeCount
  }

  private mutating func growList(_ needed: Int) -> Bool {
    // Two entries are a word.
    guard needed <= 2 * memoryLimit else {
      isOverLimit = true
      return false
    }
    let capacity = min(2 * needed, 2 * memoryLimit)
    let larger = RayStack<Arithmetic, Width>.allocate(capacity, Int32(0))
    larger.update(from: list, count: listTop)
    list.deallocate()
    (list, listCapacity) = (larger, capacity)
    return true
  }

  /// Writes the rows that cut the halves of the topmost frame and those that are positive on them.
  private mutating func writeMasks(level: Int, hyperplane: Int, masks: Int) {
    let words = width.words
    let frame = frames[depth &- 1]
    let parent = frameMasks + masks
    let halves = frameMasks + 4 &* depth &* words
    let sharedStart = frame.listStart &+ frame.positiveCount
    let negativeStart = sharedStart &+ frame.sharedCount
    for word in 0..<words {
      let shared = signUnion(sharedStart, frame.sharedCount, word)
      let negativeHalf = signUnion(negativeStart, frame.negativeCount, word)
      let positiveHalf = signUnion(frame.listStart, frame.positiveCount, word)
      let bit: UInt64 = word == hyperplane / 64 ? 1 << UInt64(hyperplane % 64) : 0
      let outside = outsideSpan[level &* words &+ word]
      let candidates = parent[word] & ~bit
      let before = parent[words &+ word]
      for (side, union) in [(0, negativeHalf), (2, positiveHalf)] {
        let positive = union.positive | shared.positive
        let negative = union.negative | shared.negative
        let cutting = (positive & negative | outside) & candidates
        halves[side &* words &+ word] = cutting
        halves[(side &+ 1) &* words &+ word] = before | (positive & candidates & ~cutting) | (side == 2 ? bit : 0)
      }
    }
  }

  /// One word of the rows that are positive, and of those that are negative, on some ray of a part of the list.
  @inline(__always)
  private func signUnion(_ start: Int, _ count: Int, _ word: Int) -> (positive: UInt64, negative: UInt64) {
    var union: (positive: UInt64, negative: UInt64) = (0, 0)
    for index in start..<start &+ count {
      let signs = rays.positive(Int(list[index]))
      union.positive |= signs[word]
      union.negative |= signs[width.words &+ word]
    }
    return union
  }
}
