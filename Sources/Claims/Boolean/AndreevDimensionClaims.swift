import BooleanCircuits
import Certificates
import ExactNumbers

/// Definition 10 of the thesis: the sizes of the string and of the matrix that Andreev's function reads.
enum AndreevDimensionClaims {
  static let all: [Claim] = [
    selectors, selectorsRepaired, bits, bitsRepaired, bitsSharpened, rowSums, rowSumsRepaired,
  ]

  static let source = Source.thesis("Definition 10")

  static func numbers(_ values: some Sequence<Int>) -> [IntegersInstance] { values.map { IntegersInstance(["n": $0]) } }

  /// The number k = ⌊log₂(n/2)⌋ with its proof 2·2^k ≤ n < 4·2^k, and ⌊n/2⌋.
  static func dimensions(
    _ n: Int, _ proof: inout CertificateBuilder
  ) -> (n: Quantity, k: Quantity, half: Quantity, rowLength: Quantity) {
    let exponent = n.bitWidth - 2 - n.leadingZeroBitCount
    let count = proof.integer("n", n)
    let k = proof.integer("k", exponent)
    let half = proof.integer("half", n / 2)
    let rowLength = proof.integer("m", n / (2 * exponent))
    proof.decide(Quantity(2).power(k + 1), .atMost, count)
    proof.decide(Quantity(2).power(k + 2), .greater, count)
    proof.decide(2 * half, .atMost, count)
    proof.decide(2 * half + 2, .greater, count)
    proof.decide(2 * k * rowLength, .atMost, count)
    proof.decide(2 * k * (rowLength + 1), .greater, count)
    return (count, k, half, rowLength)
  }

  static let selectors = Claim(
    "andreev.selector-bits", .printed, source,
    title: "For every n the matrix of Andreev's function has k = ⌊log₂(n/2)⌋ ≥ 1 rows of ⌊n/(2k)⌋ entries.",
    statement:
      "For every n ≥ 1 the numbers of Definition 10 exist: k = ⌊log₂(n/2)⌋ is at least 1, so that ⌊n/(2k)⌋ is defined (for n = 1 it is −1, for n = 2 and 3 it is 0).",
    expects: .fails, instances: { numbers(1...40) }
  ) { instance, proof in
    proof.decide(proof.integer("n", instance["n"]), .atLeast, Quantity(2).power(2))
  }

  static let selectorsRepaired = Claim(
    "andreev.selector-bits", .repaired, source,
    title: "For n ≥ 4 there are k ≥ 1 rows of at least one entry, and the string has at least 2^k bits.",
    statement:
      "For every n ≥ 4: k = ⌊log₂(n/2)⌋ ≥ 1, M = ⌊n/(2k)⌋ ≥ 1, and ⌊n/2⌋ ≥ 2^k, so that x has a bit of number bin(z) for each z in {0,1}^k, counted from 0.",
    hypotheses: "n ≥ 4", expects: .holds,
    instances: { numbers(Array(1...40) + [63, 64, 65, 1000, 1023, 1024, 123_456_789]) },
    hypothesis: { $0["n"] < 4 ? "n < 4" : nil }
  ) { instance, proof in
    let (_, k, half, rowLength) = dimensions(instance["n"], &proof)
    let positive = proof.decide(k, .atLeast, 1)
    let rows = proof.decide(rowLength, .atLeast, 1)
    return proof.decide(Quantity(2).power(k), .atMost, half) && positive && rows
  }

  static let bits = Claim(
    "andreev.number-of-bits", .printed, source,
    title: "Andreev's function reads exactly n bits: ⌊n/2⌋ of the string and k⌊n/(2k)⌋ of the matrix.",
    statement:
      "For every n ≥ 4 with k = ⌊log₂(n/2)⌋ there is a bijection of {0,1}^n with {0,1}^{⌊n/2⌋} × {0,1}^{k×⌊n/(2k)⌋}, as the text after Definition 15 fixes one: ⌊n/2⌋ + k⌊n/(2k)⌋ = n.",
    hypotheses: "n ≥ 4", expects: .fails, instances: { numbers(4...40) }
  ) { instance, proof in
    let (n, k, half, rowLength) = dimensions(instance["n"], &proof)
    return proof.decide(half + k * rowLength, .equal, n)
  }

  static let shapes: [(k: Int, rowLength: Int)] = [
    (1, 1), (1, 2), (1, 3), (1, 6), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (4, 1),
  ]

