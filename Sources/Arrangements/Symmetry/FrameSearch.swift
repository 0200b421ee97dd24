import ExactAlgebra
import ExactNumbers

/// A frame, as a matrix whose columns are functionals on the space of the rows, and the group found on it.
struct FrameSymmetry: Sendable {
  /// The functionals: entry (coordinate, column).
  let functionals: [[Rational]]
  let group: FrameGroup
}

/// Looks for symmetries of a configuration in several frames.
///
/// Nothing is assumed about where the configuration comes from. A frame in which nothing is found costs little; a symmetry
/// that is not found costs time later, never correctness.
struct FrameSearch {
  private let rows: [[Int]]
  private let rank: Int
  private(set) var best: FrameSymmetry?

  /// The symmetry with the largest group among the frames tried.
  ///
  /// - Returns: nil if no frame gives more than the identity.
  static func symmetry(of configuration: CentralConfiguration) -> FrameSymmetry? {
    guard var search = FrameSearch(configuration) else { return nil }
    search.tryCoordinates()
    search.tryInvariantFrames()
    return search.best
  }

  /// - Returns: nil if the entries are too large for quick tests.
  private init?(_ configuration: CentralConfiguration) {
    var rows: [[Int]] = []
    rows.reserveCapacity(configuration.rows.count)
    for row in configuration.rows {
      var words: [Int] = []
      for entry in row {
        guard let word = Int(exactly: entry), word.magnitude < 1 << 20 else { return nil }
        words.append(word)
      }
      rows.append(words)
    }
    self.rows = rows
    rank = configuration.rank
  }

  // MARK: - Frames from coordinates

  private mutating func tryCoordinates() {
    let identity = (0..<rank).map { row in (0..<rank).map { $0 == row ? 1 : 0 } }
    tryFrame(identity)
    guard let plain = best else {
      tryCentred(identity)
      return
    }
    // Exchangeable coordinates x_i together with −Σ x_i, and the frame of the dual action: x_i − Σ x / (s + 1).
    for block in plain.group.blocks where block.columns.count > 1 && block.kind == .plain {
      let signs = plain.group.negatedColumns.map { $0 ? -1 : 1 }
      func frame(_ scale: Int, _ shift: Int) -> [[Int]] {
        identity.enumerated().map { row, functionals in
          let sign = block.columns.contains(row) ? signs[row] : 0
          return functionals.enumerated().map { column, entry in
            block.columns.contains(column) ? entry * scale * signs[column] - shift * sign : entry
          } + [-sign]
        }
      }
      tryFrame(frame(1, 0))
      tryFrame(frame(block.columns.count + 1, 1))
    }
    tryCentred(identity)
  }

  /// If a coordinate has the same absolute value a on all rows: the others moved to be symmetric about 0 on these rows.
  private mutating func tryCentred(_ identity: [[Int]]) {
    for column in 0..<rank {
      let size = rows[0][column].magnitude
      guard size != 0, rows.allSatisfy({ $0[column].magnitude == size }) else { continue }
      var frame = identity.map { $0.map { $0 * 2 * Int(size) } }
      var width = 1
      for other in 0..<rank where other != column {
        let entries = rows.map { $0[column] < 0 ? -$0[other] : $0[other] }
        let (least, greatest) = (entries.min() ?? 0, entries.max() ?? 0)
        frame[column][other] = -(least + greatest)
        width = max(width, greatest - least)
      }
      frame[column][column] = width
      tryFrame(frame)
    }
  }

  // MARK: - Frames from the rows themselves

  /// Frames made of rows, or of differences of neighbouring rows.
  ///
  /// With Q = Σ v vᵀ over the rows, a linear map that permutes the rows up to sign keeps Q, so the numbers c_ij = v_iᵀ Q⁻¹ v_j
  /// up to sign. A class of rows with equal c_ii is permuted by the whole group; if it spans and is small, it is a frame.
  private mutating func tryInvariantFrames() {
    guard rows.count <= 2048, rank <= FramePatterns.columnLimit, let form = InvariantForm(rows, rank: rank) else {
      return
    }
    var classes: [Int: [Int]] = [:]
    for (index, row) in rows.enumerated() {
      guard let value = form.product(row, row) else { return }
      classes[value, default: []].append(index)
    }
    for (_, members) in classes.sorted(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) }) {
      guard members.count >= rank else { continue }
      let vectors = members.map { rows[$0] }
      if members.count <= FramePatterns.columnLimit { tryVectors(vectors, form: form) }
      if members.count <= 512, let differences = form.neighbourDifferences(vectors) {
        tryVectors(differences, form: form)
      }
    }
  }

  private mutating func tryVectors(_ vectors: [[Int]], form: InvariantForm) {
    guard vectors.count >= rank, vectors.count <= FramePatterns.columnLimit else { return }
    let images = vectors.compactMap(form.functional)
    guard images.count == vectors.count else { return }
    tryFrame((0..<rank).map { row in images.map { $0[row] } })
  }

  /// Keeps the symmetry of a frame if its group is the largest so far; `frame` has one row for each coordinate.
  private mutating func tryFrame(_ frame: [[Int]]) {
    guard let columns = frame.first?.count, columns <= FramePatterns.columnLimit else { return }
    let matrix = Matrix(rows: rank, columns: columns) { Rational(frame[$0][$1]) }
    guard matrix.reducedRowEchelonForm.pivotColumns.count == rank else { return }
    var values: [[Int]] = []
    values.reserveCapacity(rows.count)
    for row in rows {
      var pattern = [Int](repeating: 0, count: columns)
      for coordinate in 0..<rank where row[coordinate] != 0 {
        for column in 0..<columns {
          let (product, first) = row[coordinate].multipliedReportingOverflow(by: frame[coordinate][column])
          let (sum, second) = pattern[column].addingReportingOverflow(product)
          guard !first, !second else { return }
          pattern[column] = sum
        }
      }
      values.append(pattern)
    }
    guard let patterns = FramePatterns(values), let group = FrameGroup(patterns), !group.isTrivial else { return }
    if let best, best.group.order >= group.order { return }
    best = FrameSymmetry(functionals: frame.map { $0.map { Rational($0) } }, group: group)
  }
}
