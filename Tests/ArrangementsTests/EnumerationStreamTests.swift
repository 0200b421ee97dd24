import Arrangements
import ExactNumbers
import Testing

@Suite struct EnumerationStreamTests {
  private struct Failure: Error, Equatable { let index: Int }

  @Test(arguments: [1, 2, 3])
  func threadsChangeNothing(_ threads: Int) throws {
    for normals in [
      EnumerationFamily.resonance(4), EnumerationFamily.generic(14, 4), EnumerationFamily.typeB(4),
      EnumerationFamily.generic(70, 3), EnumerationFamily.generic(45, 3),
    ] {
      let arrangement = try HyperplaneArrangement(dimension: normals[0].count, normals: normals)
      let chambers = try arrangement.chambers(options: EnumerationOptions(threads: threads))
      #expect(chambers == (try arrangement.chambers()))
    }
    let affine = try HyperplaneArrangement(dimension: 4, forms: EnumerationFamily.deformedBraid(4, [-1, 0, 1]))
    #expect(try affine.chambers(options: EnumerationOptions(threads: threads)) == affine.chambers())
  }

  @Test func severalBatches() throws {
    // The 31 hyperplanes are more than those below which a cone is given to a worker as a whole.
    let arrangement = try HyperplaneArrangement(dimension: 5, normals: EnumerationFamily.resonance(5))
    func hash(threads: Int) throws -> (count: Int, hash: UInt64) {
      var hash: UInt64 = 0
      let count = try arrangement.forEachChamber(options: EnumerationOptions(threads: threads)) { chamber in
        hash = hash &* 31 &+ chamber.positiveHyperplanes(word: 0)
        hash = hash &* 31 &+ UInt64(bitPattern: Int64(Int(exactly: chamber.numerator(4)) ?? 0))
        return .proceed
      }
      return (count, hash)
    }
    let (serial, parallel) = (try hash(threads: 1), try hash(threads: 2))
    #expect(serial == parallel)
    #expect(serial.count == 11292)
  }

  @Test(arguments: [1, 2])
  func stopsEarly(_ threads: Int) throws {
    let arrangement = try HyperplaneArrangement(dimension: 4, normals: EnumerationFamily.resonance(4))
    let all = try arrangement.chambers()
    for limit in [1, 2, 5, 369, 370] {
      var seen: [Chamber] = []
      let count = try arrangement.forEachChamber(options: EnumerationOptions(threads: threads)) { chamber in
        #expect(chamber.index == seen.count)
        seen.append(chamber.copy())
        return seen.count == limit ? .stop : .proceed
      }
      #expect(count == limit)
      #expect(seen == Array(all.prefix(limit)))
    }
  }

  @Test(arguments: [1, 2])
  func passesErrorsOn(_ threads: Int) throws {
    let arrangement = try HyperplaneArrangement(dimension: 4, normals: EnumerationFamily.resonance(4))
    #expect(throws: Failure(index: 100)) {
      try arrangement.forEachChamber(options: EnumerationOptions(threads: threads)) { chamber in
        if chamber.index == 100 { throw Failure(index: 100) }
        return .proceed
      }
    }
  }

  @Test(arguments: [1, 2])
  func isInterrupted(_ threads: Int) throws {
    let arrangement = try HyperplaneArrangement(dimension: 4, normals: EnumerationFamily.resonance(4))
    let control = CountingControl()
    control.interrupt()
    #expect(throws: ArrangementError.interrupted) {
      try arrangement.chambers(options: EnumerationOptions(threads: threads, control: control))
    }
    #expect(throws: ArrangementError.interrupted) { try arrangement.countChambersByEnumeration(control: control) }
  }

  @Test func signsAndHyperplanes() throws {
    // The second form repeats the first with the other side positive.
    let arrangement = try HyperplaneArrangement(dimension: 2, normals: [[-1, 0], [2, 0], [0, 0], [0, 1]])
    try arrangement.forEachChamber(options: EnumerationOptions(witnesses: false)) { chamber in
      #expect(chamber.formCount == 4)
      #expect(chamber.hyperplaneCount == 2)
      #expect(chamber.sign(of: 0) == -chamber.sign(of: 1))
      #expect(chamber.sign(of: 2) == 0)
      #expect(chamber.positiveHyperplanes(word: 0) & 1 == (chamber.sign(of: 0) > 0 ? 1 : 0))
      #expect(chamber.positiveHyperplanes(word: 0) >> 1 & 1 == (chamber.sign(of: 3) > 0 ? 1 : 0))
      return .proceed
    }
  }
}