  static let bitsRepaired = Claim(
    "andreev.number-of-bits", .repaired, source,
    title: "By k and M: A(x, a) = x_bin(z) reads 2^k + kM bits, and each x gives a function of a of its own.",
    statement:
      "For k, M ≥ 1 let A(x, a) = x_{bin(z)} for x in {0,1}^{2^k} and a in {0,1}^{k×M}, z_i = Σ_j a_ij mod 2, the bits of x counted from 0. It is a function of n = 2^k + kM bits, and every bit of x is selected: the 2^{2^k} strings x give as many different functions of a.",
    hypotheses: "k, M ≥ 1", expects: .holds,
    instances: { shapes.map { IntegersInstance(["k": $0.k, "M": $0.rowLength]) } }
  ) { instance, proof in
    let (k, rowLength) = (instance["k"], instance["M"])
    let table = try proof.table("andreev", NamedBooleanFunction.andreev(selectorBits: k, rowLength: rowLength))
    let bits = proof.decide(
      Quantity(table.variableCount), .equal, Quantity(2).power(Quantity(k)) + Quantity(k) * Quantity(rowLength))
    let rows = proof.proveDistinctRows(table, rowVariables: 1 << k)
    return proof.decide(Quantity(rows), .equal, Quantity(2).power(Quantity(2).power(Quantity(k)))) && bits
  }

  static let bitsSharpened = Claim(
    "andreev.number-of-bits", .sharpened, source,
    title: "For n = 2^{k+1} it reads n bits exactly if k is a power of two, and otherwise 2^k mod k fewer.",
    statement:
      "For n = 2^{k+1}, k ≥ 1, the string and the matrix of Definition 10 have n − (2^k mod k) bits together, and this is n exactly if k is a power of two.",
    hypotheses: "k ≥ 1", expects: .holds,
    instances: { (Array(1...40) + [64, 100, 128, 129]).map { IntegersInstance(["k": $0]) } }
  ) { instance, proof in
    let k = proof.integer("k", instance["k"])
    let power = Quantity(2).power(k)
    let rowLength = proof.integer("m", power.value / k.value)
    let rest = proof.integer("rest", power.value % k.value)
    var holds = proof.decide(power + k * rowLength + rest, .equal, Quantity(2).power(k + 1))
    holds = proof.decide(rest, .less, k) && holds
    // 2^j ≤ k < 2^{j+1}.
    let j = Quantity(Int.bitWidth - 1 - instance["k"].leadingZeroBitCount)
    let isPower = proof.decide(k, .equal, Quantity(2).power(j))
    if !isPower { proof.decide(k, .less, Quantity(2).power(j + 1)) }
    return proof.decide(rest, .equal, 0) == isPower && holds
  }

  /// ⌊n/2^k⌋ with its proof.
  static func printedLimit(_ n: Quantity, _ k: Quantity, _ proof: inout CertificateBuilder) -> Quantity {
    let power = Quantity(2).power(k)
    let limit = proof.integer("limit", n.value / power.value)
    proof.decide(limit * power, .atMost, n)
    proof.decide((limit + 1) * power, .greater, n)
    return limit
  }

  static let rowSums = Claim(
    "andreev.row-sums", .printed, source,
    title: "The sums of z(a), over j ≤ ⌊n/2^k⌋, run over whole rows of ⌊n/(2k)⌋ entries.",
    statement:
      "For every n ≥ 4 with k = ⌊log₂(n/2)⌋ the printed upper limit ⌊n/2^{⌊log(n/2)⌋}⌋ of the sums over a row of the matrix is the length ⌊n/(2k)⌋ of the row.",
    hypotheses: "n ≥ 4", expects: .fails, instances: { numbers(4...40) }
  ) { instance, proof in
    let (n, k, _, rowLength) = dimensions(instance["n"], &proof)
    return proof.decide(printedLimit(n, k, &proof), .equal, rowLength)
  }

  static let rowSumsRepaired = Claim(
    "andreev.row-sums", .repaired, source,
    title: "The printed limit ⌊n/2^k⌋ is 2 or 3, and never more than the length of a row.",
    statement:
      "For every n ≥ 4 with k = ⌊log₂(n/2)⌋: 2 ≤ ⌊n/2^k⌋ ≤ 3 and ⌊n/2^k⌋ ≤ ⌊n/(2k)⌋; the sums that are meant run over all ⌊n/(2k)⌋ entries of a row.",
    hypotheses: "n ≥ 4", expects: .holds,
    instances: { numbers(Array(4...40) + [63, 64, 65, 1000, 1023, 1024, 123_456_789]) }
  ) { instance, proof in
    let (n, k, _, rowLength) = dimensions(instance["n"], &proof)
    let limit = printedLimit(n, k, &proof)
    let least = proof.decide(limit, .atLeast, 2)
    let most = proof.decide(limit, .atMost, 3)
    return proof.decide(limit, .atMost, rowLength) && least && most
  }
}
