import ExactNumbers
import FileFormats
import ReLUNetworks

/// Why bytes are not a network, or a network is not what a file format can hold.
public enum NetworkFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A text breaks its grammar, a number is not one, or the parts do not fit; with line and column.
  case text(FileFormatError)
  /// Bytes that are in none of the formats that are read.
  case unknownFormat(name: String)
  /// Bytes that are not a protocol-buffer message of the kind expected; why they are not.
  case message(String)
  /// Something about a graph as a whole: its inputs, its outputs, its order.
  case graph(found: String, expected: String)
  /// An operator that has no exact meaning here, at the node named.
  case unsupportedOperator(name: String, node: String)
  /// A node whose attribute or input is not what its operator needs.
  case node(String, found: String, expected: String)
  /// A tensor, named, with a wrong type, shape or number.
  case tensor(String, found: String, expected: String)
  /// More of something than is accepted.
  case tooLarge(what: String, found: Int, limit: Int)
  /// A number that the format to be written cannot hold exactly; where it stands and the number.
  case notRepresentable(place: String, number: String, format: String)
  /// A box or a list of bounds in which a lower bound is above the upper one.
  case emptyBox(place: String, lower: String, upper: String)

  /// One sentence that says where, what was found and what was expected.
  public var description: String {
    switch self {
    case .text(let error): error.description
    case .unknownFormat(let name):
      "\(name): found bytes of an unknown format, expected a network as .nnet, .onnx or .json"
    case .message(let reason): "the bytes are not an ONNX model: \(reason)"
    case .graph(let found, let expected): "the graph: found \(found), expected \(expected)"
    case .unsupportedOperator(let name, let node):
      "\(node): the operator \(name) is not supported; expected one of \(OperatorTable.names)"
    case .node(let node, let found, let expected): "\(node): found \(found), expected \(expected)"
    case .tensor(let name, let found, let expected): "tensor '\(shortened(name))': found \(found), expected \(expected)"
    case .tooLarge(let what, let found, let limit):
      "\(what): \(found == .max ? "more than can be counted" : "\(found)"), but at most \(limit) are accepted"
    case .notRepresentable(let place, let number, let format):
      "\(place): the number \(number) is not exactly a \(format), or beyond its range; rounding (--round) writes the nearest one if there is one"
    case .emptyBox(let place, let lower, let upper):
      "\(place): the lower bound \(lower) is above the upper bound \(upper)"
    }
  }
}

/// A name from a file for a message: cut after 60 characters, and without those that a terminal would obey.
func shortened(_ name: String) -> String {
  let scalars = name.unicodeScalars.prefix(60).map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? "?" : $0 }
  var text = String(String.UnicodeScalarView(scalars))
  if name.unicodeScalars.dropFirst(60).first != nil { text += "..." }
  return text
}

/// A network assembled from layers that fit by construction; if they do not, that is told as an error of the text.
func assembledNetwork(_ layers: [(rows: [[Rational]], bias: [Rational])]) throws(NetworkFileError) -> ReLUNetwork {
  do throws(NetworkError) {
    return try ReLUNetwork(weights: layers.map(\.rows), biases: layers.map(\.bias))
  } catch {
    throw .text(.content(error.description))
  }
}
