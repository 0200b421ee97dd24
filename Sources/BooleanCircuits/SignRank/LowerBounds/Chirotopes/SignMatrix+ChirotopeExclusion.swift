import Arrangements

extension SignMatrix {
  /// The greatest number of conditions of a search for orientations.
  public static let greatestConditionCount = 200_000

  /// Decides whether the rows can be oriented as vectors in d dimensions whose products with vectors of the columns have
  /// the signs of the matrix (the relaxation to uniform oriented matroids). All rows and columns are used as they are.
  /// - Parameter rank: The dimension d ≥ 1.
  /// - Parameter budget: How many signs may be propagated; the answer is ``ChirotopeOutcome/undecided`` beyond, or if
  ///   there are more than ``greatestConditionCount`` conditions.
  /// - Parameter control: Interrupts the search.
  public func chirotope(rank: Int, budget: Int = 2_000_000, control: CountingControl? = nil) -> ChirotopeOutcome {
    var remaining = budget
    return chirotope(rank: rank, remaining: &remaining, control: control)
  }

  /// The same with a budget that what was used is taken from, the making of the conditions included.
  private func chirotope(rank: Int, remaining: inout Int, control: CountingControl?) -> ChirotopeOutcome {
    guard rank >= 1 else { return .undecided }
    // With at most d rows one subset or none is oriented, and no condition is there.
    if rowCount <= rank { return .compatible([Int](repeating: 1, count: rowCount == rank ? 1 : 0)) }
    let limit = min(Self.greatestConditionCount, remaining)
    guard let problem = ChirotopeConditions(self, rank: rank, limit: limit) else { return .undecided }
    remaining -= problem.conditions.count
    var search = ChirotopeSearch(problem, budget: remaining, control: control)
    let (outcome, used) = search.run()
    remaining -= used
    guard case .refuted(let tree) = outcome else { return outcome }
    let refutation = ChirotopeRefutation(
      rank: rank, rows: Array(0..<rowCount), columns: Array(0..<columnCount), nodes: tree.nodes)
    return .refuted(refutation.withoutUnusedLines)
  }

  /// A refutation for the dimension d on as few rows and columns, and with as small a tree, as deleting them one after
  /// the other gives; nil if none was found.
  ///
  /// Small sets of rows on which the columns differ most are tried first, then larger ones, while the budget lasts; the
  /// shrinking may take half as much again.
  public func chirotopeRefutation(
    rank: Int, budget: Int = 2_000_000, control: CountingControl? = nil
  ) -> ChirotopeRefutation? {
    guard rank >= 1, rowCount > rank else { return nil }
    let allColumns = columnClasses.representatives
    let diverse = submatrix(rows: rowClasses.representatives, columns: allColumns).rowsByDiversity
      .map { rowClasses.representatives[$0] }
    var count = min(diverse.count, rank + 1)
    var remaining = budget
    while true {
      let rows = diverse.prefix(count).sorted()
      let part = submatrix(rows: rows, columns: allColumns)
      // Columns that are equal on the chosen rows have the same conditions.
      let columns = part.columnClasses.representatives
      let outcome = part.submatrix(rows: Array(0..<rows.count), columns: columns)
        .chirotope(rank: rank, remaining: &remaining, control: control)
      if case .refuted(let found) = outcome {
        let original = found.renamed(rows: rows, columns: columns.map { allColumns[$0] })
        return shrunk(original, budget: budget / 2, control: control)
      }
      if count == diverse.count || control?.isInterrupted == true { return nil }
      if outcome == .undecided { return nil }
      count = min(diverse.count, max(count + 1, count * 5 / 4))
    }
  }

  /// The rows so that every next one makes the most new classes of columns.
  private var rowsByDiversity: [Int] {
    var order = [0]
    var rest = Array(1..<max(1, rowCount))
    while !rest.isEmpty {
      var best = (classes: -1, index: 0)
      for (index, row) in rest.enumerated() {
        let classes = submatrix(rows: order + [row]).columnClasses.count
        if classes > best.classes { best = (classes, index) }
      }
      order.append(rest.remove(at: best.index))
    }
    return order
  }

  /// Deletes rows, then columns, while the rest is refuted as well, and keeps the smallest tree.
  private func shrunk(_ start: ChirotopeRefutation, budget: Int, control: CountingControl?) -> ChirotopeRefutation {
    var best = start
    var remaining = budget
    func attempt(_ rows: [Int], _ columns: [Int], mustShrink: Bool) {
      guard remaining > 0, control?.isInterrupted != true, rows.count > best.rank, !columns.isEmpty,
        case .refuted(let found) = submatrix(rows: rows, columns: columns)
          .chirotope(rank: best.rank, remaining: &remaining, control: control),
        !mustShrink || found.nodes.count < best.nodes.count
      else { return }
      best = found.renamed(rows: rows, columns: columns)
    }
    for row in best.rows { attempt(best.rows.filter { $0 != row }, best.columns, mustShrink: false) }
    for column in best.columns { attempt(best.rows, best.columns.filter { $0 != column }, mustShrink: true) }
    return best
  }
}

extension ChirotopeRefutation {
  /// The refutation for a matrix of which the present one is the submatrix of the given rows and columns, ascending.
  func renamed(rows newRows: [Int], columns newColumns: [Int]) -> ChirotopeRefutation {
    ChirotopeRefutation(
      rank: rank, rows: rows.map { newRows[$0] }, columns: columns.map { newColumns[$0] }, nodes: nodes)
  }

  /// The refutation with the rows and columns only that the tree speaks of.
  var withoutUnusedLines: ChirotopeRefutation {
    var usedRows: Set<Int> = []
    var usedColumns: Set<Int> = []
    for node in nodes {
      switch node {
      case .split(let subset): usedRows.formUnion(subset)
      case .column(let subset, let column):
        usedRows.formUnion(subset)
        usedColumns.insert(column)
      case .pluecker(let common, let a, let b, let c, let e): usedRows.formUnion(common + [a, b, c, e])
      }
    }
    let (rowList, columnList) = (usedRows.sorted(), usedColumns.sorted())
    func row(_ old: Int) -> Int { rowList.firstIndex(of: old) ?? 0 }
    let renamed: [Node] = nodes.map { node in
      switch node {
      case .split(let subset): .split(subset.map(row))
      case .column(let subset, let column):
        .column(subset.map(row), column: columnList.firstIndex(of: column) ?? 0)
      case .pluecker(let common, let a, let b, let c, let e): .pluecker(common.map(row), row(a), row(b), row(c), row(e))
      }
    }
    return ChirotopeRefutation(
      rank: rank, rows: rowList.map { rows[$0] }, columns: columnList.map { columns[$0] }, nodes: renamed)
  }
}
