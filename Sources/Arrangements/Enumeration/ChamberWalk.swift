import ExactNumbers

/// A walk through all chambers of an arrangement in lexicographic order of their signs, one at a time.
///
/// The walk goes depth first through a binary tree of cones. A cone is kept by its extreme rays (the double description
/// of Motzkin, Raiffa, Thompson and Thrall, 1953) and by the set of rows that still cut it; the first of these splits
/// it. Rows that do not cut have one sign on the whole cone, so that leaves are chambers and come in lexicographic
/// order. A new ray lies between two old ones and is evaluated only at the rows on whose sides these differ. As long as
/// less than a basis of the rows bounds the cone, it contains a linear space; its rays are then taken in the span of
/// the dual vectors l_1, …, l_k, and the next basis row adds the ray l_(k+1) or −l_(k+1).
///
/// Where both halves of a cone are chambers, no new rays are made: the sum of all rays, with those on one side taken
/// more than once, lies strictly on that side.
struct ChamberWalk<Arithmetic: RayArithmetic, Width: MaskWidth>: ~Copyable {
  typealias Entry = Arithmetic.Entry
  typealias Value = Arithmetic.Value

  let plan: EnumerationPlan
  let width: Width
  let rank: Int
  let rowCount: Int
  let arithmetic: Arithmetic
  /// Whether sums of rays are made at chambers.
  let makesWitnesses: Bool
  /// Whether the rays of every chamber are made, so that `leafStart` and `leafCount` are valid.
  let keepsRays: Bool
  /// Cones of full rank that at most this many rows cut are taken as leaves; 0 for chambers.
  let leafCuts: Int

  let rows: UnsafeMutablePointer<Entry>
  let allRows: UnsafeMutablePointer<UInt64>
  /// The rows outside the span of b_1, …, b_k, for k = 0…r.
  let outsideSpan: UnsafeMutablePointer<UInt64>

  var rays: RayStack<Arithmetic, Width>
  var list: UnsafeMutablePointer<Int32>
  var listCapacity: Int
  var listTop = 0

  private(set) var frames: UnsafeMutablePointer<ConeFrame>
  /// For each frame the rows that cut its negative half, those positive on it, and the same for the positive half;
  /// before them the same for the whole space.
  private(set) var frameMasks: UnsafeMutablePointer<UInt64>
  /// There is room for so many frames.
  private var frameCapacity: Int
  private var conesAtLimit = 0
  var depth = 0
  /// Frames below this depth stay when the walk goes on.
  private var floor = 0
  /// The path of the last descent, whose frames are below `floor`.
  private var trail: [Bool] = []

  /// The number of words that the frames may take, and the rays as well.
  let memoryLimit: Int
  /// Whether the walk has ended because there are more cones on the way to a chamber than the limit allows.
  var isOverLimit = false

  var scratch: SplitScratch<Value>

  /// The rows positive on the current chamber.
  let positive: UnsafeMutablePointer<UInt64>
  /// A vector strictly inside the current chamber, in rank coordinates.
  let witness: UnsafeMutablePointer<Value>
  let pairWitness: UnsafeMutablePointer<Value>
  let pairSums: UnsafeMutablePointer<Value>
  /// Where the rays of the current leaf are in the list.
  var leafStart = 0
  var leafCount = 0
  /// The number of rows that cut the current leaf.
  private(set) var leafCutCount = 0

