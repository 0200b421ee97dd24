extension CountingRun {
  /// Makes sure that records are all the parts of one count, each once and finished.
  ///
  /// - Parameters:
  ///   - parts: at least one record.
  ///   - names: what to call them in errors, such as file names; their numbers if there are none.
  /// - Throws: `CountingError.parts`, which says which of them is foreign, double, missing or unfinished.
  static func requireWhole(_ parts: [CountingRecord], names: [String]) throws(CountingError) {
    func name(_ place: Int) -> String { names.indices.contains(place) ? names[place] : "record \(place + 1)" }
    guard let first = parts.first else { return }
    var places: [Int: Int] = [:]
    for (place, part) in parts.enumerated() {
      do throws(CountingError) {
        try part.require(arrangement: first.arrangement)
        try part.require(method: first.method)
        try part.require(itemCount: first.itemCount)
      } catch {
        switch error {
        case .otherArrangement(let field, let found, let expected):
          throw .parts(
            "\(name(place)) belongs to another arrangement than \(name(0)): \(field): found \(found), expected \(expected)"
          )
        default: throw .parts("\(name(place)) belongs to another count than \(name(0)): \(error)")
        }
      }
      guard part.shard.count == first.shard.count else {
        throw .parts("\(name(0)) is part \(first.shard), but \(name(place)) is part \(part.shard)")
      }
      if let other = places.updateValue(place, forKey: part.shard.index) {
        throw .parts("part \(part.shard) is there twice: \(name(other)) and \(name(place))")
      }
    }
    try requireNoneMissing(places, of: first.shard.count)
    for (place, part) in parts.enumerated() where !part.isFinished {
      throw .parts(
        "part \(part.shard) is unfinished, with \(part.finishedItemCount) of \(part.ownItemCount) items: \(name(place))"
      )
    }
  }

  private static func requireNoneMissing(_ places: [Int: Int], of count: Int) throws(CountingError) {
    let missing = count - places.count
    if missing == 0 { return }
    // There may be very many.
    var listed: [String] = []
    var index = 1
    while listed.count < min(missing, 5) {
      if places[index] == nil { listed.append("\(index)/\(count)") }
      index += 1
    }
    let rest = missing > listed.count ? " and \(missing - listed.count) more" : ""
    throw .parts(
      missing == 1 ? "part \(listed[0]) is missing" : "parts \(listed.joined(separator: ", "))\(rest) are missing")
  }
}
