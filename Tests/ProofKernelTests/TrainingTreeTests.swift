import Testing

/// Random trees of FORMAT.md 4.38, whose rays are found from ranks: the kernel must ask for these rays and no others.
struct TrainingTreeTests {
  private struct Tree {
    var lines: [String]
    /// Of the splits that have new rays, in `lines`.
    var splits: [Int] = []
    var inputs: Int

    /// The body with another line in a place.
    func text(_ place: Int? = nil, _ change: ([String]) -> [String] = { $0 }) -> String {
      var changed = lines
      if let place {
        changed[place] = change(lines[place].split(separator: " ").map(String.init)).joined(separator: " ")
      }
      return changed.joined(separator: "\n")
    }
  }

  /// A proof that no network has a negative loss, with many needless splits.
  private func tree(using generator: inout SeededGenerator) -> Tree {
    let inputs = Int.random(in: 1...3, using: &generator)
    let width = Int.random(in: 1...(4 - inputs), using: &generator)
    let scale = Int.random(in: 1...2, using: &generator)
    var points = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      (0..<inputs).map { _ in Int.random(in: -2...2, using: &generator) } + [scale]
    }
    points.append(points[0])
    let axes = (0...2 * inputs).map { Int.random(in: $0.isMultiple(of: 2) ? 1...2 : -2...2, using: &generator) }
    var tree = Tree(lines: ["training data \(inputs) \(points.count) \(scale) 1 1"], inputs: inputs)
    tree.lines += points.map { "sample 1 0 " + $0.dropLast().map(String.init).joined(separator: " ") }
    tree.lines.append("training-at-least data squared \(width) 0 0 1")
    tree.lines.append("axes " + axes.map(String.init).joined(separator: " "))
    let first = ParameterCones.first(inputs, axes)
    var budget = 14
    var hasSlopes = false
    // So that the splits are not all in the first sets.
    let tenthsOfLeaves = Int.random(in: 1...8, using: &generator)
    for positive in 0...width {
      for start in sequences(positive, first.count) {
        for end in sequences(width - positive, first.count) {
          var open = [(start + end).map { first[$0] }]
          while let cones = open.popLast() {
            let choices = cones.indices.flatMap { gate in
              points.indices.filter { cones[gate].isUndecided(points[$0]) }.map { (gate, $0) }
            }
            guard budget > 0, Int.random(in: 0..<10, using: &generator) >= tenthsOfLeaves,
              let (gate, sample) = choices.randomElement(using: &generator)
            else {
              if !hasSlopes { tree.lines.append("slopes 1" + String(repeating: " 0", count: points.count)) }
              hasSlopes = true
              tree.lines.append("leaf")
              continue
            }
            budget -= 1
            let new = cones[gate].newRays(at: points[sample])
            if !new.isEmpty { tree.splits.append(tree.lines.count) }
            let factor = Int.random(in: 1...2, using: &generator)
            let numbers = [gate + 1, sample + 1] + new.joined().map { factor * $0 }
            tree.lines.append("split " + numbers.map(String.init).joined(separator: " "))
            let parts = cones[gate].parts(at: points[sample])
            let group = cones.indices.filter { cones[$0] === cones[gate] && ($0 < positive) == (gate < positive) }
            for chosen in (0...group.count).reversed() {
              var child = cones
              for (place, gate) in group.enumerated() { child[gate] = place < chosen ? parts.on : parts.off }
              open.append(child)
            }
          }
        }
      }
    }
    return tree
  }

  /// The nondecreasing sequences of numbers below a bound, in lexicographic order.
  private func sequences(_ length: Int, _ bound: Int) -> [[Int]] {
    guard length > 0 else { return [[]] }
    return sequences(length - 1, bound).flatMap { prefix in ((prefix.last ?? 0)..<bound).map { prefix + [$0] } }
  }

  @Test func randomTrees() {
    var generator = SeededGenerator(seed: 38)
    var changed = 0
    for _ in 0..<60 {
      let tree = tree(using: &generator)
      expectVerified(tree.text())
      expectDeclined(tree.text() + "\nleaf")
      expectDeclined(tree.lines.dropLast().joined(separator: "\n"))
      for place in tree.splits.suffix(2) {
        let length = tree.inputs + 1
        expectDeclined(tree.text(place) { $0.dropLast(length) }, line: place + 3)
        expectDeclined(tree.text(place) { $0 + $0.suffix(length) }, line: place + 3)
        expectRefused(
          tree.text(place) { $0.dropLast(length) + $0.suffix(length).map { String(-(Int($0) ?? 0)) } }, line: place + 3)
        changed += 1
      }
    }
    #expect(changed > 60)
  }
}
