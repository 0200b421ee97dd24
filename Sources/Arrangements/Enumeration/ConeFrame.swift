/// A cone on the way from the whole space to a chamber, split in two by the first hyperplane that cuts it.
///
/// The rays of the cone and the new ones on the hyperplane lie next to each other in one list, in the order
/// positive | on the hyperplane | new | negative, so that the rays of either half are a contiguous part of it.
struct ConeFrame {
  /// What comes next.
  enum Stage: UInt8 { case negative, positive, finished }

  var hyperplane: Int
  var stage: Stage
  /// Whether both halves are chambers, so that no new rays were made: the list is not written.
  var isPair: Bool
  /// The number of basis rows that bound the halves.
  var level: Int
  var listStart: Int
  var positiveCount: Int
  /// Rays on the hyperplane, old and new.
  var sharedCount: Int
  var negativeCount: Int
  /// The number of rays before the new ones.
  var rayTop: Int
}
