import ExactNumbers
import FileFormats

/// A continuous piecewise linear function on Rⁿ in one of the forms in which it is written down.
public enum ContinuousPiecewiseLinearFunction: Sendable {
  /// Polyhedra that cover the space, with an affine function on each.
  case cells(CellwiseAffineFunction)
  /// A maximum of minima of affine functions.
  case maximumOfMinima(MaximumOfMinima)

  /// The number of variables.
  public var dimension: Int {
    switch self {
    case .cells(let function): function.dimension
    case .maximumOfMinima(let lattice): lattice.dimension
    }
  }

  /// The different affine functions.
  public var pieces: [AffineMap] {
    switch self {
    case .cells(let function): function.pieces
    case .maximumOfMinima(let lattice): lattice.functions
    }
  }

  /// This function as a sum of maxima of at most n + 1 affine functions.
  /// - Throws: `RegionError.interrupted`, `CellError.tooManyMaxima` in high dimensions.
  /// - Complexity: see `CellwiseAffineFunction` and `MaximumOfMinima`.
  public func signedMaximumSum(_ options: RegionOptions = RegionOptions()) throws -> SignedMaximumSum {
    switch self {
    case .cells(let function): try function.signedMaximumSum(threads: options.threads, control: options.control)
    case .maximumOfMinima(let lattice): try lattice.signedMaximumSum(control: options.control)
    }
  }

  /// A point at which a network with one output is not this function; nil if the network computes it.
  ///
  /// Cells are compared with the network one by one; for a maximum of minima, its network is.
  /// - Throws: as `ReLUNetwork.comparison(with:_:)`.
  public func firstDifference(
    from network: ReLUNetwork, _ options: RegionOptions = RegionOptions()
  ) throws -> SeparatingPoint? {
    switch self {
    case .cells(let function):
      try function.firstDifference(from: network, threads: options.threads, control: options.control)?.point
    case .maximumOfMinima(let lattice): try network.firstDifference(lattice.network, options)
    }
  }
}

extension ContinuousPiecewiseLinearFunction {
  /// Reads a function from JSON, either `{"cells": [{"inequalities": rows, "piece": row}, …]}` or
  /// `{"functions": rows, "maximumOfMinima": [[place, …], …]}`.
  ///
  /// A row is the list of the coefficients and, last, the constant of an affine function; inequalities say that it is
  /// nonnegative. Places count from 0. Numbers are as in networks, see `ReLUNetwork.init(json:)`. Other fields are passed over.
  /// - Throws: `FileFormatError` with line and column, or with the path of the field; `CellError` where the cells are no
  ///   continuous function; `RegionError.interrupted`.
  public init(json bytes: [UInt8], control: RegionControl? = nil) throws {
    let root = try JSONReader.read(bytes)
    var rows = RowReader()
    let cells = try FieldReader.optionalMember("cells", of: root, path: "")
    let sets = try FieldReader.optionalMember("maximumOfMinima", of: root, path: "")
    switch (cells, sets) {
    case (.some, .some):
      throw FileFormatError.field(path: "maximumOfMinima", found: "cells, too", expected: "one of both")
    case (nil, nil):
      throw FileFormatError.field(
        path: "the text", found: "neither cells nor maximumOfMinima", expected: "one of both")
    case (let cells?, nil):
      var list: [CellwiseAffineFunction.Cell] = []
      for (index, cell) in try FieldReader.array(cells, path: "cells").enumerated() {
        let path = "cells[\(index)]."
        let piece = try rows.affine(FieldReader.member("piece", of: cell, path: path), path: path + "piece")
        let inequalities = try FieldReader.member("inequalities", of: cell, path: path)
        var forms: [(normal: [Rational], constant: Rational)] = []
        for (place, row) in try FieldReader.array(inequalities, path: path + "inequalities").enumerated() {
          forms.append(try rows.row(row, path: "\(path)inequalities[\(place)]"))
        }
        list.append(CellwiseAffineFunction.Cell(inequalities: forms, piece: piece))
      }
      self = .cells(try CellwiseAffineFunction(cells: list, control: control))
    case (nil, let sets?):
      var functions: [AffineMap] = []
      let list = try FieldReader.array(FieldReader.member("functions", of: root, path: ""), path: "functions")
      for (index, row) in list.enumerated() { functions.append(try rows.affine(row, path: "functions[\(index)]")) }
      var family: [[Int]] = []
      for (index, set) in try FieldReader.array(sets, path: "maximumOfMinima").enumerated() {
        let path = "maximumOfMinima[\(index)]"
        var places: [Int] = []
        for (number, place) in try FieldReader.array(set, path: path).enumerated() {
          places.append(try FieldReader.integer(place, path: "\(path)[\(number)]"))
        }
        family.append(places)
      }
      self = .maximumOfMinima(try MaximumOfMinima(functions: functions, sets: family))
    }
  }

  /// Reads a function from JSON text; see `init(json:control:)` for bytes.
  /// - Throws: as there.
  public init(json text: String, control: RegionControl? = nil) throws {
    try self.init(json: Array(text.utf8), control: control)
  }

  /// The function as JSON, in the form that `init(json:control:)` reads.
  public var json: String {
    func row(_ coefficients: some Sequence<Rational>, _ constant: Rational) -> String {
      "[" + (coefficients.map(\.jsonText) + [constant.jsonText]).joined(separator: ", ") + "]"
    }
    switch self {
    case .cells(let function):
      let lines = function.cells.map { cell in
        let inequalities = cell.inequalities.map { row($0.normal, $0.constant) }.joined(separator: ", ")
        return "  {\"inequalities\": [\(inequalities)], \"piece\": \(row(cell.piece.row(0), cell.piece.bias[0]))}"
      }
      return "{\"cells\": [\n" + lines.joined(separator: ",\n") + "\n]}\n"
    case .maximumOfMinima(let lattice):
      let lines = lattice.functions.map { "  " + row($0.row(0), $0.bias[0]) }
      return "{\"functions\": [\n" + lines.joined(separator: ",\n") + "\n],\n\"maximumOfMinima\": \(lattice.sets)}\n"
    }
  }
}

/// Reads rows of coefficients with a constant, all of the same length.
private struct RowReader {
  private var reader = FieldReader()
  private var length: Int?

  mutating func row(
    _ value: JSONValue, path: String
  ) throws(FileFormatError) -> (normal: [Rational], constant: Rational) {
    let numbers = try reader.numbers(value, path: path)
    guard numbers.count >= 2, numbers.count == length ?? numbers.count else {
      let expected = length.map { "\($0), as in the first row" } ?? "2 or more"
      throw .field(path: path, found: "\(numbers.count) numbers", expected: "\(expected): coefficients and a constant")
    }
    length = numbers.count
    return (Array(numbers.dropLast()), numbers[numbers.count - 1])
  }

  mutating func affine(_ value: JSONValue, path: String) throws(FileFormatError) -> AffineMap {
    let (normal, constant) = try row(value, path: path)
    return AffineMap(inputDimension: normal.count, entries: normal, bias: [constant])
  }
}
