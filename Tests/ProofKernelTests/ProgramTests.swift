import Foundation
import ProofKernel
import Testing

/// FORMAT.md 4.34 to 4.36: optima of programs, programs without points, unbounded objectives.
struct ProgramTests {
  private static let curved = """
    program p minimize 2 3 2
    objective 4 5 1 -4 2 -8
    hessian 1 1 8
    hessian 2 2 8
    row 0 none 1 1
    row 0 none 2 1
    row 1 1 1 1 2 1
    optimum p 1 8 1 2
    point 4 1 1 2 3
    multipliers 1 3 -2
    square 8 1 1
    square 8 2 1
    """
  private static let flat = """
    program p maximize 2 3 0
    objective 1 0 1 3 2 1
    row 0 none 1 1
    row 0 none 2 1
    row none 1 1 1 2 1
    optimum p 3 1 1 0
    point 1 1 1
    multipliers 1 2 -2 3 3
    """
  private static let empty = """
    program p minimize 1 2 0
    objective 1 0
    row 1 none 1 2
    row none 0 1 1
    infeasible p
    multipliers 1 1 2 -2
    """
  private static let open = """
    program p maximize 2 1 0
    objective 1 0 1 1
    row none 0 1 1 2 -1
    unbounded p
    point 1
    direction 1 1 2 1
    """
  private static let singular = """
    program p maximize 2 2 2
    objective 3 1 1 2 2 2
    hessian 1 1 -2 2 -2
    hessian 2 2 -2
    row -3 3 1 1
    row 0 7 2 1
    optimum p 2 3 1 1
    point 2 1 1 2 1
    multipliers 7
    square 2 1 1 2 1
    """
  private static let sliding = """
    program p minimize 2 1 1
    objective 1 0 2 -3
    hessian 1 1 4
    row 0 1 1 1
    unbounded p
    point 2 1 1
    direction 2 1
    """
  private static let all = [curved, flat, empty, open, singular, sliding]

  private func changed(_ text: String, _ old: String, _ new: String) -> String {
    guard let range = text.range(of: old) else {
      Issue.record("\(old) is not there")
      return text
    }
    return text.replacingCharacters(in: range, with: new)
  }

