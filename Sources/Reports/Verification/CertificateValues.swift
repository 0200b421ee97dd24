import ExactNumbers

/// The numbers that a proof file states for names and measures, so that comparisons can be told with numbers.
///
/// They are read off the records, not computed, and serve people only: the kernel has verified the file already.
enum CertificateValues {
  /// The numerals by token, such as `folds:h` or the name of an integer; tokens that no record states are missing.
  static func read(_ bytes: [UInt8]) -> [String: String] {
    var values: [String: String] = [:]
    var network = (name: "", size: 0, rows: 0, layer: 0, layers: 0)
    var folding = (name: "", folds: 0)
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 8).map(String.init)
      guard let head = words.first, words.count >= 2 else { continue }
      switch head {
      case "integer" where words.count == 3: values[words[1]] = words[2]
      case "pieces", "fold-pieces":
        if words.count >= 3 { values["pieces:\(words[1])"] = words[2] }
      case "folding" where words.count == 5:
        folding = (words[1], 0)
        values["folds:\(words[1])"] = words[4]
      case "fold":
        folding.folds += 1
        values["segments:\(folding.name):\(folding.folds)"] = String(line.split(separator: " ").count)
      case "network" where words.count == 4:
        network = (words[1], 0, 0, 0, Int(words[3]) ?? 0)
        values["inputs:\(words[1])"] = words[2]
        values["hidden:\(words[1])"] = String(network.layers - 1)
      case "layer":
        network.rows = Int(words[1]) ?? 0
        network.layer += 1
        if network.layer < network.layers {
          network.size += network.rows
          values["width:\(network.name):\(network.layer)"] = words[1]
        } else {
          values["size:\(network.name)"] = String(network.size)
          values["outputs:\(network.name)"] = words[1]
        }
      case "arrangement" where words.count == 4:
        values["dimension:\(words[1])"] = words[2]
        values["planes:\(words[1])"] = words[3]
      case "chambers" where words.count == 3:
        values["chambers:\(words[1])"] = words[2]
        values["vertices:\(words[1])"] = words[2]
      case "whitney": readWhitneyNumbers(line.split(separator: " ").map(String.init), into: &values)
      default: break
      }
    }
    return values
  }

  /// The Whitney numbers of a record, and the number of chambers, which is their sum.
  private static func readWhitneyNumbers(_ words: [String], into values: inout [String: String]) {
    guard let dimension = values["dimension:\(words[1])"].flatMap({ Int($0) }), words.count == dimension + 4 else {
      return
    }
    var sum: BigInteger = 0
    for index in 0...dimension {
      values["whitney:\(words[1]):\(index)"] = words[2 + index]
      sum += BigInteger(words[2 + index]) ?? 0
    }
    values["chambers:\(words[1])"] = sum.description
    values["vertices:\(words[1])"] = sum.description
  }
}
