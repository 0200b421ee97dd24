import Arrangements
import ExactNumbers

extension BooleanCircuit {
  /// The truth of "the output's argument is at least 0" at every point, made when it is needed.
  ///
  /// Arguments are integers over one denominator for each gate, in 32, 64 or 128 bits if a bound worked out beforehand
  /// says that they fit, and otherwise of any size.
  public func stream() throws -> BooleanFunctionStream {
    try BooleanFunctionStream(variableCount: inputCount, source: IntegerPlan(self).signSource())
  }

  /// The truth of "the output's argument is at least 0" at all points.
  /// - Throws: ``BooleanFunctionError`` if n > ``TruthTable/greatestVariableCount`` or when interrupted.
  /// - Complexity: One addition and one activation for each gate, point and reader, on all cores.
  public func table(control: CountingControl? = nil) throws -> TruthTable { try stream().table(control: control) }

  /// The number of points where the circuit's truth is that of a function; nothing is stored.
  /// - Throws: ``BooleanFunctionError`` if the numbers of variables differ or when interrupted.
  public func agreementCount(with target: BooleanFunctionStream, control: CountingControl? = nil) throws -> Int {
    try stream().agreementCount(with: target, control: control)
  }

  /// The argument of the output at all points; for the output kind `sum` the values of the circuit.
  /// - Throws: ``BooleanFunctionError`` if n > ``TruthTable/greatestVariableCount`` or when interrupted.
  /// - Complexity: As ``table(control:)``, and 4 to 16 bytes for each point.
  public func outputArguments(control: CountingControl? = nil) throws -> PseudoBooleanFunction {
    guard inputCount <= TruthTable.greatestVariableCount else {
      throw BooleanFunctionError.variableCount(inputCount, greatest: TruthTable.greatestVariableCount)
    }
    let plan = IntegerPlan(self)
    let numerators: IntegerTable
    var scale = Rational(1)
    if let last = plan.nodes.last { scale = last.scale }
    if plan.bound <= BigInteger(Int(Int32.max)) {
      numerators = .narrow(try arguments(plan.narrow(), control))
    } else if plan.bound <= BigInteger(Int.max) {
      numerators = IntegerTable(try arguments(plan.wide(), control))
    } else if plan.bound <= BigInteger(Int128.max) {
      numerators = IntegerTable(try arguments(plan.double(), control).map { BigInteger($0) })
    } else {
      var values: [BigInteger] = []
      values.reserveCapacity(1 << inputCount)
      for point in 0..<(1 << inputCount) {
        if control?.isInterrupted == true { throw BooleanFunctionError.interrupted }
        values.append(plan.outputArgument(at: point))
      }
      numerators = IntegerTable(values)
    }
    // A positive numerator of the scale goes into the values.
    if scale.numerator != 1 {
      let scaled = (0..<(1 << inputCount)).map { numerators[$0] * scale.numerator }
      return PseudoBooleanFunction(
        variableCount: inputCount, numerators: IntegerTable(scaled), denominator: scale.denominator)
    }
    return PseudoBooleanFunction(
      variableCount: inputCount, numerators: numerators, denominator: scale.denominator)
  }

  private func arguments<Word: FixedWidthInteger & SignedInteger & Sendable>(
    _ evaluator: BlockEvaluator<Word>, _ control: CountingControl?
  ) throws -> [Word] {
    let points = 1 << evaluator.lowBits
    let blocks = 1 << (inputCount - evaluator.lowBits)
    let length = min(blocks, 256)
    return try [Word](unsafeUninitializedCapacity: 1 << inputCount) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      let target = SharedPointer(start: start)
      try ParallelBlocks.forEach(count: blocks / length, control: control) { piece in
        evaluator.forEachBlock(first: piece * length, count: length) { block, arguments in
          (target.start + block * points).initialize(from: arguments, count: points)
        }
      }
      count = 1 << inputCount
    }
  }
}
