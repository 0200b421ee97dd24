import ExactNumbers

/// How far an enumeration of regions has come: the part of the space that comes next.
///
/// The order of the regions is that of a tree: first cones by number, then gate after gate, on before off. A way down the
/// tree says what is still to be visited: the part where it ends, and what its steps to the side "on" leave for later.
public struct RegionPosition: Hashable, Sendable, CustomStringConvertible {
  /// The number of the first cone.
  let root: Int
  /// The gates that are decided there, layer by layer, the last layer perhaps in part; empty at a first cone.
  let decisions: [[Bool]]

  init(root: Int, decisions: [[Bool]]) {
    self.root = root
    self.decisions = decisions.allSatisfy(\.isEmpty) ? [] : decisions
  }

  init(_ job: RegionWalk.Job) {
    let whole = Array(job.pattern.prefix(job.layer))
    self.init(
      root: job.root,
      decisions: job.layer < job.pattern.count ? whole + [Array(job.pattern[job.layer].prefix(job.gate))] : whole)
  }

  /// The position that a text such as `3 0110/01` describes; nil for anything that `description` would not have written.
  public init?(parsing text: some StringProtocol) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard (1...2).contains(words.count), let root = Int(words[0]), root >= 0 else { return nil }
    var decisions: [[Bool]] = []
    if words.count == 2 {
      guard words[1].utf8.allSatisfy({ [0x2F, 0x30, 0x31].contains($0) }) else { return nil }
      decisions = words[1].split(separator: "/", omittingEmptySubsequences: false).map { $0.utf8.map { $0 == 0x31 } }
    }
    self.init(root: root, decisions: decisions)
    if description != text { return nil }
  }

  /// The number of the first cone, and a digit for each gate that is decided, 1 for on, the layers separated by slashes.
  public var description: String {
    if decisions.isEmpty { return "\(root)" }
    return "\(root) " + decisions.map { String($0.map { $0 ? "1" : "0" }) }.joined(separator: "/")
  }
}

extension RegionWalk {
  /// The jobs that are left of the first cone of a position, in order; nil if there is no such place in the tree.
  mutating func jobs(at position: RegionPosition) -> [Job]? {
    guard position.root < 1 << frame.basisGates.count, position.decisions.count <= frame.hiddenLayers.count,
      let start = roots(position.root..<position.root + 1).first
    else { return nil }
    begin(start)
    var cone = start.cone
    var left: [Job] = []
    for (layer, row) in position.decisions.enumerated() {
      let width = frame.layers[layer].bias.count
      guard row.count <= width, row.count == width || layer == position.decisions.count - 1 else { return nil }
      if layer > 0 { makeForms(of: layer) }
      for (gate, isOn) in row.enumerated() {
        var signs = [Int8](repeating: 0, count: cone.rays.count)
        let (up, down) = find(&signs, layer, gate, on: cone)
        if up && down {
          let parts = parts(of: cone, signs, layer, gate)
          if isOn {
            pattern[layer][gate] = false
            left.append(job(parts.off, root: position.root, layer: layer, gate: gate + 1))
          }
          cone = isOn ? parts.on : parts.off
        } else if up != isOn {
          return nil
        }
        pattern[layer][gate] = isOn
      }
    }
    let layer = max(0, position.decisions.count - 1)
    left.append(job(cone, root: position.root, layer: layer, gate: position.decisions.last?.count ?? 0))
    return left.reversed()
  }
}
