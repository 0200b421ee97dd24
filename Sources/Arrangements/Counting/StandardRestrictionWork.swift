import ExactNumbers

/// Deletion and restriction with the primes of this library.
///
/// Not a mere abbreviation: only code that names the concrete types is specialised by the compiler, and specialisation makes
/// the count ten times as fast.
package struct StandardRestrictionWork: CountingWork {
  private let work: RestrictionWork<MersennePrime, SecondPrime>

  /// The work for a configuration.
  package init(_ configuration: CentralConfiguration) { work = RestrictionWork(configuration) }

  package var itemCount: Int { work.itemCount }

  package func makeWorker() -> Worker { Worker(worker: work.makeWorker()) }

  package func whitneyNumbers(from counters: Counters) throws(ArrangementError) -> [BigInteger] {
    try work.whitneyNumbers(from: counters)
  }

  /// Does items, with memory of its own.
  package struct Worker: CountingWorker {
    fileprivate var worker: RestrictionWork<MersennePrime, SecondPrime>.Worker

    package mutating func perform(item: Int, adding counters: inout Counters) {
      worker.perform(item: item, adding: &counters)
    }
  }
}
