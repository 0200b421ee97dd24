/// Something done with a chamber walk, for every combination of arithmetic and width.
protocol WalkVisitor: ~Copyable {
  associatedtype Outcome
  mutating func visit<Arithmetic: RayArithmetic, Width: MaskWidth>(
    _ plan: EnumerationPlan, _ arithmetic: Arithmetic.Type, _ width: Width.Type
  ) throws -> Outcome
}

extension EnumerationPlan {
  /// Lets a visitor work with the types the plan has chosen.
  func dispatch<Visitor: WalkVisitor & ~Copyable>(_ visitor: inout Visitor) throws -> Visitor.Outcome {
    switch (kind, words) {
    case (.word, 1): try visitor.visit(self, MachineArithmetic<Int, Int>.self, SingleWord.self)
    case (.word, _): try visitor.visit(self, MachineArithmetic<Int, Int>.self, ManyWords.self)
    case (.wordWithWideValues, 1): try visitor.visit(self, MachineArithmetic<Int, Int128>.self, SingleWord.self)
    case (.wordWithWideValues, _): try visitor.visit(self, MachineArithmetic<Int, Int128>.self, ManyWords.self)
    case (.wide, 1): try visitor.visit(self, MachineArithmetic<Int128, Int128>.self, SingleWord.self)
    case (.wide, _): try visitor.visit(self, MachineArithmetic<Int128, Int128>.self, ManyWords.self)
    case (.big, _): try visitor.visit(self, BigArithmetic.self, ManyWords.self)
    }
  }
}
