import ReLUNetworks

/// The piece counts of one network in a list of several.
public struct PieceCountRow: Sendable {
  /// What the network is called, such as a file name.
  public let name: String
  /// All widths, input and output included.
  public let widths: [Int]
  /// The exact number of pieces.
  public let pieces: Int
  /// The number that double precision counts.
  public let floatingPointPieces: Int

  /// Counts the pieces of a network with one input and one output in both ways.
  ///
  /// - Throws: `PropagationError` for other dimensions or too many cells.
  public init(name: String, network: ReLUNetwork) throws {
    let comparison = try FloatingPointComparison(of: network)
    self.name = name
    widths = network.widths
    pieces = comparison.exactPieceCount
    floatingPointPieces = comparison.floatingPointPieceCount
  }

  /// The rows as a table for a terminal; where double precision counts differently, the line says so.
  public static func table(_ rows: [PieceCountRow]) -> String {
    var table = AlignedTable(
      columns: [
        ("network", .left), ("widths", .left), ("pieces", .right), ("in double precision", .right), ("", .left),
      ])
    table.rows = rows.map { row in
      [
        TextTable.oneLine(row.name), row.widths.map(\.description).joined(separator: "-"), String(row.pieces),
        String(row.floatingPointPieces), row.pieces == row.floatingPointPieces ? "" : "differs",
      ]
    }
    return table.lines(width: 120).joined(separator: "\n")
  }
}
