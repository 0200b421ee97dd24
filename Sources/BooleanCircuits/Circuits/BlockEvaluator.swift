import ExactNumbers

/// Evaluates a circuit on blocks of 256 neighbouring points with machine integers.
///
/// An argument is the sum of a number for the low eight bits of the point, from a table, and one for the other bits,
/// which changes from block to block by a number that depends on the carry only. Each gate adds its weighted value to
/// the arguments of the gates that read it, in loops without branches.
struct BlockEvaluator<Word: FixedWidthInteger & SignedInteger & Sendable>: Sendable {
  private struct Push: Sendable {
    let target: Int
    let weight: Word
  }

  private struct Step: Sendable {
    let isThreshold: Bool
    /// Reads no gates: its argument need not be kept.
    let isLowest: Bool
    let pushes: [Push]
  }

  /// The number of points of a block is 2 to this power.
  let lowBits: Int
  private let highBits: Int
  private let steps: [Step]
  /// For each node the part of the argument for the low bits, with the bias.
  private let low: [Word]
  /// For each node and each high bit its weight.
  private let weights: [Word]
  /// For each node and t the change when a number ending in 0 and t ones is increased by one.
  private let changes: [Word]

  init(_ plan: IntegerPlan, word: (BigInteger) -> Word) {
    lowBits = min(plan.inputCount, 8)
    highBits = plan.inputCount - lowBits
    var low: [Word] = []
    var weights: [Word] = []
    var changes: [Word] = []
    var pushes = [[Push]](repeating: [], count: plan.nodes.count)
    for (index, node) in plan.nodes.enumerated() {
      for term in node.gates { pushes[term.gate].append(Push(target: index, weight: word(term.weight))) }
      var all = [Word](repeating: 0, count: plan.inputCount)
      for term in node.inputs { all[term.wire] = word(term.weight) }
      var table: [Word] = [word(node.bias)]
      for bit in 0..<lowBits { table += table.map { $0 &+ all[bit] } }
      low += table
      weights += all[lowBits...]
      var cleared: Word = 0
      for weight in all[lowBits...] {
        changes.append(weight &- cleared)
        cleared &+= weight
      }
    }
    self.low = low
    self.weights = weights
    self.changes = changes
    steps = zip(plan.nodes, pushes).map {
      Step(isThreshold: $0.0.isThreshold, isLowest: $0.0.gates.isEmpty, pushes: $0.1)
    }
  }

  /// Calls `body` for each of some blocks with the integer arguments of the output at its points.
  func forEachBlock(first: Int, count: Int, _ body: (_ block: Int, _ arguments: UnsafePointer<Word>) -> Void) {
    let points = 1 << lowBits
    let output = steps.count - 1
    var high = [Word](repeating: 0, count: steps.count)
    for node in steps.indices {
      for bit in 0..<highBits where first >> bit & 1 == 1 { high[node] &+= weights[node * highBits + bit] }
    }
    withUnsafeTemporaryAllocation(of: Word.self, capacity: steps.count * points) { buffer in
      low.withUnsafeBufferPointer { low in
        guard let arguments = buffer.baseAddress, let tables = low.baseAddress else { return }
        for block in first..<first + count {
          for (node, step) in steps.enumerated() where !step.isLowest || node == output {
            let target = arguments + node * points
            let source = tables + node * points
            let offset = high[node]
            for point in 0..<points { target[point] = source[point] &+ offset }
          }
          for (node, step) in steps.enumerated() {
            let source = step.isLowest ? tables + node * points : UnsafePointer(arguments + node * points)
            let offset = step.isLowest ? high[node] : 0
            for push in step.pushes {
              Self.push(
                source, offset, step.isThreshold, arguments + push.target * points, push.weight, count: points)
            }
          }
          body(block, arguments + output * points)
          let carry = (~block).trailingZeroBitCount
          if carry < highBits {
            for node in high.indices { high[node] &+= changes[node * highBits + carry] }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func push(
    _ source: UnsafePointer<Word>, _ offset: Word, _ isThreshold: Bool, _ target: UnsafeMutablePointer<Word>,
    _ weight: Word, count: Int
  ) {
    let last = Word(truncatingIfNeeded: Word.bitWidth - 1)
    if isThreshold {
      for point in 0..<count {
        let argument = source[point] &+ offset
        target[point] &+= weight & ~(argument &>> last)
      }
    } else if weight == 1 {
      for point in 0..<count {
        let argument = source[point] &+ offset
        target[point] &+= argument & ~(argument &>> last)
      }
    } else if weight == -1 {
      for point in 0..<count {
        let argument = source[point] &+ offset
        target[point] &-= argument & ~(argument &>> last)
      }
    } else {
      for point in 0..<count {
        let argument = source[point] &+ offset
        target[point] &+= weight &* (argument & ~(argument &>> last))
      }
    }
  }

  /// The signs of the output's arguments, a set bit for an argument of at least 0, from point 64·`firstWord` on.
  func fill(firstWord: Int, _ words: inout [UInt64]) {
    let points = 1 << lowBits
    let perBlock = max(1, points / 64)
    let perWord = min(64, points)
    words.withUnsafeMutableBufferPointer { words in
      forEachBlock(first: firstWord / perBlock, count: words.count / perBlock) { block, arguments in
        for position in 0..<perBlock {
          var word: UInt64 = 0
          let start = arguments + position * 64
          for point in 0..<perWord {
            word |= (start[point] < 0 ? 0 : 1) &<< UInt64(truncatingIfNeeded: point)
          }
          words[block * perBlock - firstWord + position] = word
        }
      }
    }
  }
}

extension IntegerPlan {
  // No larger weight is used than the bound allows, except one whose gate is never active.
  func narrow() -> BlockEvaluator<Int32> {
    BlockEvaluator(self) { Int32(truncatingIfNeeded: $0.lowDoubleWord) }
  }

  func wide() -> BlockEvaluator<Int> {
    BlockEvaluator(self) { Int(truncatingIfNeeded: $0.lowDoubleWord) }
  }

  func double() -> BlockEvaluator<Int128> {
    BlockEvaluator(self) { Int128(truncatingIfNeeded: $0.lowDoubleWord) }
  }

  /// Fills words with the signs of the output's argument, in the narrowest integers that are certain to suffice.
  func signSource() -> BooleanFunctionStream.Source {
    if bound <= BigInteger(Int(Int32.max)) {
      let evaluator = narrow()
      return { evaluator.fill(firstWord: $0, &$1) }
    }
    if bound <= BigInteger(Int.max) {
      let evaluator = wide()
      return { evaluator.fill(firstWord: $0, &$1) }
    }
    if bound <= BigInteger(Int128.max) {
      let evaluator = double()
      return { evaluator.fill(firstWord: $0, &$1) }
    }
    let plan = self
    let perWord = min(64, 1 << inputCount)
    return { firstWord, words in
      for position in words.indices {
        var word: UInt64 = 0
        for point in 0..<perWord where !plan.outputArgument(at: (firstWord + position) << 6 + point).isNegative {
          word |= 1 << UInt64(point)
        }
        words[position] = word
      }
    }
  }
}
