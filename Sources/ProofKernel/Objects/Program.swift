/// `program`: an objective (C + c·x + ½ xᵀHx)/D and rows L ≤ a·x ≤ U.
final class Program {
  /// The nonzero numbers of a vector, and zeros that are written, with their positions.
  typealias Form = [(Int, Integer)]

  struct Row {
    let lower: Integer?
    let upper: Integer?
    let form: Form
  }

  /// The number N of variables.
  let dimension: Int
  /// s: 1 if the objective is to be small, −1 if it is to be large.
  let sign: Integer
  let scale: Integer
  let constant: Integer
  let objective: Form
  /// The entries on and above the diagonal.
  let hessian: [(Int, Form)]
  let rows: [Row]

  init(
    _ dimension: Int, _ sign: Integer, _ objective: (Integer, Integer, Form), _ hessian: [(Int, Form)], _ rows: [Row]
  ) {
    (self.dimension, self.sign, self.hessian, self.rows) = (dimension, sign, hessian, rows)
    (scale, constant, self.objective) = objective
  }

  static func dot(_ form: Form, _ point: [Integer]) -> Integer {
    var sum = Integer.zero
    for (position, value) in form { sum += value * point[position] }
    return sum
  }

  /// H x.
  func curvature(_ point: [Integer]) -> [Integer] {
    var product = [Integer](repeating: .zero, count: dimension)
    for (i, form) in hessian {
      for (j, value) in form {
        product[i] += value * point[j]
        if j != i { product[j] += value * point[i] }
      }
    }
    return product
  }

  /// Σ yᵢ aᵢ.
  func combination(_ multipliers: Form) -> [Integer] {
    var sum = [Integer](repeating: .zero, count: dimension)
    for (row, multiplier) in multipliers {
      for (j, value) in rows[row].form { sum[j] += multiplier * value }
    }
    return sum
  }
}

extension Checker {
  /// Reads the record, entered with the keyword and the name already read.
  func readProgram() throws(Failure) -> Program {
    let sense = try input.token("SENSE")
    try expect(["minimize", "maximize"].contains(sense), "minimize or maximize")
    let dimension = try input.word("N", in: 0...Limits.variables)
    let (rowCount, hessianCount) = (try input.count("M"), try input.count("K"))
    try expect(hessianCount == 0 || dimension <= Limits.curvedVariables, "at most \(Limits.curvedVariables) variables")
    try objectLine("objective")
    let objective = (try input.positive("D"), try input.integer("C"), try readForm(dimension))
    var hessian: [(Int, Program.Form)] = []
    for _ in 0..<hessianCount {
      try objectLine("hessian")
      let i = try input.index("i", of: dimension)
      try expect(i > hessian.last?.0 ?? -1, "a number that increases, found \(i + 1)")
      let form = try readForm(dimension)
      try expect(!form.isEmpty && form[0].0 >= i, "entries on or above the diagonal")
      hessian.append((i, form))
    }
    var rows: [Program.Row] = []
    for _ in 0..<rowCount {
      try objectLine("row")
      rows.append(Program.Row(lower: try end("L"), upper: try end("U"), form: try readForm(dimension)))
    }
    return Program(dimension, sense == "minimize" ? .one : -.one, objective, hessian, rows)
  }

  func readForm(_ count: Int) throws(Failure) -> Program.Form {
    try readPairs(of: count) { () throws(Failure) in try input.integer("of a pair") }
  }

  /// An end of an interval, nil for `none`.
  private func end(_ field: String) throws(Failure) -> Integer? {
    if input.peek() == "none" {
      _ = try input.token(field)
      return nil
    }
    return try input.integer(field)
  }

  func program() throws(Failure) -> Program {
    guard case .program(let program) = try object().kind else { throw .declined("expected a program") }
    return program
  }

  /// The rest of the line as a vector.
  func readVector(_ count: Int) throws(Failure) -> [Integer] {
    var vector = [Integer](repeating: .zero, count: count)
    for (position, value) in try readForm(count) { vector[position] = value }
    return vector
  }

  /// The multipliers in the rest of the line.
  func readMultipliers(_ program: Program) throws(Failure) -> Program.Form { try readForm(program.rows.count) }
}
