import ExactNumbers
import SwiftProtobuf

/// The element types of ONNX tensors that are read, by their numbers in the format.
enum ElementType: Int32, CaseIterable {
  case float = 1
  case int32 = 6
  case int64 = 7
  case bool = 9
  case float16 = 10
  case double = 11
  case bfloat16 = 16

  /// Whether the elements are shapes, axes or flags rather than weights.
  var isInteger: Bool { self == .int32 || self == .int64 || self == .bool }

  var byteCount: Int {
    switch self {
    case .bool: 1
    case .float16, .bfloat16: 2
    case .float, .int32: 4
    case .int64, .double: 8
    }
  }

  static let names = allCases.map { "\($0)" }.joined(separator: ", ")

  static func describe(_ number: Int32) -> String {
    ElementType(rawValue: number).map { "\($0)" } ?? "element type \(number)"
  }
}

extension ONNXTensor {
  /// The tensor with every number exactly: floating-point numbers are dyadic rationals.
  func symbolic(name: String, budget: inout LoweringBudget) throws(NetworkFileError) -> SymbolicTensor {
    guard let type = ElementType(rawValue: elementType) else {
      throw .tensor(name, found: "element type \(elementType)", expected: "one of \(ElementType.names)")
    }
    if dataLocation != 0 || !externalData.isEmpty {
      throw .tensor(name, found: "numbers in another file", expected: "numbers in the model itself")
    }
    if hasSegment { throw .tensor(name, found: "a segment of a tensor", expected: "a whole tensor") }
    var shape: [Int] = []
    guard dimensions.count <= 64 else {
      throw .tensor(name, found: "\(dimensions.count) dimensions", expected: "at most 64")
    }
    for dimension in dimensions {
      guard dimension >= 0, let length = Int(exactly: dimension) else {
        throw .tensor(name, found: "the dimension \(dimension)", expected: "dimensions that are not negative")
      }
      shape.append(length)
    }
    let count = try LoweringBudget.count(of: shape, at: "tensor '\(name)'")
    // A list without elements is a shape without axes; no other tensor is empty.
    if count == 0, shape != [0] {
      throw .tensor(name, found: "the shape \(shape)", expected: "dimensions of at least 1")
    }
    if count > 0 { _ = try budget.elements(of: shape, at: "tensor '\(name)'") }
    let forms: [AffineForm]
    if hasRawData {
      let lists = floatData.count + doubleData.count + int32Data.count + int64Data.count
      if lists > 0 {
        throw .tensor(name, found: "raw data and a list of numbers", expected: "one of them")
      }
      forms = try rawForms(type, count: count, name: name)
    } else {
      forms = try listedForms(type, count: count, name: name)
    }
    return SymbolicTensor(shape: shape, forms: forms, level: nil, isInteger: type.isInteger)
  }

  private func rawForms(_ type: ElementType, count: Int, name: String) throws(NetworkFileError) -> [AffineForm] {
    guard rawData.count == count * type.byteCount else {
      throw .tensor(
        name, found: "\(rawData.count) bytes", expected: "\(count * type.byteCount), for \(count) of type \(type)")
    }
    let bytes = [UInt8](rawData)
    var forms: [AffineForm] = []
    forms.reserveCapacity(count)
    for index in 0..<count {
      var word: UInt64 = 0
      for byte in (0..<type.byteCount).reversed() { word = word << 8 | UInt64(bytes[index * type.byteCount + byte]) }
      switch type {
      case .float:
        forms.append(try Self.form(Double(Float(bitPattern: UInt32(truncatingIfNeeded: word))), index, name))
      case .double: forms.append(try Self.form(Double(bitPattern: word), index, name))
      case .float16, .bfloat16:
        forms.append(try Self.form(Self.short(UInt16(truncatingIfNeeded: word), type), index, name))
      case .int32: forms.append(AffineForm(constant: Rational(Int(Int32(truncatingIfNeeded: word)))))
      case .int64, .bool: forms.append(AffineForm(constant: Rational(Int(Int64(bitPattern: word)))))
      }
    }
    return forms
  }

  private func listedForms(_ type: ElementType, count: Int, name: String) throws(NetworkFileError) -> [AffineForm] {
    let found: Int =
      switch type {
      case .float: floatData.count
      case .double: doubleData.count
      case .int64: int64Data.count
      case .int32, .bool, .float16, .bfloat16: int32Data.count
      }
    guard found == count else {
      throw .tensor(name, found: "\(found) numbers of type \(type)", expected: "\(count), as its dimensions say")
    }
    var forms: [AffineForm] = []
    forms.reserveCapacity(count)
    switch type {
    case .float:
      for (index, value) in floatData.enumerated() { forms.append(try Self.form(Double(value), index, name)) }
    case .double:
      for (index, value) in doubleData.enumerated() { forms.append(try Self.form(value, index, name)) }
    case .int64: for value in int64Data { forms.append(AffineForm(constant: Rational(Int(value)))) }
    case .int32, .bool: for value in int32Data { forms.append(AffineForm(constant: Rational(Int(value)))) }
    case .float16, .bfloat16:
      for (index, value) in int32Data.enumerated() {
        guard let bits = UInt16(exactly: value) else {
          throw .tensor(name, found: "\(value) at index \(index)", expected: "a pattern of 16 bits")
        }
        forms.append(try Self.form(Self.short(bits, type), index, name))
      }
    }
    return forms
  }

  /// A number of 16 bits as the `Double` that equals it.
  static func short(_ bits: UInt16, _ type: ElementType) -> Double {
    if type == .bfloat16 { return Double(Float(bitPattern: UInt32(bits) << 16)) }
    let significand = Double(bits & 0x3FF)
    let exponent = Int(bits >> 10 & 0x1F)
    let magnitude: Double =
      switch exponent {
      case 0: significand * 0x1p-24
      case 31: significand == 0 ? .infinity : .nan
      default: Double(sign: .plus, exponent: exponent - 25, significand: significand + 1024)
      }
    return bits >> 15 == 1 ? -magnitude : magnitude
  }

  private static func form(_ value: Double, _ index: Int, _ name: String) throws(NetworkFileError) -> AffineForm {
    guard let number = Rational(exactly: value) else {
      throw .tensor(name, found: "\(value) at index \(index)", expected: "a finite number")
    }
    return AffineForm(constant: number)
  }
}
