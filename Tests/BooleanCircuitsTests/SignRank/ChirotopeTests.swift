import BooleanCircuits
import Testing

@Suite("Refuted orientations of row vectors")
struct ChirotopeTests {
  /// The sorted d-subsets of 0..<count.
  static func subsets(_ count: Int, _ size: Int) -> [[Int]] {
    if size == 0 { return [[]] }
    return (0..<count).flatMap { last in subsets(last, size - 1).map { $0 + [last] } }
  }

  /// Whether signs, given by a function of tuples, satisfy all conditions of a matrix: by definition.
  static func areCompatible(_ signs: [[Int]: Int], _ rank: Int, _ matrix: SignMatrix) -> Bool {
    areChirotope(signs, rank, matrix.rowCount) && meetColumns(signs, rank, matrix)
  }

  static func orientation(_ signs: [[Int]: Int], _ tuple: [Int]) -> Int {
    var inversions = 0
    for first in tuple.indices {
      for second in tuple.indices where first < second && tuple[first] > tuple[second] { inversions += 1 }
    }
    return (signs[tuple.sorted()] ?? 0) * (inversions.isMultiple(of: 2) ? 1 : -1)
  }

  static func areChirotope(_ signs: [[Int]: Int], _ rank: Int, _ count: Int) -> Bool {
    guard rank >= 2 else { return true }
    return subsets(count, rank - 2).allSatisfy { common in
      let rest = (0..<count).filter { !common.contains($0) }
      return subsets(rest.count, 4).allSatisfy { four in
        let (a, b, c, e) = (rest[four[0]], rest[four[1]], rest[four[2]], rest[four[3]])
        func value(_ x: Int, _ y: Int) -> Int { orientation(signs, common + [x, y]) }
        return Set([value(a, b) * value(c, e), -value(a, c) * value(b, e), value(a, e) * value(b, c)]).count > 1
      }
    }
  }

  static func meetColumns(_ signs: [[Int]: Int], _ rank: Int, _ matrix: SignMatrix) -> Bool {
    subsets(matrix.rowCount, rank + 1).allSatisfy { subset in
      (0..<matrix.columnCount).allSatisfy { column in
        let values = subset.indices.map { position in
          var rest = subset
          rest.remove(at: position)
          return (position.isMultiple(of: 2) ? 1 : -1) * (signs[rest] ?? 0) * matrix[subset[position], column]
        }
        return Set(values).count > 1
      }
    }
  }

  /// An independent check of a refutation, from the leaves up: reads the tree by recursion and evaluates the conditions by
  /// definition on the submatrix.
  static func isRefutation(_ refutation: ChirotopeRefutation, _ matrix: SignMatrix) -> Bool {
    let part = matrix.submatrix(rows: refutation.rows, columns: refutation.columns)
    var position = 0
    func read(_ signs: [[Int]: Int]) -> Bool {
      guard position < refutation.nodes.count else { return false }
      let node = refutation.nodes[position]
      let isFirst = position == 0
      position += 1
      switch node {
      case .split(let subset):
        guard subset.count == refutation.rank, signs[subset] == nil else { return false }
        let plus = read(signs.merging([subset: 1]) { $1 })
        return isFirst ? plus : plus && read(signs.merging([subset: -1]) { $1 })
      case .column(let subset, let column):
        let small = part.submatrix(rows: subset, columns: [column])
        var renamed: [[Int]: Int] = [:]
        for positions in subsets(subset.count, refutation.rank) {
          guard let sign = signs[positions.map { subset[$0] }] else { return false }
          renamed[positions] = sign
        }
        return !meetColumns(renamed, refutation.rank, small)
      case .pluecker(let common, let a, let b, let c, let e):
        func value(_ x: Int, _ y: Int) -> Int { orientation(signs, common + [x, y]) }
        let values = [value(a, b) * value(c, e), -value(a, c) * value(b, e), value(a, e) * value(b, c)]
        return !values.contains(0) && Set(values).count == 1
      }
    }
    return read([:]) && position == refutation.nodes.count
  }

  @Test("known dimensions are refuted, with small trees")
  func known() throws {
    let cases: [(SignMatrix, rank: Int, nodes: Int)] = [
      (try .sylvesterHadamard(exponent: 2), 2, 12), (try .sylvesterHadamard(exponent: 3), 3, 16),
      (try .sylvesterHadamard(exponent: 4), 4, 32), (.fanoPlane, 3, 40), (.smallestOfSignRankFour, 3, 40),
      (try .signedIdentity(order: 4), 2, 12), (try .signedIdentity(order: 9), 2, 12),
      (try .projectivePlane(prime: 3), 4, 600), (try .paley(prime: 11), 4, 600),
    ]
    for (matrix, rank, nodes) in cases {
      let refutation = try #require(matrix.chirotopeRefutation(rank: rank))
      #expect(refutation.rank == rank)
      #expect(refutation.nodes.count <= nodes)
      #expect(refutation.isValid(for: matrix))
      #expect(Self.isRefutation(refutation, matrix))
    }
  }

