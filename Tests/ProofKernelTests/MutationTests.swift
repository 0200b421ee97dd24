import ProofKernel
import Testing

/// Seeded mutations of a certificate that uses every record: the answer is always one of the three, without a trap.
struct MutationTests {
  static let body = """
    \(objects)
    integer n 6
    compose g tent tent
    sum s abs id
    scale t -1 2 s
    maximum m id zero
    minimum k id zero
    flaps fl 1 5 6 3
    flap 0 9
    flap 1 -1
    flap 3 2
    function fu 1 10 5 3
    point 0 1
    point 1 2
    point 3 6
    affine-maximum am 2 3 1
    row 0 0 0
    row 0 1 0
    row 0 0 1
    note the theorems
    equal g h 5
    at 0 1
    at 1 4
    at 1 2
    at 3 4
    at 1 1
    pieces hat 4 3
    at -1 1
    at 0 1
    at 1 1
    pieces-on hat 2 -1 1 1 1 1
    at 0 1
    alternates h 4 0 1 1 1 0 1 1 1 3
    at 1 4
    at 1 2
    at 3 4
    value t 5 1 = -5 1
    distinct m k 1 1
    fold-pieces h 6
    compare pieces:h n = 2 2 ^ 2 + * 0
    size-at-least h 1 5
    gates-at-least hat 3 1 0 3
    slopes 0 1 -1 0
    at -1 1
    at 0 1
    at 1 1
    distance jump zero = 3 4 0 1 1 1 4 2
    cell 0 1 2
    cell 3 1 1
    far-from-pieces hat 1 1 1 -2 2 1 2 1
    window -2 4
    cell -1 0 -1
    cell 1 1 0
    cell 1 1 1
    cell -1 0 2
    far-from-networks hat 1 1 0 1 -2 2 1 2 0
    far-from-continuous jump 3 4
    infinitely-many-sets plane 1 0 0 1 -1 -1
    sectors plane 6 6 6
    ray 1 0
    ray 0 1
    ray -1 1
    ray -1 0
    ray 0 -1
    ray 1 -1
    affine pair id
    gates-for-affine-at-least id 1
    left 1
    right 1
    not-one-hidden-layer am 1 2 3 1
    at-point 0 -1
    at-point 0 1
    flap-system repaired fl fu
    """.replacing("compare pieces:h n = 2 2 ^ 2 + * 0", with: "compare pieces:h = n 2 2 ^ 2 + + 6 -")

  @Test func theWholeIsVerified() {
    #expect(expectVerified(Self.body).count == 20)
  }

  private static let tokens = [
    "0", "1", "-1", "2", "3", "-2", "7", "10000000", "-0", "9223372036854775807", "-9223372036854775808",
    "18446744073709551616", "id", "hat", "plane", "jump", "am", "fl", "h", "at", "end", "=", "<", "*", "balanced", "",
  ]

  /// Changes one token, line or byte, once or a few times.
  static func mutate(_ text: String, using generator: inout SeededGenerator) -> [UInt8] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<Int.random(in: 1...2, using: &generator) {
      let index = Int.random(in: 0..<lines.count, using: &generator)
      var parts = lines[index].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      let part = Int.random(in: 0..<max(parts.count, 1), using: &generator)
      switch Int.random(in: 0..<9, using: &generator) {
      case 0: lines.remove(at: index)
      case 1: lines.insert(lines[Int.random(in: 0..<lines.count, using: &generator)], at: index)
      case 2: lines.swapAt(index, Int.random(in: 0..<lines.count, using: &generator))
      case 3 where !parts.isEmpty: parts.remove(at: part)
      case 4: parts.insert(tokens[Int.random(in: 0..<tokens.count, using: &generator)], at: part)
      default:
        guard !parts.isEmpty else { break }
        if let number = Int(parts[part]), Bool.random(using: &generator) {
          parts[part] = String(number + Int.random(in: -2...2, using: &generator))
        } else {
          parts[part] = tokens[Int.random(in: 0..<tokens.count, using: &generator)]
        }
      }
      if lines.indices.contains(index), !parts.isEmpty { lines[index] = parts.joined(separator: " ") }
      if lines.isEmpty { lines = [""] }
    }
    // Mostly with the right number of lines, so that the mutation is judged for what it says.
    if let last = lines.lastIndex(where: { $0.hasPrefix("end ") }), Int.random(in: 0..<8, using: &generator) > 0 {
      lines[last] = "end \(last)"
    }
    var bytes = Array(lines.joined(separator: "\n").utf8)
    if Int.random(in: 0..<8, using: &generator) == 0, !bytes.isEmpty {
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
    }
    return bytes
  }

  @Test(arguments: 0..<4)
  func mutants(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var counts = [0, 0, 0]
    let text = certificate(Self.body)
    for _ in 0..<500 {
      let verdict = ProofKernel.check(bytes: Self.mutate(text, using: &generator))
      counts[Int(verdict.exitCode)] += 1
      let words = ["verified ", "refused test | line ", "declined - | line "]
      #expect(verdict.line.hasPrefix(words[Int(verdict.exitCode)]) || verdict.exitCode == 1)
      #expect(verdict.line.utf8.allSatisfy { $0 >= 32 && $0 <= 126 })
    }
    // All three answers occur.
    #expect(counts.allSatisfy { $0 > 0 }, "\(counts)")
  }

  /// Random records of known words and small numbers.
  @Test func randomRecords() {
    var generator = SeededGenerator(seed: 99)
    let heads = Set(Self.body.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) })
      .sorted()
    for _ in 0..<3000 {
      let head = heads[Int.random(in: 0..<heads.count, using: &generator)]
      let fields = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        Self.tokens[Int.random(in: 0..<Self.tokens.count - 1, using: &generator)]
      }
      #expect((0...2).contains(verdict("\(objects)\n\(([head] + fields).joined(separator: " "))").exitCode))
    }
  }
}