  @Test func verified() {
    let theorems = ["optimum p 1 8", "optimum p 3 1", "infeasible p", "unbounded p", "optimum p 2 3", "unbounded p"]
    for (body, theorem) in zip(Self.all, theorems) { #expect(expectVerified(body) == [theorem]) }
    #expect(expectVerified(changed(Self.curved, "1 8 1 2", "3 24 1 2")) == ["optimum p 3 24"])
    expectVerified("program p minimize 0 0 0\nobjective 2 3\noptimum p 3 2 1 0\npoint 5\nmultipliers 1")
    expectVerified("program p minimize 0 1 0\nobjective 2 3\nrow 1 none\ninfeasible p\nmultipliers 1 1")
    expectVerified("program p minimize 1000000 0 0\nobjective 1 0\noptimum p 0 1 1 0\npoint 1\nmultipliers 1")
  }

  @Test(arguments: [
    ("1 8 1 2", "1 9 1 2", 11), ("1 8 1 2", "-1 8 1 2", 11), ("1 8 1 2", "1 8 2 2", 14),
    ("point 4 1 1 2 3", "point 4 1 2 2 2", 11), ("point 4 1 1 2 3", "point 4 1 -1 2 5", 11),
    ("1 3 -2", "1 3 2", 12), ("1 3 -2", "2 3 -2", 12), ("1 3 -2", "1 1 1 3 -2", 12), ("1 3 -2", "1", 12),
    ("square 8 1 1", "square 7 1 1", 14), ("square 8 1 1", "square 8 1 1 2 1", 14),
    ("square 8 2 1", "square 8 1 1", 14),
  ])
  func refusedOptima(_ old: String, _ new: String, _ line: Int) {
    expectRefused(changed(Self.curved, old, new), line: line)
  }

  @Test func refused() {
    // Saddles and tops with stationary points.
    expectRefused(
      "program p minimize 2 0 1\nobjective 1 0\nhessian 1 2 1\noptimum p 0 1 1 1\npoint 1\nmultipliers 1\nsquare 1 1 1 2 1"
    )
    expectRefused(
      "program p maximize 1 0 1\nobjective 1 0\nhessian 1 1 1\noptimum p 0 1 1 1\npoint 1\nmultipliers 1\nsquare 1 1 1")
    expectRefused(
      "program p maximize 1 0 1\nobjective 1 0\nhessian 1 1 1\noptimum p 0 1 1 0\npoint 1\nmultipliers 1", line: 8)
    for multipliers in ["1 1 3 2 1", "1 3 3", "1 1 2 3 1", "1"] {
      expectRefused(changed(Self.flat, "1 2 -2 3 3", multipliers))
    }
    for multipliers in ["1 1 2 -1", "1 -1 2 2", "2 -2", "1 1", "1 2 2 -2"] {
      expectRefused(changed(Self.empty, "multipliers 1 1 2 -2", "multipliers \(multipliers)"), line: 8)
    }
    expectRefused(changed(Self.empty, "multipliers 1 1 2 -2", "multipliers"), line: 8)
    expectRefused(changed(Self.empty, "row 1 none", "row 0 none"), line: 8)
    for direction in [" 1 1", " 2 1", "", " 1 -1 2 -1"] {
      expectRefused(changed(Self.open, "direction 1 1 2 1", "direction\(direction)"), line: 8)
    }
    expectRefused(changed(Self.open, "point 1", "point 1 1 1"), line: 7)
    expectRefused(changed(Self.open, "maximize", "minimize"), line: 8)
    expectRefused(changed(Self.sliding, "direction 2 1", "direction 1 1 2 1"), line: 9)
    expectRefused(changed(Self.sliding, "row 0 1 1 1", "row 0 1 1 1 2 1"), line: 9)
  }

  @Test(arguments: [
    ("minimize", "least"), ("p minimize 2", "p minimize 1"), ("2 3 2\n", "1000001 3 2\n"), ("2 3 2\n", "2001 3 2\n"),
    ("2 3 2\n", "2 3 1\n"), ("2 3 2\n", "2 4 2\n"), ("2 3 2\n", "2 3 -1\n"), ("objective 4", "objective 0"),
    ("1 -4 2 -8", "2 -4 1 -8"), ("1 -4 2 -8", "1 -4 1 -8"), ("1 -4 2 -8", "1 -4 3 -8"), ("1 -4 2 -8", "1 -4 2"),
    ("hessian 1 1 8", "hessian 1"), ("hessian 2 2 8", "hessian 2 1 8"), ("hessian 2 2 8", "hessian 1 2 8"),
    ("row 0 none 1 1", "row 0 1 1"), ("row 0 none 1 1", "row nothing 0 1 1"), ("row 0 none 1 1", "row 0"),
    ("1 8 1 2\n", "1 0 1 2\n"), ("1 8 1 2\n", "1 8 0 2\n"), ("1 8 1 2\n", "1 8 1 -1\n"), ("1 8 1 2\n", "1 8 1 3\n"),
    ("point 4", "point 0"), ("point 4 1 1 2 3", "point 4 1 1 3 3"), ("point 4 1 1 2 3", "point"),
    ("multipliers 1 3", "multipliers 0 3"), ("multipliers 1 3", "multipliers 1 4"), ("square 8 1 1", "square 0 1 1"),
    ("square 8 1 1", "square 8 0 1"), ("optimum p", "optimum q"), ("optimum p", "equal p p"),
  ])
  func declined(_ old: String, _ new: String) { expectDeclined(changed(Self.curved, old, new)) }

  @Test func declinedForOtherReasons() {
    expectDeclined("integer i 1\ninfeasible i\nmultipliers 1 1")
    expectDeclined(
      "program p minimize 2001 0 0\nobjective 1 0\noptimum p 0 1 1 1\npoint 1\nmultipliers 1\nsquare 1 1 1", line: 5)
    expectDeclined("program p minimize 1 0 0\nobjective 1 0\naffine p p")
  }

  // MARK: - Mutants

  /// A program of small integers, read from the text of a certificate.
  private struct SmallProgram {
    var count = 0
    var sign = 1
    var scale = 1
    var constant = 0
    var costs: [Int: Int] = [:]
    var hessian: [(Int, [Int: Int])] = []
    var rows: [(Int?, Int?, [Int: Int])] = []

    init(_ lines: [[String]]) {
      func pairs(_ words: some Collection<String>) -> [Int: Int] {
        let numbers = words.compactMap { Int($0) }
        return Dictionary(
          uniqueKeysWithValues: stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1]) })
      }
      for words in lines {
        switch words[0] {
        case "program": (sign, count) = (words[2] == "minimize" ? 1 : -1, Int(words[3]) ?? 0)
        case "objective":
          (scale, constant, costs) = (Int(words[1]) ?? 1, Int(words[2]) ?? 0, pairs(words.dropFirst(3)))
        case "hessian": hessian.append((Int(words[1]) ?? 0, pairs(words.dropFirst(2))))
        case "row": rows.append((Int(words[1]), Int(words[2]), pairs(words.dropFirst(3))))
        default: break
        }
      }
    }

    /// 8 · scale · sign times the values of the objective at the points with coordinates k/2, |k| ≤ 6, that satisfy the rows.
    func values() -> [Int] {
      var points: [[Int]] = [[]]
      for _ in 0..<count { points = points.flatMap { point in (-6...6).map { point + [$0] } } }
      return points.compactMap { point in
        func form(_ vector: [Int: Int]) -> Int { vector.reduce(0) { $0 + $1.value * point[$1.key - 1] } }
        for (lower, upper, vector) in rows {
          let value = form(vector)
          if let lower, value < 2 * lower { return nil }
          if let upper, value > 2 * upper { return nil }
        }
        var total = 8 * constant + 4 * form(costs)
        for (row, entries) in hessian {
          for (column, entry) in entries {
            total += (row == column ? 1 : 2) * entry * point[row - 1] * point[column - 1]
          }
        }
        return sign * total
      }
    }
  }

  /// No trap, all three answers, and nothing verified that a point of a grid contradicts.
  @Test(arguments: 0..<6)
  func mutants(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(3400 + seed))
    let body = Self.all[seed]
    var counts = [0, 0, 0]
    for _ in 0..<500 {
      var lines = body.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        let index = Int.random(in: 0..<lines.count, using: &generator)
        guard lines[index].count > 1 else { continue }
        let part = Int.random(in: 1..<lines[index].count, using: &generator)
        if let number = Int(lines[index][part]) {
          let steps = [-2, -1, 1, 2, -2 * number]
          lines[index][part] = String(number + steps[Int.random(in: steps.indices, using: &generator)])
        } else if lines[index][part] == "none" {
          lines[index][part] = String(Int.random(in: -1...3, using: &generator))
        }
      }
      let verdict = verdict(lines.map { $0.joined(separator: " ") }.joined(separator: "\n"))
      counts[Int(verdict.exitCode)] += 1
      guard case .verified(_, let theorems) = verdict, let words = theorems.first?.split(separator: " ") else {
        continue
      }
      let program = SmallProgram(lines)
      guard program.count <= 2 else { continue }
      let values = program.values()
      switch words[0] {
      case "infeasible": #expect(values.isEmpty, "\(lines)")
      case "optimum":
        let (top, bottom) = (Int(words[2]) ?? 0, Int(words[3]) ?? 1)
        // value ≥ V/W for all points.
        #expect(
          values.allSatisfy { $0 * bottom >= program.sign * top * 8 * program.scale }, "\(lines)")
      default: break
      }
    }
    #expect(counts.allSatisfy { $0 > 0 }, "\(counts)")
  }
}
