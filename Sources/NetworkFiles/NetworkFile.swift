import ExactNumbers
import FileFormats
import ReLUNetworks

/// A network read from a file of any of the formats that are known here.
public struct NetworkFile: Sendable {
  /// A file format for networks.
  public enum Format: String, Sendable, CaseIterable {
    /// The text format of the ACAS Xu networks.
    case nnet
    /// The Open Neural Network Exchange format.
    case onnx
    /// This package's own format.
    case json
  }

  /// The format that was recognised.
  public let format: Format
  /// The network as the file has it; for `.nnet` the weights alone, on normalised inputs.
  public let network: ReLUNetwork
  /// For `.nnet`: the box of inputs, the normalisation and the network in original units.
  public let nnet: NNetFile?
  /// What the reader did that one should know, one sentence each.
  public let notes: [String]

  /// Reads a network. The format is taken from the end of the name, `.nnet`, `.onnx` or `.json`, or else from the bytes:
  /// JSON begins with a brace, `.nnet` with a comment or a digit, and what is no text is ONNX.
  /// - Parameters:
  ///   - bytes: the contents of the file.
  ///   - name: its name, used for nothing but its ending and messages.
  /// - Throws: `NetworkFileError`.
  public static func reading(_ bytes: [UInt8], name: String) throws(NetworkFileError) -> NetworkFile {
    guard let format = format(of: bytes, name: name) else { throw .unknownFormat(name: name) }
    switch format {
    case .json:
      do throws(FileFormatError) {
        let network = try ReLUNetwork(json: bytes)
        return NetworkFile(format: .json, network: network, nnet: nil, notes: [])
      } catch {
        throw .text(error)
      }
    case .nnet:
      let file = try NNetFile(reading: bytes)
      let notes = [
        "read exactly: every number is the decimal that stands in the file",
        "the network takes normalised inputs (x - mean) / range, and its outputs z stand for z · range + mean; "
          + "clipping to the least and greatest values is not part of it",
      ]
      return NetworkFile(format: .nnet, network: file.network, nnet: file, notes: notes)
    case .onnx:
      let file = try ONNXNetwork(reading: bytes)
      return NetworkFile(format: .onnx, network: file.network, nnet: nil, notes: file.notes)
    }
  }

  /// The format that the ending of a name, or else the bytes themselves, tell; nil if neither does.
  public static func format(of bytes: [UInt8], name: String) -> Format? {
    if let ending = name.split(separator: ".").last, name.contains("."),
      let format = Format(rawValue: ending.lowercased())
    {
      return format
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = bytes.dropFirst(start).first(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D })
    else { return nil }
    switch first {
    case UInt8(ascii: "{"): return .json
    case UInt8(ascii: "/"), 0x30...0x39: return .nnet
    default: break
    }
    // A model begins with the number of its format version, a short text or its graph.
    let keys: [UInt8] = [0x08, 0x12, 0x1A, 0x3A, 0x42]
    return bytes.first.map { keys.contains($0) } == true ? .onnx : nil
  }
}
