/// Integer vectors of one length, one after the other.
struct Vectors {
  /// The length, at least 1.
  let width: Int
  var entries: [Integer] = []

  var count: Int { entries.count / width }

  subscript(number: Int) -> ArraySlice<Integer> { entries[number * width..<(number + 1) * width] }
  subscript(number: Int, coordinate: Int) -> Integer { entries[number * width + coordinate] }

  /// The inner product with another vector.
  func dot(_ number: Int, _ vector: [Integer]) -> Integer {
    var sum = Integer.zero
    for coordinate in vector.indices { sum += self[number, coordinate] * vector[coordinate] }
    return sum
  }

  /// The position of the first coordinate that is not zero; the width for a zero vector.
  func lead(_ number: Int) -> Int { (0..<width).first { !self[number, $0].isZero } ?? width }

  /// The groups of proportional vectors, numbered from 1 in the order of their first members; 0 for a zero vector.
  func groups() -> [Int32] {
    let leads = (0..<count).map(lead)
    /// The sign of u/u_k − v/v_k in lexicographic order, where u_k and v_k are the first nonzero coordinates; vectors
    /// with different k are ordered by k. It is 0 if and only if u and v are proportional.
    func comparison(_ u: Int, _ v: Int) -> Int {
      let lead = leads[u]
      if lead != leads[v] { return lead < leads[v] ? -1 : 1 }
      let (first, second) = (self[u, lead], self[v, lead])
      for coordinate in lead + 1..<width {
        let difference = (self[u, coordinate] * second - self[v, coordinate] * first).sign
        if difference != 0 { return difference * first.sign * second.sign }
      }
      return 0
    }
    let sorted = leads.indices.filter { leads[$0] < width }.sorted {
      let sign = comparison($0, $1)
      return sign < 0 || sign == 0 && $0 < $1
    }
    // The sorted list has the groups as runs, each of which begins with its first member.
    var first = Array(leads.indices)
    for (u, v) in zip(sorted, sorted.dropFirst()) where comparison(u, v) == 0 { first[v] = first[u] }
    var (groups, count) = ([Int32](repeating: 0, count: leads.count), Int32(0))
    for number in leads.indices where leads[number] < width {
      if first[number] == number { count += 1 }
      groups[number] = first[number] == number ? count : groups[first[number]]
    }
    return groups
  }

  /// Whether Σ weight·|v·x| is zero for all x: for each group of proportional vectors v, which have their first nonzero
  /// coordinate v_k in common, Σ weight·|v_k| = 0.
  func absoluteValuesCancel(weights: [Integer]) -> Bool {
    var sums: [Int32: Integer] = [:]
    for (number, group) in groups().enumerated() where group > 0 {
      sums[group, default: .zero] += weights[number] * self[number, lead(number)].absolute
    }
    return sums.values.allSatisfy(\.isZero)
  }
}