  init(_ plan: EnumerationPlan, makesWitnesses: Bool = true, keepsRays: Bool = false, leafCuts: Int = 0) {
    memoryLimit = plan.memoryLimit
    self.plan = plan
    self.makesWitnesses = makesWitnesses
    self.keepsRays = keepsRays
    self.leafCuts = leafCuts
    width = Width(words: plan.words)
    rank = plan.rank
    rowCount = plan.rows.count
    arithmetic = Arithmetic(entryBits: plan.entryBits)
    typealias Stack = RayStack<Arithmetic, Width>
    rows = Stack.allocate(rowCount * rank, Arithmetic.zero)
    allRows = Stack.allocate(width.words, 0)
    outsideSpan = Stack.allocate((rank + 1) * width.words, 0)
    for (index, row) in plan.rows.enumerated() {
      for column in 0..<rank { rows[index * rank + column] = Arithmetic.entry(row[column]) }
      allRows[index / 64] |= 1 << UInt64(index % 64)
      for level in 0..<plan.levels[index] {
        outsideSpan[level * width.words + index / 64] |= 1 << UInt64(index % 64)
      }
    }
    rays = Stack(rank: rank, width: width, capacity: 2 * rank + 256, limit: memoryLimit)
    listCapacity = 1024
    list = Stack.allocate(listCapacity, 0)
    frameCapacity = min(rowCount + 1, 128)
    frames = .allocate(capacity: frameCapacity)
    frameMasks = .allocate(capacity: (frameCapacity + 1) * 4 * width.words)
    scratch = SplitScratch(words: width.words, zero: Arithmetic.zeroValue)
    positive = Stack.allocate(width.words, 0)
    witness = Stack.allocate(rank, Arithmetic.zeroValue)
    pairWitness = Stack.allocate(rank, Arithmetic.zeroValue)
    pairSums = Stack.allocate(3 * rank, Arithmetic.zeroValue)
    pushDualBasis()
  }

  deinit {
    rows.deinitialize(count: rowCount * rank)
    rows.deallocate()
    allRows.deallocate()
    outsideSpan.deallocate()
    list.deallocate()
    frames.deallocate()
    frameMasks.deallocate()
    positive.deallocate()
    witness.deinitialize(count: rank)
    witness.deallocate()
    pairWitness.deinitialize(count: rank)
    pairWitness.deallocate()
    pairSums.deinitialize(count: 3 * rank)
    pairSums.deallocate()
  }

  /// Enters the whole space (for a cone, the side of infinity where the homogenising coordinate is positive).
  ///
  /// - Returns: whether it is a leaf, which is then the current one.
  mutating func start() -> Bool {
    let words = width.words
    rays.count = 2 * rank
    listTop = 0
    (depth, floor) = (0, 0)
    isOverLimit = false
    let (cutting, positiveRows) = (frameMasks, frameMasks + words)
    for word in 0..<words {
      cutting[word] = allRows[word]
      positiveRows[word] = 0
    }
    guard plan.isCone else { return enter(start: 0, count: 0, level: 0, masks: 0) }
    // The ray l_1, which is positive on infinity.
    list[0] = 0
    listTop = 1
    let infinity = rowCount - 1
    cutting[infinity / 64] &= ~(1 << UInt64(infinity % 64))
    positiveRows[infinity / 64] |= 1 << UInt64(infinity % 64)
    return enter(start: 0, count: 1, level: 1, masks: 0)
  }

  /// Goes on to the next leaf.
  ///
  /// - Returns: false if there is none, or if `isOverLimit`.
  mutating func advance() -> Bool {
    while depth > floor {
      let frame = frames + (depth &- 1)
      switch frame.pointee.stage {
      case .negative:
        frame.pointee.stage = .positive
        if enterHalf(positive: false) { return true }
      case .positive:
        frame.pointee.stage = .finished
        if enterHalf(positive: true) { return true }
      case .finished:
        rays.count = frame.pointee.rayTop
        listTop = frame.pointee.listStart
        depth &-= 1
      }
    }
    return false
  }

  /// Enters one half of the topmost frame; true if it is a leaf.
  @inline(__always)
  mutating func enterHalf(positive side: Bool) -> Bool {
    let frame = frames[depth &- 1]
    if frame.isPair {
      takePairHalf(positive: side)
      return true
    }
    let start = side ? frame.listStart : frame.listStart &+ frame.positiveCount
    let count = frame.sharedCount &+ (side ? frame.positiveCount : frame.negativeCount)
    let masks = (4 &* depth &+ (side ? 2 : 0)) &* width.words
    return enter(start: start, count: count, level: frame.level, masks: masks)
  }