  @Test("the 6×6 matrix: 23808 uniform chirotopes of rank 3 on 6 elements, none compatible")
  func enumeration() {
    let subsets = Self.subsets(6, 3)
    let matrix = SignMatrix.smallestOfSignRankFour
    var (chirotopes, compatible) = (0, 0)
    // The conditions as bit masks, since there are 2²⁰ sign vectors.
    var number: [[Int]: Int] = [:]
    for (index, subset) in subsets.enumerated() { number[subset] = index }
    func term(_ tuple: [Int]) -> (Int, Bool) {
      let sorted = Self.orientation([tuple.sorted(): 1], tuple)
      return (number[tuple.sorted()] ?? 0, sorted < 0)
    }
    var relations: [[(Int, Int, Bool)]] = []
    for x in 0..<6 {
      let rest = (0..<6).filter { $0 != x }
      for four in Self.subsets(5, 4) {
        let f = four.map { rest[$0] }
        relations.append(
          [(0, 1, 2, 3), (0, 2, 1, 3), (0, 3, 1, 2)].enumerated().map { index, pairs in
            let (first, second) = (term([x, f[pairs.0], f[pairs.1]]), term([x, f[pairs.2], f[pairs.3]]))
            return (first.0, second.0, (first.1 != second.1) != (index == 1))
          })
      }
    }
    for code in 0..<(1 << 20) {
      let isChirotope = relations.allSatisfy { terms in
        func value(_ term: (Int, Int, Bool)) -> Bool { ((code >> term.0 ^ code >> term.1) & 1 == 1) != term.2 }
        let first = value(terms[0])
        return value(terms[1]) != first || value(terms[2]) != first
      }
      guard isChirotope else { continue }
      chirotopes += 1
      if chirotopes > 23808 { break }
      var signs: [[Int]: Int] = [:]
      for (index, subset) in subsets.enumerated() { signs[subset] = code >> index & 1 == 1 ? 1 : -1 }
      if Self.meetColumns(signs, 3, matrix) { compatible += 1 }
    }
    #expect(chirotopes == 23808)
    #expect(compatible == 0)
  }

  @Test("the search agrees with the trial of all sign vectors", arguments: 0..<40)
  func small(seed: Int) throws {
    let (rows, rank) = [(3, 1), (4, 2), (5, 2), (5, 3)][seed % 4]
    let matrix = try SignMatrix.random(rowCount: rows, columnCount: 2 + seed % 9, seed: UInt64(seed))
    let subsets = Self.subsets(rows, rank)
    let exists = (0..<(1 << subsets.count)).contains { code in
      var signs: [[Int]: Int] = [:]
      for (index, subset) in subsets.enumerated() { signs[subset] = code >> index & 1 == 1 ? 1 : -1 }
      return Self.areCompatible(signs, rank, matrix)
    }
    switch matrix.chirotope(rank: rank) {
    case .refuted(let refutation):
      #expect(!exists)
      #expect(refutation.isValid(for: matrix) && Self.isRefutation(refutation, matrix))
    case .compatible(let found):
      #expect(exists)
      // The search lists subsets in lexicographic order.
      let ordered = subsets.sorted { $0.lexicographicallyPrecedes($1) }
      #expect(Self.areCompatible(Dictionary(uniqueKeysWithValues: zip(ordered, found)), rank, matrix))
    case .undecided: Issue.record("undecided")
    }
  }

  @Test("planted ranks are never refuted", arguments: 1...4)
  func planted(rank: Int) throws {
    for seed: UInt64 in 1...4 {
      let matrix = try SignMatrix.planted(rank: rank, rowCount: 7, columnCount: 8, seed: seed).matrix
      for part in [matrix, matrix.transposed] {
        if case .refuted = part.chirotope(rank: rank, budget: 200_000) { Issue.record("refuted") }
      }
    }
  }

  @Test("degenerate questions, and too small a budget")
  func degenerate() throws {
    let one = SignMatrix(rowCount: 1, columnCount: 1) { _, _ in true }
    #expect(one.chirotope(rank: 1) == .compatible([1]))
    #expect(one.chirotope(rank: 0) == .undecided)
    #expect(one.chirotope(rank: Int.max) == .compatible([]))
    #expect(one.chirotopeRefutation(rank: 1) == nil)
    #expect(SignMatrix.fanoPlane.chirotope(rank: 3, budget: 10) == .undecided)
    let two = try SignMatrix.sylvesterHadamard(exponent: 1)
    let refutation = try #require(two.chirotopeRefutation(rank: 1))
    #expect(refutation.isValid(for: two) && Self.isRefutation(refutation, two))
  }

  @Test("changed refutations are refused")
  func refused() throws {
    let matrix = SignMatrix.smallestOfSignRankFour
    let good = try #require(matrix.chirotopeRefutation(rank: 3))
    func isValid(_ nodes: [ChirotopeRefutation.Node], rank: Int = 3, rows: [Int]? = nil) -> Bool {
      ChirotopeRefutation(rank: rank, rows: rows ?? good.rows, columns: good.columns, nodes: nodes).isValid(for: matrix)
    }
    #expect(isValid(good.nodes))
    #expect(!isValid([]))
    #expect(!isValid(Array(good.nodes.dropLast())))
    #expect(!isValid(good.nodes + good.nodes.suffix(1)))
    #expect(!isValid(good.nodes, rank: 2))
    #expect(!isValid(good.nodes, rank: 0))
    #expect(!isValid(good.nodes, rows: good.rows.reversed()))
    #expect(!isValid(good.nodes, rows: good.rows.map { $0 + 100 }))
    #expect(!good.isValid(for: SignMatrix(rowCount: 6, columnCount: 6) { _, _ in true }))
    for index in good.nodes.indices {
      for other in good.nodes.indices where good.nodes[other] != good.nodes[index] {
        var nodes = good.nodes
        nodes.swapAt(index, other)
        let changed = ChirotopeRefutation(rank: 3, rows: good.rows, columns: good.columns, nodes: nodes)
        #expect(changed.isValid(for: matrix) == Self.isRefutation(changed, matrix))
      }
    }
  }
}
