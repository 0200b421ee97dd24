import ExactNumbers

/// The operators that are lowered, by name.
enum OperatorTable {
  typealias Operator = @Sendable (OperatorCall, inout Lowering) throws(NetworkFileError) -> SymbolicTensor

  static let operators: [String: Operator] = [
    "Add": { (call, lowering) throws(NetworkFileError) in try call.sum(sign: 1, &lowering) },
    "Sub": { (call, lowering) throws(NetworkFileError) in try call.sum(sign: -1, &lowering) },
    "Mul": { (call, lowering) throws(NetworkFileError) in try call.product(&lowering) },
    "Div": { (call, lowering) throws(NetworkFileError) in try call.quotient(&lowering) },
    "Neg": { (call, lowering) throws(NetworkFileError) in try call.negation(&lowering) },
    "Sum": { (call, lowering) throws(NetworkFileError) in try call.sumOfAll(&lowering) },
    "Max": { (call, lowering) throws(NetworkFileError) in try call.maximum(sign: 1, &lowering) },
    "Min": { (call, lowering) throws(NetworkFileError) in try call.maximum(sign: -1, &lowering) },
    "Relu": { (call, lowering) throws(NetworkFileError) in try call.rectifier(&lowering) },
    "Gemm": { (call, lowering) throws(NetworkFileError) in try call.generalMatrixProduct(&lowering) },
    "MatMul": { (call, lowering) throws(NetworkFileError) in try call.matrixProduct(&lowering) },
    "Conv": { (call, lowering) throws(NetworkFileError) in try call.convolution(&lowering) },
    "MaxPool": { (call, lowering) throws(NetworkFileError) in try call.maximumPooling(&lowering) },
    "AveragePool": { (call, lowering) throws(NetworkFileError) in try call.averagePooling(&lowering) },
    "GlobalAveragePool": { (call, lowering) throws(NetworkFileError) in try call.globalPooling(&lowering) },
    "BatchNormalization": { (call, lowering) throws(NetworkFileError) in try call.batchNormalization(&lowering) },
    "Flatten": { (call, _) throws(NetworkFileError) in try call.flattened() },
    "Reshape": { (call, _) throws(NetworkFileError) in try call.reshaped() },
    "Squeeze": { (call, _) throws(NetworkFileError) in try call.squeezed() },
    "Unsqueeze": { (call, _) throws(NetworkFileError) in try call.unsqueezed() },
    "Transpose": { (call, lowering) throws(NetworkFileError) in try call.transposed(&lowering) },
    "Concat": { (call, lowering) throws(NetworkFileError) in try call.joined(&lowering) },
    "Identity": { (call, _) throws(NetworkFileError) in try call.unchanged() },
    "Dropout": { (call, _) throws(NetworkFileError) in try call.dropout() },
    "Constant": { (call, lowering) throws(NetworkFileError) in try call.constant(&lowering) },
  ]

  static var names: String { operators.keys.sorted().joined(separator: ", ") }
}
