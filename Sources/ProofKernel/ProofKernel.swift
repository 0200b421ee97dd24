/// The proof checker: it reads certificates in the format of `proofs/FORMAT.md`, version 1, and trusts nothing else.
///
/// It imports no module, uses no unsafe pointer and no machine arithmetic that may wrap. Certificates are streamed:
/// the objects of a certificate are held in memory, its lists of points are not.
///
/// To read it: `Arithmetic` has integers, rationals and affine forms; `Text` the lines; `Objects` what names
/// stand for, with their forms on a cell; `Checker` goes through the records; `Rules` has a function for each theorem.
public enum ProofKernel {
  /// Checks one certificate that arrives in pieces.
  ///
  /// - Parameter nextChunk: supplies the next bytes of the file at each call, and an empty array at its end. It is not
  ///   called again after it has supplied an empty array.
  /// - Returns: the answer of FORMAT.md section 1. Nothing that the bytes contain can make this function trap.
  /// - Complexity: proportional to the number of lines times the cost of the functions (FORMAT.md section 3); the
  ///   memory depends on the objects and the longest line only.
  public static func check(nextChunk: () -> [UInt8]) -> Verdict {
    withoutActuallyEscaping(nextChunk) { source in
      let checker = Checker(input: LineReader(nextChunk: source))
      return checker.run()
    }
  }

  /// Checks one certificate that is in memory.
  ///
  /// - Parameter bytes: all the bytes of the file.
  public static func check(bytes: some Sequence<UInt8>) -> Verdict {
    var chunks = [Array(bytes), []].makeIterator()
    return check { chunks.next() ?? [] }
  }
}