  /// Enters a cone: makes it the current leaf, or a new frame.
  private mutating func enter(start: Int, count: Int, level: Int, masks: Int) -> Bool {
    if depth == frameCapacity, !growFrames() {
      giveUp()
      return false
    }
    let cutting = frameMasks + masks
    var hyperplane = -1
    var cuts = 0
    for word in 0..<width.words where cutting[word] != 0 {
      if hyperplane < 0 { hyperplane = word &* 64 &+ cutting[word].trailingZeroBitCount }
      // Only whether there is more than one matters, unless cones are leaves.
      cuts &+= leafCuts > 0 ? cutting[word].nonzeroBitCount : cutting[word] & (cutting[word] &- 1) == 0 ? 1 : 2
    }
    if cuts <= leafCuts && (cuts == 0 || level == rank) {
      for word in 0..<width.words { positive[word] = cutting[width.words &+ word] }
      (leafStart, leafCount, leafCutCount) = (start, count, cuts)
      if makesWitnesses { sumRays(start: start, count: count) }
      return true
    }
    frames[depth] = ConeFrame(
      hyperplane: hyperplane, stage: .negative, isPair: false, level: level, listStart: listTop, positiveCount: 0,
      sharedCount: 0, negativeCount: 0, rayTop: rays.count)
    depth &+= 1
    if cuts == 1 && level == rank && !keepsRays && openPair(start: start, count: count, masks: masks) {
      frames[depth &- 1].stage = .positive
      takePairHalf(positive: false)
      return true
    }
    split(start: start, count: count, level: level, masks: masks)
    if isOverLimit { giveUp() }
    return false
  }

  private mutating func growFrames() -> Bool {
    let frameWords = 4 * width.words + MemoryLayout<ConeFrame>.stride / 8
    let larger = min(2 * frameCapacity, rowCount + 1, memoryLimit / frameWords)
    guard larger > frameCapacity else { return false }
    let newFrames = UnsafeMutablePointer<ConeFrame>.allocate(capacity: larger)
    let newMasks = UnsafeMutablePointer<UInt64>.allocate(capacity: (larger + 1) * 4 * width.words)
    newFrames.update(from: frames, count: depth)
    newMasks.update(from: frameMasks, count: (depth + 1) * 4 * width.words)
    frames.deallocate()
    frameMasks.deallocate()
    (frames, frameMasks, frameCapacity) = (newFrames, newMasks, larger)
    return true
  }

  /// Ends the walk for want of memory.
  private mutating func giveUp() {
    (isOverLimit, conesAtLimit, depth, floor) = (true, depth, 0, 0)
    trail = []
  }

  /// - Throws: `ArrangementError.limit` if the walk has ended before the last chamber.
  func requireWithinLimit() throws(ArrangementError) {
    guard isOverLimit else { return }
    throw .limit(
      subject: "enumeration of \(rowCount - (plan.isCone ? 1 : 0)) hyperplanes",
      found: "more than \(conesAtLimit) cones that lead to one chamber",
      expected: "so few that their sets of hyperplanes fit into \(memoryLimit) words of memory")
  }

  /// Goes to the leaf or frame at the end of a path from the whole space; later leaves are only those below it.
  ///
  /// What the path has in common with that of the last descent is not done again.
  ///
  /// - Parameter path: for each cone on the way whether its positive half is entered.
  /// - Returns: whether it is a leaf, which is then the current one.
  mutating func descend(_ path: [Bool]) -> Bool {
    let common = zip(path, trail).prefix { $0 == $1 }.count
    var isLeaf = false
    // Neither path is the beginning of the other, so that both go on from the same frame.
    if common < min(path.count, trail.count) {
      if depth > common + 1 {
        rays.count = frames[common + 1].rayTop
        listTop = frames[common + 1].listStart
        depth = common + 1
      }
    } else {
      isLeaf = start()
    }
    for side in path[(depth > 0 ? depth - 1 : 0)...] where !isLeaf && !isOverLimit {
      frames[depth - 1].stage = .finished
      isLeaf = enterHalf(positive: side)
    }
    if !isOverLimit { (trail, floor) = (path, path.count) }
    return isLeaf
  }

  /// The path to the current leaf.
  var path: [Bool] { (0..<depth).map { frames[$0].stage == .finished } }
}
