import ExactNumbers
import ReLUNetworks

/// How many linear regions a network has: as text, as JSON, and as a drawing.
public struct RegionReport {
  /// What the network is called.
  public let name: String
  /// The network.
  public let network: ReLUNetwork
  /// The name of the only definition that was asked for, if one was.
  public let definition: String?
  /// The counts by all definitions.
  public private(set) var counts: RegionCounts?
  /// The number of proper activation regions, where nothing else was counted.
  public var properActivation: BigInteger?
  /// The map of all proper activation regions, coloured by their affine functions (SVG), if it was drawn.
  public var picture: [UInt8]? { map.map { Array($0.standalone.utf8) } }
  private(set) var map: RegionPicture?
  /// The certificate that was written.
  public var certificate: ArrangementReport.CertificateNote?
  /// What is to be known about how the network was read.
  public var notes: [String] = []

  /// A report without counts.
  public init(name: String, network: ReLUNetwork, definition: String?) {
    self.name = name
    self.network = network
    self.definition = definition
  }

  var rows: [(name: String, count: String, meaning: String)] {
    var rows: [(name: String, count: String, meaning: String)] = []
    if let counts {
      if let activation = counts.activation {
        rows.append(("activation", "\(activation)", "activation patterns"))
      }
      rows.append(("proper-activation", "\(counts.properActivation)", "activation patterns with interior (default)"))
      rows.append(("convex", Self.text(counts.convex), "least number of convex sets with an affine function each"))
      rows.append(("open-connected", "\(counts.openConnected)", "joined across facets"))
      rows.append(
        (
          "closed-connected", "\(counts.closedConnected)",
          "closed regions joined where they meet"
        ))
      rows.append(("affine", "\(counts.affine)", "different affine functions"))
    } else if let properActivation {
      rows.append(("proper-activation", "\(properActivation)", "activation patterns with interior (default)"))
    }
    return definition.map { name in rows.filter { $0.name == name } } ?? rows
  }

  private static func text(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
  }

  /// The report for a terminal.
  public var text: String {
    let widths = network.widths.map(\.description).joined(separator: "-")
    let nameWidth = rows.map(\.name.count).max() ?? 0
    let countWidth = rows.map(\.count.count).max() ?? 0
    var lines = [
      "\(TextTable.oneLine(name)): R^\(network.inputDimension) → R^\(network.outputDimension), widths \(widths)"
    ]
    for row in rows {
      lines.append(
        row.name + String(repeating: " ", count: nameWidth + 2 - row.name.count)
          + String(repeating: " ", count: countWidth - row.count.count) + row.count + "  " + row.meaning)
    }
    if let counts, definition == nil {
      lines.append("\(counts.bounded) of the \(counts.properActivation) proper activation regions are bounded")
    }
    lines += certificate?.lines ?? []
    lines += notes.map { "note: " + TextTable.oneLine($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The report for machines.
  public var json: String {
    var regions: [(String, JSONValue)] = []
    for row in rows {
      if row.name == "convex", let range = counts?.convex {
        regions.append(
          ("convex", .object([("atLeast", .integer(range.lowerBound)), ("atMost", .integer(range.upperBound))])))
      } else {
        regions.append((row.name, .numeral(row.count)))
      }
    }
    var members: [(String, JSONValue)] = [
      ("report", .string("lemmata regions")), ("version", .integer(1)), ("name", .string(name)),
      ("widths", .array(network.widths.map { .integer($0) })), ("regions", .object(regions)),
    ]
    if let certificate { members.append(("certificate", certificate.value)) }
    members.append(("notes", .strings(notes)))
    if let counts, definition == nil { members.append(("bounded", .integer(counts.bounded))) }
    return JSONValue.object(members).text
  }

  /// Counts the regions, by all definitions unless one was asked for that is found faster alone.
  ///
  /// - Parameters:
  ///   - options: The inputs, threads, control.
  ///   - draws: Whether a map of the regions is drawn on the way; there is one for networks with two inputs only.
  /// - Throws: `RegionError`.
  public mutating func count(_ options: RegionOptions, draws: Bool) throws(RegionError) {
    let draws = draws && network.inputDimension == 2
    if definition == "proper-activation", !draws {
      properActivation = try network.properActivationRegionCount(options)
      return
    }
    var map = RegionPicture(title: name)
    counts = try network.regionCounts(options, countsPatterns: definition == nil || definition == "activation") {
      if draws { map.add($0, function: network.affineMap(pattern: $0.pattern)) }
    }
    if draws { self.map = map }
  }
}
