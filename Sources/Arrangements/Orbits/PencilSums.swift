/// A pencil counter for one of the fields.
///
/// The cases are spelled out, instead of a protocol, so that every counter is compiled for its field.
enum PencilSums {
  case small(PencilCounter<SmallPrimeField>)
  case word(PencilCounter<MersenneWordField>)
  case doubleWord(PencilCounter<MersenneDoubleWordField>)
  case large(PencilCounter<MersenneLargeField>)

  init(_ configuration: CentralConfiguration, field: FlatFieldChoice) {
    switch field {
    case .small(let modulus):
      self = .small(PencilCounter(FlatProjector(configuration, field: SmallPrimeField(modulus: modulus))))
    case .word: self = .word(PencilCounter(FlatProjector(configuration, field: MersenneWordField())))
    case .doubleWord: self = .doubleWord(PencilCounter(FlatProjector(configuration, field: MersenneDoubleWordField())))
    case .large(let exponent):
      self = .large(PencilCounter(FlatProjector(configuration, field: MersenneLargeField(exponent: exponent))))
    }
  }

  /// Adds the flags above one flat; see `PencilCounter.add`.
  func add(_ flat: UnsafePointer<UInt64>, size: Int, weight: UInt128) -> Bool {
    switch self {
    case .small(let counter): counter.add(flat, size: size, weight: weight)
    case .word(let counter): counter.add(flat, size: size, weight: weight)
    case .doubleWord(let counter): counter.add(flat, size: size, weight: weight)
    case .large(let counter): counter.add(flat, size: size, weight: weight)
    }
  }

  /// Hands over all sums and forgets them; see `PencilCounter.flush`.
  func flush(into counters: inout Counters) {
    switch self {
    case .small(let counter): counter.flush(into: &counters)
    case .word(let counter): counter.flush(into: &counters)
    case .doubleWord(let counter): counter.flush(into: &counters)
    case .large(let counter): counter.flush(into: &counters)
    }
  }
}
