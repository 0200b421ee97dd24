import ExactNumbers

/// What has been done of a count: enough to go on with it, or to join it with the other parts.
///
/// The text form has one field a line; see `text`. It is read strictly: whatever is not exactly as written is refused.
public struct CountingRecord: Equatable, Sendable {
  /// What the arrangement is called, such as `resonance 7` or a file name: one line of at most 200 scalars, possibly empty.
  public let name: String
  /// The arrangement that is counted.
  public let arrangement: HyperplaneArrangement
  /// The method, never `.automatic`.
  public let method: CountingMethod
  /// Which part of the count this is.
  public let shard: CountingShard
  /// The number of items of all parts together.
  public let itemCount: Int
  /// The finished positions in this part.
  var done: PositionRanges
  /// The sums over the finished items.
  var counters: Counters

  init(
    name: String, arrangement: HyperplaneArrangement, method: CountingMethod, shard: CountingShard, itemCount: Int,
    done: PositionRanges, counters: Counters
  ) {
    self.name = Self.oneLine(name)
    self.arrangement = arrangement
    self.method = method
    self.shard = shard
    self.itemCount = itemCount
    self.done = done
    self.counters = counters
  }

  /// The number of items of this part.
  public var ownItemCount: Int { shard.itemCount(of: itemCount) }

  /// The number of finished items of this part.
  public var finishedItemCount: Int { done.count }

  /// Whether this part is finished.
  public var isFinished: Bool { finishedItemCount == ownItemCount }

  /// The record as text.
  ///
  /// The lines are `lemmata count 1` (the version of the format), `name` with the name, `dimension n`, `forms m`, then for each form its n
  /// coefficients and its constant, `method`, `shard i n`, `items` with their number, `done` with the inclusive ranges
  /// of finished positions or nothing, `sums` with the number of the lines that follow, each with two key numbers and
  /// a sum, and `end` with the checksum of all bytes before this line. Fields are separated by single spaces; every line
  /// ends with a line feed.
  public var text: String { text(after: Heading(arrangement, name: name)) }

  /// The record as text, after lines that have been made before.
  func text(after heading: Heading) -> String {
    let progress = progressText
    var checksum = heading.checksum
    checksum.add(progress)
    return heading.text + progress + "end \(checksum)\n"
  }

  /// The lines that stay the same while the count goes on, and the checksum up to there.
  struct Heading: Sendable {
    let text: String
    let checksum: RecordChecksum

    init(_ arrangement: HyperplaneArrangement, name: String) {
      text = CountingRecord.heading(of: arrangement, name: name)
      var checksum = RecordChecksum()
      checksum.add(text)
      self.checksum = checksum
    }
  }

  /// A name without control characters, and cut off if it is long.
  static func oneLine(_ name: String) -> String {
    let scalars = name.unicodeScalars.prefix(200).map { scalar in
      scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? " " : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func heading(of arrangement: HyperplaneArrangement, name: String) -> String {
    var text = "lemmata count 1\nname \(name)\ndimension \(arrangement.dimension)\nforms \(arrangement.forms.count)\n"
    for form in arrangement.forms {
      for coefficient in form.normal { text += "\(coefficient) " }
      text += "\(form.constant)\n"
    }
    return text
  }

  /// The lines after the heading, the last one apart.
  private var progressText: String {
    var text = "method \(method.rawValue)\nshard \(shard.index) \(shard.count)\nitems \(itemCount)\ndone"
    for range in done.ranges { text += " \(range.lowerBound)-\(range.upperBound - 1)" }
    let keys = counters.keys
    text += "\nsums \(keys.count)\n"
    for key in keys { text += "\(key.first) \(key.second) \(counters[key])\n" }
    return text
  }
}
