import ArgumentParser
import Arrangements
import BooleanCircuits
import Certificates
import ExactNumbers
import Reports

/// Bounds of the sign-rank of a matrix.
struct SignRank: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-rank",
    abstract: "Bound the sign-rank of a matrix from both sides, with proofs.",
    discussion: """
      The sign-rank of a matrix of signs is the least rank of a real matrix with these signs: the least number of coordinates \
      of vectors of rows and columns whose scalar products have them. Ranks 1 and 2 are decided exactly. Beyond, upper bounds \
      are vectors of integers; lower bounds come from weighted spectral certificates (Forster 2002) and from refuted \
      orientations of row vectors. Both bounds are proved whether or not they meet; exit code 4 says that they do not.

      The matrix is a file with rows of + and -, or of numbers 1 and -1 (or 1 and 0) with spaces between them (with --rows or \
      --xor a file holds a function); or hadamard:k, paley:p, identity:n \
      (2I - J), greater-than:n, projective-plane:p, random:rows,columns,seed; or a Boolean function: the first half of its \
      variables (--rows) are the rows, or with --xor the entries are f(x + y mod 2), and then up to 24 variables give \
      Forster's bound by the Walsh transform. Matrices have at most 2^18 entries otherwise.

      \(BooleanSource.help)

      Examples:
        lemmata sign-rank hadamard:2
        lemmata sign-rank cm:2,2 --certificate cm.cert
        lemmata sign-rank ip:12 --xor
      """)

  @Argument(help: "A file with a matrix, or the name of a matrix or a function.")
  var matrix: String

  @Option(
    help: ArgumentHelp("How many variables of a function are rows; half of them if not given.", valueName: "number"))
  var rows: Int?

  @Flag(help: "The matrix of f(x + y mod 2).")
  var xor = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How long bounds are searched, relative to the usual.", valueName: "factor"))
  var effort = 1

  @Option(help: ArgumentHelp("Write a proof that the kernel has checked.", valueName: "file"))
  var certificate: String?

  @Flag(help: "Print JSON, with the vectors.")
  var json = false

  func run() throws {
    guard 1...1000 ~= effort else {
      throw Failure(code: Failure.usage, message: "--effort: found \(effort), expected 1 to 1000")
    }
    if xor, rows != nil { throw Failure(code: Failure.usage, message: "--rows and --xor exclude each other") }
    try Files.requireDistinct([("the matrix", Files.exists(matrix) ? matrix : nil), ("--certificate", certificate)])
    if let certificate { try Files.prepareToWrite(certificate) }
    if let (name, found) = try readMatrix() {
      try bound(name, found) { proof in proof.signs("a", found) }
      return
    }
    let (name, table) = try readFunction()
    if xor { return try boundOfSums(name, table) }
    let rowVariables = rows ?? table.variableCount / 2
    guard 0...table.variableCount ~= rowVariables else {
      throw Failure(
        code: Failure.usage, message: "--rows: found \(rowVariables), expected 0 to \(table.variableCount)")
    }
    guard table.variableCount <= 18 else {
      throw Failure.input("\(matrix): a matrix of 2^\(table.variableCount) entries, expected at most 2^18; see --xor")
    }
    let found = SignMatrix(rowCount: 1 << rowVariables, columnCount: table.pointCount >> rowVariables) {
      table[$0 + ($1 << rowVariables)]
    }
    try bound(name, found) { proof in
      proof.matrix("a", of: try BooleanProof.table(table, matrix, &proof), table, rowVariables: rowVariables)
    }
  }

  /// The matrix, unless the argument is a function: a file is one if it holds a single word of 0 and 1.
  private func readMatrix() throws -> (name: String, matrix: SignMatrix)? {
    if xor || rows != nil { return nil }
    return try BooleanSource.matrix(matrix)
  }

  /// The function; with errors that name matrices too.
  private func readFunction() throws -> (name: String, table: TruthTable) {
    do {
      return try BooleanSource.booleanFunction(matrix)
    } catch let failure as Failure where failure.code == Failure.badInput {
      let names = xor || rows != nil ? "--rows and --xor need a function" : "matrices are \(BooleanSource.matrixNames)"
      throw Failure.input("\(failure.message); \(names)")
    }
  }

  private func bound(
    _ name: String, _ found: SignMatrix, _ define: (inout CertificateBuilder) throws -> ProofSigns
  ) throws {
    let line = ProgressLine(unit: "methods")
    let control = BooleanSource.control(line)
    var options = SignRankOptions()
    options.control = control
    options.searchEffort *= effort
    options.spectralEffort *= effort
    options.orientationBudget *= effort
    let bounds = signRank(of: found, options: options)
    line.finish()
    if control.isInterrupted {
      // What has been proved so far stays true.
      let message = "interrupted; the sign-rank is at least \(bounds.lower) and at most \(bounds.upper)"
      throw Failure(code: Failure.interrupted, message: message)
    }
    var sheet = FactSheet(signRankOf: name, matrix: found, bounds: bounds)
    if let certificate {
      sheet.certificate = try BooleanSource.reading(matrix) {
        var proof = CertificateBuilder(label: name)
        proof.proveSignRank(try define(&proof), bounds)
        return try ArrangementProof.checked(proof.finished(), to: certificate)
      }
    }
    Console.output(json ? sheet.json : sheet.text)
    if bounds.exact == nil { throw ExitCode(Failure.undecided) }
  }

  /// Forster's bound for f(x ⊕ y), and both bounds if the matrix is small.
  private func boundOfSums(_ name: String, _ table: TruthTable) throws {
    if table.variableCount <= 6 {
      let found = SignMatrix(rowCount: table.pointCount, columnCount: table.pointCount) { table[$0 ^ $1] }
      return try bound("\(name)(x ⊕ y)", found) { proof in proof.signs("a", found) }
    }
    let spectrum = try BooleanSource.reading(matrix) { try WalshSpectrum(table, alphabet: .signs) }
    var greatest = 1
    for set in 0..<spectrum.setCount {
      greatest = max(greatest, abs(Int(exactly: spectrum.numerator(set)) ?? 0))
    }
    var sheet = FactSheet(
      xorSignRankOf: name, variables: table.variableCount, greatestSum: greatest,
      bound: ForsterCertificate.walshBound(pointCount: table.pointCount, greatestCoefficient: greatest))
    if let certificate {
      sheet.certificate = try BooleanSource.reading(matrix) {
        var proof = CertificateBuilder(label: name)
        _ = try proof.proveXorSignRank(BooleanProof.table(table, matrix, &proof))
        return try ArrangementProof.checked(proof.finished(), to: certificate)
      }
    }
    Console.output(json ? sheet.json : sheet.text)
    throw ExitCode(Failure.undecided)
  }
}
