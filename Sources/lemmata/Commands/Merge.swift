import ArgumentParser
import Arrangements
import Reports

/// Joins the parts of a count.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Join the parts of a count that 'lemmata count --shard' has left.",
    discussion: """
      All parts of one count are needed, each once, in any order. The result is that of the whole count.

      Example:
        lemmata count chambers resonance 7 --shard 1/2 --checkpoint one.count
        lemmata count chambers resonance 7 --shard 2/2 --checkpoint two.count
        lemmata merge one.count two.count
      """)

  @Argument(help: "The parts.", completion: .file(extensions: ["count"]))
  var files: [String]

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    var records: [CountingRecord] = []
    for file in files {
      let text = String(decoding: try Files.read(file, limit: CountingSession.stateLimit), as: UTF8.self)
      do { records.append(try CountingRecord(parsing: text)) } catch { throw Failure.input("\(file): \(error)") }
    }
    let polynomial: CharacteristicPolynomial
    do { polynomial = try CountingRun.joined(records, names: files) } catch {
      throw Failure.input("the parts do not fit: \(error)")
    }
    let arrangement = records[0].arrangement
    // The parts may have been counted under several names; the first part decides, whatever the order of the files.
    let name = records.first { $0.shard.index == 1 }?.name ?? ""
    var report = ArrangementReport(
      subject: .chambers, name: name.isEmpty ? "\(files.count) parts" : name, arrangement: arrangement,
      hyperplaneCount: arrangement.hyperplaneCount, polynomial: polynomial)
    report.known = try KnownChamberCount(of: arrangement, named: name)?.source(agreeingWith: polynomial)
    Console.output(json ? report.json : report.text)
  }
}
